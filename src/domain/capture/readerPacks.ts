/**
 * Readers are packaged in groups, one script each: a page gets only those that may recognise it. Hosts are those of the
 * readers, without `www.`. A name with a leading dot stands for subdomains of countries and languages (`fr.`, `fr-be.`).
 * Other subdomains are often software that anybody runs: a forum for developers, a help centre.
 */
const PACK_HOSTS = {
  bluesky: ['bsky.app', 'main.bsky.dev', 'go.bsky.app'],
  discord: ['discord.com', 'ptb.discord.com', 'canary.discord.com', 'discordapp.com'],
  facebook: [
    'facebook.com',
    'm.facebook.com',
    'web.facebook.com',
    'mbasic.facebook.com',
    'touch.facebook.com',
    'business.facebook.com',
    '.facebook.com',
    'fb.com',
    'fb.me',
    'fb.watch',
    'messenger.com',
  ],
  /** Also one host a country, see `GOOGLE_HOST`. */
  google: ['mail.google.com'],
  hackernews: ['news.ycombinator.com'],
  instagram: ['instagram.com', 'm.instagram.com', 'ig.me'],
  jeuxvideo: ['jeuxvideo.com', 'm.jeuxvideo.com'],
  linkedin: ['linkedin.com', '.linkedin.com'],
  outlook: ['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'],
  reddit: [
    'reddit.com',
    'old.reddit.com',
    'new.reddit.com',
    'np.reddit.com',
    'm.reddit.com',
    'i.reddit.com',
    'sh.reddit.com',
    'amp.reddit.com',
    'redd.it',
  ],
  telegram: ['t.me', 'telegram.me', 'telegram.dog', 'web.telegram.org'],
  threads: ['threads.com', 'threads.net'],
  tiktok: ['tiktok.com', 'm.tiktok.com', 'vm.tiktok.com', 'vt.tiktok.com'],
  trustpilot: ['trustpilot.com', '.trustpilot.com'],
  twitch: ['twitch.tv', 'm.twitch.tv', 'player.twitch.tv', 'dashboard.twitch.tv'],
  whatsapp: ['web.whatsapp.com'],
  x: ['x.com', 'mobile.x.com', 'twitter.com', 'mobile.twitter.com'],
  youtube: ['youtube.com', 'm.youtube.com', 'music.youtube.com', 'youtu.be'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** `self-hosted`: software that anybody runs on a host of their own, recognised by its markup. */
export type ReaderPack = keyof typeof PACK_HOSTS | 'self-hosted';

const packs = Object.entries(PACK_HOSTS) as [keyof typeof PACK_HOSTS, readonly string[]][]; // entries loses the keys

export const READER_PACKS: readonly ReaderPack[] = [...packs.map(([pack]) => pack), 'self-hosted'];

/** Google has a host in each country, with the same reviews on its maps. */
const GOOGLE_HOST = /^(?:maps\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/;
const COUNTRY_OR_LANGUAGE = /^[a-z]{2}(?:-[a-z]{2})?(?=\.)/;

/** Returns the only pack whose readers may recognise pages of this host; `self-hosted` for any other host. */
export function choosePack(hostname: string): ReaderPack {
  const host = hostname.replace(/^www\./, '');
  if (GOOGLE_HOST.test(host)) return 'google';
  const ofCountry = host.replace(COUNTRY_OR_LANGUAGE, '');
  const found = packs.find(([, hosts]) => hosts.includes(host) || hosts.includes(ofCountry));
  return found?.[0] ?? 'self-hosted';
}
