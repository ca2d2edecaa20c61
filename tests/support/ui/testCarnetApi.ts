import { createDocumentsApi } from '../../../src/carnet/api/casesApi.ts';
import type { CarnetApi, Exports } from '../../../src/carnet/carnetApi.ts';
import { type CaseHead, type CaseStore, type DocumentStore, EMPTY_HEAD } from '../../../src/domain/case/case.ts';
import type { IndexedItem } from '../../../src/domain/item/itemIndex.ts';
import { type ItemNotes, NO_NOTES } from '../../../src/domain/item/itemNotes.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { noAdvice } from './uiHarness.ts';

export const CASE = '00000000-0000-4000-8000-00000000cafe';

/** The head of the current case. */
export const buildHead = (some: Partial<CaseHead>): CaseHead => ({
  ...EMPTY_HEAD,
  caseId: CASE,
  journalId: CASE,
  items: 0,
  receivedCount: 0,
  ...some,
});

export type TestCarnetApi = CarnetApi & {
  /** By name, as JSON: what the disk has. */
  readonly storedDocuments: Map<string, string>;
  /** Names of documents that cannot be read until they are written again. */
  readonly damagedDocuments: Set<string>;
};

/** A CarnetApi over memory. */
export function createTestCarnetApi(
  items: readonly IndexedItem[] = [],
  notes: Readonly<Record<string, Partial<ItemNotes>>> = {},
): TestCarnetApi {
  const storedDocuments = new Map(
    Object.entries(notes).map(([id, some]) => [`notes/${id}`, JSON.stringify({ ...NO_NOTES, ...some })]),
  );
  const damagedDocuments = new Set<string>();
  const documentStore: DocumentStore = {
    readDocument: async (_caseId, name) => {
      if (damagedDocuments.has(name)) throw new Refusal('record-damaged');
      return JSON.parse(storedDocuments.get(name) ?? 'null');
    },
    readDocuments: async (_caseId, prefix) => ({
      documents: new Map(
        [...storedDocuments]
          .filter(([name]) => name.startsWith(prefix) && !damagedDocuments.has(name))
          .map(([name, json]) => [name, JSON.parse(json)]),
      ),
      damaged: [...damagedDocuments].filter((name) => name.startsWith(prefix)),
    }),
    listNames: async (_caseId, prefix) => [...storedDocuments.keys()].filter((name) => name.startsWith(prefix)),
    writeDocument: async (_caseId, name, value) => {
      damagedDocuments.delete(name);
      storedDocuments.set(name, JSON.stringify(value));
    },
  };
  const store: CarnetApi['store'] = {
    currentCase: async () => buildHead({ seq: 1, items: Math.max(0, ...items.map(({ ordinal }) => ordinal)) }),
    preview: async () => null,
  };
  let ids = 0;
  const api: TestCarnetApi = {
    storedDocuments,
    damagedDocuments,
    store,
    documentStore,
    itemIndex: { itemsFrom: async (_caseId, from) => items.filter(({ ordinal }) => ordinal >= from) },
    onListChange: () => () => undefined,
    now: () => '2026-11-20T09:00:00.000Z',
    newId: () => `id-${++ids}`,
    toLocalTime: (iso) => iso.slice(0, 16),
    documents: createDocumentsApi({
      // There is a case: only its head is read.
      store: store as CaseStore,
      documentStore,
      clock: { now: () => new Date(api.now()) },
      ids: { uuid: () => api.newId() },
      locks: { hold: (_name, work) => work(), held: async () => new Set() },
    }),
    cases: {
      list: async () => [
        {
          caseId: CASE,
          openedAt: '2026-11-20T08:00:00.000Z',
          closedAt: null,
          items: items.length,
          withdrawn: 0,
          current: true,
          name: '',
        },
      ],
      add: async () => undefined,
      select: async () => undefined,
      leaveErased: () => undefined,
      close: async () => undefined,
    },
    items: {
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
    },
    backups: {
      create: async () => ({ url: 'blob:copy', fileName: 'copie.recueil', bytes: 10, cases: [CASE] }),
      restore: async () => ({ items: 0, receivedDossiers: 0, cases: [], left: [] }),
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
    imageTexts: { listUnread: async () => [], read: async () => ({ read: 0, refused: [], isCancelled: false }) },
    // Accepts no file.
    imports: {
      inspect: () => Promise.reject(new Refusal('file-unknown')),
      renderPreview: async () => new Blob(),
      seal: async () => undefined,
      recogniseOwnFiles: async () => new Map(),
      findArchives: async () => [],
      openArchive: async () => null,
      findRepeatedMessages: async () => new Set<number>(),
      findOwnSenders: async () => [],
      sealMessages: async () => ({ sealed: 0, known: 0, left: 0, refusal: null, keptArchives: 0 }),
      listUnfinished: async () => [],
      forgetUnfinished: async () => undefined,
      recordAddress: async () => 1,
    },
    saveGuide: async () => undefined,
    advice: noAdvice,
    loadExports: async () => NO_EXPORTS,
  };
  return api;
}

/** Neither an export nor a preview ends. */
export const NO_EXPORTS: Exports = {
  runExport: () => new Promise<never>(() => undefined),
  previewDossier: () => new Promise<never>(() => undefined),
  prepare: async () => undefined,
  estimateDossier: async () => ({ bytes: 12_000_000, uncleaned: [], otherPersons: [] }),
  findHiddenTraces: async () => null,
  writeFollowUpLetter: async (file) => ({ fileName: `${file}.docx`, bytes: 1, url: 'blob:letter', advice: '' }),
  listEarlierDossiers: async () => new Map(),
  findComplement: async () => null,
  listNextExhibits: async () => [],
  checkPassword: async (password) => {
    if (password.length < 8) throw new Refusal('weak-passphrase');
  },
};

/** Functions of some slices; `exports`: of what `loadExports` loads. */
export type ApiOverrides = {
  readonly [K in keyof CarnetApi]?: CarnetApi[K] extends (...given: never[]) => unknown
    ? CarnetApi[K]
    : Partial<CarnetApi[K]>;
} & { readonly exports?: Partial<Exports> };

/** Returns the CarnetApi with other functions. */
export function override<T extends CarnetApi>(api: T, { exports, ...slices }: ApiOverrides): T {
  const changed = Object.entries(slices).map(([name, slice]) => [
    name,
    typeof slice === 'function' ? slice : { ...api[name as keyof CarnetApi], ...slice },
  ]);
  const loaded = { ...NO_EXPORTS, ...exports };
  return { ...api, ...Object.fromEntries(changed), ...(exports && { loadExports: async () => loaded }) };
}
