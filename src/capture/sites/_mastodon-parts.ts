import type { PageView } from '../pageView.ts';
import { closest, queryAll } from '../safeDom.ts';
import { resolveLink } from './_shared.ts';

/** Mastodon's own pages, and those of compatible servers. Recognised by markup, since the software is self-hosted. */
export const MASTODON_SELECTORS = {
  app: '[id="mastodon"]',
  /** The main post of the page, and all others. */
  post: '.detailed-status, .status[data-id]',
  main: '.detailed-status',
  /** Around a post quoted in another (since 4.5). */
  quote: '.status__quote',
  account: '.display-name__account',
  name: '.display-name__html',
  profile: 'a.status__display-name[href], a.detailed-status__display-name[href]',
  permalink: 'a.status__relative-time[href], a.detailed-status__datetime[href]',
  time: 'time[datetime]',
  edited: '.status__relative-time abbr, .detailed-status__meta .dropdown-menu__text-button, .edited-timestamp',
  text: '.status__content__text',
  /** The warning before a folded post, written by the author. */
  warning: '.content-warning, .status__content__spoiler-text, .spoiler-button__overlay__label',
  /** Parts of addresses that the page hides: the author wrote them. */
  folded: '.invisible',
  more: '.status__content__read-more-button',
  picture: 'a.media-gallery__item-thumbnail[href]',
  video: '.video-player video[src], .media-gallery video[src], .audio-player audio[src]',
  mention: 'a.mention[href]',
  published: 'meta[property="og:published_time"]',
  address: 'meta[property="og:url"]',
  state: 'script[id="initial-state"]',
  counters: {
    replies: '.detailed-status__replies',
    boosts: '.detailed-status__reblogs',
    favourites: '.detailed-status__favorites',
    quotes: '.detailed-status__quotes',
  },
} as const;

/** `/@alice/109…` and, for the local copy of a remote post, `/@bob@elsewhere/109…`. */
export const MASTODON_POST_PATH = /^(?:\/(?:web|deck))?\/@(\w[\w.-]*)(?:@([\w.-]+))?\/(\d+)\/?$/;

/** Returns parts of this post, not of one quoted in it. */
export function findOwnMastodonParts(el: Element, selector: string): Element[] {
  return queryAll(el, selector).filter((part) => closest(part, MASTODON_SELECTORS.post) === el);
}

export interface MastodonAddress {
  readonly href: string;
  readonly path: string;
  readonly id: string;
  /** This is the local copy of another server's post. */
  readonly remote: boolean;
}

export function readMastodonAddress(el: Element, view: PageView): MastodonAddress | null {
  for (const link of findOwnMastodonParts(el, MASTODON_SELECTORS.permalink)) {
    const url = resolveLink(
      link,
      view,
      ({ host, pathname }) => host === view.url.host && MASTODON_POST_PATH.test(pathname),
    );
    const [, , server, id] = (url && MASTODON_POST_PATH.exec(url.pathname)) ?? [];
    if (url && id) {
      return {
        href: url.href,
        path: url.pathname,
        id,
        remote: server !== undefined && server !== view.url.hostname,
      };
    }
  }
  return null;
}
