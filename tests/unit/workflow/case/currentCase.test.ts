import { expect, it } from 'vitest';
import { DexieCaseRepository } from '../../../../src/store/caseRepository.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { addCase, ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { captureInRightCase, listOtherCases } from '../../../../src/workflow/case/currentCase.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
  recordOne,
} from '../../../support/testDependencies.ts';
import { readJournalLines } from '../../../support/workflow/journalLines.ts';

/** Two cases, and an item captured in the second one, the current case. */
async function openWrongCase() {
  const deps = createTestDependencies();
  const withCases = { ...deps, caseRepository: new DexieCaseRepository(deps.db) };
  const right = await ensureCase(deps);
  const wrong = await addCase(deps);
  const id = await recordOne(deps);
  return { deps: withCases, right, wrong, item: id };
}

const currentCase = async ({ deps }: Awaited<ReturnType<typeof openWrongCase>>) =>
  (await deps.caseRepository.cases()).find(({ current }) => current)?.caseId;

it('captures in the right case, which becomes the current one, and withdraws the item where it was', async () => {
  const opened = await openWrongCase();
  const { deps, right, wrong, item } = opened;
  const again = buildRecordRequest(deps);
  const record = () => recordItem(deps, buildCapturedPage(), again);
  await captureInRightCase(deps, { item, caseId: right.caseId }, record);
  expect(await currentCase(opened)).toBe(right.caseId);
  expect((await deps.store.item(again.id))?.caseId).toBe(right.caseId);
  expect((await readJournalLines(deps)).map(({ event }) => event)).toEqual(['journal.opened', 'item.sealed']);
  expect([...(await deps.store.withdrawnItems(wrong.caseId))]).toEqual([item]);
  await deps.caseRepository.select(wrong.caseId);
  const expected = { event: 'item.withdrawn', item, payload: { reason: 'wrong-case' } };
  expect((await readJournalLines(deps)).at(-1)).toMatchObject(expected);
});

it('changes nothing when the new capture fails', async () => {
  const opened = await openWrongCase();
  const { deps, right, wrong, item } = opened;
  const fail = () => Promise.reject(new Error('the post is gone'));
  await expect(captureInRightCase(deps, { item, caseId: right.caseId }, fail)).rejects.toThrow('the post is gone');
  expect(await currentCase(opened)).toBe(wrong.caseId);
  expect((await deps.store.withdrawnItems(wrong.caseId)).size).toBe(0);
});

it('refuses an unknown item, an unknown case and the case that the item is in', async () => {
  const { deps, right, wrong, item } = await openWrongCase();
  const never = () => Promise.reject(new Error('not called'));
  const unknown = crypto.randomUUID();
  for (const mistake of [
    { item: unknown, caseId: right.caseId },
    { item, caseId: unknown },
    { item, caseId: wrong.caseId },
  ])
    await expect(captureInRightCase(deps, mistake, never)).rejects.toMatchObject({ code: 'nothing-there' });
});

it('lists the other open cases of an item, by place', async () => {
  const { deps, right, item } = await openWrongCase();
  const third = await addCase(deps);
  expect(await listOtherCases(deps, item)).toEqual([
    { caseId: right.caseId, name: '', place: 1 },
    { caseId: third.caseId, name: '', place: 3 },
  ]);
  await deps.caseRepository.close(third.caseId, '2026-11-21T10:00:00.000Z');
  expect((await listOtherCases(deps, item)).map(({ caseId }) => caseId)).toEqual([right.caseId]);
  await expect(listOtherCases(deps, crypto.randomUUID())).rejects.toMatchObject({ code: 'nothing-there' });
});
