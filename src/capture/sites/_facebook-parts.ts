import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getParentElement,
  keepOutermost,
  matches,
  queryAll,
  queryOne,
} from '../safeDom.ts';
import {
  type FacebookAddress,
  type FacebookProfile,
  isFacebook,
  parseFacebookAddress,
  parseFacebookProfile,
} from './_facebook-address.ts';
import { resolveLink } from './_shared.ts';

/**
 * Every class is a hash. No real page was available: selectors come from public tools of 2025 and 2026, so confidence
 * is low.
 */
export const FACEBOOK_SELECTORS = {
  /** Comments have a label (« Comment by … », in the interface language); posts have none. */
  comment: 'div[role="article"][aria-label]',
  /** A post: logged in, logged out, in older feeds, in a dialog. */
  post: '[aria-posinset], div[role="article"]:not([aria-label]), [data-pagelet^="FeedUnit_"], [role="dialog"]',
  /** A post of its own inside a dialog (2026). */
  boxedPost: '[aria-posinset], div[role="article"]:not([aria-label])',
  /** An age drawn as an image, whose text is elsewhere in the page, hidden (public tools, 2025–26). */
  labelled: '[aria-labelledby]',
  name: '[data-ad-rendering-role="profile_name"], h2 strong, h3 strong, h4 strong',
  message: '[data-ad-rendering-role="story_message"], [data-ad-comet-preview="message"], [data-ad-preview="message"]',
  link: 'a[href]',
  words: 'div[dir="auto"]',
  shownName: 'span[dir="auto"]',
  notText: 'a, button, [role="button"]',
  /** « See more », inside a cut text. */
  more: '[role="button"]',
  cutText:
    'div[role="article"][aria-label] div[dir="auto"] [role="button"], [data-ad-rendering-role="story_message"] [role="button"], [data-ad-comet-preview="message"] [role="button"], [data-ad-preview="message"] [role="button"]',
  picture: 'img[src*="fbcdn.net"]',
  loginWall: 'form[id="login_popup_cta_form"], form[id="login_form"]',
  loginBar: '[role="banner"] form[action*="/login"]',
} as const;

/** Boxes inside a post are not posts; a dialog is one when it has a post's text. */
export function isFacebookItem(el: Element): boolean {
  if (matches(el, FACEBOOK_SELECTORS.comment))
    return findOwnFacebookParts(el, `${FACEBOOK_SELECTORS.words}, ${FACEBOOK_SELECTORS.link}`).length > 0;
  const around = closest(getParentElement(el), FACEBOOK_SELECTORS.post);
  if (around && !matches(around, '[role="dialog"]')) return false;
  if (matches(el, '[role="dialog"]')) return findOwnFacebookParts(el, FACEBOOK_SELECTORS.message).some(isOutsideBox);
  return findOwnFacebookParts(el, [FACEBOOK_SELECTORS.message, FACEBOOK_SELECTORS.name].join()).length > 0;
}

/** The post in a dialog may have a box of its own, which is then the item. */
const isOutsideBox = (part: Element): boolean => closest(part, FACEBOOK_SELECTORS.boxedPost) === null;

/** Returns parts of this post or comment, not of a comment inside it. */
export function findOwnFacebookParts(el: Element, selector: string): Element[] {
  const isPost = !matches(el, FACEBOOK_SELECTORS.comment);
  return queryAll(el, selector).filter((part) => {
    const around = closest(part, FACEBOOK_SELECTORS.comment);
    return isPost ? around === null || !contains(el, around) : around === el;
  });
}

export interface FacebookItemAddress {
  readonly link: Element;
  readonly href: string;
  readonly address: FacebookAddress;
}

/** The name in a comment has the comment's id too, in a link to an account: only a post's address counts. */
export function readFacebookAddress(el: Element, view: PageView): FacebookItemAddress | null {
  const wantsComment = matches(el, FACEBOOK_SELECTORS.comment);
  for (const link of findOwnFacebookParts(el, FACEBOOK_SELECTORS.link)) {
    const url = resolveLink(link, view, isFacebook);
    const known = url && parseFacebookAddress(url);
    // An author may link to other posts and comments.
    const isInText = closest(link, wantsComment ? FACEBOOK_SELECTORS.words : FACEBOOK_SELECTORS.message) !== null;
    if (url && known && (known.comment !== null) === wantsComment && !isInText) {
      return { link, href: url.href, address: known };
    }
  }
  return null;
}

export function buildFacebookAuthor(
  name: string | undefined,
  how: ExtractionCode,
  profile: FacebookProfile | null,
  confidence: 'medium' | 'low' = 'medium',
): PostExtraction['author'] {
  return {
    displayName: extractedValue(name, how, confidence),
    handle: profile?.handle ? extractedValue(profile.handle, 'link:profile', 'medium') : missingValue('not-shown'),
    profileUrl: extractedValue(profile?.href, 'link:profile', 'medium'),
    platformId: profile?.number ? extractedValue(profile.number, 'link:profile', 'medium') : missingValue('not-shown'),
  };
}

export function findFacebookProfile(name: Element | undefined, view: PageView): FacebookProfile | null {
  const url = resolveLink(
    closest(name, FACEBOOK_SELECTORS.link) ?? queryOne(name, FACEBOOK_SELECTORS.link),
    view,
    isFacebook,
  );
  return url && parseFacebookProfile(url);
}

/** « Commentaire de X, il y a 2 h », « Réponse de X au commentaire de Y » (2026). Other languages: not read. */
const COMMENT_LABELS = [
  /^(?:Commentaire|Réponse) de (.+?)(?: au commentaire de .+| à la réponse de .+|,? il y a .+|,? à l’instant)?$/u,
  /^(?:Comment|Reply) by (.+?)(?: to .+['’]s? (?:comment|reply)\b.*|,? (?:about )?(?:an?|\d+) \w+ ago|,? just now)?$/u,
];

/**
 * Reads the first link to an account; else the first displayed name, which must also be in the label; else the name in
 * the label, which the page does not display.
 */
export function readFacebookCommentAuthor(el: Element, view: PageView): PostExtraction['author'] {
  for (const link of findOwnFacebookParts(el, FACEBOOK_SELECTORS.link)) {
    const url = resolveLink(link, view, isFacebook);
    const profile = url && !closest(link, FACEBOOK_SELECTORS.words) ? parseFacebookProfile(url) : null;
    const name = profile ? readVisibleText(link, view) : '';
    if (profile && name) return buildFacebookAuthor(name, 'link:profile', profile);
  }
  const [shown] = findOwnFacebookParts(el, FACEBOOK_SELECTORS.shownName).filter(
    (part) => !closest(part, FACEBOOK_SELECTORS.words),
  );
  const name = shown ? readVisibleText(shown, view) : '';
  const label = getAttribute(el, 'aria-label')?.trim() ?? '';
  if (name !== '') return buildFacebookAuthor(label.includes(name) ? name : undefined, 'attribute:aria-label', null);
  const labelled = COMMENT_LABELS.map((pattern) => pattern.exec(label)?.[1]).find((found) => found !== undefined);
  return buildFacebookAuthor(labelled, 'attribute:aria-label', null, 'low');
}

/** One `div` per paragraph. */
export function readFacebookText(parts: readonly Element[], view: PageView): Extracted<string> {
  const outer = keepOutermost(parts).filter((part) => !closest(part, FACEBOOK_SELECTORS.notText));
  const words = outer
    .map((part) => readVisibleText(part, view, { exclude: (inner) => matches(inner, FACEBOOK_SELECTORS.more) }))
    .filter((text) => text !== '');
  return words.length ? extractedValue(words.join('\n'), 'dir:auto', 'medium') : missingValue('no-text');
}
