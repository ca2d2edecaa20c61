import { isElement, isPropertyOf, readVisibleText, resolveHttpUrl } from '../../dom/domTree.ts';
import { readShownDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getNative,
  getNodeValue,
  getParentElement,
  matches,
  queryAll,
} from '../../dom/safeDom.ts';

/** Which elements of an unknown page look like the name of an account, or like the words of a post. */

export type OwnElementTest = (el: Element) => boolean;

export const MICRODATA_NAMES = '[itemprop~="author"], [itemprop~="creator"]';
export const DECLARED_NAMES = 'a[rel~="author"], .p-author, .h-card';
/** `comment-author`, `comment__author`, `commentthread_author_link`, `author-name`; not `author-bio`. */
const NAME_CLASS =
  /(?:^|[\s_-])(?:(?:author|user|username|user-name|user_name|nickname|pseudo|screen-name|display-name|poster|reviewer)(?:[-_]{1,2}(?:name|link))?|(?:[a-z]+A|a)uthor(?:Name|Link)|(?:[a-z]+U|u)ser(?:Name|Link)|fn)(?=$|\s|(?:__|--)\w{0,12}\d)/i;
/** A selector of what that pattern may accept. */
const LIKELY_NAMES =
  '[class*="uthor"], [class*="user"], [class*="User"], [class*="reviewer"], [class*="nickname"], [class*="pseudo"], [class*="-name"], [class*="poster"], [class~="fn"], .nameBlock .name';
/** `/@alice`, `/users/alice`, `/users/12/alice`, `/profile.12/`. */
const PROFILE_PATH =
  /\/@[\w.-]+\/?$|\/(?:u|users?|members?|profiles?|author|people|auteur|membre)[/.](?:\d+\/)?[^/?#]+\/?$/i;
/** The thing or the article that a review is about, which has a name too. */
export const REVIEWED = '.hreview .item, [itemprop~="itemReviewed"]';
/** A link drawn as a button offers an action: « Voir le vendeur » is nobody's name. */
const BUTTON = 'button, [role="button"], [class~="btn"], [class~="button"], [class~="cta"]';
/** The same, as words of a class: `seller-btn`, `add-to-cart`. */
const BUTTON_CLASSES = new Set('btn button cta cart buy'.split(' '));
/** The word before a name: « 9 janvier, par Chardon ». */
const BY = /(?:^|[\s,.·|–—-])(?:par|by|por|von|di|da|door|от|بواسطة)\s*$/iu;

/** Returns elements named by class, with each that follows « par », which no class marks. */
export function listLikelyNames(root: Element, isOwn: OwnElementTest): Element[] {
  return queryAll(root, LIKELY_NAMES).filter((el) => isOwn(el) && isLikelyName(el));
}

function isLikelyName(el: Element): boolean {
  const isNamed = NAME_CLASS.test(getAttribute(el, 'class') ?? '') || matches(el, '.nameBlock .name');
  return isNamed && !isNameButton(el) && closest(el, REVIEWED) === null;
}

/** Returns the element just after « par » in one line with a date. */
export function listIntroducedNames(root: Element, isOwn: OwnElementTest): Element[] {
  return queryAll(root, 'span, a[href], b, strong, em, cite').filter((el) => {
    if (!isOwn(el) || isNameButton(el)) return false;
    const before = getNative(el, 'previousSibling');
    return before !== null && !isElement(before) && BY.test(getNodeValue(before) ?? '');
  });
}

/** « Publié par Chardon », « Par Chardon, le 12 janvier 2026 ». */
const INTRODUCTION =
  /^(?:(?<done>publiée?|postée?|écrite?|ajoutée?|envoyée?|posted|published|written) )?(?:par|by) (?<rest>.+)$/iu;
const NAME_END = /,| [·|–—-] | (?:(?:le|on|à|at|il y a) )?(?=\d)/u;
const MAX_LINE_LENGTH = 120;

interface ShortLine {
  readonly el: Element;
  readonly text: string;
  /** The name that the line introduces; null when it introduces none. */
  readonly name: string | null;
}

/** Returns the lines of text in which at most one level of inline markup is: what a page without classes shows. */
export function listShortLines(root: Element, isOwn: OwnElementTest, view: PageView): ShortLine[] {
  return queryAll(root, '*').flatMap((el) => {
    const nodes = [...getNative(el, 'childNodes')];
    const length = nodes.reduce((sum, node) => sum + (getNodeValue(node)?.length ?? 0), 0);
    if (length === 0 || length > MAX_LINE_LENGTH) return [];
    if (nodes.some((node) => isElement(node) && getNative(node, 'childElementCount') > 0)) return [];
    if (!isOwn(el) || !view.isVisible(el)) return [];
    const text = readVisibleText(el, view);
    if (text === '' || text.length > MAX_LINE_LENGTH || text.includes('\n')) return [];
    return [{ el, text, name: readIntroducedName(text, view) }];
  });
}

/** Whether the line has nothing but the name, the date or both. */
export const isLabelLine = ({ text, name }: ShortLine, view: PageView): boolean =>
  name !== null || readShownDate(text, view.clock, { lang: null }) !== null;

/** « Par pitié. » names nobody: without a date beside it, a name follows « publié par ». */
function readIntroducedName(text: string, view: PageView): string | null {
  const { done, rest } = INTRODUCTION.exec(text)?.groups ?? {};
  if (rest === undefined || /[.!?…]$/.test(text)) return null;
  const isDated = readShownDate(text, view.clock, { lang: null, loose: true }) !== null;
  return done === undefined && !isDated ? null : rest.split(NAME_END)[0]?.trim() || null;
}

export const isNameButton = (el: Element): boolean =>
  closest(el, BUTTON) !== null || [el, getParentElement(el)].some((part) => part && hasButtonClass(part));

export const hasButtonClass = (el: Element): boolean => listClassWords(el).some((word) => BUTTON_CLASSES.has(word));

const MAX_CLASS_LENGTH = 500;

/** Returns `author`, `name` and `link` of « author-nameLink ». */
export function listClassWords(el: Element): string[] {
  const names = (getAttribute(el, 'class') ?? '').slice(0, MAX_CLASS_LENGTH);
  return names.split(/[\s_-]+|(?<=\p{Ll})(?=\p{Lu})/u).map((word) => word.toLowerCase());
}

export function readProfileUrl(link: Element, view: PageView): URL | null {
  const url = resolveHttpUrl(getAttribute(link, 'href'), view);
  return url && PROFILE_PATH.test(url.pathname) && !isNameButton(link) ? url : null;
}

/** Returns the elements that look like a name, in the words of the post or beside them. */
export function listNames(root: Element, isOwn: OwnElementTest, view: PageView): Element[] {
  const marked = `${MICRODATA_NAMES},${DECLARED_NAMES}`;
  return queryAll(root, `${marked},${LIKELY_NAMES},a[href]`).filter(
    (el) =>
      isOwn(el) && !isNameButton(el) && (matches(el, marked) || isLikelyName(el) || readProfileUrl(el, view) !== null),
  );
}

/** Returns whether markup says who wrote the post: a name inside its words may be anybody's. */
export const hasDeclaredAuthor = (root: Element, isOwn: OwnElementTest): boolean =>
  queryAll(root, `${MICRODATA_NAMES},${DECLARED_NAMES}`).some(
    (el) => isOwn(el) && isPropertyOf(root, el) && !isNameButton(el) && getParentElement(el) !== null,
  );

export const isSigned = (root: Element, isOwn: OwnElementTest): boolean =>
  hasDeclaredAuthor(root, isOwn) || listLikelyNames(root, isOwn).length > 0;

export const BODY = {
  /** The text of a post, by its markup. */
  marked:
    '[itemprop~="text"], [itemprop~="articleBody"], [itemprop~="commentText"], [itemprop~="reviewBody"], .e-content',
  /** What the pattern below may accept. */
  named:
    '[class*="text"], [class*="Text"], [class*="body"], [class*="Body"], [class*="ontent"], [class*="essage"], [data-role*="ontent"], [data-testid*="body"]',
} as const;
/** `comment-content`, `comment__text`, `postMessage`, `CommentBody-root`; `content` alone. */
const BODY_CLASS =
  /(?:^|[\s_-])(?:comment|post|message|review|repl(?:y|ie)|forum)s?(?:-item)?[-_]{0,2}(?:texte?|body|content|message)(?:-root)?(?=\s|$)|(?:^|\s)(?:content|markdown-body)(?=\s|$)/i;
const QUOTES = 'blockquote, q, [class*="quote"]';

const DATES = 'time, [data-timestamp], [data-utc], [class*="date"], [class*="meta"]';

/** A box of that name around a date, or around the words and a name, is around the whole post. */
export function isNamedBody(el: Element): boolean {
  if (!hasBodyClass(el)) return false;
  const isOutsideQuotes = (part: Element): boolean => {
    const quote = closest(getParentElement(part), QUOTES);
    return quote === null || quote === el || !contains(el, quote);
  };
  if (queryAll(el, DATES).some(isOutsideQuotes)) return false;
  const inner = queryAll(el, BODY.named).filter((part) => hasBodyClass(part) && isOutsideQuotes(part));
  return inner.length === 0 || listLikelyNames(el, (part) => !inner.some((box) => contains(box, part))).length === 0;
}

const hasBodyClass = (el: Element): boolean =>
  ['class', 'data-role', 'data-testid'].some((name) => BODY_CLASS.test(getAttribute(el, name) ?? ''));

/** Returns whether some part of the post is named as its words. */
export const hasNamedBody = (post: Element, isOwn: OwnElementTest): boolean =>
  queryAll(post, BODY.named).some((el) => isOwn(el) && isNamedBody(el));
