import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/shared/localDates.ts';
import { type Answers, QUESTION_IDS } from '../../../src/law/questions.ts';
import { buildIcsFile, isThisWeek, listNextReminders } from '../../../src/law/reminders.ts';
import { suggestOffences } from '../../../src/law/suggestions.ts';

const suggestIds = (answers: Answers): string[] => suggestOffences(answers).map(({ id }) => id);

describe('suggestOffences', () => {
  test('suggests nothing without answers, or for a tick that was removed', () => {
    expect(suggestIds({})).toEqual([]);
    expect(suggestIds(Object.fromEntries(QUESTION_IDS.map((id) => [id, 'no'])))).toEqual([]);
  });

  test('suggests harassment for incitement to suicide, and the offence of incitement only after an attempt', () => {
    expect(suggestIds({ suicide: 'yes' })).toEqual(['harcelement-moral-en-ligne']);
    expect(suggestIds({ suicide: 'yes', 'suicide-attempt': 'yes' })).toContain('provocation-suicide');
  });

  test('suggests the délit of a lie to the police or to an employer for any accusation, public or not', () => {
    expect(suggestIds({ accusation: 'yes' })).toEqual(['injure-non-publique', 'denonciation-calomnieuse']);
    expect(suggestIds({ accusation: 'yes', public: 'yes' })).toEqual([
      'diffamation-publique',
      'injure-non-publique',
      'denonciation-calomnieuse',
    ]);
    expect(suggestIds({ insult: 'yes', public: 'yes' })).not.toContain('denonciation-calomnieuse');
  });

  test('hides nothing private when something was public too', () => {
    expect(suggestIds({ insult: 'yes', public: 'no' })).toEqual(['injure-non-publique']);
    expect(suggestIds({ insult: 'yes', public: 'yes' })).toEqual(['injure-publique', 'injure-non-publique']);
    expect(suggestIds({ accusation: 'yes', public: 'yes' })).toContain('injure-non-publique');
    expect(suggestIds({ insult: 'yes', public: 'yes', ground: 'yes' })).toEqual(
      expect.arrayContaining(['injure-diffamation-discriminatoire', 'injure-non-publique-discriminatoire']),
    );
    // Délits, six years: a post on a wall hides neither the outrage of a message nor repeated messages.
    expect(suggestIds({ insult: 'yes', public: 'yes', 'public-job': 'yes' })).toContain('outrage-fonction');
    expect(suggestIds({ repeated: 'yes', public: 'yes' })).toContain('messages-malveillants');
  });

  test('no tick removes a suggestion', () => {
    const all = Object.fromEntries(QUESTION_IDS.map((id) => [id, 'yes'])) as Answers;
    for (const id of QUESTION_IDS) {
      const without = suggestIds({ ...all, [id]: 'no' });
      expect(
        without.filter((offence) => !suggestIds(all).includes(offence)),
        id,
      ).toEqual([]);
    }
  });

  test('returns whether a complaint is needed', () => {
    const [intimate] = suggestOffences({ intimate: 'yes' });
    expect(intimate?.complaint).toBe('needed');
    expect(intimate?.article).toBe('Code pénal, 226-2-1');
  });

  test('never suggests an offence that was not checked against its source', () => {
    const all = suggestOffences(Object.fromEntries(QUESTION_IDS.map((id) => [id, 'yes'])));
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ confidence }) => !['read', 'verify'].includes(confidence))).toEqual([]);
  });
});

describe('buildIcsFile', () => {
  const file = buildIcsFile(['2026-12-24', '2026-11-22', '2025-01-01', '2026-12-24'], [], '2026-11-20', 'Rappel');

  test('has one « Rappel » per day, a week before or today, and none for past days', () => {
    const expected = ['DTSTART;VALUE=DATE:20261120', 'DTSTART;VALUE=DATE:20261217'];
    expect(file.match(/DTSTART;VALUE=DATE:\d+/g)).toEqual(expected);
    expect(file.match(/SUMMARY:.*/g)).toEqual(['SUMMARY:Rappel', 'SUMMARY:Rappel']);
  });

  test('has lines as in RFC 5545 and reveals nothing about the case', () => {
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(file).toMatch(/END:VCALENDAR\r\n$/);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(file).not.toMatch(/recueil|plainte|d[ée]lai|loi|harc/i);
  });
});

test('a day that the person chose is reminded of on that day, in the calendar and by the browser', () => {
  const expected = ['2026-11-24', '2026-12-17', '2026-12-23'];
  expect(listNextReminders(['2026-12-24'], ['2026-11-24', '2026-11-20'], '2026-11-20')).toEqual(expected);
  const file = buildIcsFile([], ['2026-11-24', '2026-11-19'], '2026-11-20', 'Rappel');
  expect(file.match(/DTSTART[^\r]*/g)).toEqual(['DTSTART;VALUE=DATE:20261124']);
  expect(isThisWeek('2026-11-27', '2026-11-20')).toBe(true);
  for (const day of ['2026-11-19', '2026-11-28']) expect(isThisWeek(day, '2026-11-20'), day).toBe(false);
});

test('listNextReminders returns days a week and one day before a date, never today', () => {
  const days = ['2026-12-24', '2026-11-22', '2025-01-01'];
  expect(listNextReminders(days, [], '2026-11-20')).toEqual(['2026-11-21', '2026-12-17', '2026-12-23']);
  expect(listNextReminders(days, [], '2026-11-21')).toEqual(['2026-12-17', '2026-12-23']);
  expect(listNextReminders(days, [], '2026-12-23')).toEqual([]);
  // Few, because alarms are stored unencrypted.
  const many = Array.from({ length: 60 }, (_, count) => addDays('2027-01-01', count));
  expect(listNextReminders(many, [], '2026-11-20')).toHaveLength(24);
});
