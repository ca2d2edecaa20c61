import type { PageView } from '../pageView.ts';
import { type FoundPost, findPosts, readPost, readPostKey } from '../sites/registry.ts';

/** A post displayed on the page. */
export interface TrackedPost {
  readonly found: FoundPost;
  /**
   * Identifies the post on its page, also after a reload. Without an id or address: by author, text, machine-readable
   * time and place. The place changes when older posts are loaded above, and the post is then captured again rather than
   * left out.
   */
  readonly key: string;
  readonly isCaptured: boolean;
  /** Marks the post as captured, in whatever element it is displayed again. */
  markCaptured(): void;
}

/** Layout rounds: positions within this many CSS pixels are equal. */
const SAME_POSITION_PX = 2;

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

  /** Returns every visible post, in document order. `scrolled` is the scroll position in the thread, in CSS pixels. */
  trackPosts(view: PageView, scrolled: number): TrackedPost[] {
    const posts = findPosts(view).map((found) => ({ found, key: readPostKey(found, view) }));
    const occurrences = new Map<string | null, number>();
    for (const { key } of posts) occurrences.set(key, (occurrences.get(key) ?? 0) + 1);
    return posts.map(({ found, key }) =>
      // A key that several posts share (the thread's address) identifies none of them.
      key !== null && occurrences.get(key) === 1
        ? this.#trackByKey(found, key)
        : this.#trackByText(found, view, scrolled),
    );
  }

  #trackByKey(found: FoundPost, key: string): TrackedPost {
    const qualifiedKey = `${found.site.id} ${key}`;
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
      text.value,
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
