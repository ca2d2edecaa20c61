import { hasText, readVisibleText } from '../../dom/domTree.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getParentElement,
  isBefore,
  matches,
  queryAll,
  queryOne,
} from '../../dom/safeDom.ts';
import { type ExtractionCode, extractedValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { resolveLink } from '../reading/readElements.ts';
import {
  type FacebookAddress,
  type FacebookProfile,
  isFacebook,
  parseFacebookAddress,
  parseFacebookProfile,
} from './facebookAddress.ts';

/** Every class is a hash. From public tools of 2025 and 2026, no real page: confidence is low. */
export const FACEBOOK_SELECTORS = {
  /** Comments have a label (« Comment by … », in the interface language), as private messages have; posts have none. */
  comment: 'div[role="article"][aria-label]:not([aria-roledescription]):not([data-message-id])',
  /** A post: logged in, logged out, in feeds of several ages. */
  box: '[aria-posinset], div[role="article"]:not([aria-label]), [data-pagelet*="FeedUnit"]',
  /** Boxes that may be around a post, and hold more: each counts only for what no box of a post in it holds. */
  wideBox:
    '[role="feed"] > *, [data-pagelet^="ProfileTimeline"] > *, [role="dialog"], [role="complementary"], [role="main"]',
  /** Parts of the page: one is a post only when the address bar says that the page is a post’s. */
  pagePart: '[role="complementary"], [role="main"]',
  /** An age drawn as an image, whose text is elsewhere in the page, hidden (public tools, 2025–26). */
  labelled: '[aria-labelledby]',
  /** Around the name of a post's account, which is a link or in bold. */
  heading: '[data-ad-rendering-role="profile_name"], h2, h3, h4',
  name: '[data-ad-rendering-role="profile_name"]',
  bold: 'strong, b',
  message: '[data-ad-rendering-role="story_message"], [data-ad-comet-preview="message"], [data-ad-preview="message"]',
  /** A translation, in place of a message (public tool, 2026). */
  translation: 'blockquote',
  link: 'a[href]',
  words: 'div[dir="auto"]',
  shownName: 'span[dir="auto"]',
  /** The picture of an account. */
  pictured: 'svg[aria-label], image[aria-label]',
  notText: 'a, button, [role="button"]',
  /** « See more », inside a cut text. */
  more: '[role="button"]',
  cutText:
    'div[role="article"][aria-label] div[dir="auto"] [role="button"], [data-ad-rendering-role="story_message"] [role="button"], [data-ad-comet-preview="message"] [role="button"], [data-ad-preview="message"] [role="button"]',
  picture: 'img[src*="fbcdn.net"]',
  loginWall: 'form[id="login_popup_cta_form"], form[id="login_form"]',
  loginBar: '[role="banner"] form[action*="/login"]',
} as const;

const POST = [FACEBOOK_SELECTORS.box, FACEBOOK_SELECTORS.wideBox].join();
export const ITEM = [FACEBOOK_SELECTORS.comment, POST].join();

/** Boxes inside a post are not posts. */
export function isFacebookItem(el: Element, view: PageView): boolean {
  if (matches(el, FACEBOOK_SELECTORS.comment)) {
    const marks = `${FACEBOOK_SELECTORS.words}, ${FACEBOOK_SELECTORS.link}`;
    return findOwnParts(el, marks).length > 0 || readPlainWords(el, null, view) !== '';
  }
  if (matches(el, FACEBOOK_SELECTORS.box)) {
    const around = closest(getParentElement(el), FACEBOOK_SELECTORS.box);
    return around === null && (findOwnParts(el, FACEBOOK_SELECTORS.message).length > 0 || findName(el, view) !== null);
  }
  if (matches(el, FACEBOOK_SELECTORS.pagePart) && parseFacebookAddress(view.url) === null) return false;
  if (findOwnParts(el, FACEBOOK_SELECTORS.message).length > 0) return true;
  const isOpen = !matches(el, OPEN) || parseFacebookAddress(view.url) !== null || readItemAddress(el, view) !== null;
  return isOpen && findName(el, view) !== null;
}

/** Boxes around an open post; the title of a dialog, or a heading of the page, may be a name. */
const OPEN = '[role="dialog"], [role="main"]';

/** Returns parts of this post or comment, not of a comment inside it, nor of a post inside a wide box. */
export function findOwnParts(el: Element, selector: string): Element[] {
  const isComment = matches(el, FACEBOOK_SELECTORS.comment);
  const isWide = !isComment && !matches(el, FACEBOOK_SELECTORS.box);
  return queryAll(el, selector).filter((part) => {
    const comment = closest(part, FACEBOOK_SELECTORS.comment);
    if (isComment) return comment === el;
    return (comment === null || !contains(el, comment)) && (!isWide || closest(part, POST) === el);
  });
}

export interface ItemAddress {
  readonly link: Element;
  readonly href: string;
  readonly address: FacebookAddress;
}

/** The name in a comment has the comment's id too, in a link to an account: only a post's address counts. */
export function readItemAddress(el: Element, view: PageView): ItemAddress | null {
  const isComment = matches(el, FACEBOOK_SELECTORS.comment);
  for (const link of findOwnParts(el, FACEBOOK_SELECTORS.link)) {
    const url = resolveLink(link, view, isFacebook);
    const known = url && parseFacebookAddress(url);
    // An author may link to other posts and comments.
    if (url && known && (known.comment !== null) === isComment && !isInText(link, isComment)) {
      return { link, href: url.href, address: known };
    }
  }
  return null;
}

export const isInText = (el: Element, isComment: boolean): boolean =>
  closest(el, isComment ? FACEBOOK_SELECTORS.words : FACEBOOK_SELECTORS.message) !== null;

export function buildAuthor(
  name: string | null | undefined,
  how: ExtractionCode,
  profile: FacebookProfile | null,
  confidence: 'medium' | 'low' = 'medium',
): PostExtraction['author'] {
  return {
    displayName: extractedValue(name, how, confidence),
    handle: extractedValue(profile?.handle, 'link:profile', confidence),
    profileUrl: extractedValue(profile?.href, 'link:profile', confidence),
    platformId: extractedValue(profile?.number, 'link:profile', confidence),
  };
}

export function readProfile(link: Element | null, view: PageView): FacebookProfile | null {
  const url = resolveLink(link, view, isFacebook);
  return url && parseFacebookProfile(url);
}

/** The account of a post: its link, or its name alone. */
interface PostName {
  readonly el: Element;
  readonly name: string;
  readonly profile: FacebookProfile | null;
  readonly confidence: 'medium' | 'low';
}

/** Finds the first link to an account outside `words` that shows no name but has one for screen readers. */
export function findPictured(el: Element, words: string, view: PageView): PostName | null {
  for (const link of findOwnParts(el, FACEBOOK_SELECTORS.link)) {
    const profile = closest(link, words) ? null : readProfile(link, view);
    const name = getAttribute(queryOne(link, FACEBOOK_SELECTORS.pictured), 'aria-label') ?? '';
    if (profile && name && readVisibleText(link, view) === '') return { el: link, name, profile, confidence: 'low' };
  }
  return null;
}

/**
 * Finds the account in the heading: the first link to one; else the name alone, where no link says that it is a group
 * or a page of Facebook. Under the name of a group, the author is the first of its members that is linked. Without a
 * heading, the account is that of the picture above the message; in an open post without marks, the only linked one
 * above the words.
 */
export function findName(el: Element, view: PageView): PostName | null {
  const named = (part: Element, profile: FacebookProfile | null, confidence: 'medium' | 'low' = 'medium') => ({
    el: part,
    name: readVisibleText(part, view),
    profile,
    confidence,
  });
  const messages = findOwnParts(el, FACEBOOK_SELECTORS.message);
  if (messages.length === 0 && matches(el, OPEN)) {
    const [words] = findOwnParts(el, FACEBOOK_SELECTORS.words);
    const linked = findOwnParts(el, FACEBOOK_SELECTORS.link)
      .filter((link) => !closest(link, FACEBOOK_SELECTORS.words) && readVisibleText(link, view) !== '')
      .flatMap((link) => (readProfile(link, view) ? named(link, readProfile(link, view), 'low') : []));
    const [first] = linked;
    // A list of accounts, such as those who reacted, is nobody's post.
    const isAlone = new Set(linked.map(({ profile }) => profile?.href)).size === 1;
    return first && isAlone && words && isBefore(first.el, words) ? first : null;
  }
  const headings = findOwnParts(el, FACEBOOK_SELECTORS.heading).filter((part) => !isInText(part, false));
  const isButton = (part: Element): boolean => {
    const button = queryOne(part, FACEBOOK_SELECTORS.more);
    return button !== null && readVisibleText(button, view) === readVisibleText(part, view);
  };
  const [heading] = [
    ...headings.filter((part) => matches(part, FACEBOOK_SELECTORS.name)),
    ...headings.filter((part) => queryOne(part, `${FACEBOOK_SELECTORS.link}, ${FACEBOOK_SELECTORS.bold}`) !== null),
    ...headings.filter(isButton),
  ];
  if (!heading) {
    const pictured = findPictured(el, FACEBOOK_SELECTORS.message, view);
    return pictured && messages[0] && isBefore(pictured.el, messages[0]) ? pictured : null;
  }
  const around = closest(heading, FACEBOOK_SELECTORS.link);
  const links = [...(around ? [around] : []), ...queryAll(heading, FACEBOOK_SELECTORS.link)];
  for (const link of links) {
    const profile = readProfile(link, view);
    if (profile && readVisibleText(link, view) !== '') return named(link === around ? heading : link, profile);
  }
  const group = links.map((link) => /^\/groups\/[^/]+/.exec(resolveLink(link, view, isFacebook)?.pathname ?? '')?.[0]);
  const prefix = group.find((path) => path !== undefined);
  if (prefix !== undefined) {
    const member = findOwnParts(el, FACEBOOK_SELECTORS.link)
      .filter((link) => !isInText(link, false) && readVisibleText(link, view) !== '')
      .map((link) => named(link, readProfile(link, view)))
      .find(({ profile }) => profile?.href.startsWith(`https://www.facebook.com${prefix}/user/`));
    return member ?? null;
  }
  if (links.length > 0) return null;
  const shown =
    queryOne(heading, FACEBOOK_SELECTORS.bold) ?? (matches(heading, FACEBOOK_SELECTORS.name) ? heading : null);
  // « Anonymous member » is a button.
  return shown ? named(shown, null) : named(heading, null, 'low');
}

const CONTROLS = 'button, [role="button"], [role="textbox"], form, ul, menu, [role="menu"]';

/** Returns the element of the first words of a comment, which are its author's name where the page displays it. */
export function findFirstWords(el: Element, view: PageView): Element | null {
  return (
    findOwnParts(el, '*').find((part) => hasText(part) && view.isVisible(part) && !closest(part, CONTROLS)) ?? null
  );
}

/**
 * Reads the words of a comment without a box for them: what is neither the name, the date, a button nor the list of
 * actions.
 */
export function readPlainWords(el: Element, name: string | null, view: PageView): string {
  const own = new Set(findOwnParts(el, '*'));
  const first = findFirstWords(el, view);
  return readVisibleText(el, view, {
    exclude: (part) => {
      if (part === el) return false;
      if (!own.has(part) || matches(part, CONTROLS)) return true;
      if (part === first && readVisibleText(part, view) === name) return true;
      const url = resolveLink(part, view, isFacebook);
      // Any other link to an account is a mention.
      return (
        url !== null &&
        (parseFacebookAddress(url) !== null || (parseFacebookProfile(url) !== null && contains(part, first)))
      );
    },
  });
}
