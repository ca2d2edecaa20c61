import type { PageView } from '../../dom/pageView.ts';
import { findFreshUntil, pause, waitForImages, waitForNextPaint, waitForReaction } from '../../dom/pageWaits.ts';
import { listPostElements } from '../../platforms/reading/pagePosts.ts';
import { isAnimating } from '../looks.ts';
import {
  findFailureWords,
  findLoadingWords,
  findPendingContent,
  type PendingCause,
  type PendingElement,
} from '../pendingContent.ts';
import type { Scroller } from '../scroller.ts';
import type { ContentActivity } from './contentActivity.ts';

/** A page that changes is settled once a timer of this length has ended without a change since it began. */
const QUIET_MS = 80;
/** A part that is not drawn by then is reported. */
const MAX_SETTLE_MS = 4_000;
/** Maximum time without growth at the end of a page that grew before. */
const MAX_GROWTH_WAIT_MS = 5_000;

/** A list of posts may load more in this time after a scroll to its end, without showing that it does. */
const LIST_END_MS = 1_000;

/** What was still missing when the wait ended. */
export type UnsettledCause = PendingCause | 'changing' | 'not-drawn' | 'image';

interface SettledPage {
  readonly window: Window;
  readonly readView: () => PageView;
  readonly scroller: Scroller;
  readonly activity: ContentActivity;
  /** How long each screen waits for what the page draws once it is seen; 0 when the picture is taken later. */
  readonly reactionMs: number;
  readonly isStopped: () => boolean;
}

/**
 * Waits until the content of a page that loads while it is scrolled stops changing (it is then settled). Does not wait
 * on a page that does not change.
 */
export class PageSettler {
  readonly #page: SettledPage;
  /** Elements that were still pending when a wait ended. They are reported once and do not delay the next screens. */
  readonly #ignored = new WeakSet<Element>();
  #scrolledAt: number;
  readonly #freshUntil: number;

  constructor(page: SettledPage) {
    this.#page = page;
    this.#scrolledAt = page.window.performance.now();
    const hasPosts = listPostElements(page.readView()).size > 0;
    this.#freshUntil = findFreshUntil(page.window, hasPosts && page.scroller.position().y >= 1);
  }

  /** Time of the last scroll, in milliseconds of the page's `performance.now()`. */
  get scrolledAt(): number {
    return this.#scrolledAt;
  }

  markScrolled(): void {
    this.#scrolledAt = this.#page.window.performance.now();
  }

  /**
   * Waits after a scroll: what the page draws once it is seen, images, loading indicators, empty rows, animations, and
   * changes of the content. Returns what was still missing; the images are looked for when the picture is taken.
   */
  async waitForScreen(): Promise<readonly UnsettledCause[]> {
    const { window, readView, scroller, activity, reactionMs, isStopped } = this.#page;
    let seen = activity.changes;
    const hasReacted = await waitForReaction(window, Math.max(0, reactionMs - QUIET_MS));
    const notDrawn: readonly UnsettledCause[] = hasReacted ? [] : ['not-drawn'];
    await waitForImages(window, readView);
    activity.watchRoots();
    if (reactionMs > 0) {
      seen = activity.changes;
      await pause(window, QUIET_MS);
    }
    const from = window.performance.now();
    for (;;) {
      const pending = this.#findPending();
      const isChanging = activity.changes !== seen || isAnimating(readView(), scroller.clip);
      if (pending.length === 0 && !isChanging) return notDrawn;
      if (window.performance.now() - from >= MAX_SETTLE_MS || isStopped()) {
        for (const { el } of pending) this.#ignored.add(el);
        const causes = new Set<UnsettledCause>([...notDrawn, ...pending.map(({ cause }) => cause)]);
        return isChanging ? [...causes, 'changing'] : [...causes];
      }
      seen = activity.changes;
      await waitForNextPaint(window);
      await pause(window, QUIET_MS);
    }
  }

  /**
   * Waits at the end of the page while more may follow, at least `minMs`. Returns whether the page grew, and whether it
   * still shows a loading message, or that the site failed to load more.
   */
  async waitForGrowth(minMs = 0): Promise<{ readonly grew: boolean; readonly loading: boolean }> {
    const { window, readView, scroller, activity, isStopped } = this.#page;
    const height = scroller.size().height;
    const from = window.performance.now();
    const listEnd = listPostElements(readView()).size > 0 ? this.#scrolledAt + LIST_END_MS : 0;
    const isLoading = (): boolean => findLoadingWords(readView(), scroller.clip) !== null;
    const hasFailed = (): boolean => findFailureWords(readView(), scroller.clip) !== null;
    for (let loading = isLoading(); ; loading = isLoading()) {
      if (scroller.size().height > height + 1) return { grew: true, loading: false };
      if (hasFailed()) return { grew: false, loading: true };
      const now = window.performance.now();
      const waitedMs = now - from;
      const mayGrow =
        loading || activity.hasNewContent || waitedMs < minMs || now < Math.max(listEnd, this.#freshUntil);
      if (!mayGrow || isStopped() || waitedMs >= MAX_GROWTH_WAIT_MS) {
        return { grew: false, loading };
      }
      await waitForNextPaint(window);
    }
  }

  #findPending(): readonly PendingElement[] {
    const { readView, scroller } = this.#page;
    return findPendingContent(readView(), scroller.clip).filter(({ el }) => !this.#ignored.has(el));
  }
}
