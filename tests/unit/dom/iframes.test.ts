import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import { listPosts } from '../../../src/capture/pageSurvey.ts';
import { isPartlyCovered, scrollPostIntoView } from '../../../src/capture/postInView.ts';
import {
  getTabView,
  getTabWindow,
  getVisibleViewport,
  isInDocument,
  listReadableWindows,
  toTabRect,
} from '../../../src/dom/iframes.ts';
import { createLiveView } from '../../../src/dom/liveView.ts';
import type { PageView } from '../../../src/dom/pageView.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import { NOW } from '../../support/savedPages/savedPage.ts';

const POST =
  '<article id="m1"><a rel="author" href="/membres/camille_e">camille_e</a> <a href="/sujets/12#m1"><time datetime="2025-11-16T19:14:00+01:00">hier</time></a><p>Un avis inventé.</p></article>';

/**
 * Creates a page of 1,000 × 700 with an iframe of 400 × 300, a border of 2, its corner at `x`, `y`, drawn at `scale`.
 */
function createFramedPage({ x = 100, y = 50, scale = 1 } = {}) {
  const { window } = new JSDOM('<title>Autour</title><p>a</p><iframe></iframe>', {
    url: 'https://forum.exemple/page',
    pretendToBeVisual: true,
  });
  const frame = window.document.querySelector('iframe');
  const frameWindow = frame?.contentWindow;
  if (!frame || !frameWindow) throw new Error('no frame');
  frameWindow.document.body.innerHTML = POST;
  Object.assign(window, { innerWidth: 1000, innerHeight: 700 });
  Object.assign(frameWindow, { innerWidth: 400, innerHeight: 300 });
  const box = { offsetWidth: 404, clientLeft: 2, clientTop: 2 };
  for (const [name, value] of Object.entries(box)) Object.defineProperty(frame, name, { value });
  const top = window as unknown as Window; // jsdom's type of Window
  const place = withRect(createLiveView(top, NOW), { x, y, width: 404 * scale, height: 304 * scale });
  const post = { x: 10, y: 20, width: 380, height: 100 };
  const view = {
    ...withRect(createLiveView(frameWindow as unknown as Window, NOW), post),
    frameHost: { el: frame, view: place },
  };
  return { top, frame, inside: frameWindow as unknown as Window, view, place };
}

/** jsdom has no layout: sets the rectangle by hand. */
function withRect(view: PageView, rect: ReturnType<PageView['rectOf']>): PageView {
  return { ...view, isVisible: () => true, rectOf: () => rect };
}

describe('a post in an iframe of the page’s origin', () => {
  it('is found together with the page around it', () => {
    const { top, inside: frameWindow, frame } = createFramedPage();
    expect(listReadableWindows(top)).toEqual([top, frameWindow]);
    expect(getTabWindow(frameWindow)).toBe(top);
    expect(createLiveView(frameWindow, NOW).frameHost?.el).toBe(frame);
    expect(createLiveView(top, NOW).frameHost).toBeNull();
  });

  it('is in the document of its iframe only, and in none after the iframe was removed', () => {
    const { top, inside: frameWindow, frame, view } = createFramedPage();
    const post = frameWindow.document.querySelector('article') ?? expect.fail();
    expect(isInDocument(view, post)).toBe(true);
    expect(isInDocument(createLiveView(top, NOW), post)).toBe(false);
    frame.remove();
    expect(isInDocument(createLiveView(top, NOW), post)).toBe(false);
  });

  it('is converted to the tab’s viewport', () => {
    const { view } = createFramedPage();
    expect(toTabRect(view, view.rectOf(view.document.body))).toEqual({ x: 112, y: 72, width: 380, height: 100 });
    const half = createFramedPage({ scale: 0.5 }).view;
    expect(toTabRect(half, half.rectOf(half.document.body))).toEqual({ x: 106, y: 61, width: 190, height: 50 });
  });

  it('is clipped by the iframe and by the visible part of the iframe', () => {
    expect(getVisibleViewport(createFramedPage().view)).toEqual({ x: 0, y: 0, width: 400, height: 300 });
    expect(getVisibleViewport(createFramedPage({ y: 500 }).view)).toEqual({ x: 0, y: 0, width: 400, height: 198 });
    expect(getVisibleViewport(createFramedPage({ x: -102 }).view)).toEqual({ x: 100, y: 0, width: 300, height: 300 });
    expect(getVisibleViewport(createFramedPage({ y: 900 }).view).height).toBe(0);
  });

  it('is covered by elements over the iframe', () => {
    const { view, place, frame, top } = createFramedPage();
    const post = view.document.querySelector('article') ?? expect.fail('no post');
    view.document.elementFromPoint = () => post;
    top.document.elementFromPoint = () => frame;
    expect(isPartlyCovered(view, post, view.rectOf(post))).toBe(false);
    place.document.elementFromPoint = () => top.document.querySelector('p');
    expect(isPartlyCovered(view, post, view.rectOf(post))).toBe(true);
  });

  it('is scrolled into the tab’s window, not only the iframe’s', () => {
    const { view, inside: frameWindow } = createFramedPage({ y: 690 });
    const post = view.document.querySelector('article') ?? expect.fail('no post');
    post.scrollIntoView = vi.fn();
    view.document.elementFromPoint = () => post;
    scrollPostIntoView(frameWindow, view, post);
    expect(post.scrollIntoView).toHaveBeenCalledOnce();
  });

  it('has both addresses and the page’s title', () => {
    const { view } = createFramedPage();
    const post = view.document.querySelector('article');
    const seen = observe(view, performance, post);
    expect(seen.address).toMatchObject({ page: 'https://forum.exemple/page', frame: 'about:blank' });
    expect(seen.page.title).toBe('Autour');
    expect(seen.reading.fields['address.frame']).toMatchObject({ how: 'location' });
    expect(seen.text).toContain('Un avis inventé.');
    expect(getTabView(view).url.href).toBe('https://forum.exemple/page');
  });

  it('is listed after the posts of the page', () => {
    const { view, place } = createFramedPage();
    place.document.body.insertAdjacentHTML('afterbegin', POST.replace('Un avis', 'Un premier avis'));
    const { offered, findElement: elementOf } = listPosts([place, view], () => 0);
    expect(offered.choices.map(({ firstWords }) => firstWords)).toEqual([
      expect.stringContaining('Un premier avis'),
      expect.stringContaining('Un avis'),
    ]);
    expect(elementOf(1, () => view)).toBe(findPosts(view)[0]?.el);
  });
});
