import {
  countLetters,
  MAX_LINES,
  MAX_WORD_CHARS,
  meanConfidence,
  type PixelBox,
  type RecognisedLine,
  type RecognisedWord,
} from '../domain/item/imageText.ts';
import { addLargeLines } from './largeText.ts';
import { type ColourImage, type GreyImage, prepareLuma, readLuma } from './prepareImage.ts';
import { removePictures } from './removePictures.ts';
import type { TextEngine } from './textEngine.ts';

/** Turns the engine's table into lines of words, without what it made of pictures. */

/** Reads the words of a screenshot, in the order of the engine. Throws when the engine fails. */
export const recogniseLines = (engine: TextEngine, image: ColourImage): readonly RecognisedLine[] =>
  recogniseLuma(engine, readLuma(image));

export function recogniseLuma(engine: TextEngine, luma: GreyImage): readonly RecognisedLine[] {
  const { image, shapes } = removePictures(prepareLuma(luma));
  const lines = parseTsv(engine.readTsv(image), luma);
  const readPart = (part: GreyImage) => parseTsv(engine.readTsv(removePictures(prepareLuma(part)).image), part);
  return addLargeLines(lines, shapes, luma, readPart).slice(0, MAX_LINES);
}

/** Values of the column `level`. */
const LINE_LEVEL = '4';
const WORD_LEVEL = '5';

/**
 * Parses Tesseract's TSV: `level`, page, block, paragraph, line, word, `left`, `top`, `width`, `height`, `conf`,
 * `text`. Boxes are clipped to the image. What does not parse is left out.
 */
export function parseTsv(table: string, size: { readonly width: number; readonly height: number }): RecognisedLine[] {
  const lines: { readonly box: PixelBox; readonly words: RecognisedWord[] }[] = [];
  for (const row of table.split('\n')) {
    const columns = row.split('\t');
    const [level] = columns;
    if (level !== LINE_LEVEL && level !== WORD_LEVEL) continue;
    const box = readBox(columns.slice(6, 10).map(Number), size);
    if (box === null) continue;
    if (level === LINE_LEVEL) lines.push({ box, words: [] });
    else {
      const word = readWord(columns[10], columns.slice(11).join(' '), box);
      if (word !== null) lines.at(-1)?.words.push(word);
    }
  }
  return lines
    .map(({ box, words }) => ({ box, words: words.filter((word) => !isPictureNoise(word)) }))
    .filter(({ words }) => words.length > 0)
    .slice(0, MAX_LINES)
    .map((line) => ({ ...line, script: looksLatin(line.words) ? 'latin' : 'unknown' }));
}

function readBox(
  [left = Number.NaN, top = Number.NaN, width = Number.NaN, height = Number.NaN]: readonly number[],
  size: { readonly width: number; readonly height: number },
): PixelBox | null {
  if (![left, top, width, height].every(Number.isInteger)) return null;
  const [x, right] = [Math.max(0, left), Math.min(size.width, left + width)];
  const [y, bottom] = [Math.max(0, top), Math.min(size.height, top + height)];
  return right > x && bottom > y ? [x, y, right - x, bottom - y] : null;
}

function readWord(confidence: string | undefined, text: string, box: PixelBox): RecognisedWord | null {
  const value = Math.round(Number(confidence));
  const word = text.trim().slice(0, MAX_WORD_CHARS).toWellFormed();
  if (word === '' || !(value >= 0 && value <= 100)) return null;
  return { text: word, confidence: value, box };
}

/** Sure enough to be a lone sign: « ! », « … », « 5 ». */
const SIGN_CONFIDENCE = 60;
/** Corners of bubbles, ticks and emoji become short words of almost no confidence. */
const NOISE_CONFIDENCE = 30;
const NOISE_CHARS = 3;

/** Whether a word is what the engine made of an emoji, an icon or the corner of a bubble. */
function isPictureNoise(word: RecognisedWord): boolean {
  const { text, confidence } = word;
  if (countLetters(word) === 0) return confidence < SIGN_CONFIDENCE || /[©®™°¥£§¢|~^\\]/.test(text);
  return confidence < NOISE_CONFIDENCE && [...text].length <= NOISE_CHARS;
}

/** Mean confidence of a line under which its words mean nothing: Arabic read as Latin gets about 40. */
const SCRIPT_CONFIDENCE = 55;

const looksLatin = (words: readonly RecognisedWord[]): boolean => meanConfidence(words) >= SCRIPT_CONFIDENCE;
