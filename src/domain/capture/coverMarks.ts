/** Marks of the cover that may hide a page during a long capture (`CoverMarks`, capturedPage.ts). */

/** Side of a mark, and its distance from two sides of the window. CSS pixels. */
export const MARK_SIZE_PX = 32;
export const MARK_INSET_PX = 16;
/** Side of the square searched in each corner: wider than a mark, since a scrollbar moves those on the right. */
export const MARK_SEARCH_PX = 72;
export const MARK_COUNT = 4;

/** The cover lets a trace of the page through, and a browser may convert colours. */
const COLOUR_TOLERANCE = 8;
/** Share of a mark's pixels that makes it found. */
const MIN_MARK_SHARE = 0.5;
/** A page may have one of the colours in that corner by chance, but not two. */
const MIN_MARKS_FOUND = 2;

/** Returns four colours made from the random digits of a UUID (version 4). */
export function pickMarkColours(uuid: string): number[] {
  // Positions 12 and 16 of a UUID are not random.
  const digits = uuid.replaceAll('-', '').replace(/^(.{12}).(.{3})./, '$1$2');
  return Array.from({ length: MARK_COUNT }, (_, n) => Number.parseInt(digits.slice(6 * n, 6 * n + 6), 16));
}

/**
 * Returns whether the corners of a picture show the marks. `corners`: RGBA pixels of the four searched squares, in the
 * order of the colours. `scale`: device pixels per CSS pixel.
 */
export function showsMarks(corners: readonly Uint8ClampedArray[], colours: readonly number[], scale: number): boolean {
  const minPixels = MIN_MARK_SHARE * (MARK_SIZE_PX * scale) ** 2;
  const found = corners.filter((rgba, place) => countColour(rgba, colours[place] ?? 0) >= minPixels);
  return found.length >= MIN_MARKS_FOUND;
}

function countColour(rgba: Uint8ClampedArray, colour: number): number {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
  const isNear = (value: number | undefined, wanted: number) => Math.abs((value ?? 0) - wanted) <= COLOUR_TOLERANCE;
  let count = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    if (isNear(rgba[at], red) && isNear(rgba[at + 1], green) && isNear(rgba[at + 2], blue)) count += 1;
  }
  return count;
}
