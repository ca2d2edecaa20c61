import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GreyImage, prepareLuma, readLuma } from '../../../src/recognition/prepareImage.ts';

const grey = (width: number, height: number, lumaOf: (x: number, y: number) => number): GreyImage => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, at) => lumaOf(at % width, Math.floor(at / width))),
});

it('readLuma weighs the channels, on white where the image is transparent', () => {
  const pixels = [
    [255, 255, 255, 255],
    [255, 0, 0, 255],
    [0, 255, 0, 255],
    [0, 0, 255, 255],
    [0, 0, 0, 0],
  ];
  const { data } = readLuma({ width: 5, height: 1, data: Uint8Array.from(pixels.flat()) });
  expect([...data]).toEqual([255, 76, 150, 29, 255]);
});

describe('prepareLuma', () => {
  it('turns text of any colour on a plain background into dark on white', () => {
    for (const [text, background] of [
      [20, 240],
      [240, 20],
      [255, 140],
    ] as const) {
      const { data } = prepareLuma(grey(120, 80, (x, y) => (x > 50 && x < 54 && y > 20 && y < 60 ? text : background)));
      expect(data[40 * 120 + 52]).toBe(0);
      expect(data[40 * 120 + 20]).toBe(255);
    }
  });

  it('gives each bubble a background of its own', () => {
    const { data } = prepareLuma(grey(400, 120, (x, y) => (y === 60 && x % 20 === 0 ? 128 : x < 200 ? 30 : 250)));
    expect([data[60 * 400 + 40], data[60 * 400 + 360]]).toEqual([0, 0]);
    expect([data[30 * 400 + 41], data[30 * 400 + 361]]).toEqual([255, 255]);
  });

  it('keeps the size of any image, and is white where all pixels are alike', () => {
    const sizes = fc.record({ width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 90 }) });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 255 }), ({ width, height }, value) => {
        const prepared = prepareLuma(grey(width, height, () => value));
        expect([prepared.width, prepared.height, prepared.data.length]).toEqual([width, height, width * height]);
        expect(prepared.data.every((pixel) => pixel === 255)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the median of the sampled window, as sorting it does', () => {
    const images = fc.uint8Array({ minLength: 40 * 40, maxLength: 40 * 40 });
    fc.assert(
      fc.property(images, (data) => {
        const { data: prepared } = prepareLuma({ width: 40, height: 40, data });
        // The window of the middle covers the whole image: every fourth pixel of every fourth row, from the third.
        const sampled = Array.from(
          { length: 100 },
          (_, at) => data[(2 + 4 * Math.floor(at / 10)) * 40 + 2 + 4 * (at % 10)] ?? 0,
        );
        const median = sampled.toSorted((a, b) => a - b)[50] ?? 0;
        const at = 20 * 40 + 20;
        expect(prepared[at]).toBe(255 - Math.min(255, Math.round(Math.abs((data[at] ?? 0) - median) * 2.6)));
      }),
      { numRuns: 60 },
    );
  });
});
