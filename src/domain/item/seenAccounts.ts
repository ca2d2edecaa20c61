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

/**
 * Groups items by account, without guessing. A platform id joins several handles into one account. A handle belongs
 * to an id only when it was never seen with another id. Display names are not unique, so they never join an account
 * with a handle or an id. Items without any name form groups of one. `repeats`: ids of the repeated captures.
 */
export function groupIndexedAccounts(
  items: readonly IndexedItem[],
  repeats: ReadonlySet<string>,
  rules: AccountRules,
): readonly SeenAccount[] {
  const numbers = new Map<string, Set<string>>();
  for (const item of items) {
    const [name, id] = [uniqueAccountName(item, rules), idKey(item, rules)];
    if (name !== null && id !== null) numbers.set(name, (numbers.get(name) ?? new Set()).add(id));
  }
  const keyOf = (item: IndexedItem): string => {
    const [name, id] = [uniqueAccountName(item, rules), idKey(item, rules)];
    const known = name === null ? undefined : numbers.get(name);
    return id ?? (known?.size === 1 ? [...known][0] : name) ?? displayNameKey(item, rules) ?? `item:${item.id}`;
  };
  const groups = Map.groupBy(items, keyOf);
  return [...groups].map(([key, accountItems]) => buildAccount(key, accountItems, repeats, rules));
}

/** Item id → its account. */
export function accountsByItem(accounts: readonly SeenAccount[]): ReadonlyMap<string, SeenAccount> {
  return new Map(accounts.flatMap((account) => account.items.map(({ id }) => [id, account] as const)));
}

function buildAccount(
  key: string,
  items: readonly IndexedItem[],
  repeats: ReadonlySet<string>,
  rules: AccountRules,
): SeenAccount {
  const all = <T>(values: readonly (T | null)[]): T[] => [
    ...new Set(values.filter((value): value is T & {} => value !== null)),
  ];
  const names = items.map(
    (item) => uniqueAccountName(item, rules) ?? (idKey(item, rules) === null ? displayNameKey(item, rules) : null),
  );
  const publications = items.filter(({ id }) => !repeats.has(id));
  const texts = publications.map(({ text }) => text).filter((text) => text !== null && text !== '');
  return {
    key,
    aliases: new Set([key, ...all(names), ...all(items.map((item) => idKey(item, rules)))]),
    platform: items[0]?.platform ?? '',
    handles: all(items.map(({ handle }) => handle)),
    displayNames: all(items.map(({ displayName }) => displayName)),
    platformId: all(items.map(({ platformId }) => platformId))[0] ?? null,
    profileUrl: all(items.map(({ profileUrl }) => profileUrl))[0] ?? null,
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

const idKey = ({ platform, platformId, profileUrl, page }: IndexedItem, rules: AccountRules): string | null =>
  platformId === null ? null : `${platform}#${rules.qualifyName(platform, platformId, [profileUrl, page])}`;

/** A name that no other account has at that time: the handle, else the profile's address. */
function uniqueAccountName({ platform, handle, profileUrl, page }: IndexedItem, rules: AccountRules): string | null {
  const name = handle === null ? profileUrl : rules.foldHandle(platform, handle);
  return name === null ? null : `${platform}/${rules.qualifyName(platform, name, [profileUrl, page])}`;
}

function displayNameKey({ platform, displayName, page }: IndexedItem, rules: AccountRules): string | null {
  return displayName === null ? null : `${platform}/"${rules.qualifyName(platform, displayName, [page])}"`;
}
