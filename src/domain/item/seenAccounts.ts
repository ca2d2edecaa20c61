import type { IndexedItem } from './itemIndex.ts';

/** How the platforms name accounts (src/platforms/platformTable.ts): this module knows no platform. */
export interface AccountRules {
  /** Returns a handle so that equal accounts compare equal. */
  readonly foldHandle: (platform: string, handle: string) => string;
  /** Returns a name or an id that is unique on the platform; `addresses` may contain its server. */
  readonly qualifyName: (platform: string, name: string, addresses: readonly (string | null)[]) => string;
}

/** « Compte à l'origine de la publication »: an account, grouped over all items of a case. */
export interface SeenAccount {
  readonly key: string;
  /** All keys it may have had, including those from before its platform id was read. */
  readonly aliases: ReadonlySet<string>;
  readonly platform: string;
  /** In order of capture. Several handles mean that the account was renamed. */
  readonly handles: readonly string[];
  readonly displayNames: readonly string[];
  readonly platformId: string | null;
  readonly profileUrl: string | null;
  /** Number of publications: a publication captured twice counts once. */
  readonly publications: number;
  /** By ordinal. */
  readonly items: readonly IndexedItem[];
  /** Several items known only by a display name: « Anonyme » may be many accounts. */
  readonly nameOnly: boolean;
  /** Number of publications whose text is identical to an earlier one of the account. */
  readonly repeated: number;
}

/** Returns the accounts with publications whose own page has an address and was not captured. */
export const listAccountsWithoutProfile = (accounts: readonly SeenAccount[]): readonly SeenAccount[] =>
  accounts.filter(
    ({ publications, profileUrl, items }) =>
      publications > 0 && profileUrl !== null && !items.some(({ surface }) => surface === 'profile'),
  );

/** What identifies the account of an item. */
export type NamedItem = Pick<
  IndexedItem,
  'id' | 'platform' | 'handle' | 'displayName' | 'platformId' | 'profileUrl' | 'page'
>;

/** An account's items, under its key and all keys that it may have had. */
export interface ItemsOfAccount<T extends Pick<IndexedItem, 'id'>> extends Pick<SeenAccount, 'key' | 'aliases'> {
  readonly items: readonly T[];
}

/** Whether an account is known by more than a name that others may have too. */
export const isIdentified = ({ handles, platformId, profileUrl }: SeenAccount): boolean =>
  handles.length > 0 || platformId !== null || profileUrl !== null;

/**
 * Groups items by account, without guessing. A platform id joins several handles into one account. A handle belongs
 * to an id only when it was never seen with another id. Display names are not unique, so they never join an account
 * with a handle or an id. Items without any name form groups of one.
 */
export function groupByAccount<T extends NamedItem>(
  items: readonly T[],
  rules: AccountRules,
): readonly ItemsOfAccount<T>[] {
  const numbers = new Map<string, Set<string>>();
  for (const item of items) {
    const [name, id] = [uniqueAccountName(item, rules), idKey(item, rules)];
    if (name !== null && id !== null) numbers.set(name, (numbers.get(name) ?? new Set()).add(id));
  }
  const keyOf = (item: T): string => {
    const [name, id] = [uniqueAccountName(item, rules), idKey(item, rules)];
    const known = name === null ? undefined : numbers.get(name);
    return id ?? (known?.size === 1 ? [...known][0] : name) ?? displayNameKey(item, rules) ?? `item:${item.id}`;
  };
  return [...Map.groupBy(items, keyOf)].map(([key, its]) => ({ key, aliases: aliasesOf(key, its, rules), items: its }));
}

/** `repeats`: ids of the repeated captures. */
export const groupIndexedAccounts = (
  items: readonly IndexedItem[],
  repeats: ReadonlySet<string>,
  rules: AccountRules,
): readonly SeenAccount[] => groupByAccount(items, rules).map((group) => buildAccount(group, repeats, rules));

/** Item id → its account. */
export function accountsByItem(accounts: readonly SeenAccount[]): ReadonlyMap<string, SeenAccount> {
  return new Map(accounts.flatMap((account) => account.items.map(({ id }) => [id, account] as const)));
}

function aliasesOf(key: string, items: readonly NamedItem[], rules: AccountRules): ReadonlySet<string> {
  const names = items.map(
    (item) => uniqueAccountName(item, rules) ?? (idKey(item, rules) === null ? displayNameKey(item, rules) : null),
  );
  return new Set([key, ...listDistinct(names), ...listDistinct(items.map((item) => idKey(item, rules)))]);
}

const listDistinct = <T>(values: readonly (T | null)[]): T[] => [
  ...new Set(values.filter((value): value is T & {} => value !== null)),
];

function buildAccount(
  { key, aliases, items }: ItemsOfAccount<IndexedItem>,
  repeats: ReadonlySet<string>,
  rules: AccountRules,
): SeenAccount {
  const publications = items.filter(({ id }) => !repeats.has(id));
  const texts = publications.map(({ text }) => text).filter((text) => text !== null && text !== '');
  return {
    key,
    aliases,
    platform: items[0]?.platform ?? '',
    handles: listDistinct(items.map(({ handle }) => handle)),
    displayNames: listDistinct(items.map(({ displayName }) => displayName)),
    platformId: listDistinct(items.map(({ platformId }) => platformId))[0] ?? null,
    profileUrl: listDistinct(items.map(({ profileUrl }) => profileUrl))[0] ?? null,
    publications: publications.length,
    items,
    nameOnly:
      items.length > 1 &&
      items.every(
        (item) => uniqueAccountName(item, rules) === null && idKey(item, rules) === null && item.displayName !== null,
      ),
    repeated: texts.length - new Set(texts).size,
  };
}

const idKey = ({ platform, platformId, profileUrl, page }: NamedItem, rules: AccountRules): string | null =>
  platformId === null ? null : `${platform}#${rules.qualifyName(platform, platformId, [profileUrl, page])}`;

/** A name that no other account has at that time: the handle, else the profile's address. */
function uniqueAccountName({ platform, handle, profileUrl, page }: NamedItem, rules: AccountRules): string | null {
  const name = handle === null ? profileUrl : rules.foldHandle(platform, handle);
  return name === null ? null : `${platform}/${rules.qualifyName(platform, name, [profileUrl, page])}`;
}

function displayNameKey({ platform, displayName, page }: NamedItem, rules: AccountRules): string | null {
  return displayName === null ? null : `${platform}/"${rules.qualifyName(platform, displayName, [page])}"`;
}
