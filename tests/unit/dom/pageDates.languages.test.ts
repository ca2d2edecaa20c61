import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShownDate } from '../../../src/dom/pageDates.ts';
import { NOW, PARIS } from '../../support/savedPages/savedPage.ts';

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
