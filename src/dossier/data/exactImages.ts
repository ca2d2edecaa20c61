import type { FileEntry } from '../../domain/item/item.ts';

/** Which captured images dossier.pdf shows with their own pixels; others are shown by their preview. */

const BYTES_MAX = 1_500_000;
/** A screen of 1920 × 1080 at a pixel ratio of 1.25. */
const PIXELS_MAX = 4_000_000;
/** Of a band of a whole page (`MAX_BAND_PIXELS` in src/dom/geometry.ts): in its preview, words have 3 points. */
const BAND_BYTES_MAX = 12_000_000;
const BAND_PIXELS_MAX = 8_000_000;

/** Whether the file is a PNG that may be shown whole. */
export const mayBeExact = ({ mediaType, role, bytes }: FileEntry): boolean =>
  mediaType === 'image/png' && role !== 'document' && bytes <= (role === 'page' ? BAND_BYTES_MAX : BYTES_MAX);

export const hasExactSize = (
  { role }: FileEntry,
  { width, height }: { readonly width: number; readonly height: number },
): boolean => width * height <= (role === 'page' ? BAND_PIXELS_MAX : PIXELS_MAX);
