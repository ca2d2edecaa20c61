import { isPropertyOf, readVisibleText, resolveHttpUrl } from '../../dom/domTree.ts';
import { readShownDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getLocalName,
  getNative,
  getTextContent,
  keepInnermost,
  matches,
  queryAll,
  queryOne,
} from '../../dom/safeDom.ts';
import { extractedValue, type Media, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { LABEL_WORDS } from './genericBody.ts';
import { findDatedElements } from './genericDates.ts';
import {
  BODY,
  DECLARED_NAMES,
  hasButtonClass,
  isNameButton,
  isNamedBody,
  listClassWords,
  listIntroducedNames,
  listLikelyNames,
  listShortLines,
  MICRODATA_NAMES,
  type OwnElementTest,
  readProfileUrl,
} from './genericNames.ts';

/** Finds the account a post is shown under, by markup that many sites share. */

const MAX_NAME_LENGTH = 80;

interface FoundAuthor {
  readonly author: PostExtraction['author'];
  /** The element that has the name. */
  readonly el: Element | null;
}

export function findAuthor(root: Element, isOwn: OwnElementTest, view: PageView): FoundAuthor {
  // In « par <a class=username>Dupont</a> » inside a paragraph of class `author`, the inner element is the name.
  const queryOwn = (selector: string): Element[] =>
    keepInnermost(queryAll(root, selector).filter((el) => isOwn(el) && !isNameButton(el)));
  const links = queryOwn('a[href]').filter((el) => readProfileUrl(el, view) !== null);
  const methods = [
    ['microdata:author', queryOwn(MICRODATA_NAMES).filter((el) => isPropertyOf(root, el)), 'medium'],
    ['link:author', queryOwn(DECLARED_NAMES), 'medium'],
    ['class:author', keepInnermost(listLikelyNames(root, isOwn)), 'low'],
    ['link:profile', links, 'low'],
    ['text:by', listIntroducedNames(root, isOwn), 'low'],
  ] as const;
  for (const [how, elements, confidence] of methods) {
    for (const el of elements) {
      const name = readName(el, view);
      if (name === null || ACTION_WORDS.test(name)) continue;
      const link = closest(el, 'a[href]') ?? queryOne(el, 'a[href]');
      // A link around more than the name is the post's own.
      const named = link !== null && (!contains(link, el) || readVisibleText(link, view) === name) ? link : null;
      const address = named && resolveHttpUrl(getAttribute(named, 'href'), view);
      // The account typed an address of another site itself: it may be anybody's profile.
      const ofSite = address !== null && isSameSite(address, view.url) ? named : null;
      const profile = ofSite !== null && isOwn(ofSite) ? address : null;
      const author = {
        displayName: /^@\S+$/.test(name) ? missingValue<string>('handle-shown') : extractedValue(name, how, confidence),
        handle: readHandle(name, ofSite && readProfileUrl(ofSite, view)),
        profileUrl: extractedValue(profile?.href, how, confidence),
        platformId: missingValue<string>(),
      };
      return { author, el };
    }
  }
  const line = listShortLines(root, isOwn, view).find(({ name }) => name !== null);
  return {
    author: {
      displayName: line?.name ? extractedValue(line.name, 'text:by', 'low') : missingValue(),
      handle: missingValue(),
      profileUrl: missingValue(),
      platformId: missingValue(),
    },
    el: line?.el ?? null,
  };
}

function readName(el: Element, view: PageView): string | null {
  const links = queryAll(el, 'a[href]');
  const only = links.length === 1 ? links[0] : undefined;
  const nameElement = queryOne(el, '[itemprop~="name"], .p-name, .fn') ?? only ?? el;
  const name = getAttribute(nameElement, 'content') ?? readVisibleText(nameElement, view);
  const isDate = readShownDate(name, view.clock, { lang: null, loose: true }) !== null;
  return name === '' || name.length > MAX_NAME_LENGTH || name.includes('\n') || isDate ? null : name;
}

/** Returns `@alice` as written, or as in the profile's address. Other names are not handles. */
function readHandle(name: string, profile: URL | null): PostExtraction['author']['handle'] {
  const writtenHandle = /^@(\S+)$/.exec(name)?.[1];
  if (writtenHandle) return extractedValue(writtenHandle, 'text:@', 'low');
  const linked = profile && /\/@([\w.-]+)\/?$/.exec(profile.pathname)?.[1];
  return linked ? extractedValue(linked, 'link:/@', 'low') : missingValue();
}

/** What a post on an unknown page contains: its text, its media and what it quotes. */

const SELECTORS = {
  /** Not part of the author's text. */
  chrome: 'button, nav, form, footer, [role="button"]',
  /** Next to the text, when no markup identifies it. */
  notWords:
    '[class*="meta" i], [class*="action" i], [class*="toolbar" i], [class*="badge" i], [class*="byline" i], [class*="vote" i], [class*="rating" i], [class*="permalink" i], [class*="permlink" i], [class~="share"], [class~="reply"], [class~="likes"]',
  label: 'a, span, li, label',
  picture: 'img[src]',
  avatar: '[class*="avatar" i], [class~="profile"]',
  mediaPlayer: 'video, audio',
} as const;

const ACTION_WORDS =
  /^(?:\d+ )?(?:répondre|réponses?|reply|replies|signaler|report|flag|partager|share|citer|quote|modifier|edit|supprimer|delete|permalien|permalink|j['’]aime|like|dislike|voir plus|see more)[\s·(:]*(?:\d+[\s)]*|\)[\s)]*)?$/i;
const VOTE_CLASSES = new Set('helpful score karma points footer'.split(' '));
/** Smaller images are avatars and badges. */
const MIN_IMAGE_PX = 64;

/** A link or a label that only offers an action, in French or English: « Répondre (2) », or a line of them. */
function isAction(part: Element): boolean {
  const words = getTextContent(part).trim();
  if (words.length > MAX_LINE_LENGTH) return false;
  const actions = words.split(/[·•|]/);
  return (
    (actions.length > 1 || matches(part, SELECTORS.label)) &&
    actions.every((action) => ACTION_WORDS.test(action.trim()))
  );
}

/** « 12 personnes ont trouvé cet avis utile »: short, with a number, in a box named after votes. */
function isVotes(part: Element): boolean {
  const words = getTextContent(part);
  return (
    words.length <= MAX_LINE_LENGTH &&
    /\d/.test(words) &&
    listClassWords(part).some((word) => VOTE_CLASSES.has(word)) &&
    queryOne(part, 'p') === null
  );
}
const MAX_LINE_LENGTH = 120;

/** A line with nothing but the name and the date: « 8 janvier, par Aster ». */
function isByline(part: Element, others: ReadonlySet<Element | null>, view: PageView): boolean {
  const inside = [...others].filter((other) => other !== null && contains(part, other));
  if (inside.length === 0 || getTextContent(part).length > MAX_BYLINE_LENGTH) return false;
  const rest = readVisibleText(part, view, { exclude: (el) => others.has(el) });
  return !/\p{L}{2}/u.test(rest.replace(LABEL_WORDS, ''));
}
const MAX_BYLINE_LENGTH = 200;

/** `others`: the name, the date and the quotations, excluded when no markup identifies the text. */
export function readGenericText(
  el: Element,
  isOwn: (el: Element) => boolean,
  others: ReadonlySet<Element | null>,
  view: PageView,
): PostExtraction['text'] {
  const isBody = (found: Element): boolean => isOwn(found) && view.isVisible(found);
  const body = queryAll(el, BODY.marked).find((found) => isBody(found) && isPropertyOf(el, found));
  const named = body ?? queryAll(el, BODY.named).find((found) => isBody(found) && isNamedBody(found));
  const root = named ?? el;
  const spacing = view.document.defaultView?.getComputedStyle(root).whiteSpace ?? '';
  const shown = readVisibleText(root, view, {
    preserveWhitespace: spacing.startsWith('pre') || spacing === 'break-spaces',
    // A post may itself be a form.
    exclude: (part) =>
      part !== root &&
      (!isOwn(part) ||
        others.has(part) ||
        isByline(part, others, view) ||
        matches(part, SELECTORS.chrome) ||
        (!body && isAction(part)) ||
        (!named && (matches(part, SELECTORS.notWords) || hasButtonClass(part) || isVotes(part)))),
  });
  const how = body ? 'markup:body' : named ? 'class:body' : 'whole-block';
  return extractedValue(shown, how, body ? 'medium' : 'low');
}

export function readGenericMedia(el: Element, isOwn: (el: Element) => boolean, view: PageView): Media[] {
  const pictures = queryAll(el, SELECTORS.picture).filter((img) => {
    const { width, height } = view.rectOf(img);
    return (
      isOwn(img) &&
      !closest(img, SELECTORS.avatar) &&
      view.isVisible(img) &&
      width >= MIN_IMAGE_PX &&
      height >= MIN_IMAGE_PX
    );
  });
  const mediaPlayers = queryAll(el, SELECTORS.mediaPlayer).filter((player) => isOwn(player) && view.isVisible(player));
  return [...pictures, ...mediaPlayers].map((medium): Media => {
    const kind = getLocalName(medium) === 'img' ? 'image' : getLocalName(medium) === 'audio' ? 'audio' : 'video';
    const source = getAttribute(medium, 'src') ?? getAttribute(queryOne(medium, 'source[src]'), 'src');
    return { kind, url: resolveHttpUrl(source, view)?.href ?? null, alt: getAttribute(medium, 'alt') };
  });
}

export function readGenericQuote(quote: Element | undefined, view: PageView): PostExtraction['quoted'] {
  if (!quote) return missingValue('none-shown');
  const cite = queryOne(quote, 'cite');
  const author = cite ? readVisibleText(cite, view) || null : null;
  const link = getAttribute(quote, 'cite') ?? getAttribute(queryOne(quote, 'a[href]'), 'href');
  const text = readVisibleText(quote, view, { exclude: (part) => part === cite }) || null;
  return extractedValue(
    { author, permalink: resolveHttpUrl(link, view)?.href ?? null, text },
    'element:blockquote',
    'low',
  );
}

/** Finds a post's own address among the links inside it; never uses the page's address. */

/** Links marked as the permalink. */
const DECLARED_PERMALINK =
  'a[rel~="bookmark"], a[itemprop~="url"], a.u-url, a.permalink, [class*="permlink"] > a, [class*="permalink"] > a';
/** Paths that identify one post on most sites. */
const POST_PATH =
  /\/(?:status|statuses|posts?|p|comments?|c|permalink|messages?|notes|objects|threads|t|topic)\/(?=[^/\d]*\d)[^/]*\/?$|[?&](?:p|pid|post|postid|comment|comment_id|cid|mid)=\d+/i;
/** Links that trigger an action. */
const ACTION = /reply|repl[iy]|share|edit|delete|report|signaler|login|quote|like|vote/i;

export function findPermalink(root: Element, isOwn: OwnElementTest, view: PageView): PostExtraction['permalink'] {
  const links = queryAll(root, 'a[href]')
    .filter(isOwn)
    .flatMap((el) => {
      const url = resolveHttpUrl(getAttribute(el, 'href'), view);
      return url && isSameSite(url, view.url) && !ACTION.test(url.pathname + url.search)
        ? [{ el, href: url.href, url }]
        : [];
    });
  const declared = links.find(({ el }) => matches(el, DECLARED_PERMALINK) && isPropertyOf(root, el));
  if (declared) return extractedValue(declared.href, 'link:declared', 'medium');

  const anchored = links.find(({ url }) => getNative(root, 'id') !== '' && url.hash === `#${getNative(root, 'id')}`);
  if (anchored) return extractedValue(anchored.href, 'link:#id', 'medium');

  const date = findDatedElements(root, isOwn, view)[0]?.el;
  const dated = date && links.find(({ el }) => contains(el, date));
  if (dated) return extractedValue(dated.href, 'link:around-date', 'medium');

  const candidates = new Set(
    links.filter(({ url }) => POST_PATH.test(url.pathname + url.search)).map(({ href }) => href),
  );
  const [only] = candidates;
  return candidates.size === 1
    ? extractedValue(only, 'link:shape', 'low')
    : missingValue(candidates.size ? 'several-links' : 'not-found');
}

function isSameSite(a: URL, b: URL): boolean {
  const stripSubdomain = (host: string): string => host.replace(/^(?:www|m|mobile|old)\./, '');
  return stripSubdomain(a.hostname) === stripSubdomain(b.hostname);
}
