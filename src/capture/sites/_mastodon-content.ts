import {
  type Extracted,
  extractedValue,
  type Media,
  missingValue,
  type QuotedPost,
  type Visibility,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { absoluteAddress, shownText } from '../dom.ts';
import { attributeOf, closest, matches, nameOf, oneIn, textIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import { addressOf, own, Q } from './_mastodon-parts.ts';
import { linkIn, mediaFrom, visibleAll } from './_parts.ts';

/** What a post of Mastodon says, shows, answers and quotes. */

export interface FoundWords {
  readonly words: Extracted<string>;
  /** Folded away, wholly or in part. */
  readonly cut: boolean;
}

/** A warning that the author put in front is part of what they wrote. */
export function textOf(el: Element, view: PageView): FoundWords {
  const unfolded: PageView = {
    ...view,
    isVisible: (part) => isFoldedAddress(part, view) || view.isVisible(part),
  };
  const [warning] = own(el, Q.warning);
  const body = own(el, Q.text).find((part) => view.isVisible(part));
  const said = warning ? shownText(warning, unfolded, { except: (part) => nameOf(part) === 'button' }) : '';
  const text = body ? shownText(body, unfolded) : '';
  const whole = [said, text].filter((part) => part !== '').join('\n\n');
  return {
    words: whole ? extractedValue(whole, 'class:status__content', 'high') : missingValue('no-text'),
    cut: (said !== '' && text === '') || own(el, Q.more).some((button) => view.isVisible(button)),
  };
}

/** Any author may write the class: it folds an address where its link, read whole, is the address that it leads to. */
function isFoldedAddress(part: Element, view: PageView): boolean {
  if (!matches(part, Q.folded)) return false;
  const link = closest(part, 'a[href]');
  const url = linkIn(link, view);
  return url !== null && URL.parse(textIn(link).trim())?.href === url.href;
}

const VISIBILITIES: readonly (readonly [string, Visibility])[] = [
  ['public', 'public'],
  ['unlisted', 'public'],
  ['private', 'followers'],
  ['direct', 'private'],
];

/** The class says it in no language; the icon's label would. */
export function visibilityOf(el: Element): Extracted<Visibility> {
  const wrapper = closest(el, '.detailed-status__wrapper');
  const found = VISIBILITIES.find(
    ([name]) => matches(el, `.status-${name}`) || matches(wrapper, `.detailed-status__wrapper-${name}`),
  );
  return found ? extractedValue(found[1], 'class:status-visibility', 'high') : missingValue('not-shown');
}

export function mediaOf(el: Element, view: PageView): Media[] {
  const pictures = own(el, Q.picture).map((link): Media => {
    const img = oneIn(link, 'img');
    const source = attributeOf(link, 'href') ?? attributeOf(img, 'src');
    return {
      kind: 'image',
      url: absoluteAddress(source, view)?.href ?? null,
      alt: attributeOf(img, 'alt'),
    };
  });
  return [...pictures, ...mediaFrom(own(el, Q.film), view)];
}

export interface FoundReply {
  readonly to: string | null;
  readonly how: ExtractionCode;
  readonly confidence: 'high' | 'medium';
}

/** The page marks answers; on the main post only the place tells: what stands above is what it answers. */
export function replyOf(el: Element, view: PageView): FoundReply | null {
  if (!matches(el, Q.main)) {
    const answers = matches(el, '.status-reply');
    return answers ? { to: mentionedFirst(el, view), how: 'class:status-reply', confidence: 'high' } : null;
  }
  const posts = threadOf(view);
  const above = posts[posts.indexOf(el) - 1];
  if (!above || closest(above, '.column') !== closest(el, '.column')) return null;
  const [account] = own(above, Q.account);
  const to = account ? shownText(account, view).replace(/^@/, '') : null;
  return { to, how: 'place:below-parent', confidence: 'medium' };
}

const threadOf = oncePerView((view) => visibleAll(Q.post, view).filter((el) => !closest(el, Q.quote)));

/** An answer begins with the account answered, unless its author took the name out. */
function mentionedFirst(el: Element, view: PageView): string | null {
  const [text] = own(el, Q.text);
  const mention = oneIn(text, Q.mention);
  if (!text || !mention) return null;
  const named = shownText(mention, view);
  const url = linkIn(mention, view);
  const account = url && /^\/@([\w.-]+(?:@[\w.-]+)?)\/?$/.exec(url.pathname)?.[1];
  return shownText(text, view).startsWith(named) && account ? account : null;
}

export function quotedIn(el: Element, view: PageView): Extracted<QuotedPost> {
  const quoted = oneIn(el, `${Q.quote} .status[data-id]`);
  if (!quoted) return missingValue('none-shown');
  const [account] = own(quoted, Q.account);
  const author = account ? shownText(account, view).replace(/^@/, '') : null;
  return extractedValue(
    { author, permalink: addressOf(quoted, view)?.href ?? null, text: textOf(quoted, view).words.value },
    'class:status__quote',
    'medium',
  );
}

const LARGEST_STATE = 3_000_000;

/** Who is logged in stands in the page's first state, which no navigation changes. */
export const sessionOf = oncePerView((view): Extracted<string> => {
  const source = textIn(oneIn(view.document, Q.state));
  if (source.length > LARGEST_STATE) return missingValue();
  try {
    const state: unknown = JSON.parse(source);
    const me = at(state, 'meta', 'me');
    const account = typeof me === 'string' ? at(state, 'accounts', me, 'acct') : null;
    return typeof account === 'string'
      ? extractedValue(account, 'json:initial-state', 'high')
      : missingValue('not-logged-in');
  } catch {
    return missingValue();
  }
});

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? Reflect.get(inner, name)
        : null,
    value,
  );
}
