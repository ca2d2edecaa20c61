import { expect, it } from 'vitest';
import { DexieCaseShelf } from '../../../src/store/caseShelf.ts';
import { assertNotLost, forgetIfEmpty } from '../../../src/workflow/lost.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { page, request, testDesk } from '../../support/desk.ts';

function memoryMark() {
  let held = false;
  return {
    get: async () => held,
    set: async (next: boolean) => {
      held = next;
    },
  };
}

const kept = () => {
  const desk = testDesk();
  return { ...desk, shelf: new DexieCaseShelf(desk.db) };
};

it('tells a store that was emptied from a new one, until something is kept again', async () => {
  const mark = memoryMark();
  const first = kept();
  await assertNotLost(first, mark);
  await recordItem(first, page(), request(first));
  await assertNotLost(first, mark);
  const emptied = kept();
  await expect(assertNotLost(emptied, mark)).rejects.toMatchObject({ code: 'store-lost' });
  await recordItem(emptied, page(), request(emptied));
  await assertNotLost(emptied, mark);
});

it('says nothing of a store that the person emptied', async () => {
  const mark = memoryMark();
  const desk = kept();
  await recordItem(desk, page(), request(desk));
  await assertNotLost(desk, mark);
  for (const { caseId } of await desk.shelf.cases()) await desk.shelf.erase(caseId);
  await forgetIfEmpty(desk, mark);
  await assertNotLost(desk, mark);
});

it('shows what is there on a disk too full for the note, which is made later', async () => {
  const mark = memoryMark();
  const full = async (): Promise<never> => {
    throw new Error('QuotaExceededError: storage.local API call exceeded its quota limitations.');
  };
  const desk = kept();
  await recordItem(desk, page(), request(desk));
  await assertNotLost(desk, { get: full, set: full });
  await assertNotLost(desk, { ...mark, set: full });
  expect(await mark.get()).toBe(false);
  await assertNotLost(desk, mark);
  expect(await mark.get()).toBe(true);
});

it('erases the last case on a disk too full for the note, and calls that no loss', async () => {
  const mark = memoryMark();
  const desk = kept();
  await recordItem(desk, page(), request(desk));
  await assertNotLost(desk, mark);
  for (const { caseId } of await desk.shelf.cases()) await desk.shelf.erase(caseId);
  const full = async (): Promise<never> => {
    throw new Error('QuotaExceededError');
  };
  await forgetIfEmpty(desk, { ...mark, set: full });
  expect(await mark.get()).toBe(true);
  await assertNotLost(desk, mark);
});
