/** Display names of the platforms; any other site is `web`. */
export const PLATFORM_NAMES: ReadonlyMap<string, string> = new Map([
  ['bluesky', 'Bluesky'],
  ['discord', 'Discord'],
  ['discourse', 'Discourse'],
  ['disqus', 'Disqus'],
  ['doctissimo', 'Doctissimo'],
  ['facebook', 'Facebook'],
  ['forumactif', 'Forumactif'],
  ['gmail', 'Gmail'],
  ['google-reviews', 'Google'],
  ['hackernews', 'Hacker News'],
  ['instagram', 'Instagram'],
  ['jeuxvideo', 'jeuxvideo.com'],
  ['kick', 'Kick'],
  ['linkedin', 'LinkedIn'],
  ['mastodon', 'Mastodon'],
  ['messenger', 'Messenger'],
  ['outlook', 'Outlook'],
  ['phpbb', 'phpBB'],
  ['reddit', 'Reddit'],
  ['snapchat', 'Snapchat'],
  ['stack-exchange', 'Stack Exchange'],
  ['telegram', 'Telegram'],
  ['threads', 'Threads'],
  ['tiktok', 'TikTok'],
  ['tripadvisor', 'Tripadvisor'],
  ['trustpilot', 'Trustpilot'],
  ['tumblr', 'Tumblr'],
  ['twitch', 'Twitch'],
  ['vbulletin', 'vBulletin'],
  ['vk', 'VK'],
  ['whatsapp', 'WhatsApp'],
  ['x', 'X'],
  ['xenforo', 'XenForo'],
  ['youtube', 'YouTube'],
]);

/** Platforms that display accounts as `@alice`. On `web`, a handle is only read from that form. */
const AT_PREFIXED_PLATFORMS = new Set([
  'bluesky',
  'instagram',
  'mastodon',
  'telegram',
  'threads',
  'tiktok',
  'web',
  'x',
  'youtube',
]);

/** Platforms that anybody can host: a name or an id is unique on one server only. `web`: every other site. */
const SELF_HOSTED_PLATFORMS = new Set(['discourse', 'forumactif', 'mastodon', 'phpbb', 'vbulletin', 'web', 'xenforo']);

/**
 * Returns a handle or an id that is unique on `platform`: with its server's name on self-hosted platforms. The server
 * comes from the first of `addresses` that is a URL. A Mastodon handle may already contain its server.
 */
export function qualifyName(platform: string, name: string, addresses: readonly (string | null)[]): string {
  if (!SELF_HOSTED_PLATFORMS.has(platform) || (platform === 'mastodon' && name.includes('@'))) return name;
  const [server] = addresses.flatMap((address) => serverName(address) ?? []);
  return server === undefined ? name : `${name}@${server}`;
}

/** One host may have several forums, each in its own folder: the `.php` addresses show which. */
function serverName(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (!url?.host) return null;
  return url.host + (/^(.*)\/[^/]+\.php(?:\/|$)/.exec(url.pathname)?.[1] ?? '');
}

/** Platforms where `alice` and `Alice` are two accounts (documented for Hacker News), or may be. */
const CASE_SENSITIVE_PLATFORMS = new Set(['hackernews', 'web']);

/** Normalises a handle so that equal accounts compare equal. */
export const foldHandle = (platform: string, handle: string): string =>
  CASE_SENSITIVE_PLATFORMS.has(platform) ? handle : handle.toLowerCase();

/** Formats a handle for display: fiches store it bare, each platform displays it in its own form. */
export function formatHandle(platform: string, handle: string): string {
  if (platform === 'reddit') return `u/${handle}`;
  return AT_PREFIXED_PLATFORMS.has(platform) ? `@${handle}` : handle;
}
