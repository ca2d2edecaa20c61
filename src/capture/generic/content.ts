import {
  type Extracted,
  extractedValue,
  type Media,
  missingValue,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { isPropertyOf, readVisibleText, resolveHttpUrl } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { getAttribute, getLocalName, getTextContent, matches, queryAll, queryOne } from '../safeDom.ts';

/** What a post on an unknown page contains: its text, its media and what it quotes. */

const SELECTORS = {
  /** The text of a post, by its markup. */
  body: '[itemprop~="text"], [itemprop~="articleBody"], [itemprop~="commentText"], [itemprop~="reviewBody"], .e-content',
  /** The text of a post, by likely names; then by names of the form `block__element`. */
  bodyNamed:
    '.comment-content, .comment-text, .post-content, .post-body, .message-body, .message-content, .content, [class*="__text"], [class*="__body"], [class*="__content"]',
  bodyBem: '[class*="__text"], [class*="__body"], [class*="__content"]',
  /** Not part of the author's text. */
  chrome: 'button, nav, form, footer, [role="button"]',
  /** Next to the text, when no markup identifies it. */
  notWords: '[class*="meta" i], [class*="action" i], [class*="toolbar" i], [class*="badge" i]',
  label: 'a, span, li, label',
  picture: 'img[src]',
  mediaPlayer: 'video, audio',
} as const;

const BEM_BODY = /(?:^|[\s-])(?:comment|post|message|review|repl(?:y|ie))s?(?:-item)?__(?:text|body|content)(?=\s|$)/i;
const ACTION_WORDS =
  /^(?:répondre|réponses?|reply|replies|signaler|report|flag|partager|share|citer|quote|modifier|edit|supprimer|delete|permalien|permalink|j['’]aime|like|dislike|voir plus|see more)(?:[\s·(:]*\d*[\s)]*)$/i;
/** Smaller images are avatars and badges. */
const MIN_IMAGE_PX = 64;

const isBodyName = (el: Element): boolean =>
  !matches(el, SELECTORS.bodyBem) || BEM_BODY.test(getAttribute(el, 'class') ?? '');

/** A link or a label that only offers an action, in French or English: « Répondre (2) ». */
const isAction = (part: Element): boolean =>
  matches(part, SELECTORS.label) && ACTION_WORDS.test(getTextContent(part).trim());

/** `others`: the name, the date and the quotations, excluded when no markup identifies the text. */
export function readGenericText(
  el: Element,
  isOwn: (el: Element) => boolean,
  others: ReadonlySet<Element | null>,
  view: PageView,
): Extracted<string> {
  const isBody = (found: Element): boolean => isOwn(found) && view.isVisible(found);
  const body = queryAll(el, SELECTORS.body).find((found) => isBody(found) && isPropertyOf(el, found));
  const named = body ?? queryAll(el, SELECTORS.bodyNamed).find((found) => isBody(found) && isBodyName(found));
  const root = named ?? el;
  const spacing = view.document.defaultView?.getComputedStyle(root).whiteSpace ?? '';
  const shown = readVisibleText(root, view, {
    preserveWhitespace: spacing.startsWith('pre') || spacing === 'break-spaces',
    // A post may itself be a form.
    exclude: (part) =>
      part !== root &&
      (!isOwn(part) ||
        others.has(part) ||
        matches(part, SELECTORS.chrome) ||
        (!body && isAction(part)) ||
        (!named && matches(part, SELECTORS.notWords))),
  });
  const how = body ? 'markup:body' : named ? 'class:body' : 'whole-block';
  return extractedValue(shown, how, body ? 'medium' : 'low');
}

export function readGenericMedia(el: Element, isOwn: (el: Element) => boolean, view: PageView): Media[] {
  const pictures = queryAll(el, SELECTORS.picture).filter((img) => {
    const { width, height } = view.rectOf(img);
    return isOwn(img) && view.isVisible(img) && width >= MIN_IMAGE_PX && height >= MIN_IMAGE_PX;
  });
  const mediaPlayers = queryAll(el, SELECTORS.mediaPlayer).filter((player) => isOwn(player) && view.isVisible(player));
  return [...pictures, ...mediaPlayers].map((medium): Media => {
    const kind = getLocalName(medium) === 'img' ? 'image' : getLocalName(medium) === 'audio' ? 'audio' : 'video';
    const source = getAttribute(medium, 'src') ?? getAttribute(queryOne(medium, 'source[src]'), 'src');
    return { kind, url: resolveHttpUrl(source, view)?.href ?? null, alt: getAttribute(medium, 'alt') };
  });
}

export function readGenericQuote(quote: Element | undefined, view: PageView): Extracted<QuotedPost> {
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
