import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePairs,
  isNear,
  listCommonParts,
  listPairs,
  readOwnWords,
} from '../../../../src/dossier/data/textSimilarity.ts';

const fold = (text: string) => readOwnWords(text).folded.join(' ');
const compare = (a: string, b: string) => comparePairs(listPairs(readOwnWords(a)), listPairs(readOwnWords(b)));

/** Words of two alphabets, a mention, a hashtag, an emoji, a quotation, an invisible character. */
const words = fc.constantFrom(
  'tu',
  'Vas',
  'VOIR',
  'été',
  "l'eau",
  'клуб',
  '@ines',
  '#aviron',
  '😂',
  '« non »',
  '\u200b',
);
const texts = fc.array(words, { maxLength: 30 }).map((list) => list.join(' '));

describe('readOwnWords', () => {
  it.each([
    ['case, accents and punctuation', 'ÉTÉ, l’Eau… Cœur !', 'ete leau coeur'],
    ['another apostrophe', "l'eau", 'leau'],
    ['another form of the same letters', '𝐐𝐮𝐢𝐭𝐭𝐞 e\u0301te\u0301', 'quitte ete'],
    ['invisible characters', 'qu\u200bitte \u200b le\u00ad club', 'quitte le club'],
    ['emojis', 'oui 😂🚣‍♀️ non', 'oui non'],
    ['mentions and hashtags', '@ines_r@exemple.test oui #aviron-club non', 'oui non'],
    ['web addresses', 'oui https://exemple.test/a?b=1 www.exemple.test/oui non', 'oui non'],
    ['words between quotation marks', 'il dit « va là » puis “va ici” puis "va"', 'il dit puis puis'],
    ['quoted lines', '> va là\noui', 'oui'],
    ['what follows RT @', 'je relaie RT @a1 : va là', 'je relaie'],
  ])('leaves out %s', (_, text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('keeps the words as they are written', () => {
    expect(readOwnWords('T’ES là, @ines !').written).toEqual(['T’ES', 'là']);
  });

  it('keeps an apostrophe or a quotation mark that is alone', () => expect(fold('l’« eau 5" et')).toBe('l eau 5 et'));
});

describe('comparePairs', () => {
  it('counts the pairs of words that follow each other, each once', () => {
    expect(compare('un deux trois quatre', 'un deux trois cinq')).toEqual({ common: 2, all: 4 });
    expect(compare('un deux un deux', 'un deux')).toEqual({ common: 1, all: 2 });
    expect(compare('', '')).toEqual({ common: 0, all: 0 });
  });

  it('is near from one half', () => {
    expect([isNear({ common: 1, all: 2 }), isNear({ common: 49, all: 99 }), isNear({ common: 0, all: 0 })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is the same in both directions, and whole for a text and itself', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(compare(a, b)).toEqual(compare(b, a));
        const { common, all } = compare(a, a);
        expect(common).toBe(all);
      }),
    );
  });
});

describe('listCommonParts', () => {
  it('lists the longest common parts as written', () => {
    const reference = readOwnWords('ce soir à neuf heures on appelle chez elle');
    const text = readOwnWords('CE SOIR, à dix heures on appelle chez Elle');
    const expected = ['CE SOIR à', 'heures on appelle chez Elle'];
    expect(listCommonParts(text, listPairs(text).intersection(listPairs(reference)))).toEqual(expected);
  });

  it('lists words of both texts, and some for each common pair', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [one, other] = [readOwnWords(a), readOwnWords(b)];
        const common = listPairs(one).intersection(listPairs(other));
        const parts = listCommonParts(one, common);
        expect(parts.length > 0).toBe(common.size > 0);
        for (const part of parts) for (const pair of listPairs(readOwnWords(part))) expect(common.has(pair)).toBe(true);
        for (const pair of common) expect(parts.some((part) => fold(part).includes(pair))).toBe(true);
      }),
    );
  });
});
