import { foldHandle, qualifyName } from '../shared/platforms.ts';
import type { IndexedItem } from './itemIndex.ts';

/** « Compte à l'origine de la publication », as seen over all items of a case. */
export interface SeenAccount {
  readonly key: string;
  /** Every key it may have been named by, before its number was read too. */
  readonly aliases: ReadonlySet<string>;
  readonly platform: string;
  /** In the order they were seen: more than one, it was renamed. */
  readonly handles: readonly string[];
  readonly displayNames: readonly string[];
  readonly platformId: string | null;
  readonly profileUrl: string | null;
  /** By ordinal. */
  readonly items: readonly IndexedItem[];
  /** Several items by a name as shown and no more: « Anonyme » may be many accounts. */
  readonly nameOnly: boolean;
  /** Items whose text it had already posted, letter for letter. */
  readonly repeated: number;
}

/**
 * Nothing is merged on a guess: the platform's own number makes one account of several handles, and a handle is taken
 * for a number's only when it was never seen with another. A name as shown is anybody's to take: it is no handle and no
 * number's. What has no name at all stands alone.
 */
export function groupIndexedAccounts(items: readonly IndexedItem[]): readonly SeenAccount[] {
  const numbers = new Map<string, Set<string>>();
  for (const item of items) {
    const [name, id] = [uniqueAccountName(item), idKey(item)];
    if (name !== null && id !== null) numbers.set(name, (numbers.get(name) ?? new Set()).add(id));
  }
  const keyOf = (item: IndexedItem): string => {
    const [name, id] = [uniqueAccountName(item), idKey(item)];
    const known = name === null ? undefined : numbers.get(name);
    return id ?? (known?.size === 1 ? [...known][0] : name) ?? displayNameKey(item) ?? `item:${item.id}`;
  };
  const groups = Map.groupBy(items, keyOf);
  return [...groups].map(([key, accountItems]) => buildAccount(key, accountItems));
}

/** item id → key of its account. */
export function accountsByItem(accounts: readonly SeenAccount[]): ReadonlyMap<string, SeenAccount> {
  return new Map(accounts.flatMap((account) => account.items.map(({ id }) => [id, account] as const)));
}

function buildAccount(key: string, items: readonly IndexedItem[]): SeenAccount {
  const all = <T>(values: readonly (T | null)[]): T[] => [
    ...new Set(values.filter((value): value is T & {} => value !== null)),
  ];
  const names = items.map(
    (item) => uniqueAccountName(item) ?? (idKey(item) === null ? displayNameKey(item) : null),
  );
  const texts = items.map(({ text }) => text).filter((text) => text !== null && text !== '');
  return {
    key,
    aliases: new Set([key, ...all(names), ...all(items.map(idKey))]),
    platform: items[0]?.platform ?? '',
    handles: all(items.map(({ handle }) => handle)),
    displayNames: all(items.map(({ displayName }) => displayName)),
    platformId: all(items.map(({ platformId }) => platformId))[0] ?? null,
    profileUrl: all(items.map(({ profileUrl }) => profileUrl))[0] ?? null,
    items,
    nameOnly:
      items.length > 1 &&
      items.every(
        (item) => uniqueAccountName(item) === null && idKey(item) === null && item.displayName !== null,
      ),
    repeated: texts.length - new Set(texts).size,
  };
}

const idKey = ({ platform, platformId, profileUrl, page }: IndexedItem): string | null =>
  platformId === null ? null : `${platform}#${qualifyName(platform, platformId, [profileUrl, page])}`;

/** By what no other account has at that time. */
function uniqueAccountName({ platform, handle, profileUrl, page }: IndexedItem): string | null {
  const name = handle === null ? profileUrl : foldHandle(platform, handle);
  return name === null ? null : `${platform}/${qualifyName(platform, name, [profileUrl, page])}`;
}

function displayNameKey({ platform, displayName, page }: IndexedItem): string | null {
  return displayName === null ? null : `${platform}/"${qualifyName(platform, displayName, [page])}"`;
}
