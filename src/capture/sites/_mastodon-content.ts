import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  type Media,
  missingValue,
  type QuotedPost,
  type Visibility,
} from '../../domain/capture/extraction.ts';
import { readVisibleText, resolveHttpUrl } from '../dom.ts';
import { cachePerView, type PageView } from '../pageView.ts';
import { closest, getAttribute, getLocalName, getTextContent, matches, queryOne } from '../safeDom.ts';
import { findOwnMastodonParts, MASTODON_SELECTORS, readMastodonAddress } from './_mastodon-parts.ts';
import { queryVisible, readMediaElements, resolveLink } from './_shared.ts';

/** Reads the text, media, reply and quotation of a Mastodon post. */

export interface MastodonText {
  readonly text: Extracted<string>;
  /** All or part of the text is folded. */
  readonly isCut: boolean;
}

/** A content warning is part of what the author wrote. */
export function readMastodonText(el: Element, view: PageView): MastodonText {
  const unfolded: PageView = {
    ...view,
    isVisible: (part) => isFoldedAddress(part, view) || view.isVisible(part),
  };
  const [warning] = findOwnMastodonParts(el, MASTODON_SELECTORS.warning);
  const body = findOwnMastodonParts(el, MASTODON_SELECTORS.text).find((part) => view.isVisible(part));
  const warningText = warning
    ? readVisibleText(warning, unfolded, { exclude: (part) => getLocalName(part) === 'button' })
    : '';
  const text = body ? readVisibleText(body, unfolded) : '';
  const whole = [warningText, text].filter((part) => part !== '').join('\n\n');
  return {
    text: whole ? extractedValue(whole, 'class:status__content', 'high') : missingValue('no-text'),
    isCut:
      (warningText !== '' && text === '') ||
      findOwnMastodonParts(el, MASTODON_SELECTORS.more).some((button) => view.isVisible(button)),
  };
}

/** Any author can write this class. It counts only when the link's whole text is the address it leads to. */
function isFoldedAddress(part: Element, view: PageView): boolean {
  if (!matches(part, MASTODON_SELECTORS.folded)) return false;
  const link = closest(part, 'a[href]');
  const url = resolveLink(link, view);
  return url !== null && URL.parse(getTextContent(link).trim())?.href === url.href;
}

const VISIBILITIES: readonly (readonly [string, Visibility])[] = [
  ['public', 'public'],
  ['unlisted', 'public'],
  ['private', 'followers'],
  ['direct', 'private'],
];

/** The class is independent of the interface language; the icon's label is not. */
export function readMastodonVisibility(el: Element): Extracted<Visibility> {
  const wrapper = closest(el, '.detailed-status__wrapper');
  const found = VISIBILITIES.find(
    ([name]) => matches(el, `.status-${name}`) || matches(wrapper, `.detailed-status__wrapper-${name}`),
  );
  return found ? extractedValue(found[1], 'class:status-visibility', 'high') : missingValue('not-shown');
}

export function readMastodonMedia(el: Element, view: PageView): Media[] {
  const pictures = findOwnMastodonParts(el, MASTODON_SELECTORS.picture).map((link): Media => {
    const img = queryOne(link, 'img');
    const source = getAttribute(link, 'href') ?? getAttribute(img, 'src');
    return {
      kind: 'image',
      url: resolveHttpUrl(source, view)?.href ?? null,
      alt: getAttribute(img, 'alt'),
    };
  });
  return [...pictures, ...readMediaElements(findOwnMastodonParts(el, MASTODON_SELECTORS.video), view)];
}

export interface MastodonReply {
  readonly to: string | null;
  readonly how: ExtractionCode;
  readonly confidence: 'high' | 'medium';
}

/** The page marks replies, except the main post: it answers the post above it. */
export function readMastodonReply(el: Element, view: PageView): MastodonReply | null {
  if (!matches(el, MASTODON_SELECTORS.main)) {
    const answers = matches(el, '.status-reply');
    return answers ? { to: readFirstMention(el, view), how: 'class:status-reply', confidence: 'high' } : null;
  }
  const posts = listThreadPosts(view);
  const above = posts[posts.indexOf(el) - 1];
  if (!above || closest(above, '.column') !== closest(el, '.column')) return null;
  const [account] = findOwnMastodonParts(above, MASTODON_SELECTORS.account);
  const to = account ? readVisibleText(account, view).replace(/^@/, '') : null;
  return { to, how: 'place:below-parent', confidence: 'medium' };
}

const listThreadPosts = cachePerView((view) =>
  queryVisible(MASTODON_SELECTORS.post, view).filter((el) => !closest(el, MASTODON_SELECTORS.quote)),
);

/** A reply starts with the account answered, unless its author removed the mention. */
function readFirstMention(el: Element, view: PageView): string | null {
  const [text] = findOwnMastodonParts(el, MASTODON_SELECTORS.text);
  const mention = queryOne(text, MASTODON_SELECTORS.mention);
  if (!text || !mention) return null;
  const mentionText = readVisibleText(mention, view);
  const url = resolveLink(mention, view);
  const account = url && /^\/@([\w.-]+(?:@[\w.-]+)?)\/?$/.exec(url.pathname)?.[1];
  return readVisibleText(text, view).startsWith(mentionText) && account ? account : null;
}

export function readMastodonQuote(el: Element, view: PageView): Extracted<QuotedPost> {
  const quoted = queryOne(el, `${MASTODON_SELECTORS.quote} .status[data-id]`);
  if (!quoted) return missingValue('none-shown');
  const [account] = findOwnMastodonParts(quoted, MASTODON_SELECTORS.account);
  const author = account ? readVisibleText(account, view).replace(/^@/, '') : null;
  return extractedValue(
    {
      author,
      permalink: readMastodonAddress(quoted, view)?.href ?? null,
      text: readMastodonText(quoted, view).text.value,
    },
    'class:status__quote',
    'medium',
  );
}

const MAX_STATE_LENGTH = 3_000_000;

/** The account logged in is in the page's initial state, which navigation does not change. */
export const readMastodonSession = cachePerView((view): Extracted<string> => {
  const source = getTextContent(queryOne(view.document, MASTODON_SELECTORS.state));
  if (source.length > MAX_STATE_LENGTH) return missingValue();
  try {
    const state: unknown = JSON.parse(source);
    const me = readPath(state, 'meta', 'me');
    const account = typeof me === 'string' ? readPath(state, 'accounts', me, 'acct') : null;
    return typeof account === 'string'
      ? extractedValue(account, 'json:initial-state', 'high')
      : missingValue('not-logged-in');
  } catch {
    return missingValue();
  }
});

function readPath(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name) ? Reflect.get(inner, name) : null,
    value,
  );
}
