import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { formatAccountName } from '../../data/accounts.ts';
import { formatDateLine } from '../../data/itemLabels.ts';
import { sortByDate } from '../../data/period.ts';
import { selectSeriousItems } from '../../data/publications.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierContext.ts';
import * as strings from '../../strings/index.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { blankLine } from '../layout/formLines.ts';
import { gap, heightOf, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from '../layout/rows.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';
import { formatPage, type Pages } from './pages.ts';

const SERIOUS = 3;
const LINES_MIN = 1;
const TEXT_MAX = 1_500;
const INDENT = 12;

/** The words of the exhibits that the person marked as the most serious, or blanks to fill in by hand. */
export async function seriousRows(
  pdf: PdfDocument,
  root: Tag,
  context: DossierContext,
  pages: Pages,
  availableHeight: number,
): Promise<Row[]> {
  const marked = selectSeriousItems(context.snapshot.items);
  const title = headingRows(pdf, root, strings.summary.serious(marked.length));
  const note = (text: string) => paragraphRows(pdf, root, text, { ...FULL_WIDTH, style: STYLE.note });
  if (marked.length === 0) {
    const blanks = Array.from({ length: SERIOUS }, () => seriousBlank(pdf, root)).flat();
    return [...title, ...note(strings.summary.seriousText), ...blanks];
  }
  const shown = sortByDate(marked).slice(-SERIOUS);
  const head = [...title, ...note(strings.summary.seriousMarked(marked.length, shown.length))];
  const each = (availableHeight - heightOf(head)) / shown.length;
  const quoted = await Promise.all(shown.map((item) => quotedRows(pdf, root, item, context, pages, each)));
  return [...head, ...quoted.flat()];
}

/** The exhibit and its words, on as many lines as `height` allows. */
async function quotedRows(
  pdf: PdfDocument,
  root: Tag,
  item: SnapshotItem,
  context: DossierContext,
  pages: Pages,
  height: number,
): Promise<Row[]> {
  const { fiche, number } = item;
  const account = [...(formatAccountName(fiche.platform, fiche.author) ?? strings.NOT_READ)].slice(0, 40).join('');
  const line = strings.summary.seriousLine(
    number,
    account + doubtMark(fiche, 'account'),
    formatDateLine(item) + doubtMark(fiche, 'date'),
    formatPage(pages, exhibitLabel(number)),
  );
  const at = { x: PAGE_METRICS.left + INDENT, width: TEXT_WIDTH - INDENT, style: STYLE.body };
  const heading = await verbatimRows(pdf, root, line, { ...FULL_WIDTH, style: STYLE.smallStrong }, context.drawText);
  const headRows = heading.text.slice(0, 2);
  const text = fiche.text?.trim() ?? '';
  const quotation =
    text === '' ? strings.chronology.noText : `« ${text.slice(0, TEXT_MAX)} »${doubtMark(fiche, 'text')}`;
  const { text: lines } = await verbatimRows(pdf, root, quotation, at, context.drawText);
  const left = height - heightOf(headRows) - STYLE.note.leading - 4;
  const fitting = lines.filter((_, index) => index < LINES_MIN || heightOf(lines.slice(0, index + 1)) <= left);
  const isCut = fitting.length < lines.length || text.length > TEXT_MAX;
  const more = isCut ? paragraphRows(pdf, root, strings.summary.seriousCut, { ...at, style: STYLE.note }) : [];
  return [...headRows, ...fitting, ...more, gap(4)];
}

/** `Pièce n° ____ ________` and a second line: blanks for the number and the words. */
function seriousBlank(pdf: PdfDocument, root: Tag): Row[] {
  const label = paragraphRows(pdf, root, strings.summary.exhibitNumber, { ...FULL_WIDTH, style: STYLE.body });
  const after = pdf.widthOf(strings.summary.exhibitNumber, STYLE.body);
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
