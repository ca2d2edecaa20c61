import type { DrawText } from '../../dossierContext.ts';
import type { PdfDocument, PdfImage } from './pdfDocument.ts';
import { rasterToRgb } from './pngToRgb.ts';

/** Its size in points. */
export interface EmbeddedTextImage {
  readonly picture: PdfImage;
  readonly width: number;
  readonly height: number;
}

/** A drawing is never higher than a page. */
const HEIGHT_MAX = 600;
/** Of one document, to be found again. */
const CACHED_MAX = 200;

/** By what was asked: the same name comes with every post of an account. */
const caches = new WeakMap<PdfDocument, Map<string, EmbeddedTextImage>>();

/** A text as the browser draws it, in the document. Throws what `drawText` throws. */
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
  if (pdf.recorder !== null) pdf.recorder.picture(picture.label, await png(), false);
  const image = { picture, width: widthPt * scale, height: heightPt * scale };
  if (cache.size >= CACHED_MAX) cache.clear();
  cache.set(key, image);
  return image;
}
