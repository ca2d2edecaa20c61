import type { ExtractionCode } from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import { cachePerView } from '../pageView.ts';
import { closest, contains, getAttribute, queryAll } from '../safeDom.ts';
import { readXAuthor } from './_x-author.ts';
import { isSameHandle, listXPosts, X_SELECTORS, X_STATUS_PATH, XPost } from './_x-post.ts';

/** Which post of X another one answers: by its mark, else by its place in the conversation. */

interface XReply {
  /** The handle answered, when displayed. */
  readonly to: string | null;
  readonly how: ExtractionCode;
  readonly confidence: 'high' | 'medium';
}

const isBefore = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & 4) !== 0; // DOCUMENT_POSITION_FOLLOWING

export function readXReply(post: XPost): XReply | null {
  const body = post.findOne(X_SELECTORS.text) ?? post.findOne(X_SELECTORS.photo) ?? post.findOne(X_SELECTORS.video);
  const above = body
    ? post.findAll(X_SELECTORS.profileLink).filter((link) => isBefore(link, body) && !contains(post.name, link))
    : [];
  for (const link of above) {
    const handle = /^@(\w{1,20})$/.exec(readVisibleText(link, post.view))?.[1];
    if (handle && isSameHandle(getAttribute(link, 'href'), `/${handle}`)) {
      return { to: handle, how: 'link:replying-to', confidence: 'high' };
    }
  }
  return inferReplyFromPosition(post);
}

/** On a post's own page, it answers the post above it; those below answer it, up to a heading. */
function inferReplyFromPosition({ el, status, view }: XPost): XReply | null {
  const conversation = closest(el, X_SELECTORS.conversation);
  const { posts, places, focal } = readThread(view);
  const main = posts[focal];
  if (!conversation || !status || !main || !contains(conversation, main)) return null;
  if (el === main) {
    const parent = posts[focal - 1];
    if (!parent || !contains(conversation, parent)) return null;
    return {
      to: readXAuthor(new XPost(parent, view)).handle.value,
      how: 'place:below-parent',
      confidence: 'medium',
    };
  }
  // Comparing two distant elements takes the browser as long as the posts between them are many.
  const place = places.get(el);
  if (place === undefined ? !isBefore(main, el) : place < focal) return null;
  const isSeparated = listHeadings(view).some(
    (heading) => contains(conversation, heading) && isBefore(main, heading) && isBefore(heading, el),
  );
  return isSeparated ? null : { to: null, how: 'place:below-focal', confidence: 'medium' };
}

/** Headings between posts; cached, since each post of a long thread needs them. */
const listHeadings = cachePerView((view) =>
  queryAll(view.document, X_SELECTORS.heading).filter((heading) => !closest(heading, X_SELECTORS.post)),
);

interface XThread {
  readonly posts: readonly Element[];
  readonly places: ReadonlyMap<Element, number>;
  /** The index of the post whose page it is; -1 when it is not the page of one of them. */
  readonly focal: number;
}

const readThread = cachePerView((view): XThread => {
  const focalId = X_STATUS_PATH.exec(view.url.pathname)?.[2];
  const posts = focalId ? listXPosts(view) : [];
  const places = new Map(posts.map((post, index) => [post, index]));
  return { posts, places, focal: posts.findIndex((post) => new XPost(post, view).status?.id === focalId) };
});
