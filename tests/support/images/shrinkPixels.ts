import type { Pixels } from './png.ts';

/** Levels of each colour: fewer compress better, and flat screens hardly change. */
const LEVELS = 16;

/** Halves a picture of even width and height, each pixel being the mean of four, in 16 levels of each colour. */
export function shrinkPixels({ width, height, rgb }: Pixels): Pixels {
  const [halfWidth, halfHeight] = [width / 2, height / 2];
  const half = new Uint8Array(halfWidth * halfHeight * 3);
  const step = 255 / (LEVELS - 1);
  for (let y = 0, to = 0; y < halfHeight; y += 1) {
    for (let x = 0; x < halfWidth; x += 1) {
      const from = (2 * y * width + 2 * x) * 3;
      for (let colour = from; colour < from + 3; colour += 1, to += 1) {
        const below = colour + width * 3;
        const sum = (rgb[colour] ?? 0) + (rgb[colour + 3] ?? 0) + (rgb[below] ?? 0) + (rgb[below + 3] ?? 0);
        half[to] = Math.round(sum / 4 / step) * step;
      }
    }
  }
  return { width: halfWidth, height: halfHeight, rgb: half };
}
