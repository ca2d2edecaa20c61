import { describe, expect, it } from 'vitest';
import { STEP_EVENTS, STEP_KINDS } from '../../../../src/domain/item/step.ts';
import type { IsoDate } from '../../../../src/domain/shared/localDates.ts';
import {
  buildFollowUp,
  FOLLOW_UP_RULE_IDS,
  type FollowedStep,
  selectFollowUpDays,
} from '../../../../src/law/followUp/followUp.ts';
import { getFollowUpRule } from '../../../../src/law/followUp/followUpRules.ts';
import { GUIDE } from '../../../../src/law/guide/guideScreens.ts';
import { LETTERS } from '../../../../src/law/letters/letterList.ts';
import { buildFollowedStep, type Life } from '../../../support/law/followedStep.ts';
import { LIVES } from '../../../support/law/followUpLives.ts';

const followLife = ({ steps, today, press, perhapsOver, pressYear, firstFact, ...life }: Life) => {
  const { isMinor = false, isUndated = false } = life;
  const endOn = (day: IsoDate, latest: IsoDate | null) => ({ day, latest, publications: 1, renewedBy: null });
  const nearest = press === undefined ? null : endOn(press, null);
  const over = perhapsOver === undefined ? null : endOn(today, perhapsOver);
  const facts = {
    press: nearest,
    perhapsOver: over,
    pressYear: pressYear === undefined ? null : endOn(pressYear, null),
    isUndated,
    firstFact: firstFact ?? null,
    isMinor,
  };
  return buildFollowUp({ steps: steps.map(toStep), ...facts }, today);
};

function toStep({ kind, date, events = {}, next, nextDate }: Life['steps'][number], index: number): FollowedStep {
  const known = STEP_KINDS.find((one) => one === kind);
  if (known === undefined) throw new Error(`unknown kind: ${kind}`);
  return buildFollowedStep(known, {
    id: `step-${index}`,
    date: date ?? null,
    next: next ?? '',
    nextDate: nextDate ?? null,
    events: STEP_EVENTS.flatMap((event) => (events[event] === undefined ? [] : [{ event, day: events[event] }])),
  });
}

describe('buildFollowUp', () => {
  it.each(LIVES.map((life) => [life.title, life] as const))('gives the next step of: %s', (_title, life) => {
    const { next } = followLife(life);
    const days = { from: null, until: null, on: null };
    expect(next && { id: next.id, from: next.from, until: next.until, on: next.on }).toEqual(
      life.next && { ...days, ...life.next },
    );
  });

  it('has a life for each rule', () => {
    const reached = new Set(LIVES.map(({ next }) => next?.id));
    expect(FOLLOW_UP_RULE_IDS.filter((id) => !reached.has(id))).toEqual([]);
  });

  it('asks for the last day to pay beside an appeal: the letter of the judge may be the one that asks for a sum', () => {
    const steps = [{ kind: 'juge', date: '2026-11-02', events: { order: '2026-11-20' } }];
    const { next, others } = followLife({ title: '', today: '2026-11-21', steps, next: null });
    expect([next?.id, ...others.map(({ id }) => id)]).toEqual(['appeal-order', 'pay-deposit']);
  });

  it('keeps what is not next among the others, and says what is over', () => {
    const closed = followLife({
      title: '',
      today: '2026-05-15',
      steps: [{ kind: 'plainte-police', date: '2026-01-10', events: { closed: '2026-05-12' } }],
      press: '2026-08-01',
      next: null,
    });
    expect(closed.others.map(({ id }) => id)).toEqual(['judge-after-closing', 'press']);
    const late = followLife({
      title: '',
      today: '2026-06-01',
      steps: [{ kind: 'protection', date: '2025-12-31' }],
      next: null,
    });
    const expected = { next: null, others: [], passed: [{ id: 'administrative-court', until: '2026-04-29' }] };
    expect(late).toMatchObject(expected);
  });

  it('gives a day that holds beside one that is perhaps over, and the near one first', () => {
    const idsOf = (press: string) => {
      const { next, others } = followLife({
        title: '',
        today: '2026-04-15',
        steps: [{ kind: 'plainte-police', date: '2026-02-10', events: { hearing: '2026-04-25' } }],
        press,
        perhapsOver: '2026-04-30',
        next: null,
      });
      return [next, ...others].map((one) => one?.id);
    };
    expect(idsOf('2026-05-10').slice(0, 2)).toEqual(['press', 'press-perhaps-over']);
    expect(idsOf('2026-06-30').slice(0, 2)).toEqual(['press-perhaps-over', 'civil-party']);
    expect(idsOf('2026-06-30')).toContain('press');
  });

  it('never says that the CIVI is over: who was a minor, later facts, a court and the commission may give more time', () => {
    const facts = { title: '', today: '2027-06-20', firstFact: '2023-05-10', next: null };
    const find = (life: Life) => {
      const { next, others, passed } = followLife(life);
      const civi = [...(next === null ? [] : [next]), ...others].filter(({ id }) => id === 'civi');
      return { civi: civi.map(({ until }) => until), passed: passed.map(({ id }) => id) };
    };
    const filed = { kind: 'plainte-police', date: '2024-01-10' };
    expect(find({ ...facts, steps: [filed] })).toEqual({ civi: [null], passed: [] });
    expect(find({ ...facts, steps: [filed], isMinor: true })).toEqual({ civi: [null], passed: [] });
    const judged = { ...filed, events: { final: '2025-01-10' } };
    expect(find({ ...facts, steps: [judged] })).toEqual({ civi: [null], passed: ['sarvi'] });
    expect(find({ ...facts, steps: [judged], isMinor: true })).toEqual({ civi: [null], passed: ['sarvi'] });
    const inCourt = { ...filed, events: { hearing: '2027-07-01' } };
    expect(find({ ...facts, steps: [inCourt] })).toEqual({ civi: [null], passed: [] });
    expect(find({ ...facts, steps: [filed], isUndated: true })).toEqual({ civi: [null], passed: [] });
    // One line for the case, and none once it was asked.
    expect(find({ ...facts, firstFact: '2026-01-10', steps: [filed, filed] }).civi).toEqual(['2029-01-09']);
    expect(find({ ...facts, steps: [filed, { kind: 'civi' }] })).toEqual({ civi: [], passed: [] });
  });

  it('says under « Passé » that the commission may lift the forclusion', () => {
    expect(getFollowUpRule('civi').meaning.fr).toContain('La commission peut relever de la forclusion');
  });

  it('reminds of every day to come, also of a right that is not open yet', () => {
    const followUp = followLife({
      title: '',
      today: '2026-02-01',
      steps: [
        { kind: 'plainte-police', date: '2026-01-10', events: { reached: '2026-01-20' } },
        { kind: 'protection', date: '2026-01-10' },
        { kind: 'avocat', next: 'Rappeler', nextDate: '2026-02-20' },
      ],
      press: '2026-03-30',
      next: null,
    });
    const { early, exact } = selectFollowUpDays(followUp);
    // The days of the posts and of the person have their own reminders.
    expect(early).toEqual(['2026-05-09']);
    expect([...new Set(exact)].toSorted()).toEqual(['2026-03-11', '2026-04-21']);
  });

  it.each(['plainte-police', 'press-act'])('reminds of a hearing before it as well as on it: %s', (kind) => {
    const followUp = followLife({
      title: '',
      today: '2026-08-01',
      steps: [{ kind, date: '2026-01-10', events: { hearing: '2026-09-10', joined: '2026-07-20' } }],
      next: null,
    });
    expect(selectFollowUpDays(followUp)).toMatchObject({ early: ['2026-09-10'], exact: ['2026-09-10'] });
  });
});

describe('the rules of the follow-up', () => {
  it('name letters that exist, and a screen of the guide', () => {
    const letters = Object.values(LETTERS)
      .flatMap((letter) => letter('self') ?? [])
      .map(({ file }) => file);
    for (const rule of FOLLOW_UP_RULE_IDS.map(getFollowUpRule)) {
      expect(GUIDE.map(({ id }) => id)).toContain(rule.screen);
      for (const { file } of rule.letters) expect(letters).toContain(file);
    }
  });

  it('have a source, and say « à vérifier » when they are to be verified', () => {
    for (const { id, sources, confidence, meaning } of FOLLOW_UP_RULE_IDS.map(getFollowUpRule)) {
      expect(sources.length, id).toBeGreaterThan(0);
      expect(meaning.fr.includes('à vérifier'), id).toBe(confidence === 'verify');
      expect(meaning.en.includes('to be checked'), id).toBe(confidence === 'verify');
    }
  });
});
