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

/** `unread`: counted publications and messages without a date. `first` is null when nothing has a date. */
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
export const postedPeriod = (items: readonly SnapshotItem[]): PostedPeriod =>
  spanOf(selectCounted(items).counted, items.filter(isConversationFile));

/** The same for each platform: what one of them shows says nothing of another. */
export function periodsByPlatform(items: readonly SnapshotItem[]): ReadonlyMap<string, PostedPeriod> {
  const { counted } = selectCounted(items);
  const groups = Map.groupBy([...counted, ...items.filter(isConversationFile)], ({ fiche }) => platformOf(fiche));
  return new Map(
    [...groups].map(([platform, group]) => [
      platform,
      spanOf(
        group.filter((item) => !isConversationFile(item)),
        group.filter(isConversationFile),
      ),
    ]),
  );
}

/** Returns the days of the first and the last message of a conversation file, as the file says them; null: unread. */
export function conversationFileDays({ fiche }: SnapshotItem): { readonly from: string; readonly to: string } | null {
  const find = (source: DateSource) => fiche.received?.dates.find((date) => date.source === source)?.iso ?? null;
  const [from, to] = [find('messages-first'), find('messages-last')];
  return from === null || to === null ? null : { from, to };
}

function spanOf(counted: readonly SnapshotItem[], files: readonly SnapshotItem[]): PostedPeriod {
  const posted = counted.flatMap((item) => datePosting(item) ?? []);
  const unread = counted.length - posted.length;
  const dated = [...posted, ...files.flatMap((item) => dateFile(item) ?? [])];
  const [first] = dated.toSorted((a, b) => compareTexts(a.from, b.from));
  const last = dated.toSorted((a, b) => compareTexts(a.to, b.to)).at(-1);
  return first === undefined || last === undefined
    ? { first: null, unread }
    : { first: dayOf(first, first.from), last: dayOf(last, last.to), unread };
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
      : [messageDateSource(fiche) ?? reportSections.chronology[certainty]]),
    ...(doubt === null || certainty === 'declared' || certainty === 'file' ? [] : [codes.confidence[doubt]]),
  ];
  return { item, from, to, notes };
}

function dayOf({ item, notes }: Dated, iso: string): string {
  const day = postedDay(iso, item.fiche.timeZone);
  return notes.length === 0 ? day : `${day} (${notes.join(', ')})`;
}
