/**
 * What a person sees of a platform: each kind of page, with the pages of tests/fixtures/posts that draw it. A kind
 * without a page rests on nothing: its posts may be read, and no test says how well.
 */
export const SURFACES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  facebook: {
    feed: ['feed-bare'],
    group: ['group-post'],
    'profile, page': ['profile'],
    'photo viewer': ['photo-viewer'],
    'open post': ['dialog-english', 'dialog-hidden-labels', 'comments-without-boxes', 'hostile'],
    reel: [],
    story: [],
    'mbasic, touch': [],
    marketplace: [],
  },
  instagram: {
    feed: ['feed'],
    'open post': ['post', 'words-without-dir', 'hostile'],
    reel: ['reel-open'],
    story: ['story'],
    messages: ['messages'],
    'live video': [],
  },
  linkedin: {
    feed: ['ember-feed', 'sdui-commented', 'ember-hostile'],
    'open post': ['ember-comment-times', 'sdui-detail'],
    'logged out': ['public-page'],
    messages: [],
  },
  reddit: {
    feed: ['feed-links'],
    'open post': ['thread', 'hostile'],
    'old.reddit.com': ['old'],
    'pages of 2018–23': ['react-2020', 'react-2021', 'react-twins'],
    chat: [],
  },
  telegram: {
    'public channel': ['channel-preview'],
    'Web K': ['web-k', 'web-k-pair', 'web-k-cut-title', 'group-hostile'],
    'Web A': ['web-a', 'web-a-pair', 'web-a-topic'],
  },
  threads: {
    'open post': ['thread', 'without-containers', 'words-without-dir', 'hostile'],
    feed: [],
    messages: [],
  },
  tiktok: {
    feed: ['feed-drawer'],
    'open video': ['video-comments', 'hostile'],
    'live chat': ['live-chat', 'live-chat-changed'],
    messages: [],
  },
  x: {
    feed: [
      'timeline-quote',
      'promoted',
      'article-and-repost',
      'hidden-duplicate',
      'missing-time',
      'hostile-attributes',
    ],
    'open post': ['focal', 'reply-image-emoji', 'other-language'],
    article: ['article-page', 'article-without-name'],
    messages: [],
  },
  youtube: {
    'comments of a video': ['comments', 'hostile', 'missing', 'other-language'],
    'channel posts': ['community'],
    'live chat': ['live-chat'],
    'comments of a short': [],
  },
};

/** Returns the kind of page that a page of the project draws; « all » for a platform with one kind. */
export const findSurface = (platform: string, page: string): string =>
  Object.entries(SURFACES[platform] ?? {}).find(([, pages]) => pages.includes(page))?.[0] ?? 'all';
