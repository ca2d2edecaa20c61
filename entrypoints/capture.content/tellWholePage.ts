import { observe } from '../../src/capture/observe.ts';
import { pageText } from '../../src/capture/text.ts';
import type { PageView } from '../../src/capture/view.ts';
import { changesOnTheWay, type Gone } from '../../src/capture/whole/changes.ts';
import { Going } from '../../src/capture/whole/going.ts';
import { tileRendered } from '../../src/capture/whole/images.ts';
import { type Pinned, pinnedOn } from '../../src/capture/whole/pinned.ts';
import { nextTile, tileStep } from '../../src/capture/whole/plan.ts';
import { type Point, type Scroller, scrollerOf } from '../../src/capture/whole/scroller.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { hideAll, isOurs } from '../../src/ui/page/layer.ts';
import type { ProgressPanel } from '../../src/ui/page/progress.ts';
import { sendTexts, tellObserved } from './tellPage.ts';

/** What came of going down the page. */
interface Walk extends Gone {
  /** The end of the page was not reached: stopped, at the limit, or it grew without end. */
  readonly inPart: boolean;
  /** What was taken already left its place, or the page went to another address. */
  readonly moved: boolean;
  readonly changed: boolean;
  /** The window had another size or zoom before the end. */
  readonly resized: boolean;
}

/** The page, seen anew at each look, with our panel over it. */
interface Page {
  readonly window: Window;
  readonly look: () => PageView;
  readonly panel: ProgressPanel;
  /** A window that then has another size or zoom ends it there, with what is taken. */
  readonly last: boolean;
}

/** What a walk goes over. */
interface Ground extends Page {
  readonly session: PageSession;
  readonly scroller: Scroller;
  readonly pinned: Pinned;
}

/**
 * Tells the background a whole page: down it screen by screen, headers shown once, images awaited; everything put back
 * as it was, whatever happens. Firefox draws the page in one call after the walk; elsewhere each screen is a tile.
 * « resized »: nothing is kept, it is to be begun again; `last`: it was.
 */
export async function tellWholePage(session: PageSession, page: Page): Promise<'resized' | undefined> {
  const { window, look, last } = page;
  session.send({ type: 'begin', mode: 'page', entry: 'page' });
  const way = await session.way;
  const scroller = scrollerOf(window);
  const start = scroller.position();
  const pinned = pinnedOn(window, isOurs);
  const ground: Ground = { ...page, session, scroller, pinned };
  let walk: Walk | 'resized' | null = null;
  try {
    walk =
      way === 'page' && scroller.isPage && !scroller.reversed
        ? await walkThenShoot(ground)
        : await shootTiles(ground);
  } finally {
    hideAll();
    pinned.restore();
    scroller.scrollTo(start);
  }
  if (walk === null) return;
  if (walk === 'resized') {
    // Once more from the beginning, and nothing is said; the second time what happened is.
    session.send({ type: 'gaveUp', code: last ? 'window-resized' : 'cancelled' });
    return walk;
  }
  const view = look();
  const source = sendTexts(session, view, pageText(view, null));
  await tellObserved(session, window, observe(view, window.performance, null), {
    rect: null,
    warnings: [
      ...(walk.inPart ? ['page-captured-in-part'] : []),
      ...(walk.resized ? ['window-resized'] : []),
      ...(walk.moved ? ['page-moved'] : []),
      ...(walk.changed ? ['content-changed'] : []),
      ...(walk.imagesMissing > 0 ? ['image-not-loaded'] : []),
      ...session.warnings,
    ],
    pageTransformations: changesOnTheWay(walk, pinned, scroller),
    source,
  });
}

/** One tile a screen; null when the capture ended on the other side. */
async function shootTiles({
  session,
  window,
  look,
  panel,
  last,
  scroller,
  pinned,
}: Ground): Promise<Walk | 'resized' | null> {
  const step = tileStep(scroller.clip, window.devicePixelRatio);
  const going = new Going(window, scroller);
  let imagesMissing = 0;
  for (let at: Point = { x: 0, y: 0 }, screens = 1; ; screens += 1) {
    panel.hide();
    scroller.scrollTo(at);
    const next = nextTile(at, step, scroller.size());
    pinned.prepare({ first: screens === 1, last: next === null });
    imagesMissing += await tileRendered(window);
    if (!going.on(look())) {
      if (!last || screens === 1) return 'resized';
      return { screens: screens - 1, imagesMissing, inPart: true, resized: true, ...going.seen() };
    }
    const freeInMs = await session.shoot(window.location.href, {
      kind: 'tile',
      place: { at: scroller.position(), clip: scroller.clip },
      window: { width: window.innerWidth, height: window.innerHeight },
      page: scroller.size(),
      pixelRatio: window.devicePixelRatio,
    });
    if (freeInMs === null) return null;
    if (next === null || !goesOn(panel, screens)) {
      return { screens, imagesMissing, inPart: next !== null, resized: false, ...going.seen() };
    }
    at = next;
    // The panel shows while the quota keeps us waiting anyway.
    panel.show(screens);
    await wait(window, Math.max(SEEN_MS, freeInMs - PREPARATION_MS));
  }
}

/** Down to the end so that everything loads, then one picture from the top. */
async function walkThenShoot({
  session,
  window,
  look,
  panel,
  last,
  scroller,
}: Ground): Promise<Walk | 'resized' | null> {
  const step = tileStep(scroller.clip, window.devicePixelRatio);
  const going = new Going(window, scroller);
  let imagesMissing = 0;
  let screens = 1;
  let next: Point | null = { x: 0, y: 0 };
  for (; next !== null; screens += 1) {
    panel.show(screens);
    scroller.scrollTo(next);
    imagesMissing += await tileRendered(window);
    if (window.document.hidden) {
      // Behind another tab nothing is drawn, and the picture would be refused in the end.
      session.send({ type: 'gaveUp', code: 'tab-changed' });
      return null;
    }
    next = nextTile({ x: 0, y: next.y }, { ...step, width: Number.POSITIVE_INFINITY }, scroller.size());
    if (!goesOn(panel, screens)) break;
  }
  hideAll();
  scroller.scrollTo({ x: 0, y: 0 });
  await tileRendered(window);
  const resized = !going.on(look());
  if (resized && !last) return 'resized';
  const { width, height } = scroller.size();
  const taken = await session.shoot(window.location.href, {
    kind: 'page',
    page: { width, height: next === null ? height : next.y },
    pixelRatio: window.devicePixelRatio,
  });
  // Drawn at once: what moved on the way down is drawn where it stands now.
  return taken === null
    ? null
    : { screens, imagesMissing, inPart: next !== null, moved: false, changed: going.seen().changed, resized };
}

/** False: the person stopped it, or the limit is reached. */
const goesOn = ({ stopped, limit }: ProgressPanel, screens: number): boolean => !stopped && screens < limit;

/** Scrolling, hiding and painting the next screen. */
const PREPARATION_MS = 150;
/** For a person to see the panel, and to press « Arrêter »: a slow machine never waits for the quota. */
const SEEN_MS = 150;

function wait(window: Window, ms: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, ms));
}
