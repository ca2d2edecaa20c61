import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExhibitNumber, exhibitOf } from '../../../../src/domain/export/exhibitNumber.ts';
import { groupSharedTexts, type SentText } from '../../../../src/dossier/data/sharedTexts.ts';
import {
  comparePairs,
  isNear,
  listPairs,
  NEAR_WORDS_MIN,
  readOwnWords,
} from '../../../../src/dossier/data/textSimilarity.ts';
import { measureProcessorMs } from '../../../support/processorTime.ts';
import { createSeededRandom } from '../../../support/random.ts';

const number = (...texts: readonly (readonly [account: string, text: string])[]): SentText[] =>
  texts.map(([account, text], index) => ({ number: index + 1, account, text }));

const LONG = 'ce soir à neuf heures tout le monde écrit à son patron';

describe('groupSharedTexts', () => {
  it('groups identical texts of two accounts', () => {
    expect(groupSharedTexts(number(['a', LONG], ['b', `${LONG.toUpperCase()} !!`], ['a', LONG]))).toEqual([
      { reference: 1, texts: [{ number: 1 }, { number: 2 }, { number: 3 }], accounts: 2 },
    ]);
  });

  it('gives the common words of a near text, and its measure', () => {
    const [group] = groupSharedTexts(
      number(['a', LONG], ['b', 'ce soir à dix heures tout le monde écrit à son patron']),
    );
    expect(group?.texts[1]).toEqual({
      number: 2,
      near: { common: 9, all: 13, words: ['ce soir à', 'heures tout le monde écrit à son patron'] },
    });
  });

  it.each([
    ['identical texts of five words', 'va te faire foutre toi', 'va te faire foutre toi', 0],
    ['identical texts of six words', 'va te faire foutre sale menteuse', 'va te faire foutre sale menteuse', 1],
    ['near texts of seven words', 'un deux trois quatre cinq six sept', 'un deux trois quatre cinq six huit', 0],
    [
      'near texts of eight words',
      'un deux trois quatre cinq six sept huit',
      'un deux trois quatre cinq six sept neuf',
      1,
    ],
  ])('%s', (_, one, other, groups) => {
    expect(groupSharedTexts(number(['a', one], ['b', other]))).toHaveLength(groups);
  });

  it('compares each text with the reference, never through a third text', () => {
    // Each is near the next one; the first and the last have nothing in common.
    const steps = Array.from({ length: 6 }, (_, step) =>
      Array.from({ length: 12 }, (_, word) => `mot${step * 3 + word}`).join(' '),
    );
    const groups = groupSharedTexts(number(...steps.map((text, index) => [`a${index}`, text] as const)));
    expect(groups.map(({ texts }) => texts.map(({ number }) => number))).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it('takes the text of the most accounts as reference', () => {
    const groups = groupSharedTexts(number(['a', `${LONG} demain`], ['b', LONG], ['c', LONG]));
    expect(groups[0]?.reference).toBe(2);
  });
});

const vocabulary = ['tu', 'vas', 'voir', 'ce', 'soir', 'devant', 'le', 'club'];
const texts = fc.array(fc.constantFrom(...vocabulary), { minLength: 4, maxLength: 14 }).map((words) => words.join(' '));
const waves = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), texts), { maxLength: 25 })
  .map((sent) => number(...sent));

describe('any wave', () => {
  it('has the same groups in any order', () => {
    fc.assert(
      fc.property(
        waves.chain((sent) => fc.tuple(fc.constant(sent), fc.shuffledSubarray(sent, { minLength: sent.length }))),
        ([sent, shuffled]) => {
          expect(groupSharedTexts(shuffled)).toEqual(groupSharedTexts(sent));
        },
      ),
    );
  });

  it('has no group without a feature: each text has the words of the reference, or common words that are named', () => {
    fc.assert(
      fc.property(waves, (sent) => {
        const groups = groupSharedTexts(sent);
        const wordsOf = (exhibit: ExhibitNumber) =>
          readOwnWords(sent.find((one) => one.number === exhibit)?.text ?? '');
        const seen = groups.flatMap(({ texts: members }) => members.map((one) => one.number));
        expect(new Set(seen).size).toBe(seen.length);
        for (const { reference, texts: members, accounts } of groups) {
          const own = members.map((one) => sent.find((other) => other.number === one.number)?.account);
          expect(new Set(own).size).toBe(accounts);
          expect(accounts).toBeGreaterThan(1);
          expect(members.map((one) => one.number)).toContain(reference);
          const pairs = listPairs(wordsOf(reference));
          for (const member of members) {
            const words = wordsOf(member.number);
            if (member.near === undefined) {
              expect(words.folded).toEqual(wordsOf(reference).folded);
              continue;
            }
            expect(member.near).toMatchObject({ ...comparePairs(listPairs(words), pairs) });
            expect(isNear(member.near)).toBe(true);
            expect(member.near.words.length).toBeGreaterThan(0);
            for (const part of member.near.words)
              for (const pair of listPairs(readOwnWords(part))) expect(pairs.has(pair)).toBe(true);
          }
        }
      }),
    );
  });

  it('leaves out no text that is near a reference', () => {
    fc.assert(
      fc.property(waves, (sent) => {
        const groups = groupSharedTexts(sent);
        const grouped = new Set(groups.flatMap(({ texts: members }) => members.map((one) => one.number)));
        const pairsOf = ({ text }: SentText) => {
          const words = readOwnWords(text);
          return words.folded.length < NEAR_WORDS_MIN ? new Set<string>() : listPairs(words);
        };
        for (const { reference } of groups) {
          const pairs = pairsOf(sent[exhibitOf(reference) - 1] ?? { number: 0, account: '', text: '' });
          for (const one of sent)
            if (!grouped.has(one.number)) expect(isNear(comparePairs(pairsOf(one), pairs))).toBe(false);
        }
      }),
    );
  });
});

describe('5,000 posts', () => {
  const random = createSeededRandom(34);
  const pick = (count: number) => Math.floor(random() * count);
  const lexicon = Array.from({ length: 3_000 }, (_, index) => `mot${index}`);
  /** Few words are said often, as in a language. */
  const word = () => lexicon[Math.floor(lexicon.length * random() ** 3)] ?? '';
  const sentence = (length: number) => Array.from({ length }, word);
  const called = Array.from({ length: 25 }, () => sentence(20));

  it.each([
    ['of other words each', 0, () => sentence(10 + pick(40))],
    [
      'of 25 texts, half of the copies with two other words',
      25,
      (index: number) => {
        const copy = [...(called[index % called.length] ?? [])];
        if (index < 2_500) return copy;
        copy[pick(copy.length)] = word();
        copy[pick(copy.length)] = word();
        return copy;
      },
    ],
    ['of the same words', 1, () => called[0] ?? []],
    // Each has nearly a half of one text.
    [
      'that have not enough in common',
      0,
      (index: number) => [...(called[0] ?? []).slice(0, 9), ...sentence(11), `${index}`],
    ],
  ] as const)('%s are in %i groups', async (name, count, textOf) => {
    const sent = number(
      ...Array.from({ length: 5_000 }, (_, index) => [`a${index % 499}`, textOf(index).join(' ')] as const),
    );
    const { result: groups, ms } = await measureProcessorMs(() => groupSharedTexts(sent));
    console.info(`5,000 posts ${name}: ${Math.round(ms)} ms of processor`);
    expect(ms).toBeLessThan(60_000);
    expect(groups).toHaveLength(count);
  });
});
