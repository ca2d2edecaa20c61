import type { Rect } from './observation.ts';

/** Decides whether the picture of a post shows the post. Nothing here accesses a page or an image. */

/** Out of 255: a compositor may round a colour differently from one tile to the next. */
const ROUNDING = 4;

/** Returns whether every pixel has the colour of the first one. `rgba`: four bytes a pixel. */
export function isOneColour(rgba: Uint8ClampedArray, [red = 0, green = 0, blue = 0] = rgba): boolean {
  for (let at = 0; at < rgba.length; at += 4) {
    const isOther =
      Math.abs((rgba[at] ?? 0) - red) > ROUNDING ||
      Math.abs((rgba[at + 1] ?? 0) - green) > ROUNDING ||
      Math.abs((rgba[at + 2] ?? 0) - blue) > ROUNDING;
    if (isOther) return false;
  }
  return true;
}

/** A page may hide some words of a post on purpose, such as a spoiler. */
const MIN_BLANK_SHARE = 0.5;

/**
 * `without-words`: at least half of the places of its words have no words. `one-colour`: the whole picture has one
 * colour, which is right for a post without words or media.
 */
export type Blankness = 'without-words' | 'one-colour' | 'none';

/**
 * Returns whether a picture may lack its post. `words`: where the post's words should be, inside `rect`. Device pixels
 * of the screenshot. `isPlain` returns whether an area has one colour; it is slow, so it is called for the largest
 * places first, until the answer is known.
 */
export function findBlankness(rect: Rect, words: readonly Rect[], isPlain: (area: Rect) => boolean): Blankness {
  const places = words.toSorted((one, other) => areaOf(other) - areaOf(one));
  const enough = MIN_BLANK_SHARE * places.reduce((sum, place) => sum + areaOf(place), 0);
  let [blank, drawn] = [0, 0];
  for (const place of places) {
    if (isPlain(place)) blank += areaOf(place);
    else drawn += areaOf(place);
    if (blank > 0 && blank >= enough) return 'without-words';
    if (drawn > enough) break;
  }
  return drawn === 0 && isPlain(rect) ? 'one-colour' : 'none';
}

const areaOf = ({ width, height }: Rect): number => width * height;
