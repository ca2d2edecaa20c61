import {
  countLetters,
  meanConfidence,
  type PixelBox,
  type RecognisedLine,
  type RecognisedWord,
} from '../domain/item/imageText.ts';
import type { GreyImage } from './prepareImage.ts';
import type { LargeShape } from './removePictures.ts';

/** Titles and posters: text whose letters are as large as pictures is found by its shapes, and read smaller. */

/** Height to which the letters are reduced: that of the text of a message. */
const READ_HEIGHT = 50;
/** What is taller is a picture. */
const MAX_LETTER_HEIGHT = 400;
/** A word whose letters touch is one shape. */
const MAX_WORD_RATIO = 12;
const MIN_WORD_RATIO = 1.5;
/** Capitals and small letters of one line. */
const MAX_HEIGHT_RATIO = 2.5;
/** Distance of the centres of letters with and without descenders, against the height of the tallest. */
const MAX_CENTRE_SHIFT = 0.5;
/** Rows added around a line, for accents, against its height. */
const MARGIN = 0.4;
/** Photos give lines of less. */
const MIN_CONFIDENCE = 70;
/** In one word: rings in a row are read as lone letters. */
const MIN_LETTERS = 2;
/** A letter fills its line more or less, against the height of the line. */
const MIN_LETTER_SHARE = 0.4;
const MAX_LETTER_SHARE = 1.4;

/** Shapes that may be one line of large letters. */
interface LargeLine {
  readonly shapes: LargeShape[];
  height: number;
  readonly centre: number;
}

const heightOf = ({ top, bottom }: LargeShape): number => bottom - top;
const centreOf = ({ top, bottom }: LargeShape): number => (top + bottom) / 2;

/** Adds the lines of large text to those that were read; `read` reads a smaller copy of a part of the image. */
export function addLargeLines(
  lines: readonly RecognisedLine[],
  shapes: readonly LargeShape[],
  luma: GreyImage,
  read: (part: GreyImage) => readonly RecognisedLine[],
): readonly RecognisedLine[] {
  const found = listLargeLines(shapes).flatMap((line) => readLargeLine(line, luma, read));
  return found.reduce(insertLine, lines);
}

/** Lists the lines of which removing the pictures took a part: two letters, or a word whose letters touch. */
function listLargeLines(shapes: readonly LargeShape[]): readonly LargeLine[] {
  const letters = shapes.filter((shape) => {
    const height = heightOf(shape);
    return height <= MAX_LETTER_HEIGHT && shape.right - shape.left <= MAX_WORD_RATIO * height;
  });
  const lines: LargeLine[] = [];
  let open: readonly LargeLine[] = [];
  for (const shape of letters.toSorted((a, b) => centreOf(a) - centreOf(b))) {
    const [height, centre] = [heightOf(shape), centreOf(shape)];
    open = open.filter((line) => centre - line.centre <= MAX_CENTRE_SHIFT * MAX_LETTER_HEIGHT);
    const line = open.find(
      (one) =>
        centre - one.centre <= MAX_CENTRE_SHIFT * Math.max(height, one.height) &&
        Math.max(height, one.height) <= MAX_HEIGHT_RATIO * Math.min(height, one.height),
    );
    if (line === undefined) {
      const started = { shapes: [shape], height, centre };
      lines.push(started);
      open = [...open, started];
    } else {
      line.shapes.push(shape);
      line.height = Math.max(line.height, height);
    }
  }
  return lines.filter((line) => line.shapes.some(({ isRemoved }) => isRemoved) && mayBeText(line));
}

function mayBeText({ shapes: [first, second] }: LargeLine): boolean {
  if (second !== undefined) return true;
  return first !== undefined && first.right - first.left >= MIN_WORD_RATIO * heightOf(first);
}

function readLargeLine(
  { shapes, height }: LargeLine,
  luma: GreyImage,
  read: (part: GreyImage) => readonly RecognisedLine[],
): readonly RecognisedLine[] {
  const margin = Math.round(height * MARGIN);
  const top = Math.max(0, Math.min(...shapes.map((shape) => shape.top)) - margin);
  const bottom = Math.min(luma.height, Math.max(...shapes.map((shape) => shape.bottom)) + margin);
  const factor = Math.max(2, Math.ceil(height / READ_HEIGHT));
  const toImage = ([x, y, width, lineHeight]: PixelBox): PixelBox => [
    x * factor,
    top + y * factor,
    width * factor,
    lineHeight * factor,
  ];
  return read(reduceRows(luma, top, bottom, factor))
    .map((line) => ({
      ...line,
      box: toImage(line.box),
      words: line.words.map((word) => ({ ...word, box: toImage(word.box) })),
    }))
    .filter((line) => isLarge(line, shapes));
}

/** Whether a line was read with confidence, in letters that removing the pictures took. */
function isLarge({ box, words }: RecognisedLine, shapes: readonly LargeShape[]): boolean {
  if (meanConfidence(words) < MIN_CONFIDENCE) return false;
  if (words.every((word) => countLetters(word) < MIN_LETTERS)) return false;
  return shapes.some((shape) => {
    const share = heightOf(shape) / box[3];
    const isInside = contains(box, (shape.left + shape.right) / 2, centreOf(shape));
    return shape.isRemoved && isInside && share >= MIN_LETTER_SHARE && share <= MAX_LETTER_SHARE;
  });
}

const contains = ([left, top, width, height]: PixelBox, x: number, y: number): boolean =>
  x >= left && x < left + width && y >= top && y < top + height;

/** Inserts a line from top to bottom, in place of its pieces that were read; not where they have all its letters. */
function insertLine(lines: readonly RecognisedLine[], line: RecognisedLine): readonly RecognisedLine[] {
  const isPiece = ({ box: [x, y, width, height] }: RecognisedWord): boolean =>
    contains(line.box, x + width / 2, y + height / 2);
  const pieces = lines.flatMap(({ words }) => words.filter(isPiece));
  if (sumLetters(pieces) >= sumLetters(line.words)) return lines;
  const others = lines
    .map((one): RecognisedLine => ({ ...one, words: one.words.filter((word) => !isPiece(word)) }))
    .filter(({ words }) => words.length > 0);
  const next = others.findIndex(({ box }) => box[1] > line.box[1]);
  return others.toSpliced(next === -1 ? others.length : next, 0, line);
}

const sumLetters = (words: readonly RecognisedWord[]): number =>
  words.reduce((sum, word) => sum + countLetters(word), 0);

/** Returns rows of an image, each square of `factor` pixels as one of their mean. */
function reduceRows({ width, data }: GreyImage, top: number, bottom: number, factor: number): GreyImage {
  const columns = Math.floor(width / factor);
  const rows = Math.floor((bottom - top) / factor);
  const reduced = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let sum = 0;
      for (let y = top + row * factor; y < top + (row + 1) * factor; y += 1)
        for (let at = y * width + column * factor, end = at + factor; at < end; at += 1) sum += data[at] ?? 0;
      reduced[row * columns + column] = Math.round(sum / factor ** 2);
    }
  }
  return { width: columns, height: rows, data: reduced };
}
