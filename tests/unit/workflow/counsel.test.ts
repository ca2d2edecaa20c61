import { expect, it } from 'vitest';
import { type ItemNotes, notesSheet } from '../../../src/domain/notes.ts';
import { reminderSheet } from '../../../src/law/answers.ts';
import { WHENS } from '../../../src/law/board.ts';
import { addDays, addMonths, dayIn } from '../../../src/law/days.ts';
import { DexieCaseShelf } from '../../../src/store/caseShelf.ts';
import {
  clearAnswers,
  deadlineBoard,
  isReminding,
  keepAnswer,
  keepReminding,
  readAnswers,
  reminderNow,
} from '../../../src/workflow/counsel.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { changeSheet } from '../../../src/workflow/sheets.ts';
import { addCase, ensureCase } from '../../../src/workflow/steps.ts';
import { withdrawItem } from '../../../src/workflow/withdraw.ts';
import { page, request, type TestDesk, testDesk } from '../../support/desk.ts';

async function record(desk: TestDesk): Promise<string> {
  const asked = request(desk);
  await recordItem(desk, page(), asked);
  return asked.id;
}
async function lines(desk: TestDesk) {
  const { board } = await deadlineBoard(desk, 'Europe/Paris');
  return WHENS.flatMap((when) => board[when]);
}

it('nothing recorded: an empty board, and no case made by looking', async () => {
  const desk = testDesk();
  expect(await lines(desk)).toEqual([]);
  expect(await readAnswers(desk)).toEqual({});
  expect(await desk.store.currentCase()).toBeNull();
});

it('each item has its three clocks; one taken out has none', async () => {
  const desk = testDesk();
  const [first, second] = [await record(desk), await record(desk)];
  const before = await lines(desk);
  expect(before.map(({ clock }) => clock).toSorted()).toEqual(['connection', 'delit', 'press']);
  expect(before.every(({ ordinals }) => ordinals.join() === '1,2')).toBe(true);
  const { ids } = await deadlineBoard(desk, 'Europe/Paris');
  expect(ids).toEqual(
    new Map([
      [1, first],
      [2, second],
    ]),
  );
  await withdrawItem(desk, first);
  expect((await lines(desk)).every(({ ordinals }) => ordinals.join() === '2')).toBe(true);
});

it('what an address showed later is no publication of its own', async () => {
  const desk = testDesk();
  const first = await record(desk);
  const link = { item: first, relation: 'check' } as const;
  await recordItem(desk, page(), { ...request(desk), link });
  expect((await lines(desk)).every(({ ordinals }) => ordinals.join() === '1')).toBe(true);
});

it('an age without a date is counted back from its own capture, not from the first one of that post', async () => {
  let now = new Date('2026-01-03T09:00:00Z');
  const desk = testDesk({ clock: { now: () => now } });
  const posting = { raw: 'il y a 2 semaines', iso: null, precision: null, source: 'text' };
  const seen = () => page({}, { posting, warnings: ['relative-time-only'] });
  await recordItem(desk, seen(), request(desk));
  now = new Date('2026-01-06T09:00:00Z');
  await recordItem(desk, seen(), request(desk));
  const press = (await lines(desk)).filter(({ clock }) => clock === 'press');
  expect(press.map(({ ordinals, last }) => [ordinals, last])).toEqual([
    [[1], '2026-03-11'],
    [[2], '2026-03-14'],
  ]);
});

it('answers that are damaged are cleared all the same', async () => {
  const desk = testDesk();
  const { caseId } = await ensureCase(desk);
  await desk.sheets.writeSheet(caseId, 'answers', { schema: 'torn' });
  await expect(readAnswers(desk)).rejects.toMatchObject({ code: 'record-damaged' });
  expect(await clearAnswers(desk)).toEqual({});
  expect(await readAnswers(desk)).toEqual({});
});

it('the person’s own word on visibility and hatred makes the one year; hatred alone does not', async () => {
  const desk = testDesk();
  const id = await record(desk);
  const { caseId } = await ensureCase(desk);
  const at = '2026-11-20T09:00:00.000Z';
  await changeSheet(
    desk,
    caseId,
    notesSheet(id),
    (notes): ItemNotes => ({
      ...notes,
      categories: { value: ['hate'], at },
    }),
  );
  expect((await lines(desk)).map(({ clock }) => clock)).toContain('press');
  await changeSheet(
    desk,
    caseId,
    notesSheet(id),
    (notes): ItemNotes => ({
      ...notes,
      visibility: { value: 'public', at },
    }),
  );
  const clocks = (await lines(desk)).map(({ clock }) => clock);
  expect(clocks).toContain('press-discriminatory');
  expect(clocks).not.toContain('press');
});

it('counts from what is known of the posting', async () => {
  const desk = testDesk();
  const id = await record(desk);
  const item = await desk.store.item(id);
  const fiche = JSON.parse(new TextDecoder().decode(item?.ficheBytes));
  const from = dayIn(new Date(fiche.posting.iso ?? fiche.acquiredAt), 'Europe/Paris');
  const press = (await lines(desk)).find(({ clock }) => clock === 'press');
  expect(press?.last).toBe(addDays(addMonths(from, 3), -1));
});

it('answers are kept one by one, changed, and erased', async () => {
  const desk = testDesk();
  expect(await keepAnswer(desk, 'threat', 'yes')).toEqual({ threat: 'yes' });
  await keepAnswer(desk, 'insult', 'unsure');
  await keepAnswer(desk, 'threat', 'no');
  expect(await readAnswers(desk)).toEqual({ insult: 'unsure', threat: 'no' });
  expect(await clearAnswers(desk)).toEqual({});
  expect(await readAnswers(desk)).toEqual({});
});

it('says that a date is near, and the days of the next notices, only when asked to', async () => {
  const kept = testDesk();
  const desk = { ...kept, shelf: new DexieCaseShelf(kept.db) };
  const today = dayIn(desk.clock.now(), 'Europe/Paris');
  const soon = addDays(addMonths(today, -3), 3);
  const posting = { raw: null, iso: soon, precision: 'day', source: 'dom' } as const;
  await recordItem(desk, page({}, { posting }), request(desk));
  const [press] = (await deadlineBoard(desk, 'Europe/Paris')).board.week;
  expect(await isReminding(desk)).toBe(false);
  expect(await reminderNow(desk, 'Europe/Paris')).toEqual({ due: false, next: null });
  await keepReminding(desk, true);
  expect(await isReminding(desk)).toBe(true);
  const eve = addDays(press?.last ?? '', -1);
  const { due, next } = await reminderNow(desk, 'Europe/Paris');
  expect([due, next?.[0]]).toEqual([true, eve]);
  // Another case is begun, and asks for nothing: the first one's dates are reminded all the same.
  const first = (await ensureCase(desk)).caseId;
  await addCase(desk);
  expect(await reminderNow(desk, 'Europe/Paris')).toEqual({ due: false, next });
  await desk.shelf.close(first, '2026-11-20T09:00:00.000Z');
  expect(await reminderNow(desk, 'Europe/Paris')).toEqual({ due: false, next: null });
  await desk.shelf.select(first);
  expect(await reminderNow(desk, 'Europe/Paris')).toEqual({ due: true, next });
  // What was kept of it is damaged: said, and begun again by the next tick.
  await desk.sheets.writeSheet(first, reminderSheet.name, { on: 'yes' });
  await expect(reminderNow(desk, 'Europe/Paris')).rejects.toMatchObject({ code: 'record-damaged' });
  await keepReminding(desk, false);
  expect(await reminderNow(desk, 'Europe/Paris')).toEqual({ due: false, next: null });
});

it('an item that is damaged is not counted, is named, and hides no other', async () => {
  const desk = testDesk();
  const [first, second] = [await record(desk), await record(desk)];
  const { store } = desk;
  const openItems = store.openItems.bind(store);
  store.openItems = async (...asked) =>
    (await openItems(...asked)).map((one) => (one.id === first ? { ...one, ficheBytes: null } : one));
  const { board, unread, ids } = await deadlineBoard(desk, 'Europe/Paris');
  expect(unread).toEqual([1]);
  expect(ids).toEqual(new Map([[2, second]]));
  expect(WHENS.flatMap((when) => board[when]).every(({ ordinals }) => ordinals.join() === '2')).toBe(true);
});
