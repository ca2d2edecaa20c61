import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/shared/localDates.ts';
import { nextWorkingDay, previousWorkingDay } from '../../../src/law/workingDays.ts';

/** From calendars of France. */
test.each([
  ['2026-11-23', '2026-11-23', 'a Monday'],
  ['2026-11-28', '2026-11-30', 'a Saturday'],
  ['2026-11-29', '2026-11-30', 'a Sunday'],
  ['2026-04-05', '2026-04-07', 'Easter 2026: 5 April'],
  ['2027-03-27', '2027-03-30', 'Easter 2027: 28 March'],
  ['2038-04-26', '2038-04-27', 'Easter 2038: 25 April, the latest'],
  ['2026-05-14', '2026-05-15', 'Ascension 2026'],
  ['2026-05-25', '2026-05-26', 'Whit Monday 2026'],
  ['2027-01-01', '2027-01-04', '1 January, a Friday'],
  ['2027-12-25', '2027-12-27', 'Christmas, a Saturday'],
  ['2024-05-08', '2024-05-10', '8 May, then Ascension 2024'],
])('%s moves to %s: %s', (day, expected) => {
  expect(nextWorkingDay(day)).toBe(expected);
});

/** A period that is not made longer: the other direction, and the holidays of every part of France. */
test.each([
  ['2026-05-07', '2026-05-07', 'a Thursday'],
  ['2026-05-08', '2026-05-07', '8 May, a Friday'],
  ['2026-05-09', '2026-05-07', 'the Saturday after it'],
  ['2026-04-12', '2026-04-10', 'a Sunday'],
  ['2026-04-03', '2026-04-02', 'Good Friday, in Alsace and Moselle'],
  ['2028-12-26', '2028-12-22', '26 December there, after Christmas and a weekend'],
  ['2026-05-22', '2026-05-21', 'Martinique'],
  ['2026-05-27', '2026-05-26', 'Guadeloupe'],
  ['2026-06-10', '2026-06-09', 'Guyane'],
  ['2027-04-27', '2027-04-26', 'Mayotte'],
  ['2027-12-20', '2027-12-17', 'La Réunion, a Monday'],
  ['2026-09-24', '2026-09-23', 'Nouvelle-Calédonie'],
  ['2026-06-29', '2026-06-26', 'Polynésie, a Monday'],
])('%s moves back to %s: %s', (day, expected) => {
  expect(previousWorkingDay(day)).toBe(expected);
});

test('a local holiday makes no appeal longer', () => {
  const expected = ['2026-04-03', '2026-05-22', '2028-12-26'];
  expect(['2026-04-03', '2026-05-22', '2028-12-26'].map(nextWorkingDay)).toEqual(expected);
});

test('a day moves by four at most, and a day that it moved to stays', () => {
  const days = fc.integer({ min: 0, max: 75 * 366 }).map((count) => addDays('2024-01-01', count));
  fc.assert(
    fc.property(days, (day) => {
      const next = nextWorkingDay(day);
      expect(next >= day && next <= addDays(day, 4)).toBe(true);
      expect(nextWorkingDay(next)).toBe(next);
      expect([0, 6]).not.toContain(new Date(`${next}T12:00:00Z`).getUTCDay());
    }),
  );
});
