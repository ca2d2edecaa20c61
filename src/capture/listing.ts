import {
  type ContextMenuHint,
  MAX_LISTED_POSTS,
  type OfferedPosts,
  type PostChoice,
} from '../domain/capture/observation.ts';
import { allIn, attributeOf, native, parentIn } from './node.ts';
import { type Found, postsOn, readPost } from './sites/registry.ts';
import type { PageView } from './view.ts';
import { cutAt } from './well-formed.ts';

/** The posts of a page as offered in the popup; kept until the person has chosen. */
export interface Listing {
  readonly offered: OfferedPosts;
  /** The element of choice `index` as its page stands now, which `look` gives; null when that post is no longer there. */
  elementOf(index: number, look: (el: Element) => PageView): Element | null;
}

const FIRST_WORDS = 80;
/** The popup's own limit: names may be of any length. */
const LONGEST_NAME = 500;
/** Somebody waits for it, and the page stands still meanwhile. */
const LONGEST_MS = 1000;

/** `views`: the page, and the frames in it that may be read. `elapsed`: milliseconds. A page slow to search is read all the same. */
export function listPosts(views: readonly PageView[], elapsed: () => number): Listing {
  const standing = views.flatMap((view) => postsOn(view).map((found) => ({ ...found, view })));
  const found = elapsed();
  const posts: (Found & { readonly view: PageView; readonly key: string | null })[] = [];
  const choices: PostChoice[] = [];
  for (const one of standing) {
    if (choices.length === MAX_LISTED_POSTS || (choices.length > 0 && elapsed() - found > LONGEST_MS)) break;
    choices.push(choiceOf(one, one.view, choices.length));
    posts.push({ ...one, key: one.site.key(one.el, one.view) });
  }
  return {
    offered: { choices, more: choices.length < standing.length },
    elementOf(index, look) {
      const post = posts[index];
      if (!post) return null;
      const now = look(post.el);
      const same = ({ el, site }: typeof post): boolean =>
        native(el, 'isConnected') && now.isVisible(el) && site.key(el, now) === post.key;
      if (same(post)) return post.el;
      // A virtual list may show the same post in another element, or another post in the same one.
      if (post.key === null) return null;
      return postsOn(now).find(({ el, site }) => site.key(el, now) === post.key)?.el ?? null;
    },
  };
}

function choiceOf(found: Found, view: PageView, index: number): PostChoice {
  const { author, posting, text } = readPost(found, view);
  return {
    index,
    author: named(author.handle.value ?? author.displayName.value),
    posted: named(posting.value?.iso ?? posting.value?.raw),
    firstWords: text.value === null ? null : firstWords(text.value),
  };
}

function named(text: string | null | undefined): string | null {
  return text == null ? null : cutAt(text, LONGEST_NAME).toWellFormed();
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').toWellFormed();
  if (line.length <= FIRST_WORDS) return line;
  const cut = line.slice(0, FIRST_WORDS);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : FIRST_WORDS).toWellFormed()}…`;
}

/** The element that the context menu was opened on, as far as the browser tells: it never gives the element. */
export function hintedElement(hint: ContextMenuHint, view: PageView): Element | null {
  const { document } = view;
  const among = (selector: string, address: string, of: (el: Element) => (string | null)[]): Element | null =>
    allIn(document, selector).find(
      (el) =>
        of(el).some((raw) => raw !== null && URL.parse(raw, document.baseURI)?.href === address) &&
        view.isVisible(el),
    ) ?? null;
  const source =
    hint.srcUrl &&
    among('img, video, audio, source', hint.srcUrl, (el) => [attributeOf(el, 'src'), currentSource(el)]);
  const link = hint.linkUrl && among('a[href]', hint.linkUrl, (el) => [attributeOf(el, 'href')]);
  if (source || link) return source || link || null;
  const selected = hint.selectionText ? document.getSelection()?.anchorNode : null;
  return parentIn(selected);
}

/** What a `srcset` came down to. */
function currentSource(el: Element): string | null {
  return 'currentSrc' in el && typeof el.currentSrc === 'string' && el.currentSrc !== ''
    ? el.currentSrc
    : null;
}
