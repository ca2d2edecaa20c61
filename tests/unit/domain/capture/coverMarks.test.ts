import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  MARK_SEARCH_PX,
  MARK_SIZE_PX,
  pickMarkColours,
  showsMarks,
} from '../../../../src/domain/capture/coverMarks.ts';

/** The searched square of a corner, with a mark of `size` pixels in `colour`, each channel changed by `shift`. */
function corner(colour: number, size: number, shift = 0, side = MARK_SEARCH_PX): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      rgba.set([(colour >> 16) + shift, ((colour >> 8) & 0xff) + shift, (colour & 0xff) + shift], 4 * (y * side + x));
  return rgba;
}
const colour = fc
  .integer({ min: 0x101010, max: 0xefefef })
  .filter((one) => [16, 8, 0].every((by) => ((one >> by) & 0xff) < 0xe0));
const colours = fc.tuple(colour, colour, colour, colour);

it('finds the marks in two corners or more, through a trace of the page', () => {
  fc.assert(
    fc.property(
      colours,
      fc.subarray([0, 1, 2, 3]),
      fc.integer({ min: -4, max: 4 }),
      fc.constantFrom(1, 2),
      (all, shown, shift, scale) => {
        const side = MARK_SEARCH_PX * scale;
        const corners = all.map((one, place) =>
          corner(one, shown.includes(place) ? MARK_SIZE_PX * scale : 0, shift, side),
        );
        expect(showsMarks(corners, all, scale)).toBe(shown.length >= 2);
      },
    ),
    { numRuns: 30 },
  );
});

it('does not take a small part, another order or another colour for the marks', () => {
  const all = [0x102030, 0x405060, 0x708090, 0xa0b0c0];
  const isFound = (corners: readonly Uint8ClampedArray[]) => showsMarks(corners, all, 1);
  expect(isFound(all.map((one) => corner(one, 10)))).toBe(false);
  expect(isFound(all.toReversed().map((one) => corner(one, MARK_SIZE_PX)))).toBe(false);
  expect(isFound(all.map((one) => corner(one + 0x202020, MARK_SIZE_PX)))).toBe(false);
});

it('makes four colours of a UUID', () => {
  expect(pickMarkColours('01234567-89ab-4def-8123-456789abcdef')).toEqual([0x012345, 0x6789ab, 0xdef123, 0x456789]);
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), (uuid) => {
      const picked = pickMarkColours(uuid);
      expect(picked).toHaveLength(4);
      for (const one of picked) expect(one >= 0 && one <= 0xffffff).toBe(true);
    }),
  );
});
