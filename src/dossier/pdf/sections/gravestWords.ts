import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { formatAccountName } from '../../data/accountGroups.ts';
import { formatDateLine, sortByDate } from '../../data/exhibitLabels.ts';
import { selectSeriousItems } from '../../data/publications.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import * as documents from '../../strings/documents.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from '../engine/typography.ts';
import { gap, heightOf, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE, verbatimRows } from '../layout/rows.ts';

/** Exhibits whose words are quoted. */
export const QUOTED_MAX = 3;
const LINES_MIN = 1;
const TEXT_MAX = 1_500;
const ACCOUNT_MAX = 40;
const INDENT = 12;

/** Page in dossier.pdf of each section title and exhibit label. */
export type Pages = ReadonlyMap<string, number>;

/** « page 12 », or '' when it is not known. */
export function formatPage(pages: Pages, key: string): string {
  const page = pages.get(key);
  return page === undefined ? '' : documents.summary.page(page);
}

/**
 * Quotes the exhibits that the person marked as the gravest, the last ones by date, within `availableHeight`. [] when
 * none is marked.
 */
export async function quotedRows(
  pdf: PdfDocument,
  root: Tag,
  context: DossierContext,
  pages: Pages,
  availableHeight: number,
): Promise<Row[]> {
  const marked = selectSeriousItems(context.snapshot.items);
  if (marked.length === 0) return [];
  const shown = sortByDate(marked).slice(-QUOTED_MAX);
  const note = documents.summary.seriousMarked(marked.length, shown.length);
  const head = [
    ...headingRows(pdf, root, documents.summary.serious(marked.length)),
    ...paragraphRows(pdf, root, note, { ...FULL_WIDTH, style: STYLE.note }),
  ];
  const each = (availableHeight - heightOf(head)) / shown.length;
  const quoted = await Promise.all(shown.map((item) => quoteRows(pdf, root, item, context, pages, each)));
  return [...head, ...quoted.flat()];
}

/** The exhibit and its words, on as many lines as `height` allows. */
async function quoteRows(
  pdf: PdfDocument,
  root: Tag,
  item: SnapshotItem,
  context: DossierContext,
  pages: Pages,
  height: number,
): Promise<Row[]> {
  const { fiche, number } = item;
  const account = [...(formatAccountName(fiche.platform, fiche.author) ?? codes.NOT_READ)].slice(0, ACCOUNT_MAX);
  const line = documents.summary.seriousLine(
    number,
    account.join('') + doubtMark(fiche, 'account'),
    formatDateLine(item) + doubtMark(fiche, 'date'),
    formatPage(pages, exhibitLabel(number)),
  );
  const at = { x: PAGE_METRICS.left + INDENT, width: TEXT_WIDTH - INDENT, style: STYLE.body };
  const heading = await verbatimRows(pdf, root, line, { ...FULL_WIDTH, style: STYLE.smallStrong }, context.drawText);
  const headRows = heading.text.slice(0, 2);
  const text = fiche.text?.trim() ?? '';
  const quotation =
    text === '' ? reportSections.chronology.noText : `« ${text.slice(0, TEXT_MAX)} »${doubtMark(fiche, 'text')}`;
  const { text: lines } = await verbatimRows(pdf, root, quotation, at, context.drawText);
  const left = height - heightOf(headRows) - STYLE.note.leading - 4;
  const fitting = lines.filter((_, index) => index < LINES_MIN || heightOf(lines.slice(0, index + 1)) <= left);
  const isCut = fitting.length < lines.length || text.length > TEXT_MAX;
  const more = isCut ? paragraphRows(pdf, root, documents.summary.seriousCut, { ...at, style: STYLE.note }) : [];
  return [...headRows, ...fitting, ...more, gap(4)];
}
