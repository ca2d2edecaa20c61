import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { isIntimate } from '../../../domain/item/notes.ts';
import { formatAccountName } from '../../data/accounts.ts';
import { getItemAddress } from '../../data/addresses.ts';
import { formatDateLine } from '../../data/itemLabels.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierContext.ts';
import * as strings from '../../strings/index.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, PdfImage, Tag } from '../engine/pdfDocument.ts';
import { oneLineCell } from '../layout/oneLine.ts';
import { gap, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { blockRows, paragraphRows, STYLE, sideBySideRow } from '../layout/rows.ts';
import { openSection } from '../layout/section.ts';
import type { HorizontalSpan } from '../layout/table.ts';
import type { TableOfContents } from '../layout/tableOfContents.ts';
import { layOutText } from '../layout/verbatimLayout.ts';

const COLUMNS = 2;
const GUTTER = 18;
const WIDTH = (TEXT_WIDTH - GUTTER * (COLUMNS - 1)) / COLUMNS;
const PICTURE_HEIGHT = 104;
/** The longest date fits: day, time, offset and « enregistrée ». */
const DATE: TextStyle = { ...STYLE.small, size: 8, leading: 11 };
/** A CSS pixel is 1/96 inch: a small image is not enlarged. */
const POINTS_PER_PIXEL = 0.75;

/**
 * Places the contact sheet: every exhibit on two columns, with the top of its image, account, date and address. An
 * intimate image is never shown. `pictures`: images that the report already contains, by exhibit number.
 */
export async function placeContactSheet(
  flow: PageFlow,
  root: Tag,
  items: readonly SnapshotItem[],
  pictures: ReadonlyMap<number, PdfImage>,
  context: DossierContext,
  contents: TableOfContents,
): Promise<void> {
  const { sectionTitle, contactSheet } = strings;
  const section = openSection(flow, root, { title: sectionTitle.contactSheet, intro: contactSheet.intro }, contents);
  for (let from = 0; from < items.length; from += COLUMNS) {
    const shown = items.slice(from, from + COLUMNS);
    const cards = await Promise.all(
      shown.map((item, column) => {
        const at = { x: PAGE_METRICS.left + column * (WIDTH + GUTTER), width: WIDTH };
        return cardRows(flow.pdf, section, item, pictures.get(item.number) ?? null, at, context);
      }),
    );
    flow.exhibits = shown.map(({ number }) => number);
    flow.place([sideBySideRow(cards), gap(12)]);
  }
  section.end();
}

async function cardRows(
  pdf: PdfDocument,
  parent: Tag,
  item: SnapshotItem,
  picture: PdfImage | null,
  at: HorizontalSpan,
  context: DossierContext,
): Promise<Row[]> {
  const { fiche, number } = item;
  const card = pdf.child(parent, 'Div');
  const masked = isIntimate(item.notes ?? {});
  const box =
    picture === null || masked
      ? noteBox(pdf, card, masked ? strings.contactSheet.masked : strings.contactSheet.noImage, at)
      : pictureBox(pdf, card, picture, strings.contactSheet.alt(number), at);
  const account = formatAccountName(fiche.platform, fiche.author) ?? strings.NOT_READ;
  return [
    box,
    gap(3),
    ...blockRows(pdf, layOutText(pdf, strings.exhibit.title(number), STYLE.smallStrong, at.width), {
      x: at.x,
      style: STYLE.smallStrong,
      tag: pdf.child(card, 'P'),
      type: 'P',
      link: { name: exhibitLabel(number) },
    }),
    ...(await oneLineCell(pdf, account, context, STYLE.small, doubtMark(fiche, 'account'))(card, at)),
    ...(await oneLineCell(pdf, formatDateLine(item), context, DATE, doubtMark(fiche, 'date'))(card, at)),
    ...(await oneLineCell(pdf, getItemAddress(item) ?? strings.NOT_READ, context, STYLE.digest)(card, at)),
  ];
}

/** The image at the width of the column, cut at the bottom. */
function pictureBox(pdf: PdfDocument, card: Tag, picture: PdfImage, alt: string, { x, width }: HorizontalSpan): Row {
  const figure = pdf.child(card, 'Figure', { alt });
  const shownWidth = Math.min(width, picture.width * POINTS_PER_PIXEL);
  return {
    height: PICTURE_HEIGHT,
    draw: (top) => {
      pdf.inside(figure, 'Figure', () => {
        pdf.save().rect(x, top, width, PICTURE_HEIGHT).clip();
        pdf.place(picture, x, top, shownWidth);
        pdf.restore();
      });
      drawFrame(pdf, x, top, width);
    },
  };
}

function noteBox(pdf: PdfDocument, card: Tag, text: string, { x, width }: HorizontalSpan): Row {
  const rows = paragraphRows(pdf, card, text, { x: x + 8, width: width - 16, style: STYLE.note });
  return {
    height: PICTURE_HEIGHT,
    draw: (top) => {
      sideBySideRow([rows]).draw(top + PICTURE_HEIGHT / 2 - STYLE.note.leading);
      drawFrame(pdf, x, top, width);
    },
  };
}

const drawFrame = (pdf: PdfDocument, x: number, top: number, width: number): void =>
  pdf.artifact(() => pdf.lineWidth(0.4).rect(x, top, width, PICTURE_HEIGHT).stroke('black'));
