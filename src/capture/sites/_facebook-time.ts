import { missingValue } from '../../domain/capture/extraction.ts';
import { readShownDate } from '../dates.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, getAttribute, getNative, getTextContent, matches, queryOne } from '../safeDom.ts';
import { FACEBOOK_SELECTORS, findFacebookProfile, findOwnFacebookParts } from './_facebook-parts.ts';
import { type PostingTime, resolvePostingTime } from './_posting.ts';
import { readPageLanguage } from './_shared.ts';

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
  return { text: (link && readVisibleText(link, view)) || null, how: 'text:date' };
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
  const dated = findOwnFacebookParts(el, FACEBOOK_SELECTORS.link).filter((link) => {
    const isInText = closest(link, isComment ? FACEBOOK_SELECTORS.words : FACEBOOK_SELECTORS.message) !== null;
    if (isInText || findFacebookProfile(link, view)) return false;
    const { text } = readShownTime(link, view);
    return text !== null && readShownDate(text, view.clock, { lang }) !== null;
  });
  const [only, ...others] = dated;
  return only && others.length === 0 ? only : null;
}
