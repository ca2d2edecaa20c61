import { expect, test } from 'vitest';
import { notesSheet } from '../../../src/domain/notes.ts';
import { noteCheck } from '../../../src/workflow/onlineCheck.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { readSheet } from '../../../src/workflow/sheets.ts';
import { page, request, testDesk } from '../../support/desk.ts';

test('a check is dated, names the address that was opened, and the capture made there', async () => {
  const desk = testDesk();
  const first = request(desk);
  await recordItem(desk, page({}), first);
  await noteCheck(desk, { item: first.id, result: 'present', captured: null });
  const link = { item: first.id, relation: 'check' } as const;
  const second = { ...request(desk), link };
  await recordItem(desk, page({}), second);
  await noteCheck(desk, { item: first.id, result: 'deleted', captured: second.id });

  const stored = await desk.store.item(first.id);
  const { caseId, address } = JSON.parse(new TextDecoder().decode(stored?.ficheBytes));
  const { online } = await readSheet(desk.sheets, caseId, notesSheet(first.id));
  expect(online.map(({ result, item }) => [result, item])).toEqual([
    ['present', null],
    ['deleted', second.id],
  ]);
  expect(new Set(online.map(({ address: opened }) => opened))).toEqual(
    new Set([address.permalink ?? address.page]),
  );
});

test('nothing is noted of an item that is not there', async () => {
  const desk = testDesk();
  await expect(
    noteCheck(desk, { item: crypto.randomUUID(), result: 'present', captured: null }),
  ).rejects.toMatchObject({ code: 'nothing-there' });
});
