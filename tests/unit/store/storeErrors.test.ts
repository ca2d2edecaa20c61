import type { DBCoreTable } from 'dexie';
import { describe, expect, it } from 'vitest';
import { caseNameDocument } from '../../../src/domain/case/caseDocuments.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { eraseItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { listItems, openItem } from '../../../src/workflow/itemQueries.ts';
import {
  buildCapturedPage,
  buildPicture,
  buildRecordRequest,
  createEncryptedTestDependencies,
  createTestDependencies,
  recordOne,
} from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

const WORDS = 'quatre mots sans suite';
const MIB = 1024 * 1024;

type Change = Parameters<DBCoreTable['mutate']>[0];

/** Calls this in place of each write to a table, with the write itself. */
function onWrite(
  { db }: ReturnType<typeof createTestDependencies>,
  write: (table: DBCoreTable, change: Change) => ReturnType<DBCoreTable['mutate']>,
): void {
  const wrap = (table: DBCoreTable) => ({ ...table, mutate: (change: Change) => write(table, change) });
  db.use({ stack: 'dbcore', name: 'writes', create: (core) => ({ ...core, table: (name) => wrap(core.table(name)) }) });
}

/** Creates a locked store with one item, on a disk with `left` free bytes. */
async function makeNearlyFullStore(left: number) {
  const deps = createEncryptedTestDependencies();
  const id = await recordOne(deps);
  await deps.storeLock.set(WORDS, false);
  await deps.storeLock.lock();
  const writes: string[] = [];
  onWrite(deps, (table, change) => {
    writes.push(table.name);
    return table.mutate(change);
  });
  const disk = { left };
  Object.assign(deps.db, { availableBytes: async () => disk.left });
  return { deps, id, writes, disk };
}

describe('guardedWrite on a nearly full disk', () => {
  it('refuses every write, while unlocking and reading still work', async () => {
    const { deps, id, writes, disk } = await makeNearlyFullStore(8 * MIB);
    await deps.storeLock.unlock(WORDS);
    expect((await openItem(deps.store, id)).fiche.text).toBe('Un message inventé.');
    const full = { code: 'disk-full' };
    await expect(recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).rejects.toMatchObject(full);
    const { caseId = '' } = (await deps.store.currentCase()) ?? {};
    await expect(changeDocument(deps, caseId, caseNameDocument, { name: 'Suite' })).rejects.toMatchObject(full);
    await expect(eraseItem(deps, id)).rejects.toMatchObject(full);
    await expect(deps.storeLock.change(WORDS, 'une autre phrase', false)).rejects.toMatchObject(full);
    // A wrong try that cannot be recorded does not reveal that it was wrong.
    await expect(deps.storeLock.unlock('pas celle-ci')).rejects.toMatchObject(full);
    expect(writes).toEqual([]);
    disk.left = 64 * MIB;
    expect(await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).toBe(2);
    expect(await listItems(deps.store, 0, 9)).toMatchObject({ total: 2, interrupted: [] });
  });

  it('adds the size of the write to the bytes that must stay free', async () => {
    const { deps } = await makeNearlyFullStore(20 * MIB);
    await deps.storeLock.unlock(WORDS);
    const large = { ...deps, shoot: async () => buildPicture(new Uint8Array(8 * MIB)) };
    await expect(recordItem(large, buildCapturedPage(), buildRecordRequest(deps))).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).toBe(2);
  });
});

describe('guardedWrite after a write failed on a full disk', () => {
  const readOnly = () =>
    new DOMException(
      'A mutation operation was attempted on a database that did not allow mutations.',
      'InvalidStateError',
    );

  it('retries the next write, which Firefox rejects once', async () => {
    const deps = createTestDependencies();
    await recordOne(deps);
    let refusals = 1;
    deps.db.files.hook('creating', () => {
      refusals -= 1;
      if (refusals >= 0) throw readOnly();
    });
    expect(await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).toBe(2);
    expect((await deps.store.currentCase())?.seq).toBe(3);
  });

  it('throws `private-window` when every write is rejected', async () => {
    const deps = createTestDependencies();
    deps.db.attempts.hook('creating', () => {
      throw readOnly();
    });
    await expect(recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).rejects.toMatchObject({
      code: 'private-window',
    });
  });
});

it('mapStoreErrors recognises a full disk in the failures of a bulk write, as in Firefox', async () => {
  const deps = createTestDependencies();
  const failures = { 0: new DOMException('exceeded', 'QuotaExceededError') };
  onWrite(deps, async (table, change) =>
    table.name === 'files' ? { numFailures: 1, failures, results: [], lastResult: undefined } : table.mutate(change),
  );
  await expect(recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).rejects.toMatchObject({
    code: 'disk-full',
  });
});
