import { readVisibleText } from '../../dom/domTree.ts';
import { readShownDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import { closest, contains, getAttribute } from '../../dom/safeDom.ts';
import type { PostExtraction } from '../../domain/capture/extraction.ts';
import { readPageLanguage } from '../reading/readElements.ts';
import {
  buildAuthor,
  FACEBOOK_SELECTORS,
  findFirstWords,
  findOwnParts,
  findPictured,
  readProfile,
} from './facebookParts.ts';
import { SHORT_AGE } from './facebookTime.ts';

/** Who wrote a comment. */

/**
 * « Commentaire de X, il y a 2 h », « Réponse de X au commentaire de Y » (2026), in the ten languages of dates: what
 * comes before the name, or after it in Turkish, and what comes between it and whom it answers.
 */
const LABEL_START =
  /^(?:(?:Comment|Reply) by|(?:Commentaire|Réponse|Comentario|Respuesta|Comentário|Resposta) de|(?:Kommentar|Antwort) von|(?:Commento|Risposta) di|(?:Reactie|Antwoord) van|(?:Комментарий|Ответ) пользователя|(?:تعليق|رد) من) /u;
const TURKISH_LABEL = / (?:yorum|yanıt)$/u;
const BY_TURKISH = ' tarafından ';
const ANSWERED = [
  ' au commentaire de | à la réponse de | al comentario de | a la respuesta de | ao comentário de | à resposta de ',
  ' auf den Kommentar von | auf die Antwort von | al commento di | alla risposta di | op de reactie van ',
  ' op het antwoord van | на комментарий | на ответ | على تعليق | على رد ',
].flatMap((names) => names.split('|'));
/** « to Alice’s comment » */
const ANSWERED_COMMENT = /.['’]s? (?:comment|reply)\b/u;
const A_FEW = /^a few \w+ ago$/;
const MAX_LABEL_LENGTH = 300;
const MAX_AGE_WORDS = 8;

/** Returns the name in a comment's label; undefined when it is no such label, or when its end may be of the name. */
function readCommentLabel(label: string, view: PageView): string | undefined {
  if (label.length > MAX_LABEL_LENGTH) return undefined;
  if (TURKISH_LABEL.test(label) && label.includes(BY_TURKISH)) return label.split(BY_TURKISH)[0] || undefined;
  if (!LABEL_START.test(label)) return undefined;
  const words = label.replace(LABEL_START, '').split(' ');
  const isAge = (at: number): boolean => {
    const text = words.slice(at).join(' ');
    return A_FEW.test(text) || readShownDate(text, view.clock, { lang: readPageLanguage(view) }) !== null;
  };
  // The longest end that is an age: « 3 ore fa », not « ore fa ». The first word is of the name.
  const starts = [...Array(MAX_AGE_WORDS).keys()].map((n) => words.length - MAX_AGE_WORDS + n).filter((at) => at > 0);
  const end = starts.find(isAge);
  if (end === undefined && SHORT_AGE.test(words.slice(1).at(-1) ?? '')) return undefined;
  const rest = words.slice(0, end).join(' ');
  const to = rest.indexOf(' to ', 1);
  const ends = [...ANSWERED.map((name) => rest.indexOf(name, 1)), ANSWERED_COMMENT.test(rest.slice(to + 4)) ? to : -1];
  const name = rest.slice(0, Math.min(...ends.filter((at) => at >= 0), rest.length));
  return name.replace(/,$/, '') || undefined;
}

/**
 * Reads the first link to an account; else the first displayed name, which must also be in the label; else the name in
 * the label, which the page does not display. Where no box tells the words from the rest, the link may be a mention in
 * them: it must have the first words, and its name must be in the label.
 */
export function readCommentAuthor(el: Element, view: PageView): PostExtraction['author'] {
  const label = getAttribute(el, 'aria-label')?.replace(/\s+/g, ' ').trim() ?? '';
  const labelled = readCommentLabel(label, view);
  const hasBox = findOwnParts(el, FACEBOOK_SELECTORS.words).length > 0;
  for (const link of findOwnParts(el, FACEBOOK_SELECTORS.link)) {
    const profile = closest(link, FACEBOOK_SELECTORS.words) ? null : readProfile(link, view);
    const name = profile ? readVisibleText(link, view) : '';
    if (!profile || !name) continue;
    const isFirst = contains(link, findFirstWords(el, view));
    if (hasBox || (isFirst && (labelled === undefined ? label.includes(name) : labelled === name)))
      return buildAuthor(name, 'link:profile', profile);
    break;
  }
  const [shown] = findOwnParts(el, FACEBOOK_SELECTORS.shownName).filter(
    (part) => !closest(part, FACEBOOK_SELECTORS.words),
  );
  const name = shown ? readVisibleText(shown, view) : '';
  if (name !== '' && (hasBox || label.includes(name)))
    return buildAuthor(label.includes(name) ? name : undefined, 'attribute:aria-label', null);
  const pictured = findPictured(el, FACEBOOK_SELECTORS.words, view);
  if (pictured && label.includes(pictured.name))
    return buildAuthor(pictured.name, 'attribute:aria-label', pictured.profile, 'low');
  return buildAuthor(labelled, 'attribute:aria-label', null, 'low');
}
