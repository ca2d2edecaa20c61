import type { DossierContext } from '../../dossierContext.ts';
import * as strings from '../../strings/index.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { pdfStream } from '../engine/pdfStream.ts';
import { FactTable } from '../layout/factTable.ts';
import { blankLine } from '../layout/formLines.ts';
import { gap, heightOf, PageFlow, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE, sideBySideRow, unbreakableRow } from '../layout/rows.ts';
import { runningHead } from '../layout/runningHead.ts';
import { ownTextRows, statisticsRows } from '../sections/narrative.ts';
import { addPersonFacts } from '../sections/persons.ts';
import { formatPage, type Pages } from './pages.ts';
import { postLineRows } from './postLines.ts';
import { seriousRows } from './seriousRows.ts';

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
  return pdfStream(strings.documentTitle.summary, context, async (pdf) => {
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
    ...paragraphRows(pdf, root, strings.documentTitle.summary, { ...FULL_WIDTH, style: STYLE.h1, type: 'H1' }),
    ...paragraphRows(pdf, root, strings.summary.sameFile(context.fileName), note),
    gap(8),
    dangerRow(pdf, root, context.options.danger),
    gap(10),
    ...headingRows(pdf, root, strings.summary.facts),
  ]);
  const persons = new FactTable(pdf, root, { dense: true });
  await addPersonFacts(pdf, persons, context);
  flow.place([...persons.rows, ...(await statisticsRows(pdf, root, context)), gap(8)]);
  flow.place(await seriousRows(pdf, root, context, pages, flow.remainingHeight - ASKED_HEIGHT - 8));
  flow.place([gap(8), ...(await askedRows(pdf, root, context, flow.remainingHeight - 8))]);
}

/** What is not joined, and the limits. */
function tailRows(pdf: PdfDocument, root: Tag, context: DossierContext, pages: Pages): Row[] {
  const { counts } = context.snapshot;
  const { volumeSet } = context;
  const small = { ...FULL_WIDTH, style: STYLE.small };
  const notIncluded = [
    ...(volumeSet === undefined ? [] : [strings.volumeSplit.summary(volumeSet)]),
    strings.method.notIncludedText(counts.notIncluded, counts.withdrawn),
  ].join(' ');
  return [
    gap(6),
    ...headingRows(pdf, root, strings.summary.notIncluded),
    ...paragraphRows(pdf, root, notIncluded, small),
    gap(6),
    ...headingRows(pdf, root, strings.summary.limits),
    ...strings.summary.limitsText.flatMap((text) => paragraphRows(pdf, root, text, small)),
    ...paragraphRows(pdf, root, strings.summary.more(formatPage(pages, strings.sectionTitle.method)), small),
  ];
}

/** The first line, in a box. */
function dangerRow(pdf: PdfDocument, root: Tag, danger: 'yes' | 'no' | undefined): Row {
  const inner = { x: PAGE_METRICS.left + 14, width: TEXT_WIDTH - 28 };
  const rows = unbreakableRow([
    gap(8),
    sideBySideRow([
      paragraphRows(pdf, root, strings.summary.danger, { ...inner, style: STYLE.h2 }),
      paragraphRows(pdf, root, strings.summary.answers(danger), {
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
  const title = headingRows(pdf, parent, strings.summary.asked);
  const ownRows = await ownTextRows(pdf, parent, context.options.asked?.slice(0, ASKED_MAX), context);
  if (ownRows !== null) {
    const left = availableHeight - heightOf(title) - STYLE.note.leading;
    const shown = ownRows.slice(0, ASKED_LINES).filter((_, index, lines) => {
      return index < ASKED_MIN || heightOf(lines.slice(0, index + 1)) <= left;
    });
    const cut = ownRows.length > shown.length || (context.options.asked ?? '').length > ASKED_MAX;
    const more = () => paragraphRows(pdf, parent, strings.summary.askedMore, { ...FULL_WIDTH, style: STYLE.note });
    return [...title, ...shown, ...(cut ? more() : [])];
  }
  const note = paragraphRows(pdf, parent, strings.summary.askedText, { ...FULL_WIDTH, style: STYLE.note });
  const left = availableHeight - heightOf([...title, ...note]);
  const blanks = Math.min(ASKED_BLANKS, Math.max(ASKED_MIN, Math.floor(left / BLANK_HEIGHT)));
  return [...title, ...note, ...Array.from({ length: blanks }, () => blankLine(pdf, FULL_WIDTH, BLANK_HEIGHT))];
}
