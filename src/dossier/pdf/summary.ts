import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../domain/export/dossierLayout.ts';
import { formatAccountName } from '../data/accountGroups.ts';
import { computeActivity } from '../data/activityStats.ts';
import { sortByDate } from '../data/exhibitLabels.ts';
import { classifyContext, selectSeriousItems } from '../data/publications.ts';
import { doubtMark } from '../data/readingDoubts.ts';
import { findParent } from '../data/screens.ts';
import { type DossierContext, findOtherVolume } from '../dossierPlan.ts';
import * as codes from '../strings/codes.ts';
import * as coverAndMethod from '../strings/coverAndMethod.ts';
import * as documents from '../strings/documents.ts';
import { compactMoment, formatRanges } from '../strings/formatText.ts';
import * as reportSections from '../strings/reportSections.ts';
import { type PdfDocument, pdfStream, type Tag } from './engine/pdfDocument.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH, type TextStyle } from './engine/typography.ts';
import { gap, heightOf, PageFlow, type Row, runningHead } from './layout/pageFlow.ts';
import { blankLine, headingRows, paragraphRows, STYLE, sideBySideRow, unbreakableRow } from './layout/rows.ts';
import { FactTable, oneLineCell, tableRows, textCell } from './layout/table.ts';
import { addPersonFacts } from './sections/coverPage.ts';
import { formatPage, type Pages, QUOTED_MAX, quotedRows } from './sections/gravestWords.ts';
import { ownTextRows, statisticsRows, stepSummaryRows } from './sections/narrative.ts';

/** Lines of « Ce qui est demandé »: at most, and at least, whatever the remaining height. */
const ASKED_LINES = 8;
const ASKED_MIN = 3;
/** Characters of it. */
const ASKED_MAX = 1_200;
/** Blank lines to fill in by hand. */
const ASKED_BLANKS = 5;
const BLANK_HEIGHT = 22;
/** Height kept for « Ce qui est demandé »: its title, a note, and the fewest lines. */
const ASKED_HEIGHT = 19 + STYLE.note.leading * 2 + ASKED_MIN * BLANK_HEIGHT;

/**
 * Writes `resume.pdf`: two pages to read first. Facts only; what only the person knows is left blank. `pages`: the
 * page of each section and exhibit in dossier.pdf.
 */
export function summaryPdf(context: DossierContext, pages: Pages = new Map()): ReadableStream<Uint8Array<ArrayBuffer>> {
  return pdfStream(coverAndMethod.documentTitle.summary, context, async (pdf) => {
    const flow = new PageFlow(pdf, runningHead(context));
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    flow.newPage();
    await placeFirstPage(flow, root, context, pages);
    flow.newPage();
    const tail = tailRows(pdf, root, context, pages);
    flow.place(await postLineRows(pdf, root, context, pages, flow.remainingHeight - heightOf(tail)));
    flow.place(tail);
    root.end();
    flow.finish();
  });
}

/** Danger, persons, counts, the gravest words, what is asked. */
async function placeFirstPage(flow: PageFlow, root: Tag, context: DossierContext, pages: Pages): Promise<void> {
  const { pdf } = flow;
  const note = { ...FULL_WIDTH, style: STYLE.note };
  flow.place([
    ...paragraphRows(pdf, root, coverAndMethod.documentTitle.summary, { ...FULL_WIDTH, style: STYLE.h1, type: 'H1' }),
    ...paragraphRows(pdf, root, documents.summary.sameFile(context.fileName), note),
    gap(8),
    // « Non » would be quoted by the defence.
    ...(context.options.danger === 'yes' ? [dangerRow(pdf, root), gap(10)] : []),
    ...headingRows(pdf, root, documents.summary.facts),
  ]);
  const persons = new FactTable(pdf, root, { dense: true });
  await addPersonFacts(pdf, persons, context);
  flow.place([
    ...persons.rows,
    ...(await statisticsRows(pdf, root, context)),
    ...(await stepSummaryRows(pdf, root, context)),
    gap(8),
  ]);
  flow.place(await seriousRows(pdf, root, context, pages, flow.remainingHeight - ASKED_HEIGHT - 8));
  flow.place([gap(8), ...(await askedRows(pdf, root, context, flow.remainingHeight - 8))]);
}

/** What is not joined, and the limits. */
function tailRows(pdf: PdfDocument, root: Tag, context: DossierContext, pages: Pages): Row[] {
  const { counts } = context.snapshot;
  const { volumeSet } = context;
  const small = { ...FULL_WIDTH, style: STYLE.small };
  const notIncluded = [
    ...(volumeSet === undefined ? [] : [reportSections.volumeSplit.summary(volumeSet)]),
    coverAndMethod.method.notIncludedText(counts),
  ].join(' ');
  return [
    gap(6),
    ...headingRows(pdf, root, documents.summary.notIncluded),
    ...paragraphRows(pdf, root, notIncluded, small),
    gap(6),
    ...headingRows(pdf, root, documents.summary.limits),
    ...documents.summary.limitsText.flatMap((text) => paragraphRows(pdf, root, text, small)),
    ...paragraphRows(pdf, root, documents.summary.more(formatPage(pages, reportSections.sectionTitle.method)), small),
  ];
}

/** The first line, in a box. */
function dangerRow(pdf: PdfDocument, root: Tag): Row {
  const inner = { x: PAGE_METRICS.left + 14, width: TEXT_WIDTH - 28 };
  const rows = unbreakableRow([
    gap(8),
    sideBySideRow([
      paragraphRows(pdf, root, documents.summary.danger, { ...inner, style: STYLE.h2 }),
      paragraphRows(pdf, root, documents.summary.yes, {
        x: inner.x + inner.width - 110,
        width: 110,
        style: STYLE.body,
      }),
    ]),
    gap(8),
  ]);
  return {
    height: rows.height,
    draw: (top) => {
      pdf.artifact(() => pdf.lineWidth(1.4).rect(PAGE_METRICS.left, top, TEXT_WIDTH, rows.height).stroke('black'));
      rows.draw(top);
    },
  };
}

/** What the person asks, as far as it fits into `availableHeight`; dossier.pdf contains the whole text. */
async function askedRows(
  pdf: PdfDocument,
  parent: Tag,
  context: DossierContext,
  availableHeight: number,
): Promise<Row[]> {
  const title = headingRows(pdf, parent, documents.summary.asked);
  const ownRows = await ownTextRows(pdf, parent, context.options.asked?.slice(0, ASKED_MAX), context);
  if (ownRows !== null) {
    const left = availableHeight - heightOf(title) - STYLE.note.leading;
    const shown = ownRows.slice(0, ASKED_LINES).filter((_, index, lines) => {
      return index < ASKED_MIN || heightOf(lines.slice(0, index + 1)) <= left;
    });
    const cut = ownRows.length > shown.length || (context.options.asked ?? '').length > ASKED_MAX;
    const more = () => paragraphRows(pdf, parent, documents.summary.askedMore, { ...FULL_WIDTH, style: STYLE.note });
    return [...title, ...shown, ...(cut ? more() : [])];
  }
  const note = paragraphRows(pdf, parent, documents.summary.askedText, { ...FULL_WIDTH, style: STYLE.note });
  const left = availableHeight - heightOf([...title, ...note]);
  const blanks = Math.min(ASKED_BLANKS, Math.max(ASKED_MIN, Math.floor(left / BLANK_HEIGHT)));
  return [...title, ...note, ...Array.from({ length: blanks }, () => blankLine(pdf, FULL_WIDTH, BLANK_HEIGHT))];
}

/** Lines of the table, when the page has enough height. */
const LINES_MAX = 45;
const LINE: TextStyle = { face: 'serif', size: 8.5, leading: 11 };
const WIDTHS = [66, 84, 187, 24, 26, 24];
const WIDTHS_WITH_YEAR = [88, 84, 165, 24, 26, 24];
/** Days in the sentence of counts. */
const DAYS_MAX = 31;

/** Returns the counts per day, then one line for each exhibit, by date: the marked ones and the latest when some are left out. */
async function postLineRows(
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
  const perDay = filled.map(({ label, posts }) => documents.summary.perDayEntry(shorten(label), posts));
  const head = [
    ...headingRows(pdf, root, documents.summary.posts),
    ...(perDay.length === 0 || perDay.length > DAYS_MAX
      ? []
      : paragraphRows(pdf, root, documents.summary.perStep(step, perDay.join(' ; ')), small)),
    ...(marked.length === 0
      ? []
      : paragraphRows(pdf, root, documents.summary.marked(formatRanges(marked.map(({ number }) => number))), small)),
    ...paragraphRows(
      pdf,
      root,
      year === null ? documents.summary.postNote : `${documents.summary.year(year)} ${documents.summary.postNote}`,
      { ...FULL_WIDTH, style: STYLE.note },
    ),
    gap(3),
  ];
  const lineCount = Math.floor((availableHeight - heightOf(head) - 2 * STYLE.small.leading - 14) / LINE.leading);
  const shown = selectLines(items, marked, Math.min(LINES_MAX, lineCount));
  const columns = documents.summary.postHead.map((label, index) => ({
    label,
    width: (year === null ? WIDTHS_WITH_YEAR : WIDTHS)[index] ?? 0,
    ...(index > 2 && { align: 'right' as const }),
  }));
  const entries = shown.map((item) => {
    const { fiche, number } = item;
    const parent = findParent(item, items);
    const contextKind = classifyContext(item);
    const account = formatAccountName(fiche.platform, fiche.author);
    const kind = contextKind === null ? codes.NOT_READ : reportSections.contextKind[contextKind];
    const right = (text: string) => textCell(pdf, [text], LINE, { align: 'right' });
    return {
      cells: [
        textCell(pdf, [shorten(dateOf(item)) + doubtMark(fiche, 'date')], LINE),
        oneLineCell(pdf, account ?? kind, context, LINE, doubtMark(fiche, 'account')),
        oneLineCell(
          pdf,
          fiche.text === null ? reportSections.chronology.noText : fiche.text,
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
  const older = documents.summary.older(left, formatPage(pages, reportSections.sectionTitle.chronology));
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
  return `${compactMoment(recorded, fiche.timeZone)} ${documents.summary.recordedShort}`;
}

/** The words of the exhibits that the person marked as the most serious, or blanks to fill in by hand. */
async function seriousRows(
  pdf: PdfDocument,
  root: Tag,
  context: DossierContext,
  pages: Pages,
  availableHeight: number,
): Promise<Row[]> {
  const quoted = await quotedRows(pdf, root, context, pages, availableHeight);
  if (quoted.length > 0) return quoted;
  return [
    ...headingRows(pdf, root, documents.summary.serious(0)),
    ...paragraphRows(pdf, root, documents.summary.seriousText, { ...FULL_WIDTH, style: STYLE.note }),
    ...Array.from({ length: QUOTED_MAX }, () => seriousBlank(pdf, root)).flat(),
  ];
}

/** `Pièce n° ____ ________` and a second line: blanks for the number and the words. */
function seriousBlank(pdf: PdfDocument, root: Tag): Row[] {
  const label = paragraphRows(pdf, root, documents.summary.exhibitNumber, { ...FULL_WIDTH, style: STYLE.body });
  const after = pdf.widthOf(documents.summary.exhibitNumber, STYLE.body);
  return [
    {
      height: 24,
      draw: (top) => {
        for (const row of label) row.draw(top + 7);
        pdf.rule(PAGE_METRICS.left + after + 6, top + 20, 44);
        pdf.rule(PAGE_METRICS.left + after + 62, top + 20, TEXT_WIDTH - after - 62);
      },
    },
    blankLine(pdf, FULL_WIDTH, 22),
  ];
}

/** Returns « 12 », « vol. 2 » for an exhibit of another zip, or ''. */
function formatExhibitPage(item: SnapshotItem, context: DossierContext, pages: Pages): string {
  const page = pages.get(exhibitLabel(item.number));
  if (page !== undefined) return String(page);
  const other = findOtherVolume(item, 'text', context);
  return other === null ? '' : reportSections.volumeSplit.short(other.index);
}
