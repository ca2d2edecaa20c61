import type { Rect } from '../../domain/capture/observation.ts';
import type { CaseStore } from '../../domain/case/caseStore.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { erasablePaths, imageFiles } from '../../domain/images/prohibitedImages.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { type ItemNotes, isIntimate } from '../../domain/item/notes.ts';
import { parseFiche } from '../items/itemQueries.ts';

/** Posts of one screen share its picture, byte for byte: what goes from one item goes from the others too. */

type WithFiles = Pick<Fiche, 'files'>;

/**
 * What goes from an item with the pictures of another: the screen that both stood on, and the page in one file, which
 * has the page's pictures; its own picture stays (`shared`). One that has that very picture for its own goes whole: its
 * screen shows it too, a minute earlier or later; and so does one whose own picture shows that part of the screen, or
 * the whole page. Null: nothing.
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
    !cropRects(item).some((cut) => cropRects(other).some((one) => overlap(cut, one)));
  if (!keepsOwnImage) return { paths: erasablePaths(item) };
  const archives = item.files.filter(({ role }) => role === 'archive');
  return { paths: [...shared, ...archives].map(({ path }) => path), shared: true };
}

/** Each is cut with the pixels it only touches: posts that follow one another have a border in common. */
const SHARED_BORDER_PX = 2;

/** Where its own pictures stood on the screen, device pixels. */
function cropRects({ files }: WithFiles): readonly Rect[] {
  const crops = files.flatMap(({ transformations }) => transformations.filter(({ name }) => name === 'crop'));
  return crops.flatMap(({ x, y, width, height }) =>
    typeof x === 'number' && typeof y === 'number' && typeof width === 'number' && typeof height === 'number'
      ? [{ x, y, width, height }]
      : [],
  );
}

/** Two pieces of one screen that show the same: a post that quotes the other, an area drawn over it. */
function overlap(a: Rect, b: Rect): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > SHARED_BORDER_PX && down > SHARED_BORDER_PX;
}

interface CaseNotes {
  readonly notes: ReadonlyMap<string, ItemNotes>;
  /** Ids of items whose notes do not open: each may be intimate. */
  readonly damaged: readonly string[];
}

/**
 * The items of a dossier, each with the paths of its pictures that another item of the case conceals: a part of that one
 * is hidden, or it is intimate, whether it is in the dossier or not.
 */
export async function markConcealedFiles(
  store: CaseStore,
  caseId: string,
  items: readonly SnapshotItem[],
  { notes, damaged }: CaseNotes,
  plan: DossierOptions = {},
): Promise<SnapshotItem[]> {
  const originals = plan.copies?.some(({ original }) => original === 'joined') ?? false;
  const isMaybeIntimate = (id: string) => damaged.includes(id) || isIntimate(notes.get(id) ?? {});
  const isHidden = (id: string) => !originals && (notes.get(id)?.redactions.length ?? 0) > 0;
  const concealingIds = new Set(
    [...notes.keys(), ...damaged].filter((id) => isMaybeIntimate(id) || isHidden(id)),
  );
  if (concealingIds.size === 0) return [...items];
  const known = new Map(items.map(({ fiche }) => [fiche.id, fiche]));
  const opened = await store.openItems(caseId, (id) => concealingIds.has(id) && !known.has(id));
  const fiches = [
    ...items.map(({ fiche }) => fiche).filter(({ id }) => concealingIds.has(id)),
    ...opened.flatMap(({ ficheBytes }) => (ficheBytes === null ? [] : [parseFiche(ficheBytes)])),
  ];
  return items.map((item) => {
    const { id } = item.fiche;
    // In the annex the pictures of intimate items stand together.
    const others = fiches.filter((one) => one.id !== id && (isHidden(one.id) || !isMaybeIntimate(id)));
    const paths = others.flatMap((other) => selectFilesToErase(item.fiche, other)?.paths ?? []);
    return paths.length === 0 ? item : { ...item, concealed: new Set(paths) };
  });
}
