import { type Found, keyOf, postsOn, readPost } from '../sites/registry.ts';
import type { PageView } from '../view.ts';

/** A post that stands on the page now. */
export interface Standing {
  readonly found: Found;
  readonly taken: boolean;
  /** From now on it is taken, in whatever element it shows again. */
  take(): void;
}

/** Layout rounds: the same place is within this many CSS pixels. */
const SAME_PLACE = 2;

/**
 * Which posts of a thread were taken. A virtual list shows the same post in another element, and another post in the
 * same one: a native id or an address tells them apart; without one, the element or its place, together with the words.
 */
export class Roll {
  readonly #keys = new Set<string>();
  readonly #inElement = new WeakMap<Element, Set<string>>();
  /** Words → how far from the top of the thread, CSS pixels. */
  readonly #places = new Map<string, number[]>();

  /** Every visible post, in document order. `scrolled`: how far down the thread the window stands, CSS pixels. */
  call(view: PageView, scrolled: number): Standing[] {
    const posts = postsOn(view).map((found) => ({ found, key: keyOf(found, view) }));
    const times = new Map<string | null, number>();
    for (const { key } of posts) times.set(key, (times.get(key) ?? 0) + 1);
    return posts.map(({ found, key }) =>
      // What several posts share at once (the thread's own address) tells none of them apart.
      key !== null && times.get(key) === 1 ? this.#byKey(found, key) : this.#byWords(found, view, scrolled),
    );
  }

  #byKey(found: Found, key: string): Standing {
    const full = `${found.site.id} ${key}`;
    return { found, taken: this.#keys.has(full), take: () => void this.#keys.add(full) };
  }

  #byWords(found: Found, view: PageView, scrolled: number): Standing {
    const { author, text, permalink } = readPost(found, view);
    const words = JSON.stringify([
      author.handle.value ?? author.displayName.value,
      permalink.value,
      text.value,
    ]);
    const place = view.rectOf(found.el).y + scrolled;
    const here = this.#inElement.get(found.el) ?? new Set();
    const places = this.#places.get(words) ?? [];
    return {
      found,
      taken: here.has(words) || places.some((other) => Math.abs(other - place) <= SAME_PLACE),
      take: () => {
        this.#inElement.set(found.el, here.add(words));
        this.#places.set(words, [...places, place]);
      },
    };
  }
}
