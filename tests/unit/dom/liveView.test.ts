import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { readViewportInfo } from '../../../src/capture/observe.ts';
import { isPartlyCovered, scrollPostIntoView } from '../../../src/capture/postInView.ts';
import { createLiveView } from '../../../src/dom/liveView.ts';
import { waitForNextPaint } from '../../../src/dom/pageWaits.ts';
import { NOW, overrideMethods } from '../../support/savedPages/savedPage.ts';

const RECT = { x: 10, y: 20, width: 300, height: 100 };

function page(html: string) {
  const { window } = new JSDOM(html, { url: 'https://exemple.fr/', pretendToBeVisual: true });
  // jsdom has no layout, and lacks this method.
  window.Element.prototype.checkVisibility = () => true;
  return window as unknown as Window & typeof globalThis; // jsdom's type of Window
}

/** jsdom has no layout: sets both measurements by hand. */
function setRect(el: Element | null, rect: Partial<typeof RECT>, shown = true) {
  if (!el) throw new Error('no element');
  const whole = { ...RECT, ...rect };
  const box = { ...whole, right: whole.x + whole.width, bottom: whole.y + whole.height };
  const measure = vi.fn(() => box as DOMRect);
  overrideMethods(el, { getBoundingClientRect: measure, checkVisibility: () => shown });
  return { el, measure };
}

describe('createLiveView', () => {
  it.each([
    ['shown', {}, true, true],
    ['not rendered', {}, false, false],
    ['one pixel, for screen readers', { width: 1, height: 1 }, true, false],
    ['far to the left', { x: -9999 }, true, false],
    ['below the fold', { y: 5000 }, true, true],
  ])('tests the visibility of %s', (_, rect, shown, visible) => {
    const window = page('<p>a</p>');
    window.Range.prototype.getBoundingClientRect = () => ({ width: 0, height: 0, right: 0 }) as DOMRect;
    const { el, measure } = setRect(window.document.querySelector('p'), rect, shown);
    const view = createLiveView(window, NOW);
    expect(view.isVisible(el)).toBe(visible);
    const measures = measure.mock.calls.length;
    expect(view.isVisible(el)).toBe(visible);
    expect(measure).toHaveBeenCalledTimes(measures);
  });

  it('reports elements in a hidden iframe as invisible', () => {
    const window = page('<iframe></iframe>');
    const frame = window.document.querySelector('iframe');
    const inside = frame?.contentWindow;
    if (!inside) throw new Error('no frame');
    const { el } = setRect(inside.document.body.appendChild(inside.document.createElement('p')), {});
    for (const shown of [true, false]) {
      setRect(frame, {}, shown);
      expect(createLiveView(inside, NOW).isVisible(el)).toBe(shown);
    }
  });

  it('multiplies the opacity of two faint ancestors', () => {
    const window = page('<div style="opacity: 0.2"><div style="opacity: 0.2"><p>a</p></div><b>b</b></div>');
    const seen = (selector: string) =>
      createLiveView(window, NOW).isVisible(setRect(window.document.querySelector(selector), {}).el);
    expect([seen('p'), seen('b')]).toEqual([false, true]);
  });

  it.each([
    ['opacity: 0.2', 'opacity: 0.2'],
    ['clip-path: inset(50%)', ''],
    ['', 'clip-path: inset(50%)'],
  ])('reports elements hidden by a component as invisible: %s around it, %s inside', (around, inside) => {
    const window = page(`<div style="${around}"><i-post><p>a</p></i-post></div>`);
    const host = window.document.querySelector('i-post');
    const shadow = host?.attachShadow({ mode: 'open' });
    if (!host || !shadow) throw new Error('no component');
    shadow.innerHTML = `<div style="${inside}"><b style="${inside}">b</b><slot></slot></div>`;
    for (const el of [host.querySelector('p'), shadow.querySelector('b')])
      expect(createLiveView(window, NOW).isVisible(setRect(el, {}).el)).toBe(false);
  });

  it('has the page’s address, clock and screen', () => {
    const window = page('<p>a</p>');
    window.matchMedia = (() => ({ matches: true })) as unknown as typeof window.matchMedia; // only `matches` is used
    const view = createLiveView(window, NOW);
    expect(view.url.href).toBe('https://exemple.fr/');
    expect(view.clock.offsetAt(NOW.getTime())).toBe(-NOW.getTimezoneOffset());
    const { el } = setRect(window.document.querySelector('p'), {});
    expect(view.rectOf(el)).toEqual(RECT);
    expect(readViewportInfo(window)).toMatchObject({
      devicePixelRatio: '1',
      colorScheme: 'dark',
      viewport: { width: 1024, height: 768 },
    });
  });
});

describe('scrollPostIntoView', () => {
  it('does not scroll when the post fits', () => {
    const window = page('<p>a</p>');
    const { el } = setRect(window.document.querySelector('p'), {});
    window.document.elementFromPoint = () => el;
    el.scrollIntoView = vi.fn();
    expect(scrollPostIntoView(window, createLiveView(window, NOW), el)).toEqual([]);
    expect(el.scrollIntoView).not.toHaveBeenCalled();
  });

  it('returns what it did', () => {
    const window = page('<p>a</p>');
    const { el } = setRect(window.document.querySelector('p'), { y: 900 });
    window.document.elementFromPoint = () => el;
    el.scrollIntoView = () => void setRect(el, { y: 668 });
    expect(scrollPostIntoView(window, createLiveView(window, NOW), el)).toEqual([
      { name: 'scrolled-into-view', down: 232, right: 0 },
    ]);
  });

  it('scrolls the post clear of a header, but not of a panel over the whole page', () => {
    const window = page('<header></header><p>a</p>');
    const view = createLiveView(window, NOW);
    const { el } = setRect(window.document.querySelector('p'), { y: 0 });
    const { el: header } = setRect(window.document.querySelector('header'), { y: 0, height: 53 });
    setRect(window.document.body, { y: 0, height: 5000 });
    window.document.elementFromPoint = () => header;
    window.scrollTo = vi.fn();
    scrollPostIntoView(window, view, el);
    expect(window.scrollTo).toHaveBeenCalledWith({ left: 0, top: -53, behavior: 'instant' });
    expect(isPartlyCovered(view, el, RECT)).toBe(true);
    setRect(header, { y: 0, height: 768 });
    vi.mocked(window.scrollTo).mockClear();
    scrollPostIntoView(window, view, el);
    expect(window.scrollTo).not.toHaveBeenCalled();
  });
});

describe('waitForNextPaint', () => {
  it('resolves at the second frame', async () => {
    const frames: FrameRequestCallback[] = [];
    const window = {
      requestAnimationFrame: (f: FrameRequestCallback) => frames.push(f),
      document: { hidden: false },
      setTimeout: () => 1,
      clearTimeout: vi.fn(),
    };
    let painted = false;
    const wait = waitForNextPaint(window as unknown as Window).then(() => (painted = true)); // four members
    frames[0]?.(0);
    await Promise.resolve();
    expect(painted).toBe(false);
    frames[1]?.(16);
    await wait;
    expect(window.clearTimeout).toHaveBeenCalledWith(1);
  });

  it('does not wait for a frame in a hidden tab', async () => {
    const late: (readonly [() => void, number])[] = [];
    const windowOf = (hidden: boolean) => ({
      document: { hidden },
      requestAnimationFrame: () => 0,
      setTimeout: (f: () => void, ms: number) => late.push([f, ms]),
      clearTimeout: () => {},
    });
    const wait = waitForNextPaint(windowOf(true) as unknown as Window); // only four members are used
    late[0]?.[0]();
    await expect(wait).resolves.toBe(false);
    // A tab in front gets a frame, even on a busy machine.
    void waitForNextPaint(windowOf(false) as unknown as Window);
    expect(late.map(([, ms]) => ms)).toEqual([250, 3000]);
  });
});
