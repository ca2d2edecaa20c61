import type { DrawText } from '../../dossierContext.ts';
import type { PdfImage } from './imageDocument.ts';
import type { PdfDocument } from './pdfDocument.ts';
import { rasterToRgb } from './pngToRgb.ts';

/** An embedded image of a text. Sizes are in points. */
export interface EmbeddedTextImage {
  readonly picture: PdfImage;
  readonly width: number;
  readonly height: number;
}

/** Maximum height, less than a page. */
const HEIGHT_MAX = 600;
/** Images cached for one document. */
const CACHED_MAX = 200;

/** Images by their request: an account's name is drawn again with each of its posts. */
const caches = new WeakMap<PdfDocument, Map<string, EmbeddedTextImage>>();

/** Embeds a text as drawn by the browser. Throws what `drawText` throws. */
export async function drawTextImage(
  text: string,
  at: Parameters<DrawText>[1],
  pdf: PdfDocument,
  drawText: DrawText,
): Promise<EmbeddedTextImage> {
  const cache = caches.get(pdf) ?? new Map<string, EmbeddedTextImage>();
  caches.set(pdf, cache);
  const key = JSON.stringify([text, at]);
  const found = cache.get(key);
  if (found !== undefined) return found;
  const { pixels, png, widthPt, heightPt } = await drawText(text, at);
  const scale = Math.min(1, at.widthPt / widthPt, HEIGHT_MAX / heightPt);
  const picture = pdf.embed(await rasterToRgb(pixels));
  if (pdf.recorder !== null) pdf.recorder.addPicture(picture.label, await png(), false);
  const image = { picture, width: widthPt * scale, height: heightPt * scale };
  if (cache.size >= CACHED_MAX) cache.clear();
  cache.set(key, image);
  return image;
}
