import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { exhibitOf } from '../../domain/export/exhibitNumber.ts';
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
export const postedPeriod = (items: readonly SnapshotItem[]): PostedPeriod => {
  const { all, counted } = listDated(items);
  return spanOf(all, counted);
};

/** The same for each platform: what one of them shows says nothing of another. */
export function periodsByPlatform(items: readonly SnapshotItem[]): ReadonlyMap<string, PostedPeriod> {
  const { all, counted } = listDated(items);
  const groups = Map.groupBy(all, ({ fiche }) => platformOf(fiche));
  return new Map([...groups].map(([platform, group]) => [platform, spanOf(group, counted)]));
}

/** What is counted, and the conversations of one file, which are counted only where no account is reported. */
function listDated(items: readonly SnapshotItem[]) {
  const counted = new Set(selectCounted(items).counted);
  return { all: [...counted.union(new Set(items.filter(isConversationFile)))], counted };
}

/** Returns the days of the first and the last message of a conversation file, as the file says them; null: unread. */
export function conversationFileDays({ fiche }: SnapshotItem): { readonly from: string; readonly to: string } | null {
  const find = (source: DateSource) => fiche.received?.dates.find((date) => date.source === source)?.iso ?? null;
  const [from, to] = [find('messages-first'), find('messages-last')];
  return from === null || to === null ? null : { from, to };
}

/** A file that is not counted gives the ends only where nothing else has a date; else it is named beside them. */
function spanOf(items: readonly SnapshotItem[], counted: ReadonlySet<SnapshotItem>): PostedPeriod {
  const all = items.flatMap((item) => dateFile(item) ?? datePosting(item) ?? []);
  const unread = items.length - all.length;
  const own = all.filter(({ item }) => counted.has(item));
  const dated = own.length === 0 ? all : own;
  const first = findFirst(dated);
  const last = findLast(dated);
  if (first === undefined || last === undefined) return { first: null, unread };
  const sure = findSure(first, dated);
  const before = findFirst(all.filter(({ from }) => isEarlier(from, first.from)));
  const after = findLast(all.filter(({ to }) => isEarlier(last.to, to)));
  return {
    first: dayOf(first, first.from, [
      ...(sure === undefined ? [] : [documents.summary.elsewhere(dayOf(sure, sure.from))]),
      ...(before === undefined ? [] : [nameUncounted(before, before.from, first.from)]),
    ]),
    last: dayOf(last, last.to, after === undefined ? [] : [nameUncounted(after, after.to, last.to)]),
    unread,
  };
}

const findFirst = (dated: readonly Dated[]) => dated.toSorted((a, b) => compareTexts(a.from, b.from))[0];
const findLast = (dated: readonly Dated[]) => dated.toSorted((a, b) => compareTexts(a.to, b.to)).at(-1);
const isEarlier = (a: string, b: string): boolean => a.slice(0, 10) < b.slice(0, 10);

/** `beside`: the day that it stands beside, whose year is not said twice. */
function nameUncounted({ item: { number, fiche } }: Dated, iso: string, beside: string): string {
  const day = postedDay(iso, fiche.timeZone);
  const year = ` ${beside.slice(0, 4)}`;
  return documents.summary.uncounted(exhibitOf(number), day.endsWith(year) ? day.slice(0, -year.length) : day);
}

/** Of a first day that is not sure, the first that is: what the person tells may begin there. */
function findSure({ notes }: Dated, dated: readonly Dated[]): Dated | undefined {
  if (notes.length === 0) return undefined;
  return findFirst(dated.filter((one) => one.notes.length === 0));
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

function dayOf({ item, notes }: Dated, iso: string, more: readonly string[] = []): string {
  const said = [notes.join(', '), ...more].filter(Boolean).join(' ; ');
  return postedDay(iso, item.fiche.timeZone) + (said === '' ? '' : ` (${said})`);
}
