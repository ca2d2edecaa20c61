import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DateOrderFinder,
  isSameForm,
  parseDatedLine,
  readLineTime,
} from '../../../../src/import/exports/whatsappLines.ts';

function readLines(...lines: readonly string[]) {
  const finder = new DateOrderFinder();
  const parsed = lines.map(parseDatedLine);
  for (const line of parsed) if (line !== null) finder.add(line);
  return parsed.map((line) => {
    if (line === null) return null;
    const { posting, localTime } = readLineTime(line, finder.order());
    return localTime ?? posting.iso;
  });
}

it('readLineTime says that a date is not read for its order, and of no date that does not exist', () => {
  const [line, impossible] = ['03/04/2025, 18:20 - Théo: a', '31/02/2025, 18:20 - Théo: a'].map(parseDatedLine);
  if (!line || !impossible) throw new Error('no dated line');
  expect(readLineTime(line, null)).toMatchObject({ posting: { iso: null }, isDateOrderUnknown: true });
  expect(readLineTime(impossible, 'dmy')).toMatchObject({ posting: { iso: null } });
  expect(readLineTime(impossible, 'dmy')).not.toHaveProperty('isDateOrderUnknown');
});

describe('a line that begins with a date', () => {
  it.each([
    ['[17/11/2025, 18:20:11] Théo: a', '2025-11-17T18:20:11'],
    ['\u200e[17/11/2025 18:20:11] Théo: \u200eimage absente', '2025-11-17T18:20:11'],
    ['17/11/2025, 18:20 - Théo: a', '2025-11-17T18:20'],
    ['17/11/2025 à 18:20 - Théo: a', '2025-11-17T18:20'],
    ['17.11.25, 18:20 - Théo: a', '2025-11-17T18:20'],
    ['[11/17/25, 6:20:11\u202fPM] Théo: a', '2025-11-17T18:20:11'],
    ['11/17/25, 12:20\u202fAM - Théo: a', '2025-11-17T00:20'],
    ['11/17/25, 12:20 PM - Théo: a', '2025-11-17T12:20'],
    ['17/11/25, 6:20 p.\u00a0m. - Théo: a', '2025-11-17T18:20'],
    ['17/11/25, 6:20 p. m. - Théo: a', '2025-11-17T18:20'],
    ['2025-11-17 18 h 20 - Théo: a', '2025-11-17T18:20'],
    ['[2025-11-17 18 h 20 min 11 s] Théo: a', '2025-11-17T18:20:11'],
    ['[2025-11-17, 09 h 05 min 09 s] Théo: a', '2025-11-17T09:05:09'],
    ['[18:20:11 17/11/25] Théo: a', '2025-11-17T18:20:11'],
    ['18:20, 17/11/2025 - Théo: a', '2025-11-17T18:20'],
    ['2025/11/17, 18:20 - Théo: a', '2025-11-17T18:20'],
    ['2025. 11. 17. 오후 6:20 - Théo: a', '2025-11-17T18:20'],
    ['2025/11/17 下午6:20 - Théo: a', '2025-11-17T18:20'],
    ['17.11.2025 г., 18:20 - Théo: a', '2025-11-17T18:20'],
    ['[١٧\u200f/١١\u200f/٢٠٢٥، ٦:٢٠:١١ م] تيو: ا', '2025-11-17T18:20:11'],
    ['۱۷/۱۱/۲۰۲۵, ۱۸:۲۰ - تيو: ا', '2025-11-17T18:20'],
    // An hour of 12 with a word that is not known, a year of another calendar, an impossible hour: the day at most.
    ['17/11/2025, 6:20 xyz - Théo: a', '2025-11-17'],
    ['1404/08/26, 18:20 - Théo: a', null],
    ['17/11/2568, 18:20 - Théo: a', null],
    ['17/11/2025, 25:20 - Théo: a', '2025-11-17'],
    ['17/11/2025, 13:20 PM - Théo: a', '2025-11-17'],
  ])('%s', (line, expected) => {
    expect(parseDatedLine(line)).not.toBeNull();
    expect(readLines(line)).toEqual([expected]);
  });

  it.each([
    '',
    'la suite',
    '17/11/2025',
    '17/11/2025, 18:20',
    'le 17/11/2025, 18:20 - a',
    '[17/11/2025, 18:20 - a',
    '1:2',
  ])('is not « %s »', (line) => {
    expect(parseDatedLine(line)).toBeNull();
  });

  it('keeps the date as written', () => {
    expect(parseDatedLine('\u200e[11/17/25, 6:20:11\u202fPM] Théo: a')?.raw).toBe('11/17/25, 6:20:11\u202fPM');
    expect(parseDatedLine('17/11/2025, 18:20 - Théo: a')?.raw).toBe('17/11/2025, 18:20');
  });
});

/** WhatsApp's languages, with the regions that write dates in a way of their own (CLDR). */
const LOCALES =
  'af sq am ar ar-EG ar-MA ar-SA az bn bg ca zh-CN zh-HK zh-TW hr cs da nl nl-BE en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA et fil fi fr fr-BE fr-CA fr-CH ka de de-AT de-CH el gu ha he hi hu id ga it it-CH ja kn kk rw ko ky lo lv lt mk ms ml mr nb fa pl pt-BR pt-PT pa ro ru sr sr-Latn si sk sl es es-AR es-CL es-CO es-MX es-US sw sv ta te th tr uk ur uz vi zu'.split(
    ' ',
  );

describe('the dates of CLDR', () => {
  const dates = [new Date(2025, 10, 17, 18, 20, 11), new Date(2025, 2, 25, 9, 5, 9), new Date(2025, 3, 5, 0, 5, 9)];
  it.each(LOCALES)('begin lines of one form, and are never read as another day: %s', (locale) => {
    for (const timeStyle of ['medium', 'short'] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { dateStyle: 'short', timeStyle });
      const lines = dates.map((date) => {
        const written = format.format(date);
        return parseDatedLine(timeStyle === 'medium' ? `[${written}] Théo: a` : `${written} - Théo: a`);
      });
      const [first] = lines;
      if (!first) throw new Error('no dated line');
      const finder = new DateOrderFinder();
      for (const line of lines) if (line) finder.add(line);
      for (const [index, line] of lines.entries()) {
        if (!line) throw new Error('no dated line');
        expect(isSameForm(first, line)).toBe(true);
        const { posting, localTime } = readLineTime(line, finder.order());
        const date = dates[index] ?? new Date();
        if (posting.iso !== null) expect(posting.iso).toBe(toLocal(date).slice(0, 10));
        if (localTime !== null) expect(toLocal(date).startsWith(localTime)).toBe(true);
      }
    }
  });
  const toLocal = (date: Date) =>
    new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
});

describe('the form of a line', () => {
  const isSame = (first: string, line: string) => {
    const [one, other] = [first, line].map((start) => parseDatedLine(`${start}Théo: a`));
    return one && other ? isSameForm(one, other) : null;
  };
  it.each([
    ['17/11/2025, 18:20 - ', '03/04/2026, 09:05 - '],
    ['17/11/2025, 18:20 - ', '3/4/2026, 9:05 - '],
    ['[11/17/25, 6:20:11\u202fPM] ', '\u200e[1/3/26, 10:20:11\u202fAM] '],
    ['2025/11/17 下午6:20 - ', '2025/11/18 上午9:05 - '],
    ['[١٧\u200f/١١\u200f/٢٠٢٥، ٦:٢٠:١١ م] ', '[٥\u200f/٣\u200f/٢٠٢٦، ٩:٠٥:٠٩ ص] '],
  ])('%s has that of %s', (first, line) => expect(isSame(first, line)).toBe(true));
  it.each([
    ['17/11/2025, 18:20 - ', '17.11.2025, 18:20 - '],
    ['17/11/2025, 18:20 - ', '17/11/25, 18:20 - '],
    ['17/11/2025, 18:20 - ', '17/11/2025 18:20 - '],
    ['17/11/2025, 18:20 - ', '17/11/2025, 18:20:11 - '],
    ['17/11/2025, 18:20 - ', '17/11/2025, 6:20 PM - '],
    ['17/11/2025, 18:20 - ', '17/11/2025, 18:20 – '],
    ['17/11/2025, 18:20 - ', ' 17/11/2025, 18:20 - '],
    ['17/11/2025, 18:20 - ', '١٧/١١/٢٠٢٥, ١٨:٢٠ - '],
    ['05/03/2025, 18:20 - ', '5/3/2025, 18:20 - '],
    ['5/3/2025, 9:20 - ', '5/3/2025, 09:20 - '],
    ['[11/17/25, 6:20:11\u202fPM] ', '[11/17/25, 6:20:11 PM] '],
  ])('attack: %s has not that of %s', (first, line) => expect(isSame(first, line)).toBe(false));
});

describe('the order of day and month', () => {
  const at = (date: string) => `${date}, 18:20 - Théo: a`;

  it('is open where nothing in the conversation proves it', () => {
    expect(readLines(at('01/02/2025'))).toEqual([null]);
    expect(readLines(at('01/02/2025'), at('02/02/2025'), at('03/03/2025'))).toEqual([null, null, null]);
  });

  it('is proved by a number above 12 anywhere', () => {
    expect(readLines(at('01/02/2025'), at('13/02/2025'))).toEqual(['2025-02-01T18:20', '2025-02-13T18:20']);
    expect(readLines(at('01/02/2025'), at('01/13/2025'))).toEqual(['2025-01-02T18:20', '2025-01-13T18:20']);
  });

  it('is proved by the one order in which dates go forward', () => {
    expect(readLines(at('12/02/2025'), at('01/03/2025'))).toEqual(['2025-02-12T18:20', '2025-03-01T18:20']);
    expect(readLines(at('02/12/2025'), at('03/01/2025'))).toEqual(['2025-02-12T18:20', '2025-03-01T18:20']);
  });

  it('is open where lines disagree', () => {
    expect(readLines(at('01/02/2025'), at('13/02/2025'), at('02/13/2025'))).toEqual([null, null, null]);
  });

  it('is open where dates go back in the one possible order', () => {
    expect(readLines(at('03/02/2025'), at('25/12/2025'), at('01/03/2025'))).toEqual([null, null, null]);
    expect(readLines(at('02/12/2025'), at('25/12/2025'), at('13/12/2025')).at(-1)).toBe('2025-12-13T18:20');
  });

  it('is that of the first line alone, which no message can write, where its day is above 12', () => {
    const pasted = Array.from({ length: 700 }, () => at('12/13/2025'));
    expect(readLines(at('25/11/2025'), at('02/12/2025'), ...pasted).slice(0, 3)).toEqual([
      '2025-11-25T18:20',
      '2025-12-02T18:20',
      null,
    ]);
  });

  it('attack: N2: is open, and never another, where pasted lines contradict the others', () => {
    const american = Array.from({ length: 24 }, (_, index) => `${1 + Math.floor(index / 12)}/${(index % 12) + 1}/2025`);
    const read = readLines(...american.map(at), at('1/20/2025'), ...Array.from({ length: 700 }, () => at('20/1/2025')));
    expect(new Set(read)).toEqual(new Set([null]));
  });

  it('is open where a year of two digits may be first', () => {
    expect(readLines(at('11-10-09'))).toEqual([null]);
    expect(readLines(at('25-11-17'), at('25-11-18'))).toEqual([null, null]);
    expect(readLines(at('25-11-17'), at('25-12-03'), at('25-12-20'), at('26-01-05'))).toEqual([
      '2025-11-17T18:20',
      '2025-12-03T18:20',
      '2025-12-20T18:20',
      '2026-01-05T18:20',
    ]);
  });

  it('never gives another day than that of the phone, whatever its order', () => {
    const days = fc.array(fc.integer({ min: Date.UTC(2012, 0) / 86_400_000, max: Date.UTC(2030, 0) / 86_400_000 }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(days, fc.constantFrom('dmy', 'mdy', 'ymd'), (numbers, order) => {
        const isoDays = numbers
          .toSorted((a, b) => a - b)
          .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
        const lines = isoDays.map((iso) => {
          const [y, m, d] = iso.split('-');
          return at({ dmy: `${d}/${m}/${y}`, mdy: `${m}/${d}/${y}`, ymd: `${y}/${m}/${d}` }[order]);
        });
        for (const [index, read] of readLines(...lines).entries()) {
          if (read !== null) expect(read.slice(0, 10)).toBe(isoDays[index]);
        }
      }),
    );
  });
});
