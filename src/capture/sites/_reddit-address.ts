import { resolveHttpUrl } from '../dom.ts';
import type { PageView } from '../pageView.ts';

/** Host names of Reddit, without `www.`: several interfaces of the same site. */
export const REDDIT_HOSTS =
  'reddit.com old.reddit.com new.reddit.com np.reddit.com m.reddit.com i.reddit.com sh.reddit.com amp.reddit.com'.split(
    ' ',
  );

export const isReddit = (url: URL): boolean => REDDIT_HOSTS.includes(url.hostname.replace(/^www\./, ''));

export const parseRedditName = (name: string | null): string | null =>
  name && /^[\w-]{1,40}$/.test(name) ? name : null;

/** Resolves an address attribute, when it is Reddit's and contains the id of its element (`t1_…`, `t3_…`). */
export function resolveRedditPermalink(raw: string | null, id: string | null, view: PageView): URL | null {
  const url = resolveHttpUrl(raw, view);
  return url && isReddit(url) && id && url.pathname.split('/').includes(id.slice(3)) ? url : null;
}

/**
 * Returns whether the page shows the post with all its replies. On the page of a comment or of an account, a single
 * comment may be shown without what it answers.
 */
export function isThreadOf(post: string | null, view: PageView): boolean {
  const open = /\/comments\/(\w+)(?:\/[^/]*)?\/?$/.exec(view.url.pathname)?.[1];
  return post !== null && post === `t3_${open}`;
}
