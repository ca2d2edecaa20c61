import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAround, foldText, isTermIn, splitSearch } from '../../../../src/domain/item/searchTerms.ts';

const isFoundIn = (text: string, searched: string): boolean =>
  splitSearch(searched).every((term) => isTermIn(foldText(text), term));

/** The nine digits of a French number after its prefix, as people write it. */
const digits = fc.stringMatching(/^[1-9]\d{8}$/);
const gap = fc.constantFrom('', ' ', '.', '-', '\u00a0', '\u202f', '\u2011', ' - ');
const prefix = fc.constantFrom('0', '+33', '+33 ', '0033', '0033 ', '+33 (0)', '+33\u00a0');
const written = (number: string) =>
  fc
    .tuple(prefix, fc.array(gap, { minLength: 8, maxLength: 8 }))
    .map(([start, gaps]) => start + [...number].map((digit, at) => digit + (gaps[at] ?? '')).join(''));

describe('a telephone number', () => {
  it('is found however it is written, however it is searched', () => {
    const twoForms = digits.chain((number) => fc.tuple(written(number), written(number)));
    fc.assert(
      fc.property(twoForms, ([text, searched]) => {
        expect(isFoundIn(`Appelle le ${text}, vite`, searched)).toBe(true);
        expect(excerptAround(`Appelle le ${text}, vite`, searched)?.found).toMatch(/^\d/);
      }),
    );
  });

  it('is not found by another one', () => {
    const twoNumbers = fc.tuple(digits, digits).filter(([a, b]) => a !== b);
    const forms = twoNumbers.chain(([a, b]) => fc.tuple(written(a), written(b)));
    fc.assert(fc.property(forms, ([text, searched]) => !isFoundIn(text, searched)));
  });

  it.each([
    ['06 45 12 78 90', '0645127890', true],
    ['0645127890', '06 45 12 78 90', true],
    ['+33 6 45 12 78 90', '0645127890', true],
    ['06.45.12.78.90', '+33 6 45 12 78 90', true],
    ['06 45 12 78 90', '645127', true],
    ['06 45 12 78 90', 'alix 06 45 12 78 90', false],
    // Each group is somewhere, the number is not.
    ['90 fois, 78 mots, le 06 et le 12 à 45', '06 45 12 78 90', false],
    // The same, whatever the spaces of a shorter number.
    ['12 34 56 78', '1234 5678', true],
    ['dossier 12345678', '1234 5678', true],
    ['1234-5678', '12345678', true],
    ['1234 mots et 56 78', '1234 5678', false],
    // The beginning of a number that somebody types.
    ['+33 7 45 12 78 90', '+33 7', true],
    ['+33745127890', '+33 7', true],
    ['+33 6 45 12 77 90', '+33 7', false],
    // Enough of it to be found without its prefix.
    ['+33 (0)6 45 12 78 90', '+33 6 45 12 7', true],
    // A day is no number.
    ['le 12 novembre 2026 à 06 h 45', '12 2026', true],
  ])('in « %s », searched as « %s »: %s', (text, searched, expected) => {
    expect(isFoundIn(text, searched)).toBe(expected);
  });
});

it('leaves the other words of a search as they are', () => {
  expect(splitSearch(' Éloïse  06 45 12 78 90 voir').map(({ word }) => word)).toEqual([
    '06 45 12 78 90',
    'eloise',
    'voir',
  ]);
  expect(splitSearch('   ')).toEqual([]);
});
