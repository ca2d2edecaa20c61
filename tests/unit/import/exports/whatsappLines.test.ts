import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateOrderFinder, parseDatedLine, readLineTime } from '../../../../src/import/exports/whatsappLines.ts';

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

describe('readLineTime', () => {
  it('says that a date is not read for its order, and of no date that does not exist', () => {
    const [line, impossible] = ['03/04/2025, 18:20 - Théo: a', '31/02/2025, 18:20 - Théo: a'].map(parseDatedLine);
    if (!line || !impossible) throw new Error('no dated line');
    expect(readLineTime(line, null)).toMatchObject({ posting: { iso: null }, isDateOrderUnknown: true });
    expect(readLineTime(impossible, 'dmy')).toMatchObject({ posting: { iso: null } });
    expect(readLineTime(impossible, 'dmy')).not.toHaveProperty('isDateOrderUnknown');
  });
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
    expect(readLines(at('13/02/2025'), at('02/13/2025'))).toEqual([null, null]);
  });

  it('is open where dates go back in the one possible order', () => {
    expect(readLines(at('25/12/2025'), at('01/03/2025'))).toEqual([null, null]);
    expect(readLines(at('25/12/2025'), at('13/12/2025'))).toEqual(['2025-12-25T18:20', '2025-12-13T18:20']);
  });

  it('attack: is not that of a pasted line which contradicts the others', () => {
    const days = Array.from({ length: 30 }, (_, index) => `${String(index + 1).padStart(2, '0')}/03/2025`);
    expect(readLines(at('01/03/2025'), at('03/13/2025'), ...days.map(at)).at(-1)).toBe('2025-03-30T18:20');
    // Days up to 12 in the American order, with one pasted line of the other.
    const american = Array.from({ length: 24 }, (_, index) => `${1 + Math.floor(index / 12)}/${(index % 12) + 1}/2025`);
    expect(readLines(...american.map(at), at('13/01/2025')).at(12)).toBe('2025-02-01T18:20');
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
