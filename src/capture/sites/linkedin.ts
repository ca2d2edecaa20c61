import { attributeOf, closest, matches, oneIn, parentIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { emberComment, emberPost } from './_linkedin-ember.ts';
import { guestPost } from './_linkedin-guest.ts';
import { sduiComment, sduiPost } from './_linkedin-sdui.ts';
import { COMMENT_URN, type Face, urnIn } from './_linkedin-urn.ts';
import { visibleAll } from './_parts.ts';
import type { Site } from './_site.ts';

/** LinkedIn shows posts in three markups: Ember, its successor (« SDUI », 2026), and the public pages. */

const Q = {
  /** An element of the new markup that says what it shows. */
  keyed: '[componentkey]',
  login: 'form[action*="/uas/login-submit"], form[action*="/checkpoint/lg/login-submit"]',
} as const;

const FACES: readonly Face[] = [emberComment, emberPost, sduiComment, sduiPost, guestPost];
const ANY = FACES.map(({ item }) => item).join();

const faceOf = (el: Element): Face | undefined => FACES.find(({ item }) => matches(el, item));

/** The new markup says one thing of several nested elements: the outermost is the post. */
function topOf(el: Element): Element {
  const key = attributeOf(el, 'componentkey');
  for (let top = el; ; ) {
    const around = key && closest(parentIn(top), Q.keyed);
    if (!around || attributeOf(around, 'componentkey') !== key) return top;
    top = around;
  }
}

export const linkedin: Site = {
  id: 'linkedin',
  version: '3',
  // The older markup; readings of the two others say that no real page was at hand.
  confirmed: '2026-04-19',
  address: {
    hosts: ['linkedin.com', '.linkedin.com'],
    host: 'www.linkedin.com',
    drop: 'trk lipi rcm miniCompanyUrn miniProfileUrn originTrackingId trackingId midToken utm_source'.split(
      ' ',
    ),
    post(url) {
      const urn = urnIn(url);
      if (!urn) return null;
      const kept = ['commentUrn', 'replyUrn', 'dashCommentUrn', 'dashReplyUrn'].flatMap((name) => {
        const value = url.searchParams.get(name);
        return value && COMMENT_URN.test(value) ? [`${name}=${encodeURIComponent(value)}`] : [];
      });
      return `/feed/update/${urn}/${kept.length ? `?${kept.join('&')}` : ''}`;
    },
  },
  matches: ({ url }) => /(?:^|\.)linkedin\.com$/.test(url.hostname),
  itemOf(el, view) {
    const found = closest(el, ANY);
    return found && view.isVisible(found) ? topOf(found) : null;
  },
  list: (view) => visibleAll(ANY, view).filter((el) => topOf(el) === el),
  key: (el) => faceOf(el)?.key(el) ?? null,
  read(el, view) {
    const face = faceOf(el);
    if (!face) throw new Error('no post of LinkedIn');
    return face.read(el, view, linkedin);
  },
  breakage: (view) => (isWall(view) ? 'login-wall' : null),
};

function isWall({ url, document }: PageView): boolean {
  const asked = /^\/(?:authwall|login|checkpoint|uas)(?:\/|$)/.test(url.pathname);
  return asked || oneIn(document, Q.login) !== null;
}
