import type { ScreenshotArea } from '../../domain/capture/observation.ts';
import type { FoldedCounter } from '../folded/foldedParts.ts';
import type { PageView } from '../pageView.ts';
import type { PausedPanel } from '../waitUntilShown.ts';
import type { ChangeMonitor } from './changeMonitor.ts';
import type { ContentActivity } from './contentActivity.ts';
import type { Scroller } from './scroller.ts';
import type { PageSettler } from './settle.ts';
import type { StickyElements } from './stickyElements.ts';
import type { ScrollSummary } from './transformations.ts';

/** How one attempt at a full page goes. An attempt that was too fast for the page is followed by a slower one. */
export interface WalkPace {
  readonly attempt: number;
  /** Milliseconds after a scroll in which the page may still draw content. */
  readonly latencyMs: number;
  /** The page removes what is out of view: every screen is a tile, in Firefox too. */
  readonly tiles: boolean;
  /** The attempt that ended because the tab was hidden, which this one replaces. */
  readonly insteadOf?: string;
}

export const FIRST_PACE: WalkPace = { attempt: 1, latencyMs: 0, tiles: false };
const MAX_ATTEMPTS = 3;
/** A page slower than this is reported as still loading. */
const MAX_LATENCY_MS = 3_500;
const LATENCY_MARGIN_MS = 100;

/** Result of scrolling through the page. */
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
  };
  readonly pace: WalkPace;
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
  if (pace.attempt >= MAX_ATTEMPTS) return null;
  const latencyMs = Math.min(MAX_LATENCY_MS, Math.max(pace.latencyMs, (change.latencyMs ?? 0) + LATENCY_MARGIN_MS));
  const next = {
    latencyMs: change.latencyMs === undefined ? pace.latencyMs : latencyMs,
    tiles: change.tiles ?? pace.tiles,
  };
  return { ...next, attempt: pace.attempt + 1 };
}

/** Lists the warnings of a walk, for the item. */
export function listWalkWarnings(walk: WalkResult): string[] {
  return [
    ...(walk.inPart ? ['page-captured-in-part'] : []),
    ...(walk.unsettled.size > 0 ? ['page-still-loading'] : []),
    ...(walk.covered ? ['page-covered'] : []),
    ...(walk.resized ? ['window-resized'] : []),
    ...(walk.moved ? ['page-moved'] : []),
    ...(walk.changed ? ['content-changed'] : []),
    ...(walk.imagesMissing > 0 ? ['image-not-loaded'] : []),
  ];
}
