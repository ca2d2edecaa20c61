import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  applyUtcOffset,
  dateInTimeZone,
  deviceDateTime,
  formatUtcOffset,
  getOffsetMinutes,
  localDateTime,
  utcOffsetAt,
} from '../../../../src/domain/shared/localDates.ts';

const ZONES = [
  ...Intl.supportedValuesOf('timeZone'),
  'UTC',
  'Etc/GMT+12',
  'Etc/GMT-14',
  // Half-hour daylight saving time, quarter-hour offset, a skipped day (30 December 2011), negative winter offset.
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Europe/Dublin',
];
const DAY_MS = 86_400_000;

const anyInstant = fc.date({
  min: new Date('1890-01-01T00:00:00Z'),
  max: new Date('2099-12-31T23:59:59Z'),
  noInvalidDate: true,
});
/** 23:30 UTC of any day: the local date differs from the UTC date in half of the zones. */
const lateEvening = fc.integer({ min: 0, max: 47_000 }).map((day) => new Date(day * DAY_MS + 23.5 * 3_600_000));
/** Around 29 February, including 1900 (no leap year) and 2000 (leap year). */
const leapDay = fc
  .tuple(fc.constantFrom(1900, 1904, 1996, 2000, 2024, 2026, 2028), fc.integer({ min: -2880, max: 2880 }))
  .map(([year, minutes]) => new Date(Date.UTC(year, 2, 1) + minutes * 60_000));
/** Within three hours of 01:00 UTC on the Sundays when clocks change in Europe, and of 02:00 in New York. */
const clockChange = fc
  .tuple(
    fc.constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-03-08T07:00Z', '2026-11-01T06:00Z'),
    fc.integer({ min: -180, max: 180 }),
  )
  .map(([change, minutes]) => new Date(Date.parse(change) + minutes * 60_000));
const instants = fc.oneof(anyInstant, lateEvening, leapDay, clockChange);
const zones = fc.constantFrom(...ZONES);

/** The wall clock according to `Intl` alone, to the second: Swedish writes dates as ISO 8601 does. */
const readWallClock = (instant: Date, timeZone: string): string =>
  instant.toLocaleString('sv', { timeZone }).replace(' ', 'T');

describe('localDateTime and dateInTimeZone', () => {
  it('return the local time that Intl.DateTimeFormat displays', () => {
    fc.assert(
      fc.property(instants, zones, (instant, timeZone) => {
        const expected = readWallClock(instant, timeZone);
        expect(localDateTime(instant, timeZone)).toBe(expected.slice(0, 16));
        expect(dateInTimeZone(instant, timeZone)).toBe(expected.slice(0, 10));
      }),
      { numRuns: 1000 },
    );
  });

  it('return UTC for an unknown zone', () => {
    const instant = new Date('2026-11-20T23:30:00Z');
    expect(localDateTime(instant, 'Lune/Mer')).toBe('2026-11-20T23:30');
    expect(dateInTimeZone(instant, 'Lune/Mer')).toBe('2026-11-20');
  });
});

describe('deviceDateTime', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it.each(['Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'])(
    'returns the local time of the device in %s',
    (timeZone) => {
      process.env.TZ = timeZone;
      fc.assert(
        fc.property(instants, (instant) => {
          expect(deviceDateTime(instant)).toBe(readWallClock(instant, timeZone).slice(0, 16));
        }),
        { numRuns: 500 },
      );
    },
  );

  it('throws for an invalid date', () => {
    expect(() => deviceDateTime(new Date('?'))).toThrow(RangeError);
  });
});

describe('getOffsetMinutes', () => {
  it('returns the difference between local time and UTC, truncated to minutes', () => {
    fc.assert(
      fc.property(instants, zones, (instant, timeZone) => {
        const utc = Math.floor(instant.getTime() / 1000) * 1000;
        const local = Date.parse(`${readWallClock(instant, timeZone)}Z`);
        // `+ 0` turns -0 into 0.
        const expected = Math.trunc((local - utc) / 60_000) + 0;
        expect((getOffsetMinutes(instant, timeZone) ?? Number.NaN) + 0).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['Lune/Mer', '', 'nulle part'])('returns null for the unknown zone %j', (timeZone) => {
    expect(getOffsetMinutes(new Date(0), timeZone)).toBeNull();
    expect(utcOffsetAt(new Date(0), timeZone)).toBe('+00:00');
  });
});

describe('formatUtcOffset and applyUtcOffset', () => {
  it('shift an instant by the formatted minutes', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -14 * 60, max: 14 * 60 }), (instant, minutes) => {
        const offset = formatUtcOffset(minutes);
        expect(offset).toMatch(/^[+-]\d\d:\d\d$/);
        expect(applyUtcOffset(instant, offset).getTime()).toBe(instant.getTime() + minutes * 60_000);
      }),
    );
  });

  it.each(['', 'Z', '0100', 'UTC+1'])('applies no shift for %j', (offset) => {
    expect(applyUtcOffset(new Date(1), offset)).toEqual(new Date(1));
  });
});
