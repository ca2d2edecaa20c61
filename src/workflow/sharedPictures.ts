import type { CaseStore } from '../domain/caseStore.ts';
import type { HeldItem } from '../domain/holdings.ts';
import type { Fiche } from '../domain/item.ts';
import { type ItemNotes, isIntimate } from '../domain/notes.ts';
import type { Rect } from '../domain/observation.ts';
import type { DossierPlan } from '../domain/plan.ts';
import { erasable, picturesOf } from '../domain/unkept.ts';
import { ficheOf } from './browse.ts';

/** Posts of one screen share its picture, byte for byte: what goes from one item goes from the others too. */

type Pictured = Pick<Fiche, 'files'>;

/**
 * What goes from an item with the pictures of another: the screen that both stood on, and the page in one file, which
 * has the page's pictures; its own picture stays (`shared`). One that has that very picture for its own goes whole: its
 * screen shows it too, a minute earlier or later; and so does one whose own picture shows that part of the screen, or
 * the whole page. Null: nothing.
 */
export function goingWith(
  item: Pictured,
  other: Pictured,
): { readonly paths: readonly string[]; readonly shared?: true } | null {
  const digests = new Set(picturesOf(other).map(({ sha256 }) => sha256));
  const shared = picturesOf(item).filter(({ sha256 }) => digests.has(sha256));
  if (shared.length === 0) return null;
  const keepsOwn =
    shared.length < picturesOf(item).length &&
    shared.every(({ role }) => role === 'viewport') &&
    !item.files.some(({ role }) => role === 'page') &&
    !cutsOf(item).some((cut) => cutsOf(other).some((one) => meet(cut, one)));
  if (!keepsOwn) return { paths: erasable(item) };
  const archives = item.files.filter(({ role }) => role === 'archive');
  return { paths: [...shared, ...archives].map(({ path }) => path), shared: true };
}

/** Each is cut with the pixels it only touches: posts that follow one another have a border in common. */
const BORDER = 2;

/** Where its own pictures stood on the screen, device pixels. */
function cutsOf({ files }: Pictured): readonly Rect[] {
  const crops = files.flatMap(({ transformations }) => transformations.filter(({ name }) => name === 'crop'));
  return crops.flatMap(({ x, y, width, height }) =>
    typeof x === 'number' && typeof y === 'number' && typeof width === 'number' && typeof height === 'number'
      ? [{ x, y, width, height }]
      : [],
  );
}

/** Two pieces of one screen that show the same: a post that quotes the other, an area drawn over it. */
function meet(a: Rect, b: Rect): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > BORDER && down > BORDER;
}

interface Stated {
  readonly notes: ReadonlyMap<string, ItemNotes>;
  /** Ids of items whose notes do not open: each may be intimate. */
  readonly damaged: readonly string[];
}

/**
 * The items of a dossier, each with the paths of its pictures that another item of the case conceals: a part of that one
 * is hidden, or it is intimate, whether it is in the dossier or not.
 */
export async function concealing(
  store: CaseStore,
  caseId: string,
  items: readonly HeldItem[],
  { notes, damaged }: Stated,
  plan: DossierPlan = {},
): Promise<HeldItem[]> {
  const originals = plan.copies?.some(({ original }) => original === 'joined') ?? false;
  const isApart = (id: string) => damaged.includes(id) || isIntimate(notes.get(id) ?? {});
  const isHidden = (id: string) => !originals && (notes.get(id)?.redactions.length ?? 0) > 0;
  const hiding = new Set([...notes.keys(), ...damaged].filter((id) => isApart(id) || isHidden(id)));
  if (hiding.size === 0) return [...items];
  const known = new Map(items.map(({ fiche }) => [fiche.id, fiche]));
  const opened = await store.openItems(caseId, (id) => hiding.has(id) && !known.has(id));
  const fiches = [
    ...items.map(({ fiche }) => fiche).filter(({ id }) => hiding.has(id)),
    ...opened.flatMap(({ ficheBytes }) => (ficheBytes === null ? [] : [ficheOf(ficheBytes)])),
  ];
  return items.map((item) => {
    const { id } = item.fiche;
    // In the annex the pictures of intimate items stand together.
    const others = fiches.filter((one) => one.id !== id && (isHidden(one.id) || !isApart(id)));
    const paths = others.flatMap((other) => goingWith(item.fiche, other)?.paths ?? []);
    return paths.length === 0 ? item : { ...item, concealed: new Set(paths) };
  });
}
