import { describe, expect, it } from 'vitest';
import { buildFollowUp, FOLLOW_UP_RULE_IDS } from '../../../../src/law/followUp/followUp.ts';
import { getFollowUpRule } from '../../../../src/law/followUp/followUpRules.ts';
import { GUIDE } from '../../../../src/law/guide/guideScreens.ts';
import { LETTERS } from '../../../../src/law/letters/letterList.ts';
import { selectFollowUpDays } from '../../../../src/law/reminders.ts';
import { readLife } from '../../../support/law/followedStep.ts';
import { LIVES } from '../../../support/law/followUpLives.ts';

const followLife = (text: string) => {
  const { facts, today } = readLife(text);
  return buildFollowUp(facts, today);
};

describe('buildFollowUp', () => {
  it.each(LIVES)('gives the next step of: $title', ({ facts, today, next: expected }) => {
    const { next } = buildFollowUp(facts, today);
    const days = (['from', 'until', 'on'] as const).flatMap((when) => (next?.[when] ? [when, next[when]] : []));
    expect([next?.id ?? 'nothing', ...days].join(' ')).toBe(expected);
  });

  it('has a life for each rule', () => {
    const reached = new Set(LIVES.map(({ next }) => next.split(' ')[0]));
    expect(FOLLOW_UP_RULE_IDS.filter((id) => !reached.has(id))).toEqual([]);
  });

  it('asks for the last day to pay beside an appeal: the letter of the judge may be the one that asks for a sum', () => {
    const { next, others } = followLife('2026-11-21 | juge 2026-11-02 order 2026-11-20');
    expect([next?.id, ...others.map(({ id }) => id)]).toEqual(['appeal-order', 'pay-deposit']);
  });

  it('keeps what is not next among the others, and says what is over', () => {
    const closed = followLife('2026-05-15, press 2026-08-01 | plainte-police 2026-01-10 closed 2026-05-12');
    expect(closed.others.map(({ id }) => id)).toEqual(['judge-after-closing', 'press']);
    const expected = { next: null, others: [], passed: [{ id: 'administrative-court', until: '2026-04-29' }] };
    expect(followLife('2026-06-01 | protection 2025-12-31')).toMatchObject(expected);
  });

  it('gives a day that holds beside one that is perhaps over, and the near one first', () => {
    const idsOf = (press: string) => {
      const known = `2026-04-15, press ${press}, perhapsOver 2026-04-30`;
      const { next, others } = followLife(`${known} | plainte-police 2026-02-10 hearing 2026-04-25`);
      return [next, ...others].map((one) => one?.id);
    };
    expect(idsOf('2026-05-10').slice(0, 2)).toEqual(['press', 'press-perhaps-over']);
    expect(idsOf('2026-06-30').slice(0, 2)).toEqual(['press-perhaps-over', 'civil-party']);
    expect(idsOf('2026-06-30')).toContain('press');
  });

  const FILED = 'plainte-police 2024-01-10';
  // Once for the case, and not once it was asked.
  it.each([
    ['firstFact 2023-05-10', FILED, [null], []],
    ['firstFact 2026-01-10, isMinor yes', FILED, [null], []],
    ['firstFact 2023-05-10', `${FILED} final 2025-01-10`, [null], ['sarvi']],
    ['firstFact 2023-05-10, isMinor yes', `${FILED} final 2025-01-10`, [null], ['sarvi']],
    ['firstFact 2023-05-10', `${FILED} hearing 2027-07-01`, [null], []],
    ['firstFact 2023-05-10, isUndated yes', FILED, [null], []],
    ['firstFact 2026-01-10', `${FILED}; ${FILED}`, ['2029-01-09'], []],
    ['firstFact 2023-05-10', `${FILED}; civi`, [], []],
  ])(
    'never says that the CIVI is over: who was a minor, later facts, a court and the commission may give more time: %s, %s',
    (known, steps, days, over) => {
      const { next, others, passed } = followLife(`2027-06-20, ${known} | ${steps}`);
      const civi = [next, ...others].flatMap((one) => (one?.id === 'civi' ? [one.until] : []));
      expect({ civi, passed: passed.map(({ id }) => id) }).toEqual({ civi: days, passed: over });
    },
  );

  it('says under « Passé » that the commission may lift the forclusion', () => {
    expect(getFollowUpRule('civi').meaning.fr).toContain('La commission peut relever de la forclusion');
  });

  it('reminds of every day to come, also of a right that is not open yet', () => {
    const steps =
      'plainte-police 2026-01-10 reached 2026-01-20; protection 2026-01-10; avocat next Rappeler nextDate 2026-02-20';
    const { early, exact } = selectFollowUpDays(followLife(`2026-02-01, press 2026-03-30 | ${steps}`));
    // The days of the posts and of the person have their own reminders.
    expect(early).toEqual(['2026-05-09']);
    expect([...new Set(exact)].toSorted()).toEqual(['2026-03-11', '2026-04-21']);
  });

  it.each(['plainte-police', 'press-act'])('reminds of a hearing before it as well as on it: %s', (kind) => {
    const followUp = followLife(`2026-08-01 | ${kind} 2026-01-10 hearing 2026-09-10 joined 2026-07-20`);
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
