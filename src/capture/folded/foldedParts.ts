import type { FoldedCounts } from '../../domain/capture/folded.ts';
import type { Transformation } from '../../domain/item/item.ts';
import type { PageView } from '../pageView.ts';
import { closest, contains, getParentElement } from '../safeDom.ts';
import { findPosts, getFoldedSelectors } from '../sites/registry.ts';
import { type FoldedControl, listFoldedControls } from './foldedControls.ts';

/** Something that the page folds: replies or comments, or the end of a text. */
export interface FoldedPart {
  readonly kind: 'replies' | 'text';
  /** The number shown; 1 when none is. */
  readonly count: number;
  readonly el: Element;
  /** The post it belongs to: the one around it, else the one before it, else the first. Null on a page without posts. */
  readonly post: Element | null;
}

/** Parts of a page around its content: what they fold is not of the page. */
const AROUND =
  'nav, header, footer, aside, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"]';

/** Finds what is folded in the posts of a page and in their list. On a page without posts: anywhere in its content. */
export function findFoldedParts(view: PageView): FoldedPart[] {
  const controls = listFoldedControls(view.document, view, getFoldedSelectors(view));
  if (controls.length === 0) return [];
  const posts = findPosts(view).map(({ el }) => el);
  const list = findList(posts);
  return controls.flatMap((control): FoldedPart[] => {
    const around = posts.findLast((post) => contains(post, control.el)) ?? null;
    const isInList = around !== null || (!isAround(control.el) && (list === null || contains(list, control.el)));
    const { kind, count, el } = control;
    if (!isInList && (kind === 'more' || isAround(el))) return [];
    return [{ el, count, kind: resolveKind(control, around, posts), post: around ?? findPostBefore(el, posts) }];
  });
}

/** « Voir plus » in a post is the end of its text; after a list, it is more posts. */
function resolveKind({ kind }: FoldedControl, around: Element | null, posts: readonly Element[]): FoldedPart['kind'] {
  if (kind !== 'more') return kind;
  return around !== null || posts.length === 0 ? 'text' : 'replies';
}

/** Returns whether the element is outside the content. A header or a footer inside a post is of the post. */
const isAround = (el: Element): boolean => closest(el, AROUND) !== null;

/** Returns the element around all posts and what follows their list; null without posts. */
function findList(posts: readonly Element[]): Element | null {
  const [first] = posts;
  let list = first ?? null;
  while (list !== null && !posts.every((post) => contains(list, post))) list = getParentElement(list);
  return getParentElement(list) ?? list;
}

/** DOCUMENT_POSITION_FOLLOWING */
const FOLLOWING = 4;

function findPostBefore(el: Element, posts: readonly Element[]): Element | null {
  const before = posts.findLast((post) => (post.compareDocumentPosition(el) & FOLLOWING) !== 0);
  return before ?? posts[0] ?? null;
}

/** Collects what is folded while a page scrolls: each element counts once. */
export class FoldedCounter {
  readonly #parts = new Map<Element, FoldedPart>();

  add(parts: readonly FoldedPart[]): void {
    for (const part of parts) this.#parts.set(part.el, part);
  }

  /**
   * Counts what was folded to the end. `last` is found at the end: a control that is gone by then was unfolded, unless
   * its post is gone too, as in a virtual list.
   */
  count(last: readonly FoldedPart[]): FoldedCounts {
    this.add(last);
    const lastElements = new Set(last.map(({ el }) => el));
    return countFolded(
      [...this.#parts.values()].filter(
        ({ el, post }) => lastElements.has(el) || (post !== null && !el.isConnected && !post.isConnected),
      ),
    );
  }
}

export function countFolded(parts: readonly FoldedPart[]): FoldedCounts {
  const replies = parts.reduce((sum, { kind, count }) => (kind === 'replies' ? sum + count : sum), 0);
  return { replies, texts: parts.filter(({ kind }) => kind === 'text').length };
}

/** What an item says of it: a warning and a transformation, or nothing. */
export function describeFolded({ replies, texts }: FoldedCounts): {
  readonly warnings: readonly 'content-folded'[];
  readonly transformations: readonly Transformation[];
} {
  return replies + texts === 0
    ? { warnings: [], transformations: [] }
    : { warnings: ['content-folded'], transformations: [{ name: 'folded', replies, texts }] };
}
