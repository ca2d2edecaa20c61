import { JSDOM } from 'jsdom';
import { expect, it, vi } from 'vitest';
import {
  isFrameProbe,
  REACTION_MS,
  waitForDrawnFrame,
  waitForFocus,
  waitForReaction,
  waitUntilShown,
} from '../../../src/dom/pageWaits.ts';

function pageWith(focused: boolean) {
  const { window } = new JSDOM('<p>Page', { pretendToBeVisual: true });
  window.document.hasFocus = () => focused;
  const asked = vi.fn();
  window.focus = asked;
  const timers: (() => void)[] = [];
  Object.assign(window, { setTimeout: (late: () => void) => timers.push(late), clearTimeout: () => {} });
  return {
    window: window as unknown as Window, // jsdom's type of Window
    asked,
    comes: () => window.dispatchEvent(new window.Event('focus')),
    late: () => timers.forEach((late) => void late()),
  };
}

it('waitForFocus resolves at once when the page has the focus', async () => {
  const { window, asked } = pageWith(true);
  await waitForFocus(window);
  expect(asked).not.toHaveBeenCalled();
});

it('waitForFocus requests the focus and waits until it is back, up to the time limit', async () => {
  for (const end of ['comes', 'late'] as const) {
    const page = pageWith(false);
    let done = false;
    const waited = waitForFocus(page.window).then(() => {
      done = true;
    });
    await Promise.resolve();
    expect([done, page.asked.mock.calls.length]).toEqual([false, 1]);
    page[end]();
    await waited;
  }
});

it('waitForDrawnFrame resolves once an animation has started, or says that the page was not drawn in time', async () => {
  for (const isDrawn of [true, false]) {
    const { window } = new JSDOM('<p>Page', { pretendToBeVisual: true });
    const probes: Element[] = [];
    let cancelled = 0;
    const animate = function (this: Element) {
      probes.push(...window.document.documentElement.querySelectorAll(':scope > div'));
      return { ready: new Promise<void>((resolve) => isDrawn && resolve()), cancel: () => void cancelled++ };
    };
    Object.assign(window.Element.prototype, { animate });
    Object.assign(window, { setTimeout: (late: () => void) => isDrawn || queueMicrotask(late) });
    // jsdom's type of Window
    expect(await waitForDrawnFrame(window as unknown as Window)).toBe(isDrawn);
    expect(probes.map(isFrameProbe)).toEqual([true]);
    expect(probes.some(({ isConnected }) => isConnected)).toBe(false);
    expect(cancelled).toBe(1);
  }
});

it('waitForDrawnFrame counts its time again when the tab is shown again', async () => {
  const { window } = new JSDOM('<p>Page', { pretendToBeVisual: true });
  const { document } = window;
  let isHidden = true;
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
  const { promise: ready, resolve: draw } = Promise.withResolvers<void>();
  Object.assign(window.Element.prototype, { animate: () => ({ ready, cancel: () => undefined }) });
  const timers = new Map<number, { readonly late: () => void; readonly ms: number }>();
  Object.assign(window, {
    setTimeout: (late: () => void, ms: number) => timers.set(timers.size + 1, { late, ms }).size,
    clearTimeout: (id: number) => timers.delete(id),
  });
  const drawn = waitForDrawnFrame(window as unknown as Window); // jsdom's type of Window
  const [[, { ms: hiddenMs }] = [0, { ms: 0 }]] = timers;
  isHidden = false;
  document.dispatchEvent(new window.Event('visibilitychange'));
  expect([...timers.values()].every(({ ms }) => ms > hiddenMs)).toBe(true);
  draw();
  expect(await drawn).toBe(true);
  document.dispatchEvent(new window.Event('visibilitychange'));
  expect(timers.size).toBe(0);
});

it('waitForReaction begins its timer only once the observers of a slow page were called', async () => {
  const steps: string[] = [];
  let callObservers = (): void => undefined;
  const window = {
    document: { documentElement: {}, hidden: false },
    closed: false,
    requestAnimationFrame: (run: () => void) => queueMicrotask(run),
    clearTimeout: () => undefined,
    setTimeout: (run: () => void, ms: number) => {
      if (ms > REACTION_MS) return;
      steps.push(`timer of ${ms} ms`);
      run();
    },
  };
  Object.assign(window, { top: window });
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(onCall: () => void) {
        callObservers = onCall;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
  const waited = waitForReaction(window as unknown as Window); // the parts that are used
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  steps.push('observers called');
  callObservers();
  expect(await waited).toBe(true);
  expect(steps).toEqual(['observers called', `timer of ${REACTION_MS} ms`]);
  vi.unstubAllGlobals();
});

function createHiddenTab() {
  const document = Object.assign(new EventTarget(), { hidden: true });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const panel = {
    stopped: false,
    ended,
    paused: 0,
    showPaused: () => void panel.paused++,
  };
  const window = { document, closed: false } as unknown as Window & { top: Window }; // the parts that are read
  window.top = window;
  return { window, document, panel, end };
}

it('waits until the tab is shown, and tells it', async () => {
  const { window, document, panel } = createHiddenTab();
  const shown = waitUntilShown(window, panel);
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => panel.paused).toBe(2);
  document.hidden = false;
  document.dispatchEvent(new Event('visibilitychange'));
  await shown;
  expect(panel.paused).toBe(2);
  await waitUntilShown(window, panel);
  expect(panel.paused).toBe(2);
});

it('ends when the person stops the capture', async () => {
  const { window, panel, end } = createHiddenTab();
  const shown = waitUntilShown(window, panel);
  panel.stopped = true;
  end();
  await shown;
  expect(panel.paused).toBe(1);
});
