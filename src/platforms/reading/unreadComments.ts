import type { PageView } from '../../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getLocalName,
  getNative,
  getParentElement,
  getTextContent,
  matches,
  queryAll,
  queryOne,
} from '../../dom/safeDom.ts';

/** A comment that is only a picture may have nothing by which its reader knows a comment: it stands beside others. */

const PICTURES = 'img, video';
/** Pictures of accounts are in links or buttons. */
const NOT_POSTED = 'a[href], button, [role="button"]';
const ENTRY = 'form, textarea, input, [contenteditable]';
/** A name, an age and what is pressed; more are the words of something else. */
const MAX_WORDS = 80;

/** Returns the rows beside the comments in a post that have a picture, and that no reader found. */
export function listUnreadComments(posts: readonly Element[], view: PageView): Element[] {
  const known = new Set(posts);
  const rows = new Set<Element>();
  const lists = new Set<Element>();
  let around: Element | null = null;
  for (const post of posts) {
    // In document order: what is in a post comes after it.
    if (around === null || !contains(around, post)) around = post;
    else rows.add(findRow(post, around));
  }
  for (const row of rows) lists.add(getParentElement(row) ?? row);
  return [...lists].flatMap((list) =>
    [...getNative(list, 'children')].filter(
      (el) => !rows.has(el) && !known.has(el) && isAlike(el, list, rows) && isPictureAlone(el, known, view),
    ),
  );
}

/** Returns the entry of a list, or the largest box around a comment that holds nothing else. */
function findRow(comment: Element, post: Element): Element {
  const entry = closest(comment, 'li');
  if (entry !== null && entry !== post && contains(post, entry)) return entry;
  let row = comment;
  for (let at = getParentElement(row); at !== null && at !== post; at = getParentElement(at)) {
    if (getNative(at, 'childElementCount') > 1) break;
    row = at;
  }
  return row;
}

const isAlike = (el: Element, list: Element, rows: ReadonlySet<Element>): boolean =>
  [...getNative(list, 'children')].some(
    (row) =>
      rows.has(row) &&
      getLocalName(row) === getLocalName(el) &&
      getAttribute(row, 'class') === getAttribute(el, 'class') &&
      getAttribute(row, 'role') === getAttribute(el, 'role'),
  );

function isPictureAlone(el: Element, known: ReadonlySet<Element>, view: PageView): boolean {
  const words = getTextContent(el).trim();
  return (
    view.isVisible(el) &&
    words.length <= MAX_WORDS &&
    (words !== '' || matches(el, 'li, [class], [role]')) &&
    queryOne(el, ENTRY) === null &&
    listPostedPictures(el).length > 0 &&
    ![...known].some((post) => contains(el, post))
  );
}

/** A short test before all posts of the page are listed: whether the element may be of such a row in its post. */
export function mayBeUnread(el: Element, post: Element): boolean {
  for (let at: Element | null = el; at !== null && at !== post; at = getParentElement(at))
    if (getTextContent(at).trim().length > MAX_WORDS) return false;
    else if (listPostedPictures(at).length > 0) return true;
  return false;
}

export const listPostedPictures = (el: Element): Element[] =>
  [...(matches(el, PICTURES) ? [el] : []), ...queryAll(el, PICTURES)].filter(
    (part) => !isInside(closest(part, NOT_POSTED), el),
  );

const isInside = (part: Element | null, el: Element): boolean => part !== null && part !== el && contains(el, part);
