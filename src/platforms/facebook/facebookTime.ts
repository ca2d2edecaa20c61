import { LANGUAGES } from '../../dom/dateWords.ts';
import { readShownDate, readUnixDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import { closest, getAttribute, getNative, getTextContent, matches, queryAll, queryOne } from '../../dom/safeDom.ts';
import { missingValue } from '../../domain/capture/extraction.ts';
import { type PostingTime, resolvePostingTime } from '../reading/postingTime.ts';
import { readPageLanguage, readShownText } from '../reading/readElements.ts';
import { FACEBOOK_SELECTORS, findOwnParts, isInText, readProfile } from './facebookParts.ts';

/** Facebook shows only an age, whose letters may be in another order, in a drawing, or in a hidden list of labels. */

interface ShownTime {
  readonly text: string | null;
  readonly how: 'attribute:aria-label' | 'attribute:aria-labelledby' | 'text:date';
}

/**
 * `linked`: the post's own link, if any; else the only link of the post that shows nothing but a date or an age, an
 * element made for times, or what a comment's label has after `name`.
 */
export function readFacebookTime(
  el: Element,
  linked: Element | undefined,
  name: string | null,
  view: PageView,
): PostingTime {
  const lang = readPageLanguage(view);
  const stamp = findOwnParts(el, '[data-utime]').find(
    (part) => !isInText(part, matches(el, FACEBOOK_SELECTORS.comment)),
  );
  const machine = { date: readUnixDate(getAttribute(stamp, 'data-utime'), 's'), how: 'attribute:data-utime' } as const;
  const [only = null, ...others] = findTimes(el, FACEBOOK_SELECTORS.link, view);
  const linkTime = readShownTime(linked ?? (others.length === 0 ? only : null), view);
  const marked = findTimes(el, 'abbr, time, svg[aria-label]', view)[0] ?? null;
  const times = [linkTime, readShownTime(marked, view), readLabelTime(el, name)];
  const shown = times.find(({ text }) => isTime(text, view));
  const { text, how } = shown ?? linkTime;
  const found = resolvePostingTime({ raw: text, lang, shown: { text, how }, machine }, view);
  if (found.posting.value?.iso || found.warnings.length) return found;
  // An age that cannot be dated is kept as it is shown: « 3m » may be minutes or months.
  if (shown) return { ...found, warnings: ['relative-time-only'] };
  return { posting: missingValue(text ? 'unreadable' : 'not-found'), warnings: [] };
}

const KNOWN_LANGUAGE = new RegExp(`^(?:${LANGUAGES.join('|')})\\b`, 'i');
/** « 3m », « 5 w »; in a language whose words are unknown also « 3 giờ »: « 12 vues » is no age. */
export const SHORT_AGE = /^\p{Nd}{1,3} ?[\p{L}\p{M}]{1,2}\.?$/u;
const UNKNOWN_AGE = /^\p{Nd}{1,3} ?[\p{L}\p{M}]{1,6}\.?$/u;

function isTime(text: string | null, view: PageView): boolean {
  if (text === null) return false;
  const lang = readPageLanguage(view);
  const isAge = lang === null || KNOWN_LANGUAGE.test(lang) ? SHORT_AGE : UNKNOWN_AGE;
  return isAge.test(text) || readShownDate(text, view.clock, { lang }) !== null;
}

function readShownTime(part: Element | null, view: PageView): ShownTime {
  const label = getAttribute(part, 'aria-label') ?? getAttribute(queryOne(part, 'svg[aria-label]'), 'aria-label');
  if (label) return { text: label, how: 'attribute:aria-label' };
  const labelled = readLabel(part, view);
  if (labelled) return { text: labelled, how: 'attribute:aria-labelledby' };
  if (part && isScrambled(part)) return { text: '…', how: 'text:date' };
  return { text: readShownText(part, view), how: 'text:date' };
}

/** Styles then order the letters, each in an element of its own: « 21 h » may be displayed « 12 h ». */
function isScrambled(link: Element): boolean {
  const letters = queryAll(link, '*').filter((part) => {
    const text = getTextContent(part).trim();
    return part.childElementCount === 0 && text !== '' && [...text].length <= 2;
  });
  return letters.length > 1;
}

/** Reads the hidden text that names the link, as a screen reader does, or the text that its drawing refers to. */
function readLabel(link: Element | null, view: PageView): string | null {
  const named = matches(link, FACEBOOK_SELECTORS.labelled) ? link : queryOne(link, FACEBOOK_SELECTORS.labelled);
  const drawn = queryOne(link, 'svg use');
  const reference = getAttribute(drawn, 'href') ?? getAttribute(drawn, 'xlink:href');
  const ids = getAttribute(named, 'aria-labelledby') ?? (reference?.startsWith('#') ? reference.slice(1) : '');
  const parts = ids
    .split(/\s+/)
    .filter((id) => id !== '')
    .map((id) => getTextContent(getNative(view.document, 'getElementById').call(view.document, id)));
  return parts.join(' ').trim() || null;
}

/** The post's own parts that show nothing but a time, without pictures of accounts: a name may look like a time. */
function findTimes(el: Element, selector: string, view: PageView): Element[] {
  const isComment = matches(el, FACEBOOK_SELECTORS.comment);
  return findOwnParts(el, selector).filter(
    (part) =>
      !isInText(part, isComment) &&
      !readProfile(closest(part, FACEBOOK_SELECTORS.link), view) &&
      view.isVisible(part) &&
      isTime(readShownTime(part, view).text, view),
  );
}

/** « Comment by Alice 3m »: the name is the one that is displayed, which may itself end like an age. */
function readLabelTime(el: Element, name: string | null): ShownTime {
  const label = getAttribute(el, 'aria-label')?.replace(/\s+/g, ' ') ?? '';
  const at = name ? label.indexOf(name) : -1;
  const rest = at < 0 || !name ? '' : label.slice(at + name.length).replace(/^,? /, '');
  return { text: rest.trim() || null, how: 'attribute:aria-label' };
}
