import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STEP_KINDS } from '../../../../src/domain/item/step.ts';
import { addDays } from '../../../../src/domain/shared/localDates.ts';
import { buildCaseProgress, type CaseFacts, listOtherEntries } from '../../../../src/law/followUp/caseProgress.ts';
import { buildFollowUp, type FollowUpEntry } from '../../../../src/law/followUp/followUp.ts';
import { buildFollowedStep, NO_FACTS } from '../../../support/law/followedStep.ts';

const TODAY = '2026-11-23';
const NO_FOLLOW_UP = { next: null, others: [], passed: [] };
const NOTHING: CaseFacts = { captures: 0, dossiers: 0, steps: [], followUp: NO_FOLLOW_UP };
const COMPLAINT = [{ kind: 'plainte-police' }] as const;

const entry = (id: FollowUpEntry['id'], more: Partial<FollowUpEntry> = {}): FollowUpEntry => ({
  id,
  step: null,
  from: null,
  until: null,
  on: null,
  ...more,
});
const comes = (next: FollowUpEntry, ...others: FollowUpEntry[]) => ({ next, others, passed: [] });

/** What is next in a case with one capture. */
const nextOf = (facts: Partial<CaseFacts>) => buildCaseProgress({ ...NOTHING, captures: 1, ...facts }, TODAY).next;

describe('the progress of a case', () => {
  it.each([
    // captures, dossiers, complaint → stage
    [0, 0, false, 'captured'],
    [1, 0, false, 'dossier'],
    [0, 1, false, 'complaint'],
    [1, 1, false, 'complaint'],
    [0, 0, true, 'followUp'],
    [1, 0, true, 'followUp'],
    [0, 1, true, 'followUp'],
    [1, 1, true, 'followUp'],
  ])(
    'with %i captures, %i dossiers, a complaint: %s, it is at the stage after the last done',
    (captures, dossiers, complains, stage) => {
      const progress = buildCaseProgress({ ...NOTHING, captures, dossiers, steps: complains ? COMPLAINT : [] }, TODAY);
      expect(progress).toEqual({ stage, next: stage === 'followUp' ? null : { task: stage } });
    },
  );

  it('takes a main courante, a report or an appointment for no complaint', () => {
    for (const kind of ['main-courante', 'pharos', 'avocat', 'platform'] as const)
      expect(nextOf({ steps: [{ kind }] })).toEqual({ task: 'dossier' });
  });

  it('shows an urgent day before the dossier, and a later one after it', () => {
    const near = entry('press', { until: addDays(TODAY, 20) });
    const late = entry('press', { until: addDays(TODAY, 85) });
    expect(nextOf({ followUp: comes(near) })).toEqual({ entry: near });
    expect(nextOf({ followUp: comes(late) })).toEqual({ task: 'dossier' });
  });

  it('shows what a démarche calls for before the dossier, but not a wait', () => {
    const contest = entry('platform-contest', { step: 'a', until: addDays(TODAY, 100) });
    const own = entry('own', { step: 'a', on: addDays(TODAY, 40) });
    const wait = entry('wait-erasure', { step: 'a', from: addDays(TODAY, 10) });
    const late = entry('press', { until: addDays(TODAY, 35) });
    expect(nextOf({ followUp: comes(contest) })).toEqual({ entry: contest });
    expect(nextOf({ followUp: comes(late, own) })).toEqual({ entry: own });
    expect(nextOf({ followUp: comes(wait) })).toEqual({ task: 'dossier' });
  });

  it('lists every other entry once', () => {
    const late = entry('press', { until: addDays(TODAY, 35) });
    const own = entry('own', { step: 'a', on: addDays(TODAY, 40) });
    const followUp = comes(late, own);
    const others = (facts: Partial<CaseFacts>) =>
      listOtherEntries(buildCaseProgress({ ...NOTHING, followUp, ...facts }, TODAY), followUp);
    expect(others({ captures: 1 })).toEqual([late]);
    expect(others({ captures: 1, steps: COMPLAINT })).toEqual([own]);
    expect(listOtherEntries(buildCaseProgress({ ...NOTHING, captures: 1 }, TODAY), comes(late))).toEqual([late]);
  });

  it('shows one step out of all that there is', () => {
    const days = fc.integer({ min: -400, max: 400 }).map((count) => addDays(TODAY, count));
    const steps = fc.array(
      fc
        .record({ kind: fc.constantFrom(...STEP_KINDS), date: fc.option(days), nextDate: fc.option(days) })
        .map(({ kind, ...some }) => buildFollowedStep(kind, { id: kind, ...some })),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.nat(3), fc.nat(2), steps, fc.option(days), (captures, dossiers, noted, press) => {
        const facts = press === null ? null : { day: press, latest: null, publications: 1, renewedBy: null };
        const followUp = buildFollowUp({ ...NO_FACTS, steps: noted, press: facts }, TODAY);
        const progress = buildCaseProgress({ captures, dossiers, steps: noted, followUp }, TODAY);
        const all = followUp.next === null ? 0 : 1 + followUp.others.length;
        const shown = progress.next !== null && 'entry' in progress.next ? 1 : 0;
        expect(listOtherEntries(progress, followUp)).toHaveLength(all - shown);
        if (progress.next !== null && 'task' in progress.next) expect(progress.next.task).toBe(progress.stage);
        // Nothing is shown only where nothing is known.
        if (progress.next === null) expect(all).toBe(0);
      }),
    );
  });
});
