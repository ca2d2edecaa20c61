import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTsv } from '../../../src/recognition/recogniseLines.ts';

const SIZE = { width: 1080, height: 2340 };
const line = (top: number) => `4\t1\t1\t1\t1\t0\t64\t${top}\t730\t43\t-1\t`;
const word = (text: string, confidence: number, left = 64, top = 216) =>
  `5\t1\t1\t1\t1\t1\t${left}\t${top}\t60\t40\t${confidence}\t${text}`;
const table = (...rows: string[]) => [`1\t1\t0\t0\t0\t0\t0\t0\t1080\t2340\t-1\t`, ...rows, ''].join('\n');

describe('parseTsv', () => {
  it('returns lines of words with their boxes and confidence', () => {
    const found = parseTsv(table(line(216), word('Tu', 96.4), word('vas', 88.6, 140)), SIZE);
    expect(found).toEqual([
      {
        box: [64, 216, 730, 43],
        script: 'latin',
        words: [
          { text: 'Tu', confidence: 96, box: [64, 216, 60, 40] },
          { text: 'vas', confidence: 89, box: [140, 216, 60, 40] },
        ],
      },
    ]);
  });

  it('leaves out what the engine made of corners, ticks and emoji, and keeps signs that are sure', () => {
    const rows = [word('tranquille', 93), word('B@', 12), word('@©©', 47), word('©', 95), word('?', 96), word('K', 10)];
    const [found] = parseTsv(table(line(216), ...rows), SIZE);
    expect(found?.words.map(({ text }) => text)).toEqual(['tranquille', '?']);
    expect(parseTsv(table(line(10), word('/', 20)), SIZE)).toEqual([]);
  });

  it('marks a line of low confidence as another script, and never a line that is mostly sure', () => {
    const arabic = [word('lat', 33), word('[à»', 40), word('cle', 64), word('UHoIU', 30)];
    expect(parseTsv(table(line(9), ...arabic), SIZE)[0]?.script).toBe('unknown');
    expect(parseTsv(table(line(9), word('kevin', 40), word('demain', 96)), SIZE)[0]?.script).toBe('latin');
  });

  it('keeps every box inside the image, whatever the table says', () => {
    const row = fc.tuple(
      fc.constantFrom('1', '4', '5', 'x'),
      fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 4, maxLength: 4 }),
      fc.float({ noNaN: false }),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const text = rows
          .map(([level, box, confidence, content]) => [level, 1, 1, 1, 1, 1, ...box, confidence, content].join('\t'))
          .join('\n');
        for (const { box, words } of parseTsv(text, SIZE))
          for (const [x, y, width, height] of [box, ...words.map((one) => one.box)]) {
            expect(Math.min(x, y) >= 0 && width > 0 && height > 0).toBe(true);
            expect(x + width <= SIZE.width && y + height <= SIZE.height).toBe(true);
          }
      }),
    );
  });
});
