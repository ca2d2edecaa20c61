import { describe, expect, it } from 'vitest';
import { createAlikeCheck, listOddLetters } from '../../../../src/domain/item/alikeSenders.ts';

/** Returns the positions of the senders that look like another one. */
const alike = (...senders: readonly (readonly [name: string, id: string | null])[]) => {
  const list = senders.map(([name, id]) => ({ name, id }));
  const isAlike = createAlikeCheck(list);
  return list.flatMap((one, index) => (isAlike(one) ? [index] : []));
};

describe('senders whose names look the same', () => {
  it('attack: are found by letters of other alphabets, marks, spaces and accents', () => {
    expect(alike(['Théo', null], ['Th\u0435o', null], ['Lina', null])).toEqual([0, 1]);
    expect(alike(['Théo', null], ['Théo ', null], ['Théo\u200b', null], ['THEO', null])).toEqual([0, 1, 2, 3]);
    expect(alike(['Théo Merlan', null], ['Théo\u00a0Merlan', null], ['Théo\tMerlan', null])).toEqual([0, 1, 2]);
  });

  it.each([
    ['Paul', 'PauI'],
    ['Paul', 'Pau1'],
    ['Léo', 'Lé0'],
    ['Amélie', 'Arnélie'],
    ['Léa', '~ Léa'],
    ['Léa', '~\u202fLéa'],
    ['Léa', 'Léa\u2800'],
    ['Léa', '\u3164Léa'],
    ['William', 'VViIliam'],
    ['Léa', 'Léa.'],
    ['Léa', 'Lé\u02bca'],
    ['Léa', '\u013féa'],
    ['Yanis', 'Υanis'],
    ['Ninon', 'Νinon'],
    ['Léa', '🅻éa'],
    ['Tom', '\u13a2om'],
    ['Paul', 'Pau\u01c0'],
  ])('attack: N15: are found: %s, %s', (one, other) => {
    expect(alike([one, null], [other, null], ['Zoé', null])).toEqual([0, 1]);
  });

  it('are other ones where they have signs alone', () => {
    expect(alike(['🌸', null], ['🔥', null], ['🌸', 'user1'])).toEqual([0, 2]);
  });

  it('are found by their ids where the archive has them', () => {
    expect(alike(['Théo', 'user1'], ['Théo', 'user2'])).toEqual([0, 1]);
    // One person who changed their name.
    expect(alike(['Théo', 'user1'], ['theo', 'user1'])).toEqual([]);
    expect(alike(['Théo', null], ['Lina', null])).toEqual([]);
  });

  it('attack: are found when the list of senders was full before them', () => {
    const isAlike = createAlikeCheck([{ name: 'Théo', id: null }]);
    expect(isAlike({ name: 'Th\u0435o', id: null })).toBe(true);
    expect(isAlike({ name: 'Lina', id: null })).toBe(false);
  });

  it('are told apart by the letters that differ, five at most', () => {
    expect(listOddLetters('Th\u0435o\u200b ')).toEqual(['U+0435', 'U+200B', 'U+0020']);
    expect(listOddLetters('Théo Merlan, « l’œuf »')).toEqual(['U+00A0', 'U+2019']);
    expect(listOddLetters('Éloïse Merlan-Œuvray (2)')).toEqual([]);
    expect(listOddLetters('\u{1D5A0}lix')).toEqual(['U+1D5A0']);
    expect(listOddLetters('\u0441\u0435\u0430\u043e\u0440\u0445')).toHaveLength(5);
  });
});
