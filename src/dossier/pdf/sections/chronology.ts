import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { citeNumber } from '../../../domain/export/exhibitNumber.ts';
import { oneLine } from '../../../domain/shared/truncate.ts';
import { describeNoText } from '../../data/exhibitLabels.ts';
import { listExhibits } from '../../data/listedExhibits.ts';
import { getItemAddress, isLinkAllowed } from '../../data/publications.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import { type DossierContext, findOtherVolume, hasPage } from '../../dossierPlan.ts';
import * as coverAndMethod from '../../strings/coverAndMethod.ts';
import { erasedExhibits } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { HorizontalSpan } from '../engine/typography.ts';
import { addressRows, paragraphRows, STYLE, sideBySideRow } from '../layout/rows.ts';
import { openSection, type PlaceSection } from '../layout/section.ts';
import { type Cell, columnsOf, oneLineCell, pageNumberCell, tableRows, textCell } from '../layout/table.ts';

const WIDTHS = [32, 178, 92, 74, 27, 20];
/** The words and the address stand right of the number. */
const UNDER_FROM = 1;
/** Lines of an address; the page of the exhibit has the whole of it. */
const ADDRESS_LINES = 2;
/** Between the words and an address on the same line. */
const WORDS_GAP = 10;
/** Characters of words that are printed whole on one line. */
const WHOLE_WORDS = 56;
/** Characters that the typefaces draw as they are. */
const LATIN = /^[\x20-\x7E\xA1-\xAC\xAE-\xFF’…]*$/;

/** Places the list of the exhibits by date: number, account, page, first words and address of each; no image. */
export const placeChronology: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { head } = reportSections.chronology;
  const { erased } = context.snapshot.counts.numbers;
  const intro = [reportSections.chronology.intro, ...(erased.length > 0 ? [erasedExhibits(erased)] : [])].join(' ');
  const section = openSection(flow, root, { title: reportSections.sectionTitle.chronology, intro }, contents);
  const columns = columnsOf(head, WIDTHS, head.length - 1);
  const entries = listExhibits(context.snapshot.items).map(({ number, first, quoted: item, ...row }) => {
    const { fiche } = item;
    const key = exhibitLabel(first.number);
    const address = getItemAddress(item);
    const isHere = hasPage(first, context);
    return {
      cells: [
        textCell(pdf, [`n° ${citeNumber(number)}`], STYLE.smallStrong, { link: isHere ? { name: key } : null }),
        textCell(pdf, [row.date], STYLE.small, { maxLines: 2 }),
        textCell(pdf, [row.account + doubtMark(fiche, 'account')], STYLE.small),
        textCell(pdf, [row.about], STYLE.small, { maxLines: 3 }),
        textCell(pdf, [row.gravity], STYLE.smallStrong),
        isHere
          ? pageNumberCell(pdf, contents.pageNumbers, key)
          : textCell(pdf, [volumeLabel(first, context)], STYLE.small, { align: 'right' }),
      ],
      under: async (tag: Tag, at: HorizontalSpan) => {
        const ownWords = [
          ...(await firstWords(pdf, item, context)(tag, at)),
          ...(row.note === null ? [] : paragraphRows(pdf, tag, row.note, { ...at, style: STYLE.note })),
        ];
        if (address === null) return ownWords;
        const marked = address + doubtMark(fiche, 'address');
        const rowsAt = (place: HorizontalSpan) =>
          addressRows(pdf, tag, 'TD', marked, {
            ...place,
            clip: { lines: ADDRESS_LINES, mark: coverAndMethod.exhibitList.cutAddress },
            plain: !isLinkAllowed(item),
            target: address,
          });
        // Beside words that are whole there: a list of 199 exhibits has two pages fewer.
        const left = widthOfWords(pdf, item) + WORDS_GAP;
        return LATIN.test(marked) && left + pdf.widthOf(marked, STYLE.address) <= at.width
          ? [sideBySideRow([ownWords, await rowsAt({ x: at.x + left, width: at.width - left })])]
          : [...ownWords, ...(await rowsAt(at))];
      },
    };
  });
  const rows = await tableRows(pdf, section, columns, entries, { underFrom: UNDER_FROM, dense: true });
  flow.place(rows, rows[0]);
  section.end();
};

/** « vol. 2 »: the zip whose report has the page. */
function volumeLabel(item: SnapshotItem, context: DossierContext): string {
  const other = findOtherVolume(item, 'text', context);
  return other === null ? '' : reportSections.volumeSplit.short(other.index);
}

/** Width of the words when one line has all of them; infinite when it may not. */
function widthOfWords(pdf: PdfDocument, item: SnapshotItem): number {
  const { fiche } = item;
  const text = oneLine(fiche.text ?? '');
  if (item.checkedText !== undefined) return Number.POSITIVE_INFINITY;
  if (text === '') return pdf.widthOf(describeNoText(item), STYLE.note);
  const isWhole = text.length <= WHOLE_WORDS && LATIN.test(text);
  return isWhole ? pdf.widthOf(text + doubtMark(fiche, 'text'), STYLE.small) : Number.POSITIVE_INFINITY;
}

/** The words on one line; the page of the exhibit has the whole text. */
function firstWords(pdf: PdfDocument, item: SnapshotItem, context: DossierContext): Cell {
  const { fiche } = item;
  const { checkedText } = item;
  if (checkedText !== undefined)
    return async (tag, at) => [
      ...(await oneLineCell(pdf, checkedText, context, STYLE.small)(tag, at)),
      ...paragraphRows(pdf, tag, reportSections.chronology.checkedText, { ...at, style: STYLE.note }),
    ];
  if (fiche.text === null || fiche.text.trim() === '')
    return (tag, at) => paragraphRows(pdf, tag, describeNoText(item), { ...at, style: STYLE.note });
  return oneLineCell(pdf, fiche.text, context, STYLE.small, doubtMark(fiche, 'text'));
}
