import { closestAcrossShadows, findAround, getDocumentHost, listOpenRoots } from '../dom/domTree.ts';
import { type FoldedControl, listFoldedControls } from '../dom/foldedControls.ts';
import { clipRect } from '../dom/geometry.ts';
import type { PageView } from '../dom/pageView.ts';
import { contains, getParentElement, getProperty, isBefore } from '../dom/safeDom.ts';
import type { FoldedCounts, Rect } from '../domain/capture/observation.ts';
import type { Transformation } from '../domain/item/item.ts';
import { getFoldedSelectors, listPostElements } from '../platforms/reading/pagePosts.ts';

/** Something that the page folds: replies or comments, the end of a text, or the original of a translated text. */
export interface FoldedPart {
  readonly kind: 'replies' | 'text' | 'original';
  /** The number shown; 1 when none is. */
  readonly count: number;
  readonly el: Element;
  /** Its post: the one around it, else the one before it, else the first; null on a page without posts. */
  readonly post: Element | null;
}

/** Parts of a page around its content: what they fold is not of the page. */
const AROUND =
  'nav, header, footer, aside, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"]';

/**
 * Finds what is folded in the posts of a page and in their list, in open shadow roots too. On a page without posts:
 * anywhere in its content.
 */
export function findFoldedParts(view: PageView): FoldedPart[] {
  const selectors = getFoldedSelectors(view);
  const controls = listOpenRoots(view).flatMap((root) => listFoldedControls(root, view, selectors));
  if (controls.length === 0) return [];
  const elements = listPostElements(view);
  const posts = [...elements];
  const list = findList(posts);
  return controls.flatMap((control): FoldedPart[] => {
    const around = findAround(control.el, elements);
    if (around === null && isElsewhere(control, list)) return [];
    const { count, el } = control;
    return [
      {
        el,
        count,
        kind: resolveKind(control, around, posts),
        post: around ?? findPostBefore(getDocumentHost(el), posts),
      },
    ];
  });
}

/** Returns whether a control outside all posts is in a menu or a side column. Only replies name what they unfold. */
function isElsewhere({ kind, el }: FoldedControl, list: Element | null): boolean {
  const side = closestAcrossShadows(el, AROUND);
  if (side !== null && (list === null || !contains(side, list))) return true;
  return kind !== 'replies' && list !== null && !contains(list, getDocumentHost(el));
}

/** « Voir plus » in a post is the end of its text; after a list, it is more posts. */
function resolveKind({ kind }: FoldedControl, around: Element | null, posts: readonly Element[]): FoldedPart['kind'] {
  if (kind !== 'more') return kind;
  return around !== null || posts.length === 0 ? 'text' : 'replies';
}

/** Returns the element around all posts and what follows their list; null without posts. */
function findList(posts: readonly Element[]): Element | null {
  const [first] = posts;
  let list = first ?? null;
  while (list !== null && !posts.every((post) => contains(list, post))) list = getParentElement(list);
  return getParentElement(list) ?? list;
}

/** Binary search: posts are in document order. Returns the first post when none is before. */
function findPostBefore(el: Element, posts: readonly Element[]): Element | null {
  let [low, high] = [0, posts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const post = posts[middle];
    if (post !== undefined && isBefore(post, el)) low = middle + 1;
    else high = middle;
  }
  return posts[Math.max(0, low - 1)] ?? null;
}

/** Returns whether `area` (CSS pixels of the viewport) shows the control of a cut text. */
export function showsCutText(view: PageView, area: Rect): boolean {
  return findFoldedParts(view).some(({ kind, el }) => kind === 'text' && clipRect(view.rectOf(el), area).rect !== null);
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
        ({ el, post }) =>
          lastElements.has(el) ||
          (post !== null && !getProperty(el, 'isConnected') && !getProperty(post, 'isConnected')),
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
