import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { pngToRgb, rasterToRgb } from '../../../../../src/dossier/pdf/engine/pngToRgb.ts';
import { png } from '../../../../support/dossier/pictures.ts';

const noise = (seed: number) => (x: number, y: number, channel: number) =>
  Math.imul(x * 374_761_393 + y * 668_265_263 + channel * 2_147_483_647 + seed, 1_274_126_177) >>> 24;

describe('pngToRgb and rasterToRgb', () => {
  it('composes the pixels of any canvas PNG, and of a canvas, on white', async () => {
    const shape = fc.record({
      width: fc.integer({ min: 1, max: 12 }),
      height: fc.integer({ min: 1, max: 9 }),
      channels: fc.constantFrom(1 as const, 3 as const, 4 as const),
      seed: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ width, height, channels, seed }) => {
        // One pixel is not opaque: the next test is about images that are.
        const sample = (x: number, y: number, channel: number) =>
          channel === 3 && x + y === 0 ? 254 : noise(seed)(x, y, channel);
        const flat = await pngToRgb(png({ width, height, channels }, sample, (row) => (row + seed) % 5));
        expect(flat).toMatchObject({ width, height });
        if (channels !== 4) {
          // Rows without alpha are copied with their filters.
          expect(flat.filtered).toBe(channels);
          expect(inflateSync(flat.deflated)).toHaveLength(height * (1 + width * channels));
          return;
        }
        const pixels = inflateSync(flat.deflated);
        const expected = Array.from({ length: width * height * 3 }, (_, index) => {
          const [pixel, colour] = [Math.floor(index / 3), index % 3];
          const [x, y] = [pixel % width, Math.floor(pixel / width)];
          return Math.floor(255 + ((sample(x, y, colour) - 255) * sample(x, y, 3)) / 255);
        });
        expect([...pixels]).toEqual(expected);
        const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) =>
          sample(Math.floor(at / 4) % width, Math.floor(at / 4 / width), at % 4),
        );
        const drawn = await rasterToRgb({ width, height, data });
        expect([...inflateSync(drawn.deflated)]).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the alpha channel of an opaque image out, and keeps the filters of its rows', async () => {
    const shape = fc.record({
      width: fc.integer({ min: 1, max: 12 }),
      height: fc.integer({ min: 1, max: 9 }),
      seed: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ width, height, seed }) => {
        const sample = (x: number, y: number, channel: number) => (channel === 3 ? 255 : noise(seed)(x, y, channel));
        const convert = async (channels: 3 | 4) => {
          const { deflated, filtered } = await pngToRgb(
            png({ width, height, channels }, sample, (row) => (row + seed) % 5),
          );
          return { rows: inflateSync(deflated), filtered };
        };
        expect(await convert(4)).toEqual(await convert(3));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the greys of 4 bits that the pictures of the guides have', async () => {
    const data = Uint8Array.of(0xff, 0xf0, 0xff, 0xf0);
    const grey = await pngToRgb(new Uint8Array(encode({ width: 3, height: 2, data, channels: 1, depth: 4 })));
    expect(grey).toMatchObject({ width: 3, height: 2, filtered: 1, bitsPerSample: 4 });
    expect([...inflateSync(grey.deflated)]).toEqual([0, 0xff, 0xf0, 0, 0xff, 0xf0]);
  });

  it.each([
    ['bytes that are no PNG', new Uint8Array(60)],
    [
      'a truncated PNG',
      png(
        { width: 9, height: 9, channels: 4 },
        () => 7,
        () => 0,
      ).slice(0, 50),
    ],
    ['no bytes', new Uint8Array(0)],
  ])('throws for %s', async (_case, bytes) => {
    await expect(pngToRgb(bytes)).rejects.toThrow();
  });
});
