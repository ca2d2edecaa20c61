import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DateSource } from '../../domain/item/importedFiles.ts';
import { parsePostingWindow } from '../../domain/item/postingWindow.ts';
import { compareTexts } from '../../domain/shared/sortedTexts.ts';
import * as codes from '../strings/codes.ts';
import * as documents from '../strings/documents.ts';
import { postedDay } from '../strings/formatText.ts';
import * as reportSections from '../strings/reportSections.ts';
import { selectCounted } from './accountGroups.ts';
import { messageDateSource, platformOf } from './exhibitLabels.ts';
import { isConversationFile } from './publications.ts';
import { findDoubt, getDateCertainty } from './readingDoubts.ts';

/** From when to when: computed here for every page, letter and table. */

/** `unread`: of these, those without a date. `first` is null when nothing has a date. */
export type PostedPeriod =
  | { readonly first: string; readonly last: string; readonly unread: number }
  | { readonly first: null; readonly unread: number };

/** The first and the last day of one item, ISO 8601, and what is said of them beside the day. */
interface Dated {
  readonly item: SnapshotItem;
  readonly from: string;
  readonly to: string;
  readonly notes: readonly string[];
}

/**
 * Returns the days of the first and the last counted publication or message, and of those in a conversation that was
 * imported as one file.
 */
export const postedPeriod = (items: readonly SnapshotItem[]): PostedPeriod => spanOf(listDated(items));

/** The same for each platform: what one of them shows says nothing of another. */
export const periodsByPlatform = (items: readonly SnapshotItem[]): ReadonlyMap<string, PostedPeriod> =>
  new Map(
    [...Map.groupBy(listDated(items), ({ fiche }) => platformOf(fiche))].map(([platform, group]) => [
      platform,
      spanOf(group),
    ]),
  );

/** What is counted, and the conversations of one file, which are counted only where no account is reported. */
const listDated = (items: readonly SnapshotItem[]): readonly SnapshotItem[] => [
  ...new Set([...selectCounted(items).counted, ...items.filter(isConversationFile)]),
];

/** Returns the days of the first and the last message of a conversation file, as the file says them; null: unread. */
export function conversationFileDays({ fiche }: SnapshotItem): { readonly from: string; readonly to: string } | null {
  const find = (source: DateSource) => fiche.received?.dates.find((date) => date.source === source)?.iso ?? null;
  const [from, to] = [find('messages-first'), find('messages-last')];
  return from === null || to === null ? null : { from, to };
}

function spanOf(items: readonly SnapshotItem[]): PostedPeriod {
  const dated = items.flatMap((item) => dateFile(item) ?? datePosting(item) ?? []);
  const unread = items.length - dated.length;
  const [first] = dated.toSorted((a, b) => compareTexts(a.from, b.from));
  const last = dated.toSorted((a, b) => compareTexts(a.to, b.to)).at(-1);
  return first === undefined || last === undefined
    ? { first: null, unread }
    : { first: dayOf(first, first.from, findSure(first, dated)), last: dayOf(last, last.to), unread };
}

/** Of a first day that is not sure, the first that is: what the person tells may begin there. */
function findSure({ notes }: Dated, dated: readonly Dated[]): Dated | undefined {
  if (notes.length === 0) return undefined;
  return dated.filter((one) => one.notes.length === 0).toSorted((a, b) => compareTexts(a.from, b.from))[0];
}

function dateFile(item: SnapshotItem): Dated | null {
  const days = conversationFileDays(item);
  return days && { item, ...days, notes: [documents.summary.byFile] };
}

/** With how sure a date is that was not read in full, or not with high confidence. */
function datePosting(item: SnapshotItem): Dated | null {
  const { fiche } = item;
  const { iso } = fiche.posting;
  if (iso === null) return null;
  const certainty = getDateCertainty(fiche);
  const doubt = findDoubt(fiche, ['posting']);
  const { from = iso, to = iso } = parsePostingWindow(iso) ?? {};
  const notes = [
    ...(certainty === 'read' || certainty === 'unread'
      ? []
      : [messageDateSource(fiche) ?? reportSections.exhibitList[certainty]]),
    ...(doubt === null || certainty === 'declared' || certainty === 'file' ? [] : [codes.confidence[doubt]]),
  ];
  return { item, from, to, notes };
}

function dayOf({ item, notes }: Dated, iso: string, sure?: Dated): string {
  const day = postedDay(iso, item.fiche.timeZone);
  const other = sure === undefined ? '' : ` ; ${documents.summary.elsewhere(dayOf(sure, sure.from))}`;
  return notes.length === 0 ? day : `${day} (${notes.join(', ')}${other})`;
}
