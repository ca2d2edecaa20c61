import fc from 'fast-check';
import { expect, it } from 'vitest';
import { centredRect, clampToImage, rectBetween } from '../../../../src/domain/item/redaction.ts';

const side = fc.integer({ min: 1, max: 5000 });
const place = fc.double({ min: -1e5, max: 1e5, noNaN: true });

it('clampToImage, centredRect and rectBetween return whole pixels inside the image, for any rectangle', () => {
  fc.assert(
    fc.property(side, side, place, place, place, place, (width, height, x, y, w, h) => {
      const image = { width, height };
      for (const rect of [
        clampToImage({ x, y, width: w, height: h }, image),
        centredRect(image),
        rectBetween({ x, y }, { x: w, y: h }, image),
      ]) {
        if (rect === null) continue;
        expect(Object.values(rect).every(Number.isSafeInteger)).toBe(true);
        expect(Math.min(rect.x, rect.y, rect.width - 1, rect.height - 1)).toBeGreaterThanOrEqual(0);
        expect(rect.x + rect.width).toBeLessThanOrEqual(width);
        expect(rect.y + rect.height).toBeLessThanOrEqual(height);
      }
    }),
  );
});

it('rectBetween accepts corners in any order, and returns null for a click', () => {
  const image = { width: 100, height: 100 };
  const rect = { x: 10, y: 20, width: 30, height: 40 };
  expect(rectBetween({ x: 40, y: 60 }, { x: 10, y: 20 }, image)).toEqual(rect);
  expect(rectBetween({ x: 10, y: 60 }, { x: 40, y: 20 }, image)).toEqual(rect);
  expect(rectBetween({ x: 10, y: 10 }, { x: 13, y: 60 }, image)).toBeNull();
  expect(rectBetween({ x: 90, y: 90 }, { x: 900, y: 900 }, image)).toEqual({ x: 90, y: 90, width: 10, height: 10 });
});
