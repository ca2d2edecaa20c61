import type { DrawText } from '../edition.ts';
import { flattenPixels } from './flatten.ts';
import type { Paper, Picture } from './paper.ts';

/** Its size in points. */
export interface DrawnPicture {
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
}

/** A drawing is never higher than a page. */
const MOST_HEIGHT = 600;
/** Of one document, to be found again. */
const KEPT = 200;

/** By what was asked: the same name comes with every post of an account. */
const known = new WeakMap<Paper, Map<string, DrawnPicture>>();

/** A text as the browser draws it, in the document. Throws what `drawText` throws. */
export async function pictureOf(
  text: string,
  at: Parameters<DrawText>[1],
  paper: Paper,
  drawText: DrawText,
): Promise<DrawnPicture> {
  const drawings = known.get(paper) ?? new Map<string, DrawnPicture>();
  known.set(paper, drawings);
  const asked = JSON.stringify([text, at]);
  const found = drawings.get(asked);
  if (found !== undefined) return found;
  const { pixels, png, widthPt, heightPt } = await drawText(text, at);
  const scale = Math.min(1, at.widthPt / widthPt, MOST_HEIGHT / heightPt);
  const picture = paper.embed(await flattenPixels(pixels));
  if (paper.trace !== null) paper.trace.picture(picture.label, await png(), false);
  const drawn = { picture, width: widthPt * scale, height: heightPt * scale };
  if (drawings.size >= KEPT) drawings.clear();
  drawings.set(asked, drawn);
  return drawn;
}
