/** 8-bit RGBA rows from the top left, as `getImageData` returns them. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}
