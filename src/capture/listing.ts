import {
  type ContextMenuHint,
  MAX_LISTED_POSTS,
  type OfferedPosts,
  type PostChoice,
} from '../domain/capture/observation.ts';
import type { PageView } from './pageView.ts';
import { getAttribute, getNative, getParentElement, queryAll } from './safeDom.ts';
import { type FoundPost, findPosts, readPost } from './sites/registry.ts';
import { truncate } from './wellFormed.ts';

/** The posts of a page as listed in the popup; kept until the person chooses one. */
export interface Listing {
  readonly offered: OfferedPosts;
  /**
   * Returns the current element of post `index` in the view that `readView` returns; null when the post is no longer
   * there.
   */
  findElement(index: number, readView: (el: Element) => PageView): Element | null;
}

const MAX_FIRST_WORDS_LENGTH = 80;
/** The popup's limit: names can be of any length. */
const MAX_NAME_LENGTH = 500;
/** The person waits for the list, and the page is blocked meanwhile. */
const MAX_LISTING_MS = 1000;

/**
 * `views`: the page, and its readable iframes. `elapsed`: milliseconds. A page that is slow to search is still read.
 */
export function listPosts(views: readonly PageView[], elapsed: () => number): Listing {
  const foundPosts = views.flatMap((view) => findPosts(view).map((found) => ({ ...found, view })));
  const found = elapsed();
  const posts: (FoundPost & { readonly view: PageView; readonly key: string | null })[] = [];
  const choices: PostChoice[] = [];
  for (const one of foundPosts) {
    if (choices.length === MAX_LISTED_POSTS || (choices.length > 0 && elapsed() - found > MAX_LISTING_MS)) break;
    choices.push(buildChoice(one, one.view, choices.length));
    posts.push({ ...one, key: one.site.readKey(one.el, one.view) });
  }
  return {
    offered: { choices, more: choices.length < foundPosts.length },
    findElement(index, readView) {
      const post = posts[index];
      if (!post) return null;
      const now = readView(post.el);
      const isSamePost = ({ el, site }: typeof post): boolean =>
        getNative(el, 'isConnected') && now.isVisible(el) && site.readKey(el, now) === post.key;
      if (isSamePost(post)) return post.el;
      // A virtual list may show the same post in another element, or another post in the same element.
      if (post.key === null) return null;
      return findPosts(now).find(({ el, site }) => site.readKey(el, now) === post.key)?.el ?? null;
    },
  };
}

function buildChoice(found: FoundPost, view: PageView, index: number): PostChoice {
  const { author, posting, text } = readPost(found, view);
  return {
    index,
    author: truncateName(author.handle.value ?? author.displayName.value),
    posted: truncateName(posting.value?.iso ?? posting.value?.raw),
    firstWords: text.value === null ? null : truncateText(text.value),
  };
}

function truncateName(text: string | null | undefined): string | null {
  return text == null ? null : truncate(text, MAX_NAME_LENGTH).toWellFormed();
}

function truncateText(text: string): string {
  const line = text.replace(/\s+/g, ' ').toWellFormed();
  if (line.length <= MAX_FIRST_WORDS_LENGTH) return line;
  const shortened = line.slice(0, MAX_FIRST_WORDS_LENGTH);
  const lastSpace = shortened.lastIndexOf(' ');
  return `${(lastSpace > 0 ? shortened.slice(0, lastSpace) : shortened).toWellFormed()}…`;
}

/** Finds the element under the context menu from what the browser tells: it never gives the element itself. */
export function findHintedElement(hint: ContextMenuHint, view: PageView): Element | null {
  const { document } = view;
  const findVisible = (selector: string, address: string, of: (el: Element) => (string | null)[]): Element | null =>
    queryAll(document, selector).find(
      (el) =>
        of(el).some((raw) => raw !== null && URL.parse(raw, document.baseURI)?.href === address) && view.isVisible(el),
    ) ?? null;
  const source =
    hint.srcUrl &&
    findVisible('img, video, audio, source', hint.srcUrl, (el) => [getAttribute(el, 'src'), readCurrentSource(el)]);
  const link = hint.linkUrl && findVisible('a[href]', hint.linkUrl, (el) => [getAttribute(el, 'href')]);
  if (source || link) return source || link || null;
  const selected = hint.selectionText ? document.getSelection()?.anchorNode : null;
  return getParentElement(selected);
}

/** Returns the source selected from a `srcset`. */
function readCurrentSource(el: Element): string | null {
  return 'currentSrc' in el && typeof el.currentSrc === 'string' && el.currentSrc !== '' ? el.currentSrc : null;
}
