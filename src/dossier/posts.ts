import type { HeldItem } from '../domain/holdings.ts';
import type { Fiche } from '../domain/item.ts';
import type { Relation } from '../domain/linked.ts';
import { foldHandle, uniqueName } from '../domain/platforms.ts';

/** What the items of a dossier are to whoever counts: every one is a pièce, not every one is another publication. */
export interface Posts {
  /** Publications, each once, by number. */
  readonly posts: readonly HeldItem[];
  /** The same publication recorded once more, and the one it is counted with. */
  readonly again: ReadonlyMap<HeldItem, HeldItem>;
  /** What stands around them. */
  readonly aside: readonly HeldItem[];
}

export function postsOf(items: readonly HeldItem[]): Posts {
  const aside = items.filter((item) => aroundOf(item) !== null);
  const around = new Set(aside);
  const recordings = Map.groupBy(
    items.filter((item) => !around.has(item)),
    (item) => keyOf(item) ?? item.fiche.id,
  );
  const again = new Map<HeldItem, HeldItem>();
  for (const [first, ...others] of recordings.values()) {
    if (first === undefined) continue;
    const most = others.reduce((best, one) => (readIn(one) > readIn(best) ? one : best), first);
    for (const item of [first, ...others]) if (item !== most) again.set(item, most);
  }
  return { posts: items.filter((item) => !around.has(item) && !again.has(item)), again, aside };
}

/** What a count needs: the account, then the day. */
function readIn({ fiche: { author, posting } }: HeldItem): number {
  return (isNamed(author) ? 2 : 0) + (posting.iso === null ? 0 : 1);
}

const isNamed = ({ handle, platformId, profileUrl, displayName }: Fiche['author']): boolean =>
  [handle, platformId, profileUrl, displayName].some((name) => name !== null);

/** Whose a recording is: where its account was not read, that of the same publication recorded better. */
export function authorIn({ again }: Posts, item: HeldItem): Fiche['author'] {
  const { author } = item.fiche;
  return isNamed(author) ? author : (again.get(item) ?? item).fiche.author;
}

/** The page of an account, what came before, the person's own words, a later look, their papers, a whole screen. */
export type Around = Relation | 'own' | 'paper' | 'screen';

/** Null for a publication. Nobody is « mis en cause » for what only stands around one, but for the page of its account. */
export function aroundOf(item: HeldItem): Around | null {
  const { fiche, notes } = item;
  const relation = fiche.context.linked?.relation ?? null;
  // The person says what they see in it: they captured it for itself, whoever was logged in on that computer.
  const isSaid = notes?.categories != null || notes?.seriousness != null;
  if (relation !== null && !(relation === 'thread' && isSaid)) return relation;
  if (item.paper === true) return 'paper';
  if (isSaid) return null;
  if (isOwn(fiche)) return 'own';
  return isWhole(fiche) ? 'screen' : null;
}

/** A screen or a page on which no post was chosen: it shows any number of them, and none of them was read. */
function isWhole({ surface, provenance }: Fiche): boolean {
  const { mode } = provenance.options;
  return surface === 'page' && (mode === 'screen' || mode === 'page');
}

/** What the person recorded for itself: each publication once, and the screens that may show several. */
export function recordedAlone(items: readonly HeldItem[]): readonly HeldItem[] {
  const counted = new Set(postsOf(items).posts);
  return items.filter((item) => counted.has(item) || aroundOf(item) === 'screen');
}

/** Of the account that was logged in. */
function isOwn({ platform, author, session, warnings, address }: Fiche): boolean {
  if (warnings.includes('own-message')) return true;
  if (author.handle === null || session.account === null) return false;
  // A page of Mastodon writes its own server's accounts with the server or without.
  const alone = (handle: string, profile: string | null) =>
    uniqueName(platform, foldHandle(platform, handle), [profile, address.page]);
  return alone(author.handle, author.profileUrl) === alone(session.account, null);
}

/** Alike only for one publication: its own address, and where that was not read surely, its account and words too. */
function keyOf({ fiche: { platform, address, author, text, reading } }: HeldItem): string | null {
  if (address.permalink === null) return null;
  const sure = reading.fields['address.permalink']?.confidence === 'high';
  return JSON.stringify([
    platform,
    address.permalink,
    ...(sure ? [] : [author.handle ?? author.displayName, text]),
  ]);
}
