import { expect, it } from 'vitest';
import { findGround } from '../../../../src/domain/item/pictureGround.ts';

const picture = (words: readonly number[], share: number) =>
  Uint8ClampedArray.from(Array.from({ length: 100 }, (_, at) => (at < share * 100 ? words : [0, 0, 0, 0])).flat());

it.each([
  ['white words of a snap', [255, 255, 255, 255], 0.1, 40],
  ['yellow words, half drawn', [250, 240, 60, 120], 0.3, 40],
  ['black words', [0, 0, 0, 255], 0.1, 255],
  ['grey words', [128, 128, 128, 255], 0.1, 128],
  ['a light picture with round corners', [240, 240, 240, 255], 0.95, 255],
  ['an opaque picture', [250, 250, 250, 255], 1, 255],
  ['nothing', [0, 0, 0, 0], 1, 255],
])('lays %s on a ground that shows them', (_, words, share, grey) => {
  expect(findGround(picture(words, share))).toBe(grey);
});

it('lays white words above a dark drawing between both', () => {
  const white = picture([255, 255, 255, 255], 0.1);
  white.set(picture([0, 0, 0, 255], 1).subarray(0, 160), 200);
  expect(findGround(white)).toBe(128);
});
