import type { Rect } from '../../domain/capture/observation.ts';
import type { CaseStore } from '../../domain/case/case.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { type ItemNotes, isIntimate } from '../../domain/item/itemNotes.ts';
import { erasablePaths, imageFiles } from '../../domain/item/prohibitedImages.ts';
import { parseFiche } from '../items/itemQueries.ts';

/*
 * Posts of one screen share its screenshot, byte for byte: a file erased or hidden in one item must be erased or hidden
 * in the others.
 */

type WithFiles = Pick<Fiche, 'files'>;

/**
 * Selects the files to erase from `item` when the images of `other` are erased; null when they share none. Usually
 * these are the shared screenshot and `page.mhtml`, which contains the page's images; `shared` says that the item keeps
 * its own image. If the item's own image is the same picture, overlaps that of `other` on the screen, or shows the
 * whole page, all its erasable files are selected.
 */
export function selectFilesToErase(
  item: WithFiles,
  other: WithFiles,
): { readonly paths: readonly string[]; readonly shared?: true } | null {
  const digests = new Set(imageFiles(other).map(({ sha256 }) => sha256));
  const shared = imageFiles(item).filter(({ sha256 }) => digests.has(sha256));
  if (shared.length === 0) return null;
  const keepsOwnImage =
    shared.length < imageFiles(item).length &&
    shared.every(({ role }) => role === 'viewport') &&
    !item.files.some(({ role }) => role === 'page') &&
    !cropRects(item).some((own) => cropRects(other).some((rect) => overlap(own, rect)));
  if (!keepsOwnImage) return { paths: erasablePaths(item) };
  const archives = item.files.filter(({ role }) => role === 'archive');
  return { paths: [...shared, ...archives].map(({ path }) => path), shared: true };
}

/** Crops include partly covered pixels, so consecutive posts overlap by their common border. */
const SHARED_BORDER_PX = 2;

/** The rectangles of the item's crops on the screen, in device pixels. */
function cropRects({ files }: WithFiles): readonly Rect[] {
  const crops = files.flatMap(({ transformations }) => transformations.filter(({ name }) => name === 'crop'));
  return crops.flatMap(({ x, y, width, height }) =>
    typeof x === 'number' && typeof y === 'number' && typeof width === 'number' && typeof height === 'number'
      ? [{ x, y, width, height }]
      : [],
  );
}

/** Whether two crops of one screen show common content: a quoted post, or a region drawn over a post. */
function overlap(a: Rect, b: Rect): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > SHARED_BORDER_PX && down > SHARED_BORDER_PX;
}

interface CaseNotes {
  readonly notes: ReadonlyMap<string, ItemNotes>;
  /** Ids of items whose notes cannot be read: each may be intimate. */
  readonly damaged: readonly string[];
}

/**
 * Marks, on each item of a dossier, the images that it shares with an item that is redacted or intimate, in the dossier
 * or not: they show what that item conceals.
 */
export async function markConcealedFiles(
  store: CaseStore,
  caseId: string,
  items: readonly SnapshotItem[],
  { notes, damaged }: CaseNotes,
  options: DossierOptions = {},
): Promise<SnapshotItem[]> {
  const originals = options.copies?.some(({ original }) => original === 'joined') ?? false;
  const isMaybeIntimate = (id: string) => damaged.includes(id) || isIntimate(notes.get(id) ?? {});
  const isHidden = (id: string) => !originals && (notes.get(id)?.redactions.length ?? 0) > 0;
  const concealingIds = new Set([...notes.keys(), ...damaged].filter((id) => isMaybeIntimate(id) || isHidden(id)));
  if (concealingIds.size === 0) return [...items];
  const known = new Map(items.map(({ fiche }) => [fiche.id, fiche]));
  const opened = await store.openItems(caseId, (id) => concealingIds.has(id) && !known.has(id));
  const fiches = [
    ...items.map(({ fiche }) => fiche).filter(({ id }) => concealingIds.has(id)),
    ...opened.flatMap(({ ficheBytes }) => (ficheBytes === null ? [] : [parseFiche(ficheBytes)])),
  ];
  return items.map((item) => {
    const { id } = item.fiche;
    // Intimate items share one annex, so they need not conceal images from each other.
    const others = fiches.filter((one) => one.id !== id && (isHidden(one.id) || !isMaybeIntimate(id)));
    const paths = others.flatMap((other) => selectFilesToErase(item.fiche, other)?.paths ?? []);
    return paths.length === 0 ? item : { ...item, concealed: new Set(paths) };
  });
}
