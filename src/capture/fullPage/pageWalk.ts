import type { PageView } from '../../dom/pageView.ts';
import type { PausedPanel, TabVisibility } from '../../dom/pageWaits.ts';
import { getProperty } from '../../dom/safeDom.ts';
import type { ScreenshotArea } from '../../domain/capture/capturedPage.ts';
import type { Rect } from '../../domain/capture/observation.ts';
import type { Transformation } from '../../domain/item/item.ts';
import type { FoldedCounter } from '../foldedParts.ts';
import type { Scroller } from '../scroller.ts';
import type { StickyElements } from '../stickyElements.ts';
import type { ContentActivity } from './contentActivity.ts';
import type { PageSettler, UnsettledCause } from './settle.ts';

/** How one attempt at a full page goes. An attempt that was too fast for the page is followed by a slower one. */
export interface WalkPace {
  readonly attempt: number;
  /** Milliseconds after a scroll in which the page may still draw content. */
  readonly latencyMs: number;
  /** The page removes what is out of view: every screen is a tile, in Firefox too. */
  readonly tiles: boolean;
  /** The attempt that ended because the tab was hidden, which this one replaces. */
  readonly insteadOf?: string;
  /** The picture was blank. */
  readonly again?: true;
}

export const FIRST_PACE: WalkPace = { attempt: 1, latencyMs: 0, tiles: false };
const MAX_WALKS = 3;
/** A page slower than this is reported as still loading. */
const MAX_LATENCY_MS = 3_500;
const LATENCY_MARGIN_MS = 100;

export interface WalkResult extends ScrollSummary {
  /** The end of the page was not reached: stopped, limit reached, or endless page. */
  readonly inPart: boolean;
  /** Captured content moved. */
  readonly moved: boolean;
  /** Captured content got other words, or the page went to another address. */
  readonly changed: boolean;
  /** The window's size or zoom changed before the end. */
  readonly resized: boolean;
  /** Elements that stay in the window hid a part of the content. */
  readonly covered: boolean;
  /** The page no longer has words that the picture shows: a list removed them, so that they cannot be read. */
  readonly isWordGone: boolean;
}

/** What the two methods need. */
export interface PageWalk {
  readonly window: Window;
  readonly readView: () => PageView;
  readonly panel: PausedPanel & {
    readonly limit: number;
    show(screen: number, kept?: number, share?: number): void;
    hide(): void;
  };
  readonly session: {
    shoot(address: string, area: ScreenshotArea): Promise<number | null>;
    send(message: { readonly type: 'gaveUp'; readonly code: 'window-resized' | 'page-pinch-zoomed' }): void;
  };
  readonly pace: WalkPace;
  readonly tab: Pick<TabVisibility, 'waitUntilShown'>;
  readonly scroller: Scroller;
  readonly stickyElements: StickyElements;
  readonly changeMonitor: ChangeMonitor;
  readonly activity: ContentActivity;
  readonly settler: PageSettler;
  readonly folded: FoldedCounter;
  readonly isOurs: (el: Element) => boolean;
}

/** Returns false when the person stopped the capture or the limit is reached. */
export const shouldContinue = ({ stopped, limit }: PageWalk['panel'], screens: number): boolean =>
  !stopped && screens < limit;

/** Returns the pace of the next attempt; null when there were enough. `change` is what this attempt showed. */
export function computeNextPace(
  pace: WalkPace,
  change: Partial<Pick<WalkPace, 'latencyMs' | 'tiles'>>,
): WalkPace | null {
  if (pace.attempt >= MAX_WALKS) return null;
  const latencyMs = Math.min(MAX_LATENCY_MS, Math.max(pace.latencyMs, (change.latencyMs ?? 0) + LATENCY_MARGIN_MS));
  const next = {
    latencyMs: change.latencyMs === undefined ? pace.latencyMs : latencyMs,
    tiles: change.tiles ?? pace.tiles,
  };
  return { ...next, attempt: pace.attempt + 1, ...(pace.again && { again: pace.again }) };
}

export function listWalkWarnings(walk: WalkResult): string[] {
  return [
    ...(walk.inPart ? ['page-captured-in-part'] : []),
    ...(walk.unsettled.size > 0 ? ['page-still-loading'] : []),
    ...(walk.covered ? ['page-covered'] : []),
    ...(walk.resized ? ['window-resized'] : []),
    ...(walk.moved ? ['page-moved'] : []),
    ...(walk.changed ? ['content-changed'] : walk.isWordGone ? ['words-not-read'] : []),
  ];
}

/** Number of screens captured, and what was missing on them. */
interface ScrollSummary {
  readonly screens: number;
  /** The screens, from 1, that were not drawn completely, with the reasons. */
  readonly unsettled: ReadonlyMap<number, readonly UnsettledCause[]>;
}

/** Lists what was done to the page during the capture, for the item. */
export function buildTransformations(
  { screens, unsettled }: ScrollSummary,
  stickyElements: StickyElements,
  scroller: Scroller,
): Transformation[] {
  const { unstuck, hidden } = stickyElements.changes();
  const causes = [...new Set([...unsettled.values()].flat())];
  return [
    { name: 'scrolled-through', screens, scroller: scroller.pane === null ? 'page' : 'pane' },
    ...(unstuck.length > 0 ? [{ name: 'unstuck', elements: unstuck }] : []),
    ...(hidden.length > 0 ? [{ name: 'shown-once', elements: hidden }] : []),
    ...(unsettled.size > 0 ? [{ name: 'still-loading', screens: [...unsettled.keys()].map(String), causes }] : []),
  ];
}

/** Detects changes of the page during a full-page capture. */
export class ChangeMonitor {
  readonly #window: Window;
  readonly #shiftDetector: LayoutShiftDetector;
  readonly #windowState: string;
  readonly #address: string;
  #moved = false;
  #changed = false;

  constructor(window: Window, scroller: Scroller) {
    this.#window = window;
    this.#shiftDetector = new LayoutShiftDetector(scroller);
    this.#windowState = describeWindow(window);
    this.#address = window.location.href;
  }

  /**
   * Called before each screenshot. Returns false when the size or zoom of the window changed: the tiles would not fit
   * together.
   */
  check(view: PageView): boolean {
    this.#changed ||= this.#window.location.href !== this.#address;
    if (describeWindow(this.#window) !== this.#windowState) return false;
    this.#moved = this.#shiftDetector.detectShift(view) || this.#moved;
    return true;
  }

  getChanges() {
    return { moved: this.#moved, changed: this.#changed };
  }
}

/** Returns the size and zoom of a window as text. */
export const describeWindow = ({ innerWidth, innerHeight, devicePixelRatio, visualViewport }: Window): string =>
  [innerWidth, innerHeight, devicePixelRatio, visualViewport?.scale].join(' ');

interface Anchor {
  readonly el: Element;
  /** CSS pixels: in the viewport, and in the scrolled content. */
  readonly viewportY: number;
  readonly contentY: number;
}

/**
 * Detects whether content already captured moves during the capture: an insertion or removal above would make the next
 * tile not match.
 */
class LayoutShiftDetector {
  readonly #scroller: Scroller;
  #last: Anchor | null = null;

  constructor(scroller: Scroller) {
    this.#scroller = scroller;
  }

  /** Called before each screenshot. Returns true when the anchor of the previous one moved within the content. */
  detectShift(view: PageView): boolean {
    const last = this.#last;
    const { clip } = this.#scroller;
    const now = last && getProperty(last.el, 'isConnected') ? this.#measure(last.el, view.rectOf(last.el)) : null;
    const el = view.document.elementFromPoint(clip.x + clip.width / 2, clip.y + clip.height / 2);
    this.#last = el && this.#measure(el, view.rectOf(el));
    if (last === null || now === null) return false;
    // An element that stays at the same place on the screen did not scroll, and proves nothing.
    const follows = Math.abs(now.viewportY - last.viewportY) > 1;
    return follows && Math.abs(now.contentY - last.contentY) > 1;
  }

  #measure(el: Element, { y }: Rect): Anchor {
    return { el, viewportY: y, contentY: y + this.#scroller.position().y };
  }
}
