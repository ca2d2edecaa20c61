import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutParts, type PartLimits } from '../../../../src/domain/export/cutParts.ts';
import { compareNumbers, exhibitOf } from '../../../../src/domain/export/exhibitNumber.ts';

const NO_LIMITS: PartLimits = { maxFileBytes: null, maxTotalBytes: null, maxFiles: null };
const listOf = (...bytes: readonly number[]) => bytes.map((one, index) => ({ number: index + 1, bytes: one }));

test.each([
  ['without limits, one part has everything', [5, 5, 5], {}, { parts: [[1, 2, 3]] }],
  [
    'a part ends before the exhibit that would make it too large',
    [4, 4, 4, 9],
    { maxFileBytes: 10 },
    { parts: [[1, 2], [3], [4]] },
  ],
  ['an exhibit too large for any part is named', [4, 10, 4], { maxFileBytes: 10 }, { parts: [[1, 3]], tooLarge: [2] }],
  ['beyond the number of files', [5, 5, 5, 1], { maxFileBytes: 6, maxFiles: 2 }, { parts: [[1], [2]], beyond: [3, 4] }],
  ['beyond the total', [5, 5, 1], { maxTotalBytes: 9 }, { parts: [[1]], beyond: [2, 3] }],
])('%s', (_, bytes, limits, expected) => {
  const cut = cutParts(listOf(...bytes), { ...NO_LIMITS, ...limits }, 1);
  expect(cut).toEqual({ tooLarge: [], beyond: [], ...expected });
});

test('every limit is kept, and every number is in one list, in order', () => {
  const limit = fc.option(fc.integer({ min: 1, max: 60 }));
  const limits = fc.record({ maxFileBytes: limit, maxTotalBytes: limit, maxFiles: limit });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }),
      limits,
      fc.nat(10),
      (bytes, max, reserved) => {
        const { parts, tooLarge, beyond } = cutParts(listOf(...bytes), max, reserved);
        const sizes = parts.map((part) =>
          part.reduce((sum: number, number) => sum + (bytes[exhibitOf(number) - 1] ?? 0), reserved),
        );
        expect(sizes.every((size) => size <= (max.maxFileBytes ?? Number.POSITIVE_INFINITY))).toBe(true);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(
          max.maxTotalBytes ?? Number.POSITIVE_INFINITY,
        );
        expect(parts.length).toBeLessThanOrEqual(max.maxFiles ?? Number.POSITIVE_INFINITY);
        expect(parts.flat()).toEqual(parts.flat().toSorted(compareNumbers));
        expect([...parts.flat(), ...tooLarge, ...beyond].toSorted(compareNumbers)).toEqual(bytes.map((_, i) => i + 1));
        expect(parts.every((part) => part.length > 0)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});
