import { type Extracted, extractedValue, missingValue } from '../../domain/capture/extraction.ts';
import { absoluteAddress, isPropertyOf } from '../dom.ts';
import { allIn, attributeOf, contains, matches, native } from '../node.ts';
import type { PageView } from '../view.ts';
import { datedElements } from './posting.ts';

/** A post's own address, from the links inside it; never from the page as a whole. */

/** Links that say they are the permalink. */
const DECLARED = 'a[rel~="bookmark"], a[itemprop~="url"], a.u-url, a.permalink';
/** Paths that lead to one post on most sites. */
const POST_PATH =
  /\/(?:status|statuses|posts?|p|comments?|c|permalink|messages?|notes|objects|threads|t|topic)\/[^/]*\d[^/]*\/?$|[?&](?:p|pid|post|postid|comment|comment_id|cid|mid)=\d+/i;
/** Links that act rather than lead. */
const ACTION = /reply|repl[iy]|share|edit|delete|report|signaler|login|quote|like|vote/i;

type Own = (el: Element) => boolean;

export function permalinkIn(root: Element, own: Own, view: PageView): Extracted<string> {
  const links = allIn(root, 'a[href]')
    .filter(own)
    .flatMap((el) => {
      const url = absoluteAddress(attributeOf(el, 'href'), view);
      return url && sameSite(url, view.url) && !ACTION.test(url.pathname + url.search)
        ? [{ el, href: url.href, url }]
        : [];
    });
  const declared = links.find(({ el }) => matches(el, DECLARED) && isPropertyOf(root, el));
  if (declared) return extractedValue(declared.href, 'link:declared', 'medium');

  const anchored = links.find(
    ({ url }) => native(root, 'id') !== '' && url.hash === `#${native(root, 'id')}`,
  );
  if (anchored) return extractedValue(anchored.href, 'link:#id', 'medium');

  const date = datedElements(root, own, view)[0]?.el;
  const dated = date && links.find(({ el }) => contains(el, date));
  if (dated) return extractedValue(dated.href, 'link:around-date', 'medium');

  const shaped = new Set(
    links.filter(({ url }) => POST_PATH.test(url.pathname + url.search)).map(({ href }) => href),
  );
  const [only] = shaped;
  return shaped.size === 1
    ? extractedValue(only, 'link:shape', 'low')
    : missingValue(shaped.size ? 'several-links' : 'not-found');
}

function sameSite(a: URL, b: URL): boolean {
  const bare = (host: string): string => host.replace(/^(?:www|m|mobile|old)\./, '');
  return bare(a.hostname) === bare(b.hostname);
}
