import type { Box, ExpectedScreen, ExpectedWord } from './renderScreens.ts';
import type { Role } from './screenMarkup.ts';

/** Compares what a reader found in a picture with what the picture shows. Pure: knows no reader. */

/** A word as a reader gives it. Boxes are in pixels of the picture that was read. */
export interface ReadWord {
  readonly text: string;
  readonly box: Box;
  /** Shown without a mark of doubt. */
  readonly isSure: boolean;
}

export interface Outcomes {
  readonly right: number;
  readonly wrong: number;
  readonly unread: number;
  /** Those of `wrong` that no mark of doubt shows. */
  readonly wrongSure: number;
}

export interface ReadingScore {
  /** Characters of messages and comments, with the spaces between their words; then those inserted, lost or other. */
  readonly bodyCharacters: number;
  readonly bodyErrors: number;
  /** The same for every word of the picture but those in another script. */
  readonly characters: number;
  readonly errors: number;
  /** Words of messages and comments of two letters and more, and those that a search finds where they stand. */
  readonly bodyWords: number;
  readonly found: number;
  /** Words shown without a mark of doubt, and those of them that are not in the picture, letter by letter. */
  readonly sure: number;
  readonly sureWrong: number;
  readonly handles: Outcomes;
  readonly times: Outcomes;
  readonly ages: Outcomes;
  /** Words in a script that French data cannot read, and what was shown without doubt for them. */
  readonly foreignWords: number;
  readonly foreignSure: number;
  /** `expected → read`, for people. */
  readonly mistakes: readonly string[];
}

const EMPTY: Outcomes = { right: 0, wrong: 0, unread: 0, wrongSure: 0 };
export const EMPTY_SCORE: ReadingScore = {
  bodyCharacters: 0,
  bodyErrors: 0,
  characters: 0,
  errors: 0,
  bodyWords: 0,
  found: 0,
  sure: 0,
  sureWrong: 0,
  handles: EMPTY,
  times: EMPTY,
  ages: EMPTY,
  foreignWords: 0,
  foreignSure: 0,
  mistakes: [],
};

type Counts = { readonly [name: string]: number };

const addCounts = <T extends Counts>(a: T, b: T): T =>
  Object.fromEntries(Object.entries(a).map(([name, count]) => [name, count + (b[name] ?? 0)])) as T;

const addOutcomes = (a: Outcomes, b: Outcomes): Outcomes => addCounts({ ...a }, { ...b });

export function addScores(a: ReadingScore, b: ReadingScore): ReadingScore {
  const { handles, times, ages, mistakes, ...counts } = a;
  return {
    ...addCounts(counts, { ...b }),
    handles: addOutcomes(handles, b.handles),
    times: addOutcomes(times, b.times),
    ages: addOutcomes(ages, b.ages),
    mistakes: [...mistakes, ...b.mistakes],
  };
}

/** Forms of the same sign are the same: apostrophes, dashes, an ellipsis, quotation marks. */
const unify = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—−]/g, '-')
    .replaceAll('…', '...');

/** Without the signs around it. */
const trimSigns = (text: string): string => text.replace(/^[^\p{L}\p{N}@_#+]+|[^\p{L}\p{N}_%€]+$/gu, '');

/** What a search compares: without accents, capitals and signs, and with look-alikes as one. */
const foldWord = (text: string): string =>
  trimSigns(unify(text))
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}]/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/[1i|!]/g, 'l')
    .replaceAll('0', 'o')
    .replace(/[^\p{L}\p{N}]/gu, '');

const right = ({ left, width }: Box): number => left + width;
const bottom = ({ top, height }: Box): number => top + height;
const middle = ({ top, height }: Box): number => top + height / 2;

function overlap(a: Box, b: Box): number {
  const width = Math.min(right(a), right(b)) - Math.max(a.left, b.left);
  const height = Math.min(bottom(a), bottom(b)) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

interface VisualLine {
  readonly words: ExpectedWord[];
  /** The box of the first word, with which others are compared: a line is as high as its letters. */
  readonly first: Box;
}

/** Puts words of one height into lines, each from left to right. */
function findVisualLines(words: readonly ExpectedWord[]): readonly VisualLine[] {
  const lines: VisualLine[] = [];
  for (const word of words) {
    const isInside = ({ first }: VisualLine): boolean =>
      middle(word.box) > first.top &&
      middle(word.box) < bottom(first) &&
      middle(first) > word.box.top &&
      middle(first) < bottom(word.box);
    const line = lines.find(isInside);
    if (line === undefined) lines.push({ words: [word], first: word.box });
    else line.words.push(word);
  }
  for (const { words: inLine } of lines) inLine.sort((a, b) => a.box.left - b.box.left);
  return lines;
}

/** One step from an expected text to a read one. Null: nothing on that side. */
interface Step {
  readonly expected: number | null;
  readonly read: number | null;
  readonly isSame: boolean;
}

/** The shortest way from one text to the other, by characters inserted, lost or replaced (Levenshtein). */
function alignTexts(expected: readonly string[], read: readonly string[]): readonly Step[] {
  const columns = read.length + 1;
  const costs = new Uint16Array((expected.length + 1) * columns);
  const costAt = (row: number, column: number): number => costs[row * columns + column] ?? 0;
  for (let row = 0; row <= expected.length; row += 1) {
    for (let column = 0; column <= read.length; column += 1) {
      if (row === 0 || column === 0) costs[row * columns + column] = row + column;
      else {
        const change = expected[row - 1] === read[column - 1] ? 0 : 1;
        costs[row * columns + column] = Math.min(
          costAt(row - 1, column - 1) + change,
          costAt(row - 1, column) + 1,
          costAt(row, column - 1) + 1,
        );
      }
    }
  }
  const steps: Step[] = [];
  let [row, column] = [expected.length, read.length];
  while (row > 0 || column > 0) {
    const isSame = row > 0 && column > 0 && expected[row - 1] === read[column - 1];
    const isBoth = row > 0 && column > 0 && costAt(row, column) === costAt(row - 1, column - 1) + (isSame ? 0 : 1);
    const isLost = !isBoth && row > 0 && costAt(row, column) === costAt(row - 1, column) + 1;
    if (isBoth || isLost) row -= 1;
    if (!isLost) column -= 1;
    steps.push({ expected: isBoth || isLost ? row : null, read: isLost ? null : column, isSame: isBoth && isSame });
  }
  return steps.reverse();
}

/** The characters of words joined by spaces, with the word of each; a space belongs to the word before it. */
function spell(words: readonly string[]): {
  readonly characters: readonly string[];
  readonly owner: readonly number[];
} {
  const characters: string[] = [];
  const owner: number[] = [];
  for (const [index, word] of words.entries())
    for (const character of index === 0 ? word : ` ${word}`) {
      owner.push(character === ' ' ? index - 1 : index);
      characters.push(character);
    }
  return { characters, owner };
}

interface Match {
  readonly expected: ReadonlySet<number>;
  readonly read: ReadonlySet<number>;
}

/** Puts together expected words that share a read word, with all the words read for them. */
function joinMatches(readFor: readonly ReadonlySet<number>[]): readonly Match[] {
  let matches: readonly Match[] = [];
  for (const [at, read] of readFor.entries()) {
    const linked = matches.filter((match) => !match.read.isDisjointFrom(read));
    const joined = linked.reduce(
      (all, match) => ({ expected: all.expected.union(match.expected), read: all.read.union(match.read) }),
      { expected: new Set([at]), read },
    );
    matches = [...matches.filter((match) => !linked.includes(match)), joined];
  }
  return matches;
}

/** Compares one line. `read` is what was found in it, from left to right. */
function scoreLine(expected: readonly ExpectedWord[], read: readonly ReadWord[]): ReadingScore {
  const wanted = spell(expected.map(({ text }) => unify(text)));
  const given = spell(read.map(({ text }) => unify(text)));
  const steps = alignTexts(wanted.characters, given.characters);
  let [errors, bodyErrors] = [0, 0];
  /** The words read for each expected word, by the characters of theirs that stand for its own. */
  const readFor = expected.map(() => new Set<number>());
  /** An inserted character counts for the word before it, as a space does. */
  let current = 0;
  for (const { expected: at, read: from, isSame } of steps) {
    if (at !== null) current = wanted.owner[at] ?? 0;
    if (!isSame) errors += 1;
    if (!isSame && expected[current]?.role === 'body') bodyErrors += 1;
    if (at !== null && from !== null && wanted.characters[at] !== ' ' && given.characters[from] !== ' ')
      readFor[current]?.add(given.owner[from] ?? 0);
  }
  const body = expected.filter(({ role }) => role === 'body');
  const mistakes: string[] = [];
  let found = 0;
  let bodyWords = 0;
  const lineFolded = foldWord(read.map(({ text }) => text).join(''));
  for (const word of body) {
    const folded = foldWord(word.text);
    if (folded.length < 2) continue;
    bodyWords += 1;
    if (lineFolded.includes(folded)) found += 1;
    else mistakes.push(`not found: ${word.text}`);
  }
  const joined = joinMatches(readFor);
  const spellAll = (words: readonly { readonly text: string }[]): string =>
    trimSigns(unify(words.map(({ text }) => text).join('')));
  const sure = [...read.entries()].filter(([, { isSure }]) => isSure);
  let sureWrong = 0;
  for (const [index, word] of sure) {
    if (trimSigns(word.text) === '') continue;
    const match = joined.find(({ read: indexes }) => indexes.has(index));
    const wantedWords = expected.filter((_, at) => match?.expected.has(at));
    const givenWords = read.filter((_, at) => match?.read.has(at));
    // Words joined or split differently are not wrong: their letters are those of the picture.
    if (match !== undefined && spellAll(wantedWords) === spellAll(givenWords)) continue;
    if (wantedWords.some(({ text }) => spellAll([{ text }]) === spellAll([word]))) continue;
    sureWrong += 1;
    mistakes.push(`sure and wrong: ${wantedWords.map(({ text }) => text).join(' ')} → ${word.text}`);
  }
  const scoreRuns = (role: Role): Outcomes => {
    const runs = [
      ...Map.groupBy(
        [...expected.entries()].filter(([, word]) => word.role === role),
        ([, word]) => word.run,
      ).values(),
    ];
    return runs
      .map((words): Outcomes => {
        const indexes = [...new Set(words.flatMap(([at]) => [...(readFor[at] ?? [])]))].sort((a, b) => a - b);
        // « 3 h » may be read « 3h ». A space in a handle or a time is a mistake.
        const space = role === 'age' ? '' : ' ';
        const wantedText = unify(words.map(([, { text }]) => text).join(space));
        const text = unify(indexes.map((index) => read[index]?.text ?? '').join(space));
        if (indexes.length === 0) return { ...EMPTY, unread: 1 };
        if (trimForRole(role, text) === trimForRole(role, wantedText)) return { ...EMPTY, right: 1 };
        const isSure = indexes.every((index) => read[index]?.isSure);
        mistakes.push(`${role}${isSure ? ', sure' : ''}: ${wantedText} → ${text}`);
        return { ...EMPTY, wrong: 1, wrongSure: isSure ? 1 : 0 };
      })
      .reduce(addOutcomes, EMPTY);
  };
  return {
    ...EMPTY_SCORE,
    characters: wanted.characters.length,
    errors,
    bodyCharacters: wanted.owner.filter((index) => expected[index]?.role === 'body').length,
    bodyErrors,
    bodyWords,
    found,
    sure: sure.length,
    sureWrong,
    handles: scoreRuns('handle'),
    times: scoreRuns('time'),
    ages: scoreRuns('age'),
    mistakes,
  };
}

/** The signs around a handle or a time are not part of it, except those that a handle may begin or end with. */
const trimForRole = (role: Role, text: string): string =>
  role === 'handle' ? text.replace(/^[^\p{L}\p{N}@_.]+|[^\p{L}\p{N}_.]+$/gu, '') : trimSigns(text);

/** Share of a read word's box that must lie in a line, or in a box without words, to belong there. */
const MIN_SHARE = 0.3;

/** Compares the words read in a picture `width` pixels wide with those of the screen. */
export function scoreReading(expected: ExpectedScreen, width: number, words: readonly ReadWord[]): ReadingScore {
  const by = expected.width / width;
  const scaled = words.map((word): ReadWord => {
    const { left, top, width: wide, height } = word.box;
    return { ...word, box: { left: left * by, top: top * by, width: wide * by, height: height * by } };
  });
  const lines = findVisualLines(expected.words);
  const readIn = lines.map((): ReadWord[] => []);
  const outside: ReadWord[] = [];
  for (const word of scaled) {
    const area = word.box.width * word.box.height;
    const shares = lines.map(
      ({ words: inLine }) => inLine.reduce((sum, { box }) => sum + overlap(box, word.box), 0) / area,
    );
    const best = shares.indexOf(Math.max(...shares));
    if ((shares[best] ?? 0) >= MIN_SHARE) readIn[best]?.push(word);
    else if (!expected.ignored.some((box) => overlap(box, word.box) / area >= MIN_SHARE)) outside.push(word);
  }
  let score = EMPTY_SCORE;
  for (const [index, { words: inLine }] of lines.entries()) {
    const read = (readIn[index] ?? []).toSorted((a, b) => a.box.left - b.box.left);
    const foreign = inLine.filter(({ role }) => role === 'foreign');
    if (foreign.length > 0) {
      const sure = read.filter(({ isSure }) => isSure);
      const mistakes = sure.map(({ text }) => `sure, in another script: ${text}`);
      const counts = { sure: sure.length, sureWrong: sure.length, foreignSure: sure.length };
      score = addScores(score, { ...EMPTY_SCORE, foreignWords: foreign.length, ...counts, mistakes });
    } else score = addScores(score, scoreLine(inLine, read));
  }
  const invented = outside.filter(({ isSure, text }) => isSure && trimSigns(text) !== '');
  return addScores(score, {
    ...EMPTY_SCORE,
    sure: outside.filter(({ isSure }) => isSure).length,
    sureWrong: invented.length,
    errors: outside.reduce((sum, { text }) => sum + [...text].length, 0),
    mistakes: invented.map(({ text }) => `sure, where no word is: ${text}`),
  });
}
