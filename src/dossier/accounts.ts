import type { HeldItem } from '../domain/holdings.ts';
import type { Fiche } from '../domain/item.ts';
import { foldHandle, handleShown, uniqueName } from '../domain/platforms.ts';
import { howKnown, type Known } from './posting.ts';
import { aroundOf, authorIn, type Posts, postsOf } from './posts.ts';

/** « Compte à l'origine de la publication », with what it posted among the items of the dossier. */
export interface Account {
  readonly platform: string;
  readonly handle: string | null;
  /** What else it was called where its page or another publication was read: accounts are renamed. */
  readonly alsoHandles: readonly string[];
  readonly displayName: string | null;
  readonly platformId: string | null;
  readonly profileUrl: string | null;
  /** Several pièces by a name as shown and no more: « Anonyme » may be many accounts. */
  readonly nameAlone: boolean;
  /** `posting.iso` as cut at its precision; null when no date of this account was read. */
  readonly firstPosted: string | null;
  readonly lastPosted: string | null;
  /** How each of the two is known. */
  readonly firstKnown: Known;
  readonly lastKnown: Known;
  /** Publications, each once; none where only its page was captured. */
  readonly count: number;
  /** « Pièces n° », ascending: what was recorded again, and its own page, too. */
  readonly exhibits: readonly number[];
}

/**
 * In order of first appearance, what has no name last. Nothing is merged on a guess: only a same number of the platform,
 * or a same handle, on one server, without two different numbers; and the page of an account with the publication from
 * whose address it was opened, whatever the account is called by then. Whoever only stands around is not there.
 */
export function accountsOf(items: readonly HeldItem[]): readonly Account[] {
  const counts = postsOf(items);
  const { posts, aside } = counts;
  const left = new Set(aside.filter((item) => aroundOf(item) !== 'profile'));
  const seen = items.filter((item) => !left.has(item)).map((item) => ({ item, ...namesOf(counts, item) }));
  const idsOf = new Map(
    [...Map.groupBy(seen, ({ name }) => name)].map(
      ([name, its]) => [name, [...new Set(its.flatMap(({ id }) => id ?? []))]] as const,
    ),
  );
  const keyed = seen.map((one) => {
    const [only, another] = idsOf.get(one.name) ?? [];
    return { ...one, key: one.id ?? (another === undefined ? only : undefined) ?? one.name };
  });
  const counted = new Set(posts);
  const posted = new Set(keyed.flatMap(({ item, key }) => (counted.has(item) ? [key] : [])));
  const byItem = new Map(keyed.map((one) => [one.item.fiche.id, one]));
  const accounts = Map.groupBy(keyed, ({ item, key, id }) => {
    const of = byItem.get(item.fiche.context.linked?.item ?? '');
    const isOther = of?.id != null && id !== null && of.id !== id;
    return posted.has(key) || aroundOf(item) !== 'profile' || isOther ? key : (of?.key ?? key);
  });
  const all = [...accounts.values()].map((its) => {
    const own = its.map(({ item }) => item);
    return accountOf(
      own,
      own.filter((item) => counted.has(item)),
    );
  });
  return [...all.filter(isRead), ...all.filter((account) => !isRead(account))];
}

/** What an account is told from others by: the best of its names, and its number on its platform. */
function namesOf(counts: Posts, item: HeldItem): { readonly name: string; readonly id: string | null } {
  const { platform, address } = item.fiche;
  const author = authorIn(counts, item);
  const handle = author.handle === null ? null : foldHandle(platform, author.handle);
  // A number or a name as shown may read like somebody else's handle: each is its own kind.
  const named = [handle, author.platformId, author.profileUrl, author.displayName];
  const kind = named.findIndex((name) => name !== null);
  const keyOf = (at: number) => {
    const name = named[at];
    return JSON.stringify([
      platform,
      at,
      name && uniqueName(platform, name, [author.profileUrl, address.page]),
    ]);
  };
  return { name: keyOf(kind), id: author.platformId === null ? null : keyOf(1) };
}

export const isRead = (account: Account): boolean => accountName(account.platform, account) !== null;

/** As it is said in a sentence: handle, else name, else numeric id; null when nothing was read. */
export function accountName(
  platform: string,
  { handle, displayName, platformId }: Pick<Fiche['author'], 'handle' | 'displayName' | 'platformId'>,
): string | null {
  return handle === null ? (displayName ?? platformId) : handleShown(platform, handle);
}

function accountOf(items: readonly HeldItem[], posts: readonly HeldItem[]): Account {
  const authors = items.map(({ fiche }) => fiche.author);
  const first = <K extends keyof (typeof authors)[number]>(key: K) =>
    authors.find((author) => author[key] !== null)?.[key] ?? null;
  const posted = posts
    .filter(({ fiche }) => fiche.posting.iso !== null)
    .sort((a, b) => ((a.fiche.posting.iso ?? '') < (b.fiche.posting.iso ?? '') ? -1 : 1));
  const [earliest, latest] = [posted[0]?.fiche, posted.at(-1)?.fiche];
  const platform = items[0]?.fiche.platform ?? '';
  const handles = authors.flatMap(({ handle }) => handle ?? []);
  const [handle = null, ...alsoHandles] = [
    ...Map.groupBy(handles, (one) => foldHandle(platform, one)).values(),
  ].flatMap(([one]) => one ?? []);
  return {
    platform,
    handle,
    alsoHandles,
    displayName: first('displayName'),
    platformId: first('platformId'),
    profileUrl: first('profileUrl'),
    nameAlone:
      posts.length > 1 &&
      first('displayName') !== null &&
      (['handle', 'platformId', 'profileUrl'] as const).every((key) => first(key) === null),
    firstPosted: earliest?.posting.iso ?? null,
    lastPosted: latest?.posting.iso ?? null,
    firstKnown: earliest === undefined ? 'unread' : howKnown(earliest),
    lastKnown: latest === undefined ? 'unread' : howKnown(latest),
    count: posts.length,
    exhibits: items.map(({ number }) => number).sort((a, b) => a - b),
  };
}
