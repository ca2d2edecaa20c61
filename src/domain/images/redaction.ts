import type { Rect } from '../capture/observation.ts';
import type { DossierOptions } from '../export/dossierOptions.ts';
import type { Fiche, FileRole } from '../item/item.ts';
import type { ItemNotes } from '../item/notes.ts';

/** A rectangle of one image that the person wants hidden, on copies only. */
export type Redaction = ItemNotes['redactions'][number];

/** Of an image, as it is shown: device pixels. */
export type ImageSize = Pick<Rect, 'width' | 'height'>;

/** Along the edge of every copy: nobody takes it for the original. */
export const REDACTED_COPY_LABEL = 'copie, parties cachées par la personne';

/** Less is a click, or a hand that trembles. */
const MIN_REDACTION_PX = 8;

/** What any browser decodes and draws. */
const DECODABLE_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

const IMAGE_ROLES: ReadonlySet<FileRole> = new Set(['viewport', 'post', 'zone', 'page', 'document']);

/** Paths of the images of an item that a copy can be made of. */
export function redactablePaths({ files, warnings }: Pick<Fiche, 'files' | 'warnings'>): readonly string[] {
  // A foreign image that was too large, or that no browser read, is decoded no more than when it came.
  if (warnings.includes('image-not-shown')) return [];
  return files
    .filter(({ role, mediaType }) => IMAGE_ROLES.has(role) && DECODABLE_TYPES.has(mediaType))
    .map(({ path }) => path);
}

/** Whole pixels, inside the image, never so small that it is lost. */
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

/** Where a rectangle begins that is made by keyboard: the middle. */
export function centredRect({ width, height }: ImageSize): Rect {
  return clampToImage(
    { x: width / 3, y: height / 3, width: width / 3, height: height / 3 },
    { width, height },
  );
}

/** From one corner to the opposite one, in any direction; null for what is only a click. */
export function rectBetween(
  from: Pick<Rect, 'x' | 'y'>,
  to: Pick<Rect, 'x' | 'y'>,
  image: ImageSize,
): Rect | null {
  const [left, right] = [
    clamp(Math.min(from.x, to.x), 0, image.width),
    clamp(Math.max(from.x, to.x), 0, image.width),
  ];
  const [top, bottom] = [
    clamp(Math.min(from.y, to.y), 0, image.height),
    clamp(Math.max(from.y, to.y), 0, image.height),
  ];
  if (right - left < MIN_REDACTION_PX || bottom - top < MIN_REDACTION_PX) return null;
  return clampToImage({ x: left, y: top, width: right - left, height: bottom - top }, image);
}

/** How far a key moves an edge: a hundredth of the image. */
export function keyboardStep({ width, height }: ImageSize): number {
  return Math.max(4, Math.round(Math.max(width, height) / 100));
}

function clamp(value: number, min: number, max: number): number {
  return Math.round(Math.min(Math.max(value, min), max));
}

/** The copies a dossier needs, one for each image of which a part is hidden. */
export function listRedactedCopies(
  redactionsByItem: Iterable<readonly [item: string, redactions: readonly Redaction[]]>,
  original: 'joined' | 'omitted',
): NonNullable<DossierOptions['copies']> {
  return [...redactionsByItem].flatMap(([item, redactions]) =>
    [...new Set(redactions.map(({ file }) => file))].map((path) => ({ item, path, original })),
  );
}
