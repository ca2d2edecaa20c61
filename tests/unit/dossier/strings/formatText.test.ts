import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Posting } from '../../../../src/domain/capture/extraction.ts';
import {
  fileMoment,
  fileStamp,
  formatMoment,
  formatPeriod,
  localDate,
  localIso,
  postedDay,
  postedMoment,
} from '../../../../src/dossier/strings/formatText.ts';

const posting = (iso: string | null, precision: Posting['precision']): Posting => ({
  raw: null,
  iso,
  precision,
  source: 'dom',
});

describe('formatTime', () => {
  it('formats an instant at its recorded offset and in UTC', () => {
    const expected = { local: '19 novembre 2026, 00:30:09 (UTC+01:00)', utc: '18 novembre 2026, 23:30:09 UTC' };
    expect(formatMoment('2026-11-18T23:30:09.250Z', '+01:00')).toEqual(expected);
    expect(formatMoment('2026-03-01T02:00:00.000Z', '-10:00').local).toBe('28 février 2026, 16:00:00 (UTC-10:00)');
    expect(formatMoment('2026-11-30T20:00:00.000Z', '+05:30').local).toBe('1er décembre 2026, 01:30:00 (UTC+05:30)');
  });

  it('uses the offset at the time of publication, not of the capture', () => {
    const expected = { local: '14 juillet 2026, 12:00:00 (UTC+02:00)', utc: '14 juillet 2026, 10:00:00 UTC' };
    expect(postedMoment(posting('2026-07-14T10:00:00.000Z', 'ms'), 'Europe/Paris')).toEqual(expected);
    expect(postedMoment(posting('2026-01-14T10:00:00.000Z', 'ms'), 'Indian/Reunion')).toMatchObject({
      local: '14 janvier 2026, 14:00:00 (UTC+04:00)',
    });
  });

  it.each([
    ['2026', 'year', '2026 (année seulement)'],
    ['2026-01', 'month', 'janvier 2026 (mois seulement)'],
    ['2026-01-01', 'day', '1er janvier 2026 (jour seulement)'],
  ] as const)('labels a date cut at %s', (iso, precision, expected) => {
    expect(postedMoment(posting(iso, precision), 'America/Martinique')).toBe(expected);
  });

  it('formats no finer than the precision', () => {
    expect(postedMoment(posting('2026-11-16T22:15Z', 'min'), 'Europe/Paris')).toMatchObject({
      local: '16 novembre 2026, 23:15 (UTC+01:00)',
    });
    expect(postedMoment(posting('2026-11-16T22Z', 'hour'), 'Europe/Paris')).toMatchObject({
      local: '16 novembre 2026, 23 h (UTC+01:00)',
    });
  });

  it('returns null for an unread date, and an invalid date unchanged', () => {
    expect(postedMoment(posting(null, null), 'Europe/Paris')).toBeNull();
    expect(postedDay('hier', 'Europe/Paris')).toBe('hier');
    expect(postedMoment(posting('2026-13-45T99:00Z', 's'), 'Europe/Paris')).toBe('2026-13-45T99:00Z');
  });

  it('formats any year that a page may claim', () => {
    expect(localDate(new Date('9999-12-31T23:59:59.999Z'), 'Europe/Paris')).toBe('1er janvier 10000');
    expect(postedDay('0001-01-01T00:00:00.000Z', 'Europe/Paris')).toContain('janvier');
  });

  it('formats file names and days in the person’s time zone', () => {
    const instant = new Date('2026-11-20T23:05:00.000Z');
    expect(fileStamp(instant, 'Europe/Paris')).toBe('2026-11-21-000500');
    // Dossiers for several recipients are made in one minute.
    const stamps = ['23:05:00', '23:05:20', '23:05:41'].map((time) =>
      fileStamp(new Date(`2026-11-20T${time}.000Z`), 'Europe/Paris'),
    );
    expect(new Set(stamps).size).toBe(3);
    expect(localDate(instant, 'Pacific/Tahiti')).toBe('20 novembre 2026');
    expect(localIso('2026-11-20T23:05:00.250Z', '+01:00')).toBe('2026-11-21T00:05:00.250+01:00');
  });
});

describe('formatPeriod', () => {
  it('gives the day once when it is the same here and in UTC', () => {
    expect(formatPeriod('2026-11-18T20:14:09.250Z', '2026-11-18T20:14:36.000Z', '+01:00')).toBe(
      '18 novembre 2026, de 21:14:09 à 21:14:36 (UTC+01:00) ; de 20:14:09 à 20:14:36 UTC',
    );
    expect(formatPeriod('2026-11-18T22:59:59.000Z', '2026-11-18T23:00:00.000Z', '+01:00')).toBe(
      'du 18 novembre 2026, 23:59:59 (UTC+01:00) au 19 novembre 2026, 00:00:00 (UTC+01:00) ; ' +
        'du 18 novembre 2026, 22:59:59 UTC au 18 novembre 2026, 23:00:00 UTC',
    );
  });

  it('is one moment when both are the same to the second', () => {
    const [at, later] = ['2026-07-01T10:00:00.000Z', '2026-07-01T10:00:00.900Z'];
    const { local, utc } = formatMoment(at, '+02:00');
    expect(formatPeriod(at, later, '+02:00')).toBe(`${local} ; ${utc}`);
  });

  it('names each time that formatMoment names', () => {
    const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const offsets = fc.constantFrom('+00:00', '+01:00', '-10:00', '+13:45');
    fc.assert(
      fc.property(instants, fc.nat(200_000_000), offsets, (first, gap, offset) => {
        const [from, to] = [first.toISOString(), new Date(first.getTime() + gap).toISOString()];
        const period = formatPeriod(from, to, offset);
        for (const at of [from, to]) {
          const { local, utc } = formatMoment(at, offset);
          for (const moment of [local, utc])
            for (const part of moment.replace(/ \(UTC.*| UTC$/, '').split(', ')) expect(period).toContain(part);
        }
      }),
    );
  });
});

it.each([
  ['2026-11-29T19:48:36.787Z', '29 novembre 2026, 20:48:36 (UTC+01:00)'],
  ['20251117', '17 novembre 2025'],
  ['20251345', '20251345'],
  ['2026:11:10 18:20:11', '10 novembre 2026, 18:20:11'],
  ['Mon, 17 Nov 2025 18:20:11 +0100', 'Mon, 17 Nov 2025 18:20:11 +0100'],
])('gives the date of a file in French where its form is known: %s', (raw, said) => {
  expect(fileMoment(raw, 'Europe/Paris')).toBe(said);
});
