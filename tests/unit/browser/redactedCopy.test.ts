import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockSize, redactPixels } from '../../../src/browser/redactedCopy.ts';
import type { Raster } from '../../../src/domain/item/redaction.ts';

const WIDTH = 140;
const HEIGHT = 120;

/** Returns pseudo-random pixels: the same for the same seed. */
function makeNoise(seed: number): Raster {
  let state = seed | 1;
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4).map(() => {
    state = Math.imul(state, 1664525) + 1013904223;
    return state >>> 24;
  });
  return { width: WIDTH, height: HEIGHT, data };
}

const copyOf = (raster: Raster): Raster => ({ ...raster, data: raster.data.slice() });
const pixel = ({ data }: Raster, x: number, y: number) => [
  ...data.subarray((y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 4),
];
const rect = fc.record({
  way: fc.constantFrom('mask' as const, 'blur' as const),
  x: fc.integer({ min: 0, max: WIDTH + 20 }),
  y: fc.integer({ min: 0, max: HEIGHT + 20 }),
  width: fc.integer({ min: 0, max: WIDTH }),
  height: fc.integer({ min: 0, max: HEIGHT }),
});

it('changes no pixel outside the regions', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(rect, { maxLength: 3 }), (seed, regions) => {
      const before = makeNoise(seed);
      const after = copyOf(before);
      redactPixels(after, regions);
      let changed = 0;
      for (let y = 0; y < HEIGHT; y += 1) {
        for (let x = 0; x < WIDTH; x += 1) {
          const isRedacted = regions.some((r) => x >= r.x && x < r.x + r.width && y >= r.y && y < r.y + r.height);
          if (!isRedacted && `${pixel(before, x, y)}` !== `${pixel(after, x, y)}`) changed += 1;
        }
      }
      expect(changed).toBe(0);
    }),
    { numRuns: 30 },
  );
});

it('masks a region with one colour, whatever the image', () => {
  const part = { way: 'mask', x: 10, y: 20, width: 50, height: 30 } as const;
  const [one, other] = [makeNoise(1), makeNoise(2)];
  redactPixels(one, [part]);
  redactPixels(other, [part]);
  for (let y = 20; y < 50; y += 1) {
    for (let x = 10; x < 60; x += 1) {
      expect(pixel(one, x, y)).toEqual([0, 0, 0, 255]);
      expect(pixel(other, x, y)).toEqual([0, 0, 0, 255]);
    }
  }
});

it('blurs a region to block averages only: moving pixels within a block changes nothing', () => {
  const part = { way: 'blur', x: 10, y: 20, width: 96, height: 64 } as const;
  expect(blockSize(part)).toBe(32);
  const straight = makeNoise(7);
  const shuffled = copyOf(straight);
  // Each block is rotated by 180°: the same average, with every pixel moved.
  for (let column = 0; column < 3; column += 1) {
    for (let row = 0; row < 2; row += 1) {
      for (let y = 0; y < 32; y += 1) {
        for (let x = 0; x < 32; x += 1) {
          const [fromX, fromY] = [10 + column * 32 + x, 20 + row * 32 + y];
          const to = ((20 + row * 32 + 31 - y) * WIDTH + 10 + column * 32 + 31 - x) * 4;
          shuffled.data.set(pixel(straight, fromX, fromY), to);
        }
      }
    }
  }
  redactPixels(straight, [part]);
  redactPixels(shuffled, [part]);
  expect(shuffled.data).toEqual(straight.data);
  const colours = new Set<string>();
  for (let y = 20; y < 84; y += 1) for (let x = 10; x < 106; x += 1) colours.add(`${pixel(straight, x, y)}`);
  expect(colours.size).toBeLessThanOrEqual(2 * 3 + 1);
  // The border is black, so it does not reveal outlines that extend outside.
  for (let x = 10; x < 106; x += 1) expect(pixel(straight, x, 20)).toEqual([0, 0, 0, 255]);
  for (let y = 20; y < 84; y += 1) expect(pixel(straight, 105, y)).toEqual([0, 0, 0, 255]);
});

it('uses blocks of at least 32 pixels and a twelfth of the shorter side, without narrower ones at the end', () => {
  expect(blockSize({ width: 4000, height: 1200 })).toBe(100);
  expect(blockSize({ width: 1201, height: 9000 })).toBe(101);
  expect(blockSize({ width: 300, height: 20 })).toBe(32);
  const wide = makeNoise(3);
  redactPixels(wide, [{ way: 'blur', x: 0, y: 0, width: 95, height: 31 }]);
  const inside = new Set(Array.from({ length: 80 }, (_, x) => `${pixel(wide, x + 6, 15)}`));
  expect(inside.size).toBe(2);
});

it('reveals nothing by a blur over a mask', () => {
  const part = { x: 30, y: 30, width: 40, height: 40 };
  const [one, other] = [makeNoise(1), makeNoise(2)];
  for (const raster of [one, other]) {
    redactPixels(raster, [
      { ...part, way: 'mask' },
      { ...part, way: 'blur' },
    ]);
  }
  expect(pixel(one, 50, 50)).toEqual(pixel(other, 50, 50));
});
