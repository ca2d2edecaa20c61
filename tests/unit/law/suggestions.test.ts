import { describe, expect, test } from 'vitest';
import { buildIcsFile, listNextReminders } from '../../../src/law/icsFile.ts';
import { addDays } from '../../../src/law/isoDate.ts';
import { type Answers, QUESTION_IDS } from '../../../src/law/questions.ts';
import { suggestOffences } from '../../../src/law/suggestions.ts';

const ids = (answers: Answers): string[] => suggestOffences(answers).map(({ offence }) => offence.id);

describe('suggestions', () => {
  test('nothing said, « non » and « je ne sais pas » suggest nothing', () => {
    expect(ids({})).toEqual([]);
    for (const answer of ['no', 'unsure'] as const)
      expect(ids(Object.fromEntries(QUESTION_IDS.map((id) => [id, answer])))).toEqual([]);
  });

  test('« va te tuer » leads to harassment; incitement to suicide only after an attempt', () => {
    expect(ids({ suicide: 'yes' })).toEqual(['harcelement-moral-en-ligne']);
    expect(ids({ suicide: 'yes', 'suicide-attempt': 'yes' })).toContain('provocation-suicide');
  });

  test('an insult is public or not, never both', () => {
    expect(ids({ insult: 'yes', public: 'yes' })).toEqual(['injure-publique']);
    for (const answer of ['no', 'unsure'] as const)
      expect(ids({ insult: 'yes', public: answer })).toEqual(['injure-non-publique']);
    expect(ids({ insult: 'yes', public: 'yes', ground: 'yes' })).toEqual([
      'injure-publique',
      'injure-diffamation-discriminatoire',
    ]);
  });

  test('say which answers led there, and whether a complaint is needed', () => {
    const [intimate] = suggestOffences({ intimate: 'yes' });
    expect(intimate?.because).toEqual(['intimate']);
    expect(intimate?.offence.complaintNeeded).toBe(true);
    expect(intimate?.offence.article).toBe('Code pénal, 226-2-1');
  });

  test('never hold what was not read in its source, whatever is answered', () => {
    const all = suggestOffences(Object.fromEntries(QUESTION_IDS.map((id) => [id, 'yes'])));
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ offence }) => offence.confidence !== 'read')).toEqual([]);
    expect(all.map(({ offence }) => offence.id)).not.toContain('provocation-haine');
  });
});

describe('the calendar file', () => {
  const file = buildIcsFile(['2026-12-24', '2026-11-22', '2025-01-01', '2026-12-24'], '2026-11-20', 'Rappel');

  test('says « Rappel » a week before, or today, once a day, and nothing of what is over', () => {
    expect(file.match(/DTSTART;VALUE=DATE:\d+/g)).toEqual([
      'DTSTART;VALUE=DATE:20261120',
      'DTSTART;VALUE=DATE:20261217',
    ]);
    expect(file.match(/SUMMARY:.*/g)).toEqual(['SUMMARY:Rappel', 'SUMMARY:Rappel']);
  });

  test('has the lines of RFC 5545 and tells nothing', () => {
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(file).toMatch(/END:VCALENDAR\r\n$/);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(file).not.toMatch(/recueil|plainte|d[ée]lai|loi|harc/i);
  });
});

test('a reminder comes a week before a date and on its eve, never today', () => {
  const days = ['2026-12-24', '2026-11-22', '2025-01-01'];
  expect(listNextReminders(days, '2026-11-20')).toEqual(['2026-11-21', '2026-12-17', '2026-12-23']);
  expect(listNextReminders(days, '2026-11-21')).toEqual(['2026-12-17', '2026-12-23']);
  expect(listNextReminders(days, '2026-12-23')).toEqual([]);
  // A bound: what lies on the disk is readable.
  const many = Array.from({ length: 60 }, (_, count) => addDays('2027-01-01', count));
  expect(listNextReminders(many, '2026-11-20')).toHaveLength(24);
});
