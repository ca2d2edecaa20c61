import { expect, test } from 'vitest';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { readDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { recordOnlineCheck } from '../../../src/workflow/itemContext.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
  recordOne,
} from '../../support/testDependencies.ts';

test('recordOnlineCheck stores the date, the address and the item captured there', async () => {
  const deps = createTestDependencies();
  const first = await recordOne(deps, buildCapturedPage({}));
  await recordOnlineCheck(deps, { item: first, result: 'present', captured: null });
  const link = { item: first, relation: 'check' } as const;
  const second = { ...buildRecordRequest(deps), link };
  await recordItem(deps, buildCapturedPage({}), second);
  await recordOnlineCheck(deps, { item: first, result: 'deleted', captured: second.id });

  const { caseId, address } = (await openItem(deps.store, first)).fiche;
  const { online } = await readDocument(deps.documentStore, caseId, notesDocument(first));
  expect(online.map(({ result, item }) => [result, item])).toEqual([
    ['present', null],
    ['deleted', second.id],
  ]);
  expect(new Set(online.map(({ address: opened }) => opened))).toEqual(new Set([address.permalink ?? address.page]));
});

test('recordOnlineCheck refuses an unknown item', async () => {
  const deps = createTestDependencies();
  await expect(
    recordOnlineCheck(deps, { item: crypto.randomUUID(), result: 'present', captured: null }),
  ).rejects.toMatchObject({ code: 'nothing-there' });
});
