// Only this function: scripts of Node read every module of the library otherwise.
import { parseISO } from 'date-fns/parseISO';
import type { Fiche } from '../domain/item/item.ts';
import type { AccountRules } from '../domain/item/seenAccounts.ts';
import type { Platform } from './platform.ts';
import { PLATFORMS } from './platforms.ts';
import { readIdTimestamp } from './reading/idTimestamps.ts';

/** Questions about the table of platforms. */

const BY_ID = new Map(PLATFORMS.map((platform) => [platform.id, platform]));

/** Null for `web`, which is any other site, and for an id that this version does not know. */
export const findPlatform = (id: string): Platform | null => BY_ID.get(id) ?? null;

/** On any other site a handle is read from the form `@alice` only, and nothing is known of its accounts. */
const WEB: Pick<Platform, 'selfHosted' | 'handlePrefix' | 'caseSensitiveHandles'> = {
  selfHosted: true,
  handlePrefix: '@',
  caseSensitiveHandles: true,
};

const findNaming = (id: string): Partial<Platform> | null => (id === 'web' ? WEB : findPlatform(id));

/** Whether a platform is many sites, as `web` is: an account is unique on one of them, and each has its own pages. */
export const isSelfHosted = (platform: string): boolean => findNaming(platform)?.selfHosted === true;

/** Formats a handle for display: fiches store it bare, each platform displays it in its own form. */
export const formatHandle = (platform: string, handle: string): string =>
  `${findNaming(platform)?.handlePrefix ?? ''}${handle}`;

/** Nothing names the account but its number, if that was read. */
export const isUnnamedAccount = ({ handle, displayName }: Record<'handle' | 'displayName', string | null>): boolean =>
  handle === null && displayName === null;

/**
 * Returns the handle as displayed, else the display name, else that only a number is known; null when none was read.
 * `byNumber`: what says so, as in every dossier unless given: short, since a cell that cuts it would cut the number.
 */
export function formatAccountName(
  platform: string,
  { handle, displayName, platformId }: Record<'handle' | 'displayName' | 'platformId', string | null>,
  byNumber = (id: string) => `compte n° ${id}`,
): string | null {
  if (handle !== null) return formatHandle(platform, handle);
  return displayName ?? (platformId === null ? null : byNumber(platformId));
}

/** Normalises a handle so that equal accounts compare equal. */
export const foldHandle = (platform: string, handle: string): string =>
  findNaming(platform)?.caseSensitiveHandles ? handle : handle.toLowerCase();

/**
 * Returns a handle or an id that is unique on `platform`: with its server's name on self-hosted platforms. The server
 * comes from the first of `addresses` that is a URL.
 */
export function qualifyName(platform: string, name: string, addresses: readonly (string | null)[]): string {
  const naming = findNaming(platform);
  if (!naming?.selfHosted || (naming.handleHasServer && name.includes('@'))) return name;
  for (const address of addresses) {
    const server = serverName(address);
    if (server !== null) return `${name}@${server}`;
  }
  return name;
}

/** One host may have several forums, each in its own folder: the `.php` addresses show which. */
function serverName(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (!url?.host) return null;
  return url.host + (/^(.*)\/[^/]+\.php(?:\/|$)/.exec(url.pathname)?.[1] ?? '');
}

interface NamedAccount {
  readonly handle: string | null;
  readonly profileUrl: string | null;
}

/** Returns whether the author is the logged-in account. `page`: the address of the page that names both. */
export function isSameAccount(
  platform: string,
  { handle, profileUrl }: NamedAccount,
  account: string | null,
  page: string | null,
): boolean {
  if (handle === null || account === null) return false;
  // Mastodon writes accounts of its own server with or without the server name.
  const qualify = (name: string, profile: string | null) =>
    qualifyName(platform, foldHandle(platform, name), [profile, page]);
  return qualify(handle, profileUrl) === qualify(account, null);
}

export const accountRules: AccountRules = { foldHandle, qualifyName };

const OPERATED_HOSTS = PLATFORMS.flatMap(({ operated = [] }) => operated);

const isWithin = (hostname: string, host: string): boolean => hostname === host || hostname.endsWith(`.${host}`);

/**
 * Returns whether an address is a page of a platform that one company operates. False for an address that is unknown or
 * not https.
 */
export function isOperatedSite(address: string | undefined): boolean {
  const url = address === undefined ? null : URL.parse(address);
  return url?.protocol === 'https:' && OPERATED_HOSTS.some((host) => isWithin(url.hostname, host));
}

/**
 * Returns the id of the platform that has this host, where no reader of its own reads the page: it has none, or its
 * company operates the host besides (`m.`, `help.`). Not within `google.com` or `live.com`, which are more than one
 * platform.
 */
export const findNamed = (hostname: string): string | null =>
  PLATFORMS.find(({ pack, hosts, operated = [] }) =>
    hosts.some((host) => (pack === null || operated.includes(host)) && isWithin(hostname, host)),
  )?.id ?? null;

const PACKS_BY_HOST = new Map(
  PLATFORMS.flatMap(({ pack, hosts }) => (pack === null ? [] : hosts.map((host) => [host, pack] as const))),
);

/** Readers are packaged in groups, one script each: a page gets only those that may recognise it. */
export const READER_PACKS: readonly string[] = [...new Set(PLATFORMS.flatMap(({ pack }) => pack ?? []))];

const COUNTRY_OR_LANGUAGE = /^[a-z]{2}(?:-[a-z]{2})?(?=\.)/;
/** `.fr`, `.com`, `.co.uk`. */
const COUNTRY_DOMAIN = /\.[a-z]{2,3}(?:\.[a-z]{2})?$/;

/** Returns the only pack whose readers may recognise pages of this host; `self-hosted` for any other host. */
export function choosePack(hostname: string): string {
  const host = hostname.replace(/^www\./, '');
  const names = [host, host.replace(COUNTRY_OR_LANGUAGE, ''), host.replace(COUNTRY_DOMAIN, '.*')];
  return names.map((name) => PACKS_BY_HOST.get(name)).find((pack) => pack !== undefined) ?? 'self-hosted';
}

/** Whether the page says that the post was modified: `read`, `none` although it was looked for, or `not-attempted`. */
export function readEditMark({ warnings, reading }: Pick<Fiche, 'warnings' | 'reading'>): 'read' | 'none' | 'unsought' {
  if (warnings.includes('edited')) return 'read';
  return findPlatform(reading.reader)?.readsEdits ? 'none' : 'unsought';
}

/** Characters of an ISO instant up to each precision. */
const COMPARED = { ms: 19, s: 19, min: 16, hour: 13, day: 10, month: 7, year: 4 } as const;

/** Returns the id of a publication that its own address contains; null where the platform's addresses have none. */
export function readIdInAddress({ platform, address }: Pick<Fiche, 'platform' | 'address'>): string | null {
  const pattern = findPlatform(platform)?.idTime?.address;
  return pattern === undefined ? null : (new RegExp(pattern).exec(address.permalink ?? '')?.[1] ?? null);
}

/**
 * Compares the date that was read with the instant in the platform's id, at the precision of the date. Null when the id
 * contains none, or when the date was read from the id itself. `same`: null when the date has no time to compare.
 */
export function compareIdTime({
  platform,
  nativeIds,
  posting,
  address,
}: Pick<Fiche, 'platform' | 'nativeIds' | 'posting' | 'address'>): {
  readonly at: string;
  readonly same: boolean | null;
} | null {
  const timed = findPlatform(platform)?.idTime;
  // The `post` of a comment is what it is on.
  if (timed?.id === 'post' && nativeIds.comment !== undefined) return null;
  const id = timed === undefined ? null : (nativeIds[timed.id] ?? readIdInAddress({ platform, address }));
  if (timed === undefined || id === null || posting.source === 'id') return null;
  const at = readIdTimestamp(id, timed.formula)?.at.toISOString() ?? null;
  if (at === null) return null;
  const { iso, precision } = posting;
  // A date without a time has no time zone: only a full instant can be compared.
  if (iso === null || iso.length <= 10 || precision === null) return { at, same: null };
  const length = COMPARED[precision];
  return { at, same: parseISO(iso).toISOString().slice(0, length) === at.slice(0, length) && length >= COMPARED.min };
}
