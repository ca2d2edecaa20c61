import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/shared/localDates.ts';
import {
  buildDeadlineList,
  computeDeadlines,
  type DeadlineBucket,
  earliestDay,
  PERIOD_MONTHS,
  type Publication,
} from '../../../src/law/legalDeadlines.ts';
import { LIMITATION_PERIODS } from '../../../src/law/limitationPeriods.ts';
import { buildIcsFile, selectPressReminders, selectReminderDays } from '../../../src/law/reminders.ts';
import { previousWorkingDay } from '../../../src/law/workingDays.ts';
import { buildPublication } from '../../support/law/buildPublication.ts';

const PARIS = 'Europe/Paris';
const postedAt = (iso: string | null, overrides: Partial<Publication> = {}): Publication =>
  buildPublication({ posting: { iso, precision: null }, seenAt: '2026-11-20T09:00:00.000Z', ...overrides });
const pressOf = (publication: Publication) =>
  computeDeadlines(publication).find(({ limitationPeriod }) => limitationPeriod === 'press');
const bucketOn = (publication: Publication, today: string): DeadlineBucket | undefined =>
  Object.entries(buildDeadlineList([{ ...publication, ordinal: 1 }], today)).find(([, groups]) =>
    groups.some((group: { readonly limitationPeriod: string }) => group.limitationPeriod === 'press'),
  )?.[0] as DeadlineBucket | undefined;

/** The law's own day, without the code under test: the day in the zone by `Intl`, then the same day months later. */
function dayIn(instant: Date, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format.format(instant);
}
/** By time zone: a new one for each day took most of the time of these tests. */
const formats = new Map<string, Intl.DateTimeFormat>();
function legalLastDay(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCMonth() + months;
  date.setUTCMonth(wanted);
  // JavaScript moves 30 February to 2 March; the law takes the last day of February.
  if (date.getUTCMonth() !== wanted % 12) date.setUTCDate(0);
  return date.toISOString().slice(0, 10);
}

describe('the dates of the second legal reading', () => {
  /** « passé » the day after the legal day, not on it. */
  function expectPassedAfter(posted: string, legal: string): void {
    expect(bucketOn(postedAt(posted), legal)).toBe('week');
    expect(bucketOn(postedAt(posted), addDays(legal, 1))).toBe('passed');
  }

  test.each([
    // Posted, the legal last day of three months, of one year, of six years.
    ['2025-12-14', '2026-03-14', '2026-12-14', '2031-12-14'],
    ['2025-11-30', '2026-02-28', '2026-11-30', '2031-11-30'],
    ['2026-08-31', '2026-11-30', '2027-08-31', '2032-08-31'],
    ['2025-12-31T23:30:00Z', '2026-04-01', '2027-01-01', '2032-01-01'],
    ['2024-02-29', '2024-05-29', '2025-02-28', '2030-02-28'],
  ])('%s ends on %s', (posted, press, year, delit) => {
    const deadlines = computeDeadlines(postedAt(posted, { discriminatory: true }));
    expect(Object.fromEntries(deadlines.map(({ limitationPeriod, legalDay }) => [limitationPeriod, legalDay]))).toEqual(
      { press, 'press-discriminatory': year, connection: year, contravention: year, delit },
    );
    for (const { dayBefore, legalDay } of deadlines) expect(dayBefore).toBe(addDays(legalDay, -1));
    expectPassedAfter(posted, press);
  });

  test('« 2026-08 » counts from its first day for reminders, and from its last day for « passé »', () => {
    expect(pressOf(postedAt('2026-08'))).toMatchObject({ dayBefore: '2026-10-31', legalDay: '2026-11-30' });
    expectPassedAfter('2026-08', '2026-11-30');
  });
});

/** French time zones, and others ahead, behind, with half hours, and with other daylight-saving dates. */
const timeZones = fc.constantFrom(
  PARIS,
  'Indian/Reunion',
  'Indian/Mayotte',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Marquesas',
  'Pacific/Wallis',
  'Europe/Kaliningrad',
  'Africa/Algiers',
  'Africa/Cairo',
  'America/New_York',
  'Asia/Kolkata',
  'UTC',
);
const ends = ['2015-01-01T00:00:00Z', '2035-12-31T23:59:59Z'].map((one) => Date.parse(one));
const anyInstant = fc.integer({ min: ends[0] ?? 0, max: ends[1] ?? 0 }).map((ms) => new Date(ms));
/** Midnights and 23:30 UTC, ends of months, leap days, and the nights when the clocks change. */
const delicateInstant = fc
  .tuple(
    fc.constantFrom('01-01', '02-28', '02-29', '03-29', '03-30', '03-31', '08-31', '10-25', '10-26', '11-30', '12-31'),
    fc.constantFrom('2024', '2025', '2026', '2028'),
    fc.constantFrom('00:00:00', '00:59:59', '01:00:00', '09:30:00', '10:00:00', '12:30:00', '22:00:00', '23:30:00'),
  )
  .filter(([day, year]) => day !== '02-29' || Number(year) % 4 === 0)
  .map(([day, year, time]) => new Date(`${year}-${day}T${time}Z`));
const instant = fc.oneof(anyInstant, delicateInstant);

/** Cut as a fiche does it: in UTC with a time, in the person's time zone without one. */
function shown(posted: Date, length: number, timeZone: string): string {
  if (length <= 10) return dayIn(posted, timeZone).slice(0, length);
  const iso = posted.toISOString();
  return length === 24 ? iso : `${iso.slice(0, length)}Z`;
}

describe('properties of the two days', () => {
  test('compare with the law’s own day, at any precision, in the time zone and in France', () => {
    fc.assert(
      fc.property(
        instant,
        timeZones,
        fc.constantFrom(4, 7, 10, 13, 16, 19, 24),
        fc.integer({ min: 0, max: 400 }),
        (posted, timeZone, length, daysLater) => {
          const seenAt = new Date(posted.getTime() + daysLater * 86_400_000).toISOString();
          const publication = postedAt(shown(posted, length, timeZone), { timeZone, seenAt, discriminatory: true });
          const deadlines = computeDeadlines(publication);
          const postingDays = [PARIS, timeZone].map((zone) => dayIn(posted, zone));
          expect(deadlines).toHaveLength(5);
          for (const { limitationPeriod, dayBefore, legalDay } of deadlines) {
            const months = PERIOD_MONTHS[limitationPeriod];
            for (const day of postingDays) {
              const legal = legalLastDay(day, months);
              expect(dayBefore < legal, `${dayBefore} < ${legal} ${limitationPeriod}`).toBe(true);
              expect(legalDay >= legal, `${legalDay} >= ${legal} ${limitationPeriod}`).toBe(true);
            }
          }
        },
      ),
      // Midnight in India is in the middle of an hour.
      { numRuns: 3000, examples: [[new Date('2026-01-10T18:30:00Z'), 'Asia/Kolkata', 13, 0]] },
    );
  });

  test('are the legal last day and the day before it for a full date in France', () => {
    fc.assert(
      fc.property(instant, (posted) => {
        const publication = postedAt(posted.toISOString(), { seenAt: posted.toISOString() });
        const legal = legalLastDay(dayIn(posted, PARIS), 3);
        expect(pressOf(publication)).toMatchObject({ dayBefore: addDays(legal, -1), legalDay: legal });
        expect(bucketOn(publication, legal)).toBe('week');
        expect(bucketOn(publication, addDays(legal, 1))).toBe('passed');
      }),
      { numRuns: 1000 },
    );
  });

  test('« passé » is never said while the legal day lasts, in the time zone or in France', () => {
    fc.assert(
      fc.property(instant, timeZones, fc.integer({ min: -48, max: 48 }), (posted, timeZone, hours) => {
        const publication = postedAt(posted.toISOString(), { timeZone, seenAt: posted.toISOString() });
        const legal = legalLastDay(dayIn(posted, PARIS), 3);
        const now = new Date(Date.parse(`${legal}T12:00:00Z`) + hours * 3_600_000);
        if (dayIn(now, PARIS) > legal) return;
        expect(bucketOn(publication, earliestDay(now, timeZone))).not.toBe('passed');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a post ticked « Haine »', () => {
  const hateful = { ...postedAt('2026-10-01T10:00:00Z', { discriminatory: true }), ordinal: 1 };
  const list = buildDeadlineList([hateful], '2026-11-20');
  const ofPeriod = (id: string) =>
    [...list.week, ...list.month, ...list.later].filter(({ limitationPeriod }) => limitationPeriod === id);

  test('keeps the three-month line beside the one year that is only possible', () => {
    expect(ofPeriod('press')).toMatchObject([{ dayBefore: '2026-12-31', legalDay: '2027-01-01' }]);
    expect(ofPeriod('press-discriminatory')).toMatchObject([{ dayBefore: '2027-09-30' }]);
    const words = LIMITATION_PERIODS.find(({ id }) => id === 'press-discriminatory')?.meaning.fr;
    expect(words).toContain('Peut-être 1 an, si un juge y voit une discrimination : ne comptez pas dessus.');
  });

  test('is in the calendar file by its earliest coming day, whatever was ticked', () => {
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom(true, false, null),
        fc.integer({ min: 0, max: 80 }),
        (posted, hate, days) => {
          const seenAt = posted.toISOString();
          const publication = postedAt(seenAt, { seenAt, discriminatory: hate });
          const today = addDays(dayIn(posted, PARIS), days);
          const reminders = selectReminderDays(buildDeadlineList([{ ...publication, ordinal: 1 }], today), today);
          const earliest = previousWorkingDay(addDays(legalLastDay(dayIn(posted, PARIS), 3), -1));
          expect(reminders.toSorted()[0]).toBe(earliest);
          const reminder = [addDays(earliest, -7), today].toSorted()[1]?.replaceAll('-', '');
          expect(buildIcsFile(reminders, [], today, 'Rappel')).toContain(`DTSTART;VALUE=DATE:${reminder}`);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('reminds of the six years in their last twelve months, whatever the day of the month', () => {
    // A post of December 2020 had no reminder at all.
    const old = postedAt('2020-12-15T10:00:00Z', { seenAt: '2026-11-20T10:00:00Z' });
    const delit = (today: string) =>
      selectReminderDays(buildDeadlineList([{ ...old, ordinal: 1 }], today), today).includes('2026-12-14');
    expect([delit('2025-12-13'), delit('2025-12-14'), delit('2026-11-20')]).toEqual([false, true, true]);
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 2300 }), (posted, days) => {
        const publication = postedAt(posted.toISOString(), { seenAt: posted.toISOString() });
        const today = addDays(dayIn(posted, PARIS), days);
        const last = addDays(legalLastDay(dayIn(posted, PARIS), 72), -1);
        const reminders = selectReminderDays(buildDeadlineList([{ ...publication, ordinal: 1 }], today), today);
        // On the last day itself the one before may still be listed, as past.
        expect(last >= today && reminders.includes(last)).toBe(last >= today && last <= legalLastDay(today, 12));
      }),
      { numRuns: 500 },
    );
  });
});

test('the end of a press period is reminded of 45 and 21 days before too, and no other period', () => {
  const today = '2026-11-20';
  const posting = { iso: '2026-11-10', precision: 's' } as const;
  const list = buildDeadlineList(
    [{ ...buildPublication({ posting, seenAt: '2026-11-12T09:00:00.000Z' }), ordinal: 1 }],
    today,
  );
  const press = [...list.week, ...list.month, ...list.later].find(
    ({ limitationPeriod }) => limitationPeriod === 'press',
  );
  const end = press?.dayBefore ?? '';
  expect(selectPressReminders(list, today)).toEqual([addDays(end, -45), addDays(end, -21)]);
  expect(selectPressReminders(list, addDays(end, -30))).toEqual([addDays(end, -21)]);
});
