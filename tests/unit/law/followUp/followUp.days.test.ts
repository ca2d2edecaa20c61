import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepEvent, StepKind } from '../../../../src/domain/item/step.ts';
import { dateInTimeZone, type IsoDate } from '../../../../src/domain/shared/localDates.ts';
import { buildFollowUp, type FollowUp, type FollowUpEntry } from '../../../../src/law/followUp/followUp.ts';
import { earliestDay } from '../../../../src/law/legalDeadlines.ts';
import { previousWorkingDay } from '../../../../src/law/workingDays.ts';
import { buildFollowedStep, NO_FACTS } from '../../../support/law/followedStep.ts';

/*
 * Every computed day against a second way of counting, which knows no month arithmetic: it walks day by day. All years
 * from 2024 to 2104 have month ends; 2024, 2028… are leap years, 2100 is not.
 */

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2024, 0, 1);
const isoOf = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10);
const dayArbitrary = fc.integer({ min: 0, max: 80 * 365 }).map((count) => isoOf(FIRST_DAY + count * DAY_MS));
const monthEnds = fc
  .tuple(fc.integer({ min: 2024, max: 2104 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => isoOf(Date.UTC(year, month, 0)));
const days = fc.oneof(dayArbitrary, monthEnds, fc.constantFrom('2024-02-29', '2028-02-29', '2099-11-30', '2100-02-28'));

/** The last day of a period of whole months, walked day by day: the same date, or the end of a shorter month. */
function walkMonths(from: IsoDate, months: number): IsoDate {
  const wanted = Number(from.slice(8));
  const total = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  let last = from;
  for (let ms = Date.parse(`${from}T00:00:00Z`); ; ms += DAY_MS) {
    const day = isoOf(ms);
    const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
    if (month > total) return last;
    if (month === total) last = day;
    if (month === total && Number(day.slice(8)) === wanted) return day;
  }
}
const shift = (day: IsoDate, count: number): IsoDate => isoOf(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS);

function follow(kind: StepKind, date: IsoDate, event: StepEvent | null, day: IsoDate, today: IsoDate): FollowUp {
  const step = buildFollowedStep(kind, { date, events: event === null ? [] : [{ event, day }] });
  return buildFollowUp({ ...NO_FACTS, steps: [step] }, today);
}
const find = ({ next, others }: FollowUp, id: FollowUpEntry['id']): FollowUpEntry | undefined =>
  [next, ...others].find((one) => one?.id === id) ?? undefined;

/** What waits: the first day after the period. Its last day still waits. */
const WAITS = [
  ['wait-three-months', 'plainte-police', 'reached', 3, 'ask-news'],
  ['wait-three-months', 'plainte-procureur', 'reached', 3, 'ask-news'],
  ['wait-erasure', 'erasure', null, 1, 'ask-cnil'],
  ['wait-protection', 'protection', null, 2, 'administrative-court'],
  ['wait-sarvi', 'plainte-police', 'final', 2, 'sarvi'],
] as const;

/** What ends: the day before the last day of the period. */
const ENDS = [
  ['platform-contest', 'platform', 'refused', 6],
  ['sarvi', 'plainte-police', 'final', 12],
] as const;

describe('the days of the follow-up', () => {
  it.each(WAITS)('%s of %s: opens the day after the months, no sooner', (wait, kind, event, months, after) => {
    fc.assert(
      fc.property(days, (day) => {
        const last = walkMonths(day, months);
        expect(find(follow(kind, day, event, day, day), wait)?.from).toBe(shift(last, 1));
        expect(follow(kind, day, event, day, last).next?.id).toBe(wait);
        const open = follow(kind, day, event, day, shift(last, 1));
        expect(find(open, wait)).toBeUndefined();
        expect(find(open, after)).toMatchObject({ from: null });
      }),
    );
  });

  it.each(ENDS)(
    '%s of %s: until the day before the last, then the last day, and no later',
    (id, kind, event, months) => {
      fc.assert(
        fc.property(days, (day) => {
          const until = shift(walkMonths(day, months), -1);
          expect(find(follow(kind, day, event, day, day), id)?.until).toBe(until);
          expect(find(follow(kind, day, event, day, until), id)?.until).toBe(until);
          const last = shift(until, 1);
          expect(find(follow(kind, day, event, day, last), id)?.until).toBe(last);
          const over = follow(kind, day, event, day, shift(last, 1));
          expect(find(over, id)).toBeUndefined();
          expect(over.passed.map((one) => one.id)).toContain(id);
        }),
      );
    },
  );

  it('the administrative court: the day before, the end of two months, then the day after it or the next working day', () => {
    fc.assert(
      fc.property(days, (day) => {
        const end = walkMonths(day, 2);
        const untilOn = (today: IsoDate) =>
          find(follow('protection', day, 'refused', day, today), 'administrative-court')?.until;
        expect([untilOn(day), untilOn(shift(end, -1)), untilOn(end)]).toEqual([shift(end, -1), shift(end, -1), end]);
        const last = untilOn(shift(end, 1)) ?? '';
        expect(last > end && last <= shift(end, 5)).toBe(true);
        expect(untilOn(last)).toBe(last);
        expect(untilOn(shift(last, 1))).toBeUndefined();
      }),
    );
  });

  it('protection without an answer: two months, then two months of that day, never four at once', () => {
    fc.assert(
      fc.property(days, (day) => {
        const silence = walkMonths(day, 2);
        const until = shift(walkMonths(silence, 2), -1);
        const expected = { from: shift(silence, 1), until };
        expect(find(follow('protection', day, null, day, silence), 'administrative-court')).toMatchObject(expected);
        expect(until <= shift(walkMonths(day, 4), -1)).toBe(true);
      }),
    );
  });

  it('the letter of the partie civile: the last working day ten days before the hearing, then two, then until the hearing included', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), (day, before) => {
        const today = shift(day, -before);
        const found = find(follow('plainte-police', today, 'hearing', day, today), 'civil-party');
        const letterDays = [-10, -2].map((by) => previousWorkingDay(shift(day, by)));
        expect(found?.until).toBe(letterDays.find((one) => one >= today) ?? day);
        const over = follow('plainte-police', today, 'hearing', day, shift(day, 1));
        expect(find(over, 'civil-party')).toBeUndefined();
      }),
    );
  });

  it('the CIVI: three years of the oldest post while ahead, else a year of the decision', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 2200 }), (firstFact, later) => {
        const final = shift(firstFact, later);
        const step = buildFollowedStep('plainte-police', { events: [{ event: 'final', day: final }] });
        const found = find(buildFollowUp({ ...NO_FACTS, steps: [step], firstFact }, final), 'civi');
        const last = walkMonths(firstFact, 36);
        // The day before the last day, and on the last day that day itself.
        const ofFacts = last === final ? last : shift(last, -1);
        expect(found?.until).toBe(ofFacts >= final ? ofFacts : shift(walkMonths(final, 12), -1));
      }),
      { examples: [['2024-01-01', 1096]] },
    );
  });
});

const ZONES = [
  'Europe/Paris',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
];
/** Hours around the changes of the clock in France and in Saint-Pierre-et-Miquelon, and any hour. */
const instants = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2026-03-08', '2026-11-01'),
      fc.integer({ min: -48, max: 48 }),
    )
    .map(([day, hours]) => new Date(Date.parse(`${day}T01:00:00Z`) + hours * 1_800_000)),
  fc.date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
);

describe('the days of the follow-up, overseas and when the clock changes', () => {
  it('opens nothing before that day in France and where the person is', () => {
    fc.assert(
      fc.property(days, instants, fc.constantFrom(...ZONES), (reached, now, timeZone) => {
        const today = earliestDay(now, timeZone);
        const isOpen = find(follow('plainte-police', reached, 'reached', reached, today), 'ask-news') !== undefined;
        const opens = shift(walkMonths(reached, 3), 1);
        const bothDays = [dateInTimeZone(now, timeZone), dateInTimeZone(now, 'Europe/Paris')];
        expect(isOpen).toBe(bothDays.every((day) => day >= opens));
      }),
    );
  });

  it('calls a right over once its last day has ended in France and where the person is', () => {
    fc.assert(
      fc.property(days, instants, fc.constantFrom(...ZONES), (refused, now, timeZone) => {
        const today = earliestDay(now, timeZone);
        const followUp = follow('platform', refused, 'refused', refused, today);
        const lastDay = walkMonths(refused, 6);
        const bothDays = [dateInTimeZone(now, timeZone), dateInTimeZone(now, 'Europe/Paris')];
        // The earlier of the two days decides: for a few hours it is the last day in one place only.
        expect(find(followUp, 'platform-contest') !== undefined).toBe(bothDays.some((day) => day <= lastDay));
      }),
    );
  });
});
