import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { DexieBackupRepository } from '../../../src/store/backupRepository.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { readRecordHeader } from '../../../src/store/cipher.ts';
import { eraseStore } from '../../../src/store/db.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { addCase, appendToJournal, ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { eraseItem, withdrawItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import { buildProgress } from '../../support/dossierFile.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
  recordOne,
} from '../../support/testDependencies.ts';

const PLACE = { table: 'files', key: 'a/capture.png' };

describe('EncryptedCodec.decryptBlob', () => {
  it.each([0, 10, 4 * 1024 * 1024, 9 * 1024 * 1024])('returns a file of %i bytes with its media type', async (size) => {
    const { codec } = createEncryptedTestDependencies();
    const plain = new Uint8Array(size).map((_, index) => index % 251);
    const encryptor = await codec.encryptor();
    for (const content of [new Blob([plain]), plain]) {
      const stored = await encryptor.encryptBlob(PLACE, content, 'image/png');
      const opened = await codec.decryptBlob(PLACE, stored);
      expect(opened.type).toBe('image/png');
      expect(Buffer.compare(new Uint8Array(await opened.arrayBuffer()), plain)).toBe(0);
    }
  });

  it('throws `record-damaged` when the file is missing from the disk', async () => {
    const { codec } = createEncryptedTestDependencies();
    const gone = new Blob(['x'.repeat(100)]);
    gone.arrayBuffer = async () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    await expect(codec.decryptBlob(PLACE, gone)).rejects.toMatchObject({ code: 'record-damaged' });
  });
});

it('readKeyring shares reads between concurrent calls, and returns no state older than the call', async () => {
  const { codec, storeLock, db } = createEncryptedTestDependencies();
  await codec.readKeyring();
  let reads = 0;
  db.keyring.hook('reading', (row) => {
    reads += 1;
    return row;
  });
  const early = Promise.all([codec.readKeyring(), codec.readKeyring(), codec.readKeyring()]);
  const set = storeLock.set('une longue phrase', false);
  expect((await early).map(({ opening }) => opening.kind)).toEqual(['open', 'open', 'open']);
  expect(reads).toBeLessThan(3);
  await set;
  expect((await codec.readKeyring()).opening.kind).toBe('locked');
});

describe('EncryptedCodec after eraseStore', () => {
  it('encrypts with the new keys in the context that had the old ones', async () => {
    const deps = createEncryptedTestDependencies('erased-and-begun-again');
    await recordOne(deps);
    await eraseStore(deps.db);
    const asked = buildRecordRequest(deps);
    expect(await recordItem(deps, buildCapturedPage(), asked)).toBe(1);
    // Another context has no cached keys.
    const other = createEncryptedTestDependencies('erased-and-begun-again');
    expect((await openItem(other.store, asked.id)).fiche.text).toBe('Un message inventé.');
  });

  it('commits nothing that was encrypted with the erased keys', async () => {
    const deps = createEncryptedTestDependencies();
    const encryptor = await deps.codec.encryptor();
    deps.codec.encryptor = async () => {
      deps.codec.encryptor = Object.getPrototypeOf(deps.codec).encryptor;
      await eraseStore(deps.db);
      // Reading the lock state creates new keys, of the same generation number.
      await deps.storeLock.state();
      return encryptor;
    };
    await expect(ensureCase(deps)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await deps.store.deviceKey()).toBeNull();
  });
});

it('recordItem encrypts again with the new keys when a passphrase is set during the capture', async () => {
  const deps = createEncryptedTestDependencies();
  await ensureCase(deps);
  const encryptorSpy = vi.spyOn(deps.codec, 'encryptor');
  const crop = async () => {
    await vi.waitFor(() => expect(encryptorSpy).toHaveBeenCalled());
    await encryptorSpy.mock.results[0]?.value;
    await deps.storeLock.set('quatre mots sans suite', false);
    return new Blob(['crop'], { type: 'image/png' });
  };
  const asked = buildRecordRequest(deps);
  expect(
    await recordItem({ ...deps, imageProcessor: { ...deps.imageProcessor, crop } }, buildCapturedPage(), asked),
  ).toBe(1);
  const bodies = (await deps.db.files.toArray()).map(({ body }) => body);
  const heads = bodies.map(async (body) => readRecordHeader(new Uint8Array(await body.arrayBuffer())).generation);
  expect(new Set(await Promise.all(heads))).toEqual(new Set([2]));
  expect(await (await deps.store.file(asked.id, 'publication.png'))?.text()).toBe('crop');
});

it('loadKeys caches the derived keys until the lock changes', async () => {
  const { codec, storeLock } = createEncryptedTestDependencies();
  await storeLock.set('quatre mots sans suite', false);
  const ring = await codec.readKeyring();
  const before = await codec.loadKeys(ring);
  expect(before).not.toBeNull();
  expect(await codec.loadKeys(ring)).toBe(before);
  await storeLock.lock();
  await storeLock.unlock('quatre mots sans suite');
  // Nothing was read in between.
  expect(await codec.loadKeys(ring)).not.toBe(before);
});

type Deps = ReturnType<typeof createEncryptedTestDependencies>;

const CANCELLED = { code: 'cancelled' };

const AT = '2026-11-20T08:00:00.000Z';

/** A store with one item, and what began in its epoch. */
async function createStore() {
  const deps = createEncryptedTestDependencies();
  const id = await recordOne(deps);
  const { caseId } = await ensureCase(deps);
  return { deps, bound: { ...deps, ...deps.inEpoch(await deps.readEpoch()) }, caseId, itemId: id };
}

/** Counts the rows of every table but the keyring. */
async function countRows({ db }: Deps): Promise<Record<string, number>> {
  const counted = await Promise.all(
    db.tables.filter(({ name }) => name !== 'keyring').map(async (table) => [table.name, await table.count()] as const),
  );
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}

/** Everything that a context may still write for what it began. */
const WRITERS: Readonly<Record<string, (deps: Deps, caseId: string, itemId: string) => Promise<unknown>>> = {
  attempt: ({ store }) => store.beginAttempt('late', AT),
  choice: ({ store }) => store.noteAttempt('late', AT, 'nothing-chosen'),
  capture: (deps) => recordItem(deps, buildCapturedPage(), buildRecordRequest(deps)),
  'first case': (deps) => ensureCase(deps),
  'other case': (deps) => addCase(deps),
  'journal line': (deps, caseId, itemId) =>
    appendToJournal(deps, caseId, async () => ({ event: { event: 'item.withdrawn', item: itemId, payload: {} } })),
  document: ({ documentStore }, caseId) => documentStore.writeDocument(caseId, 'diary', {}),
  note: ({ documentStore }, caseId, itemId) => documentStore.writeDocument(caseId, `notes/${itemId}`, {}),
  draft: ({ documentStore }, caseId, itemId) => documentStore.writeDocument(caseId, `drafts/${itemId}/notes`, {}),
};

const CHEAP = { memoryKib: 64, passes: 1 };

async function readBackup({ db, codec }: ReturnType<typeof createEncryptedTestDependencies>): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const out = new WritableStream<Uint8Array<ArrayBuffer>>({ write: (part) => void parts.push(part.slice()) });
  await new DexieBackupRepository(db, codec, CHEAP).write(out, 'quatre mots', buildProgress(), null);
  return new Blob(parts);
}

/** Restores with this key; the journals do not go on. */
const restore = ({ db, codec }: ReturnType<typeof createEncryptedTestDependencies>, backup: Blob) =>
  new DexieBackupRepository(db, codec, CHEAP).restore(
    backup,
    'quatre mots',
    async (_, ownKey) => ({
      key: ownKey === null ? { spki: new Uint8Array(1), pkcs8: new Uint8Array(1) } : null,
      appended: new Map(),
    }),
    buildProgress(),
  );

// With a case there, `ensureCase` only reads.
const LATER = Object.keys(WRITERS).filter((name) => name !== 'first case');

describe('attack: a writer that began before « Tout effacer »', () => {
  it.each(Object.keys(WRITERS))('writes nothing afterwards: %s', async (name) => {
    for (const isRecreated of [false, true]) {
      const { deps, bound, caseId, itemId } = await createStore();
      await eraseStore(deps.db);
      if (isRecreated) await deps.storeLock.state();
      await expect(WRITERS[name]?.(bound, caseId, itemId)).rejects.toThrow();
      expect(await countRows(deps)).toEqual({});
    }
  });

  it.each(LATER)('writes nothing into the same case, restored from a backup: %s', async (name) => {
    const { deps, bound, caseId, itemId } = await createStore();
    const backup = await readBackup(deps);
    await eraseStore(deps.db);
    expect(await restore(deps, backup)).toMatchObject({ items: 1 });
    const before = await countRows(deps);
    await expect(WRITERS[name]?.(bound, caseId, itemId)).rejects.toMatchObject(CANCELLED);
    expect(await countRows(deps)).toEqual(before);
  });

  it('writes nothing afterwards: a restore', async () => {
    const backup = await readBackup((await createStore()).deps);
    const there = createEncryptedTestDependencies();
    const eraseInBetween = async () => {
      await eraseStore(there.db);
      await there.storeLock.state();
      return { key: { spki: new Uint8Array(1), pkcs8: new Uint8Array(1) }, appended: new Map() };
    };
    const repository = new DexieBackupRepository(there.db, there.codec, CHEAP);
    await expect(repository.restore(backup, 'quatre mots', eraseInBetween, buildProgress())).rejects.toMatchObject(
      CANCELLED,
    );
    expect(await countRows(there)).toEqual({});
  });

  it('brings no keyring back: a passphrase being set', async () => {
    const { deps } = await createStore();
    const set = deps.codec.withKeyring.bind(deps.codec);
    deps.codec.withKeyring = async (read) => {
      const found = await set(read);
      await eraseStore(deps.db);
      await deps.storeLock.state();
      return found;
    };
    await expect(deps.storeLock.set('quatre mots sans suite', false)).rejects.toThrow();
    expect(await deps.storeLock.state()).toEqual({ kind: 'none' });
  });
});

describe('attack: a writer that began before a case was erased', () => {
  it.each(Object.keys(WRITERS))('writes nothing afterwards when the case was the current one: %s', async (name) => {
    const { deps, bound, caseId, itemId } = await createStore();
    await new DexieCaseRepository(deps.db).erase(caseId);
    const before = await countRows(deps);
    await expect(WRITERS[name]?.(bound, caseId, itemId)).rejects.toThrow();
    expect(await countRows(deps)).toEqual(before);
  });

  it.each(LATER)('writes nothing into it once it is restored beside another: %s', async (name) => {
    const { deps, bound, caseId, itemId } = await createStore();
    const backup = await readBackup(deps);
    await addCase(deps);
    const cases = new DexieCaseRepository(deps.db);
    await cases.erase(caseId);
    await restore(deps, backup);
    await cases.select(caseId);
    const before = await countRows(deps);
    await expect(WRITERS[name]?.(bound, caseId, itemId)).rejects.toMatchObject(CANCELLED);
    expect(await countRows(deps)).toEqual(before);
  });

  it('goes on in the current case when another one was erased', async () => {
    const { deps, caseId } = await createStore();
    await addCase(deps);
    const bound = { ...deps, ...deps.inEpoch(await deps.readEpoch()) };
    await new DexieCaseRepository(deps.db).erase(caseId);
    expect(await recordItem(bound, buildCapturedPage(), buildRecordRequest(deps))).toBe(1);
  });

  it('stages no file of a received dossier', async () => {
    const { deps, caseId } = await createStore();
    await new DexieCaseRepository(deps.db).erase(caseId);
    const files = [{ path: 'a.txt', blob: new Blob(['a']) }];
    await expect(deps.receivedDossiers.stage(caseId, 'id', files)).rejects.toMatchObject(CANCELLED);
    expect(await deps.db.receivedFiles.count()).toBe(0);
  });
});

describe('attack: a writer that began before an item was erased', () => {
  it('writes no note and no draft about it, and may write those of another', async () => {
    const { deps, bound, caseId, itemId } = await createStore();
    const other = await recordOne(deps);
    await eraseItem(deps, itemId);
    for (const name of [`notes/${itemId}`, `drafts/${itemId}/notes`])
      await expect(bound.documentStore.writeDocument(caseId, name, {})).rejects.toMatchObject({
        code: 'nothing-there',
      });
    // Withdrawn, not erased.
    await withdrawItem(deps, other);
    // Being imported: its item comes later.
    for (const id of [other, deps.ids.uuid()]) await bound.documentStore.writeDocument(caseId, `notes/${id}`, {});
    expect(await deps.db.documents.count()).toBe(2);
  });
});

describe('the epoch', () => {
  it('stays the same when a passphrase is set, changed, forgotten or removed', async () => {
    const { deps, bound } = await createStore();
    const epoch = await deps.readEpoch();
    const { storeLock } = deps;
    const code = await storeLock.set('quatre mots sans suite', false);
    await storeLock.change('quatre mots sans suite', 'quatre autres mots', false);
    await storeLock.recover(code, 'encore quatre mots', false).catch(() => undefined);
    await storeLock.remove('quatre autres mots');
    expect(await deps.readEpoch()).toBe(epoch);
    expect(await recordItem(bound, buildCapturedPage(), buildRecordRequest(deps))).toBe(2);
  });
});
