import 'fake-indexeddb/auto';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { Content } from '../../src/domain/content.ts';
import type { Observation } from '../../src/domain/observation.ts';
import type { OriginShelf } from '../../src/domain/origins.ts';
import type { Locks } from '../../src/domain/ports.ts';
import { DexieCaseStore } from '../../src/store/caseStore.ts';
import { DexieCatalogue } from '../../src/store/catalogue.ts';
import { plainCodec } from '../../src/store/codec.ts';
import { RecueilDb } from '../../src/store/db.ts';
import { StoreKeeper } from '../../src/store/keeper.ts';
import { DexieOriginShelf } from '../../src/store/originShelf.ts';
import { DexieSheetStore } from '../../src/store/sheetStore.ts';
import { type SessionKey, Vault } from '../../src/store/vault.ts';
import type { CapturedPage, ShotRequest } from '../../src/workflow/capturedPage.ts';
import type { RecordDesk, RecordRequest } from '../../src/workflow/record.ts';
import { type Picture, SharedShots } from '../../src/workflow/sharedShots.ts';

/** A desk on an in-memory IndexedDB, with a clock and ids that a test can foresee. */
export interface TestDesk extends RecordDesk {
  readonly db: RecueilDb;
  readonly origins: OriginShelf;
  readonly catalogue: Catalogue;
}

let databases = 0;

export function testDesk(changes: Partial<RecordDesk> = {}, name = `test-${++databases}`): TestDesk {
  const db = new RecueilDb(name);
  let seconds = 0;
  let pictures = 0;
  /** No two alike, as in life, and all of one size. */
  const picture = (name: string, digits: number) =>
    new Blob([`${name}${String(++pictures).padStart(digits, '0')}`], { type: 'image/png' });
  return {
    db,
    store: new DexieCaseStore(db, plainCodec),
    sheets: new DexieSheetStore(db, plainCodec),
    origins: new DexieOriginShelf(db, plainCodec),
    catalogue: new DexieCatalogue(db, plainCodec),
    clock: { now: () => new Date(Date.UTC(2026, 10, 20, 8, 0, seconds++)) },
    ids: { uuid: () => crypto.randomUUID() },
    locks: memoryLocks(),
    darkroom: {
      decode: async () => ({ width: 1280, height: 720, close: () => undefined }) as ImageBitmap,
      crop: async () => picture('c', 3),
      preview: async () => new Blob(['preview'], { type: 'image/jpeg' }),
      stitching: () => ({
        add: async () => undefined,
        finish: async () => [{ content: new Blob(['band']), y: 0 }],
      }),
    },
    software: { version: '0.0.0' },
    shoot: async () => shown(picture('shot ', 5)),
    screens: new SharedShots(),
    paths: memoryPaths(),
    circumstances: async () => ({
      browser: { name: 'Test', version: '1' },
      os: { name: 'linux', arch: null },
      zoom: '1',
    }),
    ...changes,
  };
}

/** A picture of a tab that nobody left. */
export const shown = (png: Content): Picture => ({ png, stillThere: Promise.resolve() });

function memoryPaths(): RecordDesk['paths'] {
  const paths = new Map<string, Awaited<ReturnType<RecordDesk['paths']['before']>>>();
  return {
    before: async (tabId, caseId) => paths.get(`${tabId} ${caseId}`) ?? [],
    add: async (tabId, caseId, one) => {
      paths.set(`${tabId} ${caseId}`, [...(paths.get(`${tabId} ${caseId}`) ?? []), one]);
    },
  };
}

/** `storage.session`: outlives a worker, not a browser. */
export function memorySession(): SessionKey {
  let master: Uint8Array<ArrayBuffer> | null = null;
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    get: async () => master,
    set: async (bytes) => {
      master = bytes;
      changed();
    },
    clear: async () => {
      master = null;
      changed();
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}

/** A desk whose store encrypts, with a clock that can be pushed on. */
export function lockedDesk(name?: string, session: SessionKey = memorySession()) {
  const desk = testDesk({}, name);
  let pushed = 0;
  const clock = { now: () => new Date(desk.clock.now().getTime() + pushed) };
  const vault = new Vault(desk.db, session);
  return {
    ...desk,
    clock,
    vault,
    store: new DexieCaseStore(desk.db, vault),
    sheets: new DexieSheetStore(desk.db, vault),
    origins: new DexieOriginShelf(desk.db, vault),
    catalogue: new DexieCatalogue(desk.db, vault),
    keeper: new StoreKeeper(desk.db, vault, session, clock, { memoryKib: 64, passes: 1 }),
    later: (ms: number) => {
      pushed += ms;
    },
  };
}

/** Web Locks as one process sees them. */
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

export function request(desk: RecordDesk, changes: Partial<RecordRequest> = {}): RecordRequest {
  return {
    id: desk.ids.uuid(),
    tab: { id: 1, windowId: 1, privateWindow: false },
    mode: 'post',
    entry: 'picker',
    ...changes,
  };
}

export function page(
  changes: Partial<CapturedPage> = {},
  seen: Partial<Observation['seen']> = {},
): CapturedPage {
  return {
    shots: one({ address: 'https://exemple.invalid/fil', area: { kind: 'window' } }),
    shot: () => undefined,
    observed: async () => ({
      observation: observation(seen),
      source: new Blob(['<p>page</p>'], { type: 'text/html' }),
      text: new Blob(['bonjour'], { type: 'text/plain' }),
      archive: null,
    }),
    ...changes,
  };
}

export function observation(seen: Partial<Observation['seen']> = {}): Observation {
  return {
    seen: {
      timeZone: 'Europe/Paris',
      utcOffset: '+01:00',
      address: {
        page: 'https://exemple.invalid/fil',
        permalink: 'https://exemple.invalid/fil/1',
        canonical: 'https://exemple.invalid/fil/1',
        dropped: [],
      },
      page: { title: 'Fil', lang: 'fr' },
      platform: 'web',
      surface: 'post',
      visibility: null,
      author: { displayName: 'Camille Invention', handle: 'camille_inv', profileUrl: null, platformId: null },
      nativeIds: { post: '1' },
      posting: { raw: '2026-11-19T10:00:00Z', iso: '2026-11-19T10:00:00Z', precision: 's', source: 'dom' },
      text: 'Un message inventé.',
      media: null,
      engagement: null,
      context: { quoted: null, replyTo: null },
      http: { status: 200, protocol: 'h2' },
      session: { account: null },
      warnings: [],
      reading: {
        reader: 'generic',
        version: '1',
        confirmed: null,
        fields: {
          'author.handle': { how: 'link', confidence: 'medium' },
          visibility: { how: 'not-found', confidence: null },
        },
      },
      ...seen,
    },
    screen: {
      viewport: { width: 1280, height: 720 },
      devicePixelRatio: '1',
      languages: ['fr-FR'],
      colorScheme: 'light',
    },
    referrer: null,
    rect: { x: 10, y: 20, width: 600, height: 200 },
    pageTransformations: [],
    sourceTransformations: [{ name: 'snapshot', dropped: ['script × 2'] }],
  };
}

async function* one(shot: ShotRequest): AsyncGenerator<ShotRequest> {
  yield shot;
}
