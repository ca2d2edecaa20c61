import type { CarnetApi } from '../../../src/carnet/createCarnetApi.ts';
import type { IndexedItem } from '../../../src/domain/item/itemIndex.ts';
import { type ItemNotes, NO_NOTES } from '../../../src/domain/item/itemNotes.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { noAdvice } from './uiHarness.ts';

const CASE = '00000000-0000-4000-8000-00000000cafe';

/** A CarnetApi over memory. Documents are stored as JSON, as in the store. */
export function createTestCarnetApi(
  items: readonly IndexedItem[] = [],
  notes: Readonly<Record<string, Partial<ItemNotes>>> = {},
): CarnetApi & { readonly storedDocuments: Map<string, string> } {
  const storedDocuments = new Map(
    Object.entries(notes).map(([id, some]) => [`notes/${id}`, JSON.stringify({ ...NO_NOTES, ...some })]),
  );
  const read: CarnetApi['read'] = async (_caseId, caseDocument) => {
    const stored = storedDocuments.get(caseDocument.name);
    return (stored === undefined ? null : caseDocument.parse(JSON.parse(stored))) ?? caseDocument.empty;
  };
  let ids = 0;
  return {
    storedDocuments,
    currentCase: async () => ({ caseId: CASE, seq: 1, items: Math.max(0, ...items.map(({ ordinal }) => ordinal)) }),
    onListChange: () => () => undefined,
    ensureCase: async () => ({ caseId: CASE }),
    itemsFrom: async (_caseId, from) => items.filter(({ ordinal }) => ordinal >= from),
    notes: async () => ({
      notes: new Map(Object.entries(notes).map(([id, some]) => [id, { ...NO_NOTES, ...some }] as const)),
      damaged: [],
    }),
    read,
    change: async (caseId, caseDocument, change) => {
      const changed = caseDocument.parse(change(await read(caseId, caseDocument)));
      if (changed === null) throw new Error(`${caseDocument.name} cannot be parsed after the change`);
      storedDocuments.set(caseDocument.name, JSON.stringify(changed));
      return changed;
    },
    replace: async (_caseId, caseDocument, value) => {
      if (caseDocument.parse(value) === null) throw new Error(`${caseDocument.name} cannot be parsed`);
      storedDocuments.set(caseDocument.name, JSON.stringify(value));
    },
    attach: async () => undefined,
    preview: async () => null,
    shape: async () => null,
    readImage: async () => ({
      shown: new Blob(['image'], { type: 'image/jpeg' }),
      size: { width: 900, height: 600 },
    }),
    readConversation: async () => null,
    readEmail: async () => null,
    readMedia: async (_itemId, _path, mediaType) => new Blob(['media'], { type: mediaType }),
    canPlay: () => true,
    findDuplicateImages: async () => ({ items: [], dossiers: [] }),
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
    checkPassword: async (password) => {
      if (password.length < 8) throw new Refusal('weak-passphrase');
    },
    selectCase: async () => undefined,
    closeCase: async () => undefined,
    backups: {
      create: async () => ({ url: 'blob:copy', fileName: 'copie.recueil', bytes: 10 }),
      restore: async () => 0,
      countItemsWithoutBackup: async () => 0,
      checkIntegrity: async () => null,
    },
    received: {
      list: async () => ({ listed: [], damaged: [] }),
      receiveDossier: async () => ({ kind: 'added', number: 1, items: 2 }),
      remove: async () => undefined,
      readImage: async () => null,
    },
    // Has no image to read.
    imageTexts: {
      listUnread: async () => [],
      all: async () => new Map(),
      read: async () => ({ read: 0, refused: [], isCancelled: false }),
    },
    // Accepts no file.
    imports: {
      inspect: () => Promise.reject(new Refusal('file-unknown')),
      renderPreview: async () => new Blob(),
      seal: async () => undefined,
      findArchives: async () => [],
      openArchive: async () => null,
      findRepeatedMessages: async () => new Set<number>(),
      sealMessages: async () => ({ sealed: 0, known: 0, left: 0, refusal: null, keptArchives: 0 }),
      listUnfinished: async () => [],
      forgetUnfinished: async () => undefined,
      recordAddress: async () => 1,
    },
    saveGuide: async () => undefined,
    runExport: () => new Promise<never>(() => undefined),
    now: () => '2026-11-20T09:00:00.000Z',
    newId: () => `id-${++ids}`,
    toLocalTime: (iso) => iso.slice(0, 16),
    advice: noAdvice,
    estimateDossier: async () => ({ bytes: 12_000_000, disclosures: [], uncleaned: [] }),
    findHiddenTraces: async () => null,
    listDatableStatements: async () => [],
    writeFollowUpLetter: async (file) => ({ fileName: `${file}.docx`, url: 'blob:letter', advice: '' }),
    listEarlierDossiers: async () => new Map(),
    listNextExhibits: async () => [],
    loadExports: () => undefined,
    previewDossier: () => new Promise<never>(() => undefined),
  };
}
