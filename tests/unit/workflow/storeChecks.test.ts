import { describe, expect, it } from 'vitest';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { eraseItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { eraseItemImages } from '../../../src/workflow/prohibitedImagePolicy.ts';
import { assertStoreNotLost, checkStore, clearStoreUsedFlagIfEmpty } from '../../../src/workflow/storeChecks.ts';
import {
  createEncryptedTestDependencies,
  createTestDependencies,
  recordItems,
  recordOne,
} from '../../support/testDependencies.ts';

async function createCheckedStore(count: number) {
  const deps = createTestDependencies();
  const ids = await recordItems(deps, count);
  let pauses = 0;
  const stop = new AbortController();
  const checking = {
    ...deps,
    caseRepository: new DexieCaseRepository(deps.db),
    pause: async () => {
      pauses += 1;
    },
  };
  return { deps, ids, stop, check: () => checkStore(checking, stop.signal), pauses: () => pauses };
}

describe('checkStore', () => {
  it('returns null for an intact store, and pauses before each item', async () => {
    const { check, pauses, deps, ids } = await createCheckedStore(3);
    expect(await check()).toBeNull();
    expect(pauses()).toBe(3);
    await eraseItemImages(deps, ids[0] ?? '');
    await eraseItem(deps, ids[1] ?? '');
    expect(await check()).toBeNull();
  });

  it('returns the item whose file was changed or deleted', async () => {
    const { check, deps, ids } = await createCheckedStore(2);
    const key: [string, string] = [ids[1] ?? '', 'texte.txt'];
    const row = (await deps.db.files.get(key)) ?? expect.fail('no row');
    await deps.db.files.put({ ...row, body: new Blob(['autre']) });
    expect(await check()).toEqual({ what: 'item', itemId: ids[1] });
    await deps.db.files.delete(key);
    expect(await check()).toEqual({ what: 'item', itemId: ids[1] });
  });

  it.each(['files', 'items'] as const)('returns the item whose row in %s cannot be decrypted', async (table) => {
    const deps = createEncryptedTestDependencies();
    const checking = { ...deps, caseRepository: new DexieCaseRepository(deps.db), pause: async () => undefined };
    const [, id = ''] = await recordItems(deps, 2);
    if (table === 'files') {
      const row = (await deps.db.files.get([id, 'texte.txt'])) ?? expect.fail();
      await deps.db.files.put({ ...row, body: new Blob([new Uint8Array(200)]) });
    } else {
      const row = (await deps.db.items.get(id)) ?? expect.fail();
      await deps.db.items.put({ ...row, body: new Uint8Array(200) });
    }
    expect(await checkStore(checking, new AbortController().signal)).toEqual({ what: 'item', itemId: id });
  });

  it('reports a journal whose line was changed, and writes nothing', async () => {
    const { check, deps } = await createCheckedStore(1);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const line = (await deps.db.entries.get([caseId, 2])) ?? expect.fail('no line');
    const body = line.body.slice();
    body[20] = (body[20] ?? 0) ^ 1;
    await deps.db.entries.put({ ...line, body });
    const before = await deps.db.entries.toArray();
    expect(await check()).toEqual({ what: 'journal' });
    expect(await deps.db.entries.toArray()).toEqual(before);
  });

  it('returns null when aborted', async () => {
    const { check, stop } = await createCheckedStore(1);
    stop.abort();
    expect(await check()).toBeNull();
  });
});

function memoryFlag() {
  let isUsed = false;
  return {
    get: async () => isUsed,
    set: async (next: boolean) => {
      isUsed = next;
    },
  };
}

const storeDeps = () => {
  const deps = createTestDependencies();
  return { ...deps, caseRepository: new DexieCaseRepository(deps.db) };
};

it('assertStoreNotLost refuses a store that lost its cases, until it holds a case again', async () => {
  const flag = memoryFlag();
  const first = storeDeps();
  await assertStoreNotLost(first, flag);
  await recordOne(first);
  await assertStoreNotLost(first, flag);
  const emptied = storeDeps();
  await expect(assertStoreNotLost(emptied, flag)).rejects.toMatchObject({ code: 'store-lost' });
  await recordOne(emptied);
  await assertStoreNotLost(emptied, flag);
});

it('assertStoreNotLost ignores a full disk, and sets the flag at a later check', async () => {
  const flag = memoryFlag();
  const full = async (): Promise<never> => {
    throw new Error('QuotaExceededError: storage.local API call exceeded its quota limitations.');
  };
  const deps = storeDeps();
  await recordOne(deps);
  await assertStoreNotLost(deps, { get: full, set: full });
  await assertStoreNotLost(deps, { ...flag, set: full });
  expect(await flag.get()).toBe(false);
  await assertStoreNotLost(deps, flag);
  expect(await flag.get()).toBe(true);
});

it('a store that the person emptied is not lost; clearStoreUsedFlagIfEmpty ignores a full disk', async () => {
  const flag = memoryFlag();
  const deps = storeDeps();
  await recordOne(deps);
  await assertStoreNotLost(deps, flag);
  for (const { caseId } of await deps.caseRepository.cases()) await deps.caseRepository.erase(caseId);
  const full = async (): Promise<never> => {
    throw new Error('QuotaExceededError');
  };
  await clearStoreUsedFlagIfEmpty(deps, { ...flag, set: full });
  expect(await flag.get()).toBe(true);
  await assertStoreNotLost(deps, flag);
  await clearStoreUsedFlagIfEmpty(deps, flag);
  expect(await flag.get()).toBe(false);
});
