import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, contains, matches, oneIn, outermost, parentIn } from '../node.ts';
import type { PageView } from '../view.ts';
import {
  type FacebookAddress,
  isFacebook,
  type Profile,
  readAddress,
  readProfile,
} from './_facebook-address.ts';
import { linkIn, pageLang } from './_parts.ts';
import { type FoundTime, timeFrom } from './_posting.ts';

/** Every class is a hash. No real page was at hand: hooks from public tools of 2025 and 2026, so little is sure. */
export const Q = {
  /** Comments have a label (« Comment by … », in the reader's language); posts have none. */
  comment: 'div[role="article"][aria-label]',
  /** A post: logged in, logged out, in older feeds, over the page. */
  post: '[aria-posinset], div[role="article"]:not([aria-label]), [data-pagelet^="FeedUnit_"], [role="dialog"]',
  name: '[data-ad-rendering-role="profile_name"], h2 strong, h3 strong, h4 strong',
  message:
    '[data-ad-rendering-role="story_message"], [data-ad-comet-preview="message"], [data-ad-preview="message"]',
  link: 'a[href]',
  words: 'div[dir="auto"]',
  shownName: 'span[dir="auto"]',
  apart: 'a, button, [role="button"]',
  /** « See more », inside words that are cut. */
  more: '[role="button"]',
  picture: 'img[src*="fbcdn.net"]',
  loginWall: 'form[id="login_popup_cta_form"], form[id="login_form"]',
  loginBar: '[role="banner"] form[action*="/login"]',
} as const;

/** Boxes inside a post are not posts; a dialog is one when it shows a post's words. */
export function isItem(el: Element): boolean {
  if (matches(el, Q.comment)) return own(el, `${Q.words}, ${Q.link}`).length > 0;
  const around = closest(parentIn(el), Q.post);
  if (around && !matches(around, '[role="dialog"]')) return false;
  if (matches(el, '[role="dialog"]')) return own(el, Q.message).length > 0;
  return own(el, [Q.message, Q.name].join()).length > 0;
}

/** Of this post or comment, not of a comment inside it. */
export function own(el: Element, selector: string): Element[] {
  const isPost = !matches(el, Q.comment);
  return allIn(el, selector).filter((part) => {
    const around = closest(part, Q.comment);
    return isPost ? around === null || !contains(el, around) : around === el;
  });
}

export interface OwnAddress {
  readonly link: Element;
  readonly href: string;
  readonly known: FacebookAddress;
}

/** Names in a comment carry its id too, in links to accounts: only a post's address counts. */
export function addressOf(el: Element, view: PageView): OwnAddress | null {
  const wantsComment = matches(el, Q.comment);
  for (const link of own(el, Q.link)) {
    const url = linkIn(link, view, isFacebook);
    const known = url && readAddress(url);
    // An author may link to other posts and comments.
    const written = closest(link, wantsComment ? Q.words : Q.message) !== null;
    if (url && known && (known.comment !== null) === wantsComment && !written) {
      return { link, href: url.href, known };
    }
  }
  return null;
}

export function accountOf(
  name: string | undefined,
  how: ExtractionCode,
  profile: Profile | null,
): PostExtraction['author'] {
  return {
    displayName: extractedValue(name, how, 'medium'),
    handle: profile?.handle
      ? extractedValue(profile.handle, 'link:profile', 'medium')
      : missingValue('not-shown'),
    profileUrl: extractedValue(profile?.href, 'link:profile', 'medium'),
    platformId: profile?.number
      ? extractedValue(profile.number, 'link:profile', 'medium')
      : missingValue('not-shown'),
  };
}

export function profileAround(name: Element | undefined, view: PageView): Profile | null {
  const url = linkIn(closest(name, Q.link) ?? oneIn(name, Q.link), view, isFacebook);
  return url && readProfile(url);
}

/** The first link to an account; else the first name shown, which the label has to hold. */
export function commentAuthor(el: Element, view: PageView): PostExtraction['author'] {
  for (const link of own(el, Q.link)) {
    const url = linkIn(link, view, isFacebook);
    const profile = url && !closest(link, Q.words) ? readProfile(url) : null;
    const name = profile ? shownText(link, view) : '';
    if (profile && name) return accountOf(name, 'link:profile', profile);
  }
  const [shown] = own(el, Q.shownName).filter((part) => !closest(part, Q.words));
  const name = shown ? shownText(shown, view) : '';
  const labelled = name !== '' && attributeOf(el, 'aria-label')?.includes(name);
  return accountOf(labelled ? name : undefined, 'attribute:aria-label', null);
}

/** One `div` a paragraph. */
export function wordsIn(parts: readonly Element[], view: PageView): Extracted<string> {
  const outer = outermost(parts).filter((part) => !closest(part, Q.apart));
  const words = outer
    .map((part) => shownText(part, view, { except: (inner) => matches(inner, Q.more) }))
    .filter((text) => text !== '');
  return words.length ? extractedValue(words.join('\n'), 'dir:auto', 'medium') : missingValue('no-text');
}

/** An age, no more; its letters may be out of order in the page, and then they are no date. */
export function timeOf(link: Element | undefined, view: PageView): FoundTime {
  const label = attributeOf(link, 'aria-label');
  const raw = label || (link ? shownText(link, view) : '') || null;
  const lang = pageLang(view);
  const found = timeFrom(
    { raw, lang, shown: { text: raw, how: label ? 'attribute:aria-label' : 'text:date' } },
    view,
  );
  return found.posting.value?.iso || found.warnings.length
    ? found
    : { posting: missingValue(raw ? 'unreadable' : 'not-found'), warnings: [] };
}
