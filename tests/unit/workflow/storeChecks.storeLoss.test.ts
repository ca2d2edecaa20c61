import { expect, it } from 'vitest';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { assertStoreNotLost, clearStoreUsedFlagIfEmpty } from '../../../src/workflow/storeChecks.ts';
import { createTestDependencies, recordOne } from '../../support/testDependencies.ts';

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

it('assertStoreNotLost accepts a store that the person emptied', async () => {
  const flag = memoryFlag();
  const deps = storeDeps();
  await recordOne(deps);
  await assertStoreNotLost(deps, flag);
  for (const { caseId } of await deps.caseRepository.cases()) await deps.caseRepository.erase(caseId);
  await clearStoreUsedFlagIfEmpty(deps, flag);
  await assertStoreNotLost(deps, flag);
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

it('clearStoreUsedFlagIfEmpty ignores a full disk; an empty store with a key is not lost', async () => {
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
});
