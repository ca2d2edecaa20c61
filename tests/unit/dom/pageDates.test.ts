import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMachineDate, readShownDate } from '../../../src/dom/pageDates.ts';
import { PARIS } from '../../support/savedPages/savedPage.ts';

describe('readMachineDate', () => {
  it.each([
    ['2025-10-23T16:34:09.000Z', '2025-10-23T16:34:09.000Z', 's'],
    ['2025-10-23T16:34:09.398Z', '2025-10-23T16:34:09.398Z', 'ms'],
    ['2025-10-23T16:34:09.3984217Z', '2025-10-23T16:34:09.398Z', 'ms'],
    ['2025-10-23T18:34:09+02:00', '2025-10-23T16:34:09Z', 's'],
    ['2025-10-23T18:34:09+0200', '2025-10-23T16:34:09Z', 's'],
    ['2025-10-23 16:34Z', '2025-10-23T16:34Z', 'min'],
    ['2026-01-01T00:30:00+01:00', '2025-12-31T23:30:00Z', 's'],
    [' 2025-10-23 ', '2025-10-23', 'day'],
    ['2025-10', '2025-10', 'month'],
    ['2025', '2025', 'year'],
  ])('parses %s', (value, iso, precision) => {
    expect(readMachineDate(value, PARIS)).toEqual({ iso, precision, assumptions: [] });
  });

  it('assumes the device’s time zone when none is written, including summer time', () => {
    const assumptions = ['device-zone'];
    expect(readMachineDate('2026-01-12T18:30', PARIS)).toEqual({
      iso: '2026-01-12T17:30Z',
      precision: 'min',
      assumptions,
    });
    expect(readMachineDate('2025-07-12T18:30', PARIS)).toEqual({
      iso: '2025-07-12T16:30Z',
      precision: 'min',
      assumptions,
    });
  });

  it.each([null, '', 'P2D', '12 janvier', '2025-13-01', '2025-02-30', '2025-10-23T25:00Z', '2025-13', '"><img>'])(
    'returns null for %s',
    (value) => expect(readMachineDate(value, PARIS)).toBeNull(),
  );
});

describe('readShownDate', () => {
  const fr = (text: string) => readShownDate(text, PARIS, { lang: 'fr' });

  it.each([
    ['12 janv. 2026 à 18:30', '2026-01-12T17:30Z', 'min'],
    ['le 12 janvier 2026 à 18 h 30', '2026-01-12T17:30Z', 'min'],
    ['Publié le lundi 12 janvier 2026, 18:30:05', '2026-01-12T17:30:05Z', 's'],
    ['1er mars 2025', '2025-03-01', 'day'],
    ['mar. 13 mai 2025 · 08:05', '2025-05-13T06:05Z', 'min'],
    ['12 janvier 2026 à 18h', '2026-01-12T17Z', 'hour'],
    ['6:30 PM · Jan 12, 2026', '2026-01-12T17:30Z', 'min'],
    ['January 12, 2026 at 12:05 am', '2026-01-11T23:05Z', 'min'],
    ['12 January 2026', '2026-01-12', 'day'],
    ['Jun 7, 2023, 8:54 PM UTC', '2023-06-07T20:54Z', 'min'],
    ['2026-01-12 18:30', '2026-01-12T17:30Z', 'min'],
    ['13/01/2026 à 18h45', '2026-01-13T17:45Z', 'min'],
    ['01/13/2026', '2026-01-13', 'day'],
    ['21.01.2009, 05:42', '2009-01-21T04:42Z', 'min'],
    ['12\u202fjanv.\u00a02026', '2026-01-12', 'day'],
  ])('parses « %s »', (text, iso, precision) => {
    expect(fr(text)).toMatchObject({ iso, precision });
  });

  it('lists its assumptions', () => {
    expect(fr('03/04/2025')).toEqual({ iso: '2025-04-03', precision: 'day', assumptions: ['day-first'] });
    expect(readShownDate('03/04/2025', PARIS, { lang: 'en' })).toMatchObject({ iso: null, precision: null });
    expect(fr('12 janv.')).toEqual({ iso: '2026-01-12', precision: 'day', assumptions: ['year'] });
    expect(fr('20 janv.')).toMatchObject({ iso: '2025-01-20', assumptions: ['year'] });
    expect(fr('29 févr.')).toBeNull(); // neither 2026 nor 2025 is a leap year
  });

  // Now is 15:20 on Thursday 15 January 2026 in Paris.
  it.each([
    ['il y a 3 h', '2026-01-15', 'day'],
    ['3h', '2026-01-15', 'day'],
    ['il y a 16 h', '2026-01', 'month'], // today or yesterday
    ['à l’instant', '2026-01-15', 'day'],
    ['2 days ago', '2026-01', 'month'],
    ['il y a 2 semaines', null, null], // the previous year or this one
    ['il y a 8 mois', '2025', 'year'],
    ['hier', '2026-01-14', 'day'],
    ['Hier à 14:05', '2026-01-14T13:05Z', 'min'],
    ['yesterday at 2:05 PM', '2026-01-14T13:05Z', 'min'],
    ['avant-hier', '2026-01-13', 'day'],
    ["aujourd'hui à 9h", '2026-01-15T08Z', 'hour'],
  ])('parses « %s » relative to now', (text, iso, precision) => {
    const reading = fr(text);
    expect(reading).toMatchObject({ iso, precision });
    expect(reading?.assumptions).toContain('now');
  });

  // 00:30 after the short night of March, 23:30 on the long day of October: clocks in Paris change on both Sundays.
  it.each([
    ['2026-03-29T22:30:00Z', 'hier', '2026-03-29'],
    ['2026-03-30T22:30:00Z', 'avant-hier', '2026-03-29'],
    ['2026-10-25T22:30:00Z', 'hier', '2026-10-24'],
    ['2026-12-31T23:30:00Z', 'hier', '2026-12-31'],
  ])('at %s, resolves « %s » to the previous calendar day', (now, text, iso) => {
    const clock = { ...PARIS, now: new Date(now) };
    expect(readShownDate(text, clock, { lang: 'fr' })?.iso).toBe(iso);
  });

  it.each([
    '',
    '3 m',
    'Menthe',
    'Ad',
    'ans',
    '2026',
    '12 personnes',
    'mai',
    '3 h du matin',
    '14:03',
    'de 12 janv. 2026 au 13 janv. 2026',
  ])('returns null for « %s »', (text) => expect(fr(text)).toBeNull());

  it('finds a date inside a header only with the loose option', () => {
    const header = 'par Bruyère » 12 janv. 2026, 18:30';
    expect(fr(header)).toBeNull();
    expect(readShownDate(header, PARIS, { lang: 'fr', loose: true })).toMatchObject({ iso: '2026-01-12T17:30Z' });
    const relative = 'par Fougère » hier à 14:05';
    expect(readShownDate(relative, PARIS, { lang: 'fr', loose: true })).toMatchObject({ iso: '2026-01-14T13:05Z' });
    expect(readShownDate('Jan et Mai, 12 ans', PARIS, { lang: 'fr', loose: true })).toBeNull();
  });

  it('returns a date cut at its precision, for any text', () => {
    const cut = { ms: 24, s: 20, min: 17, hour: 14, day: 10, month: 7, year: 4 };
    const words = 'Jan janv. mars hier à at le 1er 12 31 2026 18:30 6 pm h il y a 3 ago Z - / . , 2026-01-12 T';
    const part = fc.constantFrom(...words.split(' '));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const reading = readShownDate(parts.join(' '), PARIS, { lang: 'fr', loose: true });
        if (!reading?.iso || !reading.precision) return;
        expect(reading.iso).toHaveLength(cut[reading.precision]);
        expect(
          Number.isNaN(Date.parse(reading.iso.length === 14 ? reading.iso.replace('Z', ':00Z') : reading.iso)),
        ).toBe(false);
      }),
    );
  });
});
