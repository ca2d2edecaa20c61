import { hasText } from '../../dom/domTree.ts';
import { clipRect } from '../../dom/geometry.ts';
import type { PageView } from '../../dom/pageView.ts';
import { contains, matches, queryAll } from '../../dom/safeDom.ts';
import type { Rect } from '../../domain/capture/observation.ts';
import { truncate } from '../../domain/shared/truncate.ts';
import type { AskBackground } from '../../messages/pageQuestions.ts';
import { type FoundPost, findPosts, readPost, readPostKey } from '../../platforms/reading/pagePosts.ts';
import { findPane } from '../scroller.ts';
import type { VisiblePost } from './captureThreadScreen.ts';

/** A post displayed on the page. */
export interface TrackedPost {
  readonly found: FoundPost;
  /**
   * Identifies the post on its page, also after a reload. Without an id or address: by author, text, machine-readable
   * time and place. The place changes when older posts are loaded above, and the post is then captured again rather
   * than left out.
   */
  readonly key: string;
  readonly isCaptured: boolean;
  /** Marks the post as captured, in whatever element it is displayed again. */
  markCaptured(): void;
}

/** Layout rounds: positions within this many CSS pixels are equal. */
const SAME_POSITION_PX = 2;
/** Code units. A message has at most 64 MiB; the background keeps digests of keys only. */
const MAX_KEY_TEXT = 1_000_000;

/**
 * Tracks which posts of a thread were captured. A virtual list shows the same post in another element, and another post
 * in the same one. Posts are identified by a native id or address; without one, by the element or its position,
 * together with the text.
 */
export class PostTracker {
  readonly #keys = new Set<string>();
  readonly #textsByElement = new WeakMap<Element, Set<string>>();
  /** Text → distances from the top of the thread, in CSS pixels. */
  readonly #positions = new Map<string, number[]>();

  /**
   * Returns every visible post, in document order. `measureScrolled` returns what to add to a post's position in the
   * viewport to have its position in the thread, in CSS pixels.
   */
  trackPosts(view: PageView, measureScrolled: (el: Element) => number): TrackedPost[] {
    const posts = findPosts(view).map((found) => ({ found, key: readPostKey(found, view) }));
    const occurrences = new Map<string | null, number>();
    for (const { key } of posts) occurrences.set(key, (occurrences.get(key) ?? 0) + 1);
    return posts.map(({ found, key }) =>
      // A key that several posts share (the thread's address) identifies none of them.
      key !== null && occurrences.get(key) === 1
        ? this.#trackByKey(found, key)
        : this.#trackByText(found, view, measureScrolled(found.el)),
    );
  }

  #trackByKey(found: FoundPost, key: string): TrackedPost {
    const qualifiedKey = `${found.reader.id} ${key}`;
    return {
      found,
      key: qualifiedKey,
      isCaptured: this.#keys.has(qualifiedKey),
      markCaptured: () => void this.#keys.add(qualifiedKey),
    };
  }

  #trackByText(found: FoundPost, view: PageView, scrolled: number): TrackedPost {
    const { author, text, permalink, posting } = readPost(found, view);
    // The words of a date may be « il y a 3 h », others after a reload.
    const postedAt = posting.how.startsWith('attribute:') ? (posting.value?.iso ?? null) : null;
    const identity = JSON.stringify([
      author.handle.value ?? author.displayName.value,
      permalink.value,
      text.value && truncate(text.value, MAX_KEY_TEXT),
      postedAt,
    ]);
    const position = view.rectOf(found.el).y + scrolled;
    const elementTexts = this.#textsByElement.get(found.el) ?? new Set();
    const positions = this.#positions.get(identity) ?? [];
    return {
      found,
      key: `${identity} ${Math.round(position)}`,
      isCaptured:
        elementTexts.has(identity) || positions.some((other) => Math.abs(other - position) <= SAME_POSITION_PX),
      markCaptured: () => {
        this.#textsByElement.set(found.el, elementTexts.add(identity));
        this.#positions.set(identity, [...positions, position]);
      },
    };
  }
}

/** Skips the posts that an earlier capture of the same page recorded. */
export class ThreadResume {
  readonly #ask: AskBackground;
  readonly #page: string;
  /** Keys that the memory was asked for. */
  readonly #asked = new Set<string>();
  #known = 0;
  #skipped = 0;
  /** Whether posts may be recorded twice: the memory is locked. */
  mayRepeat = false;

  /** `page`: the page's address, so that posts of other pages are not confused with its own. */
  constructor(ask: AskBackground, page: string) {
    this.#ask = ask;
    this.#page = page;
  }

  /** Whether posts of this page are recorded, so that each is asked for. */
  get mayBeTaken(): boolean {
    return this.#known > 0;
  }

  get skipped(): number {
    return this.#skipped;
  }

  /** Returns the id of the thread to go on with; null when this capture begins one. */
  async start(): Promise<string | null> {
    const answer = await this.#findTaken([]);
    this.#known = answer?.known ?? 0;
    this.mayRepeat = answer?.mayRepeat ?? false;
    return answer?.thread ?? null;
  }

  /** Marks those of the posts that are recorded as captured. They are listed only where some may be. */
  async skip(list: () => readonly TrackedPost[]): Promise<void> {
    const unknown = this.#known === 0 ? [] : list().filter(({ key }) => !this.#asked.has(key));
    if (unknown.length === 0) return;
    const answer = await this.#findTaken(unknown.map(({ key }) => key));
    for (const [place, post] of unknown.entries()) {
      this.#asked.add(post.key);
      if (answer?.taken[place] !== true) continue;
      post.markCaptured();
      this.#skipped += 1;
    }
  }

  identify({ key }: TrackedPost): { readonly page: string; readonly key: string } {
    return { page: this.#page, key };
  }

  /** The thread is captured to its end: it is unfinished no more. */
  async end(thread: string): Promise<void> {
    await this.#ask({ type: 'threadEnded', page: this.#page, thread });
  }

  /** It stopped before, after at least one post: the tick of that post is not that of the thread. */
  async stop(): Promise<void> {
    await this.#ask({ type: 'threadStopped' });
  }

  #findTaken(keys: readonly string[]) {
    return this.#ask({ type: 'findTaken', page: this.#page, keys: [...keys] });
  }
}

/** Layout rounds to fractions of a pixel. */
const ROUNDING_TOLERANCE_PX = 1;

/**
 * Returns whether a post is visible from its first to its last row in the scroll container, so that its image is not
 * cut there. CSS pixels of the viewport.
 */
export const isFullyVisible = (rect: Rect, clip: Rect): boolean =>
  !clipRect({ ...rect, x: clip.x, width: clip.width }, clip).isCut;

export function isPartlyVisible(rect: Rect, clip: Rect): boolean {
  return rect.y < clip.y + clip.height - ROUNDING_TOLERANCE_PX && rect.y + rect.height > clip.y + ROUNDING_TOLERANCE_PX;
}

/**
 * Returns a post's rectangle without the posts inside it: replies are often nested in the post they answer. `own`: its
 * own pictures and words, which stay whole where the replies stand beside them.
 */
export function excludeNestedPosts(outer: Rect, nested: readonly Rect[], own: readonly Rect[]): Rect {
  const first = Math.min(...nested.map(({ y }) => y));
  const cut = own.filter(({ y, height }) => y < first && y + height > first + ROUNDING_TOLERANCE_PX);
  const height = Math.max(first, ...cut.map((one) => one.y + one.height)) - outer.y;
  return height > ROUNDING_TOLERANCE_PX && height < outer.height ? { ...outer, height } : outer;
}

/** Returns the pictures and the elements with words of a post that are in none of the posts inside it, nor hold one. */
const listOwnContent = (post: Element, inside: readonly Element[]): readonly Element[] =>
  queryAll(post, '*').filter(
    (el) =>
      (matches(el, 'img, video, canvas') || hasText(el)) &&
      !inside.some((one) => contains(one, el) || contains(el, one)),
  );

export interface PlacedPost extends VisiblePost {
  /** Null when the page alone scrolls it. */
  readonly pane: Element | null;
  /** In CSS pixels of the viewport. */
  readonly rect: Rect;
}

/** Finds where a post is and what scrolls it. `all`: every post of the page. */
export function placePost(window: Window, el: Element, all: readonly Element[], view: PageView): PlacedPost {
  const pane = findPane(window, el);
  const inside = all.filter((other) => other !== el && contains(el, other));
  // The pane of the posts inside stays where it is while they scroll.
  const below = inside.filter((one) => findPane(window, one) === pane);
  const content = below.length === 0 ? [] : listOwnContent(el, inside);
  const partOf = (now: PageView): Rect =>
    excludeNestedPosts(now.rectOf(el), below.map(now.rectOf), content.map(now.rectOf));
  return { pane, el, rect: view.rectOf(el), own: partOf(view), partOf, inside };
}

/** Direction in which a thread is captured: a conversation starts at its end. */
export type ScrollDirection = 'down' | 'up';

/**
 * Returns the post that the next screen starts with: the first in this direction that has not been passed. Decided by
 * position, not by document order, which may differ.
 */
export function findNextPost<T extends { readonly rect: Rect }>(
  posts: readonly T[],
  clip: Rect,
  direction: ScrollDirection,
): T | null {
  const remaining = posts.filter(({ rect }) =>
    direction === 'down'
      ? rect.y + rect.height > clip.y + ROUNDING_TOLERANCE_PX
      : rect.y < clip.y + clip.height - ROUNDING_TOLERANCE_PX,
  );
  const leadingEdge = ({ rect }: T): number => (direction === 'down' ? rect.y : -(rect.y + rect.height));
  return remaining.reduce<T | null>(
    (best, post) => (best === null || leadingEdge(post) < leadingEdge(best) ? post : best),
    null,
  );
}

/** In CSS pixels, positive down, to put a post first on the screen, or its beginning when it is taller. */
export function computeScrollToStart(rect: Rect, clip: Rect, direction: ScrollDirection): number {
  const toTop = Math.floor(rect.y - clip.y);
  if (direction === 'down' || rect.height > clip.height) return toTop;
  return Math.ceil(rect.y + rect.height - clip.y - clip.height);
}
