import { closestAcross, hasText, parentOf, shownText } from '../dom.ts';
import { allIn, matches, nameOf, native, oneIn, parentIn, textIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import { datedElements } from './posting.ts';

/** Which element is the post, on a page nothing is known of. */

const TYPES = (
  'Comment UserComments SocialMediaPosting DiscussionForumPosting BlogPosting Article NewsArticle Review Answer Question ' +
  'Message EmailMessage'
).split(' ');
/** Elements that say what they are. */
const SEMANTIC = [
  'article',
  '[role="article"]',
  '.h-entry',
  ...TYPES.map((type) => `[itemtype$="/${type}"]`),
].join();
/** A likely class: believed when a date of its own stands in the element. */
const NAMED = 'comment post message reply review'
  .split(' ')
  .map((name) => `[class~="${name}"]`)
  .join();
/** A likely id: believed when it is the site's number for a post, `comment-41`, `p501`. */
const NUMBERED = 'comment post message msg reply p c'
  .split(' ')
  .map((name) => `[id^="${name}"]`)
  .join();
export const OWN_ID = /^(?:comment|post|message|msg|reply|p|c)[-_]?(\d+)$/i;
const ANY = [SEMANTIC, NAMED, NUMBERED].join();

/** The containers of a whole page are no post. */
export const PAGE = 'html, body, main, [role="main"]';
const INLINE = new Set(
  'a abbr b bdi bdo br button cite code em font i img label mark picture q s small span strong sub sup svg time u video'.split(
    ' ',
  ),
);

/** A block that holds more text than this is a page, not a post. */
const LONGEST_POST = 6000;
/** Levels climbed in search of a date near the chosen block. */
const REACH = 6;

type Judge = (el: Element, view: PageView) => boolean;

/** Asked of a post for every element in it. */
function judgedOnce(judge: Judge): Judge {
  const judged = oncePerView(() => new WeakMap<Element, boolean>());
  return (el, view) => {
    const known = judged(view);
    const answer = known.get(el) ?? judge(el, view);
    known.set(el, answer);
    return answer;
  };
}

const isContainer = judgedOnce(judge);

function judge(el: Element, view: PageView): boolean {
  if (matches(el, PAGE) || !isBlock(el) || isEmpty(el) || !view.isVisible(el)) return false;
  if (matches(el, SEMANTIC) || OWN_ID.test(native(el, 'id'))) return true;
  return matches(el, NAMED) && datedElements(el, ownElements(el, view), view).length > 0;
}

export function containerOf(el: Element, view: PageView): Element | null {
  for (let at = closestAcross(el, ANY); at; ) {
    if (isContainer(at, view)) return at;
    const parent = parentOf(at);
    at = parent && closestAcross(parent, ANY);
  }
  return null;
}

/** `<li class="comment">` around `<article>`: one post, said twice. */
const isPost = judgedOnce(
  (el, view) => matches(el, ANY) && isContainer(el, view) && (matches(el, SEMANTIC) || !oneIn(el, SEMANTIC)),
);

export const containersOn = oncePerView((view) => allIn(view.document, ANY).filter((el) => isPost(el, view)));

/** Elements of `post` itself: not of a post inside it (an answer, a teaser). Looked for upwards: posts may be nested deep. */
export function ownElements(post: Element, view: PageView): (el: Element) => boolean {
  return (el) => {
    for (let at: Element | null = el; at && at !== post; at = parentIn(at)) {
      if (isPost(at, view)) return false;
    }
    return true;
  };
}

/** Where nothing says « post »: the block under the pointer, or the smallest one around it that also has a date. */
export function blockOf(el: Element, view: PageView): Element | null {
  let block: Element | null = el;
  while (block && !(isBlock(block) && hasSubstance(block, view))) block = parentOf(block);
  if (!block) return null;
  if (matches(block, PAGE)) return hasText(block) ? block : null;
  let around: Element | null = block;
  for (let level = 0; around && level < REACH; level++, around = parentOf(around)) {
    if (matches(around, PAGE) || textIn(around).length > LONGEST_POST) break;
    if (datedElements(around, () => true, view).length > 0) return around;
  }
  return block;
}

const isBlock = (el: Element): boolean => !INLINE.has(nameOf(el));

function isEmpty(el: Element): boolean {
  return textIn(el).trim() === '' && oneIn(el, 'img, video, audio') === null;
}

function hasSubstance(el: Element, view: PageView): boolean {
  return view.isVisible(el) && (oneIn(el, 'img, video') !== null || shownText(el, view) !== '');
}
