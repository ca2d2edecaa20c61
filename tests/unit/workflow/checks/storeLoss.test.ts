import { expect, it } from 'vitest';
import { DexieCaseRepository } from '../../../../src/store/caseRepository.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { assertStoreNotLost, clearStoreUsedFlagIfEmpty } from '../../../../src/workflow/checks/storeLoss.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
} from '../../../support/testDependencies.ts';

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

it('tells a store that was emptied from a new one, until something is kept again', async () => {
  const flag = memoryFlag();
  const first = storeDeps();
  await assertStoreNotLost(first, flag);
  await recordItem(first, buildCapturedPage(), buildRecordRequest(first));
  await assertStoreNotLost(first, flag);
  const emptied = storeDeps();
  await expect(assertStoreNotLost(emptied, flag)).rejects.toMatchObject({ code: 'store-lost' });
  await recordItem(emptied, buildCapturedPage(), buildRecordRequest(emptied));
  await assertStoreNotLost(emptied, flag);
});

it('says nothing of a store that the person emptied', async () => {
  const flag = memoryFlag();
  const deps = storeDeps();
  await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
  await assertStoreNotLost(deps, flag);
  for (const { caseId } of await deps.caseRepository.cases()) await deps.caseRepository.erase(caseId);
  await clearStoreUsedFlagIfEmpty(deps, flag);
  await assertStoreNotLost(deps, flag);
});

it('shows what is there on a disk too full for the note, which is made later', async () => {
  const flag = memoryFlag();
  const full = async (): Promise<never> => {
    throw new Error('QuotaExceededError: storage.local API call exceeded its quota limitations.');
  };
  const deps = storeDeps();
  await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
  await assertStoreNotLost(deps, { get: full, set: full });
  await assertStoreNotLost(deps, { ...flag, set: full });
  expect(await flag.get()).toBe(false);
  await assertStoreNotLost(deps, flag);
  expect(await flag.get()).toBe(true);
});

it('erases the last case on a disk too full for the note, and calls that no loss', async () => {
  const flag = memoryFlag();
  const deps = storeDeps();
  await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
  await assertStoreNotLost(deps, flag);
  for (const { caseId } of await deps.caseRepository.cases()) await deps.caseRepository.erase(caseId);
  const full = async (): Promise<never> => {
    throw new Error('QuotaExceededError');
  };
  await clearStoreUsedFlagIfEmpty(deps, { ...flag, set: full });
  expect(await flag.get()).toBe(true);
  await assertStoreNotLost(deps, flag);
});
