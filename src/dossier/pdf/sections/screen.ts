import { exhibitFolder } from '../../../domain/export/dossierLayout.ts';
import { releaseBuffer } from '../../../domain/shared/releaseBuffer.ts';
import type { Screen } from '../../data/screens.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { formatRanges } from '../../strings/formatNumber.ts';
import * as strings from '../../strings/index.ts';
import { FULL_WIDTH, PAGE_METRICS } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { pngToRgb, readPngSize } from '../engine/pngToRgb.ts';
import { gap, heightOf, type PageFlow, type Row } from '../layout/pageFlow.ts';
import type { PageNumbers } from '../layout/pageNumbers.ts';
import { paragraphRows, STYLE } from '../layout/rows.ts';

/** The image is wider than the text: more of the screen stays legible. */
const MARGIN = 61;
const WIDTH = PAGE_METRICS.width - 2 * MARGIN;
const HEIGHT_MAX = 420;
/** Pixels of a screen that is embedded: those of an 8K screen. */
const PIXELS_MAX = 34_000_000;
export const screenKey = (sha256: string): string => `E${sha256.slice(0, 16)}`;

/** Places a screen: its title with the exhibits that were cropped from it, and its image. */
export async function placeScreen(
  flow: PageFlow,
  root: Tag,
  screen: Screen,
  context: DossierContext,
  pageNumbers: PageNumbers,
): Promise<void> {
  const { pdf } = flow;
  const [first] = screen.items;
  if (first === undefined) return;
  const numbers = formatRanges(screen.items.map(({ number }) => number));
  const title = strings.screens.title(screen.items.length, numbers);
  const path = `${exhibitFolder(first.number)}/${screen.file.path}`;
  const section = pdf.child(root, 'Sect', { title });
  const rows = [
    ...paragraphRows(pdf, section, title, { ...FULL_WIDTH, style: STYLE.exhibit, type: 'H2' }),
    ...paragraphRows(pdf, section, strings.screens.same(screen.items.length, numbers), {
      ...FULL_WIDTH,
      style: STYLE.note,
    }),
    gap(6),
    await pictureRow(pdf, section, screen, context, strings.screens.alt(numbers)),
    gap(4),
    ...paragraphRows(pdf, section, strings.screens.caption(path), {
      ...FULL_WIDTH,
      style: STYLE.note,
      type: 'Caption',
    }),
  ];
  flow.openBlock(heightOf(rows));
  flow.exhibits = screen.items.map(({ number }) => number);
  pageNumbers.record(screenKey(screen.sha256));
  pdf.addNamedDestination(screenKey(screen.sha256), 'XYZ', PAGE_METRICS.left, flow.top, null);
  flow.place(rows.map((row) => ({ ...row, withNext: true })));
  section.end();
}

async function pictureRow(
  pdf: PdfDocument,
  parent: Tag,
  { items, file }: Screen,
  { snapshot }: DossierContext,
  alt: string,
): Promise<Row> {
  const [first] = items;
  const missing = () =>
    paragraphRows(pdf, parent, strings.exhibit.imageMissing(file.path), { ...FULL_WIDTH, style: STYLE.note })[0] ??
    gap(12);
  if (first === undefined) return missing();
  try {
    const body = await snapshot.file(first.fiche.id, file.path);
    const bytes = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
    const { width, height } = readPngSize(bytes);
    if (width * height > PIXELS_MAX) return missing();
    const picture = pdf.embed(await pngToRgb(bytes));
    pdf.recorder?.addPicture(picture.label, new Blob([bytes], { type: 'image/png' }), true);
    releaseBuffer(bytes);
    const shownWidth = Math.min(WIDTH, (HEIGHT_MAX * width) / height);
    const shownHeight = (shownWidth * height) / width;
    const x = (PAGE_METRICS.width - shownWidth) / 2;
    const figure = pdf.child(parent, 'Figure', { alt });
    return {
      height: shownHeight,
      draw: (top) => {
        pdf.inside(figure, 'Figure', () => pdf.place(picture, x, top, shownWidth));
        pdf.artifact(() => pdf.lineWidth(0.4).rect(x, top, shownWidth, shownHeight).stroke('black'));
      },
    };
  } catch {
    return missing();
  }
}
