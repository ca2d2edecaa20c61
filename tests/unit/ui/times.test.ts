import { describe, expect, test } from 'vitest';
import { duration, exactTime, fileSize, postedTime, shortTime, utcTime } from '../../../src/ui/times.ts';

/** Intl uses several kinds of spaces; only the words matter here. */
const plain = (text: string | null) => text?.replace(/\s/g, ' ');

describe('a time at an offset', () => {
  test.each([
    ['+01:00', '20 nov. 2026, 08:31'],
    ['-04:00', '20 nov. 2026, 03:31'],
    ['+11:00', '20 nov. 2026, 18:31'],
    ['-09:30', '19 nov. 2026, 22:01'],
  ])('%s', (offset, expected) => {
    expect(plain(shortTime('fr', '2026-11-20T07:31:05.123Z', offset))).toBe(expected);
  });

  test('exactly, with the offset, and in UTC', () => {
    expect(plain(exactTime('fr', '2026-11-20T07:31:05.123Z', '+01:00'))).toBe(
      '20 novembre 2026 à 08:31:05 UTC+01:00',
    );
    expect(plain(utcTime('fr', '2026-11-20T07:31:05.123Z'))).toBe('20 novembre 2026 à 07:31:05 UTC');
  });
});

describe('a posting time is never finer than what is known', () => {
  test.each([
    ['2025', '2025'],
    ['2025-10', 'oct. 2025'],
    ['2025-10-23', '23 oct. 2025'],
  ])('%s', (posted, expected) => {
    expect(plain(postedTime('fr', posted))).toBe(expected);
  });

  test('an hour has no minutes', () => {
    expect(plain(postedTime('fr', '2025-10-23T12Z'))).toMatch(/^2[34] oct\. 2025, \d\d h$/);
  });

  test('minutes, seconds and milliseconds show as hours and minutes', () => {
    const minute = postedTime('fr', '2025-10-23T16:34Z');
    expect(plain(minute)).toMatch(/^2[34] oct\. 2025, \d\d:\d\d$/);
    expect(postedTime('fr', '2025-10-23T16:34:09Z')).toBe(minute);
    expect(postedTime('fr', '2025-10-23T16:34:09.000Z')).toBe(minute);
  });

  test.each(['il y a 3 h', '23 oct. 2025', '2025-13', '2025-10-23T16:34', '', '2025-10-23T16:34:09+02:00'])(
    '« %s » is what the page displayed',
    (posted) => {
      expect(postedTime('fr', posted)).toBeNull();
    },
  );
});

test('sizes in the units people know', () => {
  expect(plain(fileSize('fr', 12_345_678))).toBe('12,3 Mo');
  expect(plain(fileSize('fr', 345_678))).toBe('345,7 ko');
});

test.each([
  [0.2, '1 seconde'],
  [40, '40 secondes'],
  [160, '3 minutes'],
  [300, '5 minutes'],
])('%s seconds to wait', (seconds, expected) => {
  expect(plain(duration('fr', seconds))).toBe(expected);
});
