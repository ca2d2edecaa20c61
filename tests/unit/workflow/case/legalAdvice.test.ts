import { expect, it } from 'vitest';
import { operatorDocument, stepsDocument } from '../../../../src/domain/case/caseDocuments.ts';
import { exportChoicesDocument } from '../../../../src/domain/export/exportChoices.ts';
import { type ItemNotes, notesDocument } from '../../../../src/domain/item/itemNotes.ts';
import { addDays, addMonths, dateInTimeZone } from '../../../../src/domain/shared/localDates.ts';
import { DEADLINE_BUCKETS } from '../../../../src/law/legalDeadlines.ts';
import { reminderDocument } from '../../../../src/law/questions.ts';
import { DexieCaseRepository } from '../../../../src/store/caseRepository.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { addCase, ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { withdrawItem } from '../../../../src/workflow/case/eraseAndWithdraw.ts';
import {
  isReminderOn,
  readDeadlines,
  readReminderStatus,
  setReminder,
} from '../../../../src/workflow/case/legalAdvice.ts';
import { openItem } from '../../../../src/workflow/itemQueries.ts';
import { buildStep } from '../../../support/indexItem.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
  recordOne,
  type TestDependencies,
} from '../../../support/testDependencies.ts';
import { changeDocument } from '../../../support/workflow/changeDocument.ts';

async function readGroups(deps: TestDependencies) {
  const { deadlines } = await readDeadlines(deps, 'Europe/Paris');
  return DEADLINE_BUCKETS.flatMap((when) => deadlines[when]);
}

/** A store with its cases, and the day in France. */
function createCases() {
  const base = createTestDependencies();
  const deps = { ...base, caseRepository: new DexieCaseRepository(base.db) };
  return { deps, today: dateInTimeZone(deps.clock.now(), 'Europe/Paris') };
}

it('readDeadlines returns no deadline for an empty store and creates no case', async () => {
  const deps = createTestDependencies();
  expect(await readGroups(deps)).toEqual([]);
  expect(await deps.store.currentCase()).toBeNull();
});

it('readDeadlines gives each item four limitation periods, and a withdrawn item none', async () => {
  const deps = createTestDependencies();
  const [first, second] = [await recordOne(deps), await recordOne(deps)];
  const before = await readGroups(deps);
  const expected = ['connection', 'contravention', 'delit', 'press'];
  expect(before.map(({ limitationPeriod }) => limitationPeriod).toSorted()).toEqual(expected);
  expect(before.every(({ ordinals }) => ordinals.join() === '1,2')).toBe(true);
  const { named } = await readDeadlines(deps, 'Europe/Paris');
  expect(new Map([...named].map(([ordinal, { id }]) => [ordinal, id]))).toEqual(
    new Map([
      [1, first],
      [2, second],
    ]),
  );
  // Without them, a file or a message is named by its import, like all others of it.
  expect(named.get(1)).toMatchObject({ kind: 'post', posted: expect.any(String) });
  await withdrawItem(deps, first);
  expect((await readGroups(deps)).every(({ ordinals }) => ordinals.join() === '2')).toBe(true);
});

it('readDeadlines does not count a later check of an address as a publication', async () => {
  const deps = createTestDependencies();
  const first = await recordOne(deps);
  const link = { item: first, relation: 'check' } as const;
  await recordItem(deps, buildCapturedPage(), { ...buildRecordRequest(deps), link });
  expect((await readGroups(deps)).every(({ ordinals }) => ordinals.join() === '1')).toBe(true);
});

it('readDeadlines counts a relative age from its own capture, and a post from the earliest of its captures', async () => {
  let now = new Date('2026-01-03T09:00:00Z');
  const deps = createTestDependencies({ clock: { now: () => now } });
  const posting = { raw: 'il y a 2 semaines', iso: null, precision: null, source: 'text' };
  const buildPage = () => buildCapturedPage({}, { posting, warnings: ['relative-time-only'] });
  await recordOne(deps, buildPage());
  now = new Date('2026-01-06T09:00:00Z');
  await recordOne(deps, buildPage());
  const press = (await readGroups(deps)).filter(({ limitationPeriod }) => limitationPeriod === 'press');
  expect(press.map(({ ordinals, dayBefore }) => [ordinals, dayBefore])).toEqual([[[1, 2], '2026-03-11']]);
});

it('readDeadlines keeps three months when the person states public and hateful, and adds one year', async () => {
  const deps = createTestDependencies();
  const id = await recordOne(deps);
  const { caseId } = await ensureCase(deps);
  const at = '2026-11-20T09:00:00.000Z';
  const addNotes = (some: Partial<ItemNotes>) => changeDocument(deps, caseId, notesDocument(id), some);
  await addNotes({ categories: { value: ['hate'], at }, visibility: { value: 'private', at } });
  const readPeriods = async () => (await readGroups(deps)).map(({ limitationPeriod }) => limitationPeriod);
  expect(await readPeriods()).toContain('press');
  expect(await readPeriods()).not.toContain('press-discriminatory');
  await addNotes({ visibility: { value: 'public', at } });
  expect(await readPeriods()).toEqual(expect.arrayContaining(['press', 'press-discriminatory']));
});

it('readDeadlines puts the day of what is rated before the nearer day of what nobody rated', async () => {
  const deps = createTestDependencies();
  const address = { page: 'https://x.com/nyx', permalink: 'https://x.com/nyx/status/2', canonical: null, dropped: [] };
  const other = buildCapturedPage({}, { address });
  const [id] = [await recordOne(deps), await recordOne(deps, other)];
  const { caseId } = await ensureCase(deps);
  const pressDays = async () => {
    const { followUp } = await readDeadlines(deps, 'Europe/Paris');
    return [followUp.next, ...followUp.others].flatMap((one) =>
      one?.press === undefined ? [] : [[one.press.publications, one.press.isUnrated ?? false]],
    );
  };
  expect(await pressDays()).toEqual([[2, false]]);
  const at = '2026-11-20T09:00:00.000Z';
  await changeDocument(deps, caseId, notesDocument(id), { seriousness: { value: 3, at } });
  expect(await pressDays()).toEqual([
    [1, false],
    [1, true],
  ]);
});

it('readDeadlines counts from the posting date', async () => {
  const deps = createTestDependencies();
  const id = await recordOne(deps);
  const { fiche } = await openItem(deps.store, id);
  const from = dateInTimeZone(new Date(fiche.posting.iso ?? fiche.acquiredAt), 'Europe/Paris');
  const press = (await readGroups(deps)).find(({ limitationPeriod }) => limitationPeriod === 'press');
  expect(press?.dayBefore).toBe(addDays(addMonths(from, 3), -1));
});

it('readReminderStatus returns the days that the person chose for their démarches, damaged ones aside', async () => {
  const { deps, today } = createCases();
  const chosen = addDays(today, 4);
  const { caseId } = await ensureCase(deps);
  await setReminder(deps, true);
  const step = buildStep('avocat', { next: 'Rappeler', nextDate: chosen });
  await changeDocument(deps, caseId, stepsDocument, { steps: [step] });
  expect(await readReminderStatus(deps, 'Europe/Paris', true)).toEqual({ due: true, next: [chosen] });
  await deps.documentStore.writeDocument(caseId, stepsDocument.name, { steps: 'damaged' });
  expect(await readReminderStatus(deps, 'Europe/Paris', true)).toEqual({ due: false, next: [] });
});

it('readDeadlines and readReminderStatus follow the days that the person noted after a complaint', async () => {
  const { deps, today } = createCases();
  const { caseId } = await ensureCase(deps);
  const reached = addDays(addMonths(today, -3), 4);
  const step = buildStep('plainte-police', { date: reached, events: [{ event: 'reached', day: reached }] });
  await changeDocument(deps, caseId, stepsDocument, { steps: [step] });
  const opens = addDays(addMonths(reached, 3), 1);
  expect((await readDeadlines(deps, 'Europe/Paris')).followUp).toEqual({
    next: { id: 'wait-three-months', step: step.id, from: opens, until: null, on: null },
    others: [],
    passed: [],
  });
  // On without a choice, unless others use the computer.
  expect(await readReminderStatus(deps, 'Europe/Paris', false)).toEqual({ due: true, next: [opens] });
  expect(await readReminderStatus(deps, 'Europe/Paris', true)).toEqual({ due: false, next: null });
});

it('readDeadlines gives the CIVI no day for a minor, whoever says so', async () => {
  const deps = createTestDependencies();
  await recordOne(deps);
  const { caseId } = await ensureCase(deps);
  const steps = [buildStep('plainte-police', { date: '2026-11-10' })];
  await changeDocument(deps, caseId, stepsDocument, { steps });
  const readCivi = async () => {
    const { others } = (await readDeadlines(deps, 'Europe/Paris')).followUp;
    return others.find(({ id }) => id === 'civi')?.until;
  };
  expect(await readCivi()).toMatch(/^20\d\d-\d\d-\d\d$/);
  await changeDocument(deps, caseId, operatorDocument, { role: 'parent' });
  expect(await readCivi()).toBeNull();
  await changeDocument(deps, caseId, operatorDocument, { role: 'self' });
  await changeDocument(deps, caseId, exportChoicesDocument, { role: 'minor' });
  expect(await readCivi()).toBeNull();
});

it('readDeadlines puts the press period of the posts in the follow-up', async () => {
  const deps = createTestDependencies();
  await recordOne(deps);
  const { deadlines, followUp } = await readDeadlines(deps, 'Europe/Paris');
  const press = DEADLINE_BUCKETS.flatMap((when) => deadlines[when]).find((one) => one.limitationPeriod === 'press');
  expect(followUp.next).toMatchObject({ id: 'press', step: null, from: null, until: press?.dayBefore, on: null });
});

it('readDeadlines counts the press period of an item again from an act that names it, noted for the case or for it', async () => {
  const deps = createTestDependencies();
  const [first, second] = [await recordOne(deps), await recordOne(deps)];
  const renewed = async () =>
    (await readGroups(deps)).flatMap(({ renewedBy, ordinals }) => (renewedBy ? ordinals : []));
  const { caseId } = await ensureCase(deps);
  const date = dateInTimeZone(deps.clock.now(), 'Europe/Paris');
  const act = buildStep('press-act', { date });
  await changeDocument(deps, caseId, stepsDocument, { steps: [act] });
  expect(await renewed()).toEqual([]);
  await changeDocument(deps, caseId, stepsDocument, { steps: [{ ...act, items: [first] }] });
  expect(await renewed()).toEqual([1, 2]);
  await changeDocument(deps, caseId, stepsDocument, { steps: [] });
  await changeDocument(deps, caseId, notesDocument(second), { reports: [act] });
  expect(await renewed()).toEqual([1, 2]);
});

it('readReminderStatus returns near deadlines and the next days, only for open cases with reminders on', async () => {
  const { deps, today } = createCases();
  // No day off is near: the day to act by is the day before the last.
  const soon = addDays(addMonths(today, -3), 6);
  const posting = { raw: null, iso: soon, precision: 'day', source: 'dom' } as const;
  await recordOne(deps, buildCapturedPage({}, { posting }));
  const [press] = (await readDeadlines(deps, 'Europe/Paris')).deadlines.week;
  // Without a choice: on, unless others use the computer.
  expect([await isReminderOn(deps, false), await isReminderOn(deps, true)]).toEqual([true, false]);
  expect(await readReminderStatus(deps, 'Europe/Paris', false)).toMatchObject({ due: true });
  expect(await readReminderStatus(deps, 'Europe/Paris', true)).toEqual({ due: false, next: null });
  await setReminder(deps, true);
  expect(await isReminderOn(deps, false)).toBe(true);
  const dayBefore = addDays(press?.dayBefore ?? '', -1);
  const { due, next } = await readReminderStatus(deps, 'Europe/Paris', true);
  expect([due, next?.[0]]).toEqual([true, dayBefore]);
  // The current case has reminders off; the other case still has them on.
  const first = (await ensureCase(deps)).caseId;
  await addCase(deps);
  expect(await readReminderStatus(deps, 'Europe/Paris', true)).toEqual({ due: false, next });
  await deps.caseRepository.close(first, '2026-11-20T09:00:00.000Z');
  expect(await readReminderStatus(deps, 'Europe/Paris', true)).toEqual({ due: false, next: null });
  await deps.caseRepository.select(first);
  expect(await readReminderStatus(deps, 'Europe/Paris', true)).toEqual({ due: true, next });
  // A damaged setting is refused, then replaced by setReminder.
  await deps.documentStore.writeDocument(first, reminderDocument.name, { on: 'yes' });
  await expect(readReminderStatus(deps, 'Europe/Paris', true)).rejects.toMatchObject({ code: 'record-damaged' });
  await setReminder(deps, false);
  expect(await readReminderStatus(deps, 'Europe/Paris', true)).toEqual({ due: false, next: null });
});

it('readDeadlines lists damaged items and computes the deadlines of the others', async () => {
  const deps = createTestDependencies();
  const [first, second] = [await recordOne(deps), await recordOne(deps)];
  const { store } = deps;
  const openItems = store.openItems.bind(store);
  store.openItems = async (...request) =>
    (await openItems(...request)).map((one) => (one.id === first ? { ...one, fiche: null } : one));
  const { deadlines, unread, named } = await readDeadlines(deps, 'Europe/Paris');
  expect(unread.map(({ id }) => id)).toEqual([first]);
  expect(new Map([...named].map(([ordinal, { id }]) => [ordinal, id]))).toEqual(new Map([[2, second]]));
  expect(DEADLINE_BUCKETS.flatMap((when) => deadlines[when]).every(({ ordinals }) => ordinals.join() === '2')).toBe(
    true,
  );
});

it('readReminderStatus takes dates that were just read for those of their own case alone', async () => {
  const { deps, today } = createCases();
  await addCase(deps);
  const shown = { ...(await readDeadlines(deps, 'Europe/Paris')), ownDays: [addDays(today, 2)] };
  // Captures go to another one since, whose own day must stay.
  const { caseId } = await addCase(deps);
  const step = buildStep('avocat', { next: 'Rappeler', nextDate: addDays(today, 4) });
  await changeDocument(deps, caseId, stepsDocument, { steps: [step] });
  const expected = { due: true, next: [addDays(today, 2), addDays(today, 4)] };
  expect(await readReminderStatus(deps, 'Europe/Paris', false, shown)).toEqual(expected);
});
