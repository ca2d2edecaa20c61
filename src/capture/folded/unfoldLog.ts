import type { PressedButton, Unfolding } from '../../domain/item/item.ts';
import type { PageView } from '../pageView.ts';
import { findPosts, readPostKey } from '../sites/registry.ts';

/** A press, and the post that it belongs to. */
interface LoggedPress extends PressedButton {
  readonly post: Element | null;
  /** The post's native id: a virtual list may show the post in another element later. */
  readonly key: string | null;
  readonly page: string;
}

/** The fiche lists at most this many presses of one item; all are counted. */
const MAX_LISTED = 1_000;

/** The buttons that were pressed on a page, for the items captured afterwards while the page stays open. */
export class UnfoldLog {
  readonly #presses: LoggedPress[] = [];

  add(view: PageView, label: string, post: Element | null): void {
    const at = view.clock.now.toISOString();
    this.#presses.push({ label, at, post, key: readKey(view, post), page: getPage(view) });
  }

  /** Returns what the item of `post`, or of the whole page (null), states; undefined when nothing was pressed. */
  describe(view: PageView, post: Element | null): Unfolding | undefined {
    const presses = this.#presses.filter(({ page }) => page === getPage(view));
    if (presses.length === 0) return undefined;
    const key = post && readKey(view, post);
    const own = presses.filter(
      (press) => post === null || (press.key === null ? press.post === post : press.key === key),
    );
    return { total: presses.length, pressed: own.slice(0, MAX_LISTED).map(({ label, at }) => ({ label, at })) };
  }
}

function readKey(view: PageView, post: Element | null): string | null {
  const found = findPosts(view).find(({ el }) => el === post);
  return found === undefined ? null : readPostKey(found, view);
}

/** The address without its fragment, which buttons may change. */
const getPage = ({ url }: PageView): string => url.href.slice(0, url.href.length - url.hash.length);
