import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, ExpectedScreen, ExpectedWord } from '../../support/phoneScreens/renderScreens.ts';
import {
  addScores,
  alignTexts,
  foldWord,
  type ReadWord,
  scoreReading,
} from '../../support/phoneScreens/scoreReading.ts';
import type { Role } from '../../support/phoneScreens/screenMarkup.ts';

const WIDTH = 1000;
const HEIGHT = 2000;
const LETTER_PX = 20;
const LINE_PX = 60;

/** Puts runs of words on one line, 20 pixels a letter. */
function placeLine(line: number, ...runs: readonly (readonly [Role, string])[]): ExpectedWord[] {
  let left = 0;
  return runs.flatMap(([role, text], index) =>
    text.split(' ').map((word) => {
      const box: Box = { left, top: line * LINE_PX, width: word.length * LETTER_PX, height: 40 };
      left += (word.length + 1) * LETTER_PX;
      return { text: word, role, run: line * 100 + index, side: null, box };
    }),
  );
}

const screenOf = (words: readonly ExpectedWord[], ignored: readonly Box[] = []): ExpectedScreen => ({
  width: WIDTH,
  height: HEIGHT,
  words,
  ignored,
  emoji: [],
});

const readAll = (words: readonly ExpectedWord[], change: (text: string) => string = (text) => text): ReadWord[] =>
  words.map(({ text, box }) => ({ text: change(text), box, isSure: true }));

const BODY = placeLine(0, ['body', 'Arrête de poster,'], ['time', '10:42']);

describe('the score of a reading', () => {
  it('counts no mistake when each word is read where it stands', () => {
    const score = scoreReading(screenOf(BODY), WIDTH, readAll(BODY));
    expect(score).toMatchObject({ errors: 0, bodyErrors: 0, bodyWords: 3, found: 3, sure: 4, sureWrong: 0 });
    expect(score.times).toEqual({ right: 1, wrong: 0, unread: 0, wrongSure: 0 });
    expect(score.mistakes).toEqual([]);
  });

  it('does not depend on the order of the words nor on the size of the picture', () => {
    const half = readAll(BODY).map((word) => {
      const { left, top, width, height } = word.box;
      return { ...word, box: { left: left / 2, top: top / 2, width: width / 2, height: height / 2 } };
    });
    expect(scoreReading(screenOf(BODY), WIDTH / 2, half.toReversed())).toMatchObject({ errors: 0, found: 3 });
  });

  it('counts characters, and the accent that a search does without', () => {
    const read = readAll(BODY, (text) => text.replace('ê', 'e'));
    const score = scoreReading(screenOf(BODY), WIDTH, read);
    expect(score).toMatchObject({ bodyCharacters: 18, bodyErrors: 1, found: 3, sureWrong: 1 });
    expect(score.mistakes).toEqual(['sure and wrong: Arrête → Arrete']);
  });

  it('counts what was lost: characters, words, and a time that is unread rather than wrong', () => {
    const score = scoreReading(screenOf(BODY), WIDTH, []);
    expect(score).toMatchObject({ bodyErrors: score.bodyCharacters, found: 0, sure: 0, sureWrong: 0 });
    expect(score.times).toEqual({ right: 0, wrong: 0, unread: 1, wrongSure: 0 });
  });

  it('tells a wrong time that is shown as sure from one that is marked', () => {
    const read = readAll(BODY, (text) => text.replace('10:42', '10:47'));
    expect(scoreReading(screenOf(BODY), WIDTH, read).times).toEqual({ right: 0, wrong: 1, unread: 0, wrongSure: 1 });
    const doubtful = read.map((word) => ({ ...word, isSure: false }));
    expect(scoreReading(screenOf(BODY), WIDTH, doubtful).times.wrongSure).toBe(0);
  });

  it('takes a handle as right only with each of its characters', () => {
    const words = placeLine(0, ['handle', '@nina_0l'], ['body', 'Stop.']);
    const handlesWith = (text: string) =>
      scoreReading(
        screenOf(words),
        WIDTH,
        readAll(words, (word) => (word.startsWith('@') ? text : word)),
      ).handles;
    expect(handlesWith('(@nina_0l,')).toMatchObject({ right: 1, wrong: 0 });
    for (const wrong of ['@nina_Ol', '@nina_01', '@nina 0l', 'nina_0l', '@nina_0l_'])
      expect(handlesWith(wrong), wrong).toMatchObject({ right: 0, wrong: 1 });
  });

  it('does not call a word wrong because of a space or of a sign around it', () => {
    const words = placeLine(0, ['body', 'Tu continues ?'], ['age', '3 h']);
    const box = (from: number, to: number): Box => ({
      left: words[from]?.box.left ?? 0,
      top: 0,
      width: (words[to]?.box.left ?? 0) + (words[to]?.box.width ?? 0) - (words[from]?.box.left ?? 0),
      height: 40,
    });
    const read = [
      { text: 'Tucontinues', box: box(0, 1), isSure: true },
      { text: '?', box: box(2, 2), isSure: true },
      { text: '3h', box: box(3, 4), isSure: true },
    ];
    const score = scoreReading(screenOf(words), WIDTH, read);
    expect(score).toMatchObject({ sureWrong: 0, found: 2 });
    expect(score.ages.right).toBe(1);
    expect(score.bodyErrors).toBe(1);
  });

  it('counts a word read in an icon as wrong, and ignores what is read in a cut word', () => {
    const icon: Box = { left: 600, top: 600, width: 40, height: 40 };
    const cut: Box = { left: 0, top: 1990, width: 200, height: 10 };
    const read = [...readAll(BODY), { text: 'CM', box: icon, isSure: true }, { text: 'Yanhs', box: cut, isSure: true }];
    const score = scoreReading(screenOf(BODY, [cut]), WIDTH, read);
    expect(score).toMatchObject({ sureWrong: 1, sureInvented: 1, errors: 2, bodyErrors: 0 });
  });

  it('counts what is shown as sure for another script, and asks for none of its words', () => {
    const words = [...placeLine(0, ['foreign', 'Больше никогда']), ...placeLine(1, ['body', 'Stop.'])];
    const score = scoreReading(
      screenOf(words),
      WIDTH,
      readAll(words, (text) => (text === 'Stop.' ? text : 'Bonbme')),
    );
    expect(score).toMatchObject({ foreignWords: 2, foreignSure: 2, sureWrong: 2, bodyWords: 1, errors: 0 });
  });

  it('adds scores', () => {
    const one = scoreReading(screenOf(BODY), WIDTH, []);
    expect(addScores(one, one)).toMatchObject({ bodyWords: 6, times: { unread: 2 } });
  });
});

describe('the alignment of two texts', () => {
  it('gives each character of both once, in order, with as few changes as possible', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', ' '), { maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (expected, read) => {
        const steps = alignTexts(expected, read);
        expect(steps.flatMap(({ expected: at }) => (at === null ? [] : [at]))).toEqual([...expected.keys()]);
        expect(steps.flatMap(({ read: at }) => (at === null ? [] : [at]))).toEqual([...read.keys()]);
        for (const { expected: at, read: from, isSame } of steps)
          expect(isSame).toBe(at !== null && from !== null && expected[at] === read[from]);
        const changes = steps.filter(({ isSame }) => !isSame).length;
        expect(changes).toBeLessThanOrEqual(Math.max(expected.length, read.length));
        expect(alignTexts(read, expected).filter(({ isSame }) => !isSame)).toHaveLength(changes);
      }),
    );
  });
});

describe('the fold of a word', () => {
  it('joins accents, capitals, signs and look-alikes', () => {
    expect(foldWord('« L’Été !')).toBe(foldWord("l'ete"));
    expect(foldWord('@1l0_')).toBe(foldWord('iIo'));
    expect(foldWord('Œuvre')).toBe('oeuvre');
  });
});
