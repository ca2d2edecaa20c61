import type { Visibility } from '../../domain/capture/extraction.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { isImageProhibited } from '../../domain/export/fileDecisions.ts';
import type { Fiche, ItemRelation } from '../../domain/item/item.ts';
import { ALWAYS_WRITTEN } from '../../domain/item/itemNotes.ts';
import { type Counts, countKinds, kindFieldsOf, kindOf, whyUncounted } from '../../domain/item/kind.ts';
import { findRepeats, identifyPost, recordedPost } from '../../domain/item/repeats.ts';
import { hasName } from '../../domain/item/seenAccounts.ts';
import { isMessage, isOwnMessage, type MessageItem } from './conversations.ts';

/** Classification of the items for counting: every item is an exhibit, but not every item is a distinct publication. */
export interface PublicationIndex {
  /** Distinct publications, by exhibit number. */
  readonly publications: readonly SnapshotItem[];
  /** Repeated captures of a publication, each with the item that is counted for it. */
  readonly repeats: ReadonlyMap<SnapshotItem, SnapshotItem>;
  /** Items that are no publications (`classifyContext`). */
  readonly contextItems: readonly SnapshotItem[];
}

/** Keeps the result for each list of items, which never changes: many parts of a dossier ask for the same one. */
export function keepPerList<T extends object>(compute: (items: readonly SnapshotItem[]) => T): typeof compute {
  const kept = new WeakMap<readonly SnapshotItem[], T>();
  return (items) => {
    const result = kept.get(items) ?? compute(items);
    kept.set(items, result);
    return result;
  };
}

export const classifyPublications = keepPerList((items): PublicationIndex => {
  const kinds = new Map(items.map((item) => [item, classifyContext(item)] as const));
  const isRecording = (item: SnapshotItem) => [null, 'visible'].includes(kinds.get(item) ?? null);
  const repeats = findRepeats(items.filter(isRecording), identify, readingScore);
  const first = items.filter((item) => !repeats.has(item));
  return {
    publications: first.filter((item) => kinds.get(item) === null),
    repeats,
    contextItems: first.filter((item) => kinds.get(item) !== null),
  };
});

/**
 * Gives every capture of a publication the highest rating that the person gave to one of them. A later check, or a post
 * shown as context, is rated by itself.
 */
export function shareRatings(items: readonly SnapshotItem[]): readonly SnapshotItem[] {
  const isShared = ({ fiche }: SnapshotItem) => (fiche.context.linked?.relation ?? 'thread') === 'thread';
  const repeats = findRepeats(items.filter(isShared), identify, () => 0);
  const postOf = (item: SnapshotItem) => repeats.get(item) ?? item;
  const rated = Map.groupBy(
    items.filter(({ rating }) => rating !== undefined),
    postOf,
  );
  return items.map((item) => {
    const [highest] = (rated.get(postOf(item)) ?? []).toSorted(
      (a, b) => (b.rating?.seriousness ?? 0) - (a.rating?.seriousness ?? 0),
    );
    return item.rating !== undefined || highest?.rating === undefined ? item : { ...item, rating: highest.rating };
  });
}

/** What is reported counts before what is not; counts need the account first, then the day. */
const readingScore = ({ standing, fiche: { author, posting } }: SnapshotItem): number =>
  (standing === 'visible' ? 0 : 4) + (hasName(author) ? 2 : 0) + (posting.iso === null ? 0 : 1);

/**
 * Why an item is no publication: it was captured as context of another, is by the logged-in account or one that the
 * person says is theirs, is a message of theirs or a line of the platform in a conversation, is a document of the
 * person, shows a screen, a region or a page without a chosen post, or is by an account that is only visible beside
 * those that are reported.
 */
export type ContextKind =
  | ItemRelation
  | 'own'
  | 'victim'
  | 'own-message'
  | 'holder-message'
  | 'notice'
  | 'document'
  | NonNullable<ReturnType<typeof whyUncounted>>
  | 'visible';

/** Returns null for a publication. Accounts of context items are accused of nothing. */
export function classifyContext(item: SnapshotItem): ContextKind | null {
  const { fiche, standing } = item;
  const relation = fiche.context.linked?.relation ?? null;
  // A category or a seriousness marks the item as a publication to report, whichever account was logged in.
  const isMarkedByUser = isRatingCounted(item) && (item.rating !== undefined || standing === 'reported');
  if (relation !== null && !(relation === 'thread' && isMarkedByUser)) return relation;
  if (item.isDocument === true) return 'document';
  // Nobody wrote a line of the platform, whatever account it names; the person may rate it all the same.
  const isNotice = isMessage(item) && item.fiche.exported.kind === 'notice' && item.rating === undefined;
  if (isMarkedByUser && !isNotice) return null;
  if (isMessage(item)) {
    if (isOwnMessage(item)) return standing === 'own' ? 'own-message' : 'holder-message';
    return isNotice ? 'notice' : standing === 'visible' ? standing : null;
  }
  if (isOwnPost(fiche)) return 'own';
  if (standing === 'own') return 'victim';
  return whyUncounted(kindFieldsOf(fiche)) ?? (standing === 'visible' ? standing : null);
}

/** Whether the person reports accounts of this dossier: then only these are counted. */
export const hasReported = (items: readonly SnapshotItem[]): boolean =>
  items.some(({ standing }) => standing === 'reported');

/** Whether the person said that the publication is abuse: only these are in a notice, which accuses their accounts. */
export const isReported = (item: SnapshotItem): boolean =>
  item.standing === 'reported' || (item.standing === undefined && isRatedAsAbuse(item));

/** What the person, or the holder of an archive, wrote is abuse by a mark alone: many items may get one rating. */
export const isRatedAsAbuse = ({ rating, fiche }: Pick<SnapshotItem, 'rating' | 'fiche'>): boolean =>
  rating !== undefined && !isOwnPost(fiche) && !isByHolder(fiche);

const isByHolder = ({ exported }: Fiche): boolean => exported?.fromHolder === true;

/** Whether a rating is held against the account: never that of a message of the archive's holder, without a mark. */
const isRatingCounted = ({ standing, fiche }: Pick<SnapshotItem, 'standing' | 'fiche'>): boolean =>
  standing === undefined ? !isByHolder(fiche) : standing === 'reported';

/** What the person wrote, or has as a document, holds no words against them; nobody wrote a line of the platform. */
const WITHOUT_WORDS: ReadonlySet<ContextKind | null> = new Set([
  'own',
  'victim',
  'own-message',
  'holder-message',
  'notice',
  'document',
  'check',
  'reply',
]);

/** Whether an item may hold words of somebody else. */
export const mayHoldWords = (item: SnapshotItem): boolean => !WITHOUT_WORDS.has(classifyContext(item));

/** They may show several posts, and none was read. */
const KINDS_WITHOUT_POST: ReadonlySet<ContextKind | null> = new Set(['screen', 'region', 'error-page']);

/** Returns the items captured for themselves: each publication once, whole screens, regions, and error pages. */
export function selectPrimaryItems(items: readonly SnapshotItem[]): readonly SnapshotItem[] {
  const publicationSet = new Set(classifyPublications(items).publications);
  return items.filter((item) => publicationSet.has(item) || KINDS_WITHOUT_POST.has(classifyContext(item)));
}

/** Whether the author is the account that was logged in. */
export const isOwnPost = ({ warnings }: Pick<Fiche, 'warnings'>): boolean => warnings.includes('own-message');

/** Two archives may have the same message; two messages may have the same words. */
const identify = (item: SnapshotItem): ReturnType<typeof identifyPost> =>
  isMessage(item) ? { key: messageKey(item.fiche), time: null } : identifyPost(recordedPost(item.fiche));

function messageKey({ exported, nativeIds }: MessageItem['fiche']): string {
  const { archive, path, index, conversation } = exported;
  const id = nativeIds.post ?? null;
  return JSON.stringify(
    id === null || conversation.id === null ? [archive.sha256, path, index] : [conversation.id, id],
  );
}

export const countPosts = (counted: readonly SnapshotItem[]): Counts =>
  countKinds(counted.map(({ fiche }) => kindOf(fiche)));

/** « Pénible » is not grave. */
const [LEAST_SERIOUS] = ALWAYS_WRITTEN.seriousness;

/** The person's rating of a publication held against its account, « grave » at least; null for another. */
export function getSeriousness(item: Pick<SnapshotItem, 'standing' | 'rating' | 'fiche'>): 2 | 3 | null {
  const seriousness = item.rating?.seriousness ?? 0;
  return isRatingCounted(item) && seriousness >= LEAST_SERIOUS ? (seriousness as 2 | 3) : null;
}

/** Returns the publications with the highest rating, « grave » at least, each by its first capture with that rating. */
export function selectSeriousItems(items: readonly SnapshotItem[]): readonly SnapshotItem[] {
  const { repeats } = classifyPublications(items);
  const highest = Math.max(LEAST_SERIOUS, ...items.map((item) => getSeriousness(item) ?? 0));
  const isMarked = (item: SnapshotItem) => getSeriousness(item) === highest;
  return items.filter((item) => {
    const post = repeats.get(item);
    return isMarked(item) && (post === undefined || !isMarked(post));
  });
}

/** Whether it is a conversation that was imported as one file. */
export const isConversationFile = ({ fiche, isDocument }: SnapshotItem): boolean =>
  fiche.exported === undefined && fiche.received?.family === 'conversation' && isDocument !== true;

/** Whether the words of an imported file are its content. */
export const isTextFile = ({ fiche: { received } }: SnapshotItem): boolean =>
  received?.family === 'email' || received?.family === 'text';

export const isProfile = (item: SnapshotItem): boolean =>
  classifyContext(item) === 'profile' || item.fiche.surface === 'profile';

/** Returns the post's own address, else the page's; null when neither was read. */
export const getItemAddress = ({ fiche }: Pick<SnapshotItem, 'fiche'>): string | null =>
  fiche.address.permalink ?? fiche.address.page;

/** Whether a document may contain a link or QR code to the address: never to a prohibited image. */
export const isLinkAllowed = (item: SnapshotItem, to = getItemAddress(item)): boolean =>
  !isImageProhibited(item) && !(to !== null && item.blockedLinks?.has(to));

/** Who could see the item, as read or else as stated by the person; null when neither is known. */
export const getVisibility = ({ fiche, notes }: SnapshotItem): Visibility | null =>
  fiche.visibility ?? notes?.visibility?.value ?? null;

/**
 * Returns the exhibit under which a reply was displayed: the publication whose own address is the page of the reply.
 * Null when there is none, or when the reply was captured on its own page.
 */
export function findParent(item: SnapshotItem, items: readonly SnapshotItem[]): SnapshotItem | null {
  const { surface, address } = item.fiche;
  const page = address.page?.split('#')[0];
  if (surface !== 'reply' && surface !== 'comment') return null;
  if (page === undefined || address.permalink === address.page) return null;
  return (
    items.find(
      ({ fiche }) =>
        fiche.id !== item.fiche.id && fiche.address.permalink === page && fiche.platform === item.fiche.platform,
    ) ?? null
  );
}
