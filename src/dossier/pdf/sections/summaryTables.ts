import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { citeNumber } from '../../../domain/export/exhibitNumber.ts';
import { sayText } from '../../../domain/item/callWords.ts';
import { formatAccountName } from '../../../platforms/platformTable.ts';
import { countAccounts, namesakeNumbers } from '../../data/accountGroups.ts';
import {
  dayOrUnread,
  describeNoText,
  exhibitRanges,
  formatGravity,
  formatMarkedDay,
  formatShortDate,
  labelPlatform,
  sortByDate,
  sortByGravity,
} from '../../data/exhibitLabels.ts';
import { classifyContext, classifyPublications, getSeriousness, hasReported } from '../../data/publications.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import {
  isQuotedWhole,
  isUnchecked,
  listedWords,
  selectQuotedGravest,
  withholdsWords,
} from '../../data/summaryFacts.ts';
import { type DossierContext, findOtherVolume, hasPage } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import * as documents from '../../strings/documents.ts';
import { plural } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/typography.ts';
import { gap, heightOf, keepWithNext, type Row } from '../layout/pageFlow.ts';
import { baselineOf, headingRows, paragraphRows, STYLE, verbatimRows } from '../layout/rows.ts';
import type { PageNumbers } from '../layout/section.ts';
import { type Cell, columnsOf, oneLineCell, pageNumberCell, tableRows, textCell } from '../layout/table.ts';

/** The tables of the first two pages, each with as many rows as fit. */

const LINE: TextStyle = { face: 'serif', size: 9, leading: 11.5 };
const SPAN = { x: PAGE_METRICS.left, width: TEXT_WIDTH, dense: true } as const;
const TEXT_MAX = 1_500;
const INDENT = 12;

/** Where the rows of one part are drawn. Tags are in the order of the page, which may not be that of the layout. */
export interface SummaryPart {
  readonly pdf: PdfDocument;
  readonly section: Tag;
  readonly context: DossierContext;
  readonly pageNumbers: PageNumbers;
}

export const partNote = ({ pdf, section }: SummaryPart, text: string): Row[] =>
  paragraphRows(pdf, section, text, { style: STYLE.note });

/** The words of the exhibits that were rated highest, each with its account, date and page; [] when none is rated. */
export async function gravestRows(part: SummaryPart, availableHeight: number): Promise<Row[]> {
  const { pdf, section, context } = part;
  const { quoted: shown, others } = selectQuotedGravest(context.snapshot.items);
  if (shown.length === 0) return [];
  const { serious, seriousMarked } = documents.summary;
  const head = [
    ...headingRows(
      pdf,
      section,
      serious(
        shown.length,
        shown.every((item) => isQuotedWhole(item, context.options)),
      ),
    ),
    ...partNote(
      part,
      seriousMarked(
        shown.length + others,
        shown.length,
        shown.filter(isUnchecked).map(({ number }) => number),
        context.options.requester?.role,
      ),
    ),
  ];
  const each = (availableHeight - heightOf(head)) / shown.length;
  const quoted: Row[] = [];
  for (const item of shown) quoted.push(...(await quotedRows(part, item, each)));
  return [...head, ...quoted];
}

/** The number, account and date of one of the gravest exhibits. */
export function seriousHeading(item: SnapshotItem): string {
  const { fiche, number } = item;
  const account = [...(formatAccountName(fiche.platform, fiche.author) ?? codes.NOT_READ)].slice(0, 40).join('');
  return documents.summary.seriousLine(number, account + doubtMark(fiche, 'account'), formatMarkedDay(item));
}

/** The exhibit and its words, on as many lines as `height` allows. */
async function quotedRows(part: SummaryPart, item: SnapshotItem, height: number): Promise<Row[]> {
  const { pdf, section, context } = part;
  const { fiche } = item;
  const line = seriousHeading(item);
  const place = { x: PAGE_METRICS.left, width: TEXT_WIDTH - 50, style: STYLE.smallStrong };
  const heading = await verbatimRows(pdf, section, line, place, context.drawText);
  const headRows = withPage(heading.text.slice(0, 2), item, part);
  const text = (sayText(fiche) ?? item.checkedText)?.trim() ?? '';
  const words = text === '' ? describeNoText(item) : `« ${text.slice(0, TEXT_MAX)} »${doubtMark(fiche, 'text')}`;
  const quotation = withholdsWords(item, context.options) ? withheldText(item) : words;
  const at = { x: PAGE_METRICS.left + INDENT, width: TEXT_WIDTH - INDENT, style: STYLE.body };
  const { text: lines } = await verbatimRows(pdf, section, quotation, at, context.drawText);
  const { checkedText } = reportSections.exhibitList;
  const isChecked = quotation === words && fiche.text === null && text !== '';
  const source = isChecked ? paragraphRows(pdf, section, checkedText, { ...at, style: STYLE.note }) : [];
  const left = height - heightOf([...headRows, ...source]) - STYLE.note.leading - 4;
  const fitting = lines.filter((_, index) => index < 1 || heightOf(lines.slice(0, index + 1)) <= left);
  const isCut = fitting.length < lines.length || (text.length > TEXT_MAX && quotation === words);
  const more = isCut ? paragraphRows(pdf, section, documents.summary.seriousCut, { ...at, style: STYLE.note }) : [];
  return [...headRows, ...fitting, ...source, ...more, gap(4)];
}

/** The reason is said where what the person ticked is handed over. */
const withheldText = ({ notes }: SnapshotItem): string =>
  notes?.categories?.value.includes('private-life')
    ? documents.summary.privateWordsTicked
    : documents.summary.privateWords;

/** Adds the page of the exhibit at the right of the first row. */
function withPage(
  rows: readonly Row[],
  item: SnapshotItem,
  { pdf, section, context, pageNumbers }: SummaryPart,
): Row[] {
  const style = STYLE.small;
  const right = PAGE_METRICS.left + TEXT_WIDTH;
  const text = pageLabel(item, context);
  if (text === '') return keepWithNext(rows);
  const numberWidth = hasPage(item, context) ? pdf.widthOf(' 999', style) : 0;
  const x = right - numberWidth - pdf.widthOf(text, style);
  const tag = pdf.child(section, 'P');
  return rows.map((row, index) => ({
    ...row,
    withNext: true,
    draw: (top) => {
      row.draw(top);
      if (index > 0) return;
      const baseline = baselineOf(style, top);
      pdf.inside(tag, 'P', () => {
        // The space is for a reader of the tags.
        pdf.drawLine(`${text} `, x, baseline, style);
        if (hasPage(item, context)) pageNumbers.show(exhibitLabel(item.number), { right, baseline, style });
      });
    },
  }));
}

function pageLabel(item: SnapshotItem, context: DossierContext): string {
  if (hasPage(item, context)) return documents.summary.pageLabel;
  const other = findOtherVolume(item, 'text', context);
  return other === null ? '' : reportSections.volumeSplit.short(other.index);
}

/** The other accounts are in their own section: what the person wrote stands on the first page too. */
const ACCOUNTS_MAX = 8;
const ACCOUNT_WIDTHS = [118, 90, 34, 88, 99];

/** The accounts that the captures show, as many as fit, then how many more and where. */
export async function accountRows(part: SummaryPart, availableHeight: number): Promise<Row[]> {
  const { pdf, section, context } = part;
  const { items } = context.snapshot;
  const { accounts, isReported } = countAccounts(items);
  if (accounts.length === 0) return [];
  const heading = headingRows(pdf, section, documents.accountsTitle(isReported));
  const left = availableHeight - heightOf(heading) - 2 * STYLE.small.leading - 4;
  const shown = accounts.slice(0, Math.max(1, Math.min(ACCOUNTS_MAX, Math.floor(left / LINE.leading) - 1)));
  const columns = columnsOf(documents.summary.accountHead, ACCOUNT_WIDTHS);
  const entries = shown.map((account) => {
    const name = formatAccountName(account.platform, account) ?? codes.NOT_READ;
    const { last, isDoubtful, source, host, counts, exhibits, notReported } = account;
    const mark = documents.summary.accountMark(namesakeNumbers(items).get(account), isDoubtful);
    return {
      cells: [
        oneLineCell(pdf, name, context, LINE, mark),
        oneLineCell(pdf, labelPlatform(source, [host]), context, LINE),
        textCell(pdf, [String(counts.total)], LINE),
        textCell(pdf, [dayOrUnread(last, context.timeZone)], LINE),
        rangesCell(pdf, documents.summary.accountExhibits(exhibitRanges(exhibits), exhibitRanges(notReported))),
      ],
    };
  });
  const more = accounts.length - shown.length;
  return [
    ...heading,
    ...(await tableRows(pdf, section, columns, entries, SPAN)),
    ...(more === 0 ? [] : partNote(part, documents.summary.moreAccounts(more, isReported))),
    gap(6),
  ];
}

/** Numbers on one line, cut between two of them: half a number would be another one. */
function rangesCell(pdf: PdfDocument, text: string): Cell {
  return (tag, at) => {
    const parts = text.split(', ');
    let shown = text;
    for (let count = parts.length - 1; count > 0 && pdf.widthOf(shown, LINE) > at.width; count -= 1)
      shown = `${parts.slice(0, count).join(', ')}, …`;
    return textCell(pdf, [shown], LINE)(tag, at);
  };
}

const LINE_WIDTHS = [66, 84, 187, 24, 26, 24];
const LINE_WIDTHS_WITH_YEAR = [88, 84, 165, 24, 26, 24];
/** Columns: a number such as « 7, message 12 » takes the width that it needs from the first words. */
const [WORDS, NUMBER] = [2, 4];

/**
 * One line for each exhibit, the reported ones first, then by date: the first, the marked and the latest ones when some
 * are left out.
 */
export async function lineRows(part: SummaryPart, availableHeight: number): Promise<Row[]> {
  const { pdf, section, context, pageNumbers } = part;
  const { items } = context.snapshot;
  const year = onlyYear(items);
  const shorten = (date: string) => (year === null ? date : date.replace(`/${year}`, ''));
  const isInTwoGroups = hasReported(items) && !items.every(isMarkedReported);
  const note = documents.summary.postNote(year, isInTwoGroups);
  const heightOfHead = 19 + 3 * STYLE.note.leading + 8;
  const count = Math.floor((availableHeight - heightOfHead) / LINE.leading) - 1;
  const marked = listRated(items);
  const shown = selectLines(items, marked, Math.max(1, count));
  const widths = [...(year === null ? LINE_WIDTHS_WITH_YEAR : LINE_WIDTHS)];
  const widest = Math.max(...shown.map(({ number }) => Math.ceil(pdf.widthOf(citeNumber(number), LINE)) + 1));
  const more = Math.max(0, widest - (widths[NUMBER] ?? 0));
  widths[NUMBER] = (widths[NUMBER] ?? 0) + more;
  widths[WORDS] = (widths[WORDS] ?? 0) - more;
  const columns = columnsOf(documents.summary.postHead, widths, 3);
  const right = (text: string): Cell => textCell(pdf, [text], LINE, { align: 'right' });
  const entries = shown.map((item) => {
    const { fiche, number } = item;
    const contextKind = classifyContext(item);
    const account = formatAccountName(fiche.platform, fiche.author);
    const kind = contextKind === null ? codes.NOT_READ : reportSections.shortContextKind[contextKind];
    const words = listedWords(item, context.options);
    return {
      cells: [
        textCell(pdf, [shorten(formatShortDate(item)) + doubtMark(fiche, 'date')], LINE),
        oneLineCell(pdf, account ?? kind, context, LINE, doubtMark(fiche, 'account')),
        oneLineCell(pdf, words, context, LINE, doubtMark(fiche, 'text')),
        right(formatGravity(item)),
        right(citeNumber(number)),
        hasPage(item, context)
          ? pageNumberCell(pdf, pageNumbers, exhibitLabel(number), LINE)
          : right(pageLabel(item, context)),
      ],
    };
  });
  const left = items.length - shown.length;
  const { otherPosts } = documents.summary;
  const others = plural(left, 'autre ligne', 'autres lignes');
  const grave = exhibitRanges(marked.filter((item) => !shown.includes(item)).map(({ number }) => number));
  return [
    ...headingRows(pdf, section, left === 0 ? documents.summary.posts : documents.summary.somePosts),
    ...partNote(part, note),
    ...(await tableRows(pdf, section, columns, entries, SPAN)),
    ...(left === 0 ? [] : partNote(part, otherPosts(others, grave, reportSections.sectionTitle.exhibitList))),
    gap(6),
  ];
}

/** Returns the year of all dates, or null when there are several. */
function onlyYear(items: readonly SnapshotItem[]): string | null {
  const years = new Set(items.map((item) => /\d{4}/.exec(formatShortDate(item))?.[0]));
  const [year = null] = years;
  return years.size === 1 ? year : null;
}

/** What the person rated as grave, the gravest first, then by date. */
const listRated = (items: readonly SnapshotItem[]): readonly SnapshotItem[] =>
  sortByGravity(items.filter((item) => getSeriousness(item) !== null));

const isMarkedReported = ({ standing }: SnapshotItem): boolean => standing === 'reported';

/** Part of the lines that are the first; the marked have as many as they need, and the latest have the rest. */
const FIRST_PART = 1 / 3;

/**
 * Returns at most `count` items by date: the first and the latest, the marked, then others from both ends. What the
 * person reports comes before what the captures only show beside it.
 */
export function selectLines(
  items: readonly SnapshotItem[],
  marked: readonly SnapshotItem[],
  count: number,
): readonly SnapshotItem[] {
  const byDate = sortByDate(items);
  const sorted = [...byDate.filter(isMarkedReported), ...byDate.filter((item) => !isMarkedReported(item))];
  if (sorted.length <= count) return sorted;
  const part = Math.max(1, Math.floor(count * FIRST_PART));
  // What has no date of its own says neither when it began nor when it ended.
  const dated = sortByDate(classifyPublications(items).publications.filter(({ fiche }) => fiche.posting.iso !== null));
  const ends = [...dated.slice(0, 1), ...dated.slice(-1)];
  const gravest = marked.slice(0, Math.max(1, count - ends.length));
  const inOrder = [...ends, ...gravest, ...dated.slice(0, part), ...dated.toReversed(), ...byDate];
  const chosen = new Set([...new Set(inOrder)].slice(0, count));
  return sorted.filter((item) => chosen.has(item));
}
