import type { Pixels } from '../images/png.ts';

/** Colours of our overlay on a page (src/ui/overlay). No image may contain them. */
const OVERLAY_COLOURS = [0x1f2a37, 0x0b7a6a, 0x7be0c3, 0xffd166, 0xc3cfdd];

/** `tolerance`: levels of each channel. The cover lets a trace of the page through. */
export function countOverlayPixels({ rgb }: Pixels, tolerance = 0): number {
  const counted = new Map<number, boolean>();
  let count = 0;
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
    const known = counted.get(colour) ?? OVERLAY_COLOURS.some((ours) => isNear(ours, colour, tolerance));
    counted.set(colour, known);
    if (known) count += 1;
  }
  return count;
}

const isNear = (a: number, b: number, tolerance: number): boolean =>
  [16, 8, 0].every((by) => Math.abs(((a >> by) & 0xff) - ((b >> by) & 0xff)) <= tolerance);
