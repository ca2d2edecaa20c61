import { readShownDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import { getAttribute, getNative, getTextContent, matches, queryAll, queryOne } from '../../dom/safeDom.ts';
import { missingValue } from '../../domain/capture/extraction.ts';
import { type PostingTime, resolvePostingTime } from '../reading/postingTime.ts';
import { readPageLanguage, readShownText } from '../reading/readElements.ts';
import { FACEBOOK_SELECTORS, findOwnParts, isInText, readProfile } from './facebookParts.ts';

/** Facebook shows only an age, whose letters may be in another order in the DOM, or in a hidden list of labels. */

interface ShownTime {
  readonly text: string | null;
  readonly how: 'attribute:aria-label' | 'attribute:aria-labelledby' | 'text:date';
}

/** `linked`: the post's own link, if any; else the only link of the post that shows nothing but a date or an age. */
export function readFacebookTime(el: Element, linked: Element | undefined, view: PageView): PostingTime {
  const shown = readShownTime(linked ?? findTimeLink(el, view), view);
  const lang = readPageLanguage(view);
  const found = resolvePostingTime({ raw: shown.text, lang, shown }, view);
  return found.posting.value?.iso || found.warnings.length
    ? found
    : { posting: missingValue(shown.text ? 'unreadable' : 'not-found'), warnings: [] };
}

function readShownTime(link: Element | null, view: PageView): ShownTime {
  const label = getAttribute(link, 'aria-label');
  if (label) return { text: label, how: 'attribute:aria-label' };
  const labelled = readLabel(link, view);
  if (labelled) return { text: labelled, how: 'attribute:aria-labelledby' };
  if (link && isScrambled(link)) return { text: '…', how: 'text:date' };
  return { text: readShownText(link, view), how: 'text:date' };
}

/**
 * Returns whether each letter has an element of its own: styles then give their order, and « 21 h » may be displayed
 * « 12 h ».
 */
function isScrambled(link: Element): boolean {
  const letters = queryAll(link, '*').filter((part) => {
    const text = getTextContent(part).trim();
    return part.childElementCount === 0 && text !== '' && [...text].length <= 2;
  });
  return letters.length > 1;
}

/** Reads the hidden text that names the link, as a screen reader does. */
function readLabel(link: Element | null, view: PageView): string | null {
  const named = matches(link, FACEBOOK_SELECTORS.labelled) ? link : queryOne(link, FACEBOOK_SELECTORS.labelled);
  const ids = (getAttribute(named, 'aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
  const parts = ids.map((id) => getTextContent(getNative(view.document, 'getElementById').call(view.document, id)));
  return parts.join(' ').trim() || null;
}

function findTimeLink(el: Element, view: PageView): Element | null {
  const lang = readPageLanguage(view);
  const isComment = matches(el, FACEBOOK_SELECTORS.comment);
  const dated = findOwnParts(el, FACEBOOK_SELECTORS.link).filter((link) => {
    if (isInText(link, isComment) || readProfile(link, view)) return false;
    const { text } = readShownTime(link, view);
    return text !== null && readShownDate(text, view.clock, { lang }) !== null;
  });
  const [only, ...others] = dated;
  return only && others.length === 0 ? only : null;
}
