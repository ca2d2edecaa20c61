import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { formatAccountLines, formatDateLines } from '../../data/itemLabels.ts';
import { sortByDate } from '../../data/period.ts';
import type { DossierContext } from '../../dossierContext.ts';
import * as strings from '../../strings/index.ts';
import { hasPage } from '../../zip/volumes.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { PageFlow } from '../layout/pageFlow.ts';
import { paragraphRows, STYLE } from '../layout/rows.ts';
import { openSection } from '../layout/section.ts';
import { type Cell, tableRows, textCell } from '../layout/table.ts';
import type { TableOfContents } from '../layout/tableOfContents.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';

const WIDTHS = [104, 110, 165, 38];
/** Characters, enough to recognise a post; its own page has the whole text. */
const FIRST_WORDS = 110;

/** Places every exhibit by date, with its account, first words and number. */
export async function placeChronology(
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: TableOfContents,
): Promise<void> {
  const { pdf } = flow;
  const { intro, head } = strings.chronology;
  const section = openSection(flow, root, { title: strings.sectionTitle.chronology, intro }, contents);
  const columns = head.map((label, index) => ({ label, width: WIDTHS[index] ?? 0 }));
  const entries = sortByDate(context.snapshot.items).map((item) => ({
    cells: [
      textCell(pdf, formatDateLines(item), STYLE.small),
      textCell(pdf, formatAccountLines(item), STYLE.small),
      firstWords(pdf, item, context),
      textCell(pdf, [`n° ${item.number}`], STYLE.smallStrong, {
        link: hasPage(item, context) ? { name: exhibitLabel(item.number) } : null,
      }),
    ],
  }));
  const rows = await tableRows(pdf, section, columns, entries);
  flow.place(rows, rows[0]);
  section.end();
}

function firstWords(pdf: PdfDocument, { fiche }: SnapshotItem, { drawText }: DossierContext): Cell {
  return async (tag, at) => {
    const text = fiche.text?.replace(/\s+/gu, ' ').trim() ?? '';
    if (text === '') return paragraphRows(pdf, tag, strings.chronology.noText, { ...at, style: STYLE.note });
    const points = [...text];
    const shown = points.length > FIRST_WORDS ? `${points.slice(0, FIRST_WORDS).join('').trim()}…` : text;
    const rows = await verbatimRows(pdf, tag, shown, { ...at, style: STYLE.small }, drawText);
    return rows.text;
  };
}
