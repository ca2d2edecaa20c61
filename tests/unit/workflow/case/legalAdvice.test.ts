import { expect, it } from 'vitest';
import { type ItemNotes, notesDocument } from '../../../../src/domain/item/notes.ts';
import { reminderDocument } from '../../../../src/law/answers.ts';
import { DEADLINE_BUCKETS } from '../../../../src/law/deadlineList.ts';
import { addDays, addMonths, dateInTimeZone } from '../../../../src/law/isoDate.ts';
import { DexieCaseRepository } from '../../../../src/store/caseRepository.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { updateDocument } from '../../../../src/workflow/case/caseDocuments.ts';
import { addCase, ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import {
  clearAnswers,
  isReminderOn,
  readAnswers,
  readDeadlines,
  readReminderStatus,
  saveAnswer,
  setReminder,
} from '../../../../src/workflow/case/legalAdvice.ts';
import { withdrawItem } from '../../../../src/workflow/items/withdrawItem.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
  type TestDependencies,
} from '../../../support/testDependencies.ts';

async function record(deps: TestDependencies): Promise<string> {
  const asked = buildRecordRequest(deps);
  await recordItem(deps, buildCapturedPage(), asked);
  return asked.id;
}
async function lines(deps: TestDependencies) {
  const { deadlines } = await readDeadlines(deps, 'Europe/Paris');
  return DEADLINE_BUCKETS.flatMap((when) => deadlines[when]);
}

it('nothing recorded: an empty board, and no case made by looking', async () => {
  const deps = createTestDependencies();
  expect(await lines(deps)).toEqual([]);
  expect(await readAnswers(deps)).toEqual({});
  expect(await deps.store.currentCase()).toBeNull();
});

it('each item has its three clocks; one taken out has none', async () => {
  const deps = createTestDependencies();
  const [first, second] = [await record(deps), await record(deps)];
  const before = await lines(deps);
  expect(before.map(({ limitationPeriod: clock }) => clock).toSorted()).toEqual([
    'connection',
    'delit',
    'press',
  ]);
  expect(before.every(({ ordinals }) => ordinals.join() === '1,2')).toBe(true);
  const { ids } = await readDeadlines(deps, 'Europe/Paris');
  expect(ids).toEqual(
    new Map([
      [1, first],
      [2, second],
    ]),
  );
  await withdrawItem(deps, first);
  expect((await lines(deps)).every(({ ordinals }) => ordinals.join() === '2')).toBe(true);
});

it('what an address showed later is no publication of its own', async () => {
  const deps = createTestDependencies();
  const first = await record(deps);
  const link = { item: first, relation: 'check' } as const;
  await recordItem(deps, buildCapturedPage(), { ...buildRecordRequest(deps), link });
  expect((await lines(deps)).every(({ ordinals }) => ordinals.join() === '1')).toBe(true);
});

it('an age without a date is counted back from its own capture, not from the first one of that post', async () => {
  let now = new Date('2026-01-03T09:00:00Z');
  const deps = createTestDependencies({ clock: { now: () => now } });
  const posting = { raw: 'il y a 2 semaines', iso: null, precision: null, source: 'text' };
  const seen = () => buildCapturedPage({}, { posting, warnings: ['relative-time-only'] });
  await recordItem(deps, seen(), buildRecordRequest(deps));
  now = new Date('2026-01-06T09:00:00Z');
  await recordItem(deps, seen(), buildRecordRequest(deps));
  const press = (await lines(deps)).filter(({ limitationPeriod: clock }) => clock === 'press');
  expect(press.map(({ ordinals, last }) => [ordinals, last])).toEqual([
    [[1], '2026-03-11'],
    [[2], '2026-03-14'],
  ]);
});

it('answers that are damaged are cleared all the same', async () => {
  const deps = createTestDependencies();
  const { caseId } = await ensureCase(deps);
  await deps.documentStore.writeDocument(caseId, 'answers', { schema: 'torn' });
  await expect(readAnswers(deps)).rejects.toMatchObject({ code: 'record-damaged' });
  expect(await clearAnswers(deps)).toEqual({});
  expect(await readAnswers(deps)).toEqual({});
});

it('the person’s own word on visibility and hatred makes the one year; hatred alone does not', async () => {
  const deps = createTestDependencies();
  const id = await record(deps);
  const { caseId } = await ensureCase(deps);
  const at = '2026-11-20T09:00:00.000Z';
  await updateDocument(
    deps,
    caseId,
    notesDocument(id),
    (notes): ItemNotes => ({
      ...notes,
      categories: { value: ['hate'], at },
    }),
  );
  expect((await lines(deps)).map(({ limitationPeriod: clock }) => clock)).toContain('press');
  await updateDocument(
    deps,
    caseId,
    notesDocument(id),
    (notes): ItemNotes => ({
      ...notes,
      visibility: { value: 'public', at },
    }),
  );
  const clocks = (await lines(deps)).map(({ limitationPeriod: clock }) => clock);
  expect(clocks).toContain('press-discriminatory');
  expect(clocks).not.toContain('press');
});

it('counts from what is known of the posting', async () => {
  const deps = createTestDependencies();
  const id = await record(deps);
  const item = await deps.store.item(id);
  const fiche = JSON.parse(new TextDecoder().decode(item?.ficheBytes));
  const from = dateInTimeZone(new Date(fiche.posting.iso ?? fiche.acquiredAt), 'Europe/Paris');
  const press = (await lines(deps)).find(({ limitationPeriod: clock }) => clock === 'press');
  expect(press?.last).toBe(addDays(addMonths(from, 3), -1));
});

it('answers are kept one by one, changed, and erased', async () => {
  const deps = createTestDependencies();
  expect(await saveAnswer(deps, 'threat', 'yes')).toEqual({ threat: 'yes' });
  await saveAnswer(deps, 'insult', 'unsure');
  await saveAnswer(deps, 'threat', 'no');
  expect(await readAnswers(deps)).toEqual({ insult: 'unsure', threat: 'no' });
  expect(await clearAnswers(deps)).toEqual({});
  expect(await readAnswers(deps)).toEqual({});
});

it('says that a date is near, and the days of the next notices, only when asked to', async () => {
  const kept = createTestDependencies();
  const deps = { ...kept, caseRepository: new DexieCaseRepository(kept.db) };
  const today = dateInTimeZone(deps.clock.now(), 'Europe/Paris');
  const soon = addDays(addMonths(today, -3), 3);
  const posting = { raw: null, iso: soon, precision: 'day', source: 'dom' } as const;
  await recordItem(deps, buildCapturedPage({}, { posting }), buildRecordRequest(deps));
  const [press] = (await readDeadlines(deps, 'Europe/Paris')).deadlines.week;
  expect(await isReminderOn(deps)).toBe(false);
  expect(await readReminderStatus(deps, 'Europe/Paris')).toEqual({ due: false, next: null });
  await setReminder(deps, true);
  expect(await isReminderOn(deps)).toBe(true);
  const eve = addDays(press?.last ?? '', -1);
  const { due, next } = await readReminderStatus(deps, 'Europe/Paris');
  expect([due, next?.[0]]).toEqual([true, eve]);
  // Another case is begun, and asks for nothing: the first one's dates are reminded all the same.
  const first = (await ensureCase(deps)).caseId;
  await addCase(deps);
  expect(await readReminderStatus(deps, 'Europe/Paris')).toEqual({ due: false, next });
  await deps.caseRepository.close(first, '2026-11-20T09:00:00.000Z');
  expect(await readReminderStatus(deps, 'Europe/Paris')).toEqual({ due: false, next: null });
  await deps.caseRepository.select(first);
  expect(await readReminderStatus(deps, 'Europe/Paris')).toEqual({ due: true, next });
  // What was kept of it is damaged: said, and begun again by the next tick.
  await deps.documentStore.writeDocument(first, reminderDocument.name, { on: 'yes' });
  await expect(readReminderStatus(deps, 'Europe/Paris')).rejects.toMatchObject({ code: 'record-damaged' });
  await setReminder(deps, false);
  expect(await readReminderStatus(deps, 'Europe/Paris')).toEqual({ due: false, next: null });
});

it('an item that is damaged is not counted, is named, and hides no other', async () => {
  const deps = createTestDependencies();
  const [first, second] = [await record(deps), await record(deps)];
  const { store } = deps;
  const openItems = store.openItems.bind(store);
  store.openItems = async (...asked) =>
    (await openItems(...asked)).map((one) => (one.id === first ? { ...one, ficheBytes: null } : one));
  const { deadlines, unread, ids } = await readDeadlines(deps, 'Europe/Paris');
  expect(unread).toEqual([1]);
  expect(ids).toEqual(new Map([[2, second]]));
  expect(
    DEADLINE_BUCKETS.flatMap((when) => deadlines[when]).every(({ ordinals }) => ordinals.join() === '2'),
  ).toBe(true);
});
