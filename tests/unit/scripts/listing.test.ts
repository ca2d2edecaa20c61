import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLabelTest } from '../../../scripts/interfaceLabels.ts';
import { CAPTIONS, SECONDS_PER_SHOT, SHOTS } from '../../../scripts/listing/captions.ts';
import { GUIDE_LANGUAGES } from '../../../src/domain/shared/languages.ts';
import { encodeAnimation, encodeRgbPng, type Frame } from '../../support/images/encodePng.ts';
import { readPng } from '../../support/images/png.ts';
import { shrinkPixels } from '../../support/images/shrinkPixels.ts';
import { findLongSentences } from '../../support/law/wordCounts.ts';

interface Chunk {
  readonly type: string;
  readonly body: Buffer;
}

/** The chunks of a PNG, after a check of their sums. */
function readChunks(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const end = at + 8 + png.readUInt32BE(at);
    expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)));
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, end) });
  }
  return chunks;
}

const framesOf = (width: number, height: number) =>
  fc
    .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
    .map((rgb) => ({ width, height, rgb }));
const animations = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }))
  .chain(([width, height, count]) => fc.array(framesOf(width, height), { minLength: count, maxLength: count }));

test('an animation holds every picture, in order, with its time', () => {
  fc.assert(
    fc.property(animations, fc.integer({ min: 1, max: 9 }), (pictures, seconds) => {
      const [first, ...others] = pictures.map((pixels): Frame => ({ pixels, seconds }));
      if (first === undefined) throw new Error('no picture');
      const chunks = readChunks(encodeAnimation([first, ...others]));
      const ofType = (type: string) => chunks.filter((chunk) => chunk.type === type).map(({ body }) => body);
      expect(chunks.map(({ type }) => type).slice(0, 4)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT']);
      expect(ofType('acTL').map((body) => body.readUInt32BE(0))).toEqual([pictures.length]);
      expect(ofType('fcTL').map((body) => body.readUInt16BE(20) / body.readUInt16BE(22))).toEqual(
        pictures.map(() => seconds),
      );
      const numbers = chunks
        .filter(({ type }) => type === 'fcTL' || type === 'fdAT')
        .map(({ body }) => body.readUInt32BE(0));
      expect(numbers).toEqual(numbers.map((_, index) => index));
      const data = [...ofType('IDAT'), ...ofType('fdAT').map((body) => body.subarray(4))];
      for (const [index, pixels] of pictures.entries()) {
        const png = encodeRgbPng(pixels);
        expect(readPng(png)).toEqual(pixels);
        expect(readChunks(png).find(({ type }) => type === 'IDAT')?.body).toEqual(data[index]);
      }
    }),
  );
});

test('a shrunk picture has the mean of four pixels, in 16 levels', () => {
  const white = [255, 255, 255];
  const black = [0, 0, 0];
  const rgb = Uint8Array.from([white, white, black, black, white, black, black, black].flat());
  expect(shrinkPixels({ width: 4, height: 2, rgb })).toEqual({
    width: 2,
    height: 1,
    rgb: Uint8Array.from([187, 187, 187, 0, 0, 0]),
  });
});

describe.each(GUIDE_LANGUAGES)('the film in %s', (language) => {
  test('lasts at most 30 seconds', () => {
    expect(SHOTS.length * SECONDS_PER_SHOT).toBeLessThanOrEqual(30);
  });

  test('quotes only labels of the interface, in short captions', () => {
    const isLabel = createLabelTest(language);
    for (const caption of Object.values(CAPTIONS[language])) {
      const [, french, english] = /« (.+?) »|“(.+?)”/.exec(caption) ?? [];
      if (/[«“]/.test(caption)) expect(isLabel(french ?? english ?? ''), caption).toBe(true);
      expect(findLongSentences(caption)).toEqual([]);
    }
  });
});
