import { type Extracted, extractedValue, missingValue } from '../../domain/capture/extraction.ts';
import { isPropertyOf, resolveHttpUrl } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { contains, getAttribute, getNative, matches, queryAll } from '../safeDom.ts';
import { findDatedElements } from './posting.ts';

/** Finds a post's own address among the links inside it; never uses the page's address. */

/** Links marked as the permalink. */
const DECLARED = 'a[rel~="bookmark"], a[itemprop~="url"], a.u-url, a.permalink';
/** Paths that identify one post on most sites. */
const POST_PATH =
  /\/(?:status|statuses|posts?|p|comments?|c|permalink|messages?|notes|objects|threads|t|topic)\/[^/]*\d[^/]*\/?$|[?&](?:p|pid|post|postid|comment|comment_id|cid|mid)=\d+/i;
/** Links that trigger an action. */
const ACTION = /reply|repl[iy]|share|edit|delete|report|signaler|login|quote|like|vote/i;

type OwnElementTest = (el: Element) => boolean;

export function findPermalink(root: Element, isOwn: OwnElementTest, view: PageView): Extracted<string> {
  const links = queryAll(root, 'a[href]')
    .filter(isOwn)
    .flatMap((el) => {
      const url = resolveHttpUrl(getAttribute(el, 'href'), view);
      return url && isSameSite(url, view.url) && !ACTION.test(url.pathname + url.search)
        ? [{ el, href: url.href, url }]
        : [];
    });
  const declared = links.find(({ el }) => matches(el, DECLARED) && isPropertyOf(root, el));
  if (declared) return extractedValue(declared.href, 'link:declared', 'medium');

  const anchored = links.find(({ url }) => getNative(root, 'id') !== '' && url.hash === `#${getNative(root, 'id')}`);
  if (anchored) return extractedValue(anchored.href, 'link:#id', 'medium');

  const date = findDatedElements(root, isOwn, view)[0]?.el;
  const dated = date && links.find(({ el }) => contains(el, date));
  if (dated) return extractedValue(dated.href, 'link:around-date', 'medium');

  const candidates = new Set(
    links.filter(({ url }) => POST_PATH.test(url.pathname + url.search)).map(({ href }) => href),
  );
  const [only] = candidates;
  return candidates.size === 1
    ? extractedValue(only, 'link:shape', 'low')
    : missingValue(candidates.size ? 'several-links' : 'not-found');
}

function isSameSite(a: URL, b: URL): boolean {
  const stripSubdomain = (host: string): string => host.replace(/^(?:www|m|mobile|old)\./, '');
  return stripSubdomain(a.hostname) === stripSubdomain(b.hostname);
}
