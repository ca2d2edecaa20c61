/** Prepares a screenshot for reading: dark text on white, whatever the colours of bubbles and themes. */

/** RGBA, one byte a channel, row by row: `ImageData`. */
export interface ColourImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
}

/** Luma, one byte a pixel, row by row. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Side of the window whose median is the background of a pixel: larger than a letter, smaller than a bubble. */
const WINDOW_PX = 60;
/** Contrast of what differs from its background. Grey times of day become as dark as the text. */
const GAIN = 2.6;
/** The background is computed once for a square of this side: it hardly changes from one pixel to the next. */
const STEP_PX = 4;

/** Stored with what was read: another number where the same image may be prepared otherwise. */
export const PREPARATION_VERSION =
  'luma-median-60-gain-2.6, no pictures, large text reduced, light words on a dark ground, 4';

/** Returns |luma − local median| × gain, inverted. Same size as the image. */
export function prepareLuma({ width, height, data: luma }: GreyImage): GreyImage {
  const background = findBackground(luma, width, height);
  const columns = Math.ceil(width / STEP_PX);
  const data = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.floor(y / STEP_PX) * columns;
    for (let x = 0; x < width; x += 1, at += 1) {
      const difference = Math.abs((luma[at] ?? 0) - (background[row + Math.floor(x / STEP_PX)] ?? 0));
      data[at] = 255 - Math.min(255, Math.round(difference * GAIN));
    }
  }
  return { width, height, data };
}

/** ITU-R BT.601, on that ground where the image is transparent: white unless its words are light. */
export function readLuma({ width, height, data }: ColourImage, ground = 255): GreyImage {
  const luma = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < luma.length; at += 1, from += 4) {
    const value = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
    const alpha = (data[from + 3] ?? 255) / 255;
    luma[at] = Math.round(value * alpha + ground * (1 - alpha));
  }
  return { width, height, data: luma };
}

/**
 * Returns the median of the window around each square of STEP_PX, from one pixel in STEP_PX of each direction. The
 * histogram moves along a row, losing a column and gaining one (Huang, Yang and Tang, 1979).
 */
function findBackground(luma: Uint8Array, width: number, height: number): Uint8Array {
  const columns = Math.ceil(width / STEP_PX);
  const rows = Math.ceil(height / STEP_PX);
  const sampled = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    const y = Math.min(height - 1, row * STEP_PX + STEP_PX / 2);
    for (let column = 0; column < columns; column += 1)
      sampled[row * columns + column] = luma[y * width + Math.min(width - 1, column * STEP_PX + STEP_PX / 2)] ?? 0;
  }
  const reach = Math.floor(WINDOW_PX / STEP_PX / 2);
  const medians = new Uint8Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    const top = Math.max(0, row - reach);
    const bottom = Math.min(rows - 1, row + reach);
    histogram.fill(0);
    let count = 0;
    let median = 0;
    /** Number of values below `median`. */
    let below = 0;
    const change = (column: number, by: 1 | -1): void => {
      if (column < 0 || column >= columns) return;
      for (let at = top * columns + column; at <= bottom * columns + column; at += columns) {
        const value = sampled[at] ?? 0;
        histogram[value] = (histogram[value] ?? 0) + by;
        count += by;
        if (value < median) below += by;
      }
    };
    for (let column = -reach; column < reach; column += 1) change(column, 1);
    for (let column = 0; column < columns; column += 1) {
      change(column + reach, 1);
      change(column - reach - 1, -1);
      const half = Math.floor(count / 2);
      while (below > half) {
        median -= 1;
        below -= histogram[median] ?? 0;
      }
      while (below + (histogram[median] ?? 0) <= half) {
        below += histogram[median] ?? 0;
        median += 1;
      }
      medians[row * columns + column] = median;
    }
  }
  return medians;
}
