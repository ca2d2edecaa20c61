import type { Rect } from '../capture/observation.ts';
import type { ImageSize } from './importedFiles.ts';
import type { Fiche, FileRole } from './item.ts';
import type { ItemNotes } from './itemNotes.ts';

/** A rectangle of one image that the person hides. Only copies are modified. */
export type Redaction = ItemNotes['redactions'][number];

/** Printed along the edge of every copy, so that nobody takes it for the original. */
export const REDACTED_COPY_LABEL = 'copie, parties cachées par qui remet le dossier';

/** A smaller drag counts as a click: hands may tremble. */
const MIN_REDACTION_PX = 8;

/** Formats that every browser decodes. */
const DECODABLE_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

const IMAGE_ROLES: ReadonlySet<FileRole> = new Set(['viewport', 'post', 'zone', 'page', 'media', 'document']);

/** Paths of an item's images that can have a redacted copy. */
export function redactablePaths({ files, warnings }: Pick<Fiche, 'files' | 'warnings'>): readonly string[] {
  // An imported image that was too large, or that the browser could not decode, cannot be decoded now either.
  if (warnings.includes('image-not-shown')) return [];
  return files
    .filter(({ role, mediaType }) => IMAGE_ROLES.has(role) && DECODABLE_TYPES.has(mediaType))
    .map(({ path }) => path);
}

/** Rounds to whole pixels inside the image, with a minimum size. */
export function clampToImage(rect: Rect, image: ImageSize): Rect {
  const width = clamp(rect.width, Math.min(MIN_REDACTION_PX, image.width), image.width);
  const height = clamp(rect.height, Math.min(MIN_REDACTION_PX, image.height), image.height);
  return {
    x: clamp(rect.x, 0, image.width - width),
    y: clamp(rect.y, 0, image.height - height),
    width,
    height,
  };
}

/** Initial rectangle when it is created by keyboard: the middle of the image. */
export function centredRect({ width, height }: ImageSize): Rect {
  return clampToImage({ x: width / 3, y: height / 3, width: width / 3, height: height / 3 }, { width, height });
}

/** Returns the rectangle between two opposite corners, in any order; null for a click. */
export function rectBetween(from: Pick<Rect, 'x' | 'y'>, to: Pick<Rect, 'x' | 'y'>, image: ImageSize): Rect | null {
  const [left, right] = [clamp(Math.min(from.x, to.x), 0, image.width), clamp(Math.max(from.x, to.x), 0, image.width)];
  const [top, bottom] = [
    clamp(Math.min(from.y, to.y), 0, image.height),
    clamp(Math.max(from.y, to.y), 0, image.height),
  ];
  if (right - left < MIN_REDACTION_PX || bottom - top < MIN_REDACTION_PX) return null;
  return clampToImage({ x: left, y: top, width: right - left, height: bottom - top }, image);
}

/** Distance that one key press moves an edge: a hundredth of the image. */
export function keyboardStep({ width, height }: ImageSize): number {
  return Math.max(4, Math.round(Math.max(width, height) / 100));
}

function clamp(value: number, min: number, max: number): number {
  return Math.round(Math.min(Math.max(value, min), max));
}

/** 8-bit RGBA rows from the top left, as `getImageData` returns them. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}
