/** Rows of 8-bit RGBA, from the top left: what `getImageData` gives. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}
