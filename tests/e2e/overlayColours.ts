import type { Pixels } from '../../scripts/images/png.ts';

/** Colours of our overlay on a page (src/ui/overlay). No image may contain them. */
const OVERLAY_COLOURS = new Set([0x1f2a37, 0x0b7a6a, 0x7be0c3, 0xffd166, 0xc3cfdd]);

export function countOverlayPixels({ rgb }: Pixels): number {
  let count = 0;
  for (let at = 0; at < rgb.length; at += 3) {
    if (OVERLAY_COLOURS.has(((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0))) count += 1;
  }
  return count;
}
