import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildDeadlineList,
  type DatedItem,
  DEADLINE_BUCKETS,
  findDeadlineBucket,
} from '../../../src/law/deadlineList.ts';
import { computeDeadlines, type Deadline, type Publication } from '../../../src/law/deadlines.ts';
import { addDays, addMonths, dateInTimeZone, daysBetween } from '../../../src/law/isoDate.ts';
import { publication } from './buildPublication.ts';

const at = (iso: string | null): Pick<Publication, 'posting'> => ({ posting: { iso, precision: null } });
function deadlineFor(
  overrides: Partial<Publication>,
  id: Deadline['limitationPeriod'],
): Deadline | undefined {
  return computeDeadlines(publication(overrides)).find(({ limitationPeriod }) => limitationPeriod === id);
}

describe('the three clocks', () => {
  test('of a publication of 14 December: 14 March is still in time, so 13 March is given', () => {
    expect(computeDeadlines(publication())).toEqual([
      { limitationPeriod: 'press', from: '2025-12-14', last: '2026-03-13', latest: '2026-03-13', doubts: [] },
      {
        limitationPeriod: 'connection',
        from: '2025-12-14',
        last: '2026-12-13',
        latest: '2026-12-13',
        doubts: [],
      },
      { limitationPeriod: 'delit', from: '2025-12-14', last: '2031-12-13', latest: '2031-12-13', doubts: [] },
    ]);
  });

  test('month ends: the last day of a shorter month, leap years and others', () => {
    const last = (iso: string) => deadlineFor(at(iso), 'press')?.last;
    expect(last('2025-11-30T10:00:00Z')).toBe('2026-02-27');
    expect(last('2023-11-30T10:00:00Z')).toBe('2024-02-28');
    expect(last('2025-08-31T10:00:00Z')).toBe('2025-11-29');
    expect(deadlineFor(at('2024-02-29T10:00:00Z'), 'connection')?.last).toBe('2025-02-27');
    expect(deadlineFor(at('2024-02-29T10:00:00Z'), 'delit')?.last).toBe('2030-02-27');
  });

  test('one year only if public and discriminatory', () => {
    const periods = (overrides: Partial<Publication>) =>
      computeDeadlines(publication(overrides)).map(({ limitationPeriod }) => limitationPeriod);
    expect(periods({ visibility: 'public', discriminatory: true })).toContain('press-discriminatory');
    expect(periods({ visibility: 'public', discriminatory: true })).not.toContain('press');
    for (const visibility of ['private', 'closed-group', 'followers', null] as const)
      expect(periods({ visibility, discriminatory: true })).toContain('press');
    for (const discriminatory of [false, null])
      expect(periods({ visibility: 'public', discriminatory })).not.toContain('press-discriminatory');
  });
});

describe('what is not known', () => {
  test('no posting date: counted from when it was first seen, and said', () => {
    const press = deadlineFor(at(null), 'press');
    expect(press).toMatchObject({ from: '2026-11-20', last: '2027-02-19', doubts: ['posting-unread'] });
  });

  test('a month is counted from its first day, a year from its first', () => {
    expect(deadlineFor(at('2026-08'), 'press')).toMatchObject({
      from: '2026-08-01',
      doubts: ['posting-rough'],
    });
    expect(deadlineFor(at('2026'), 'press')).toMatchObject({ from: '2026-01-01', last: '2026-03-31' });
    expect(deadlineFor(at('2026-08-05'), 'press')).toMatchObject({
      from: '2026-08-05',
      doubts: ['posting-rough'],
    });
  });

  test('« il y a 3 h »: a day earlier, and said', () => {
    const press = deadlineFor({ ...at('2026-11-20'), relative: true }, 'press');
    expect(press).toMatchObject({ from: '2026-11-19', doubts: ['posting-rough', 'posting-relative'] });
  });

  test('unknown visibility is said with the clock that depends on it', () => {
    expect(deadlineFor({ visibility: null }, 'press')?.doubts).toEqual(['visibility-unread']);
    expect(deadlineFor({ visibility: null }, 'delit')?.doubts).toEqual([]);
  });

  test('a date after the capture is not believed', () => {
    expect(deadlineFor(at('2031-01-01T00:00:00Z'), 'press')?.from).toBe('2026-11-20');
  });

  test('what is no date is no date, and an unknown zone is no fault', () => {
    for (const iso of ['il y a 3 h', '2026-02-30', '2026-13', 'T', '2026-1-1'])
      expect(deadlineFor(at(iso), 'press')?.doubts).toContain('posting-unread');
    expect(deadlineFor({ timeZone: 'Mars/Olympus' }, 'press')?.last).toBe('2026-03-13');
  });
});

describe('time zones', () => {
  test('just after midnight in Paris it is the new day, whatever UTC says', () => {
    expect(deadlineFor(at('2025-12-31T23:30:00Z'), 'press')?.from).toBe('2026-01-01');
  });

  test('overseas: the earlier of there and France', () => {
    const late = at('2026-03-01T05:00:00Z');
    expect(deadlineFor({ ...late, timeZone: 'Pacific/Tahiti' }, 'press')?.from).toBe('2026-02-28');
    expect(deadlineFor({ ...at('2026-02-28T21:00:00Z'), timeZone: 'Indian/Reunion' }, 'press')?.from).toBe(
      '2026-02-28',
    );
    expect(deadlineFor({ ...at('2026-03-01'), timeZone: 'Indian/Reunion' }, 'press')?.from).toBe(
      '2026-02-28',
    );
    expect(deadlineFor({ ...at('2026-03-01'), timeZone: 'Pacific/Tahiti' }, 'press')?.from).toBe(
      '2026-03-01',
    );
  });
});

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2026-11-19'), noInvalidDate: true })
  .map((date) => date.toISOString());
const timeZones = fc.constantFrom(
  'Europe/Paris',
  'UTC',
  'Pacific/Tahiti',
  'Pacific/Noumea',
  'Indian/Reunion',
  'America/Cayenne',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kolkata',
);
const cut = fc.constantFrom(4, 7, 10, 13, 16, 19, 24);
/** As a fiche has it: cut at its precision, in UTC when it has a time, a day of the person's own zone when it has none. */
function cutAt(iso: string, length: number, timeZone: string): string {
  if (length <= 10) return dateInTimeZone(new Date(iso), timeZone).slice(0, length);
  return length === 24 ? iso : `${iso.slice(0, length)}Z`;
}

describe('properties', () => {
  test('a month later is the same day of the month, or the last of a shorter one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (from, months) => {
        const to = addMonths(from, months);
        const [fromYear, fromMonth, fromDate] = from.split('-').map(Number);
        const [year, month, date] = to.split('-').map(Number);
        expect(Number(year) * 12 + Number(month)).toBe(Number(fromYear) * 12 + Number(fromMonth) + months);
        const isLast = addDays(to, 1).slice(8) === '01';
        expect(date === fromDate || (isLast && Number(date) < Number(fromDate))).toBe(true);
      }),
    );
  });

  test('days add up', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });

  test('is never later than the law, in France or where the person is, however rough the date', () => {
    fc.assert(
      fc.property(instant, timeZones, cut, fc.boolean(), (posted, timeZone, length, relative) => {
        const iso = cutAt(posted, length, timeZone);
        for (const { limitationPeriod, last } of computeDeadlines(
          publication({ ...at(iso), timeZone, relative }),
        )) {
          const months = { press: 3, 'press-discriminatory': 12, connection: 12, delit: 72 }[
            limitationPeriod
          ];
          for (const where of ['Europe/Paris', timeZone]) {
            const legal = addMonths(dateInTimeZone(new Date(posted), where), months);
            expect(last < legal, `${limitationPeriod} ${iso} ${timeZone}: ${last} < ${legal}`).toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('an exact time in France is given the day before, no earlier', () => {
    fc.assert(
      fc.property(instant, (posted) => {
        const legal = addMonths(dateInTimeZone(new Date(posted), 'Europe/Paris'), 3);
        expect(deadlineFor(at(posted), 'press')?.last).toBe(addDays(legal, -1));
      }),
    );
  });

  test('knowing less never gives a later day', () => {
    fc.assert(
      fc.property(instant, timeZones, cut, (posted, timeZone, length) => {
        const rough = computeDeadlines(
          publication({ ...at(cutAt(posted, length, timeZone)), timeZone, visibility: null }),
        );
        const exact = computeDeadlines(publication({ ...at(posted), timeZone, discriminatory: true }));
        const first = (all: readonly Deadline[]) => all.map(({ last }) => last).toSorted()[0] ?? '';
        expect(first(rough) <= first(exact)).toBe(true);
      }),
    );
  });
});

describe('the board', () => {
  const item = (ordinal: number, iso: string | null): DatedItem => ({ ...publication(at(iso)), ordinal });

  test('puts each line in its time, together when they end on one day', () => {
    const board = buildDeadlineList(
      [
        item(3, '2026-08-25T10:00:00Z'),
        item(1, '2026-08-25T20:00:00Z'),
        item(2, '2026-09-10T10:00:00Z'),
        item(4, '2026-01-05'),
      ],
      '2026-11-20',
    );
    expect(board.week).toEqual([
      {
        limitationPeriod: 'press',
        last: '2026-11-24',
        latest: '2026-11-24',
        ordinals: [1, 3],
        from: { first: '2026-08-25', last: '2026-08-25' },
        doubts: [],
      },
    ]);
    expect(board.month.map(({ ordinals, last }) => [ordinals, last])).toEqual([[[2], '2026-12-09']]);
    expect(board.passed.map(({ limitationPeriod, ordinals }) => [limitationPeriod, ordinals])).toEqual([
      ['press', [4]],
    ]);
    expect(board.later.map(({ limitationPeriod }) => limitationPeriod)).toContain('delit');
  });

  test('of « il y a 3 jours » over the end of a month only the year is known: it may be over, it is not said to be', () => {
    const rough = { ...item(1, '2026'), relative: true };
    const board = buildDeadlineList([rough], '2026-11-20');
    expect(board.passed).toEqual([]);
    expect(board.week).toMatchObject([
      { limitationPeriod: 'press', last: '2026-03-30', latest: '2027-02-19' },
    ]);
    expect(buildDeadlineList([item(1, '2025-12')], '2026-11-20').passed).toMatchObject([
      { latest: '2026-03-30' },
    ]);
    expect(buildDeadlineList([rough], '2027-02-20').passed).toHaveLength(1);
  });

  test('is said to be over a few days of prudence before the law says so and no more, however rough the date', () => {
    fc.assert(
      fc.property(instant, timeZones, cut, fc.boolean(), (posted, timeZone, length, relative) => {
        const iso = cutAt(posted, length, timeZone);
        for (const { limitationPeriod, latest } of computeDeadlines(
          publication({ ...at(iso), timeZone, relative }),
        )) {
          const months = { press: 3, 'press-discriminatory': 12, connection: 12, delit: 72 }[
            limitationPeriod
          ];
          const legal = addMonths(dateInTimeZone(new Date(posted), timeZone), months);
          expect(daysBetween(latest, legal), `${limitationPeriod} ${iso} ${timeZone}`).toBeLessThanOrEqual(6);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('loses no item and no clock', () => {
    const items = fc.array(fc.record({ iso: fc.option(instant), ordinal: fc.nat(500) }), { maxLength: 30 });
    fc.assert(
      fc.property(items, day, (overrides, today) => {
        const board = buildDeadlineList(
          overrides.map(({ iso, ordinal }) => item(ordinal, iso)),
          today,
        );
        const lines = DEADLINE_BUCKETS.flatMap((when) => board[when].map((line) => ({ ...line, when })));
        expect(lines.reduce((sum, { ordinals }) => sum + ordinals.length, 0)).toBe(overrides.length * 3);
        for (const line of lines) expect(findDeadlineBucket(line, today)).toBe(line.when);
      }),
    );
  });
});
