/** How each platform writes its own name; « web » is any other site. */
export const PLATFORM_NAMES: ReadonlyMap<string, string> = new Map([
  ['bluesky', 'Bluesky'],
  ['discord', 'Discord'],
  ['discourse', 'Discourse'],
  ['facebook', 'Facebook'],
  ['forumactif', 'Forumactif'],
  ['gmail', 'Gmail'],
  ['google-reviews', 'Google'],
  ['hackernews', 'Hacker News'],
  ['instagram', 'Instagram'],
  ['jeuxvideo', 'jeuxvideo.com'],
  ['linkedin', 'LinkedIn'],
  ['mastodon', 'Mastodon'],
  ['messenger', 'Messenger'],
  ['outlook', 'Outlook'],
  ['phpbb', 'phpBB'],
  ['reddit', 'Reddit'],
  ['telegram', 'Telegram'],
  ['threads', 'Threads'],
  ['tiktok', 'TikTok'],
  ['twitch', 'Twitch'],
  ['vbulletin', 'vBulletin'],
  ['whatsapp', 'WhatsApp'],
  ['x', 'X'],
  ['xenforo', 'XenForo'],
  ['youtube', 'YouTube'],
]);

/** Platforms that write accounts `@alice`; `web` too, where a handle is only read from that very form. */
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

/** Hosted by anybody: a name or a number means something on one server alone. `web`: every other site. */
const SELF_HOSTED_PLATFORMS = new Set([
  'discourse',
  'forumactif',
  'mastodon',
  'phpbb',
  'vbulletin',
  'web',
  'xenforo',
]);

/**
 * A handle or a number as no other account of `platform` has it: with its server where it is one server's. `addresses`:
 * the first that is one tells it. A Mastodon handle may name its server itself.
 */
export function qualifyName(platform: string, name: string, addresses: readonly (string | null)[]): string {
  if (!SELF_HOSTED_PLATFORMS.has(platform) || (platform === 'mastodon' && name.includes('@'))) return name;
  const [server] = addresses.flatMap((address) => serverName(address) ?? []);
  return server === undefined ? name : `${name}@${server}`;
}

/** One host may have several forums, each in a folder that its `.php` addresses tell. */
function serverName(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (!url?.host) return null;
  return url.host + (/^(.*)\/[^/]+\.php(?:\/|$)/.exec(url.pathname)?.[1] ?? '');
}

/** Where `alice` and `Alice` are two accounts (Hacker News says so), or may be. */
const CASE_SENSITIVE_PLATFORMS = new Set(['hackernews', 'web']);

/** A handle in the one form that tells accounts apart. */
export const foldHandle = (platform: string, handle: string): string =>
  CASE_SENSITIVE_PLATFORMS.has(platform) ? handle : handle.toLowerCase();

/** A handle for people to read: fiches hold it bare, platforms show it in their own way. */
export function formatHandle(platform: string, handle: string): string {
  if (platform === 'reddit') return `u/${handle}`;
  return AT_PREFIXED_PLATFORMS.has(platform) ? `@${handle}` : handle;
}
