/** Real pages kept beside the project, not in it: what their INDEX.md says of each. */
export const SHARED_X = [
  {
    page: 'tweet-card-2025-10.html',
    url: 'https://x.com/TestUser123/status/1981398750557065646',
    posts: [
      {
        handle: 'TestUser123',
        displayName: 'Test User Account',
        permalink: 'https://x.com/TestUser123/status/1981398750557065646',
        id: '1981398750557065646',
        iso: '2025-10-23T16:34:09.000Z',
        surface: 'post',
        quoted: null,
        words: 5,
      },
    ],
  },
  {
    page: 'tweet-quote-2025-10.html',
    url: 'https://x.com/home',
    posts: [
      {
        handle: 'TestQuoter',
        displayName: 'Test Quoter',
        permalink: 'https://x.com/TestQuoter/status/1983130065320780162',
        id: '1983130065320780162',
        iso: '2025-10-28T11:13:47.000Z',
        surface: 'post',
        quoted: ['OriginalAuthor', 'https://x.com/OriginalAuthor/status/1983129251856470493'],
        words: 8,
      },
    ],
  },
  {
    page: 'conversation-localized.html',
    url: 'https://x.com/main_user/status/1234567890',
    posts: [
      {
        handle: 'main_user',
        displayName: 'Main User',
        permalink: 'https://x.com/main_user/status/1234567890',
        id: '1234567890',
        iso: '2026-05-16T12:00:00.000Z',
        surface: 'post',
        quoted: null,
        words: 7,
      },
      {
        handle: 'reply_user',
        displayName: 'Reply User',
        permalink: 'https://x.com/reply_user/status/1234567891',
        id: '1234567891',
        iso: '2026-05-16T12:05:00.000Z',
        surface: 'reply',
        quoted: null,
        words: 9,
      },
    ],
  },
];
