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

it('tells a store that was emptied from a new one, until something is kept again', async () => {
  const mark = memoryMark();
  const first = testDesk();
  await assertNotLost(new DexieCaseShelf(first.db), mark);
  await recordItem(first, page(), request(first));
  await assertNotLost(new DexieCaseShelf(first.db), mark);
  const emptied = testDesk();
  const shelf = new DexieCaseShelf(emptied.db);
  await expect(assertNotLost(shelf, mark)).rejects.toMatchObject({ code: 'store-lost' });
  await recordItem(emptied, page(), request(emptied));
  await assertNotLost(shelf, mark);
});

it('says nothing of a store that the person emptied', async () => {
  const mark = memoryMark();
  const desk = testDesk();
  const shelf = new DexieCaseShelf(desk.db);
  await recordItem(desk, page(), request(desk));
  await assertNotLost(shelf, mark);
  for (const { caseId } of await shelf.cases()) await shelf.erase(caseId);
  await forgetIfEmpty(shelf, mark);
  await assertNotLost(shelf, mark);
});

it('shows what is there on a disk too full for the note, which is made later', async () => {
  const mark = memoryMark();
  const full = async (): Promise<never> => {
    throw new Error('QuotaExceededError: storage.local API call exceeded its quota limitations.');
  };
  const desk = testDesk();
  const shelf = new DexieCaseShelf(desk.db);
  await recordItem(desk, page(), request(desk));
  await assertNotLost(shelf, { get: full, set: full });
  await assertNotLost(shelf, { ...mark, set: full });
  expect(await mark.get()).toBe(false);
  await assertNotLost(shelf, mark);
  expect(await mark.get()).toBe(true);
});
