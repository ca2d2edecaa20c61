import { LANGUAGES } from '../../dom/dateWords.ts';
import { type FoldedSelectors, hasOriginalLabel, normaliseLabel } from '../../dom/foldedControls.ts';
import type { PageView } from '../../dom/pageView.ts';
import { closest, getNative, getTextContent, matches, queryAll, queryOne } from '../../dom/safeDom.ts';
import {
  addAssumptions,
  type Extracted,
  type MethodCode,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readOwnText, readPageLanguage } from './readElements.ts';

/** Says of each value of a post whether a machine put other words in the place of its author's. */

/** Set by the translation that Chromium offers. Firefox leaves no mark of its own. */
const TRANSLATED_PAGE = '.translated-ltr, .translated-rtl';
/** On the words: Edge's translation, and an add-on that writes below the original. */
const TRANSLATED_WORDS = '[_msttexthash], [_mstmutation], .immersive-translate-target-wrapper';
/** The box of a quoted post. */
const QUOTE = '[role="link"]:not(a)';

const PARTICIPLE =
  'traduite?s?|translated|traducid[oa]s?|traduzid[oa]s?|übersetzt|tradott[oaie]|vertaald|переведен[оаы]?|переведён';
/** « Traduit du japonais », « Auto-translated », in the languages of the readers. */
const NOTE = new RegExp(
  `(?<!\\p{L})(?:(?:${PARTICIPLE}) \\p{L}|auto\\p{L}*[ -](?:${PARTICIPLE})|aus dem \\p{L}+ übersetzt|تمت (?:ال)?ترجم|مترجمة? من)|çevrildi`,
  'iu',
);
/** Each note has one of these, in a text where nothing separates it from what precedes. */
const NOTE_WORDS = new RegExp(`${PARTICIPLE}|çevrildi|ترجم`, 'iu');
const MAX_NOTE_LENGTH = 80;

/** `isOwn` returns whether an element inside the post is of that post, not of another one inside it. */
export function markTranslations(
  answer: PostExtraction,
  el: Element,
  view: PageView,
  selectors: FoldedSelectors,
  isOwn: (part: Element) => boolean,
): PostExtraction {
  const isPage = matches(getNative(view.document, 'documentElement'), TRANSLATED_PAGE);
  const marks = isPage ? [] : listMarks(answer, el, view, selectors).filter(isOwn);
  const quoteMarks = marks.filter((mark) => closest(mark, QUOTE));
  const isText = isPage || marks.length > quoteMarks.length || answer.warnings.includes('translated-text');
  const isQuote = isPage || quoteMarks.length > 0 || (isText && queryOne(el, QUOTE) === null);
  const isUnknown = hasUnknownWords(view, selectors);
  const { author, text, quoted, warnings } = answer;
  return {
    ...answer,
    text: lower(text, isText, isUnknown),
    quoted: lower(quoted, isQuote, isUnknown),
    author: isPage ? { ...author, displayName: lower(author.displayName, true) } : author,
    warnings:
      isText && text.value !== null && !warnings.includes('translated-text')
        ? [...warnings, 'translated-text']
        : warnings,
  };
}

/** The words shown are read, but they are not the author's, or nothing says that they are. */
function lower<T>(read: Extracted<T>, isTranslated: boolean, isUnknown = false): Extracted<T> {
  if (read.value === null) return read;
  if (isTranslated) return { ...read, how: addAssumptions(read.how as MethodCode, ['translated']), confidence: 'low' };
  return isUnknown && read.confidence === 'high' ? { ...read, confidence: 'medium' } : read;
}

/** A platform that translates says so in its interface's language, which may be one that is not known. */
function hasUnknownWords(view: PageView, { originals, translated }: FoldedSelectors): boolean {
  if (originals === undefined || translated !== undefined) return false;
  const [language = ''] = (readPageLanguage(view) ?? '').toLowerCase().split('-');
  return !LANGUAGES.includes(language);
}

/** Lists what shows, inside a post, that words of it were translated. */
function listMarks(answer: PostExtraction, el: Element, view: PageView, selectors: FoldedSelectors): Element[] {
  const { originals, translated = [], words } = selectors;
  const marks = queryAll(el, [TRANSLATED_WORDS, translated].flat().join());
  if (originals === undefined) return marks;
  const isShown = (part: Element): boolean => closest(part, 'a') === null && view.isVisible(part);
  const buttons = queryAll(el, originals).filter((part) => hasOriginalLabel(part) && isShown(part));
  const isWithOriginal =
    words !== undefined && queryAll(el, words).filter((part) => closest(part, QUOTE) === null).length > 1;
  return [...marks, ...buttons, ...(isWithOriginal ? [] : listNotes(answer, el).filter(isShown))];
}

/** Lists the elements that say « Traduit du japonais » outside the words that were read. */
function listNotes({ text, quoted }: PostExtraction, el: Element): Element[] {
  if (!NOTE_WORDS.test(getTextContent(el))) return [];
  const known = `${text.value}\n${quoted.value?.text}`.replace(/\s+/g, ' ');
  return queryAll(el, '*').filter((part) =>
    readOwnText(part).some((line) => isTranslationNote(line) && !known.includes(line.replace(/\s+/g, ' '))),
  );
}

export const isTranslationNote = (line = ''): boolean =>
  line.length <= MAX_NOTE_LENGTH && NOTE.test(normaliseLabel(line));
