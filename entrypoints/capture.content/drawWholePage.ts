import { isAreaCovered } from '../../src/capture/coveringElements.ts';
import { findFoldedParts } from '../../src/capture/folded/foldedParts.ts';
import { type ContentSample, compareSamples, sampleContent } from '../../src/capture/fullPage/contentSamples.ts';
import { waitForTile } from '../../src/capture/fullPage/lazyImages.ts';
import type { Point } from '../../src/capture/fullPage/scroller.ts';
import type { UnsettledCause } from '../../src/capture/fullPage/settle.ts';
import { computeNextTile, computeTileStep } from '../../src/capture/fullPage/tilePlan.ts';
import {
  computeNextPace,
  type PageWalk,
  shouldContinue,
  type WalkPace,
  type WalkResult,
} from '../../src/capture/fullPage/walk.ts';
import { waitUntilShown } from '../../src/capture/waitUntilShown.ts';

/** Screens compared after each scroll. A list removes what is one to three screens out of view. */
const COMPARED_SCREENS = 4;

/**
 * Scrolls to the end so that everything loads, then takes one screenshot from the top. Returns the pace of another
 * attempt in tiles when the page removes or changes what is out of view.
 */
export async function drawWholePage(walk: PageWalk): Promise<WalkResult | WalkPace | null> {
  const { window, readView, panel, scroller, settler, session, pace, changeMonitor, isOurs, activity, folded } = walk;
  const step = computeTileStep(scroller.clip, window.devicePixelRatio);
  const unsettled = new Map<number, readonly UnsettledCause[]>();
  const inTiles = computeNextPace(pace, { tiles: true });
  const samples: ContentSample[][] = [];
  const isRecycled = (of: readonly ContentSample[]): boolean => {
    const { removed, changed, moved } = compareSamples(of, readView(), scroller);
    return removed || changed || moved;
  };
  let imagesMissing = 0;
  let screens = 1;
  let next: Point | null = { x: 0, y: 0 };
  for (; next !== null; screens += 1) {
    const at: Point = next;
    panel.show(screens, 0, at.y / scroller.size().height);
    scroller.scrollTo(at);
    settler.markScrolled();
    let settled = await settler.waitForScreen();
    // A hidden tab is not drawn: what it lacked is not missing.
    while (await waitUntilShown(window, panel)) {
      panel.show(screens, 0, at.y / scroller.size().height);
      scroller.scrollTo(at);
      settler.markScrolled();
      settled = await settler.waitForScreen();
    }
    imagesMissing += settled.imagesMissing;
    if (settled.causes.length > 0) unsettled.set(screens, settled.causes);
    // All screens are compared at the end: here, what is a few screens away is enough to end early.
    if (inTiles !== null && isRecycled(samples.slice(-COMPARED_SCREENS).flat())) return inTiles;
    folded.add(findFoldedParts(readView()));
    samples.push(sampleContent(readView(), scroller, isOurs));
    const findNext = (): Point | null =>
      computeNextTile({ x: 0, y: at.y }, { ...step, width: Number.POSITIVE_INFINITY }, scroller.size());
    next = findNext();
    // What was added may still be on this screen: the end is reached when nothing more comes.
    for (let grew = true; grew && next === null && !panel.stopped; ) {
      const growth = await settler.waitForGrowth();
      if (growth.loading) unsettled.set(screens, ['loading-indicator']);
      // A hidden page loads nothing: the end is looked for again.
      const wasHidden = await waitUntilShown(window, panel);
      if (wasHidden) settler.markScrolled();
      grew = growth.grew || wasHidden;
      scroller.scrollTo(at);
      next = findNext();
    }
    if (!shouldContinue(panel, screens)) break;
  }
  await waitUntilShown(window, panel);
  panel.hide();
  scroller.scrollTo({ x: 0, y: 0 });
  await waitForTile(window);
  if (inTiles !== null && isRecycled(samples.flat())) return inTiles;
  const resized = !changeMonitor.check(readView());
  if (resized && pace.attempt === 1) return computeNextPace(pace, {});
  const { width, height } = scroller.size();
  const { wordChanges } = activity;
  const covered = isAreaCovered(window, readView(), scroller.clip);
  const freeInMs = await session.shoot(window.location.href, {
    kind: 'page',
    page: { width, height: next === null ? height : next.y },
    pixelRatio: window.devicePixelRatio,
  });
  if (freeInMs === null) return null;
  activity.markCaptured({ top: 0, bottom: height, scrolledAt: settler.scrolledAt });
  const grew = scroller.size().height > height + 1;
  if (grew && next === null && inTiles !== null) return inTiles;
  return {
    screens,
    imagesMissing,
    unsettled,
    inPart: next !== null || grew,
    // One screenshot shows everything at its final place.
    moved: false,
    changed: changeMonitor.getChanges().changed || isRecycled(samples.flat()) || activity.wordChanges > wordChanges,
    covered,
    resized,
  };
}
