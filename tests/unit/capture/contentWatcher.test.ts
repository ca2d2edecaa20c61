import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildPictureKey, ContentWatcher } from '../../../src/capture/contentWatcher.ts';
import { observe } from '../../../src/capture/observe.ts';
import type { PageView } from '../../../src/dom/pageView.ts';
import { waitForDrawnFrame } from '../../../src/dom/pageWaits.ts';
import { createPageView, SILENT } from '../../support/savedPages/savedPage.ts';

const HTML = `<!doctype html><html><head><style>.off { display: none }</style></head><body><section>
<article id="m1"><a rel="author" href="/membres/essai_1">essai_1</a>
<a href="#m1"><time datetime="2025-11-16T19:14:00+01:00">16 novembre 2025</time></a>
<p class="words">Un message inventé.</p><footer><span class="likes">1</span></footer></article>
<article id="m2"><a rel="author" href="/membres/essai_2">essai_2</a><p class="words">Un autre.</p></article></section></body></html>`;

const readKey = (view: PageView, post: Element | null) => buildPictureKey(observe(view, SILENT, post), view, post);

/** Here, styles hide elements. */
const withStyles = (view: ReturnType<typeof createPageView>) => ({
  ...view,
  isVisible: (el: Element) => view.window.getComputedStyle(el).display !== 'none',
});

/** Mutation records are delivered in a microtask. */
const settle = () => Promise.resolve();

function open() {
  const view = createPageView(HTML, 'https://forum.essai.example/sujet/1');
  vi.stubGlobal('MutationObserver', (view.window as unknown as typeof globalThis).MutationObserver);
  const at = (selector: string): Element => {
    const found = view.document.querySelector(selector);
    if (found === null) throw new Error(`${selector} is missing`);
    return found;
  };
  const readings = vi.fn(() => readKey(view, at('#m1')));
  return { view, at, readings, watcher: new ContentWatcher(view, () => [readings()]) };
}

let page: ReturnType<typeof open>;
beforeEach(() => {
  page = open();
});
afterEach(() => vi.unstubAllGlobals());

/** Changes an element, waits, and changes it back before the last reading. */
async function changeAndRestore(selector: string, name: string, value: string): Promise<boolean> {
  const { at, watcher } = page;
  const el = at(selector);
  const before = name === 'text' ? el.textContent : el.getAttribute(name);
  const set = (to: string | null) => {
    if (name === 'text') el.textContent = to;
    else el.setAttribute(name, to ?? '');
  };
  set(value);
  await settle();
  set(before);
  await settle();
  return watcher.finish().includes(true);
}

describe('ContentWatcher', () => {
  it.each([
    ['words', '.words', 'text', 'D’autres mots.', true],
    ['the account', '[rel=author]', 'text', 'quelqu_un', true],
    ['the account’s address', '[rel=author]', 'href', '/membres/quelqu_un', true],
    ['the time as displayed', 'time', 'text', '3 janvier 2024', true],
    ['the time for machines', 'time', 'datetime', '2024-01-03T08:00:00+01:00', true],
    ['a counter', '.likes', 'text', '2', false],
    ['another post', '#m2 .words', 'text', 'Encore un autre.', false],
    ['an attribute that shows nothing', '#m1', 'data-seen', 'oui', false],
  ])(
    'a change of %s that was taken back: %s %s %s is reported: %s',
    async (_, selector, attribute, value, expected) => {
      expect(await changeAndRestore(selector, attribute, value)).toBe(expected);
    },
  );

  it('does not report a relative time that advances', async () => {
    page.at('time').textContent = 'il y a 3 min';
    page.at('time').removeAttribute('datetime');
    const watcher = new ContentWatcher(page.view, () => [page.readings()]);
    page.at('time').textContent = 'il y a 4 min';
    await settle();
    expect(watcher.finish()).toEqual([false]);
  });

  it('reads a still page at the start and at the end only', async () => {
    const { watcher, readings } = page;
    await settle();
    expect(watcher.finish()).toEqual([false]);
    expect(readings).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['after', 'section'],
    ['outside', 'body'],
  ])(
    'reports words that a style hid while an element %s the post was there, and showed again',
    async (where, parent) => {
      const { view, at } = page;
      const style = where === 'after' ? '#m1:has(~ .switch) .words' : 'body:has(> .switch) .words';
      at('style').textContent += `${style} { display: none }`;
      const watcher = new ContentWatcher(view, () => [readKey(withStyles(view), at('#m1'))]);
      const added = Object.assign(view.document.createElement('b'), { className: 'switch' });
      at(parent).append(added);
      await settle();
      added.className = '';
      await settle();
      expect(watcher.finish()).toEqual([true]);
    },
  );

  /** Waits for a drawn frame, as before a screenshot; `whileThere` runs while our probe is in the page. */
  async function awaitFrame(whileThere: () => void, isReadNext = true): Promise<void> {
    const { promise: ready, resolve: draw } = Promise.withResolvers<void>();
    const { window } = page.view;
    Object.assign(Object.getPrototypeOf(Object.getPrototypeOf(page.at('html'))), {
      animate: () => ({ ready, cancel: () => undefined }),
    });
    const drawn = waitForDrawnFrame(window as unknown as Window, { isReadNext }); // jsdom's type of Window
    await settle();
    whileThere();
    draw();
    expect(await drawn).toBe(true);
    await settle();
  }

  it('reads while our probe is in the page, and not again when it goes', async () => {
    const { watcher, readings } = page;
    await awaitFrame(() => expect(readings).toHaveBeenCalledTimes(2));
    expect(readings).toHaveBeenCalledTimes(2);
    expect(watcher.finish()).toEqual([false]);
  });

  it('reads when a probe goes after which nothing else reads, as under a cover', async () => {
    const { readings } = page;
    await awaitFrame(() => undefined, false);
    expect(readings).toHaveBeenCalledTimes(3);
  });

  it('reads again while the probe is there: a style may hide words then', async () => {
    const { view, at } = page;
    at('style').textContent += 'html:has(> div) .words { display: none }';
    const watcher = new ContentWatcher(view, () => [readKey(withStyles(view), at('#m1'))]);
    await awaitFrame(() => undefined);
    expect(watcher.finish()).toEqual([true]);
  });

  it('says which of several contents changed', async () => {
    const { view, at } = page;
    const posts = [at('#m1'), at('#m2')];
    const watcher = new ContentWatcher(view, () => posts.map((post) => readKey(view, post)));
    page = { ...page, watcher };
    expect(await changeAndRestore('#m2 .words', 'text', 'D’autres mots.')).toBe(true);
    expect(watcher.finish()).toEqual([false, true]);
  });

  it('stops reading after the first difference, and when it is stopped', async () => {
    const { at, watcher, readings } = page;
    at('.words').textContent = 'b';
    await settle();
    at('.words').textContent = 'c';
    await settle();
    expect(readings).toHaveBeenCalledTimes(2);
    expect(watcher.finish()).toEqual([true]);
    expect(readings).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['words', 'text', 'D’autres mots.', true],
    ['a class that hides words', 'class', 'off', true],
    ['a counter', 'text', '12', false],
  ])('reports a change of %s on the screen that was taken back: %#', async (_name, name, value, expected) => {
    const visible = withStyles(page.view);
    const watcher = new ContentWatcher(visible, () => [readKey(visible, null)]);
    page = { ...page, watcher };
    expect(await changeAndRestore(expected ? '#m2 .words' : '.likes', name, value)).toBe(expected);
  });

  it('does not report words outside the window', async () => {
    const { view, at } = page;
    const away = { ...view, rectOf: () => ({ x: 0, y: 5000, width: 600, height: 20 }) };
    const watcher = new ContentWatcher(away, () => [readKey(away, null)]);
    at('#m2 .words').textContent = 'D’autres mots.';
    expect(watcher.finish()).toEqual([false]);
  });

  it('reports words of a post outside its text', async () => {
    page.at('footer').append(' Signature inventée.');
    await settle();
    expect(page.watcher.finish()).toEqual([true]);
  });

  it('sees changes in shadow roots of the post', async () => {
    const shadow = page.at('#m1').attachShadow({ mode: 'open' });
    shadow.innerHTML = '<p>Des mots</p>';
    // Open shadow roots are listed once for each view.
    const watcher = new ContentWatcher({ ...page.view }, () => [page.readings()]);
    const before = page.readings.mock.calls.length;
    shadow.querySelector('p')?.replaceChildren('D’autres');
    await settle();
    expect(page.readings.mock.calls.length).toBe(before + 1);
    watcher.stop();
  });
});
