import {
  type Extracted,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
  type QuotedPost,
  type Surface,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import type { AddressRule } from '../address.ts';
import { readMachineDate } from '../dates.ts';
import { absoluteAddress, isPropertyOf, shownText } from '../dom.ts';
import { authorIn } from '../generic/author.ts';
import { blockOf, containerOf, containersOn, OWN_ID, ownElements, PAGE } from '../generic/container.ts';
import { permalinkIn } from '../generic/permalink.ts';
import { postingIn } from '../generic/posting.ts';
import { type Statement, statementFor } from '../generic/statements.ts';
import {
  allIn,
  attributeOf,
  closest,
  contains,
  matches,
  nameOf,
  native,
  oneIn,
  parentIn,
  standsIn,
} from '../node.ts';
import type { PageView } from '../view.ts';
import type { Site } from './_site.ts';

/** Any page: semantic markup first, then likely names, then the chosen block. Never more than medium confidence. */

const Q = {
  /** A post's words, where its markup says so. */
  body: '[itemprop~="text"], [itemprop~="articleBody"], [itemprop~="commentText"], [itemprop~="reviewBody"], .e-content',
  /** Likely names for it. */
  bodyNamed:
    '.comment-content, .comment-text, .post-content, .post-body, .message-body, .message-content, .content',
  /** A passage of another post, with its source named. */
  quote: 'blockquote[cite], blockquote:has(cite), blockquote:has(> a[href])',
  /** Not part of what the author wrote. */
  chrome: 'button, nav, form, footer, [role="button"]',
  picture: 'img[src]',
  film: 'video, audio',
  ids: 'data-post-id data-comment-id data-message-id data-id'.split(' '),
} as const;

const COMMENT = '[itemtype$="Comment"], [itemtype$="/UserComments"], [class~="comment"], [id^="comment-"]';
/** Smaller pictures are avatars and badges. */
const SMALLEST_PICTURE = 64;

/** The whole screen was asked for: nothing on it is one post's. */
export function readScreen(): PostExtraction {
  return nothingRead('page', 'screen', []);
}

/** What stands when even this reader fails: the item is kept all the same. */
export function nothingRead(
  surface: Surface,
  how: ExtractionCode,
  warnings: readonly string[],
): PostExtraction {
  const none = <T>(): Extracted<T> => missingValue<T>(how);
  return {
    reader: IDENTITY,
    platform: 'web',
    surface: extractedValue(surface, how, 'high'),
    visibility: none(),
    author: { displayName: none(), handle: none(), profileUrl: none(), platformId: none() },
    permalink: none(),
    nativeIds: { post: none() },
    posting: none(),
    text: none(),
    media: none(),
    engagement: none(),
    quoted: none(),
    replyTo: none(),
    session: none(),
    warnings,
  };
}

const IDENTITY = { id: 'generic', version: '2', confirmed: null } as const;

/** `rules`: how the known platforms write their addresses, to tell whether two are the same. */
export function genericSite(rules: readonly AddressRule[]): Site {
  return {
    ...IDENTITY,
    matches: () => true,
    itemOf: (el, view) =>
      containerOf(el, view) ?? blockOf(el, view) ?? (view.isVisible(el) && !matches(el, PAGE) ? el : null),
    list: (view) => [...containersOn(view)],
    key: (el, view) => ownId(el) ?? permalinkIn(el, ownElements(el, view), view).value,
    read: (el, view) => readBlock(el, view, rules),
  };
}

function readBlock(el: Element, view: PageView, rules: readonly AddressRule[]): PostExtraction {
  const inside = ownElements(el, view);
  const quotes = allIn(el, Q.quote).filter(inside);
  const inQuotes = new Set(quotes);
  const own = (other: Element): boolean => inside(other) && !standsIn(inQuotes, other);
  const known = containerOf(el, view) === el;
  const dated = postingIn(el, own, view);
  const { posting, warnings } = dated;
  const linked = permalinkIn(el, own, view);
  const said = statementOf(el, linked.value, view, rules);
  const named = authorIn(el, own, view);
  const { author } = named;
  const id = ownId(el);
  const surface = surfaceOf(el, known);
  return {
    ...nothingRead('post', 'not-attempted', [
      ...(posting.value || !said?.published ? warnings : []),
      ...(known ? [] : ['layout-unknown']),
      ...(quotes.length > 1 ? ['several-quotes'] : []),
    ]),
    surface,
    author:
      author.displayName.value === null && author.handle.value === null && said
        ? { ...author, displayName: extractedValue(said.author, `${said.kind}:author`, 'medium') }
        : author,
    permalink:
      linked.value === null && said ? extractedValue(said.url, `${said.kind}:url`, 'medium') : linked,
    nativeIds:
      surface.value === 'comment'
        ? { comment: extractedValue(id, 'attribute:id', 'medium'), post: missingValue('not-attempted') }
        : { post: id ? extractedValue(id, 'attribute:id', 'medium') : missingValue() },
    posting: posting.value || !said ? posting : publishedIn(said, view),
    text: textOf(el, own, new Set([...quotes, dated.el, named.el]), view),
    media: extractedValue(mediaIn(el, own, view), 'element:img', 'low'),
    quoted: quotedIn(quotes[0], view),
  };
}

/** Page-wide statements speak for a post under its own address, or for the one that the page is about. */
function statementOf(
  el: Element,
  permalink: string | null,
  view: PageView,
  rules: readonly AddressRule[],
): Statement | null {
  if (permalink !== null) return statementFor(permalink, view, rules);
  const [title, ...others] = allIn(view.document, 'h1');
  const isMain = title !== undefined && others.length === 0 && contains(el, title);
  return isMain ? statementFor(view.url.href, view, rules) : null;
}

function publishedIn({ kind, published }: Statement, view: PageView): PostExtraction['posting'] {
  const date = readMachineDate(published, view.clock);
  if (!date?.iso) return missingValue();
  const assumed = date.assumptions.map((name) => `+${name}`).join('');
  const value = { raw: published, iso: date.iso, precision: date.precision, source: kind };
  return extractedValue(value, `${kind}:published${assumed}`, assumed ? 'low' : 'medium');
}

function surfaceOf(el: Element, known: boolean): PostExtraction['surface'] {
  if (matches(el, '[itemtype$="/Review"]')) return extractedValue('review', 'microdata:type', 'medium');
  if (matches(el, COMMENT) || parentInside(el, 'article, [itemtype$="/Article"]')) {
    return extractedValue('comment', 'container', 'medium');
  }
  return extractedValue('post', known ? 'container' : 'chosen-element', known ? 'medium' : 'low');
}

function parentInside(el: Element, selector: string): boolean {
  const parent = parentIn(el);
  return parent !== null && closest(parent, selector) !== null;
}

function ownId(el: Element): string | null {
  const named = Q.ids
    .map((name) => attributeOf(el, name))
    .find((value) => value && /^[\w-]{1,64}$/.test(value));
  return named ?? OWN_ID.exec(native(el, 'id'))?.[1] ?? null;
}

/** `others`: the name, the date and the quotes, when no markup says where the words stand. */
function textOf(
  el: Element,
  own: (el: Element) => boolean,
  others: ReadonlySet<Element | null>,
  view: PageView,
): Extracted<string> {
  const isBody = (found: Element): boolean => own(found) && view.isVisible(found);
  const body = allIn(el, Q.body).find((found) => isBody(found) && isPropertyOf(el, found));
  const named = body ?? allIn(el, Q.bodyNamed).find(isBody);
  const root = named ?? el;
  const spacing = view.document.defaultView?.getComputedStyle(root).whiteSpace ?? '';
  const shown = shownText(root, view, {
    preserve: spacing.startsWith('pre') || spacing === 'break-spaces',
    // A post may itself be a form.
    except: (part) => part !== root && (!own(part) || others.has(part) || matches(part, Q.chrome)),
  });
  const how = body ? 'markup:body' : named ? 'class:body' : 'whole-block';
  return extractedValue(shown, how, body ? 'medium' : 'low');
}

function mediaIn(el: Element, own: (el: Element) => boolean, view: PageView): Media[] {
  const pictures = allIn(el, Q.picture).filter((img) => {
    const { width, height } = view.rectOf(img);
    return own(img) && view.isVisible(img) && width >= SMALLEST_PICTURE && height >= SMALLEST_PICTURE;
  });
  const films = allIn(el, Q.film).filter((film) => own(film) && view.isVisible(film));
  return [...pictures, ...films].map((medium): Media => {
    const kind = nameOf(medium) === 'img' ? 'image' : nameOf(medium) === 'audio' ? 'audio' : 'video';
    const source = attributeOf(medium, 'src') ?? attributeOf(oneIn(medium, 'source[src]'), 'src');
    return { kind, url: absoluteAddress(source, view)?.href ?? null, alt: attributeOf(medium, 'alt') };
  });
}

function quotedIn(quote: Element | undefined, view: PageView): Extracted<QuotedPost> {
  if (!quote) return missingValue('none-shown');
  const cite = oneIn(quote, 'cite');
  const author = cite ? shownText(cite, view) || null : null;
  const link = attributeOf(quote, 'cite') ?? attributeOf(oneIn(quote, 'a[href]'), 'href');
  const text = shownText(quote, view, { except: (part) => part === cite }) || null;
  return extractedValue(
    { author, permalink: absoluteAddress(link, view)?.href ?? null, text },
    'element:blockquote',
    'low',
  );
}
