import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Scroller } from '../../../../src/capture/scroller.ts';
import { ThreadScroller } from '../../../../src/capture/thread/threadScroller.ts';
import { ObserverStub } from '../../../support/capture/observerStub.ts';
import { createPageView } from '../../../support/savedPages/savedPage.ts';

/** A window of 600 pixels over longer content, which stops scrolling where browsers do. */
function createScroller(isPage: boolean, height: number, at: number, clock?: { loadedAt: number; now(): number }) {
  const state = { height, y: at };
  const view = createPageView('<article id="a"><p>un</p></article>', 'https://fils.essai.example/');
  view.document.elementFromPoint = () => null;
  const entries = clock ? [{ loadEventEnd: clock.loadedAt }] : [];
  const getEntriesByType = (type: string) => (type === 'navigation' ? entries : []);
  Object.assign(view.window.performance, { getEntriesByType, ...(clock && { now: clock.now }) });
  const scroller: Scroller = {
    pane: isPage ? null : view.document.body,
    reversed: false,
    clip: { x: 0, y: 0, width: 700, height: 600 },
    size: () => ({ width: 700, height: state.height }),
    position: () => ({ x: 0, y: state.y }),
    scrollTo: ({ y }) => {
      state.y = Math.max(0, Math.min(y, state.height - 600));
    },
  };
  const post = view.document.querySelector('article') ?? expect.fail('no post');
  post.scrollIntoView = () => undefined;
  // The post's position in the scrolled content.
  let postTop = 0;
  const readView = () => ({ ...view, rectOf: () => ({ x: 0, y: postTop - state.y, width: 700, height: 120 }) });
  return {
    state,
    post,
    scroll: new ThreadScroller(view.window, scroller, readView),
    standsAt: (y: number) => {
      postTop = y;
    },
  };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('ThreadScroller', () => {
  it('starts at the top of a page from any scroll position, and returns the distance scrolled', () => {
    const { scroll, state } = createScroller(true, 3000, 1500);
    expect([scroll.direction, state.y]).toEqual(['down', 0]);
    expect(scroll.listTransformations()).toEqual([{ name: 'scrolled-into-view', down: -1500, right: 0 }]);
    while (scroll.advance());
    expect([state.y, scroll.isAtEnd]).toEqual([2400, true]);
  });

  it('goes up from the end of a conversation, and down from its beginning', () => {
    const { scroll, state } = createScroller(false, 3000, 2400);
    expect([scroll.direction, scroll.forward, state.y]).toEqual(['up', -1, 2400]);
    expect(scroll.advance()).toBe(true);
    expect(state.y).toBe(1860);
    expect(createScroller(false, 3000, 0).scroll.direction).toBe('down');
    expect(createScroller(false, 500, 0).scroll.direction).toBe('down');
  });

  it('scrolls a post to the top of the screen, as far as the page allows', () => {
    const { scroll, state, post, standsAt: postTop } = createScroller(true, 3000, 0);
    postTop(1000);
    expect(scroll.bringToStart(post)).toBe(true);
    expect(state.y).toBe(1000);
    postTop(2900);
    expect(scroll.bringToStart(post)).toBe(true);
    expect(state.y).toBe(2400);
    postTop(9000);
    expect(scroll.bringToStart(post)).toBe(false);
  });

  it('waits for a reaction of the page and for one drawn frame where the list does not move', async () => {
    vi.stubGlobal('IntersectionObserver', ObserverStub);
    const { scroll, post } = createScroller(true, 3000, 0);
    const steps: string[] = [];
    const ready = Promise.resolve();
    Object.assign(Object.getPrototypeOf(Object.getPrototypeOf(post)), {
      animate: () => {
        steps.push('drawn');
        return { ready, cancel: () => undefined };
      },
    });
    Object.assign(post.ownerDocument, { getAnimations: () => [] });
    await scroll.waitUntilSettled(() => steps.push('measured'));
    expect([steps, scroll.isDrawn]).toEqual([['measured', 'drawn'], true]);
  });

  it('waits for more posts at the end of a list, up to the time limit', async () => {
    vi.useFakeTimers();
    const wait = async (growing: Promise<boolean>) => {
      const startedAt = Date.now();
      const [grew] = await Promise.all([growing, vi.runAllTimersAsync()]);
      return { grew, waitedMs: Date.now() - startedAt };
    };
    const { scroll, state } = createScroller(true, 600, 0);
    // 5 s where a part of the list is still empty, in checks of 190 ms.
    expect(await wait(scroll.waitForGrowth(() => false))).toEqual({ grew: false, waitedMs: 27 * 190 });
    const growing = scroll.waitForGrowth(() => false);
    state.height = 900;
    expect(await wait(growing)).toMatchObject({ grew: true });
    expect(await wait(scroll.waitForGrowth(() => true))).toMatchObject({ grew: true });
  });

  it.each([
    ['that was not scrolled', true, 0, 8],
    ['that was scrolled, perhaps just now', true, 1500, 27],
    ['that stands at the end of a conversation', false, 2400, 8],
  ])('of a page loaded long ago, watches the end of a list %s', async (_what, isPage, at, checks) => {
    vi.useFakeTimers();
    const startedAt = Date.now();
    const { scroll, post } = createScroller(isPage, 3000, at, {
      loadedAt: 1_000,
      now: () => 60_000 + Date.now() - startedAt,
    });
    // The screen is not empty.
    post.ownerDocument.elementFromPoint = () => post;
    while (scroll.advance());
    const [grew] = await Promise.all([scroll.waitForGrowth(() => false), vi.runAllTimersAsync()]);
    expect({ grew, waitedMs: Date.now() - startedAt }).toEqual({ grew: false, waitedMs: checks * 190 });
  });
});
