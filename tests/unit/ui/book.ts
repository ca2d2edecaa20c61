import type { CatalogueItem } from '../../../src/domain/catalogue.ts';
import { type ItemNotes, NO_NOTES } from '../../../src/domain/notes.ts';
import type { Book } from '../../../src/ui/carnet/book.ts';
import { noCounsel } from './stage.ts';

const CASE = '00000000-0000-4000-8000-00000000cafe';

/** The carnet's way to a store, in memory: sheets are kept as JSON, as they are at rest. */
export function testBook(
  items: readonly CatalogueItem[] = [],
  notes: Readonly<Record<string, Partial<ItemNotes>>> = {},
): Book & { readonly sheets: Map<string, string> } {
  const sheets = new Map(
    Object.entries(notes).map(([id, some]) => [`notes/${id}`, JSON.stringify({ ...NO_NOTES, ...some })]),
  );
  const read: Book['read'] = async (_caseId, sheet) => {
    const kept = sheets.get(sheet.name);
    return (kept === undefined ? null : sheet.parse(JSON.parse(kept))) ?? sheet.empty;
  };
  let ids = 0;
  return {
    sheets,
    currentCase: async () => ({ caseId: CASE, seq: 1 }),
    ensureCase: async () => ({ caseId: CASE }),
    items: async () => items,
    notes: async () => ({
      notes: new Map(Object.entries(notes).map(([id, some]) => [id, { ...NO_NOTES, ...some }] as const)),
      damaged: [],
    }),
    read,
    change: async (caseId, sheet, change) => {
      const after = sheet.parse(change(await read(caseId, sheet)));
      if (after === null) throw new Error(`${sheet.name} would not be read again`);
      sheets.set(sheet.name, JSON.stringify(after));
      return after;
    },
    keep: async (_caseId, sheet, value) => {
      if (sheet.parse(value) === null) throw new Error(`${sheet.name} would not be read again`);
      sheets.set(sheet.name, JSON.stringify(value));
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
    counsel: noCounsel,
    lookAhead: () => new Promise<never>(() => undefined),
  };
}
