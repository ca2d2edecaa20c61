import { parseISO } from 'date-fns';
import type { Fiche } from '../domain/item/item.ts';
import { type IdFormula, readIdTimestamp } from './reading/idTimestamps.ts';

/**
 * Official addresses of each platform for reports and for requests of one's own data. Opened only by a click. Dated:
 * check an address again when its `seen` is old. A platform without an address of some kind takes reports in its own
 * menus (« … » beside the post).
 */

type ReportKind =
  /** The platform's rules: abuse, threats, harassment. */
  | 'rules'
  /** Illegal content: notice under article 16 of the Digital Services Act. */
  | 'illegal'
  /** Private facts or images of oneself. */
  | 'privacy'
  /** A copy of one's own account data. */
  | 'own-data';

interface ReportLink {
  readonly platform: string;
  readonly kind: ReportKind;
  readonly url: string;
  /** Where the address was found. */
  readonly source: string;
  /** ISO date on which the address was found. */
  readonly seen: string;
}

/** Public code and documentation that cite the address, searched on that day; no page was opened. */
const DEFAULT_SOURCE = 'cited in public code and guides';

const reportLink = (platform: string, kind: ReportKind, url: string, source = DEFAULT_SOURCE): ReportLink => ({
  platform,
  kind,
  url,
  source,
  seen: '2026-11-20',
});

export const REPORT_LINKS: readonly ReportLink[] = [
  reportLink('x', 'rules', 'https://help.x.com/en/forms/safety-and-sensitive-content'),
  reportLink('x', 'illegal', 'https://help.x.com/forms/dsa/report', 'X’s own web client'),
  reportLink('x', 'privacy', 'https://help.x.com/en/forms/safety-and-sensitive-content/private-information'),
  reportLink('x', 'own-data', 'https://x.com/settings/download_your_data'),
  reportLink('facebook', 'rules', 'https://www.facebook.com/help/reportlinks'),
  reportLink('facebook', 'privacy', 'https://www.facebook.com/help/contact/144059062408922'),
  reportLink('facebook', 'own-data', 'https://accountscenter.facebook.com/info_and_permissions/dyi'),
  reportLink('messenger', 'rules', 'https://www.facebook.com/help/reportlinks'),
  reportLink('messenger', 'own-data', 'https://accountscenter.facebook.com/info_and_permissions/dyi'),
  reportLink('instagram', 'privacy', 'https://help.instagram.com/contact/504521742987441'),
  reportLink('instagram', 'own-data', 'https://accountscenter.instagram.com/info_and_permissions/dyi/'),
  reportLink('tiktok', 'rules', 'https://www.tiktok.com/legal/report/feedback'),
  reportLink('tiktok', 'privacy', 'https://www.tiktok.com/legal/report/privacy'),
  reportLink('youtube', 'rules', 'https://support.google.com/youtube/answer/2802027'),
  reportLink('youtube', 'illegal', 'https://support.google.com/legal/troubleshooter/1114905'),
  reportLink('youtube', 'privacy', 'https://support.google.com/youtube/answer/142443'),
  reportLink('youtube', 'own-data', 'https://takeout.google.com/'),
  reportLink('google-reviews', 'illegal', 'https://support.google.com/legal/troubleshooter/1114905'),
  reportLink('reddit', 'rules', 'https://www.reddit.com/report'),
  reportLink('reddit', 'own-data', 'https://www.reddit.com/settings/data-request'),
  reportLink('discord', 'rules', 'https://dis.gd/request'),
  reportLink('linkedin', 'own-data', 'https://www.linkedin.com/mypreferences/d/download-my-data'),
];

export const reportLinksFor = (platform: string): readonly ReportLink[] =>
  REPORT_LINKS.filter((known) => known.platform === platform);

/**
 * Hosts of the platforms that one company operates, with their subdomains. Anybody may run any other site, the
 * person's harasser included, and its pages may log what a visitor does.
 */
const OPERATED_HOSTS = [
  'bsky.app',
  'bsky.dev',
  'discord.com',
  'discordapp.com',
  'facebook.com',
  'fb.com',
  'fb.watch',
  'google.com',
  'google.fr',
  'instagram.com',
  'instagr.am',
  'jeuxvideo.com',
  'linkedin.com',
  'live.com',
  'messenger.com',
  'office.com',
  'office365.com',
  'outlook.com',
  'redd.it',
  'reddit.com',
  't.me',
  'telegram.dog',
  'telegram.me',
  'telegram.org',
  'threads.com',
  'threads.net',
  'tiktok.com',
  'trustpilot.com',
  'twitch.tv',
  'twitter.com',
  'whatsapp.com',
  'x.com',
  'ycombinator.com',
  'youtu.be',
  'youtube.com',
];

/** Returns whether an address is a page of such a platform. False for an address that is unknown or not https. */
export function isOperatedSite(address: string | undefined): boolean {
  const url = address === undefined ? null : URL.parse(address);
  if (url?.protocol !== 'https:') return false;
  return OPERATED_HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

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

/** Readers that look for a mark of modification (`edited`); pinned by a test. The others do not. */
export const READERS_OF_EDITS: ReadonlySet<string> = new Set([
  'discord',
  'discourse',
  'jeuxvideo',
  'linkedin',
  'mastodon',
  'phpbb',
  'reddit',
  'telegram',
  'vbulletin',
  'xenforo',
  'youtube',
]);

/** Whether the page says that the post was modified: `read`, `none` although it was looked for, or `not-attempted`. */
export function readEditMark({ warnings, reading }: Pick<Fiche, 'warnings' | 'reading'>): 'read' | 'none' | 'unsought' {
  if (warnings.includes('edited')) return 'read';
  return READERS_OF_EDITS.has(reading.reader) ? 'none' : 'unsought';
}

/** The native id that contains the instant of a post, and its formula. Bluesky is left out: its senders choose the id. */
const TIMED_IDS: ReadonlyMap<string, { readonly key: string; readonly formula: IdFormula }> = new Map([
  ['x', { key: 'post', formula: 'snowflake-x' }],
  ['discord', { key: 'post', formula: 'snowflake-discord' }],
  ['mastodon', { key: 'post', formula: 'snowflake-mastodon' }],
  ['instagram', { key: 'post', formula: 'shortcode' }],
  ['threads', { key: 'post', formula: 'shortcode' }],
  ['tiktok', { key: 'comment', formula: 'tiktok' }],
]);

/** Characters of an ISO instant up to each precision. */
const COMPARED = { ms: 19, s: 19, min: 16, hour: 13, day: 10, month: 7, year: 4 } as const;

/**
 * Compares the date that was read with the instant in the platform's id, at the precision of the date. Null when the id
 * contains none, or when the date was read from the id itself.
 */
export function compareIdTime({
  platform,
  nativeIds,
  posting,
}: Pick<Fiche, 'platform' | 'nativeIds' | 'posting'>): { readonly at: string; readonly same: boolean } | null {
  const timed = TIMED_IDS.get(platform);
  const id = timed === undefined ? null : (nativeIds[timed.key] ?? null);
  if (timed === undefined || id === null || posting.source === 'id') return null;
  const at = readIdTimestamp(id, timed.formula)?.at.toISOString() ?? null;
  if (at === null) return null;
  const { iso, precision } = posting;
  // A date without a time has no time zone: only a full instant can be compared.
  if (iso === null || iso.length <= 10 || precision === null) return { at, same: false };
  const length = COMPARED[precision];
  return { at, same: parseISO(iso).toISOString().slice(0, length) === at.slice(0, length) && length >= COMPARED.min };
}
