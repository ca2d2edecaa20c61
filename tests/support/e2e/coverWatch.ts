import type { PageHandle } from '../browser/pageHandle.ts';

type WatchedWindow = Window & { uncoveredForMs?: number[]; uncoveredAt?: number[] };

/** Records in the page how long each uncovering lasts. Call it while the cover is on. */
export async function watchCover(page: PageHandle): Promise<void> {
  await page.onOverlay((root) => {
    const cover = root.querySelector('.cover');
    if (cover === null) return;
    const watched = window as WatchedWindow;
    watched.uncoveredForMs = [];
    watched.uncoveredAt = [];
    let since: number | null = null;
    new MutationObserver(() => {
      const isAway = cover.classList.contains('away');
      if (isAway && since === null) {
        since = performance.now();
        watched.uncoveredAt?.push(since);
      } else if (!isAway && since !== null) {
        watched.uncoveredForMs?.push(performance.now() - since);
        since = null;
      }
    }).observe(cover, { attributes: true, attributeFilter: ['class'] });
  });
}

/** Milliseconds of each uncovering, and the largest number of uncoverings that began within one second. */
export async function readUncoverings(
  page: PageHandle,
): Promise<{ readonly ms: readonly number[]; readonly mostInOneSecond: number }> {
  return page.evaluate(() => {
    const { uncoveredForMs = [], uncoveredAt = [] } = window as WatchedWindow;
    const counts = uncoveredAt.map((from) => uncoveredAt.filter((at) => at >= from && at - from < 1000).length);
    return { ms: uncoveredForMs, mostInOneSecond: Math.max(0, ...counts) };
  });
}
