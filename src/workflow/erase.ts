import { Refusal } from '../domain/errors.ts';
import type { JournalLine } from '../domain/journal.ts';
import { readJournal } from '../seal/readJournal.ts';
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

export interface Standing {
  /** Kept now. */
  readonly items: number;
  /** Of these, in no dossier that was ever written to its end. */
  readonly neverExported: number;
  /** UTC, of the last dossier; null when there is none. */
  readonly lastExport: string | null;
}

/** What would be lost if the case were erased now, as its journal tells it. */
export async function standing({ store }: Pick<Desk, 'store'>, caseId: string): Promise<Standing> {
  const head = await store.caseHead(caseId);
  if (head === null) throw new Refusal('nothing-there');
  const [items, { lines }] = await Promise.all([
    store.listItems(caseId),
    store.journal(caseId, head.seq).then(readJournal),
  ]);
  const exported = exportedItems(lines);
  return {
    items: items.length,
    neverExported: items.filter(({ id }) => !exported.has(id)).length,
    lastExport: lines.findLast(({ event }) => event === 'dossier.exported')?.at ?? null,
  };
}

/** `dossier.prepared` tells what a dossier leaves out of what was sealed before it; `dossier.exported`, that it was written. */
function exportedItems(lines: readonly JournalLine[]): ReadonlySet<string> {
  const exported = new Set<string>();
  const sealed = new Set<string>();
  let prepared: readonly string[] = [];
  for (const { event, item, payload } of lines) {
    if (item !== undefined && (event === 'item.sealed' || event === 'item.imported')) sealed.add(item);
    if (event === 'dossier.prepared') {
      const excluded = new Set(excludedIn(payload));
      prepared = [...sealed].filter((id) => !excluded.has(id));
    }
    if (event === 'dossier.exported') for (const id of prepared) exported.add(id);
  }
  return exported;
}

function excludedIn(payload: JournalLine['payload']): readonly string[] {
  const excluded: unknown = payload?.excluded;
  if (!Array.isArray(excluded)) return [];
  return excluded.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'item' in one && typeof one.item === 'string'
      ? [one.item]
      : [],
  );
}
