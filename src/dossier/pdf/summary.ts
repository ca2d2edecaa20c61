import { sortByDate } from '../data/period.ts';
import { classifyPublications, selectPrimaryItems, selectSeriousItems } from '../data/publications.ts';
import type { DossierContext } from '../dossierContext.ts';
import { localDate } from '../strings/formatTime.ts';
import * as strings from '../strings/index.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from './engine/pageMetrics.ts';
import type { PdfDocument, Tag } from './engine/pdfDocument.ts';
import { pdfStream } from './engine/pdfStream.ts';
import { blankLine } from './layout/formLines.ts';
import { gap, heightOf, PageFlow, type Row } from './layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE, sideBySideRow, unbreakableRow } from './layout/rows.ts';
import { exhibitRows } from './sections/exhibitList.ts';
import { ownTextRows, statisticsRows } from './sections/narrative.ts';

const LATEST = 3;
const SERIOUS = 3;
/** Lines of « Ce qui est demandé »: at most, and at least, whatever the remaining height. */
const ASKED_LINES = 8;
const ASKED_MIN = 3;
/** Characters of it. */
const ASKED_MAX = 1_200;
/** Blank lines to fill in by hand, and the space above them. */
const ASKED_BLANKS = 5;
const BLANK_HEIGHT = 24;
const BLANK_SPACE = 6;
/** Below « Ce qui est demandé ». */
const SPACE_BELOW = 16;

type ExhibitDetail = NonNullable<Parameters<typeof exhibitRows>[3]>;

/** Writes `resume.pdf`: two pages to read first. Facts only; what only the person knows is left blank. */
export function summaryPdf(context: DossierContext): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { items, journal, counts } = context.snapshot;
  const { volumeSet } = context;
  const date = localDate(context.createdAt, context.timeZone);
  return pdfStream(strings.documentTitle.summary, context, async (pdf) => {
    const flow = new PageFlow(pdf, strings.runningHead(date, journal.head, context.options.caseName));
    const root = pdf.struct('Document');
    pdf.addStructure(root);

    flow.newPage();
    flow.place([
      ...paragraphRows(pdf, root, strings.documentTitle.summary, {
        ...FULL_WIDTH,
        style: STYLE.h1,
        type: 'H1',
      }),
      ...paragraphRows(pdf, root, strings.summary.sameFile(context.fileName), {
        ...FULL_WIDTH,
        style: STYLE.note,
      }),
      gap(12),
      dangerRow(pdf, root, context.options.danger),
      gap(14),
      ...headingRows(pdf, root, strings.summary.facts),
      ...(await statisticsRows(pdf, root, context)),
      gap(14),
    ]);
    const asked = pdf.child(root, 'Sect');
    const { publications } = classifyPublications(items);
    const [first, ...others] = sortByDate(publications.length > 0 ? publications : selectPrimaryItems(items));
    const latest = others.slice(-LATEST);
    const detail: ExhibitDetail = { quoted: context, addressLines: 2 };
    const firstRows =
      first === undefined
        ? []
        : [
            ...headingRows(pdf, root, strings.summary.first),
            ...(await exhibitRows(pdf, root, [first], detail)),
            gap(12),
          ];
    // The first exhibit stays on the first page, since the second page lists six others.
    const availableHeight = flow.remainingHeight - heightOf(firstRows) - SPACE_BELOW;
    flow.place([...(await askedRows(pdf, asked, context, availableHeight)), gap(SPACE_BELOW)]);
    const fits = heightOf(firstRows) <= flow.remainingHeight;
    // Seven exhibits on the second page get fewer lines each, so that there is no third page.
    const secondPageDetail: ExhibitDetail = fits ? detail : { addressLines: 1 };
    if (fits) flow.place(firstRows);

    flow.newPage();
    if (!fits) flow.place(firstRows);
    flow.place([...(await seriousRows(pdf, root, context, secondPageDetail)), gap(16)]);
    if (latest.length > 0) {
      flow.place([
        ...headingRows(pdf, root, strings.summary.latest),
        ...(await exhibitRows(pdf, root, latest, secondPageDetail)),
      ]);
    }
    flow.place([
      gap(5),
      ...paragraphRows(pdf, root, strings.summary.byDate, { ...FULL_WIDTH, style: STYLE.note }),
      gap(16),
      ...headingRows(pdf, root, strings.summary.notIncluded),
      ...(volumeSet === undefined ? [] : [strings.volumeSplit.summary(volumeSet)]).flatMap((line) =>
        paragraphRows(pdf, root, line, { ...FULL_WIDTH, style: STYLE.body }),
      ),
      ...paragraphRows(
        pdf,
        root,
        `${strings.method.notIncludedText(counts.notIncluded, counts.withdrawn)} ${strings.method.selection}`,
        { ...FULL_WIDTH, style: STYLE.body },
      ),
      gap(12),
      ...strings.cover.notice.flatMap((text) => [
        ...paragraphRows(pdf, root, text, { ...FULL_WIDTH, style: STYLE.small }),
        gap(4),
      ]),
    ]);
    root.end();
    flow.finish();
  });
}

/** The first line, in a box. */
function dangerRow(pdf: PdfDocument, root: Tag, danger: 'yes' | 'no' | undefined): Row {
  const inner = { x: PAGE_METRICS.left + 14, width: TEXT_WIDTH - 28 };
  const rows = unbreakableRow([
    gap(10),
    sideBySideRow([
      paragraphRows(pdf, root, strings.summary.danger, { ...inner, style: STYLE.h2 }),
      paragraphRows(pdf, root, strings.summary.answers(danger), {
        x: inner.x + inner.width - 110,
        width: 110,
        style: STYLE.body,
      }),
    ]),
    gap(10),
  ]);
  return {
    height: rows.height,
    draw: (top) => {
      pdf.artifact(() => pdf.lineWidth(1.4).rect(PAGE_METRICS.left, top, TEXT_WIDTH, rows.height).stroke('black'));
      rows.draw(top);
    },
  };
}

/** The exhibits that the person marked as the most serious, or blanks to fill in by hand. */
async function seriousRows(
  pdf: PdfDocument,
  root: Tag,
  context: DossierContext,
  detail: ExhibitDetail,
): Promise<Row[]> {
  const marked = selectSeriousItems(context.snapshot.items);
  const title = headingRows(pdf, root, strings.summary.serious(marked.length));
  if (marked.length > 0) {
    const shown = sortByDate(marked).slice(-SERIOUS);
    const note = strings.summary.seriousMarked(marked.length, shown.length);
    return [
      ...title,
      ...paragraphRows(pdf, root, note, { ...FULL_WIDTH, style: STYLE.note }),
      ...(await exhibitRows(pdf, root, shown, detail)),
    ];
  }
  return [
    ...title,
    ...paragraphRows(pdf, root, strings.summary.seriousText, { ...FULL_WIDTH, style: STYLE.note }),
    gap(6),
    ...Array.from({ length: SERIOUS }, () => seriousBlank(pdf, root)).flat(),
  ];
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
  const left = availableHeight - heightOf([...title, ...note]) - BLANK_SPACE;
  const blanks = Math.min(ASKED_BLANKS, Math.max(ASKED_MIN, Math.floor(left / BLANK_HEIGHT)));
  return [
    ...title,
    ...note,
    gap(BLANK_SPACE),
    ...Array.from({ length: blanks }, () => blankLine(pdf, FULL_WIDTH, BLANK_HEIGHT)),
  ];
}

/** `Pièce n° ____ ________` and a second line: blanks for the number and the reason. */
function seriousBlank(pdf: PdfDocument, root: Tag): Row[] {
  const label = paragraphRows(pdf, root, strings.summary.exhibitNumber, { ...FULL_WIDTH, style: STYLE.body });
  const after = pdf.widthOf(strings.summary.exhibitNumber, STYLE.body);
  return [
    {
      height: 26,
      draw: (top) => {
        for (const row of label) row.draw(top + 8);
        pdf.rule(PAGE_METRICS.left + after + 6, top + 21, 44);
        pdf.rule(PAGE_METRICS.left + after + 62, top + 21, TEXT_WIDTH - after - 62);
      },
    },
    blankLine(pdf, FULL_WIDTH, 26),
  ];
}
