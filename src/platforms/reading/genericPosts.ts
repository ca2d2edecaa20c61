import {
  closestAcrossShadows,
  getComposedParent,
  hasText,
  queryOpenRoots,
  readVisibleText,
  resolveHttpUrl,
} from '../../dom/domTree.ts';
import { cachePerView, type PageView } from '../../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getId,
  getLocalName,
  getNative,
  getParentElement,
  getTextContent,
  matches,
  queryAll,
  queryOne,
} from '../../dom/safeDom.ts';
import { findDatedElements, findLineDates } from './genericDates.ts';
import { hasDeclaredAuthor, hasNamedBody, isSigned, listNames, readProfileUrl } from './genericNames.ts';
import { isPageSigned } from './structuredData.ts';

/** Finds the element of a post on an unknown page. */

const TYPES =
  'Comment UserComments SocialMediaPosting DiscussionForumPosting BlogPosting Review Answer Question Message EmailMessage'.split(
    ' ',
  );
/** Elements whose markup says that they are a post or a part of a page that stands alone. */
const PARTS = 'article, [role="article"], [itemtype$="/Article"], [itemtype$="/NewsArticle"]';
/** WordPress gives the second class to its posts, and to pages that are none. */
const POSTS = ['.h-entry', '.hentry:not(.type-page)', ...TYPES.map((type) => `[itemtype$="/${type}"]`)].join();
const SEMANTIC = `${PARTS}, ${POSTS}`;
/** Likely class names: accepted when the element has a date of its own. */
const LIKELY_CLASSES = 'comment post message reply review'
  .split(' ')
  .map((name) => `[class~="${name}"]`)
  .join();
/** Likely ids: accepted when they contain the site's number of a post (`comment-41`, `p501`). */
const LIKELY_IDS = 'comment div-comment elComment post message msg reply p c forum'
  .split(' ')
  .map((name) => `[id^="${name}"]`)
  .join();
export const POST_ID_PATTERN = /^(?:(?:div-|el|issue)?comment|post|message|msg|reply|p|c|forum(?:_op)?)[-_]?(\d+)$/i;
/** Likely names of the form `comments__item`, accepted when the element has a date of its own. */
const BEM_CLASSES = 'item entry comment post review'
  .split(' ')
  .map((name) => `[class*="__${name}"]`)
  .join();
const BEM_PATTERN =
  /(?:^|[\s-])(?:comment|post|message|review|repl(?:y|ie)|discussion|chat)s?(?:-list)?__(?:item|entry|comment|post|review)(?=\s|$|--\w)/i;
/** Names that end in the same words, `react-issue-comment`, `comments-node`: accepted with a date and a name. */
const LOOSE_CLASSES = '[class*="omment"], [class*="reply"], [class*="review"], [class*="message"]';
const LOOSE_PATTERN =
  /(?:^|[\s_-])(?:comment|reply|review|message)(?:s?-(?:node|item|entry|box))?(?:__\w{0,11}\d)?(?=\s|$)/;
const CONTAINER = [SEMANTIC, LIKELY_CLASSES, LIKELY_IDS, BEM_CLASSES, LOOSE_CLASSES].join();

/** Containers of the whole page, which are not posts. */
export const PAGE_ROOTS = 'html, body, main, [role="main"]';
const INLINE_ELEMENTS = new Set(
  'a abbr b bdi bdo br button cite code em font i img label mark picture q s small span strong sub sup svg time u video'.split(
    ' ',
  ),
);

/** A block with more text than this is a page, not a post. */
const MAX_POST_LENGTH = 6000;
/** Levels climbed to find a date near the chosen block. */
const MAX_LEVELS = 6;

type ElementTest = (el: Element, view: PageView) => boolean;

/** Caches a test that is run on a post once for every element in it. */
function cacheTest(judge: ElementTest): ElementTest {
  const getCache = cachePerView(() => new WeakMap<Element, boolean>());
  return (el, view) => {
    const known = getCache(view);
    const answer = known.get(el) ?? judge(el, view);
    known.set(el, answer);
    return answer;
  };
}

const isContainer = cacheTest(testContainer);

function testContainer(el: Element, view: PageView): boolean {
  if (matches(el, PAGE_ROOTS) || !isBlock(el) || isEmpty(el) || !view.isVisible(el)) return false;
  // A page of frequent questions asks and answers them itself.
  if (matches(el, POSTS)) return closest(el, '[itemtype$="/FAQPage"]') === null;
  const isOwn = createOwnElementTest(el, view);
  const isDated = (): boolean => findDatedElements(el, isOwn, view).length > 0;
  const id = getId(el);
  if (POST_ID_PATTERN.test(id)) return !isParagraphId(id) || isDated() || isSigned(el, isOwn);
  // A card that announces a page has a title.
  const isPostLike = (): boolean =>
    isDated() ||
    (hasNamedBody(el, isOwn) ? isSigned(el, isOwn) : hasDeclaredAuthor(el, isOwn) && queryOne(el, TITLES) === null);
  const isNamed = matches(el, LIKELY_CLASSES) || BEM_PATTERN.test(getAttribute(el, 'class') ?? '');
  if (isNamed) return isPostLike();
  if (!matches(el, PARTS))
    return LOOSE_PATTERN.test(getAttribute(el, 'class') ?? '') && isDated() && listNames(el, isOwn, view).length > 0;
  if (isPageArticle(el, view)) return isSigned(el, isOwn) || isPageSigned(view);
  return isPostLike() && (closestArea(el) !== null || !isTeaser(el, view));
}

/** `p12` may be a paragraph of a law, `forum12` a list of threads. */
const isParagraphId = (id: string): boolean => /^(?:[pc]|forum)[-_]?\d/i.test(id);

/** Whether the element is the article that the whole page is about: it has the page's only title. */
function isPageArticle(el: Element, view: PageView): boolean {
  const [title, ...others] = queryAll(view.document, 'h1');
  return title !== undefined && others.length === 0 && contains(el, title);
}

const TITLES = 'h1, h2, h3, h4, h5, h6';

/** A title that links to another page announces that page, unless it is the name of an account. */
function isTeaser(el: Element, view: PageView): boolean {
  const title = queryOne(el, TITLES);
  const link = title && (closest(title, 'a[href]') ?? queryOne(title, 'a[href]'));
  if (link && readProfileUrl(link, view)) return false;
  const url = link && resolveHttpUrl(getAttribute(link, 'href'), view);
  return url !== null && url !== undefined && url.pathname !== view.url.pathname;
}

const AREA =
  /(?:^|\s|[-_])(?:comment-wrapper|comment-?list|(?:comments|commentaires|kommentare|comentarios|comentários|commenti|reacties|yorumlar|reactions|réactions|discussion|avis|reviews)(?:[-_]{1,2}(?:area|list|section|thread|wrapper|container|items))?)(?=$|\s)/i;

/** Returns the nearest list of comments around the element; null when there is none. */
export function closestArea(el: Element): Element | null {
  for (let at = getParentElement(el); at && !matches(at, PAGE_ROOTS); at = getParentElement(at))
    if (isArea(at)) return at;
  return null;
}

const isArea = (el: Element): boolean => AREA.test(getId(el)) || AREA.test(getAttribute(el, 'class') ?? '');

export function findContainer(el: Element, view: PageView): Element | null {
  for (let at = closestAcrossShadows(el, CONTAINER); at; ) {
    if (isContainer(at, view)) return hasAreaBetween(el, at) ? null : at;
    const parent = getComposedParent(at);
    at = parent && closestAcrossShadows(parent, CONTAINER);
  }
  return null;
}

/** A comment that is not recognised is not the article above it. */
function hasAreaBetween(el: Element, container: Element): boolean {
  const area = isArea(el) ? el : closestArea(el);
  return area !== null && area !== container && contains(container, area);
}

/** `<li class="comment">` around `<article>` is one post, marked twice. */
const isPost = cacheTest(
  (el, view) => matches(el, CONTAINER) && isContainer(el, view) && (matches(el, SEMANTIC) || !queryOne(el, SEMANTIC)),
);

export const listContainers = cachePerView((view) => queryOpenRoots(view, CONTAINER).filter((el) => isPost(el, view)));

/**
 * Returns whether a visible custom element shows nothing that can be read: its content is in a closed shadow root,
 * which no extension can read.
 */
export const hasClosedContent = cachePerView((view) =>
  queryAll(view.document, '*').some((el) => {
    if (!getLocalName(el).includes('-') || getNative(el, 'shadowRoot') || !isEmpty(el) || !view.isVisible(el))
      return false;
    const { width, height } = view.rectOf(el);
    return width >= MIN_CONTENT_PX && height >= MIN_CONTENT_PX;
  }),
);

/** Smaller custom elements are icons. */
const MIN_CONTENT_PX = 64;

/**
 * Returns a test for elements of `post` itself, not of a post inside it (a reply, a teaser). Searches upwards, to the
 * first element that was asked about before: elements may be deeply nested.
 */
export function createOwnElementTest(post: Element, view: PageView): (el: Element) => boolean {
  const known = new WeakMap<Element, boolean>([[post, true]]);
  return (el) => {
    const path: Element[] = [];
    let isOwn = true;
    for (let at: Element | null = el; at; at = getParentElement(at)) {
      const answer: boolean | undefined = known.get(at);
      if (answer === undefined) path.push(at);
      if (answer !== undefined || isArea(at) || isPost(at, view)) {
        isOwn = answer ?? false;
        break;
      }
    }
    for (const one of path) known.set(one, isOwn);
    return isOwn;
  };
}

/** Without markup of a post: the block under the pointer, or the smallest one around it that also has a date. */
export function findBlock(el: Element, view: PageView): Element | null {
  let block: Element | null = el;
  while (block && !(isBlock(block) && hasSubstance(block, view))) block = getComposedParent(block);
  if (!block) return null;
  if (matches(block, PAGE_ROOTS)) return hasText(block) ? block : null;
  let around: Element | null = block;
  for (let level = 0; around && level < MAX_LEVELS; level++, around = getComposedParent(around)) {
    if (matches(around, 'html, body') || isArea(around) || getTextContent(around).length > MAX_POST_LENGTH) break;
    if (findLineDates(around, () => true, view).length === 1) return around;
    if (matches(around, PAGE_ROOTS)) break;
    if (findDatedElements(around, () => true, view).length > 0) return around;
  }
  return block;
}

export const isBlock = (el: Element): boolean => !INLINE_ELEMENTS.has(getLocalName(el));

function isEmpty(el: Element): boolean {
  return getTextContent(el).trim() === '' && queryOne(el, 'img, video, audio') === null;
}

function hasSubstance(el: Element, view: PageView): boolean {
  return view.isVisible(el) && (queryOne(el, 'img, video') !== null || readVisibleText(el, view) !== '');
}
