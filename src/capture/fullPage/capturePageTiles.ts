import { readOwnWords } from '../../dom/domTree.ts';
import { isPinchZoomed, listEndPoints, listGridPoints, type Size } from '../../dom/geometry.ts';
import { hasLoadingImage } from '../../dom/loadingImages.ts';
import type { PageView } from '../../dom/pageView.ts';
import { pause, waitForDrawnFrame } from '../../dom/pageWaits.ts';
import { getNative, getParentElement, queryAll } from '../../dom/safeDom.ts';
import { toComparableText, watchWords } from '../contentWatcher.ts';
import { findFoldedParts } from '../foldedParts.ts';
import { isAreaCovered } from '../hiddenContent.ts';
import { hasAppeared, type Looks, listChanged, MAX_PICTURES, readLooks } from '../looks.ts';
import { fillsWindow, type Point, type Scroller } from '../scroller.ts';
import { computeNextPace, type PageWalk, shouldContinue, type WalkPace, type WalkResult } from './pageWalk.ts';
import type { UnsettledCause } from './settle.ts';

/** Time to hide the panel and paint. */
const HIDE_MS = 50;
/** Latency of the next attempt when content moved: no latency was measured then. */
const MOVE_LATENCY_MS = 1_000;
/** Time for older messages of a conversation to load. */
const MIN_OLDER_WAIT_MS = 1_500;
/** Tries at a scroll position. */
const MAX_TRIES = 2;

/**
 * Takes one tile per screen. Each screen is scrolled to right after the last screenshot and settles while the quota is
 * waited for. Returns the pace of another attempt, or null when the background ended the capture.
 */
export async function captureTiles(walk: PageWalk): Promise<WalkResult | WalkPace | null> {
  return new TileWalk(walk).run();
}

class TileWalk {
  readonly #walk: PageWalk;
  readonly #step;
  readonly #unsettled = new Map<number, readonly UnsettledCause[]>();
  #moved = false;
  #changed = false;
  #covered = false;
  #samples: readonly ContentSample[] = [];
  /** What the tiles show, by its words as they stand. */
  readonly #shown = new Map<string, ContentSample>();
  /** The last tile that was taken: what it shows, where, and when it was scrolled to. */
  #taken: { readonly looks: Looks; readonly at: Point; readonly scrolledAt: number } | null = null;
  /** From scrolling to a tile until something of it appeared after its picture, in milliseconds; 0: none did. */
  #appearedMs = 0;
  /** CSS pixels of the content that the tiles show without a gap. */
  #bottom = 0;
  /** The image begins with the whole window: the pane is a small part of it. */
  readonly #showsWindow: boolean;
  /** Where the scrolled content begins in the image: below what is above a pane, such as the name of a conversation. */
  readonly #origin: Point;
  /** The pane was scrolled to its end: perhaps a conversation, whose older messages load at its beginning. */
  readonly #isConversation: boolean;

  constructor(walk: PageWalk) {
    this.#walk = walk;
    this.#step = computeTileStep(walk.scroller.clip, walk.window.devicePixelRatio);
    this.#isConversation = isPaneAtEnd(walk.scroller);
    const { pane, clip } = walk.scroller;
    this.#showsWindow = pane !== null && !fillsWindow(walk.window, clip);
    this.#origin = { x: this.#showsWindow ? clip.x : 0, y: pane === null ? 0 : clip.y };
  }

  async run(): Promise<WalkResult | WalkPace | null> {
    const { window, session, panel, pace, changeMonitor, readView, activity, tab } = this.#walk;
    let freeAt = 0;
    if (this.#isConversation) await this.#loadBeginning();
    for (let at: Point = { x: 0, y: 0 }, screens = 1; ; screens += 1) {
      let next = await this.#bringInto(at, screens, freeAt);
      // A hidden tab is not drawn: what it lacked is not missing.
      while (await tab.waitUntilShown()) {
        this.#unsettled.delete(screens);
        next = await this.#bringInto(at, screens, freeAt);
      }
      // The person may zoom before the first tile too, such as while a question is shown. No tiles fit together then.
      const isZoomed = isPinchZoomed(window.visualViewport);
      if (isZoomed || !changeMonitor.check(readView())) {
        const slower = pace.attempt === 1 && !isZoomed ? computeNextPace(pace, {}) : null;
        if (slower !== null) return slower;
        if (screens > 1) return this.#end(screens - 1, { inPart: true, resized: true });
        session.send({ type: 'gaveUp', code: isZoomed ? 'page-pinch-zoomed' : 'window-resized' });
        return null;
      }
      const freeInMs = await this.#shoot(screens);
      if (freeInMs === null) return null;
      freeAt = this.#now() + freeInMs;
      const lateByMs = Math.max(activity.lateByMs, this.#appearedMs);
      const { moved } = changeMonitor.getChanges();
      const grewAtEnd = next === null && this.#hasGrown();
      if (lateByMs > 0 || moved || this.#moved || grewAtEnd) {
        const slower = computeNextPace(pace, { latencyMs: lateByMs || Math.max(MOVE_LATENCY_MS, 2 * pace.latencyMs) });
        if (slower !== null) return slower;
        if (lateByMs > 0) this.#unsettled.set(screens, ['changing']);
      }
      if (next === null || !shouldContinue(panel, screens)) return this.#end(screens, { inPart: next !== null });
      at = next;
      panel.show(screens, 0, this.#bottom / this.#walk.scroller.size().height);
    }
  }

  #end(screens: number, { inPart, resized = false }: { inPart: boolean; resized?: boolean }): WalkResult {
    const { moved, changed } = this.#walk.changeMonitor.getChanges();
    return {
      screens,
      unsettled: this.#unsettled,
      inPart: inPart || this.#hasGrown(),
      resized,
      moved: moved || this.#moved,
      changed: changed || this.#changed,
      covered: this.#covered,
      isWordGone: isWordGone(this.#shown, this.#walk.readView()),
    };
  }

  /** Scrolls to the top until no older content loads. */
  async #loadBeginning(): Promise<void> {
    const { scroller, settler, panel, tab } = this.#walk;
    for (let loads = 1; ; loads += 1) {
      panel.show(loads);
      scroller.scrollTo({ x: 0, y: 0 });
      settler.markScrolled();
      await settler.waitForScreen();
      const { grew } = await settler.waitForGrowth(MIN_OLDER_WAIT_MS);
      // A hidden page loads nothing: its beginning is looked for again.
      if (await tab.waitUntilShown()) continue;
      if (!grew || !shouldContinue(panel, loads)) return;
    }
  }

  /** Returns whether there is content below the last tile. */
  #hasGrown(): boolean {
    return this.#walk.scroller.size().height > this.#bottom + 1;
  }

  /** Scrolls to the tile and waits until it is drawn and a shot is allowed. Returns the next tile; null at the end. */
  async #bringInto(at: Point, screens: number, freeAt: number): Promise<Point | null> {
    const { window, scroller, settler } = this.#walk;
    const first = screens === 1;
    let next = this.#scrollTo(at, first);
    for (let tries = 1; ; tries += 1) {
      const causes = await settler.waitForScreen();
      if (next === null) {
        const { grew, loading } = await settler.waitForGrowth();
        if (loading) this.#unsettled.set(screens, ['loading-indicator']);
        if (grew) {
          next = this.#scrollTo(at, first);
          if (tries < MAX_TRIES) continue;
        }
      }
      const isMissed = this.#isMissed(at);
      if (isMissed && tries < MAX_TRIES) {
        next = this.#scrollTo(at, first);
        continue;
      }
      this.#moved ||= isMissed;
      if (causes.length > 0) this.#unsettled.set(screens, causes);
      break;
    }
    this.#prepare(first, next === null);
    const waitMs = freeAt - HIDE_MS - this.#now();
    if (waitMs > 0) await pause(window, waitMs);
    // The page may have grown while it settled: then this is not the last tile.
    const now = computeNextTile(at, this.#step, scroller.size());
    if ((now === null) !== (next === null)) this.#prepare(first, now === null);
    return now;
  }

  #scrollTo(at: Point, first: boolean): Point | null {
    const { scroller, settler } = this.#walk;
    scroller.scrollTo(at);
    settler.markScrolled();
    const next = computeNextTile(at, this.#step, scroller.size());
    this.#prepare(first, next === null);
    return next;
  }

  #prepare(first: boolean, last: boolean): void {
    this.#walk.activity.ignoring(() => this.#walk.stickyElements.prepare({ first, last }));
  }

  /** Returns whether the page scrolled itself to another place, so that rows between two tiles would be missing. */
  #isMissed(at: Point): boolean {
    const { scroller } = this.#walk;
    const maxY = scroller.size().height - scroller.clip.height;
    return Math.abs(scroller.position().y - Math.min(at.y, Math.max(0, maxY))) > 1;
  }

  /**
   * Takes the tile, again when its content changed meanwhile. The samples are taken before the frame that the
   * picture shows: the page may lay itself out again between this frame and the picture.
   */
  async #shoot(screens: number): Promise<number | null> {
    const { window, readView, scroller, session, activity, settler, folded, isOurs, panel, tab } = this.#walk;
    for (let tries = 1; ; tries += 1) {
      panel.hide();
      const samples = sampleContent(readView(), scroller, isOurs);
      const { wordChanges } = activity;
      this.#covered ||= isAreaCovered(window, readView(), scroller.clip, scroller.pane);
      const at = scroller.position();
      if (at.y > this.#bottom + 1) this.#moved = true;
      folded.add(findFoldedParts(readView()));
      const watcher = watchWords(readView, scroller.clip);
      try {
        watcher.watchFrames(window);
        this.#noteAppeared();
        if (!(await waitForDrawnFrame(window))) {
          if (await tab.waitUntilShown()) {
            tries -= 1;
            continue;
          }
          this.#unsettled.set(screens, ['not-drawn']);
        }
        const place = this.#findPlace(at);
        const lacksImage = hasLoadingImage(window, readView(), place.clip);
        const looks = readLooks(window, readView(), scroller.clip, isOurs);
        const freeInMs = await session.shoot(window.location.href, {
          kind: 'tile',
          place,
          window: { width: window.innerWidth, height: window.innerHeight },
          page: this.#measureImage(),
          pixelRatio: window.devicePixelRatio,
        });
        const [changedWords] = watcher.finish();
        if (freeInMs === null) return null;
        // After the picture, so that nothing moves unseen between this tile and the one above.
        const above = compareSamples(this.#samples, readView(), scroller);
        this.#moved ||= above.moved || above.endMoved;
        this.#changed ||= above.changed;
        const { changed, moved, endMoved, removed } = compareSamples(samples, readView(), scroller);
        const restyled = listChanged(looks, readLooks(window, readView(), scroller.clip, isOurs)).length > 0;
        const isTorn = changed || removed || restyled || changedWords || activity.wordChanges > wordChanges;
        if ((isTorn || moved || endMoved) && tries < MAX_PICTURES) {
          await settler.waitForScreen();
          continue;
        }
        if (lacksImage) this.#unsettled.set(screens, [...(this.#unsettled.get(screens) ?? []), 'image']);
        this.#changed ||= isTorn;
        this.#moved ||= moved || endMoved;
        this.#samples = samples;
        for (const sample of samples) this.#shown.set(readOwnWords(sample.el), sample);
        const bottom = at.y + scroller.clip.height;
        this.#bottom = Math.max(this.#bottom, bottom);
        activity.markCaptured({ top: at.y, bottom, scrolledAt: settler.scrolledAt });
        this.#taken = { looks, at, scrolledAt: settler.scrolledAt };
        return freeInMs;
      } finally {
        watcher.stop();
      }
    }
  }

  /** What the page takes away once it is out of view was in the picture; what appears was not. */
  #noteAppeared(): void {
    if (this.#taken === null) return;
    const { window, readView, scroller, isOurs } = this.#walk;
    const { looks, at, scrolledAt } = this.#taken;
    const now = scroller.position();
    const { clip } = scroller;
    const area = { ...clip, x: clip.x + at.x - now.x, y: clip.y + at.y - now.y };
    if (hasAppeared(window, looks, readLooks(window, readView(), area, isOurs)))
      this.#appearedMs ||= this.#now() - scrolledAt;
  }

  /** Where the tile belongs in the image. The first one contains what is above the pane, or the whole window. */
  #findPlace(at: Point) {
    const { clip } = this.#walk.scroller;
    const { x, y } = this.#origin;
    if (at.y > 0) return { at: { x: at.x + x, y: at.y + y }, clip };
    if (this.#showsWindow) return { at, clip: { x: 0, y: 0, ...this.#measureWindow() } };
    return { at, clip: { ...clip, y: clip.y - y, height: clip.height + y } };
  }

  #measureImage(): Size {
    const { width, height } = this.#walk.scroller.size();
    const { x, y } = this.#origin;
    const around = this.#showsWindow ? this.#measureWindow() : { width: 0, height: 0 };
    return { width: Math.max(around.width, width + x), height: Math.max(around.height, height + y) };
  }

  #measureWindow(): Size {
    const { innerWidth, innerHeight } = this.#walk.window;
    return { width: innerWidth, height: innerHeight };
  }

  #now(): number {
    return this.#walk.window.performance.now();
  }
}

function isPaneAtEnd({ pane, position, size, clip }: Scroller): boolean {
  const { y } = position();
  return pane !== null && y > 0 && y + clip.height >= size().height - 1;
}

/** Returns the distance between tiles: whole device pixels, so that two tiles never share a blended row. */
export function computeTileStep(window: Size, pixelRatio: number): Size {
  return {
    width: Math.max(1, Math.floor(window.width * pixelRatio)) / pixelRatio,
    height: Math.max(1, Math.floor(window.height * pixelRatio)) / pixelRatio,
  };
}

/**
 * Returns the next scroll position, row by row, left to right; null at the end. `page` is the current size: a page that
 * grew continues, and one of an exact number of windows ends on its last.
 */
export function computeNextTile(at: Point, step: Size, page: Size): Point | null {
  const right = { x: at.x + step.width, y: at.y };
  if (page.width - right.x > ROUNDING_TOLERANCE_PX) return right;
  const below = { x: 0, y: at.y + step.height };
  return page.height - below.y > ROUNDING_TOLERANCE_PX ? below : null;
}

/**
 * Layout rounds to fractions of a pixel, which do not make another row. Steps are binary fractions, whose error sums up
 * over many tiles: a millionth is added, so that a remainder of exactly one pixel makes no row either.
 */
const ROUNDING_TOLERANCE_PX = 1 + 1e-6;

/** An element at one point of the visible area, with what must not change between a reading and its screenshot. */
export interface ContentSample {
  readonly el: Element;
  /** The element's own words, without those of its children. */
  readonly words: string;
  /** CSS pixels: in the viewport, and in the scrolled content. */
  readonly viewportY: number;
  readonly contentY: number;
  /** Where one of the last elements of the visible area ends in the content, at most the end of the area; else null. */
  readonly end: number | null;
  /** The end of the visible area in the content. */
  readonly areaEnd: number;
}

interface SampleChanges {
  /** An element has other words. */
  readonly changed: boolean;
  /** An element stands elsewhere in the content. */
  readonly moved: boolean;
  /** One of the last elements of the visible area ends elsewhere in this area, so that what follows it moved. */
  readonly endMoved: boolean;
  /** An element is no longer in the document: the list recycles its elements. */
  readonly removed: boolean;
}

/**
 * Samples a grid over the visible area of the scroller, and the last elements of this area: no point of the grid may be
 * below a row that grows there. `isOurs` excludes the extension's own interface.
 */
export function sampleContent(view: PageView, scroller: Scroller, isOurs: (el: Element) => boolean): ContentSample[] {
  const { body, documentElement } = view.document;
  const findContent = ({ x, y }: Point): Element | null => {
    const el = view.document.elementFromPoint(x, y);
    return el === null || el === body || el === documentElement || isOurs(el) ? null : el;
  };
  const { clip, position } = scroller;
  const areaEnd = position().y + clip.y + clip.height;
  const samples = new Map<Element, ContentSample>();
  const listEnding = (el: Element | null): void => {
    if (el === null || el === body) return;
    const sample = measureSample(view, scroller, el, areaEnd);
    samples.set(el, sample);
    // The elements around one that ends in the area may end there too.
    if (sample.end < areaEnd) listEnding(getParentElement(el));
  };
  for (const column of listEndPoints(clip))
    listEnding(column.reduce<Element | null>((el, point) => el ?? findContent(point), null));
  for (const point of listGridPoints(clip)) {
    const el = findContent(point);
    if (el !== null && !samples.has(el)) samples.set(el, { ...measureSample(view, scroller, el, areaEnd), end: null });
  }
  return [...samples.values()];
}

export function compareSamples(samples: readonly ContentSample[], view: PageView, scroller: Scroller): SampleChanges {
  let [changed, moved, endMoved, removed] = [false, false, false, false];
  for (const sample of samples) {
    if (!getNative(sample.el, 'isConnected')) {
      removed = true;
      continue;
    }
    const now = measureSample(view, scroller, sample.el, sample.areaEnd);
    changed ||= now.words !== sample.words;
    const isElsewhere = differ(now.contentY, sample.contentY);
    // A fixed element keeps its place in the viewport, so its place in the content changes with every scroll.
    moved ||= isElsewhere && differ(now.viewportY, sample.viewportY);
    endMoved ||= !isElsewhere && sample.end !== null && differ(now.end, sample.end);
  }
  return { changed, moved, endMoved, removed };
}

/** Whether the page no longer has some words that were shown, other than counters and relative times. */
function isWordGone(shown: ReadonlyMap<string, ContentSample>, view: PageView): boolean {
  const gone = new Set<string>();
  for (const [shownWords, { el, words }] of shown)
    if (words !== '' && !(getNative(el, 'isConnected') && toComparableText(readOwnWords(el)) === words))
      gone.add(shownWords);
  for (const el of queryAll(view.document, '*')) {
    const words = readOwnWords(el);
    if (gone.has(words) && view.isVisible(el)) gone.delete(words);
  }
  return gone.size > 0;
}

function measureSample(view: PageView, scroller: Scroller, el: Element, areaEnd: number) {
  const { y, height } = view.rectOf(el);
  const contentY = y + scroller.position().y;
  const end = Math.min(contentY + height, areaEnd);
  return { el, words: toComparableText(readOwnWords(el)), viewportY: y, contentY, end, areaEnd };
}

/** Layout rounds to fractions of a pixel. */
const differ = (one: number, other: number): boolean => Math.abs(one - other) > 1;
