import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardOf, type Dated, WHENS, whenIs } from '../../../src/law/board.ts';
import { addDays, addMonths, dayIn, daysBetween } from '../../../src/law/days.ts';
import { type Deadline, deadlinesOf, type Publication } from '../../../src/law/deadlines.ts';
import { publication } from './publication.ts';

const at = (iso: string | null): Pick<Publication, 'posting'> => ({ posting: { iso, precision: null } });
function clockOf(given: Partial<Publication>, id: Deadline['clock']): Deadline | undefined {
  return deadlinesOf(publication(given)).find(({ clock }) => clock === id);
}

describe('the three clocks', () => {
  test('of a publication of 14 December: 14 March is still in time, so 13 March is given', () => {
    expect(deadlinesOf(publication())).toEqual([
      { clock: 'press', from: '2025-12-14', last: '2026-03-13', latest: '2026-03-13', doubts: [] },
      { clock: 'connection', from: '2025-12-14', last: '2026-12-13', latest: '2026-12-13', doubts: [] },
      { clock: 'delit', from: '2025-12-14', last: '2031-12-13', latest: '2031-12-13', doubts: [] },
    ]);
  });

  test('month ends: the last day of a shorter month, leap years and others', () => {
    const last = (iso: string) => clockOf(at(iso), 'press')?.last;
    expect(last('2025-11-30T10:00:00Z')).toBe('2026-02-27');
    expect(last('2023-11-30T10:00:00Z')).toBe('2024-02-28');
    expect(last('2025-08-31T10:00:00Z')).toBe('2025-11-29');
    expect(clockOf(at('2024-02-29T10:00:00Z'), 'connection')?.last).toBe('2025-02-27');
    expect(clockOf(at('2024-02-29T10:00:00Z'), 'delit')?.last).toBe('2030-02-27');
  });

  test('one year only if public and discriminatory', () => {
    const clocks = (given: Partial<Publication>) => deadlinesOf(publication(given)).map(({ clock }) => clock);
    expect(clocks({ visibility: 'public', discriminatory: true })).toContain('press-discriminatory');
    expect(clocks({ visibility: 'public', discriminatory: true })).not.toContain('press');
    for (const visibility of ['private', 'closed-group', 'followers', null] as const)
      expect(clocks({ visibility, discriminatory: true })).toContain('press');
    for (const discriminatory of [false, null])
      expect(clocks({ visibility: 'public', discriminatory })).not.toContain('press-discriminatory');
  });
});

describe('what is not known', () => {
  test('no posting date: counted from when it was first seen, and said', () => {
    const press = clockOf(at(null), 'press');
    expect(press).toMatchObject({ from: '2026-11-20', last: '2027-02-19', doubts: ['posting-unread'] });
  });

  test('a month is counted from its first day, a year from its first', () => {
    expect(clockOf(at('2026-08'), 'press')).toMatchObject({ from: '2026-08-01', doubts: ['posting-rough'] });
    expect(clockOf(at('2026'), 'press')).toMatchObject({ from: '2026-01-01', last: '2026-03-31' });
    expect(clockOf(at('2026-08-05'), 'press')).toMatchObject({
      from: '2026-08-05',
      doubts: ['posting-rough'],
    });
  });

  test('« il y a 3 h »: a day earlier, and said', () => {
    const press = clockOf({ ...at('2026-11-20'), relative: true }, 'press');
    expect(press).toMatchObject({ from: '2026-11-19', doubts: ['posting-rough', 'posting-relative'] });
  });

  test('unknown visibility is said with the clock that depends on it', () => {
    expect(clockOf({ visibility: null }, 'press')?.doubts).toEqual(['visibility-unread']);
    expect(clockOf({ visibility: null }, 'delit')?.doubts).toEqual([]);
  });

  test('a date after the capture is not believed', () => {
    expect(clockOf(at('2031-01-01T00:00:00Z'), 'press')?.from).toBe('2026-11-20');
  });

  test('what is no date is no date, and an unknown zone is no fault', () => {
    for (const iso of ['il y a 3 h', '2026-02-30', '2026-13', 'T', '2026-1-1'])
      expect(clockOf(at(iso), 'press')?.doubts).toContain('posting-unread');
    expect(clockOf({ timeZone: 'Mars/Olympus' }, 'press')?.last).toBe('2026-03-13');
  });
});

describe('time zones', () => {
  test('just after midnight in Paris it is the new day, whatever UTC says', () => {
    expect(clockOf(at('2025-12-31T23:30:00Z'), 'press')?.from).toBe('2026-01-01');
  });

  test('overseas: the earlier of there and France', () => {
    const late = at('2026-03-01T05:00:00Z');
    expect(clockOf({ ...late, timeZone: 'Pacific/Tahiti' }, 'press')?.from).toBe('2026-02-28');
    expect(clockOf({ ...at('2026-02-28T21:00:00Z'), timeZone: 'Indian/Reunion' }, 'press')?.from).toBe(
      '2026-02-28',
    );
    expect(clockOf({ ...at('2026-03-01'), timeZone: 'Indian/Reunion' }, 'press')?.from).toBe('2026-02-28');
    expect(clockOf({ ...at('2026-03-01'), timeZone: 'Pacific/Tahiti' }, 'press')?.from).toBe('2026-03-01');
  });
});

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2026-11-19'), noInvalidDate: true })
  .map((date) => date.toISOString());
const zone = fc.constantFrom(
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
  if (length <= 10) return dayIn(new Date(iso), timeZone).slice(0, length);
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
      fc.property(instant, zone, cut, fc.boolean(), (posted, timeZone, length, relative) => {
        const iso = cutAt(posted, length, timeZone);
        for (const { clock, last } of deadlinesOf(publication({ ...at(iso), timeZone, relative }))) {
          const months = { press: 3, 'press-discriminatory': 12, connection: 12, delit: 72 }[clock];
          for (const where of ['Europe/Paris', timeZone]) {
            const legal = addMonths(dayIn(new Date(posted), where), months);
            expect(last < legal, `${clock} ${iso} ${timeZone}: ${last} < ${legal}`).toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('an exact time in France is given the day before, no earlier', () => {
    fc.assert(
      fc.property(instant, (posted) => {
        const legal = addMonths(dayIn(new Date(posted), 'Europe/Paris'), 3);
        expect(clockOf(at(posted), 'press')?.last).toBe(addDays(legal, -1));
      }),
    );
  });

  test('knowing less never gives a later day', () => {
    fc.assert(
      fc.property(instant, zone, cut, (posted, timeZone, length) => {
        const rough = deadlinesOf(
          publication({ ...at(cutAt(posted, length, timeZone)), timeZone, visibility: null }),
        );
        const exact = deadlinesOf(publication({ ...at(posted), timeZone, discriminatory: true }));
        const first = (all: readonly Deadline[]) => all.map(({ last }) => last).toSorted()[0] ?? '';
        expect(first(rough) <= first(exact)).toBe(true);
      }),
    );
  });
});

describe('the board', () => {
  const item = (ordinal: number, iso: string | null): Dated => ({ ...publication(at(iso)), ordinal });

  test('puts each line in its time, together when they end on one day', () => {
    const board = boardOf(
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
        clock: 'press',
        last: '2026-11-24',
        latest: '2026-11-24',
        ordinals: [1, 3],
        from: { first: '2026-08-25', last: '2026-08-25' },
        doubts: [],
      },
    ]);
    expect(board.month.map(({ ordinals, last }) => [ordinals, last])).toEqual([[[2], '2026-12-09']]);
    expect(board.passed.map(({ clock, ordinals }) => [clock, ordinals])).toEqual([['press', [4]]]);
    expect(board.later.map(({ clock }) => clock)).toContain('delit');
  });

  test('of « il y a 3 jours » over the end of a month only the year is known: it may be over, it is not said to be', () => {
    const rough = { ...item(1, '2026'), relative: true };
    const board = boardOf([rough], '2026-11-20');
    expect(board.passed).toEqual([]);
    expect(board.week).toMatchObject([{ clock: 'press', last: '2026-03-30', latest: '2027-02-19' }]);
    expect(boardOf([item(1, '2025-12')], '2026-11-20').passed).toMatchObject([{ latest: '2026-03-30' }]);
    expect(boardOf([rough], '2027-02-20').passed).toHaveLength(1);
  });

  test('is said to be over a few days of prudence before the law says so and no more, however rough the date', () => {
    fc.assert(
      fc.property(instant, zone, cut, fc.boolean(), (posted, timeZone, length, relative) => {
        const iso = cutAt(posted, length, timeZone);
        for (const { clock, latest } of deadlinesOf(publication({ ...at(iso), timeZone, relative }))) {
          const months = { press: 3, 'press-discriminatory': 12, connection: 12, delit: 72 }[clock];
          const legal = addMonths(dayIn(new Date(posted), timeZone), months);
          expect(daysBetween(latest, legal), `${clock} ${iso} ${timeZone}`).toBeLessThanOrEqual(6);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('loses no item and no clock', () => {
    const items = fc.array(fc.record({ iso: fc.option(instant), ordinal: fc.nat(500) }), { maxLength: 30 });
    fc.assert(
      fc.property(items, day, (given, today) => {
        const board = boardOf(
          given.map(({ iso, ordinal }) => item(ordinal, iso)),
          today,
        );
        const lines = WHENS.flatMap((when) => board[when].map((line) => ({ ...line, when })));
        expect(lines.reduce((sum, { ordinals }) => sum + ordinals.length, 0)).toBe(given.length * 3);
        for (const line of lines) expect(whenIs(line, today)).toBe(line.when);
      }),
    );
  });
});
