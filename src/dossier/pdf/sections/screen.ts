import { exhibitFolder, redactedCopyPath } from '../../../domain/export/dossierLayout.ts';
import { readContent, releaseBuffer } from '../../../domain/shared/binary.ts';
import { sha256Hex } from '../../../seal/digest.ts';
import type { Screen } from '../../data/screens.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as exhibitWords from '../../strings/exhibitWords.ts';
import { formatRanges } from '../../strings/formatText.ts';
import type { PdfImage } from '../engine/imageDocument.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { pngToRgb, readPngSize } from '../engine/pngToRgb.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from '../engine/typography.ts';
import { gap, heightOf, keepWithNext, type PageFlow, type Row, SEPARATION } from '../layout/pageFlow.ts';
import { imageRow } from '../layout/pageImage.ts';
import { baselineOf, paragraphRows, STYLE, sideBySideRow } from '../layout/rows.ts';
import type { PageNumbers } from '../layout/section.ts';
import { screenFactRows } from './exhibitFacts.ts';

/** Several posts of it are shown larger, each with its exhibit. At 300 dpi its words are still 16 dots high. */
const SHARED_WIDTH = 320;
const HEIGHT_MAX = 420;
/** From the top of a title to that of a note with the same baseline. */
const NOTE_DROP = baselineOf(STYLE.exhibit, 0) - baselineOf(STYLE.note, 0);
/** Smallest scale of a screen with one post, to fit on a page with others. */
const SHRINK_MIN = 0.8;
/** Pixels of a screen that is embedded: those of an 8K screen. */
const PIXELS_MAX = 34_000_000;
/**
 * Pixels of a screen whose exhibits show their part of it: 1920 × 1080. A PDF reader decodes the whole screen for each
 * exhibit and for each small image of the exhibit list, which a larger screen would make slow to turn to.
 */
const SHARED_PIXELS_MAX = 2_100_000;
/** Its destination in the PDF. */
export const screenKey = ({ items }: Screen): string => `E${items[0]?.number}`;

/**
 * Places a screen: its title with the exhibits that were cropped from it, and its image. Returns the image for its
 * exhibits to show their part of it; null when it is missing, or may not have the pixels of the sealed file.
 */
export async function placeScreen(
  flow: PageFlow,
  root: Tag,
  screen: Screen,
  context: DossierContext,
  pageNumbers: PageNumbers,
): Promise<PdfImage | null> {
  const { pdf } = flow;
  const [first] = screen.items;
  if (first === undefined) return null;
  const numbers = formatRanges(screen.items.map(({ number }) => number));
  const title = exhibitWords.screens.title(screen.items.length, numbers);
  const path = screen.isRedactedCopy
    ? redactedCopyPath(first.number, screen.file.path)
    : `${exhibitFolder(first.number)}/${screen.file.path}`;
  const section = pdf.child(root, 'Sect', { title });
  const alt = exhibitWords.screens.alt(numbers, screen.items.length);
  const head = [
    ...titleRows(pdf, section, title, exhibitWords.screens.same(screen.items.length)),
    gap(3),
    ...(await screenFactRows(pdf, section, screen.items, context)),
  ];
  const captionText = screen.isRedactedCopy
    ? exhibitWords.exhibit.imageCopy(path)
    : exhibitWords.screens.caption(path, screen.items.length > 1);
  const caption = paragraphRows(pdf, section, captionText, { style: STYLE.note, type: 'Caption' });
  const { row, shared } = await pictureRow(pdf, section, screen, context, {
    alt,
    available: flow.remainingHeight - SEPARATION - heightOf([...head, ...caption]) - 4,
  });
  const rows = [...head, row, gap(4), ...caption];
  flow.openBlock(heightOf(rows));
  flow.exhibits = screen.items.map(({ number }) => number);
  pageNumbers.record(screenKey(screen));
  pdf.addNamedDestination(screenKey(screen), 'XYZ', PAGE_METRICS.left, flow.top, null);
  flow.place(keepWithNext(rows));
  section.end();
  return shared;
}

/** The title, and what the image is: beside it when both fit on one line. */
function titleRows(pdf: PdfDocument, parent: Tag, title: string, note: string): Row[] {
  const rows = paragraphRows(pdf, parent, title, { style: STYLE.exhibit, type: 'H2' });
  const left = pdf.widthOf(title, STYLE.exhibit) + 10;
  const isBeside = left + pdf.widthOf(note, STYLE.note) <= FULL_WIDTH.width;
  const at = isBeside ? { x: FULL_WIDTH.x + left, width: FULL_WIDTH.width - left } : FULL_WIDTH;
  const under = paragraphRows(pdf, parent, note, { ...at, style: STYLE.note });
  // Both stand on one line.
  return isBeside ? [sideBySideRow([rows, [gap(NOTE_DROP), ...under]])] : [...rows, ...under];
}

async function pictureRow(
  pdf: PdfDocument,
  parent: Tag,
  { items, file, isRedactedCopy }: Screen,
  { snapshot }: DossierContext,
  { alt, available }: { readonly alt: string; readonly available: number },
): Promise<{ readonly row: Row; readonly shared: PdfImage | null }> {
  const [first] = items;
  const missing = () => {
    const note = { style: STYLE.note };
    const [row = gap(12)] = paragraphRows(pdf, parent, exhibitWords.exhibit.imageMissing(file.path), note);
    return { row, shared: null };
  };
  if (first === undefined) return missing();
  try {
    const body = isRedactedCopy
      ? await snapshot.redactedCopy?.(first.fiche.id, file.path)
      : await snapshot.file(first.fiche.id, file.path);
    if (body === undefined) return missing();
    const bytes = await readContent(body);
    const { width, height } = readPngSize(bytes);
    if (width * height > PIXELS_MAX) return missing();
    const pixels = await pngToRgb(bytes);
    const picture = pdf.embed(pixels);
    // Without filters, pixels were composed on white: they may differ from those of the crops.
    const isShared =
      pixels.filtered !== undefined && width * height <= SHARED_PIXELS_MAX && (await sha256Hex(bytes)) === file.sha256;
    pdf.recorder?.addPicture(picture.label, new Blob([bytes], { type: 'image/png' }), true);
    releaseBuffer(bytes);
    const fullWidth = Math.min(items.length > 1 ? SHARED_WIDTH : TEXT_WIDTH, (HEIGHT_MAX * width) / height);
    const fullHeight = (fullWidth * height) / width;
    // Shrunk when that saves a page, and only then.
    const scale = items.length === 1 && available >= fullHeight * SHRINK_MIN ? Math.min(1, available / fullHeight) : 1;
    const x = (PAGE_METRICS.width - fullWidth * scale) / 2;
    const place = { alt, x, width: fullWidth * scale, height: fullHeight * scale };
    const row = imageRow(pdf, parent, picture, { ...place, border: { weight: 0.4, colour: 'black' } });
    return { row, shared: isShared ? picture : null };
  } catch {
    return missing();
  }
}
