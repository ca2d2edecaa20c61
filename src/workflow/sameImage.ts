import type { CaseShelf } from '../domain/caseShelf.ts';
import type { CaseStore } from '../domain/caseStore.ts';
import { Refusal } from '../domain/errors.ts';
import type { OriginShelf } from '../domain/origins.ts';
import type { SameImage } from '../domain/sameImage.ts';
import type { SheetStore } from '../domain/sheets.ts';
import { picturesOf } from '../domain/unkept.ts';
import { ficheOf } from './browse.ts';
import { namedCases } from './cases.ts';

interface SameImageDesk {
  readonly store: CaseStore;
  readonly shelf: CaseShelf;
  readonly sheets: SheetStore;
  readonly origins: OriginShelf;
}

/**
 * Where the pictures of an item are kept still: in items of other cases (those of its own lost them with it), and in
 * received dossiers, by their manifests. What is damaged cannot be looked into.
 */
export async function sameImageOf(desk: SameImageDesk, itemId: string): Promise<SameImage> {
  const { store, origins } = desk;
  const item = await store.item(itemId);
  if (item === null) throw new Refusal('nothing-there');
  const digests = new Set(picturesOf(ficheOf(item.ficheBytes)).map(({ sha256 }) => sha256));
  if (digests.size === 0) return { items: [], dossiers: [] };
  const found = { items: [], dossiers: [] } as { [K in keyof SameImage]: SameImage[K][number][] };
  for (const [index, { caseId, name }] of (await namedCases(desk.shelf, desk.sheets)).entries()) {
    const where = { caseId, name, place: index + 1 };
    if (caseId !== item.caseId) {
      const removed = await store.removedFiles(caseId);
      for (const { id, ordinal, ficheBytes } of await store.openItems(caseId, () => true)) {
        const kept = ficheBytes === null ? [] : picturesOf(ficheOf(ficheBytes));
        if (kept.some(({ path, sha256 }) => digests.has(sha256) && !removed.get(id)?.has(path)))
          found.items.push({ ...where, itemId: id, ordinal });
      }
    }
    for (const { number, files } of (await origins.received(caseId)).dossiers)
      if (files.some(({ sha256 }) => digests.has(sha256))) found.dossiers.push({ ...where, number });
  }
  return found;
}
