import { closestAcrossShadows, getComposedParent, hasText, isPropertyOf, readVisibleText } from '../../dom/domTree.ts';
import { type DateReading, readMachineDate, readShownDate } from '../../dom/pageDates.ts';
import { cachePerView, type PageView } from '../../dom/pageView.ts';
import {
  closest,
  getAttribute,
  getLocalName,
  getNative,
  getParentElement,
  getTextContent,
  matches,
  queryAll,
  queryOne,
} from '../../dom/safeDom.ts';
import {
  addAssumptions,
  type Extracted,
  type ExtractionMethod,
  extractedValue,
  type MethodCode,
  missingValue,
  type Posting,
} from '../../domain/capture/extraction.ts';
import { DAY_MS } from '../../domain/shared/localDates.ts';

/** Finds the element of a post on an unknown page. */

const TYPES = (
  'Comment UserComments SocialMediaPosting DiscussionForumPosting BlogPosting Article NewsArticle Review Answer Question ' +
  'Message EmailMessage'
).split(' ');
/** Elements whose markup says that they are posts. */
const SEMANTIC = ['article', '[role="article"]', '.h-entry', ...TYPES.map((type) => `[itemtype$="/${type}"]`)].join();
/** Likely class names: accepted when the element has a date of its own. */
const LIKELY_CLASSES = 'comment post message reply review'
  .split(' ')
  .map((name) => `[class~="${name}"]`)
  .join();
/** Likely ids: accepted when they contain the site's number of a post (`comment-41`, `p501`). */
const LIKELY_IDS = 'comment post message msg reply p c'
  .split(' ')
  .map((name) => `[id^="${name}"]`)
  .join();
export const POST_ID_PATTERN = /^(?:comment|post|message|msg|reply|p|c)[-_]?(\d+)$/i;
/** Likely names of the form `comments__item`, accepted when the element has a date of its own. */
const BEM_CLASSES = 'item entry comment post review'
  .split(' ')
  .map((name) => `[class*="__${name}"]`)
  .join();
const BEM_PATTERN =
  /(?:^|[\s-])(?:comment|post|message|review|repl(?:y|ie)|discussion|chat)s?(?:-list)?__(?:item|entry|comment|post|review)(?=\s|$|--\w)/i;
const CONTAINER = [SEMANTIC, LIKELY_CLASSES, LIKELY_IDS, BEM_CLASSES].join();

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
  if (matches(el, SEMANTIC) || POST_ID_PATTERN.test(getNative(el, 'id'))) return true;
  const isNamed = matches(el, LIKELY_CLASSES) || BEM_PATTERN.test(getAttribute(el, 'class') ?? '');
  return isNamed && findDatedElements(el, createOwnElementTest(el, view), view).length > 0;
}

export function findContainer(el: Element, view: PageView): Element | null {
  for (let at = closestAcrossShadows(el, CONTAINER); at; ) {
    if (isContainer(at, view)) return at;
    const parent = getComposedParent(at);
    at = parent && closestAcrossShadows(parent, CONTAINER);
  }
  return null;
}

/** `<li class="comment">` around `<article>` is one post, marked twice. */
const isPost = cacheTest(
  (el, view) => matches(el, CONTAINER) && isContainer(el, view) && (matches(el, SEMANTIC) || !queryOne(el, SEMANTIC)),
);

export const listContainers = cachePerView((view) =>
  listRoots(view.document).flatMap((root) => queryAll(root, CONTAINER).filter((el) => isPost(el, view))),
);

/** Returns the document, then its open shadow roots, each before those inside it. */
function listRoots(document: Document): ParentNode[] {
  const roots: ParentNode[] = [document];
  for (const root of roots) {
    for (const el of queryAll(root, '*')) {
      const shadow = getNative(el, 'shadowRoot');
      if (shadow) roots.push(shadow);
    }
  }
  return roots;
}

/**
 * Returns whether a visible custom element shows nothing that can be read: its content is in a closed shadow root, which
 * no extension can read.
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
 * Returns a test for elements of `post` itself, not of a post inside it (a reply, a teaser). Searches upwards: posts
 * may be deeply nested.
 */
export function createOwnElementTest(post: Element, view: PageView): (el: Element) => boolean {
  return (el) => {
    for (let at: Element | null = el; at && at !== post; at = getParentElement(at)) {
      if (isPost(at, view)) return false;
    }
    return true;
  };
}

/**
 * Without markup of a post: returns the block under the pointer, or the smallest one around it that also has a date.
 */
export function findBlock(el: Element, view: PageView): Element | null {
  let block: Element | null = el;
  while (block && !(isBlock(block) && hasSubstance(block, view))) block = getComposedParent(block);
  if (!block) return null;
  if (matches(block, PAGE_ROOTS)) return hasText(block) ? block : null;
  let around: Element | null = block;
  for (let level = 0; around && level < MAX_LEVELS; level++, around = getComposedParent(around)) {
    if (matches(around, PAGE_ROOTS) || getTextContent(around).length > MAX_POST_LENGTH) break;
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

/** Finds when a post was published, from its own markup. */

const PUBLISHED = '[itemprop~="datePublished"], [itemprop~="dateCreated"], [itemprop~="uploadDate"]';
const MACHINE_DATES = 'time[datetime], [datetime]';
/** Elements whose text or `title` may be a date. */
const LIKELY_DATES =
  'time, [class*="date" i], [class*="time" i], [class*="ago" i], [class*="posted" i], [class*="author" i], [class*="meta" i], a[href], abbr[title], span[title]';
/** Elements in which other words commonly surround a date. */
const LOOSE_TEXT = '[class*="date" i], [class*="author" i], [class*="posted" i], [class*="meta" i]';
const MAX_DATE_LENGTH = 120;
/** A day's name at most, then a number. */
const DATE_FIRST = /^\s*(?:\p{L}{2,9}\.?,? )?\d/u;

interface DatedElement {
  readonly el: Element;
  readonly raw: string;
  readonly date: DateReading;
  readonly how: MethodCode;
  readonly source: 'dom' | 'text';
}

type OwnElementTest = (el: Element) => boolean;

/** Returns elements of `root` that have a date, best first. Also used to distinguish a post from another box. */
export function findDatedElements(root: Element, isOwn: OwnElementTest, view: PageView): DatedElement[] {
  const dated = [
    ...findMachineDates(root, PUBLISHED, 'microdata', (el) => isOwn(el) && isPropertyOf(root, el), view),
    ...findMachineDates(root, MACHINE_DATES, 'attribute', isOwn, view),
  ];
  return dated.length ? dated : findShownDates(root, isOwn, view);
}

function findMachineDates(
  root: Element,
  selector: string,
  kind: ExtractionMethod,
  isOwn: OwnElementTest,
  view: PageView,
): DatedElement[] {
  return queryAll(root, selector)
    .filter(isOwn)
    .flatMap((el) => {
      const name = getAttribute(el, 'datetime') !== null ? 'datetime' : 'content';
      const value = getAttribute(el, name);
      const date = readMachineDate(value, view.clock);
      if (!value || !date) return [];
      return [{ el, raw: readVisibleText(el, view) || value, date, how: `${kind}:${name}`, source: 'dom' as const }];
    });
}

/** A `title` with the full date comes before a text such as « il y a 3 h ». */
function findShownDates(root: Element, isOwn: OwnElementTest, view: PageView): DatedElement[] {
  const lang = readLanguage(root);
  const found = queryAll(root, LIKELY_DATES)
    .filter(isOwn)
    .flatMap((el): DatedElement[] => {
      const isLoose = matches(el, LOOSE_TEXT);
      const title = getAttribute(el, 'title');
      // « 12 janvier 2026 à 18:30, modifié par Dupont »: a title that begins with a date is about it.
      const isDateFirst = title !== null && DATE_FIRST.test(title) && !matches(el, 'a');
      const candidates = [
        [title, 'title:date', isLoose || isDateFirst],
        [getTextContent(el).length <= MAX_DATE_LENGTH ? readVisibleText(el, view) : null, 'text:date', isLoose],
      ] as const;
      return candidates.flatMap(([raw, how, loose]) => {
        const date = raw ? readShownDate(raw, view.clock, { lang, loose }) : null;
        return raw && date ? [{ el, raw, date, how, source: 'text' as const }] : [];
      });
    });
  return found.sort((a, b) => rankDate(a) - rankDate(b));
}

/** Exact dates first, then those with an assumption, then unreadable ones; document order within each group. */
function rankDate({ date }: DatedElement): number {
  if (date.iso === null) return 2;
  return date.assumptions.includes('now') ? 1 : 0;
}

function readLanguage(el: Element): string | null {
  return getAttribute(closest(el, '[lang]'), 'lang') || null;
}

/** Returns whether the displayed date and the attribute differ by more than a day under every assumption. */
function hasDateMismatch({ el, raw, date }: DatedElement, lang: string | null, view: PageView): boolean {
  const shown = readVisibleText(el, view) === '' ? null : readShownDate(raw, view.clock, { lang });
  if (!shown?.iso || !date.iso) return false;
  const [a, b] = [toTimeSpan(date.iso), toTimeSpan(shown.iso)];
  return a.from - b.to > DAY_MS || b.from - a.to > DAY_MS;
}

/** Returns the first and last instant that a cut date can mean: `2026-05` is the whole of May. */
function toTimeSpan(iso: string): { readonly from: number; readonly to: number } {
  const from = Date.parse(iso);
  const end = new Date(from);
  if (iso.length === 4) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (iso.length === 7) end.setUTCMonth(end.getUTCMonth() + 1);
  else if (iso.length === 10) end.setUTCDate(end.getUTCDate() + 1);
  return { from, to: end.getTime() };
}

interface FoundPosting {
  readonly posting: Extracted<Posting>;
  readonly warnings: readonly string[];
  /** The element that has the date. */
  readonly el: Element | null;
}

export function findPosting(root: Element, isOwn: OwnElementTest, view: PageView): FoundPosting {
  const dated = findDatedElements(root, isOwn, view);
  const first = dated[0];
  if (!first) return { posting: missingValue(), warnings: [], el: null };
  const { el, raw, date, how, source } = first;
  const guessed = date.iso === null || date.assumptions.some((name) => name !== 'device-zone');
  // With several machine-readable dates, the first is usually the publication and the next an edit: not certain.
  const several = new Set(dated.filter((other) => other.source === 'dom').map((other) => other.date.iso)).size > 1;
  const mismatch = source === 'dom' && hasDateMismatch(first, readLanguage(root), view);
  const certainty = source === 'dom' && !several && !mismatch && date.assumptions.length === 0 ? 'medium' : 'low';
  return {
    el,
    posting: extractedValue(
      { raw, iso: date.iso, precision: date.precision, source },
      addAssumptions(how, date.assumptions),
      guessed ? 'low' : certainty,
    ),
    warnings: [
      ...(mismatch ? ['time-mismatch'] : []),
      ...(date.assumptions.includes('now') ? ['relative-time-only'] : []),
      ...(date.iso === null && !date.assumptions.includes('now') ? ['date-order-unknown'] : []),
    ],
  };
}
