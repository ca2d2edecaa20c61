import fc from 'fast-check';
import { decode, decodeApng, encode } from 'fast-png';
import { expect, test } from 'vitest';
import { encodeAnimation, type Frame, greyPng, quantizePng, shrinkPixels } from '../../../scripts/pictures.ts';

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
      const [first = expect.fail('no picture'), ...others] = pictures.map((pixels): Frame => ({ pixels, seconds }));
      const film = decodeApng(encodeAnimation([first, ...others]), { checkCrc: true });
      expect(film).toMatchObject({ width: first.pixels.width, height: first.pixels.height, numberOfPlays: 0 });
      expect(film.frames.map(({ data }) => data)).toEqual(pictures.map(({ rgb }) => rgb));
      for (const { delayNumber, delayDenominator } of film.frames) expect(delayNumber / delayDenominator).toBe(seconds);
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

test('a picture of few colours keeps them, and the printed one has 8 greys, two a byte', () => {
  const colours = [255, 255, 255, 200, 10, 30, 0, 0, 0];
  const png = encode({ width: 3, height: 1, data: Uint8Array.from(colours), channels: 3 });
  const { palette = [], data, depth } = decode(quantizePng(png));
  expect([...data].flatMap((index) => palette[index])).toEqual(colours);
  expect(depth).toBe(8);
  const grey = decode(greyPng(png));
  expect(grey).toMatchObject({ width: 3, height: 1, depth: 4, channels: 1 });
  expect([...grey.data]).toEqual([0xf4, 0x00]);
});
