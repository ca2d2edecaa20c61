import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatTypedDay, parseTypedDay } from '../../../../src/domain/shared/localDates.ts';

const days = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** With the spaces and hyphens of a text that is pasted. */
const separators = fc.constantFrom(
  '/',
  '.',
  '-',
  ' ',
  ' / ',
  '\u00a0',
  '\u202f/\u202f',
  '\u2010',
  '\u2011',
  '\u2013',
  '\u2212',
);

it('reads every day that it writes, also with other separators, with digits alone and without leading zeros', () => {
  fc.assert(
    fc.property(days, fc.oneof(separators, fc.constant('')), (day, separator) => {
      const typed = formatTypedDay(day);
      expect(typed).toMatch(/^\d\d\/\d\d\/\d{4}$/);
      expect(parseTypedDay(typed.replaceAll('/', separator))).toBe(day);
      expect(parseTypedDay(` ${typed.replace(/^0/, '').replace('/0', '/')} `)).toBe(day);
      expect(parseTypedDay(day)).toBe(day);
    }),
  );
});

it('reads a day that begins with its year, as no country puts the day next', () => {
  fc.assert(
    fc.property(days, separators, (day, separator) => {
      expect(parseTypedDay(day.replaceAll('-', separator))).toBe(day);
      expect(parseTypedDay(day.replaceAll('-0', '-').replaceAll('-', separator))).toBe(day);
    }),
  );
});

it('reads « 1er » as the first of a month, and no other day written so', () => {
  fc.assert(
    fc.property(days, separators, fc.constantFrom('er', 'ER', 'ᵉʳ'), (day, separator, ordinal) => {
      const [date = '', ...rest] = formatTypedDay(day).split('/');
      const parsed = parseTypedDay([`${Number(date)}${ordinal}`, ...rest].join(separator));
      expect(parsed).toBe(date === '01' ? day : null);
      const [, month, year] = formatTypedDay(day).split('/');
      expect(parseTypedDay([`1${ordinal}`, month, year].join(separator))).toBe(`${day.slice(0, 7)}-01`);
    }),
  );
});

it('refuses a year of two digits, whatever comes before it', () => {
  fc.assert(
    fc.property(days, separators, (day, separator) => {
      const [date, month, year = ''] = formatTypedDay(day).split('/');
      expect(parseTypedDay([date, month, year.slice(2)].join(separator))).toBeNull();
      expect(parseTypedDay([year.slice(2), month, date].join(separator))).toBeNull();
    }),
  );
});

it('never takes the month for the day: the first number is the day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 13, max: 31 }), fc.integer({ min: 1, max: 12 }), (day, month) => {
      expect(parseTypedDay(`${month}/${day}/2026`)).toBeNull();
      expect(parseTypedDay(`${month}/${month}/2026`)?.slice(5, 7)).toBe(String(month).padStart(2, '0'));
    }),
  );
});

it('returns a day of the calendar or null, whatever is typed', () => {
  const typed = fc.oneof(
    fc.string(),
    fc.stringMatching(/^\d{1,2}[/. -]\d{1,2}[/. -]\d{2,5}$/),
    fc.stringMatching(/^\d{4}[/. -]\d{1,2}[/. -]\d{1,2}$/),
    fc.stringMatching(/^\d{4,9}$/),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const day = parseTypedDay(text);
      if (day !== null) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
    }),
    { numRuns: 1_000 },
  );
});

it.each([
  ...['', ' ', '31/11/2026', '29/02/2026', '00/01/2026', '1/1/26', '01/13/2026', '01/01/1899', '2026', '11/2026'],
  ...['2026/20/11', '20261120', '11er/11/2026', '21er/11/2026', '1e/11/2026', '1/11er/2026'],
])('refuses « %s »', (typed) => expect(parseTypedDay(typed)).toBeNull());
