import { absoluteAddress } from '../dom.ts';
import type { PageView } from '../view.ts';

/** Host names of Reddit, without `www.`; each a face of the same site. */
export const HOSTS =
  'reddit.com old.reddit.com new.reddit.com np.reddit.com m.reddit.com i.reddit.com sh.reddit.com amp.reddit.com'.split(
    ' ',
  );

export const isReddit = (url: URL): boolean => HOSTS.includes(url.hostname.replace(/^www\./, ''));

export const accountName = (name: string | null): string | null =>
  name && /^[\w-]{1,40}$/.test(name) ? name : null;

/** The address in an attribute, when it is Reddit's and names the thing that carries it (`t1_…`, `t3_…`). */
export function ownPermalink(raw: string | null, id: string | null, view: PageView): URL | null {
  const url = absoluteAddress(raw, view);
  return url && isReddit(url) && id && url.pathname.split('/').includes(id.slice(3)) ? url : null;
}

/**
 * Whether the page is the post's with all that answers it: on a comment's page or an account's, what a comment shown
 * alone answers may not be there.
 */
export function isThreadOf(post: string | null, view: PageView): boolean {
  const open = /\/comments\/(\w+)(?:\/[^/]*)?\/?$/.exec(view.url.pathname)?.[1];
  return post !== null && post === `t3_${open}`;
}
