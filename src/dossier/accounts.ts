import type { HeldItem } from '../domain/holdings.ts';
import type { Fiche } from '../domain/item.ts';
import { foldHandle, handleShown, uniqueName } from '../domain/platforms.ts';
import { howKnown, type Known } from './posting.ts';
import { aroundOf, authorIn, postsOf } from './posts.ts';

/** « Compte à l'origine de la publication », with what it posted among the items of the dossier. */
export interface Account {
  readonly platform: string;
  readonly handle: string | null;
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
 * In order of first appearance, what has no name last. Nothing is merged on a guess: only a same handle, on one server,
 * without two different ids. Whoever only stands around a publication is not there.
 */
export function accountsOf(items: readonly HeldItem[]): readonly Account[] {
  const counts = postsOf(items);
  const { posts, aside } = counts;
  const left = new Set(aside.filter((item) => aroundOf(item) !== 'profile'));
  const byName = Map.groupBy(
    items.filter((item) => !left.has(item)),
    (item) => {
      const { platform, address } = item.fiche;
      const author = authorIn(counts, item);
      const handle = author.handle === null ? null : foldHandle(platform, author.handle);
      // A number or a name as shown may read like somebody else's handle: each is its own kind.
      const named = [handle, author.platformId, author.profileUrl, author.displayName];
      const kind = named.findIndex((name) => name !== null);
      const name = named[kind];
      return JSON.stringify([
        platform,
        kind,
        name && uniqueName(platform, name, [author.profileUrl, address.page]),
      ]);
    },
  );
  const counted = new Set(posts);
  const accounts = [...byName.values()].flatMap((named) => {
    const ids = new Set(named.map(({ fiche }) => fiche.author.platformId).filter((id) => id !== null));
    const split =
      ids.size > 1 ? [...Map.groupBy(named, ({ fiche }) => fiche.author.platformId).values()] : [named];
    return split.map((its) =>
      accountOf(
        its,
        its.filter((item) => counted.has(item)),
      ),
    );
  });
  return [...accounts.filter(isRead), ...accounts.filter((account) => !isRead(account))];
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
  return {
    platform: items[0]?.fiche.platform ?? '',
    handle: first('handle'),
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
