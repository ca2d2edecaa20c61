import type { IndexedItem } from '../../../src/domain/item/itemIndex.ts';
import { type ItemNotes, NO_NOTES } from '../../../src/domain/item/notes.ts';
import type { Book } from '../../../src/ui/carnet/book.ts';
import { noAdvice } from './uiHarness.ts';

const CASE = '00000000-0000-4000-8000-00000000cafe';

/** The carnet's way to a store, in memory: sheets are kept as JSON, as they are at rest. */
export function createTestCarnetApi(
  items: readonly IndexedItem[] = [],
  notes: Readonly<Record<string, Partial<ItemNotes>>> = {},
): Book & { readonly storedDocuments: Map<string, string> } {
  const storedDocuments = new Map(
    Object.entries(notes).map(([id, some]) => [`notes/${id}`, JSON.stringify({ ...NO_NOTES, ...some })]),
  );
  const read: Book['read'] = async (_caseId, caseDocument) => {
    const kept = storedDocuments.get(caseDocument.name);
    return (kept === undefined ? null : caseDocument.parse(JSON.parse(kept))) ?? caseDocument.empty;
  };
  let ids = 0;
  return {
    storedDocuments,
    currentCase: async () => ({ caseId: CASE, seq: 1 }),
    ensureCase: async () => ({ caseId: CASE }),
    items: async () => items,
    notes: async () => ({
      notes: new Map(Object.entries(notes).map(([id, some]) => [id, { ...NO_NOTES, ...some }] as const)),
      damaged: [],
    }),
    read,
    change: async (caseId, caseDocument, change) => {
      const after = caseDocument.parse(change(await read(caseId, caseDocument)));
      if (after === null) throw new Error(`${caseDocument.name} would not be read again`);
      storedDocuments.set(caseDocument.name, JSON.stringify(after));
      return after;
    },
    keep: async (_caseId, caseDocument, value) => {
      if (caseDocument.parse(value) === null) throw new Error(`${caseDocument.name} would not be read again`);
      storedDocuments.set(caseDocument.name, JSON.stringify(value));
    },
    attach: async () => undefined,
    preview: async () => null,
    picture: async () => ({
      shown: new Blob(['image'], { type: 'image/jpeg' }),
      size: { width: 900, height: 600 },
    }),
    sameImage: async () => ({ items: [], dossiers: [] }),
    removeReceived: async () => undefined,
    cases: async () => [
      {
        caseId: CASE,
        openedAt: '2026-11-20T08:00:00.000Z',
        closedAt: null,
        items: items.length,
        current: true,
        name: '',
      },
    ],
    addCase: async () => undefined,
    selectCase: async () => undefined,
    closeCase: async () => undefined,
    backups: {
      make: async () => ({ url: 'blob:copy', fileName: 'copie.recueil', bytes: 10 }),
      restore: async () => 0,
      itemsAlone: async () => 0,
      check: async () => null,
    },
    received: {
      list: async () => ({ listed: [], damaged: [] }),
      receive: async () => ({ kind: 'added', number: 1, items: 2 }),
      remove: async () => undefined,
      picture: async () => null,
    },
    now: () => '2026-11-20T09:00:00.000Z',
    newId: () => `id-${++ids}`,
    localOf: (iso) => iso.slice(0, 16),
    counsel: noAdvice,
    lookAhead: () => new Promise<never>(() => undefined),
  };
}
