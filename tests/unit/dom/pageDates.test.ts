import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMachineDate, readShownDate } from '../../../src/dom/pageDates.ts';
import { NOW, PARIS } from '../../support/savedPages/savedPage.ts';

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

/** The dates are written by the platform's own tables (Intl), not by the words under test. */

const LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'it', 'nl', 'ar', 'tr', 'ru'];
/** Forms that Intl writes and that are not read: an hour in words, a calendar's own era. */
const STYLES = ['long', 'medium', 'full'] as const;
const instant = fc.date({ min: new Date('2005-01-01'), max: NOW, noInvalidDate: true });

const write = (at: Date, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { calendar: 'gregory', timeZone: 'Europe/Paris', ...options }).format(at);

const expected = (at: Date): { readonly day: string; readonly minute: string } => ({
  day: new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(at),
  minute: `${at.toISOString().slice(0, 16)}Z`,
});

describe.each(LANGUAGES)('dates in %s', (lang) => {
  it.each(STYLES)('reads the day of a %s date, and no other day', (dateStyle) => {
    fc.assert(
      fc.property(instant, (at) => {
        const text = write(at, lang, { dateStyle });
        const found = readShownDate(text, PARIS, { lang });
        // Numbers alone are read only where the language gives their order.
        if (/^[\d\s/.-]+$/.test(text)) expect([null, undefined, expected(at).day]).toContain(found?.iso);
        else expect([text, found?.iso]).toEqual([text, expected(at).day]);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the minute of a date with its time, in 24 and in 12 hours, or says that it is unread', () => {
    fc.assert(
      fc.property(instant, fc.boolean(), (at, hour12) => {
        const text = write(at, lang, {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
          hour12,
        });
        for (const loose of [false, true]) {
          const found = readShownDate(text, PARIS, { lang, loose });
          const { day, minute } = expected(at);
          const isAmbiguous = found?.iso?.length === 17 && found.iso !== minute && isRepeatedHour(at);
          expect([text, null, day, minute].includes(found?.iso ?? null) || isAmbiguous, `${text} → ${found?.iso}`).toBe(
            true,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads ages, and the day of « yesterday »', () => {
    const words = new Intl.RelativeTimeFormat(lang, { numeric: 'always' });
    const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.integer({ min: 1, max: 50 }), (unit, count) => {
        const text = words.format(-count, unit);
        const found = readShownDate(text, PARIS, { lang });
        expect([text, found?.assumptions]).toEqual([text, ['now']]);
        const at = new Date(NOW);
        if (unit === 'day') at.setUTCDate(at.getUTCDate() - count);
        if (unit === 'month') at.setUTCMonth(at.getUTCMonth() - count);
        if (unit === 'year') at.setUTCFullYear(at.getUTCFullYear() - count);
        if (found?.iso && (unit === 'day' || unit === 'year')) expect(at.toISOString()).toContain(found.iso);
      }),
      { numRuns: 300 },
    );
    const names = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
    expect(readShownDate(names.format(-1, 'day'), PARIS, { lang })).toMatchObject({ iso: '2026-01-14' });
    expect(readShownDate(names.format(0, 'day'), PARIS, { lang })).toMatchObject({ iso: '2026-01-15' });
  });
});

/** In the hour that the clock shows twice, a text without a zone names two instants. */
function isRepeatedHour(at: Date): boolean {
  const shift = (hours: number) => PARIS.offsetAt(at.getTime() + hours * 3_600_000);
  return shift(-1) !== shift(1);
}

it.each([
  ['Modifié le 14 janvier 2026 à 10 h 00', null],
  ['Publié le 13 janvier 2026 à 7 h 30, modifié le 14 janvier 2026 à 10 h 00', '2026-01-13T06:30Z'],
  ['13 janvier 2026 (modifié)', '2026-01-13'],
  ['Edited Jan 14, 2026', null],
  ['Jan 13, 2026 · Edited', '2026-01-13'],
  ['Editado el 14 de enero de 2026', null],
  ['Editado em 14 de janeiro de 2026', null],
  ['Bearbeitet am 14. Januar 2026', null],
  ['Zuletzt geändert am 14. Januar 2026', null],
  ['Modificato il 14 gennaio 2026', null],
  ['Bewerkt op 14 januari 2026', null],
  ['14 Ocak 2026 tarihinde düzenlendi', null],
  ['13 Ocak 2026 (düzenlendi)', '2026-01-13'],
  ['Изменено 14 января 2026', null],
  ['تم التعديل 14 يناير 2026', null],
  ['Edith, 12 janvier 2026', '2026-01-12'],
])('the date of a change is not that of the post: « %s »', (text, iso) => {
  expect(readShownDate(text, PARIS, { lang: 'fr', loose: true })?.iso ?? null).toBe(iso);
});

describe('numbers alone', () => {
  it.each([
    ['tr', '2026-04-03', ['day-first']],
    ['ru-RU', '2026-04-03', ['day-first']],
    ['ar', '2026-04-03', ['day-first']],
    ['en-GB', null, []],
    ['en', null, []],
    ['en-US', null, []],
    [null, null, []],
  ])('are ordered by the page’s language, which is said: %s', (lang, iso, assumptions) => {
    const at = { ...PARIS, now: new Date('2026-06-01T00:00:00Z') };
    expect(readShownDate('03/04/2026', at, { lang })).toMatchObject({ iso, assumptions });
  });

  it('reads a day of the week before them', () => {
    expect(readShownDate('mar 13/01/2026 - 11:00', PARIS, { lang: 'fr' })).toMatchObject({ iso: '2026-01-13T10:00Z' });
  });
});

describe('a word that is a month in one language and none in another', () => {
  it.each(['2h ago 5', '2 hours ago 5', '1 min. ago 12', '3m ago 7', '2h ago 5, 18:30'])(
    '« %s » names no August',
    (text) => {
      for (const lang of ['en', 'es', null])
        for (const loose of [false, true])
          expect(readShownDate(text, PARIS, { lang, loose })?.iso ?? '').not.toMatch(/-08/);
    },
  );

  it('« ago » is August after the day of the week and beside a year', () => {
    for (const text of ['lun, ago 4, 2025', 'ago 4, 2025', '4 ago 2025', 'lun ago 4 2025'])
      expect(readShownDate(text, PARIS, { lang: 'es' })?.iso).toBe('2025-08-04');
  });

  it.each(['fr', 'fr-FR', 'es', 'it'])('« mar. 13 » is a Tuesday in %s', (lang) => {
    for (const text of ['mar. 13, 14:05', 'mar 13', 'Mar. 13 à 14:05'])
      for (const loose of [false, true]) expect(readShownDate(text, PARIS, { lang, loose })).toBeNull();
    expect(readShownDate('Mar 13, 2025', PARIS, { lang })?.iso).toBe('2025-03-13');
    expect(readShownDate('13 mar 2025', PARIS, { lang })?.iso).toBe('2025-03-13');
  });

  it('« Mar 13 » is in March in English, and where no language is said', () => {
    for (const lang of ['en', 'en-GB', null])
      expect(readShownDate('Mar. 13, 14:05', PARIS, { lang })?.iso).toBe('2025-03-13T13:05Z');
  });
});

describe('two digits of the year', () => {
  const read = (text: string, lang: string | null) => readShownDate(text, PARIS, { lang });

  it.each([
    ['05/01/26 à 14:32', 'fr', '2026-01-05T13:32Z'],
    ['le 13/01/26', 'fr', '2026-01-13'],
    ['5.1.26', 'de', '2026-01-05'],
    ['05-01-24', 'es', '2024-01-05'],
    ['12/31/25', 'en', '2025-12-31'],
  ])('%s, %s: read, and the century is said to be assumed', (text, lang, iso) => {
    expect(read(text, lang)).toMatchObject({ iso, assumptions: expect.arrayContaining(['year']) });
  });

  it.each([
    ['05/01/26', 'en'],
    ['26/01/15', 'ja'],
    ['13/01/26', null],
  ])('%s, %s: a date whose order is not known', (text, lang) => {
    expect(read(text, lang)).toEqual({ iso: null, precision: null, assumptions: [] });
  });

  it.each(['31/12/31', 'version 5.1.26', '10.0.0.12', '1.2.26.4', '05/01-26', '99/99/26', '05/01/98'])(
    '%s: no date',
    (text) => expect(read(text, 'fr')).toBeNull(),
  );
});
