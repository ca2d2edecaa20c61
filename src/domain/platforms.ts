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
const AT = new Set([
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

/** A handle for people to read: fiches hold it bare, platforms show it in their own way. */
export function handleShown(platform: string, handle: string): string {
  if (platform === 'reddit') return `u/${handle}`;
  return AT.has(platform) ? `@${handle}` : handle;
}
