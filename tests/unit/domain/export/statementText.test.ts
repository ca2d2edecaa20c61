import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  CaseStatementEdits,
  carryCorrections,
  cutAtWord,
  fitStatement,
  formLength,
} from '../../../../src/domain/export/statementText.ts';

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

const PROPOSED = 'Mes mots.\n3 publications, 1 compte.\nDossier : empreinte abc.';

it('keeps the corrections and renews the lines that the person left', () => {
  const text = 'Mes mots, corrigés.\n3 publications, 1 compte.\nDossier : empreinte abc.';
  const now = 'Mes mots.\n4 publications, 2 comptes.\nDossier : empreinte def.';
  expect(carryCorrections({ proposed: PROPOSED, text }, now)).toBe(
    'Mes mots, corrigés.\n4 publications, 2 comptes.\nDossier : empreinte def.',
  );
});

it('drops corrections of a fact that changed since', () => {
  const text = 'Mes mots.\n3 publications de lui.\nDossier : empreinte abc.';
  expect(carryCorrections({ proposed: PROPOSED, text }, PROPOSED.replace('3 publ', '4 publ'))).toBeNull();
  expect(carryCorrections({ proposed: PROPOSED, text }, `${PROPOSED}\nDanger : oui.`)).toBeNull();
});

it('never changes a text while the proposed one is the same', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (proposed, text) => {
      expect(carryCorrections({ proposed, text }, proposed)).toBe(text);
    }),
  );
});

it('CaseStatementEdits never gives the corrections of one case for another, and forgets them when the store locks', () => {
  const all = new CaseStatementEdits();
  all.of('a').set('place', { proposed: 'Internet', text: 'Internet et devant le lycée' });
  expect(all.of('a').size).toBe(1);
  expect(all.of(null).size).toBe(0);
  expect(all.of('b').size).toBe(0);
  expect(all.of('a').size).toBe(0);
  all.of('a').set('place', { proposed: 'Internet', text: 'ailleurs' });
  all.clear();
  expect(all.of('a').size).toBe(0);
});
