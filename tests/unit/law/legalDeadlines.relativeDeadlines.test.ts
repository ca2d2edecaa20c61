import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRelativeTime } from '../../../src/domain/capture/relativeTime.ts';
import { addMonths, dateInTimeZone } from '../../../src/domain/shared/localDates.ts';
import {
  buildDeadlineList,
  computeDeadlines,
  type Deadline,
  type Publication,
} from '../../../src/law/legalDeadlines.ts';
import { buildPublication } from '../../support/law/buildPublication.ts';

const DAY_MS = 86_400_000;

/** Posts that show only a relative age (« il y a … »), counted back from the capture. */

const buildRelativePost = (overrides: Partial<Publication>): Publication =>
  buildPublication({ posting: { iso: null, precision: null }, relative: true, ...overrides });
const pressDeadline = (overrides: Partial<Publication>): Deadline | undefined =>
  computeDeadlines(buildRelativePost(overrides)).find(({ limitationPeriod }) => limitationPeriod === 'press');

test('computeDeadlines counts « il y a 2 semaines » across New Year back from the capture', () => {
  const seenAt = '2026-01-05T09:00:00.000Z';
  expect(
    pressDeadline({ seenAt, relativeAge: findRelativeTime('il y a 2 semaines', Date.parse(seenAt)) }),
  ).toMatchObject({
    from: '2025-12-14',
    dayBefore: '2026-03-13',
    legalDay: '2026-03-30',
    doubts: ['posting-rough', 'posting-relative'],
  });
  expect(pressDeadline({ seenAt })).toBeUndefined();
});

test('computeDeadlines uses the relative age rather than a month or a year', () => {
  const ageOf = (shown: string) => findRelativeTime(shown, Date.parse('2026-11-20T09:00:00Z'));
  const list = buildDeadlineList(
    [{ ...buildRelativePost({ relativeAge: ageOf('il y a 3 ans') }), ordinal: 1 }],
    '2026-11-20',
  );
  expect(list.week).toEqual([]);
  const expected = ['connection', 'contravention', 'press'];
  expect(list.passed.map(({ limitationPeriod }) => limitationPeriod).toSorted()).toEqual(expected);
  const posting = { iso: '2026-11', precision: 'month' } as const;
  expect(pressDeadline({ posting, relativeAge: ageOf('2 d') })).toMatchObject({
    from: '2026-11-16',
    legalDay: '2027-02-20',
  });
});

test('findRelativeTime ignores the surrounding text, and returns null without an age', () => {
  const expected = { from: -4 * DAY_MS, to: -2 * DAY_MS };
  expect(findRelativeTime('Par Fougère, Il y a 3\u00a0jours', 0)).toEqual(expected);
  for (const shown of ['', '3 h du matin', '12 janv.', `il y a 3 j${' '.repeat(5)}${'x'.repeat(200)}`])
    expect(findRelativeTime(shown, 0)).toBeNull();
});

test('findRelativeTime ignores the end of a larger number, and the time of an edit', () => {
  for (const shown of ['1,234 days ago', '1 234 days ago', '1003 days ago', '2.5 years ago'])
    expect(findRelativeTime(shown, 0), shown).toBeNull();
  for (const shown of ['Modifié il y a 3 j', 'mise à jour : il y a 3 j', 'edited 3 days ago', '(Updated 2 h ago)'])
    expect(findRelativeTime(shown, 0), shown).toBeNull();
  expect(findRelativeTime('n° 12 il y a 2 h (modifié il y a 1 h)', 0)).toEqual(findRelativeTime('il y a 2 h', 0));
});

test('computeDeadlines has the legal day between its two days for any rounded age', () => {
  const seen = fc
    .date({ min: new Date('2015-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const timeZones = fc.constantFrom('Europe/Paris', 'Pacific/Tahiti', 'Indian/Reunion', 'Pacific/Kiritimati');
  const unit = fc.constantFrom(['min', 60_000], ['h', DAY_MS / 24], ['j', DAY_MS], ['semaines', 7 * DAY_MS]);
  const count = fc.integer({ min: 1, max: 60 });
  const rounded = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(seen, timeZones, unit, count, rounded, (seenAt, timeZone, [name, length], n, off) => {
      const posted = new Date(Date.parse(seenAt) - (n + off) * Number(length));
      const found = pressDeadline({
        seenAt,
        timeZone,
        relativeAge: findRelativeTime(`il y a ${n} ${name}`, Date.parse(seenAt)),
      });
      const days = [timeZone, 'Europe/Paris'].map((where) => addMonths(dateInTimeZone(posted, where), 3));
      const legal = days.toSorted()[0] ?? '';
      expect((found?.dayBefore ?? '9') < legal).toBe(true);
      expect((found?.legalDay ?? '0') >= (days.toSorted()[1] ?? '')).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
