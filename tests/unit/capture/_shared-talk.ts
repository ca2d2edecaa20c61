import { FORUMS } from './_shared-forums.ts';
import type { SharedPage, SharedPost } from './_shared-page.ts';

const CHANNEL = 'https://discord.com/channels/1323564393484517447/1323564394017194016';

const message = (id: string, iso: string, text: string, warnings: readonly string[] = []): SharedPost => ({
  name: 'sha256:b5af05e08032',
  handle: null,
  id,
  permalink: `${CHANNEL}/${id}`,
  iso,
  text,
  warnings,
});

const FIRST = message('1323564429408997426', '2024-12-31T08:12:30.609Z', 'asdf');

const CHATS: readonly SharedPage[] = [
  {
    page: 'discord/cozy-non-reply.html',
    url: CHANNEL,
    reader: 'discord',
    surface: 'message',
    posts: [FIRST],
  },
  {
    page: 'discord/cozy-reply.html',
    url: CHANNEL,
    reader: 'discord',
    surface: 'message',
    posts: [FIRST, message('1323577271814197381', '2024-12-31T09:03:32.477Z', 'foobar')],
  },
  {
    page: 'discord/cozy-double-post.html',
    url: CHANNEL,
    reader: 'discord',
    surface: 'message',
    posts: [
      message('1323826029218762773', '2025-01-01T01:32:00.864Z', 'test 1'),
      message('1323826033287233627', '2025-01-01T01:32:01.834Z', 'test 2', ['author-inherited']),
    ],
  },
  {
    page: 'discord/cozy-reactions.html',
    url: CHANNEL,
    reader: 'discord',
    surface: 'message',
    posts: [FIRST],
  },
  {
    page: 'twitch/chat-2026-shape.html',
    url: 'https://www.twitch.tv/somechannel',
    reader: 'twitch',
    surface: 'message',
    posts: [
      {
        name: 'Fan_One',
        handle: 'fan_one',
        id: null,
        permalink: null,
        iso: '2026-01-14T20:07Z',
        text: 'message de test',
      },
      {
        name: 'troll_two',
        handle: 'troll_two',
        id: null,
        permalink: null,
        iso: null,
        text: null,
        warnings: ['deleted'],
      },
    ],
  },
  {
    page: 'telegram/message-tme-2023.html',
    url: 'https://t.me/s/telegram',
    reader: 'telegram',
    surface: 'post',
    posts: [
      {
        name: 'Test Channel',
        handle: 'telegram',
        id: '1',
        permalink: 'https://t.me/telegram/1',
        iso: '2023-12-15T16:29:45Z',
        text: 'Test text',
      },
    ],
  },
  {
    page: 'telegram/web-k-shape.html',
    url: 'https://web.telegram.org/k/#5000001',
    reader: 'telegram',
    surface: 'message',
    posts: [
      {
        name: 'Compte Test',
        handle: null,
        id: '4294970001',
        permalink: null,
        iso: '2025-10-09T08:53:20Z',
        text: 'message injurieux de test',
      },
    ],
  },
  {
    page: 'whatsapp/conversation-2026-shape.html',
    url: 'https://web.whatsapp.com/',
    reader: 'whatsapp',
    surface: 'message',
    posts: [
      {
        name: 'Alice',
        handle: null,
        id: '3EB0C767D26A1D4B6F01',
        permalink: null,
        iso: '2026-08-15T16:22Z',
        text: 'message de test reçu',
      },
      {
        name: 'Me',
        handle: null,
        id: '3EB0A1B2C3D4E5F60708',
        permalink: null,
        iso: '2026-08-15T18:19Z',
        text: 'réponse',
        warnings: ['own-message'],
      },
      { name: null, handle: null, id: '3EB0FFEE00112233AABB', permalink: null, iso: null, text: null },
    ],
  },
  {
    page: 'linkedin/ember-activity-2026-04.html',
    url: 'https://www.linkedin.com/in/quelqu-un/recent-activity/all/',
    reader: 'linkedin',
    surface: 'post',
    posts: [
      {
        name: 'sha256:35ff94167316',
        handle: 'sha256:aebc052db80f',
        id: '7451359540291338241',
        permalink: 'https://www.linkedin.com/feed/update/urn:li:activity:7451359540291338241/',
        iso: '2026-04-18T20:02:33.971Z',
        text: 'sha256:d9e1b68aba61',
        warnings: ['edited', 'truncated-text'],
      },
    ],
    more: 4,
  },
  {
    page: 'linkedin/sdui-comments-2026-shape.html',
    url: 'https://www.linkedin.com/feed/update/urn:li:activity:7463608443963318272/',
    reader: 'linkedin',
    surface: 'post',
    posts: [
      {
        name: 'Author Test',
        handle: 'author-test',
        id: '7463608443963318272',
        permalink: 'https://www.linkedin.com/feed/update/urn:li:activity:7463608443963318272/',
        iso: '2026-05-22T15:15:20.180Z',
        text: 'This is the real post text, long enough to matter.',
      },
      {
        name: 'Commenter Test',
        handle: 'commenter-test',
        id: '7463700000000000000',
        permalink:
          'https://www.linkedin.com/feed/update/urn:li:activity:7463608443963318272/?commentUrn=urn%3Ali%3Acomment%3A(activity%3A7463608443963318272%2C7463700000000000000)',
        iso: '2026-05-22T21:19:08.840Z',
        text: 'commentaire de test',
      },
    ],
  },
];

/** Chats, forums and mail. */
export const SHARED: readonly SharedPage[] = [...CHATS, ...FORUMS];
