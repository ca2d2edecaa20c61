import type { SharedPage } from './_shared-page.ts';

/** Forums and mail beside the project; digests as in `_shared-talk.ts`. */
export const FORUMS: readonly SharedPage[] = [
  {
    page: 'jeuxvideo/topic-2026-shape.html',
    url: 'https://www.jeuxvideo.com/forums/42-51-75000000-1-0-1-0-sujet.htm',
    reader: 'jeuxvideo',
    surface: 'post',
    posts: [
      {
        name: 'Pseudo-Test',
        handle: 'Pseudo-Test',
        id: '1288000001',
        permalink: 'https://www.jeuxvideo.com/forums/message/1288000001',
        iso: '2026-04-18T19:07:33Z',
        text: 'Message de test variante A',
      },
      {
        name: 'Pseudo supprimé',
        handle: null,
        id: '1288000002',
        permalink: 'https://www.jeuxvideo.com/forums/message/1288000002',
        iso: '2026-04-18T19:09:02Z',
        text: 'Message de test variante B',
        warnings: ['account-deleted'],
      },
    ],
  },
  {
    page: 'phpbb/prosilver-topic-de.html',
    url: 'https://forum.example/viewtopic.php?t=167',
    reader: 'phpbb',
    surface: 'post',
    posts: [
      {
        name: 'sha256:d71804eae59f',
        handle: 'sha256:d71804eae59f',
        id: '453',
        permalink: 'https://forum.example/viewtopic.php?p=453#p453',
        iso: '2009-01-21',
        text: 'sha256:643ca626f254',
      },
    ],
  },
  {
    page: 'discourse/topic-exercism-2023.html',
    url: 'https://forum.exercism.org/t/x/3291',
    reader: 'discourse',
    surface: 'post',
    posts: [
      {
        name: 'sha256:9934bc47eba8',
        handle: 'sha256:9934bc47eba8',
        id: '7384',
        permalink: 'sha256:7eccc081c3a6',
        iso: '2023-02-01T16:35:35.167Z',
        text: 'sha256:69c04c4d4667',
        warnings: ['edited'],
      },
    ],
  },
  {
    page: 'gmail/thread-2026.html',
    url: 'https://mail.google.com/mail/u/0/#inbox/thread-f:1234567890',
    reader: 'gmail',
    surface: 'email',
    posts: [
      {
        name: 'Alex Rivera',
        handle: 'alex@example.com',
        id: 'aaa111',
        permalink: null,
        iso: '2026-05-13T21:02Z',
        text: 'Hi Jane,',
        warnings: ['headers-not-read'],
      },
    ],
    more: 5,
  },
  {
    page: 'outlook/reading-pane-shape.html',
    url: 'https://outlook.live.com/mail/0/inbox/id/x',
    reader: 'outlook',
    surface: 'email',
    posts: [
      {
        name: null,
        handle: null,
        id: null,
        permalink: null,
        iso: null,
        text: 'Can I return my unused order? Contact alice@example.com.',
        warnings: ['headers-not-read'],
      },
    ],
  },
  {
    page: 'google-reviews/maps-review-shape.html',
    url: 'https://www.google.com/maps/place/x',
    reader: 'google-reviews',
    surface: 'review',
    posts: [
      {
        name: 'Test Reviewer',
        handle: null,
        id: 'ChdDSUhNMG9nS0VJQ0FnSUNfdGVzdBAB',
        permalink: null,
        iso: '2026-01',
        text: 'Avis diffamatoire de test',
        warnings: ['relative-time-only', 'truncated-text'],
      },
    ],
  },
  {
    page: 'hackernews/item-minimal.html',
    url: 'https://news.ycombinator.com/item?id=12345678',
    reader: 'hackernews',
    surface: 'post',
    posts: [
      {
        name: 'author_one',
        handle: 'author_one',
        id: '12345678',
        permalink: 'https://news.ycombinator.com/item?id=12345678',
        iso: '2025-01-15T09:00:00Z',
        text: 'A Sample Article',
      },
      {
        name: 'commenter_one',
        handle: 'commenter_one',
        id: '12345679',
        permalink: 'https://news.ycombinator.com/item?id=12345679',
        iso: '2025-01-15T10:00:00Z',
        text: 'This is a really interesting article.',
      },
    ],
    more: 3,
  },
];
