import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../../../src/recognition/prepareImage.ts';
import { removePictures } from '../../../src/recognition/removePictures.ts';

const WIDTH = 300;
const HEIGHT = 200;

function draw(isInk: (x: number, y: number) => boolean) {
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
    isInk(at % WIDTH, Math.floor(at / WIDTH)) ? 0 : 255,
  );
  return { width: WIDTH, height: HEIGHT, data };
}
const inkAt = (image: GreyImage, x: number, y: number) => image.data[y * WIDTH + x] === 0;

describe('removePictures', () => {
  it('whitens a ring that is wider than a letter, and keeps the letters inside', () => {
    const isRing = (x: number, y: number) =>
      (x === 20 || x === 260 || y === 20 || y === 120) && x >= 20 && x <= 260 && y >= 20 && y <= 120;
    const isLetter = (x: number, y: number) => x > 60 && x < 66 && y > 40 && y < 80;
    const { image: removed } = removePictures(draw((x, y) => isRing(x, y) || isLetter(x, y)));
    expect(inkAt(removed, 20, 60)).toBe(false);
    expect(inkAt(removed, 150, 120)).toBe(false);
    expect(inkAt(removed, 63, 60)).toBe(true);
  });

  it('takes what touches by a corner as one shape', () => {
    const { image: removed } = removePictures(draw((x, y) => x === y));
    expect(removed.data.every((pixel) => pixel === 255)).toBe(true);
  });

  it('keeps what is as large as a letter at most, and adds no ink anywhere', () => {
    const box = fc.record({
      x: fc.integer({ min: 0, max: WIDTH - 1 }),
      y: fc.integer({ min: 0, max: HEIGHT - 1 }),
      width: fc.integer({ min: 1, max: 150 }),
      height: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(box, ({ x, y, width, height }) => {
        const image = draw((px, py) => px >= x && px < x + width && py >= y && py < y + height);
        const { image: removed } = removePictures(image);
        const isSmall = Math.min(width, WIDTH - x) <= 120 && Math.min(height, HEIGHT - y) <= 80;
        if (isSmall) expect(removed.data).toEqual(image.data);
        else expect(removed.data.every((pixel) => pixel === 255)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
