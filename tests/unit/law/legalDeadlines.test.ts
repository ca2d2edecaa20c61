import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween } from '../../../src/domain/shared/localDates.ts';
import {
  buildDeadlineList,
  computeDeadlines,
  type DatedItem,
  DEADLINE_BUCKETS,
  type Deadline,
  findDeadlineBucket,
  type Publication,
} from '../../../src/law/legalDeadlines.ts';
import { buildPublication } from '../../support/law/buildPublication.ts';

const postedAt = (iso: string | null): Pick<Publication, 'posting'> => ({ posting: { iso, precision: null } });
function deadlineFor(overrides: Partial<Publication>, id: Deadline['limitationPeriod']): Deadline | undefined {
  return computeDeadlines(buildPublication(overrides)).find(({ limitationPeriod }) => limitationPeriod === id);
}

describe('computeDeadlines', () => {
  test('returns the legal last day, and the day before it: 13 and 14 March for 14 December', () => {
    const from = '2025-12-14';
    const DATED = { renewedBy: null, doubts: [] };
    expect(computeDeadlines(buildPublication())).toEqual([
      { limitationPeriod: 'press', from, dayBefore: '2026-03-13', legalDay: '2026-03-14', ...DATED },
      { limitationPeriod: 'connection', from, dayBefore: '2026-12-13', legalDay: '2026-12-14', ...DATED },
      { limitationPeriod: 'contravention', from, dayBefore: '2026-12-13', legalDay: '2026-12-14', ...DATED },
      { limitationPeriod: 'delit', from, dayBefore: '2031-12-13', legalDay: '2031-12-14', ...DATED },
    ]);
  });

  test('always gives three months, and lists one year only when said to be discriminatory and public, or unread', () => {
    const periods = (overrides: Partial<Publication>) =>
      computeDeadlines(buildPublication(overrides)).map(({ limitationPeriod }) => limitationPeriod);
    for (const visibility of ['public', 'private', 'closed-group', 'followers', null] as const)
      for (const discriminatory of [true, false, null]) {
        const found = periods({ visibility, discriminatory });
        expect(found).toContain('press');
        expect(found.includes('press-discriminatory')).toBe(
          (visibility === 'public' || visibility === null) && discriminatory === true,
        );
      }
  });
});

describe('computeDeadlines, with missing information', () => {
  test('counts from the first capture when there is no posting date, and no press period', () => {
    const connection = deadlineFor(postedAt(null), 'connection');
    expect(connection).toMatchObject({ from: '2026-11-20', dayBefore: '2027-11-19', doubts: ['posting-unread'] });
    expect(deadlineFor({ ...postedAt(null), discriminatory: true }, 'press')).toBeUndefined();
    expect(deadlineFor({ ...postedAt(null), discriminatory: true }, 'press-discriminatory')).toBeUndefined();
  });

  test('counts a month or a year from its first day', () => {
    const expected = { from: '2026-08-01', doubts: ['posting-rough'] };
    expect(deadlineFor(postedAt('2026-08'), 'press')).toMatchObject(expected);
    expect(deadlineFor(postedAt('2026'), 'press')).toMatchObject({ from: '2026-01-01', dayBefore: '2026-03-31' });
    expect(deadlineFor(postedAt('2026-08-05'), 'press')).toMatchObject({
      from: '2026-08-05',
      doubts: ['posting-rough'],
    });
  });

  test('counts a relative date such as « il y a 3 h » one day earlier', () => {
    const press = deadlineFor({ ...postedAt('2026-11-20'), relative: true }, 'press');
    expect(press).toMatchObject({ from: '2026-11-19', doubts: ['posting-rough', 'posting-relative'] });
  });

  test('reports unknown visibility where a discrimination in public would give a year', () => {
    expect(deadlineFor({ visibility: null, discriminatory: true }, 'press')?.doubts).toEqual(['visibility-unread']);
    expect(deadlineFor({ visibility: null, discriminatory: true }, 'delit')?.doubts).toEqual([]);
    for (const discriminatory of [false, null])
      expect(deadlineFor({ visibility: null, discriminatory }, 'press')?.doubts).toEqual([]);
  });

  test('ignores a date after the capture', () => {
    const late = postedAt('2031-01-01T00:00:00Z');
    expect(deadlineFor(late, 'press')).toBeUndefined();
    expect(deadlineFor(late, 'delit')).toMatchObject({ from: '2026-11-20', doubts: ['posting-unread'] });
  });

  test('treats an invalid date as missing, and accepts an unknown time zone', () => {
    for (const iso of ['il y a 3 h', '2026-02-30', '2026-13', 'T', '2026-1-1'])
      expect(deadlineFor(postedAt(iso), 'delit')?.doubts).toContain('posting-unread');
    expect(deadlineFor({ timeZone: 'Mars/Olympus' }, 'press')?.dayBefore).toBe('2026-03-13');
  });
});

describe('computeDeadlines, across time zones', () => {
  test('counts from the earlier day of the local time zone and France', () => {
    const late = postedAt('2026-03-01T05:00:00Z');
    expect(deadlineFor({ ...late, timeZone: 'Pacific/Tahiti' }, 'press')?.from).toBe('2026-02-28');
    expect(deadlineFor({ ...postedAt('2026-02-28T21:00:00Z'), timeZone: 'Indian/Reunion' }, 'press')?.from).toBe(
      '2026-02-28',
    );
    expect(deadlineFor({ ...postedAt('2026-03-01'), timeZone: 'Indian/Reunion' }, 'press')?.from).toBe('2026-02-28');
    expect(deadlineFor({ ...postedAt('2026-03-01'), timeZone: 'Pacific/Tahiti' }, 'press')?.from).toBe('2026-03-01');
  });
});

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2026-11-19'), noInvalidDate: true })
  .map((date) => date.toISOString());
describe('properties of dates', () => {
  test('addMonths returns the same day of the month, or the last day of a shorter one', () => {
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

  test('daysBetween is the inverse of addDays', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });
});

describe('buildDeadlineList', () => {
  const item = (ordinal: number, iso: string | null): DatedItem => ({
    ...buildPublication(postedAt(iso)),
    ordinal,
  });

  test('groups deadlines by bucket, and items by last day', () => {
    const list = buildDeadlineList(
      [
        item(3, '2026-08-25T10:00:00Z'),
        item(1, '2026-08-25T20:00:00Z'),
        item(2, '2026-09-10T10:00:00Z'),
        item(4, '2026-01-05'),
      ],
      '2026-11-20',
    );
    expect(list.week).toEqual([
      {
        limitationPeriod: 'press',
        dayBefore: '2026-11-24',
        legalDay: '2026-11-25',
        ordinals: [1, 3],
        publications: 1,
        renewedBy: null,
        from: { first: '2026-08-25', last: '2026-08-25' },
        doubts: [],
      },
    ]);
    expect(list.month.map(({ ordinals, dayBefore }) => [ordinals, dayBefore])).toEqual([[[2], '2026-12-09']]);
    expect(list.passed.map(({ limitationPeriod, ordinals }) => [limitationPeriod, ordinals])).toEqual([['press', [4]]]);
    expect(list.later.map(({ limitationPeriod }) => limitationPeriod)).toContain('delit');
  });

  test('does not report as passed a deadline that is only perhaps over', () => {
    const rough = { ...item(1, '2026'), relative: true };
    const list = buildDeadlineList([rough], '2026-11-20');
    expect(list.passed).toEqual([]);
    expect(list.week).toMatchObject([{ limitationPeriod: 'press', dayBefore: '2026-03-30', legalDay: '2027-02-20' }]);
    expect(buildDeadlineList([item(1, '2025-12')], '2026-11-20').passed).toMatchObject([{ legalDay: '2026-03-31' }]);
    expect(buildDeadlineList([rough], '2027-02-20').passed).toEqual([]);
    expect(buildDeadlineList([rough], '2027-02-21').passed).toMatchObject([{ limitationPeriod: 'press' }]);
  });

  test('lists every item in every limitation period, the undated in none of the press', () => {
    const items = fc.array(fc.record({ iso: fc.option(instant), ordinal: fc.nat(500) }), { maxLength: 30 });
    fc.assert(
      fc.property(items, day, (overrides, today) => {
        const list = buildDeadlineList(
          overrides.map(({ iso, ordinal }) => item(ordinal, iso)),
          today,
        );
        const lines = DEADLINE_BUCKETS.flatMap((when) => list[when].map((line) => ({ ...line, when })));
        const undated = overrides.filter(({ iso }) => iso === null).length;
        const listed = lines.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
        expect(listed).toBe(overrides.length * 4 - undated);
        for (const line of lines) expect(findDeadlineBucket(line, today)).toBe(line.when);
      }),
    );
  });
});
