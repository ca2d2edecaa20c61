import 'fake-indexeddb/auto';
import type { CapturedPage, Screenshot, ScreenshotRequest } from '../../src/domain/capture/capturedPage.ts';
import type { Measures, PageFields } from '../../src/domain/capture/reading.ts';
import type { ReceivedDossierRepository } from '../../src/domain/case/receivedDossiers.ts';
import type { ItemIndex } from '../../src/domain/item/itemIndex.ts';
import type { BinaryContent } from '../../src/domain/shared/binary.ts';
import type { Locks } from '../../src/domain/shared/ports.ts';
import { DexieCaseStore } from '../../src/store/caseStore.ts';
import { RecueilDb } from '../../src/store/db.ts';
import { DexieDocumentStore } from '../../src/store/documentStore.ts';
import { EncryptedCodec, type SessionMasterKey } from '../../src/store/encryptedCodec.ts';
import { DexieItemIndex } from '../../src/store/itemRows.ts';
import { DexieReceivedDossierRepository } from '../../src/store/receivedDossierRepository.ts';
import { DexieStoreLock } from '../../src/store/storeLock.ts';
import { type RecordDependencies, type RecordRequest, recordItem } from '../../src/workflow/capture/recordItem.ts';
import { ScreenshotCache } from '../../src/workflow/capture/screenshots.ts';
import { ThreadOperators } from '../../src/workflow/capture/threadMemory.ts';
import { plaintextCodec } from './plaintextCodec.ts';
import { buildReading } from './reading.ts';

/** Dependencies on an in-memory IndexedDB, with a predictable clock. */
export interface TestDependencies extends RecordDependencies {
  readonly db: RecueilDb;
  readonly receivedDossiers: ReceivedDossierRepository;
  readonly itemIndex: ItemIndex;
}

let databases = 0;

export function createTestDependencies(
  changes: Partial<RecordDependencies> = {},
  name = `test-${++databases}`,
): TestDependencies {
  const db = new RecueilDb(name);
  let seconds = 0;
  let pictures = 0;
  /** Each picture is different, as in reality, and all have the same size. */
  const picture = (name: string, digits: number) =>
    new Blob([`${name}${String(++pictures).padStart(digits, '0')}`], { type: 'image/png' });
  return {
    db,
    store: new DexieCaseStore(db, plaintextCodec),
    documentStore: new DexieDocumentStore(db, plaintextCodec),
    receivedDossiers: new DexieReceivedDossierRepository(db, plaintextCodec),
    itemIndex: new DexieItemIndex(db, plaintextCodec),
    clock: { now: () => new Date(Date.UTC(2026, 10, 20, 8, 0, seconds++)) },
    ids: { uuid: () => crypto.randomUUID() },
    locks: memoryLocks(),
    imageProcessor: {
      decode: async () => ({ width: 1280, height: 720, close: () => undefined }) as ImageBitmap,
      crop: async () => picture('c', 3),
      preview: async () => new Blob(['preview'], { type: 'image/jpeg' }),
      isPlain: () => false,
      showsCover: async () => false,
      createStitcher: () => ({
        add: async () => undefined,
        finish: async () => [{ content: new Blob(['band']), y: 0 }],
      }),
    },
    software: { version: '0.0.0' },
    shoot: async () => buildPicture(picture('shot ', 5)),
    screenshotCache: new ScreenshotCache(),
    threadOperators: new ThreadOperators(),
    tabHistory: memoryTabHistory(),
    readBrowserInfo: async () => ({ browser: { name: 'Test', version: '1' }, zoom: '1' }),
    ...changes,
  };
}

/** A screenshot of a tab that stayed in front. */
export const buildPicture = (png: BinaryContent): Screenshot => ({ png, stillThere: Promise.resolve() });

function memoryTabHistory(): RecordDependencies['tabHistory'] {
  const paths = new Map<string, Awaited<ReturnType<RecordDependencies['tabHistory']['before']>>>();
  return {
    before: async (tabId, caseId) => paths.get(`${tabId} ${caseId}`) ?? [],
    add: async (tabId, caseId, one) => {
      paths.set(`${tabId} ${caseId}`, [...(paths.get(`${tabId} ${caseId}`) ?? []), one]);
    },
  };
}

/** In-memory `storage.session`. A test keeps it to simulate a new worker, and replaces it to simulate a new browser. */
export function memorySession(): SessionMasterKey {
  let master: Uint8Array<ArrayBuffer> | null = null;
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    // Copies, as the browser's are.
    get: async () => master?.slice() ?? null,
    set: async (bytes) => {
      master = bytes.slice();
      changed();
    },
    clear: async () => {
      master = null;
      changed();
    },
    announce: async () => changed(),
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}

/** Creates dependencies whose store encrypts. Time passes by `advanceClock`; `setClock` changes the device's alone. */
export function createEncryptedTestDependencies(name?: string, session: SessionMasterKey = memorySession()) {
  const deps = createTestDependencies({}, name);
  let [passedMs, setMs] = [0, 0];
  const steadyNow = () => deps.clock.now().getTime() + passedMs;
  const clock = { now: () => new Date(steadyNow() + setMs), steadyNow };
  const codec = new EncryptedCodec(deps.db, session);
  return {
    ...deps,
    clock,
    codec,
    store: new DexieCaseStore(deps.db, codec),
    documentStore: new DexieDocumentStore(deps.db, codec),
    receivedDossiers: new DexieReceivedDossierRepository(deps.db, codec),
    itemIndex: new DexieItemIndex(deps.db, codec),
    storeLock: new DexieStoreLock(deps.db, codec, session, clock, deps.locks, { memoryKib: 64, passes: 1 }),
    readEpoch: () => codec.readEpoch(),
    inEpoch: (epoch: string) => {
      const bound = codec.inEpoch(epoch);
      return { store: new DexieCaseStore(deps.db, bound), documentStore: new DexieDocumentStore(deps.db, bound) };
    },
    advanceClock: (ms: number) => {
      passedMs += ms;
    },
    setClock: (ms: number) => {
      setMs += ms;
    },
  };
}

/** Web Locks within one process. */
export function memoryLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>();
  return {
    hold: async (name, work) => {
      const before = tails.get(name) ?? Promise.resolve();
      const mine = before.catch(() => undefined).then(work);
      tails.set(name, mine);
      try {
        return await mine;
      } finally {
        if (tails.get(name) === mine) tails.delete(name);
      }
    },
    held: async () => new Set(tails.keys()),
  };
}

/** Records an item and returns its id. */
export async function recordOne(
  deps: RecordDependencies,
  page: CapturedPage = buildCapturedPage(),
  changes: Partial<RecordRequest> = {},
): Promise<string> {
  const request = buildRecordRequest(deps, changes);
  await recordItem(deps, page, request);
  return request.id;
}

/** Records `count` invented items and returns their ids. */
export async function recordItems(deps: RecordDependencies, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await recordOne(deps));
  return ids;
}

export function buildRecordRequest(deps: RecordDependencies, changes: Partial<RecordRequest> = {}): RecordRequest {
  return {
    id: deps.ids.uuid(),
    tab: { id: 1, windowId: 1, privateWindow: false },
    mode: 'post',
    entry: 'picker',
    ...changes,
  };
}

export function buildCapturedPage(changes: Partial<CapturedPage> = {}, seen: Partial<PageFields> = {}): CapturedPage {
  return {
    shots: singleShot({ address: 'https://exemple.invalid/fil', area: { kind: 'window' } }),
    confirmWindowPart: () => undefined,
    confirmShot: () => undefined,
    setWarnings: () => undefined,
    measured: async () => buildMeasures(),
    finished: async () => ({
      reading: buildReading(seen),
      source: new Blob(['<p>page</p>'], { type: 'text/html' }),
      text: new Blob(['bonjour'], { type: 'text/plain' }),
      archive: null,
    }),
    ...changes,
  };
}

export function buildMeasures(changes: Partial<Measures> = {}): Measures {
  return {
    screen: { viewport: { width: 1280, height: 720 }, devicePixelRatio: '1', colorScheme: 'light' },
    rect: { x: 10, y: 20, width: 600, height: 200 },
    words: [],
    top: 20,
    ...changes,
  };
}

async function* singleShot(shot: ScreenshotRequest): AsyncGenerator<ScreenshotRequest> {
  yield shot;
}
