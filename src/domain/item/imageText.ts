import * as v from 'valibot';
import type { Rect } from '../capture/observation.ts';
import type { CaseDocument } from '../case/case.ts';
import { IMAGE_TEXT_PREFIX, SCHEMA } from '../formatNames.ts';
import {
  countSchema,
  digestSchema,
  instantSchema,
  listOf,
  objectOf,
  parseOrNull,
  shortTextSchema,
  textUpTo,
} from '../shared/schemas.ts';
import { shorten } from '../shared/truncate.ts';
import type { Fiche, FileEntry } from './item.ts';
import { redactablePaths } from './redaction.ts';

/**
 * `recueil/image-text/1`: the text that the machine read in the images of one item, and the person's corrections. It is
 * stored beside the item: the seal does not cover it. It may be wrong, and a word that was not found may be there.
 */

/** Words that the engine reports below are doubtful: on invented screens, most of the wrong words. */
const SURE_CONFIDENCE = 90;
/** A line of a lower mean is perhaps in another script: no word of it is sure. */
const SURE_LINE_CONFIDENCE = 70;

/** `[left, top, width, height]` in pixels of the image: a third of the stored size of an object with names. */
const boxSchema = v.pipe(v.tuple([countSchema, countSchema, countSchema, countSchema]), v.readonly());
export type PixelBox = v.InferOutput<typeof boxSchema>;

export const boxToRect = ([x, y, width, height]: PixelBox): Rect => ({ x, y, width, height });

export const MAX_WORD_CHARS = 200;
/** A page of 50,000,000 pixels has fewer. */
export const MAX_LINES = 20_000;

const wordSchema = objectOf({
  text: textUpTo(MAX_WORD_CHARS),
  /** 0 to 100, as the engine reports it. */
  confidence: v.pipe(countSchema, v.maxValue(100)),
  box: boxSchema,
});
export type RecognisedWord = v.InferOutput<typeof wordSchema>;

const recognisedLine = {
  box: boxSchema,
  words: listOf(wordSchema),
  /** `unknown`: looks like another script than the one of the engine's data; its words mean nothing. */
  script: v.picklist(['latin', 'unknown']),
};
const lineSchema = objectOf({
  ...recognisedLine,
  /** What the person typed in place of the line; the words stay as they were read. */
  correction: v.optional(v.nullable(objectOf({ at: instantSchema, text: shortTextSchema })), null),
});
export type ImageTextLine = v.InferOutput<typeof lineSchema>;
export type RecognisedLine = Omit<ImageTextLine, 'correction'>;

/** What read an image: another version may read it otherwise. */
const engineSchema = objectOf({ engine: shortTextSchema, data: shortTextSchema, preparation: shortTextSchema });
export type EngineVersions = v.InferOutput<typeof engineSchema>;

const imageSchema = objectOf({
  /** Path of the file in the item. */
  path: shortTextSchema,
  /** SHA-256 of the bytes that were read. */
  sha256: digestSchema,
  width: countSchema,
  height: countSchema,
  at: instantSchema,
  versions: engineSchema,
  lines: listOf(lineSchema, MAX_LINES),
});
export type ReadImage = v.InferOutput<typeof imageSchema>;

/** Whether each line of an image has words. An image without lines may have words that were not found. */
export const isReadEntirely = ({ lines }: Pick<ReadImage, 'lines'>): boolean =>
  lines.length > 0 && lines.every(({ script, correction }) => script !== 'unknown' || correction !== null);

/** Parses what the engine answered for one image; null when it has another form. */
export const parseRecognisedImage = parseOrNull(
  objectOf({ width: countSchema, height: countSchema, lines: listOf(objectOf(recognisedLine), MAX_LINES) }),
);

const imageTextSchema = objectOf({
  schema: v.literal(SCHEMA.imageText),
  images: listOf(imageSchema),
  /** When the person compared the text with the images, so that it may go into a dossier; null: not yet. */
  checkedAt: v.optional(v.nullable(instantSchema), null),
});
export type ImageText = v.InferOutput<typeof imageTextSchema>;

export const imageTextDocument = (itemId: string): CaseDocument<ImageText> => ({
  name: `${IMAGE_TEXT_PREFIX}${itemId}`,
  empty: { schema: SCHEMA.imageText, images: [], checkedAt: null },
  parse: parseOrNull(imageTextSchema),
});

const LETTERS_AND_DIGITS = /[\p{L}\p{N}]/gu;
/** « 3h », « 21h30 », « 15k »: the only words of digits and letters that are not taken for a part of a handle. */
const COUNT_OR_TIME = /^\d{1,4}(?:h\d{0,2}|min|[jsGkM])$/;
/** « 644 », « 1,2 », « 11% »; « 21:30 » is none. */
const NUMBER = /^[^\p{L}\p{N}:]*\p{N}[^\p{L}:]*$/u;
/** A handle may be read as several words. */
const MAX_HANDLE_WORDS = 4;

/** Number of letters and digits of a word. */
export const countLetters = ({ text }: Pick<RecognisedWord, 'text'>): number =>
  text.match(LETTERS_AND_DIGITS)?.length ?? 0;

/** Mean confidence of a line, by character. */
export function meanConfidence(words: readonly RecognisedWord[]): number {
  const chars = words.reduce((sum, { text }) => sum + text.length, 0);
  return words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / chars;
}

/**
 * Whether a word of a line is shown without a mark. Beside the engine's own doubt, never sure: handles, whose `0 O 1 l
 * I` it confuses; a line of low confidence; a letter or two where an icon, an emoji or a tick stands; a number, other
 * than a time, that stands beside no sure word: in a counter, an age or a battery, it loses a digit and nothing tells.
 */
export function isSureWord(word: RecognisedWord, { words }: Pick<RecognisedLine, 'words'>): boolean {
  if (word.confidence < SURE_CONFIDENCE || mayBeHandle(word.text)) return false;
  if (words.length <= MAX_HANDLE_WORDS && words[0]?.text.startsWith('@')) return false;
  if (meanConfidence(words) < SURE_LINE_CONFIDENCE) return false;
  const letters = countLetters(word);
  const isAlone = words.every((one) => one === word || countLetters(one) === 0);
  if (isAlone && letters <= 2 && !/\p{N}/u.test(word.text)) return false;
  const at = words.indexOf(word);
  const isReadWord = (one: RecognisedWord | undefined) =>
    one !== undefined && one.confidence >= SURE_CONFIDENCE && /\p{L}{2}/u.test(one.text) && !mayBeHandle(one.text);
  if (NUMBER.test(word.text) && !isReadWord(words[at - 1]) && !isReadWord(words[at + 1])) return false;
  const isLast = words.slice(at + 1).every((one) => countLetters(one) < 2);
  return letters !== 1 || /\p{N}/u.test(word.text) || !isLast;
}

function mayBeHandle(text: string): boolean {
  if (/[@_]/.test(text)) return true;
  const bare = text.match(LETTERS_AND_DIGITS)?.join('') ?? '';
  return /\p{L}/u.test(bare) && /\p{N}/u.test(bare) && !COUNT_OR_TIME.test(bare);
}

/** The text of the images, a line each: what the person typed in place of what was read. In an unknown script: none. */
export const joinImageText = ({ images }: ImageText): string =>
  images
    .flatMap(({ lines }) => lines)
    .flatMap(({ script, words, correction }) => {
      if (correction !== null) return [correction.text];
      return script === 'unknown' ? [] : [words.map(({ text }) => text).join(' ')];
    })
    .join('\n');

/**
 * The text of the images, once the person compared it; null where it is not, or where one of these images is not handed
 * over as it is: the text could say what a copy hides.
 */
export function readCheckedText(text: ImageText, shown: readonly Pick<FileEntry, 'path' | 'sha256'>[]): string | null {
  const isShown = ({ path, sha256 }: ReadImage): boolean =>
    shown.some((file) => file.path === path && file.sha256 === sha256);
  if (text.checkedAt === null || !text.images.every(isShown)) return null;
  return joinImageText(text).trim() || null;
}

/** A message has as many; the status bar of a telephone has hours, signs and short names. */
const MIN_WORDS_OF_A_SENTENCE = 3;
/** As long as the first words of a text in a list. */
const MAX_FIRST_LINE_CHARS = 80;

/**
 * Returns the first line of a text of `joinImageText` that may be a sentence, else its first line; shortened. Null when
 * nothing was read.
 */
export function findFirstLine(imageText: string): string | null {
  const lines = imageText.split('\n').map((line) => line.trim());
  const isSentence = (line: string): boolean =>
    line.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length >= MIN_WORDS_OF_A_SENTENCE;
  const line = lines.find(isSentence) ?? lines.find((one) => one !== '');
  return line === undefined ? null : shorten(line, MAX_FIRST_LINE_CHARS);
}

/** Replaces what the person typed for one line; an empty text takes the correction back. */
export function correctLine(
  text: ImageText,
  { path, line }: { readonly path: string; readonly line: number },
  correction: { readonly at: string; readonly text: string },
): ImageText {
  const typed = correction.text.trim();
  const correct = (one: ImageTextLine): ImageTextLine => ({
    ...one,
    correction: typed === '' ? null : { ...correction, text: typed },
  });
  const images = text.images.map((image) =>
    image.path === path
      ? { ...image, lines: image.lines.map((one, index) => (index === line ? correct(one) : one)) }
      : image,
  );
  return { ...text, images };
}

/**
 * The images of an item that the machine may read: of one without text, those that every browser decodes. A capture's
 * own image comes in place of the screen that it was cut from.
 */
export function readableImages(
  fiche: Pick<Fiche, 'files' | 'warnings' | 'text'>,
  erasedPaths: readonly string[] = [],
): readonly FileEntry[] {
  if (fiche.text !== null && fiche.text.trim() !== '') return [];
  const paths = new Set(redactablePaths(fiche));
  const images = fiche.files.filter(({ path }) => paths.has(path) && !erasedPaths.includes(path));
  const own = images.filter(({ role }) => role !== 'viewport');
  return own.length > 0 ? own : images;
}
