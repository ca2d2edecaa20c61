import { describe, expect, it } from 'vitest';
import type { PixelBox, RecognisedLine } from '../../../src/domain/item/imageText.ts';
import { addLargeLines } from '../../../src/recognition/largeText.ts';
import type { GreyImage } from '../../../src/recognition/prepareImage.ts';
import type { LargeShape } from '../../../src/recognition/removePictures.ts';

const LUMA: GreyImage = { width: 600, height: 800, data: new Uint8Array(600 * 800).fill(255) };
const shape = (left: number, top: number, width: number, height: number, isRemoved = true): LargeShape => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
  isRemoved,
});
const line = (text: string, box: PixelBox, confidence = 95): RecognisedLine => ({
  box,
  words: text.split(' ').map((word) => ({ text: word, confidence, box })),
  script: 'latin',
});
/** Two letters of 150 pixels, from the row 300 on. */
const LETTERS = [shape(40, 300, 90, 150), shape(160, 300, 90, 150)];
/** The same in a copy of a third, which begins 60 rows above. */
const READ: PixelBox = [10, 18, 90, 54];
const texts = (lines: readonly RecognisedLine[]) => lines.map(({ words }) => words.map(({ text }) => text).join(' '));

describe('addLargeLines', () => {
  it('reads letters taller than those of a message in a smaller copy, and gives their place in the image', () => {
    const parts: GreyImage[] = [];
    const found = addLargeLines([], LETTERS, LUMA, (part) => {
      parts.push(part);
      return [line('TU VAS', READ)];
    });
    expect(parts.map(({ width, height }) => [width, height])).toEqual([[200, 90]]);
    expect(texts(found)).toEqual(['TU VAS']);
    expect(found[0]?.box).toEqual([30, 294, 270, 162]);
    expect(found[0]?.words[0]?.box).toEqual([30, 294, 270, 162]);
  });

  it('puts them in place of their pieces, between the lines above and below', () => {
    const lines = [
      line('au-dessus', [10, 100, 100, 40]),
      line('À', [60, 320, 30, 30]),
      line('dessous', [10, 600, 100, 40]),
    ];
    expect(texts(addLargeLines(lines, LETTERS, LUMA, () => [line('TU VAS', READ)]))).toEqual([
      'au-dessus',
      'TU VAS',
      'dessous',
    ]);
  });

  it('reads a word whose letters touch, and the letters beside those that are no larger than in a message', () => {
    const read = () => [line('MENTEUSE', READ)];
    expect(texts(addLargeLines([], [shape(40, 300, 500, 150)], LUMA, read))).toEqual(['MENTEUSE']);
    const mixed = [shape(40, 330, 60, 70, false), shape(120, 300, 60, 110)];
    const small = [line('vas', [10, 20, 90, 40])];
    expect(texts(addLargeLines([], mixed, LUMA, () => small))).toEqual(['vas']);
  });

  it('keeps what was read where it has all the letters', () => {
    const whole = [line('TU VAS', [30, 294, 270, 162], 96)];
    expect(addLargeLines(whole, LETTERS, LUMA, () => [line('TU VA5', READ)])).toEqual(whole);
  });

  it('adds nothing for a photo, for letters that were read, and for what is read in a row of photos', () => {
    let reads = 0;
    const read = (confidence: number, text: string) => () => {
      reads += 1;
      return [line(text, READ, confidence)];
    };
    expect(addLargeLines([], [shape(40, 300, 100, 100)], LUMA, read(95, 'photo'))).toEqual([]);
    expect(addLargeLines([], [shape(40, 100, 500, 500)], LUMA, read(95, 'photo'))).toEqual([]);
    expect(
      addLargeLines(
        [],
        LETTERS.map((one) => ({ ...one, isRemoved: false })),
        LUMA,
        read(95, 'lu'),
      ),
    ).toEqual([]);
    expect(reads).toBe(0);
    expect(addLargeLines([], LETTERS, LUMA, read(60, 'TU VAS'))).toEqual([]);
    expect(addLargeLines([], LETTERS, LUMA, read(95, 'O D O'))).toEqual([]);
    expect(reads).toBe(2);
  });

  it('leaves out a line beside the large letters, and one that is too small for them', () => {
    const beside = () => [line('un message', [110, 18, 80, 54]), line('un message', [10, 30, 90, 12])];
    expect(addLargeLines([], LETTERS, LUMA, beside)).toEqual([]);
  });

  it('attack: reads no row more than a few times, whatever the shapes', () => {
    const shapes = Array.from({ length: 20_000 }, (_, index) =>
      shape(index % 500, (index * 37) % 700, 20 + (index % 200), 50 + (index % 300)),
    );
    let rows = 0;
    addLargeLines([], shapes, LUMA, (part) => {
      rows += part.height;
      return [];
    });
    expect(rows).toBeLessThan(10 * LUMA.height);
  });
});
