/**
 * Readers are packaged in groups, one script each: a page gets only those that may recognise it. Subdomains belong to a
 * host.
 */
const PACK_HOSTS = {
  bluesky: ['bsky.app', 'bsky.dev'],
  discord: ['discord.com', 'discordapp.com'],
  facebook: ['facebook.com', 'fb.com', 'fb.me', 'fb.watch', 'messenger.com'],
  /** Also one host a country, see `GOOGLE_HOST`. */
  google: ['google.com'],
  hackernews: ['news.ycombinator.com'],
  instagram: ['instagram.com', 'ig.me'],
  jeuxvideo: ['jeuxvideo.com'],
  linkedin: ['linkedin.com'],
  outlook: ['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'],
  reddit: ['reddit.com', 'redd.it'],
  telegram: ['t.me', 'telegram.me', 'telegram.dog', 'web.telegram.org'],
  threads: ['threads.com', 'threads.net'],
  tiktok: ['tiktok.com'],
  trustpilot: ['trustpilot.com'],
  twitch: ['twitch.tv'],
  whatsapp: ['web.whatsapp.com'],
  x: ['x.com', 'twitter.com'],
  youtube: ['youtube.com', 'youtu.be'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** `self-hosted`: software that anybody runs on a host of their own, recognised by its markup. */
export type ReaderPack = keyof typeof PACK_HOSTS | 'self-hosted';

const packs = Object.entries(PACK_HOSTS) as [keyof typeof PACK_HOSTS, readonly string[]][]; // entries loses the keys

export const READER_PACKS: readonly ReaderPack[] = [...packs.map(([pack]) => pack), 'self-hosted'];

/** Google has a host in each country. */
const GOOGLE_HOST = /(?:^|\.)google\.[a-z]{2,3}(?:\.[a-z]{2})?$/;

/** Returns the only pack whose readers may recognise pages of this host; `self-hosted` for any other host. */
export function choosePack(hostname: string): ReaderPack {
  if (GOOGLE_HOST.test(hostname)) return 'google';
  const found = packs.find(([, hosts]) => hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)));
  return found?.[0] ?? 'self-hosted';
}
