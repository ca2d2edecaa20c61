import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { Fiche } from '../../domain/item/item.ts';
import type { ItemRelation } from '../../domain/item/itemLinks.ts';
import { foldHandle, qualifyName } from '../../domain/shared/platforms.ts';

/** What the items of a dossier are to whoever counts: every one is a pièce, not every one is another publication. */
export interface PublicationIndex {
  /** Publications, each once, by number. */
  readonly publications: readonly SnapshotItem[];
  /** The same publication recorded once more, and the one it is counted with. */
  readonly repeats: ReadonlyMap<SnapshotItem, SnapshotItem>;
  /** What stands around them. */
  readonly contextItems: readonly SnapshotItem[];
}

export function classifyPublications(items: readonly SnapshotItem[]): PublicationIndex {
  const contextItems = items.filter((item) => classifyContext(item) !== null);
  const contextSet = new Set(contextItems);
  const recordings = Map.groupBy(
    items.filter((item) => !contextSet.has(item)),
    (item) => keyOf(item) ?? item.fiche.id,
  );
  const repeats = new Map<SnapshotItem, SnapshotItem>();
  for (const [first, ...others] of recordings.values()) {
    if (first === undefined) continue;
    const fullest = others.reduce(
      (best, one) => (readingScore(one) > readingScore(best) ? one : best),
      first,
    );
    for (const item of [first, ...others]) if (item !== fullest) repeats.set(item, fullest);
  }
  return {
    publications: items.filter((item) => !contextSet.has(item) && !repeats.has(item)),
    repeats,
    contextItems,
  };
}

/** What a count needs: the account, then the day. */
function readingScore({ fiche: { author, posting } }: SnapshotItem): number {
  return (isNamed(author) ? 2 : 0) + (posting.iso === null ? 0 : 1);
}

const isNamed = ({ handle, platformId, profileUrl, displayName }: Fiche['author']): boolean =>
  [handle, platformId, profileUrl, displayName].some((name) => name !== null);

/** Whose a recording is: where its account was not read, that of the same publication recorded better. */
export function resolveAuthor({ repeats }: PublicationIndex, item: SnapshotItem): Fiche['author'] {
  const { author } = item.fiche;
  return isNamed(author) ? author : (repeats.get(item) ?? item).fiche.author;
}

/** The page of an account, what came before, the person's own words, a later look, their papers, a whole screen. */
export type ContextKind = ItemRelation | 'own' | 'document' | 'screen';

/** Null for a publication. Nobody is « mis en cause » for what only stands around one, but for the page of its account. */
export function classifyContext(item: SnapshotItem): ContextKind | null {
  const { fiche, notes } = item;
  const relation = fiche.context.linked?.relation ?? null;
  // The person says what they see in it: they captured it for itself, whoever was logged in on that computer.
  const isMarkedByUser = notes?.categories != null || notes?.seriousness != null;
  if (relation !== null && !(relation === 'thread' && isMarkedByUser)) return relation;
  if (item.isDocument === true) return 'document';
  if (isMarkedByUser) return null;
  if (isOwn(fiche)) return 'own';
  return isWholeScreen(fiche) ? 'screen' : null;
}

/** A screen or a page on which no post was chosen: it shows any number of them, and none of them was read. */
function isWholeScreen({ surface, provenance }: Fiche): boolean {
  const { mode } = provenance.options;
  return surface === 'page' && (mode === 'screen' || mode === 'page');
}

/** What the person recorded for itself: each publication once, and the screens that may show several. */
export function selectPrimaryItems(items: readonly SnapshotItem[]): readonly SnapshotItem[] {
  const publicationSet = new Set(classifyPublications(items).publications);
  return items.filter((item) => publicationSet.has(item) || classifyContext(item) === 'screen');
}

/** Of the account that was logged in. */
function isOwn({ platform, author, session, warnings, address }: Fiche): boolean {
  if (warnings.includes('own-message')) return true;
  if (author.handle === null || session.account === null) return false;
  // A page of Mastodon writes its own server's accounts with the server or without.
  const canonicalHandle = (handle: string, profile: string | null) =>
    qualifyName(platform, foldHandle(platform, handle), [profile, address.page]);
  return canonicalHandle(author.handle, author.profileUrl) === canonicalHandle(session.account, null);
}

/** Alike only for one publication: its own address, and where that was not read surely, its account and words too. */
function keyOf({ fiche: { platform, address, author, text, reading } }: SnapshotItem): string | null {
  if (address.permalink === null) return null;
  const sure = reading.fields['address.permalink']?.confidence === 'high';
  return JSON.stringify([
    platform,
    address.permalink,
    ...(sure ? [] : [author.handle ?? author.displayName, text]),
  ]);
}
