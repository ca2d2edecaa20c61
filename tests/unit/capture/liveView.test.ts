import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { NOW, overrideMethods } from '../../../scripts/readers/savedPage.ts';
import { liveView } from '../../../src/capture/liveView.ts';
import { paintedFrame } from '../../../src/capture/paint.ts';
import { screenOf } from '../../../src/capture/screen.ts';
import { bringIntoView, isPartlyCovered } from '../../../src/capture/scroll.ts';

const RECT = { x: 10, y: 20, width: 300, height: 100 };

function page(html: string) {
  const { window } = new JSDOM(html, { url: 'https://exemple.fr/', pretendToBeVisual: true });
  return window as unknown as Window & typeof globalThis; // jsdom's own type of the same thing
}

/** jsdom has no layout: the two measures that count are given by hand. */
function measured(el: Element | null, rect: Partial<typeof RECT>, shown = true) {
  if (!el) throw new Error('no element');
  const whole = { ...RECT, ...rect };
  const box = { ...whole, right: whole.x + whole.width, bottom: whole.y + whole.height };
  const measure = vi.fn(() => box as DOMRect);
  overrideMethods(el, { getBoundingClientRect: measure, checkVisibility: () => shown });
  return { el, measure };
}

describe('the live page', () => {
  it.each([
    ['shown', {}, true, true],
    ['not rendered', {}, false, false],
    ['one pixel, for screen readers', { width: 1, height: 1 }, true, false],
    ['far to the left', { x: -9999 }, true, false],
    ['below the fold', { y: 5000 }, true, true],
  ])('%s', (_, rect, shown, visible) => {
    const window = page('<p>a</p>');
    window.Range.prototype.getBoundingClientRect = () => ({ width: 0, height: 0, right: 0 }) as DOMRect;
    const { el, measure } = measured(window.document.querySelector('p'), rect, shown);
    const view = liveView(window, NOW);
    expect(view.isVisible(el)).toBe(visible);
    const measures = measure.mock.calls.length;
    expect(view.isVisible(el)).toBe(visible);
    expect(measure).toHaveBeenCalledTimes(measures);
  });

  it('does not see what stands in a frame that nobody sees', () => {
    const window = page('<iframe></iframe>');
    const frame = window.document.querySelector('iframe');
    const inside = frame?.contentWindow;
    if (!inside) throw new Error('no frame');
    const { el } = measured(inside.document.body.appendChild(inside.document.createElement('p')), {});
    for (const shown of [true, false]) {
      measured(frame, {}, shown);
      expect(liveView(inside, NOW).isVisible(el)).toBe(shown);
    }
  });

  it('does not see what two faint boxes hold', () => {
    const window = page('<div style="opacity: 0.2"><div style="opacity: 0.2"><p>a</p></div><b>b</b></div>');
    const seen = (selector: string) =>
      liveView(window, NOW).isVisible(measured(window.document.querySelector(selector), {}).el);
    expect([seen('p'), seen('b')]).toEqual([false, true]);
  });

  it.each([
    ['opacity: 0.2', 'opacity: 0.2'],
    ['clip-path: inset(50%)', ''],
    ['', 'clip-path: inset(50%)'],
  ])('does not see what a component hides: %s around it, %s inside', (around, inside) => {
    const window = page(`<div style="${around}"><i-post><p>a</p></i-post></div>`);
    const host = window.document.querySelector('i-post');
    const shadow = host?.attachShadow({ mode: 'open' });
    if (!host || !shadow) throw new Error('no component');
    shadow.innerHTML = `<div style="${inside}"><b style="${inside}">b</b><slot></slot></div>`;
    for (const el of [host.querySelector('p'), shadow.querySelector('b')])
      expect(liveView(window, NOW).isVisible(measured(el, {}).el)).toBe(false);
  });

  it('gives its address, its clock and its screen', () => {
    const window = page('<p>a</p>');
    window.matchMedia = (() => ({ matches: true })) as unknown as typeof window.matchMedia; // the one answer asked
    const view = liveView(window, NOW);
    expect(view.url.href).toBe('https://exemple.fr/');
    expect(view.clock.offsetAt(NOW.getTime())).toBe(-NOW.getTimezoneOffset());
    const { el } = measured(window.document.querySelector('p'), {});
    expect(view.rectOf(el)).toEqual(RECT);
    expect(screenOf(window)).toMatchObject({
      devicePixelRatio: '1',
      colorScheme: 'dark',
      viewport: { width: 1024, height: 768 },
    });
  });
});

describe('bringing a post into view', () => {
  it('touches nothing when it fits', () => {
    const window = page('<p>a</p>');
    const { el } = measured(window.document.querySelector('p'), {});
    window.document.elementFromPoint = () => el;
    el.scrollIntoView = vi.fn();
    expect(bringIntoView(window, liveView(window, NOW), el)).toEqual([]);
    expect(el.scrollIntoView).not.toHaveBeenCalled();
  });

  it('says what it did', () => {
    const window = page('<p>a</p>');
    const { el } = measured(window.document.querySelector('p'), { y: 900 });
    window.document.elementFromPoint = () => el;
    el.scrollIntoView = () => void measured(el, { y: 668 });
    expect(bringIntoView(window, liveView(window, NOW), el)).toEqual([
      { name: 'scrolled-into-view', down: 232, right: 0 },
    ]);
  });

  it('comes out from under a header, not from under a panel over everything', () => {
    const window = page('<header></header><p>a</p>');
    const view = liveView(window, NOW);
    const { el } = measured(window.document.querySelector('p'), { y: 0 });
    const { el: header } = measured(window.document.querySelector('header'), { y: 0, height: 53 });
    measured(window.document.body, { y: 0, height: 5000 });
    window.document.elementFromPoint = () => header;
    window.scrollBy = vi.fn();
    bringIntoView(window, view, el);
    expect(window.scrollBy).toHaveBeenCalledWith({ top: -53, behavior: 'instant' });
    expect(isPartlyCovered(view, el, RECT)).toBe(true);
    measured(header, { y: 0, height: 768 });
    vi.mocked(window.scrollBy).mockClear();
    bringIntoView(window, view, el);
    expect(window.scrollBy).not.toHaveBeenCalled();
  });
});

describe('a painted frame', () => {
  it('is the second one', async () => {
    const frames: FrameRequestCallback[] = [];
    const window = {
      requestAnimationFrame: (f: FrameRequestCallback) => frames.push(f),
      document: { hidden: false },
      setTimeout: () => 1,
      clearTimeout: vi.fn(),
    };
    let painted = false;
    const wait = paintedFrame(window as unknown as Window).then(() => (painted = true)); // the four it uses
    frames[0]?.(0);
    await Promise.resolve();
    expect(painted).toBe(false);
    frames[1]?.(16);
    await wait;
    expect(window.clearTimeout).toHaveBeenCalledWith(1);
  });

  it('is not waited for in a hidden tab', async () => {
    const late: (readonly [() => void, number])[] = [];
    const windowOf = (hidden: boolean) => ({
      document: { hidden },
      requestAnimationFrame: () => 0,
      setTimeout: (f: () => void, ms: number) => late.push([f, ms]),
      clearTimeout: () => {},
    });
    const wait = paintedFrame(windowOf(true) as unknown as Window); // the four it uses
    late[0]?.[0]();
    await expect(wait).resolves.toBeUndefined();
    // A tab in front has time for a frame, however busy the machine is.
    void paintedFrame(windowOf(false) as unknown as Window);
    expect(late.map(([, ms]) => ms)).toEqual([250, 3000]);
  });
});
