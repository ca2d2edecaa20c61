import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { isIntimate } from '../../../domain/item/itemNotes.ts';
import { formatAccountLines, formatDateLines, sortByDate } from '../../data/exhibitLabels.ts';
import { getItemAddress, isLinkAllowed, selectSeriousItems } from '../../data/publications.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import { type DossierContext, findOtherVolume, hasPage } from '../../dossierPlan.ts';
import * as coverAndMethod from '../../strings/coverAndMethod.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { PdfImage } from '../engine/imageDocument.ts';
import type { DeferredForm, PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { PageFlow, Row } from '../layout/pageFlow.ts';
import { addressRows, baselineOf, paragraphRows, STYLE } from '../layout/rows.ts';
import { openSection, type TableOfContents } from '../layout/section.ts';
import { type Cell, type HorizontalSpan, oneLineCell, pageNumberCell, tableRows, textCell } from '../layout/table.ts';
import { layOutText } from '../layout/verbatimLayout.ts';

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
  const { intro, head } = reportSections.chronology;
  const section = openSection(flow, root, { title: reportSections.sectionTitle.chronology, intro }, contents);
  const columns = head.map((label, index) => ({
    label,
    width: WIDTHS[index] ?? 0,
    ...(index === head.length - 1 && { align: 'right' as const }),
  }));
  const gravest = new Set(selectSeriousItems(context.snapshot.items));
  const entries = sortByDate(context.snapshot.items).map((item) => {
    const { fiche, number } = item;
    const key = exhibitLabel(number);
    const address = getItemAddress(item);
    const isHere = hasPage(item, context);
    return {
      cells: [
        textCell(pdf, [`n° ${number}`], STYLE.smallStrong, { link: isHere ? { name: key } : null }),
        imageCell(pdf, item, isHere, thumbnails),
        // Two lines: « date indiquée par la personne ».
        textCell(pdf, markFirst(formatDateLines(item), doubtMark(fiche, 'date')), STYLE.small, { maxLines: 2 }),
        textCell(
          pdf,
          [
            ...markFirst(formatAccountLines(item), doubtMark(fiche, 'account')),
            ...(gravest.has(item) ? [reportSections.chronology.gravest] : []),
          ],
          STYLE.small,
        ),
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
              clip: { lines: ADDRESS_LINES, mark: coverAndMethod.exhibitList.cutAddress },
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
  return other === null ? '' : reportSections.volumeSplit.short(other.index);
}

/** The words on one line; the page of the exhibit has the whole text. */
function firstWords(pdf: PdfDocument, { fiche }: SnapshotItem, context: DossierContext): Cell {
  if (fiche.text === null || fiche.text.trim() === '')
    return (tag, at) => paragraphRows(pdf, tag, reportSections.chronology.noText, { ...at, style: STYLE.note });
  return oneLineCell(pdf, fiche.text, context, STYLE.small, doubtMark(fiche, 'text'));
}

function imageCell(pdf: PdfDocument, { number, notes }: SnapshotItem, isHere: boolean, thumbnails: Thumbnails): Cell {
  return (tag, at) => {
    if (isIntimate(notes ?? {}))
      return paragraphRows(pdf, tag, reportSections.chronology.masked, { ...at, style: STYLE.note });
    return isHere ? [thumbnails.row(number, at, IMAGE_HEIGHT)] : [];
  };
}

/** A CSS pixel is 1/96 inch: a small image is not enlarged. */
const POINTS_PER_PIXEL = 0.75;

interface ReservedBox extends HorizontalSpan {
  readonly form: DeferredForm;
  readonly top: number;
  readonly height: number;
}

/**
 * Boxes for the images of exhibits, before the pages that embed these images. They draw the same image object again: no
 * bytes more. Artifacts for a screen reader, since the page of the exhibit describes the image.
 */
export class Thumbnails {
  private readonly pdf: PdfDocument;
  private readonly boxes = new Map<number, ReservedBox>();

  constructor(pdf: PdfDocument) {
    this.pdf = pdf;
  }

  /** Returns a row that reserves the box of an exhibit. Each must be filled. */
  row(number: number, at: HorizontalSpan, height: number): Row {
    return {
      height,
      draw: (top) => {
        const form = this.pdf.deferForm();
        this.pdf.artifact(() => this.pdf.showDeferred(form));
        this.boxes.set(number, { ...at, form, top, height });
      },
    };
  }

  /** Draws the image over the width of the box, cut at the bottom; `note` when the exhibit shows no image. */
  fill(number: number, picture: PdfImage | null, note: string): void {
    const box = this.boxes.get(number);
    if (box === undefined) return;
    const { pdf } = this;
    const { form, x, width, top, height } = box;
    if (picture === null) {
      const lines = layOutText(pdf, note, STYLE.note, width);
      pdf.writeDeferred(form, () => {
        for (const [index, line] of lines.entries())
          if (line.kind === 'line')
            pdf.drawLine(line.drawn, x, baselineOf(STYLE.note, top + index * STYLE.note.leading), STYLE.note);
      });
      return;
    }
    const shown = Math.min(width, picture.width * POINTS_PER_PIXEL);
    pdf.writeDeferredPicture(form, picture, { x, top, width: shown, height });
  }
}
