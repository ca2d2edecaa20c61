import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutParts, type PartLimits } from '../../../../src/domain/export/cutParts.ts';
import { compareNumbers, exhibitOf } from '../../../../src/domain/export/exhibitNumber.ts';

const NO_LIMITS: PartLimits = { maxFileBytes: null, maxTotalBytes: null, maxFiles: null };
const listOf = (...bytes: readonly number[]) => bytes.map((one, index) => ({ number: index + 1, bytes: one }));

test('without limits, one part has everything', () => {
  expect(cutParts(listOf(5, 5, 5), NO_LIMITS, 3)).toEqual({ parts: [[1, 2, 3]], tooLarge: [], beyond: [] });
});

test('a part ends before the exhibit that would make it too large', () => {
  expect(cutParts(listOf(4, 4, 4, 9), { ...NO_LIMITS, maxFileBytes: 10 }, 1)).toEqual({
    parts: [[1, 2], [3], [4]],
    tooLarge: [],
    beyond: [],
  });
});

test('an exhibit too large for any part is named, and those after it are kept', () => {
  expect(cutParts(listOf(4, 10, 4), { ...NO_LIMITS, maxFileBytes: 10 }, 1)).toMatchObject({
    parts: [[1, 3]],
    tooLarge: [2],
  });
});

test('beyond the number of files or the total, nothing more is added', () => {
  expect(cutParts(listOf(5, 5, 5, 1), { ...NO_LIMITS, maxFileBytes: 6, maxFiles: 2 }, 1)).toMatchObject({
    parts: [[1], [2]],
    beyond: [3, 4],
  });
  expect(cutParts(listOf(5, 5, 1), { ...NO_LIMITS, maxTotalBytes: 9 }, 1)).toMatchObject({
    parts: [[1]],
    beyond: [2, 3],
  });
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
