import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { isIntimate } from '../../../domain/item/itemNotes.ts';
import { getItemAddress, isLinkAllowed } from '../../data/addresses.ts';
import { formatAccountLines, formatDateLines } from '../../data/itemLabels.ts';
import { sortByDate } from '../../data/period.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierContext.ts';
import * as strings from '../../strings/index.ts';
import { findOtherVolume, hasPage } from '../../zip/volumes.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { addressRows } from '../layout/addressRows.ts';
import { oneLineCell } from '../layout/oneLine.ts';
import type { PageFlow } from '../layout/pageFlow.ts';
import { paragraphRows, STYLE } from '../layout/rows.ts';
import { openSection } from '../layout/section.ts';
import { type Cell, type HorizontalSpan, pageNumberCell, tableRows, textCell } from '../layout/table.ts';
import type { TableOfContents } from '../layout/tableOfContents.ts';
import type { Thumbnails } from '../layout/thumbnails.ts';

const WIDTHS = [30, 112, 100, 139, 24];
/** The words and the address stand beside the image. */
const UNDER_FROM = 2;
/** As high as the four lines beside it. */
const IMAGE_HEIGHT = 49;
/** Lines of an address; the page of the exhibit has the whole of it. */
const ADDRESS_LINES = 2;

/**
 * Returns a function that places the list of the exhibits by date: image, account, page, first words and address of
 * each. An intimate image is never shown. `thumbnails` is filled by the pages of the exhibits.
 */
export const chronologyPlacer =
  (thumbnails: Thumbnails) =>
  (flow: PageFlow, root: Tag, context: DossierContext, contents: TableOfContents): Promise<void> =>
    placeChronology(flow, root, context, contents, thumbnails);

async function placeChronology(
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: TableOfContents,
  thumbnails: Thumbnails,
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
        imageCell(pdf, item, isHere, thumbnails),
        textCell(pdf, markFirst(formatDateLines(item), doubtMark(fiche, 'date')), STYLE.small),
        textCell(pdf, markFirst(formatAccountLines(item), doubtMark(fiche, 'account')), STYLE.small),
        isHere
          ? pageNumberCell(pdf, contents.pageNumbers, key)
          : textCell(pdf, [volumeLabel(item, context)], STYLE.small, { align: 'right' }),
      ],
      under: async (tag: Tag, at: HorizontalSpan) => [
        ...(await firstWords(pdf, item, context)(tag, at)),
        ...(address === null
          ? []
          : await addressRows(pdf, tag, 'TD', address + doubtMark(fiche, 'address'), {
              ...at,
              clip: { lines: ADDRESS_LINES, mark: strings.exhibitList.cutAddress },
              plain: !isLinkAllowed(item),
              target: address,
            })),
      ],
    };
  });
  const rows = await tableRows(pdf, section, columns, entries, { underFrom: UNDER_FROM });
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

/** The words on one line; the page of the exhibit has the whole text. */
function firstWords(pdf: PdfDocument, { fiche }: SnapshotItem, context: DossierContext): Cell {
  if (fiche.text === null || fiche.text.trim() === '')
    return (tag, at) => paragraphRows(pdf, tag, strings.chronology.noText, { ...at, style: STYLE.note });
  return oneLineCell(pdf, fiche.text, context, STYLE.small, doubtMark(fiche, 'text'));
}

function imageCell(pdf: PdfDocument, { number, notes }: SnapshotItem, isHere: boolean, thumbnails: Thumbnails): Cell {
  return (tag, at) => {
    if (isIntimate(notes ?? {}))
      return paragraphRows(pdf, tag, strings.chronology.masked, { ...at, style: STYLE.note });
    return isHere ? [thumbnails.row(number, at, IMAGE_HEIGHT)] : [];
  };
}
