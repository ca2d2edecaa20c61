import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { getItemAddress, isLinkAllowed } from '../../data/addresses.ts';
import { formatAccountLines, formatDateLines } from '../../data/itemLabels.ts';
import { sortByDate } from '../../data/period.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierContext.ts';
import * as strings from '../../strings/index.ts';
import { findOtherVolume, hasPage } from '../../zip/volumes.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { addressRows } from '../layout/addressRows.ts';
import type { PageFlow } from '../layout/pageFlow.ts';
import { paragraphRows, STYLE } from '../layout/rows.ts';
import { openSection } from '../layout/section.ts';
import { type Cell, type HorizontalSpan, pageNumberCell, tableRows, textCell } from '../layout/table.ts';
import type { TableOfContents } from '../layout/tableOfContents.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';

const WIDTHS = [32, 88, 96, 151, 26];
/** Lines of an address; the page of the exhibit has the whole of it. */
const ADDRESS_LINES = 2;
/** Characters, enough to recognise a post; its own page has the whole text. */
const FIRST_WORDS = 70;

/** Places the list of the exhibits by date: account, first words, page and address of each. */
export async function placeChronology(
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: TableOfContents,
): Promise<void> {
  const { pdf } = flow;
  const { intro, head } = strings.chronology;
  const section = openSection(flow, root, { title: strings.sectionTitle.chronology, intro }, contents);
  const columns = head.map((label, index) => ({
    label,
    width: WIDTHS[index] ?? 0,
    ...(index === head.length - 1 && { align: 'right' as const }),
  }));
  const entries = sortByDate(context.snapshot.items).map((item) => {
    const { fiche, number } = item;
    const key = exhibitLabel(number);
    const address = getItemAddress(item);
    const isHere = hasPage(item, context);
    return {
      cells: [
        textCell(pdf, [`n° ${number}`], STYLE.smallStrong, { link: isHere ? { name: key } : null }),
        textCell(pdf, markFirst(formatDateLines(item), doubtMark(fiche, 'date')), STYLE.small),
        textCell(pdf, markFirst(formatAccountLines(item), doubtMark(fiche, 'account')), STYLE.small),
        firstWords(pdf, item, context),
        isHere
          ? pageNumberCell(pdf, contents.pageNumbers, key)
          : textCell(pdf, [volumeLabel(item, context)], STYLE.small, { align: 'right' }),
      ],
      ...(address !== null && {
        under: (tag: Tag, at: HorizontalSpan) =>
          addressRows(pdf, tag, 'TD', address + doubtMark(fiche, 'address'), {
            ...at,
            clip: { lines: ADDRESS_LINES, mark: strings.exhibitList.cutAddress },
            plain: !isLinkAllowed(item),
            target: address,
          }),
      }),
    };
  });
  const rows = await tableRows(pdf, section, columns, entries);
  flow.place(rows, rows[0]);
  section.end();
}

const markFirst = ([first = '', ...others]: readonly string[], mark: string): string[] => [
  `${first}${mark}`,
  ...others,
];

/** « vol. 2 »: the zip whose report has the page. */
function volumeLabel(item: SnapshotItem, context: DossierContext): string {
  const other = findOtherVolume(item, 'text', context);
  return other === null ? '' : strings.volumeSplit.short(other.index);
}

function firstWords(pdf: PdfDocument, { fiche }: SnapshotItem, { drawText }: DossierContext): Cell {
  return async (tag, at) => {
    const text = fiche.text?.replace(/\s+/gu, ' ').trim() ?? '';
    if (text === '') return paragraphRows(pdf, tag, strings.chronology.noText, { ...at, style: STYLE.note });
    const points = [...text];
    const shown = points.length > FIRST_WORDS ? `${points.slice(0, FIRST_WORDS).join('').trim()}…` : text;
    const marked = shown + doubtMark(fiche, 'text');
    const rows = await verbatimRows(pdf, tag, marked, { ...at, style: STYLE.small }, drawText);
    return rows.text;
  };
}
