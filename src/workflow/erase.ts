import { caseSheet } from '../domain/caseSheets.ts';
import type { CaseShelf } from '../domain/caseShelf.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseStanding, Standing } from '../domain/standing.ts';
import { readJournal } from '../seal/readJournal.ts';
import { pastDossiers } from './pastDossiers.ts';
import { readSheet } from './sheets.ts';
import { append, type Desk } from './steps.ts';

/**
 * Erases an item for good: its fiche, text, images and files leave the store in the transaction that writes the line.
 * The journal keeps its digest, so that later dossiers tell it as withdrawn and still verify. Throws Refusal
 * `nothing-there`.
 */
export async function eraseItem(desk: Desk, itemId: string): Promise<void> {
  const item = await desk.store.item(itemId);
  if (item === null) throw new Refusal('nothing-there');
  const withdrawn = (await desk.store.withdrawnItems(item.caseId)).has(itemId);
  await append(desk, item.caseId, async () => ({
    event: {
      event: withdrawn ? 'item.filesRemoved' : 'item.withdrawn',
      item: itemId,
      payload: { reason: 'erased' },
    },
    ...(!withdrawn && { withdrawn: itemId }),
    erased: itemId,
  }));
}

interface ShelfDesk extends Desk {
  readonly shelf: CaseShelf;
}

/** Waits for a dossier being written, and for whoever appends. Throws Refusal `nothing-there`. */
export async function eraseCase({ locks, shelf }: ShelfDesk, caseId: string): Promise<void> {
  await locks.hold('export', () => locks.hold(`journal:${caseId}`, () => shelf.erase(caseId)));
}

/** Every case of this computer, by the day it was opened. Throws Refusal `locked`. */
export async function standings(desk: ShelfDesk): Promise<readonly CaseStanding[]> {
  const cases = await desk.shelf.cases();
  return Promise.all(
    cases.map(async ({ caseId, openedAt, current }) => {
      const [{ name }, stands] = await Promise.all([
        readSheet(desk.sheets, caseId, caseSheet),
        standing(desk, caseId),
      ]);
      return { caseId, name, openedAt, current, ...stands };
    }),
  );
}

/** What would be lost if the case were erased now, as its journal tells it. */
export async function standing({ store }: Pick<Desk, 'store'>, caseId: string): Promise<Standing> {
  const head = await store.caseHead(caseId);
  if (head === null) throw new Refusal('nothing-there');
  const [items, { lines }] = await Promise.all([
    store.listItems(caseId),
    store.journal(caseId, head.seq).then(readJournal),
  ]);
  const past = pastDossiers(lines);
  return {
    items: items.length,
    neverExported: items.filter(({ id }) => !past.some((one) => one.items.has(id))).length,
    lastExport: past.at(-1)?.at ?? null,
  };
}
