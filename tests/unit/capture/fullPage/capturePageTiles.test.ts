import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FoldedCounter } from '../../../../src/capture/foldedParts.ts';
import { captureTiles } from '../../../../src/capture/fullPage/capturePageTiles.ts';
import { ChangeMonitor, FIRST_PACE, type PageWalk } from '../../../../src/capture/fullPage/pageWalk.ts';
import type { Scroller } from '../../../../src/capture/scroller.ts';
import type { PageView } from '../../../../src/dom/pageView.ts';
import { TabVisibility } from '../../../../src/dom/pageWaits.ts';
import type { ScreenshotArea } from '../../../../src/domain/capture/capturedPage.ts';
import { ObserverStub } from '../../../support/capture/observerStub.ts';

const CLIP = { x: 0, y: 0, width: 100, height: 240 };
const ROW_HEIGHT = 30;
const WORDS_HEIGHT = 12;

/** A row changes its height at one moment of one tile. */
interface Growth {
  readonly row: number;
  readonly by: number;
  readonly tile: number;
  readonly moment: (typeof MOMENTS)[number];
}

const MOMENTS = ['when settled', 'after first frame', 'after second frame', 'before picture', 'after picture'] as const;

const ROWS = 20;
const BODY = Array.from({ length: ROWS }, (_, n) => `<div data-row="${n}"><p>row ${n}</p></div>`).join('');
const {
  document,
  Element: DomElement,
  Event,
  MutationObserver,
} = new JSDOM(`<!doctype html><body>${BODY}</body>`, { pretendToBeVisual: true }).window;
const rows = [...document.querySelectorAll('div')];

beforeAll(() => {
  vi.stubGlobal('MutationObserver', MutationObserver);
  vi.stubGlobal('IntersectionObserver', ObserverStub);
  Object.assign(document, { getAnimations: () => [] });
});
afterAll(() => void vi.unstubAllGlobals());

/**
 * Captures a page of rows in tiles. A row is an element with words in its upper part; `gap` separates two rows. jsdom
 * has no layout, so the rows are laid out here; a picture shows the last frame, as in a browser. Returns what the tiles
 * show, line by line, as row numbers (-1 in a gap). `hiddenAt`: the wait in which the tab is hidden, until the pause is
 * told or, with `briefly`, until the wait is over. `removes`: the page removes its first row once it is out of view.
 * `zoomedAt`, `resizedAt`: the wait in which the person zooms with two
 * fingers, or resizes the window; 0: before the capture.
 */
async function captureRows(
  gap: number,
  growth: Growth | null,
  { hiddenAt = 0, briefly = false, removes = false, zoomedAt = -1, resizedAt = -1, pace = FIRST_PACE } = {},
) {
  const heights = rows.map(() => ROW_HEIGHT);
  let [scrollY, clock, settled, shots, frames] = [0, 0, 0, 0, 0];
  const topOf = (n: number, from = heights): number => from.slice(0, n).reduce((sum, height) => sum + height + gap, 0);
  const rowAt = (y: number, from = heights): number =>
    from.findIndex((height, n) => y >= topOf(n, from) && y < topOf(n, from) + height);
  let frame = { heights: [...heights], scrollY };
  let isHidden = false;
  let pauses = 0;
  Object.defineProperty(document, 'hidden', { get: () => isHidden, configurable: true });
  const grow = (tile: number, moment: Growth['moment']): void => {
    if (growth?.tile !== tile || growth.moment !== moment) return;
    heights[growth.row] = ROW_HEIGHT + growth.by;
  };
  const elementFromPoint = (_: number, y: number): Element | null => {
    const row = rows[rowAt(y + scrollY)];
    if (row === undefined) return document.body;
    return y + scrollY < topOf(rows.indexOf(row)) + WORDS_HEIGHT ? row.firstElementChild : row;
  };
  Object.assign(document, {
    elementFromPoint,
    elementsFromPoint: (x: number, y: number) => [elementFromPoint(x, y), document.body],
  });
  const rectOf = (el: Element) => {
    const n = Number(el.closest('[data-row]')?.getAttribute('data-row') ?? -1);
    const height = el.localName === 'p' ? WORDS_HEIGHT : (heights[n] ?? topOf(ROWS));
    return { x: 0, y: (n < 0 ? 0 : topOf(n)) - scrollY, width: CLIP.width, height };
  };
  const view = { document, url: new URL('https://exemple.fr/'), frameHost: null, isVisible: () => true, rectOf };
  const size = () => ({ width: CLIP.width, height: topOf(ROWS) });
  const scroller: Scroller = {
    pane: null,
    reversed: false,
    clip: CLIP,
    size,
    position: () => ({ x: 0, y: scrollY }),
    scrollTo: ({ y }) => {
      scrollY = Math.max(0, Math.min(y, size().height - CLIP.height));
      if (removes && scrollY > topOf(1)) rows[0]?.remove();
    },
  };
  const run = (callback: () => void): number => {
    queueMicrotask(callback);
    return 1;
  };
  /** Called in the next frame. */
  const asked = new Set<() => void>();
  const draw = (callback: () => void): number =>
    run(() => {
      callback();
      const due = [...asked];
      asked.clear();
      for (const one of due) one();
      frame = { heights: [...heights], scrollY };
      frames += 1;
      grow(Math.ceil(frames / 2), frames % 2 === 1 ? 'after first frame' : 'after second frame');
    });
  // jsdom has no animations. This one starts once a frame is drawn.
  Object.assign(DomElement.prototype, {
    animate: () => ({ ready: new Promise<void>((resolve) => draw(resolve)), cancel: () => {} }),
  });
  const isSince = (wait: number): boolean => wait >= 0 && settled >= wait;
  const window = {
    document,
    closed: false,
    get visualViewport() {
      return { scale: isSince(zoomedAt) ? 2 : 1 };
    },
    get innerWidth() {
      return isSince(resizedAt) ? CLIP.width / 2 : CLIP.width;
    },
    innerHeight: CLIP.height,
    devicePixelRatio: 1,
    location: { href: 'https://exemple.fr/' },
    performance: { now: () => clock },
    getComputedStyle: () => ({ position: 'static' }),
    requestAnimationFrame: (callback: () => void) => {
      asked.add(callback);
      return callback;
    },
    cancelAnimationFrame: (callback: () => void) => asked.delete(callback),
    clearTimeout: () => undefined,
    setTimeout: (callback: () => void, ms: number) => {
      clock += ms;
      return ms < 3_000 ? run(callback) : 1; // the time limit of a frame never passes
    },
  } as unknown as Window & { top: Window }; // the parts that are used
  window.top = window;
  const picture: number[] = [];
  const shoot = async (_: string, area: ScreenshotArea): Promise<number> => {
    shots += 1;
    expect(isHidden).toBe(false);
    grow(shots, 'before picture');
    const top = area.kind === 'tile' ? area.place.at.y : 0;
    for (let y = 0; y < CLIP.height; y += 1) picture[top + y] = rowAt(frame.scrollY + y, frame.heights);
    grow(shots, 'after picture');
    return 0;
  };
  const panel = {
    stopped: false,
    ended: new Promise<void>(() => undefined),
    limit: 100,
    show: () => undefined,
    hide: () => undefined,
    showPaused: () => {
      pauses += 1;
      isHidden = false;
      queueMicrotask(() => document.dispatchEvent(new Event('visibilitychange')));
    },
  };
  const tab = new TabVisibility(window, panel);
  const sent: unknown[] = [];
  const walk: PageWalk = {
    window,
    readView: () => view as unknown as PageView, // the members that are used
    panel,
    tab,
    session: { shoot, send: (message) => sent.push(message) },
    pace,
    scroller,
    stickyElements: {
      prepare: () => undefined,
      restore: () => undefined,
      changes: () => ({ unstuck: [], hidden: [] }),
    },
    changeMonitor: new ChangeMonitor(window, scroller),
    // A change of height by style is no change of content.
    activity: {
      lateByMs: 0,
      wordChanges: 0,
      markCaptured: () => undefined,
      ignoring: <T>(change: () => T): T => change(),
    } as unknown as PageWalk['activity'],
    settler: {
      scrolledAt: 0,
      markScrolled: () => undefined,
      waitForScreen: async () => {
        settled += 1;
        grow(settled, 'when settled');
        if (settled !== hiddenAt) return [];
        isHidden = true;
        document.dispatchEvent(new Event('visibilitychange'));
        if (briefly) isHidden = false;
        return ['changing'];
      },
      waitForGrowth: async () => ({ grew: false, loading: false }),
    } as unknown as PageWalk['settler'],
    folded: new FoldedCounter(),
    isOurs: () => false,
  };
  const result = await captureTiles(walk);
  tab.stop();
  document.body.prepend(...rows.slice(0, 1));
  const isReported = result !== null && (!('screens' in result) || result.moved);
  return { isReported, picture, pauses, result, sent, shots };
}

/** The rows in a picture, with the number of their lines, each time one begins. */
function listRuns(picture: readonly number[]): { readonly row: number; lines: number }[] {
  const runs: { readonly row: number; lines: number }[] = [];
  for (const row of picture) {
    const last = runs.at(-1);
    if (last?.row === row) last.lines += 1;
    else runs.push({ row, lines: 1 });
  }
  return runs.filter(({ row }) => row >= 0);
}

describe('captureTiles', () => {
  it('captures every row of a still page, in another attempt never needed', async () => {
    const { isReported, picture } = await captureRows(5, null);
    expect(isReported).toBe(false);
    expect(listRuns(picture)).toEqual(Array.from({ length: ROWS }, (_, row) => ({ row, lines: ROW_HEIGHT })));
  });

  it.each([false, true])('says whether words of the picture are gone from the page (%s)', async (removes) => {
    const { picture, result } = await captureRows(5, null, { removes });
    expect(listRuns(picture)).toHaveLength(ROWS);
    expect(result).toMatchObject({ isWordGone: removes, moved: false });
  });

  it.each([false, true])('does not count what a tab lacked while it was hidden (briefly: %s)', async (briefly) => {
    const { picture, pauses, result } = await captureRows(5, null, { hiddenAt: 2, briefly });
    expect(pauses).toBe(briefly ? 0 : 1);
    expect(result).toMatchObject({ unsettled: new Map(), moved: false, inPart: false });
    expect(listRuns(picture)).toEqual(Array.from({ length: ROWS }, (_, row) => ({ row, lines: ROW_HEIGHT })));
  });

  it.each([
    ['zoomed before the capture', { zoomedAt: 0 }, 'page-pinch-zoomed'],
    ['zoomed before the first tile', { zoomedAt: 1 }, 'page-pinch-zoomed'],
    ['resized before the first tile', { resizedAt: 1 }, 'window-resized'],
  ])('takes nothing of a page that was %s', async (_, change, code) => {
    const { result, sent, shots } = await captureRows(5, null, { ...change, pace: { ...FIRST_PACE, attempt: 2 } });
    expect({ result, sent, shots }).toEqual({ result: null, sent: [{ type: 'gaveUp', code }], shots: 0 });
  });

  it('begins again when the window was resized, and not under pinch zoom', async () => {
    expect(await captureRows(5, null, { resizedAt: 1 })).toMatchObject({ result: { attempt: 2 }, sent: [], shots: 0 });
    expect(await captureRows(5, null, { zoomedAt: 1 })).toMatchObject({ result: null, shots: 0 });
  });

  it.each([{ zoomedAt: 2 }, { resizedAt: 2, pace: { ...FIRST_PACE, attempt: 2 } }])(
    'keeps the tiles of before, in part (%j)',
    async (change) => {
      const { result, sent, shots } = await captureRows(5, null, change);
      expect(result).toMatchObject({ screens: 1, inPart: true, resized: true });
      expect({ sent, shots }).toEqual({ sent: [], shots: 1 });
    },
  );

  it('says that rows moved when a row grew after its tile, below every point of the grid', async () => {
    // Row 7 shows 9 lines at the end of the first tile. The next one shows row 7 again, below the end of row 6.
    const { isReported, picture } = await captureRows(3, { row: 6, by: 20, tile: 2, moment: 'when settled' });
    expect(listRuns(picture).filter(({ row }) => row === 7)).toHaveLength(2);
    expect(isReported).toBe(true);
  });

  it('has every row once, or says that rows moved, whenever a row grows or shrinks', async () => {
    const growths = fc.record({
      row: fc.nat(ROWS - 1),
      by: fc.integer({ min: 2 - ROW_HEIGHT + WORDS_HEIGHT, max: 60 }).filter((by) => Math.abs(by) > 1),
      tile: fc.integer({ min: 1, max: 3 }),
      moment: fc.constantFrom(...MOMENTS),
    });
    await fc.assert(
      fc.asyncProperty(growths, fc.nat(6), async (growth, gap) => {
        const { isReported, picture } = await captureRows(gap, growth);
        if (isReported) return;
        const runs = listRuns(picture);
        expect(runs.map(({ row }) => row)).toEqual(Array.from({ length: ROWS }, (_, row) => row));
        for (const { row, lines } of runs) {
          const heights = row === growth.row ? [ROW_HEIGHT, ROW_HEIGHT + growth.by] : [ROW_HEIGHT];
          expect(heights.some((height) => Math.abs(height - lines) <= 1)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
