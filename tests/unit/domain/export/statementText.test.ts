import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAtWord, fitStatement, formLength } from '../../../../src/domain/export/statementText.ts';

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom('été', '👩‍👩‍👧', '𝒻𝒶'),
);
const words = fc.array(word, { maxLength: 300 }).map((list) => list.join(' '));
const part = fc.record({ text: words, rank: fc.nat(5), canShorten: fc.boolean() });
const limit = fc.constantFrom(30, 100, 1000, 1500, 2000);

describe('a statement', () => {
  test('is never longer than the limit, however a form counts', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), limit, (parts, max) => {
        const text = fitStatement(parts, max);
        expect(formLength(text)).toBeLessThanOrEqual(max);
        expect(text.replaceAll('\n', '\r\n').length).toBeLessThanOrEqual(max);
        expect([...text].length).toBeLessThanOrEqual(max);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps short parts whole and in order', () => {
    const parts = [
      { text: 'Deux.', rank: 2, canShorten: true },
      { text: 'Un.', rank: 1, canShorten: false },
    ];
    expect(fitStatement(parts, 1000)).toBe('Deux.\nUn.');
    expect(fitStatement(parts, 6)).toBe('Un.');
  });
});

describe('a cut', () => {
  test('falls between two words, and never inside a surrogate pair', () => {
    fc.assert(
      fc.property(words, fc.nat(2000), (text, max) => {
        const cut = cutAtWord(text, max);
        expect(formLength(cut)).toBeLessThanOrEqual(max);
        if (cut === text || cut === '') return;
        expect(cut.endsWith(' […]')).toBe(true);
        const beginning = cut.slice(0, -' […]'.length);
        expect(text.startsWith(beginning)).toBe(true);
        expect(text.slice(beginning.length)).toMatch(/^\s/u);
        expect(beginning).toMatch(/\S$/u);
        expect(text.isWellFormed()).toBe(beginning.isWellFormed());
      }),
      { numRuns: 1000 },
    );
  });

  test('leaves out a text whose first words do not fit', () => {
    expect(cutAtWord('x'.repeat(500), 100)).toBe('');
  });
});
