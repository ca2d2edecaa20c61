import { allIn, closest } from '../node.ts';
import type { PageView } from '../view.ts';
import { linkIn } from './_parts.ts';

/** Mastodon's own pages and those of servers that kept them; told by the page, since anybody hosts one. */
export const Q = {
  app: '[id="mastodon"]',
  /** The post that the page is about, and every other one. */
  post: '.detailed-status, .status[data-id]',
  main: '.detailed-status',
  /** Around a post quoted in another (since 4.5). */
  quote: '.status__quote',
  account: '.display-name__account',
  name: '.display-name__html',
  profile: 'a.status__display-name[href], a.detailed-status__display-name[href]',
  permalink: 'a.status__relative-time[href], a.detailed-status__datetime[href]',
  time: 'time[datetime]',
  edited:
    '.status__relative-time abbr, .detailed-status__meta .dropdown-menu__text-button, .edited-timestamp',
  text: '.status__content__text',
  /** What the author put in front of a folded post. */
  warning: '.content-warning, .status__content__spoiler-text, .spoiler-button__overlay__label',
  /** Parts of addresses that the page folds away: the author wrote them. */
  folded: '.invisible',
  more: '.status__content__read-more-button',
  picture: 'a.media-gallery__item-thumbnail[href]',
  film: '.video-player video[src], .media-gallery video[src], .audio-player audio[src]',
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

/** `/@alice/109…` and, for a post of another server, the copy here: `/@bob@elsewhere/109…`. */
export const POST = /^(?:\/(?:web|deck))?\/@(\w[\w.-]*)(?:@([\w.-]+))?\/(\d+)\/?$/;

/** Of this post, not of one quoted in it. */
export function own(el: Element, selector: string): Element[] {
  return allIn(el, selector).filter((part) => closest(part, Q.post) === el);
}

export interface Address {
  readonly href: string;
  readonly path: string;
  readonly id: string;
  /** Another server's post, of which this is the copy. */
  readonly remote: boolean;
}

export function addressOf(el: Element, view: PageView): Address | null {
  for (const link of own(el, Q.permalink)) {
    const url = linkIn(link, view, ({ host, pathname }) => host === view.url.host && POST.test(pathname));
    const [, , server, id] = (url && POST.exec(url.pathname)) ?? [];
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
