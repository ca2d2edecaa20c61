import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareNumbers, joinNumber } from '../../../../src/domain/export/exhibitNumber.ts';
import { formatRanges } from '../../../../src/dossier/strings/formatText.ts';
import { readNumbers } from '../../../../src/seal/verify/readTables.ts';

it('reads the numbers of exhibits and messages as the documents write them', () => {
  const small = fc.integer({ min: 1, max: 9 });
  const number = fc.record(
    { number: small, message: fc.option(small, { nil: undefined }) },
    { requiredKeys: ['number'] },
  );
  // One exhibit is a conversation or is none.
  const numbers = fc.uniqueArray(number, {
    minLength: 1,
    maxLength: 20,
    selector: ({ number: exhibit, message }) => (exhibit % 2 === 0 ? `${exhibit}-${message ?? 1}` : exhibit),
  });
  fc.assert(
    fc.property(numbers, (some) => {
      const sorted = some
        .map(({ number: exhibit, message = 1 }) =>
          joinNumber(exhibit % 2 === 0 ? { number: exhibit, message } : { number: exhibit }),
        )
        .toSorted(compareNumbers);
      expect(readNumbers(`n° ${formatRanges(sorted)}`)).toEqual(sorted);
    }),
    { numRuns: 1000 },
  );
});

it('reads nothing else', () => {
  for (const cell of ['7', 'n° sept', 'n° 1 (message 2', 'n° 1 à', 'n° 1 (messages 2) 3'])
    expect(readNumbers(cell), cell).toBeNull();
});
