import { foldText } from '../../domain/item/searchTerms.ts';

/**
 * How two texts are compared, word by word. The report states this measure: a change here is a change of
 * `strings/sharedContentWords.ts`.
 */

/** Shorter texts, such as common insults, are not compared. */
export const COMPARED_WORDS_MIN = 6;
/** Shorter texts have too few pairs of words: they are only compared for identity. */
export const NEAR_WORDS_MIN = 8;
/** Common pairs, divided by all pairs of both texts. */
export const NEAR_MIN = 0.5;

/** The words that an account wrote itself. */
export interface OwnWords {
  readonly written: readonly string[];
  /** The same words without case, accents and apostrophes. */
  readonly folded: readonly string[];
}

/** What stands between quotation marks, in a line quoted as in an e-mail, or after « RT @account ». */
const QUOTATIONS = /«[^«»]*»|“[^“”]*”|"[^"\n]*"|^>[^\n]*|(?<![\p{L}\p{N}])RT\s@[\s\S]*/gmu;

/** A web address, a mention or a hashtag; else a word, with its apostrophes and invisible characters. */
const TOKENS =
  /(?:https?:\/\/|www\.)\S+|[@#][\p{L}\p{N}\p{M}_.-]+|([\p{L}\p{N}\p{M}\p{Cf}]+(?:['’ʼ][\p{L}\p{N}\p{M}\p{Cf}]+)*)/giu;

/**
 * Reads the words of a text: without quotations, addresses, mentions, hashtags, emojis and punctuation. These may be
 * the same in texts that have nothing else in common.
 */
export function readOwnWords(text: string): OwnWords {
  const own = text.replace(QUOTATIONS, ' ');
  const words = Array.from(own.matchAll(TOKENS), ([, word = '']) => ({ written: word, folded: foldWord(word) }));
  const kept = words.filter(({ folded }) => folded !== '');
  return { written: kept.map(({ written }) => written), folded: kept.map(({ folded }) => folded) };
}

const foldWord = (word: string): string => foldText(word).replace(/[^\p{L}\p{N}]+/gu, '');

/** Returns the distinct pairs of consecutive words (shingles of two words). */
export const listPairs = ({ folded }: OwnWords): ReadonlySet<string> =>
  new Set(folded.slice(1).map((word, at) => `${folded[at]} ${word}`));

/** The common pairs of two texts, and all of their pairs. */
export interface Similarity {
  readonly common: number;
  readonly all: number;
}

export function comparePairs(a: ReadonlySet<string>, b: ReadonlySet<string>): Similarity {
  const common = a.intersection(b).size;
  return { common, all: a.size + b.size - common };
}

export const isNear = ({ common, all }: Similarity): boolean => common > 0 && common >= NEAR_MIN * all;

/** Returns the longest parts of a text of which each pair of words is one of these, as written. */
export function listCommonParts({ written, folded }: OwnWords, pairs: ReadonlySet<string>): readonly string[] {
  const parts: string[][] = [];
  for (const at of folded.keys()) {
    // The pair that ends with this word.
    if (at === 0 || !pairs.has(`${folded[at - 1]} ${folded[at]}`)) parts.push([]);
    parts.at(-1)?.push(written[at] ?? '');
  }
  return parts.filter(({ length }) => length > 1).map((part) => part.join(' '));
}
