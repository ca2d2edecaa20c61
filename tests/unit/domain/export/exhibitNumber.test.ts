import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exhibitFolder } from '../../../../src/domain/export/dossierLayout.ts';
import {
  citeNumber,
  compareNumbers,
  countExhibits,
  type ExhibitNumber,
  isMessageNumber,
  joinNumber,
  splitNumber,
} from '../../../../src/domain/export/exhibitNumber.ts';
import { formatRanges, nameExhibits } from '../../../../src/dossier/strings/formatText.ts';

const numbers: fc.Arbitrary<ExhibitNumber> = fc
  .record({ number: fc.integer({ min: 1, max: 20_000 }), message: fc.option(fc.integer({ min: 1, max: 20_000 })) })
  .map(({ number, message }) => joinNumber({ number, ...(message !== null && { message }) }));

describe('exhibit numbers', () => {
  it('are the same after being written as fields', () => {
    fc.assert(fc.property(numbers, (number) => joinNumber(splitNumber(number)) === number));
  });

  it('give each item another folder and another citation', () => {
    fc.assert(
      fc.property(fc.uniqueArray(numbers), (all) => {
        expect(new Set(all.map(exhibitFolder)).size).toBe(all.length);
        expect(new Set(all.map(citeNumber)).size).toBe(all.length);
      }),
    );
  });

  it('sort by exhibit, then by message', () => {
    const mixed: ExhibitNumber[] = ['10-2', 7, '8-10', '8-9', 9];
    expect(mixed.toSorted(compareNumbers).join()).toBe('7,8-9,8-10,9,10-2');
  });

  it('count the messages of a conversation as one exhibit', () => {
    expect(countExhibits([1, '7-1', '7-2', 8])).toBe(3);
  });

  it('accept no other text', () => {
    expect(['7-12', '07-1', '7-0', '7', '7-', '-7', '7-1-2', '7-1e3'].filter(isMessageNumber)).toEqual(['7-12']);
  });

  it.each([
    [[1, 2, 3, 5], '1 à 3, 5', 'pièces n° 1 à 3, 5'],
    [['7-12'], '7, message 12', 'pièce n° 7, message 12'],
    [['7-3', '7-4', '7-5', '7-9'], '7, messages 3 à 5, 9', 'pièce n° 7, messages 3 à 5, 9'],
    [[1, 2, '7-3', '7-4', '7-5', 9], '1, 2, 7 (messages 3 à 5), 9', 'pièces n° 1, 2, 7 (messages 3 à 5), 9'],
    [['7-3', '8-1'], '7 (message 3), 8 (message 1)', 'pièces n° 7 (message 3), 8 (message 1)'],
    [[], '', 'pièce n° '],
  ] as const)('names %j', (list, ranges, name) => {
    expect(formatRanges(list)).toBe(ranges);
    expect(nameExhibits(list)).toBe(name);
  });

  it('are a count of the messages of a conversation, in a sentence, where they have more runs than one reads', () => {
    const even = Array.from({ length: 13 }, (_, at): ExhibitNumber => `7-${2 * at + 2}`);
    expect(nameExhibits([1, 2, ...even])).toBe('pièces n° 1, 2, 7 (13 messages)');
    expect(nameExhibits(even.slice(1))).toBe(
      `pièce n° 7, messages ${formatRanges(even.slice(1)).split('messages ')[1]}`,
    );
    expect(formatRanges(even)).toContain('26');
  });
});
