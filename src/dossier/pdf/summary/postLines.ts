import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { formatAccountName } from '../../data/accounts.ts';
import { computeActivity } from '../../data/activityStats.ts';
import { sortByDate } from '../../data/period.ts';
import { classifyContext, selectSeriousItems } from '../../data/publications.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import { findParent } from '../../data/screens.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { formatRanges } from '../../strings/formatNumber.ts';
import { compactMoment } from '../../strings/formatTime.ts';
import * as strings from '../../strings/index.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { oneLineCell } from '../layout/oneLine.ts';
import { gap, heightOf, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from '../layout/rows.ts';
import { tableRows, textCell } from '../layout/table.ts';
import { formatExhibitPage, formatPage, type Pages } from './pages.ts';

/** Lines of the table, when the page has enough height. */
const LINES_MAX = 45;
const LINE: TextStyle = { face: 'serif', size: 8.5, leading: 11 };
const WIDTHS = [66, 84, 187, 24, 26, 24];
const WIDTHS_WITH_YEAR = [88, 84, 165, 24, 26, 24];
/** Days in the sentence of counts. */
const DAYS_MAX = 31;

/** Returns the counts per day, then one line for each exhibit, by date: the marked ones and the latest when some are left out. */
export async function postLineRows(
  pdf: PdfDocument,
  root: Tag,
  context: DossierContext,
  pages: Pages,
  availableHeight: number,
): Promise<Row[]> {
  const { items } = context.snapshot;
  const marked = selectSeriousItems(items);
  const year = onlyYear(items);
  const shorten = (date: string) => (year === null ? date : date.replace(`/${year}`, ''));
  const { bins, step } = computeActivity(items);
  const small = { ...FULL_WIDTH, style: STYLE.small };
  const filled = bins.filter(({ posts }) => posts > 0);
  const perDay = filled.map(({ label, posts }) => strings.summary.perDayEntry(shorten(label), posts));
  const head = [
    ...headingRows(pdf, root, strings.summary.posts),
    ...(perDay.length === 0 || perDay.length > DAYS_MAX
      ? []
      : paragraphRows(pdf, root, strings.summary.perStep(step, perDay.join(' ; ')), small)),
    ...(marked.length === 0
      ? []
      : paragraphRows(pdf, root, strings.summary.marked(formatRanges(marked.map(({ number }) => number))), small)),
    ...paragraphRows(
      pdf,
      root,
      year === null ? strings.summary.postNote : `${strings.summary.year(year)} ${strings.summary.postNote}`,
      { ...FULL_WIDTH, style: STYLE.note },
    ),
    gap(3),
  ];
  const lineCount = Math.floor((availableHeight - heightOf(head) - 2 * STYLE.small.leading - 14) / LINE.leading);
  const shown = selectLines(items, marked, Math.min(LINES_MAX, lineCount));
  const columns = strings.summary.postHead.map((label, index) => ({
    label,
    width: (year === null ? WIDTHS_WITH_YEAR : WIDTHS)[index] ?? 0,
    ...(index > 2 && { align: 'right' as const }),
  }));
  const entries = shown.map((item) => {
    const { fiche, number } = item;
    const parent = findParent(item, items);
    const contextKind = classifyContext(item);
    const account = formatAccountName(fiche.platform, fiche.author);
    const kind = contextKind === null ? strings.NOT_READ : strings.contextKind[contextKind];
    const right = (text: string) => textCell(pdf, [text], LINE, { align: 'right' });
    return {
      cells: [
        textCell(pdf, [shorten(dateOf(item)) + doubtMark(fiche, 'date')], LINE),
        oneLineCell(pdf, account ?? kind, context, LINE, doubtMark(fiche, 'account')),
        oneLineCell(
          pdf,
          fiche.text === null ? strings.chronology.noText : fiche.text,
          context,
          LINE,
          doubtMark(fiche, 'text'),
        ),
        right(parent === null ? '–' : String(parent.number)),
        right(String(number)),
        right(formatExhibitPage(item, context, pages)),
      ],
    };
  });
  const at = { x: PAGE_METRICS.left, width: TEXT_WIDTH, dense: true };
  const left = items.length - shown.length;
  const older = strings.summary.older(left, formatPage(pages, strings.sectionTitle.chronology));
  return [
    ...head,
    ...(await tableRows(pdf, root, columns, entries, at)),
    ...(left === 0 ? [] : paragraphRows(pdf, root, older, small)),
  ];
}

/** Returns the year of all dates, or null when there are several. */
function onlyYear(items: readonly SnapshotItem[]): string | null {
  const years = new Set(items.map((item) => /\d{4}/.exec(dateOf(item))?.[0]));
  const [year = null] = years;
  return years.size === 1 ? year : null;
}

/** Returns at most `count` items by date: the marked ones, then the latest. */
function selectLines(
  items: readonly SnapshotItem[],
  marked: readonly SnapshotItem[],
  count: number,
): readonly SnapshotItem[] {
  const latestFirst = sortByDate(items).toReversed();
  const isMarked = (item: SnapshotItem) => marked.includes(item);
  const chosen = new Set(
    [...latestFirst.filter(isMarked), ...latestFirst.filter((item) => !isMarked(item))].slice(0, count),
  );
  return sortByDate(items).filter((item) => chosen.has(item));
}

function dateOf({ fiche }: SnapshotItem): string {
  const posted = compactMoment(fiche.posting, fiche.timeZone);
  if (posted !== null) return posted;
  const recorded = { iso: fiche.acquiredAt, precision: 'min' as const };
  return `${compactMoment(recorded, fiche.timeZone)} ${strings.summary.recordedShort}`;
}
