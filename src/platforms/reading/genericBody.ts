import { isElement, isPropertyOf } from '../../dom/domTree.ts';
import { readShownDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getLocalName,
  getNative,
  getNodeValue,
  getParentElement,
  isWithinAny,
  keepOutermost,
  matches,
  queryAll,
} from '../../dom/safeDom.ts';
import { BODY, isNamedBody, listClassWords, type OwnElementTest, REVIEWED } from './genericNames.ts';
import { isBlock } from './genericPosts.ts';
import { readOwnText } from './readElements.ts';

/**
 * Finds the author's own words in a post of an unknown page. A mention, a date or a link in them belongs to whom or
 * what the author writes about: account, date and address are read outside the words alone.
 */

/** Markup of what stands beside the words: names, dates, buttons. Its text is not the author's. */
const LABEL =
  'header, footer, form, cite, a[href], time, abbr, button, nav, [role="button"], [itemprop~="author"], [itemprop~="creator"], [itemprop~="name"], [itemprop^="date"], [itemprop~="url"]';
/** Class names of the same, as whole words: « update » is not a date, nor « timeline » a time. */
const LABEL_CLASSES = new Set(
  'author user username name nickname pseudo poster fn handle date time timestamp when ago posted meta action actions toolbar badge'.split(
    ' ',
  ),
);
/** A class with one of these words names the text of a user, such as « user-content ». */
const WORDS_CLASSES = new Set('content text body words description'.split(' '));
/** Words of a line that only introduces a name or a date. */
export const LABEL_WORDS =
  /\b(?:posté|publié|écrit|envoyé|ajouté|par|le|la|à|de|du|il y a|dans|posted|written|sent|by|on|at|in|ago)\b/giu;

/** A marked body beside a longer text without markup is not the whole of the words. */
const MAX_LABEL_LENGTH = 120;

/** The elements of the post that look like a name or a date, in the words or beside them. */
interface Labels {
  readonly names: readonly Element[];
  readonly dates: readonly Element[];
  /** Lines of nothing but the name and the date. */
  readonly lines: ReadonlySet<Element>;
}

export interface PostBody {
  /** Whether the element is outside the words, so that its value may be of the post. */
  readonly isBeside: OwnElementTest;
  /** The same for a name, which no words may precede where nothing marks them. */
  readonly isBesideName: OwnElementTest;
}

export function findBody(post: Element, isOwn: OwnElementTest, labels: Labels, view: PageView): PostBody {
  const own = [post, ...queryAll(post, '*').filter((el) => isOwn(el) && view.isVisible(el))];
  const marked = new Set(keepOutermost(own.filter((el) => el !== post && isMarkedBody(el, post))));
  const words = new Map(
    own.map((el) => [el, isWithinAny(marked, el) || isWithinAny(labels.lines, el) ? '' : readOwnWords(el, post, view)]),
  );
  const worded = new Set(own.filter((el) => words.get(el) !== ''));
  const isBesideMarked = (el: Element) => isOwn(el) && !touches(marked, el);
  if (marked.size > 0 && [...words.values()].every(({ length }) => length <= MAX_LABEL_LENGTH))
    return { isBeside: isBesideMarked, isBesideName: isBesideMarked };
  const order = new Map(own.map((el, index) => [el, index]));
  const placeOf = (el: Element) => order.get(el) ?? Number.POSITIVE_INFINITY;
  const body = new Set(marked);
  const heads = new Set<Element>();
  for (const block of new Set([...worded].map((el) => closestBlock(el, post)))) {
    const head = findInlineHead(block, worded, labels, view);
    for (const el of head) heads.add(el);
    const isWhole = block === post || head.length > 0;
    for (const root of isWhole ? [block] : findBodyRoots(block, post, labels, placeOf)) body.add(root);
  }
  const isBeside = (el: Element) => isOwn(el) && (isWithinAny(heads, el) || !touches(body, el));
  // The name of an author is below the title.
  const firstWords = Math.min(
    ...[...worded, ...marked].filter((el) => closest(el, 'h1, h2, h3') === null).map(placeOf),
  );
  return {
    isBeside,
    isBesideName: (el) => isBeside(el) && (isWithinAny(heads, el) || placeOf(el) < firstWords),
  };
}

/** Whether the element is in one of the roots, or contains one: its text would have the words of it. */
function touches(roots: ReadonlySet<Element>, el: Element): boolean {
  return isWithinAny(roots, el) || [...roots].some((root) => contains(el, root));
}

function isMarkedBody(el: Element, post: Element): boolean {
  return (matches(el, BODY.marked) && isPropertyOf(post, el)) || isNamedBody(el);
}

/** Returns the element's own text; '' for that of a label, of words that introduce one, and of a date. */
function readOwnWords(el: Element, post: Element, view: PageView): string {
  const text = readOwnText(el).join(' ');
  if (!hasWords(text, view)) return '';
  return text.length <= MAX_LABEL_LENGTH && isInLabel(el, post) ? '' : text;
}

function isInLabel(el: Element, post: Element): boolean {
  for (let at: Element | null = el; at && at !== post; at = getParentElement(at)) {
    if (matches(at, `${LABEL}, ${REVIEWED}`) || hasLabelClass(at)) return true;
  }
  return false;
}

function hasLabelClass(el: Element): boolean {
  const words = listClassWords(el);
  return words.some((word) => LABEL_CLASSES.has(word)) && !words.some((word) => WORDS_CLASSES.has(word));
}

function hasWords(text: string, view: PageView): boolean {
  return (
    /\p{L}{2}/u.test(text.replace(LABEL_WORDS, '')) &&
    readShownDate(text, view.clock, { lang: null, loose: true }) === null
  );
}

function closestBlock(el: Element, post: Element): Element {
  let at = el;
  while (at !== post && !isBlock(at)) at = getParentElement(at) ?? post;
  return at;
}

/**
 * « Bob, 12 January 18:30, words » in one block: returns the labels before a line break or a box or, without one, a
 * name and a date before the words. Nothing else separates them from words that begin with somebody else's name.
 */
function findInlineHead(block: Element, worded: ReadonlySet<Element>, labels: Labels, view: PageView): Element[] {
  let seen: Element[] = [];
  let complete: Element[] = [];
  for (const part of getNative(block, 'childNodes')) {
    if (!isElement(part)) {
      if (hasWords(getNodeValue(part) ?? '', view)) break;
      continue;
    }
    if ([part, ...queryAll(part, '*')].some((el) => worded.has(el))) break;
    const name = getLocalName(part);
    if (name === 'br' && seen.length > 0) return seen;
    const found = [...labels.names, ...labels.dates].filter((el) => contains(part, el));
    seen = [...seen, ...found];
    if (found.length > 0 && name !== 'p' && isBlock(part)) return seen;
    const hasBoth = [labels.names, labels.dates].every((list) => list.some((el) => seen.includes(el)));
    if (hasBoth && complete.length === 0) complete = seen;
  }
  return complete;
}

/** Returns the largest box of the words that leaves a label before it, and the boxes beside the words like theirs. */
function findBodyRoots(block: Element, post: Element, labels: Labels, placeOf: (el: Element) => number): Element[] {
  const all = [...labels.names, ...labels.dates];
  const alike = (el: Element) => getLocalName(el) + getAttribute(el, 'class') + getAttribute(el, 'dir');
  const siblings = queryAll(getParentElement(block), ':scope > *').filter(
    (el) => alike(el) === alike(block) && !labels.lines.has(el),
  );
  let root = block;
  for (let at = getParentElement(block); at && at !== post; at = getParentElement(at)) {
    const place = placeOf(at);
    if (all.some((el) => placeOf(el) < place)) root = at;
  }
  return [root, ...siblings];
}
