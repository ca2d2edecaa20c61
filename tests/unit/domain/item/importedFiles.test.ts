import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUserAccount, parseUserAddress, parseUserDate } from '../../../../src/domain/item/importedFiles.ts';

describe('parseUserDate', () => {
  it.each([
    ['2025', '2025', 'year'],
    ['11/2025', '2025-11', 'month'],
    ['17/11/2025', '2025-11-17', 'day'],
    ['1.3.2024', '2024-03-01', 'day'],
    ['2025-11-17', '2025-11-17', 'day'],
  ])('parses %s', (typed, iso, precision) => {
    expect(parseUserDate(typed)).toEqual({ iso, precision });
  });

  it('takes a time as local to the device', () => {
    const at = new Date(2025, 10, 17, 18, 20).toISOString();
    expect(parseUserDate('17/11/2025 18:20')).toEqual({ iso: `${at.slice(0, 16)}Z`, precision: 'min' });
    expect(parseUserDate('17/11/2025 à 18h20')?.iso).toBe(`${at.slice(0, 16)}Z`);
    expect(parseUserDate('17/11/2025 18h')).toEqual({ iso: `${at.slice(0, 13)}Z`, precision: 'hour' });
  });

  it.each(['', 'hier', '31/02/2025', '13/2025', '17/11/25', '11/2025 18:20', '17/11/2025 25:00', '0001'])(
    'returns null for « %s »',
    (typed) => {
      expect(parseUserDate(typed)).toBeNull();
    },
  );

  it('never throws, and returns only dates that exist', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9/.: hàT-]{0,18}$/)), (typed) => {
        const found = parseUserDate(typed);
        if (found?.iso) expect(Date.parse(found.iso.replace(/T(\d\d)Z$/, 'T$1:00Z'))).not.toBeNaN();
      }),
    );
  });
});

it('parseUserAddress accepts web addresses only, unchanged', () => {
  expect(parseUserAddress(' https://exemple.example/é?a=1 ')).toBe('https://exemple.example/é?a=1');
  for (const typed of ['exemple.example', 'javascript:alert(1)', 'file:///etc/passwd', 'https://', 'https://a\ud800'])
    expect(parseUserAddress(typed)).toBeNull();
});

it('parseUserAccount takes one word as a handle, several as a display name', () => {
  expect(parseUserAccount('@essai_alix')).toEqual({ handle: 'essai_alix', displayName: null });
  expect(parseUserAccount('Alix Essai')).toEqual({ handle: null, displayName: 'Alix Essai' });
  expect(parseUserAccount('  ')).toEqual({ handle: null, displayName: null });
});
