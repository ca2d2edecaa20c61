import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { citeNumber } from '../../../domain/export/exhibitNumber.ts';
import { selectUnrated } from '../../data/accountGroups.ts';
import { listExhibits } from '../../data/listedExhibits.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import { listedWords } from '../../data/summaryFacts.ts';
import { type DossierContext, findOtherVolume, hasPage } from '../../dossierPlan.ts';
import { erasedExhibits } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { Tag } from '../engine/pdfDocument.ts';
import type { HorizontalSpan, TextStyle } from '../engine/typography.ts';
import { gap } from '../layout/pageFlow.ts';
import { paragraphRows, STYLE } from '../layout/rows.ts';
import { openSection, type PlaceSection } from '../layout/section.ts';
import { columnsOf, oneLineCell, pageNumberCell, tableRows, textCell } from '../layout/table.ts';

const WIDTHS = [20, 88, 92, 100, 24, 36, 22, 29];
/** What stands below a row is right of the number. */
const UNDER_FROM = 1;
const CELL: TextStyle = { face: 'serif', size: 8.5, leading: 11 };

/** Places the list of the exhibits by number: one row for each, without images, with a blank « cote » to write in. */
export const placeExhibitList: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { head, intro: introText, checkedText, unratedList } = reportSections.exhibitList;
  const { erased } = context.snapshot.counts.numbers;
  const intro = [introText, ...(erased.length > 0 ? [erasedExhibits(erased)] : [])].join(' ');
  const sectionHead = { title: reportSections.sectionTitle.exhibitList, intro, follows: true };
  const section = openSection(flow, root, sectionHead, contents);
  // Here, where it is never cut: the gravest may be among them.
  const unrated = selectUnrated(context.snapshot.items).map(({ number }) => number);
  if (unrated.length > 0)
    flow.place([...paragraphRows(pdf, section, unratedList(unrated), { style: STYLE.small }), gap(4)]);
  const entries = listExhibits(context.snapshot.items).map(({ number, first, quoted, note, ...row }) => {
    const key = exhibitLabel(first.number);
    const isHere = hasPage(first, context);
    // A conversation is one row: its gravest message stands below. Otherwise only what no exhibit page has.
    const all = note === null ? quoted.checkedText : (quoted.fiche.text ?? '');
    const below = all && listedWords(quoted, context.options);
    return {
      cells: [
        textCell(pdf, [citeNumber(number)], { ...CELL, face: 'bold' }, { link: isHere ? { name: key } : null }),
        textCell(pdf, [row.date], CELL, { maxLines: 2 }),
        oneLineCell(pdf, row.account, context, CELL, doubtMark(quoted.fiche, 'account')),
        textCell(pdf, [row.about], CELL, { maxLines: 3 }),
        textCell(pdf, [row.gravity], CELL),
        textCell(pdf, [row.online], CELL, { maxLines: 2 }),
        isHere
          ? pageNumberCell(pdf, contents.pageNumbers, key, CELL)
          : textCell(pdf, [volumeLabel(first, context)], CELL, { align: 'right' }),
        textCell(pdf, [''], CELL),
      ],
      ...(below !== undefined && {
        under: async (tag: Tag, at: HorizontalSpan) => [
          ...(await oneLineCell(pdf, below, context, STYLE.note, doubtMark(quoted.fiche, 'text'))(tag, at)),
          ...paragraphRows(pdf, tag, note ?? checkedText, { ...at, style: STYLE.note }),
        ],
      }),
    };
  });
  const columns = columnsOf(head, WIDTHS);
  const rows = await tableRows(pdf, section, columns, entries, { underFrom: UNDER_FROM, dense: true });
  flow.place(rows, rows[0]);
  section.end();
};

/** « vol. 2 »: the zip whose report has the page. */
function volumeLabel(item: SnapshotItem, context: DossierContext): string {
  const other = findOtherVolume(item, 'text', context);
  return other === null ? '' : reportSections.volumeSplit.short(other.index);
}
