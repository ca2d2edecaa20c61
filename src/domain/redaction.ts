import type { Fiche, FileRole } from './item.ts';
import type { ItemNotes } from './notes.ts';
import type { Rect } from './observation.ts';
import type { DossierPlan } from './plan.ts';

/** A rectangle of one image that the person wants hidden, on copies only. */
export type Redaction = ItemNotes['redactions'][number];

/** Of an image, as it is shown: device pixels. */
export type Size = Pick<Rect, 'width' | 'height'>;

/** Along the edge of every copy: nobody takes it for the original. */
export const COPY_LABEL = 'copie, parties cachées par la personne';

/** Less is a click, or a hand that trembles. */
const SMALLEST = 8;

/** What any browser decodes and draws. */
const DRAWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

const PICTURES: ReadonlySet<FileRole> = new Set(['viewport', 'post', 'zone', 'page', 'document']);

/** Paths of the images of an item that a copy can be made of. */
export function redactable({ files, warnings }: Pick<Fiche, 'files' | 'warnings'>): readonly string[] {
  // A foreign image that was too large, or that no browser read, is decoded no more than when it came.
  if (warnings.includes('image-not-shown')) return [];
  return files
    .filter(({ role, mediaType }) => PICTURES.has(role) && DRAWN.has(mediaType))
    .map(({ path }) => path);
}

/** Whole pixels, inside the image, never so small that it is lost. */
export function within(rect: Rect, image: Size): Rect {
  const width = clamp(rect.width, Math.min(SMALLEST, image.width), image.width);
  const height = clamp(rect.height, Math.min(SMALLEST, image.height), image.height);
  return {
    x: clamp(rect.x, 0, image.width - width),
    y: clamp(rect.y, 0, image.height - height),
    width,
    height,
  };
}

/** Where a rectangle begins that is made by keyboard: the middle. */
export function middleOf({ width, height }: Size): Rect {
  return within({ x: width / 3, y: height / 3, width: width / 3, height: height / 3 }, { width, height });
}

/** From one corner to the opposite one, in any direction; null for what is only a click. */
export function drawnBetween(
  from: Pick<Rect, 'x' | 'y'>,
  to: Pick<Rect, 'x' | 'y'>,
  image: Size,
): Rect | null {
  const [left, right] = [
    clamp(Math.min(from.x, to.x), 0, image.width),
    clamp(Math.max(from.x, to.x), 0, image.width),
  ];
  const [top, bottom] = [
    clamp(Math.min(from.y, to.y), 0, image.height),
    clamp(Math.max(from.y, to.y), 0, image.height),
  ];
  if (right - left < SMALLEST || bottom - top < SMALLEST) return null;
  return within({ x: left, y: top, width: right - left, height: bottom - top }, image);
}

/** How far a key moves an edge: a hundredth of the image. */
export function stepOf({ width, height }: Size): number {
  return Math.max(4, Math.round(Math.max(width, height) / 100));
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most));
}

/** The copies a dossier needs, one for each image of which a part is hidden. */
export function copiesOf(
  stated: Iterable<readonly [item: string, redactions: readonly Redaction[]]>,
  original: 'joined' | 'omitted',
): NonNullable<DossierPlan['copies']> {
  return [...stated].flatMap(([item, redactions]) =>
    [...new Set(redactions.map(({ file }) => file))].map((path) => ({ item, path, original })),
  );
}
