import type { PageView } from '../pageView.ts';
import { closest, getAttribute, getParentElement, matches, queryOne } from '../safeDom.ts';
import { EMBER_MORE, emberComment, emberPost } from './_linkedin-ember.ts';
import { guestPost } from './_linkedin-guest.ts';
import { SDUI_MORE, sduiComment, sduiPost } from './_linkedin-sdui.ts';
import { COMMENT_URN, findPostUrn, type LinkedinVariant } from './_linkedin-urn.ts';
import { queryVisible } from './_shared.ts';
import type { Site } from './_site.ts';
import { MORE_TEXT } from './_unfold.ts';

/** LinkedIn has three markups: Ember, its successor (« SDUI », 2026), and the public pages. */

const SELECTORS = {
  /** An element of the new markup, whose key describes its content. */
  keyed: '[componentkey]',
  login: 'form[action*="/uas/login-submit"], form[action*="/checkpoint/lg/login-submit"]',
} as const;

const VARIANTS: readonly LinkedinVariant[] = [emberComment, emberPost, sduiComment, sduiPost, guestPost];
const ITEM = VARIANTS.map(({ item }) => item).join();

const findVariant = (el: Element): LinkedinVariant | undefined => VARIANTS.find(({ item }) => matches(el, item));

/** The new markup gives nested elements the same key: the outermost is the post. */
function findOutermost(el: Element): Element {
  const key = getAttribute(el, 'componentkey');
  for (let top = el; ; ) {
    const around = key && closest(getParentElement(top), SELECTORS.keyed);
    if (!around || getAttribute(around, 'componentkey') !== key) return top;
    top = around;
  }
}

export const linkedin: Site = {
  id: 'linkedin',
  version: '4',
  // For the older markup; extractions of the two others have `confirmed: null`.
  confirmed: '2026-04-19',
  address: {
    hosts: ['linkedin.com', '.linkedin.com'],
    host: 'www.linkedin.com',
    drop: 'trk lipi rcm miniCompanyUrn miniProfileUrn originTrackingId trackingId midToken utm_source'.split(' '),
    post(url) {
      const urn = findPostUrn(url);
      if (!urn) return null;
      const parameters = ['commentUrn', 'replyUrn', 'dashCommentUrn', 'dashReplyUrn'].flatMap((name) => {
        const value = url.searchParams.get(name);
        return value && COMMENT_URN.test(value) ? [`${name}=${encodeURIComponent(value)}`] : [];
      });
      return `/feed/update/${urn}/${parameters.length ? `?${parameters.join('&')}` : ''}`;
    },
  },
  unfold: {
    hosts: ['linkedin.com', 'fr.linkedin.com'],
    buttons: [
      {
        selector: '.feed-shared-inline-show-more-text__see-more-less-toggle, [data-testid="expandable-text-button"]',
        label: MORE_TEXT,
        source: 'saved activity page of April 2026; public extensions of 2026 that press expandable-text-button',
      },
    ],
  },
  matches: ({ url }) => /(?:^|\.)linkedin\.com$/.test(url.hostname),
  folded: { texts: [EMBER_MORE, SDUI_MORE].join() },
  findItem(el, view) {
    const found = closest(el, ITEM);
    return found && view.isVisible(found) ? findOutermost(found) : null;
  },
  listItems: (view) => queryVisible(ITEM, view).filter((el) => findOutermost(el) === el),
  readKey: (el) => findVariant(el)?.readKey(el) ?? null,
  readItem(el, view) {
    const variant = findVariant(el);
    if (!variant) throw new Error('no post of LinkedIn');
    return variant.readItem(el, view, linkedin);
  },
  findBreakage: (view) => (isLoginWall(view) ? 'login-wall' : null),
};

function isLoginWall({ url, document }: PageView): boolean {
  const isLoginPath = /^\/(?:authwall|login|checkpoint|uas)(?:\/|$)/.test(url.pathname);
  return isLoginPath || queryOne(document, SELECTORS.login) !== null;
}
