import { describe, expect, test, vi } from 'vitest';
import {
  formatDuration,
  formatExactTime,
  formatFileSize,
  formatPostedTime,
  formatShortTime,
  formatUtcTime,
  keepFormatters,
} from '../../../src/ui/formatTime.ts';

/** Intl uses several kinds of spaces. */
const plain = (text: string | null) => text?.replace(/\s/g, ' ');

describe('formatShortTime at an offset', () => {
  test.each([
    ['+01:00', '20 nov. 2026, 08:31'],
    ['-04:00', '20 nov. 2026, 03:31'],
    ['+11:00', '20 nov. 2026, 18:31'],
    ['-09:30', '19 nov. 2026, 22:01'],
  ])('%s', (offset, expected) => {
    expect(plain(formatShortTime('fr', '2026-11-20T07:31:05.123Z', offset))).toBe(expected);
  });

  test('in French, the first of the month has its ending', () => {
    expect(plain(formatShortTime('fr', '2026-12-01T07:31:05Z', '+01:00'))).toBe('1er déc. 2026, 08:31');
    expect(plain(formatShortTime('fr', '2026-12-11T07:31:05Z', '+01:00'))).toBe('11 déc. 2026, 08:31');
  });

  test('in English, days come before months and hours go up to 24', () => {
    const at = (instant: string) => plain(formatShortTime('en', instant, '+01:00'));
    expect(at('2026-11-20T20:42:05Z')).toBe('20 Nov 2026, 21:42');
    expect(at('2026-11-20T08:05:05Z')).toBe('20 Nov 2026, 09:05');
    expect(plain(formatUtcTime('en', '2026-11-20T21:42:05Z'))).toBe('20 November 2026 at 21:42:05 UTC');
  });

  test('formatExactTime names the offset and formatUtcTime names UTC', () => {
    expect(plain(formatExactTime('fr', '2026-11-20T07:31:05.123Z', '+01:00'))).toBe(
      '20 novembre 2026 à 08:31:05 UTC+01:00',
    );
    expect(plain(formatUtcTime('fr', '2026-11-20T07:31:05.123Z'))).toBe('20 novembre 2026 à 07:31:05 UTC');
  });
});

describe('formatPostedTime shows no more than the known precision', () => {
  test.each([
    ['2025', '2025'],
    ['2025-10', 'oct. 2025'],
    ['2025-10-23', '23 oct. 2025'],
  ])('%s', (posted, expected) => {
    expect(plain(formatPostedTime('fr', posted))).toBe(expected);
  });

  test('shows no minutes for an hour', () => {
    expect(plain(formatPostedTime('fr', '2025-10-23T12Z'))).toMatch(/^2[34] oct\. 2025, \d\d h$/);
  });

  test('shows hours and minutes for a time with minutes, seconds or milliseconds', () => {
    const minute = formatPostedTime('fr', '2025-10-23T16:34Z');
    expect(plain(minute)).toMatch(/^2[34] oct\. 2025, \d\d:\d\d$/);
    expect(formatPostedTime('fr', '2025-10-23T16:34:09Z')).toBe(minute);
    expect(formatPostedTime('fr', '2025-10-23T16:34:09.000Z')).toBe(minute);
  });

  test.each(['il y a 3 h', '23 oct. 2025', '2025-13', '2025-10-23T16:34', '', '2025-10-23T16:34:09+02:00'])(
    'returns null for « %s »',
    (posted) => {
      expect(formatPostedTime('fr', posted)).toBeNull();
    },
  );
});

test('formatFileSize uses decimal units', () => {
  expect(plain(formatFileSize('fr', 12_345_678))).toBe('12,3 Mo');
  expect(plain(formatFileSize('fr', 345_678))).toBe('345,7 ko');
});

test.each([
  [0.2, '1 seconde'],
  [40, '40 secondes'],
  [160, '3 minutes'],
  [300, '5 minutes'],
])('formatDuration rounds %s seconds up', (seconds, expected) => {
  expect(plain(formatDuration('fr', seconds))).toBe(expected);
});

test('keepFormatters constructs one formatter for each key', () => {
  const construct = vi.fn((lang: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(lang, options));
  const format = keepFormatters(construct);
  expect(format('fr', { minimumFractionDigits: 1 })).toBe(format('fr', { minimumFractionDigits: 1 }));
  expect(format('en', { minimumFractionDigits: 1 }).format(1)).toBe('1.0');
  expect(format('fr', { minimumFractionDigits: 2 }).format(1)).toBe('1,00');
  expect(construct).toHaveBeenCalledTimes(3);
});
