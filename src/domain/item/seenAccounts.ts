import type { Fiche } from './item.ts';
import type { IndexedItem } from './itemIndex.ts';
import { type Counts, countKinds } from './kind.ts';

/** How the platforms name accounts (src/platforms/platformTable.ts): this module knows no platform. */
export interface AccountRules {
  /** Returns a handle so that equal accounts compare equal. */
  readonly foldHandle: (platform: string, handle: string) => string;
  /** Returns a name or an id that is unique on the platform; `addresses` may contain its server. */
  readonly qualifyName: (platform: string, name: string, addresses: readonly (string | null)[]) => string;
}

/** The names read for an account, each list in the order of its items. */
export interface AccountNames {
  /** Several handles mean that the account was renamed. */
  readonly handles: readonly string[];
  readonly displayNames: readonly string[];
  readonly platformId: string | null;
  readonly profileUrl: string | null;
}

/** « Compte à l'origine de la publication »: an account, grouped over all items of a case. */
export interface SeenAccount extends AccountNames {
  readonly key: string;
  /** All keys it may have had, including those from before its platform id was read. */
  readonly aliases: ReadonlySet<string>;
  readonly platform: string;
  /** A publication captured twice counts once. */
  readonly counts: Counts;
  /** By ordinal. */
  readonly items: readonly IndexedItem[];
  /** Number of publications whose text is identical to an earlier one of the account. */
  readonly repeated: number;
  /** What tells it from another account with the same name on the platform. Absent: none has, or nothing does. */
  readonly difference?: string;
}

/** Screens of its address show the page of the account too. */
const PAGE_KINDS: ReadonlySet<IndexedItem['kind']> = new Set(['account-page', 'screen', 'whole-page']);

/**
 * Returns the captures of the page of an account, of all those of the case. Of a page that was not understood, its
 * address alone says whose it is.
 */
export function listProfiles(
  { items, profileUrl }: Pick<SeenAccount, 'items' | 'profileUrl'>,
  all: readonly IndexedItem[],
): readonly IndexedItem[] {
  const own = new Set(items.flatMap(({ id, kind }) => (kind === 'account-page' ? id : [])));
  const address = profileUrl === null ? null : toPage(profileUrl);
  return all.filter((item) => own.has(item.id) || (address !== null && shownPage(item) === address));
}

/** The page that a capture shows whole; null when it shows a part of one, or none. */
const shownPage = ({ kind, page }: IndexedItem): string | null =>
  PAGE_KINDS.has(kind) && page !== null ? toPage(page) : null;

function toPage(address: string): string {
  const [path = ''] = address.split(/[?#]/, 1);
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Returns the accounts with publications whose own page has an address and was not captured. */
export const listAccountsWithoutProfile = (
  accounts: readonly SeenAccount[],
  all: readonly IndexedItem[],
): readonly SeenAccount[] => {
  // Once for all accounts: there may be thousands, and of captures too.
  const pages = new Set(all.map(shownPage));
  return accounts.filter(
    ({ counts, profileUrl, items }) =>
      counts.total > 0 &&
      profileUrl !== null &&
      !pages.has(toPage(profileUrl)) &&
      !items.some(({ kind }) => kind === 'account-page'),
  );
};

/** What identifies the account of an item. */
export type NamedItem = Pick<
  IndexedItem,
  | 'id'
  | 'platform'
  | 'handle'
  | 'displayName'
  | 'platformId'
  | 'profileUrl'
  | 'page'
  | 'isNotice'
  | 'isHolder'
  | 'conversation'
>;

/** The conversation of a message, by the platform's id of it, else by its title in the archive. */
export function conversationOf({ nativeIds, exported }: Pick<Fiche, 'nativeIds' | 'exported'>) {
  const conversation = nativeIds.channel ?? exported?.conversation.title ?? null;
  return conversation === null ? {} : { conversation };
}

type AuthorNames = Pick<NamedItem, 'handle' | 'displayName' | 'platformId' | 'profileUrl'>;

/** An account's items, under its key and all keys that it may have had. */
export interface ItemsOfAccount<T extends Pick<IndexedItem, 'id'>> extends Pick<SeenAccount, 'key' | 'aliases'> {
  readonly items: readonly T[];
}

/** Whether any name was read for it. Items without one share an account on each platform. */
export const isNamed = (names: AccountNames): boolean => names.displayNames.length > 0 || isIdentified(names);

/** Whether an account is known by more than a name that others may have too. */
export const isIdentified = ({ handles, platformId, profileUrl }: AccountNames): boolean =>
  handles.length > 0 || platformId !== null || profileUrl !== null;

/** Whether several publications are known only by a display name: « Anonyme » may be many accounts. */
export const isNameOnly = (names: AccountNames, publications: number): boolean =>
  publications > 1 && names.displayNames.length > 0 && !isIdentified(names);

/** The key of an item's account, and its keys by its best name and by its platform id; null where no id was read. */
interface AccountKeys {
  readonly key: string;
  readonly name: string;
  readonly id: string | null;
}

/**
 * Finds the account of each item, without guessing. A platform id joins several handles into one account. A handle
 * belongs to an id only when it was never seen with another id. Addresses of profiles and display names join no account
 * with a handle or an id. Items without any name share a key on each platform; lines of the platform, which nobody
 * wrote, share another. `repeats`: repeated captures, each with the item counted for it, whose names they have when
 * none was read for them.
 */
export function findAccountKeys<T extends NamedItem>(
  items: readonly T[],
  repeats: ReadonlyMap<T, T>,
  rules: AccountRules,
): ReadonlyMap<T, AccountKeys> {
  const read = items.map((item) => {
    const names = hasName(item) ? item : (repeats.get(item) ?? item);
    const id = idKey(names, rules);
    return { item, name: bestNameKey(names, id, rules), id };
  });
  const ids = new Map<string, Set<string>>();
  for (const { name, id } of read) if (id !== null) ids.set(name, (ids.get(name) ?? new Set()).add(id));
  return new Map(
    read.map(({ item, name, id }) => {
      const known = ids.get(name);
      return [item, { key: id ?? (known?.size === 1 ? [...known][0] : undefined) ?? name, name, id }];
    }),
  );
}

/** Groups items by their account (`findAccountKeys`), in order of first appearance. */
export function groupByAccount<T extends NamedItem>(
  items: readonly T[],
  repeats: ReadonlyMap<T, T>,
  rules: AccountRules,
): readonly ItemsOfAccount<T>[] {
  const groups = Map.groupBy(findAccountKeys(items, repeats, rules), ([, { key }]) => key);
  return [...groups].map(([key, its]) => ({
    key,
    aliases: new Set([key, ...its.flatMap(([, { name, id }]) => (id === null ? name : [name, id]))]),
    items: its.map(([item]) => item),
  }));
}

export const groupIndexedAccounts = (
  items: readonly IndexedItem[],
  repeats: ReadonlyMap<IndexedItem, IndexedItem>,
  uncounted: ReadonlySet<string>,
  rules: AccountRules,
): readonly SeenAccount[] => {
  const accounts = groupByAccount(items, repeats, rules).map((group) => buildAccount(group, uncounted, rules));
  const namesakes = Map.groupBy(accounts, ({ platform, handles, displayNames, platformId }) =>
    JSON.stringify([platform, handles[0] ?? displayNames[0] ?? platformId]),
  );
  const differences = new Map(
    [...namesakes.values()].flatMap((alike) => alike.map((one) => [one, findDifference(one, alike)] as const)),
  );
  return accounts.map((account) => {
    const difference = differences.get(account);
    return difference ? { ...account, difference } : account;
  });
};

/** Returns the first of its differences that no namesake has. */
function findDifference(account: SeenAccount, namesakes: readonly SeenAccount[]): string | null {
  const others = namesakes.filter((one) => one !== account).map(listDifferences);
  if (others.length === 0) return null;
  return listDifferences(account).find((one, at) => one && others.every((other) => other[at] !== one)) ?? null;
}

/** The id, the end of the profile's address, and the whole of it. */
const listDifferences = ({ platformId, profileUrl }: AccountNames): readonly (string | null)[] => [
  platformId,
  profileUrl?.split('/').findLast((part) => part !== '') ?? null,
  profileUrl,
];

/** Item id → its account. */
export function accountsByItem(accounts: readonly SeenAccount[]): ReadonlyMap<string, SeenAccount> {
  return new Map(accounts.flatMap((account) => account.items.map(({ id }) => [id, account] as const)));
}

/** Returns the names of the items of one account; a handle in two letter cases is one name. */
export function readNames(
  items: readonly (AuthorNames & Pick<NamedItem, 'platform'>)[],
  rules: AccountRules,
): AccountNames {
  const handles = new Map<string, string>();
  for (const { platform, handle } of items) {
    const folded = handle === null ? null : rules.foldHandle(platform, handle);
    if (handle !== null && folded !== null && !handles.has(folded)) handles.set(folded, handle);
  }
  return {
    handles: [...handles.values()],
    displayNames: listDistinct(items.map(({ displayName }) => displayName)),
    platformId: listDistinct(items.map(({ platformId }) => platformId))[0] ?? null,
    profileUrl: listDistinct(items.map(({ profileUrl }) => profileUrl))[0] ?? null,
  };
}

const listDistinct = <T>(values: readonly (T | null)[]): T[] => [
  ...new Set(values.filter((value): value is T & {} => value !== null)),
];

function buildAccount(
  { key, aliases, items }: ItemsOfAccount<IndexedItem>,
  uncounted: ReadonlySet<string>,
  rules: AccountRules,
): SeenAccount {
  const publications = items.filter(({ id }) => !uncounted.has(id));
  const texts = publications.map(({ text }) => text).filter((text) => text !== null && text !== '');
  const names = readNames(items, rules);
  return {
    key,
    aliases,
    platform: items[0]?.platform ?? '',
    ...names,
    counts: countKinds(publications.map(({ kind }) => kind)),
    items,
    repeated: isNamed(names) ? texts.length - new Set(texts).size : 0,
  };
}

/** Whether any name of its account was read. */
export const hasName = ({ handle, displayName, platformId, profileUrl }: AuthorNames): boolean =>
  [handle, displayName, platformId, profileUrl].some((name) => name !== null);

const idKey = ({ platform, platformId, profileUrl, page }: NamedItem, rules: AccountRules): string | null =>
  platformId === null ? null : `${platform}#${rules.qualifyName(platform, platformId, [profileUrl, page])}`;

/** A name of one kind may equal one of another kind, so each kind has its own form. */
function bestNameKey(item: NamedItem, id: string | null, rules: AccountRules): string {
  const { platform, handle, profileUrl, displayName, page, isNotice, isHolder } = item;
  const qualify = (name: string): string => rules.qualifyName(platform, name, [profileUrl, page]);
  if (handle !== null) return `${platform}/${qualify(rules.foldHandle(platform, handle))}`;
  if (id !== null) return id;
  if (profileUrl !== null) return `${platform}=${qualify(profileUrl)}`;
  if (displayName !== null) return `${platform}"${qualify(displayName)}"`;
  if (isHolder) return `${platform}*`;
  return isNotice ? `${platform}!` : `${platform}?`;
}
