import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { NOW } from '../../../scripts/readers/savedPage.ts';
import { inTab, isIn, shownHere, tabView, tabWindow, windowsIn } from '../../../src/capture/inFrame.ts';
import { listPosts } from '../../../src/capture/listing.ts';
import { liveView } from '../../../src/capture/liveView.ts';
import { observe } from '../../../src/capture/observe.ts';
import { bringIntoView, isPartlyCovered } from '../../../src/capture/scroll.ts';
import { postsOn } from '../../../src/capture/sites/registry.ts';
import type { PageView } from '../../../src/capture/view.ts';

const POST =
  '<article id="m1"><a rel="author" href="/membres/camille_e">camille_e</a> <a href="/sujets/12#m1"><time datetime="2025-11-16T19:14:00+01:00">hier</time></a><p>Un avis inventé.</p></article>';

/** A page of 1,000 by 700 that holds a frame of 400 by 300 in a border of 2, `from` its corner, drawn at `scale`. */
function framed({ x = 100, y = 50, scale = 1 } = {}) {
  const { window } = new JSDOM('<title>Autour</title><p>a</p><iframe></iframe>', {
    url: 'https://forum.exemple/page',
    pretendToBeVisual: true,
  });
  const frame = window.document.querySelector('iframe');
  const inside = frame?.contentWindow;
  if (!frame || !inside) throw new Error('no frame');
  inside.document.body.innerHTML = POST;
  Object.assign(window, { innerWidth: 1000, innerHeight: 700 });
  Object.assign(inside, { innerWidth: 400, innerHeight: 300 });
  const box = { offsetWidth: 404, clientLeft: 2, clientTop: 2 };
  for (const [name, value] of Object.entries(box)) Object.defineProperty(frame, name, { value });
  const top = window as unknown as Window; // jsdom's own type of the same thing
  const place = measuring(liveView(top, NOW), { x, y, width: 404 * scale, height: 304 * scale });
  const post = { x: 10, y: 20, width: 380, height: 100 };
  const view = {
    ...measuring(liveView(inside as unknown as Window, NOW), post),
    frame: { el: frame, view: place },
  };
  return { top, frame, inside: inside as unknown as Window, view, place };
}

/** jsdom lays nothing out. */
function measuring(view: PageView, rect: ReturnType<PageView['rectOf']>): PageView {
  return { ...view, isVisible: () => true, rectOf: () => rect };
}

describe('a post in a frame of the page’s origin', () => {
  it('is found with the page around it', () => {
    const { top, inside, frame } = framed();
    expect(windowsIn(top)).toEqual([top, inside]);
    expect(tabWindow(inside)).toBe(top);
    expect(liveView(inside, NOW).frame?.el).toBe(frame);
    expect(liveView(top, NOW).frame).toBeNull();
  });

  it('is in the document of its frame alone, and in none once that is gone', () => {
    const { top, inside, frame, view } = framed();
    const post = inside.document.querySelector('article') ?? expect.fail();
    expect(isIn(view, post)).toBe(true);
    expect(isIn(liveView(top, NOW), post)).toBe(false);
    frame.remove();
    expect(isIn(liveView(top, NOW), post)).toBe(false);
  });

  it('stands where the tab shows it', () => {
    const { view } = framed();
    expect(inTab(view, view.rectOf(view.document.body))).toEqual({ x: 112, y: 72, width: 380, height: 100 });
    const half = framed({ scale: 0.5 }).view;
    expect(inTab(half, half.rectOf(half.document.body))).toEqual({ x: 106, y: 61, width: 190, height: 50 });
  });

  it('is cut by the frame, and by what the tab shows of the frame', () => {
    expect(shownHere(framed().view)).toEqual({ x: 0, y: 0, width: 400, height: 300 });
    expect(shownHere(framed({ y: 500 }).view)).toEqual({ x: 0, y: 0, width: 400, height: 198 });
    expect(shownHere(framed({ x: -102 }).view)).toEqual({ x: 100, y: 0, width: 300, height: 300 });
    expect(shownHere(framed({ y: 900 }).view).height).toBe(0);
  });

  it('is covered by what lies over the frame', () => {
    const { view, place, frame, top } = framed();
    const post = view.document.querySelector('article');
    if (!post) throw new Error('no post');
    view.document.elementFromPoint = () => post;
    top.document.elementFromPoint = () => frame;
    expect(isPartlyCovered(view, post, view.rectOf(post))).toBe(false);
    place.document.elementFromPoint = () => top.document.querySelector('p');
    expect(isPartlyCovered(view, post, view.rectOf(post))).toBe(true);
  });

  it('is brought into the tab’s window, not only the frame’s', () => {
    const { view, inside } = framed({ y: 690 });
    const post = view.document.querySelector('article');
    if (!post) throw new Error('no post');
    post.scrollIntoView = vi.fn();
    view.document.elementFromPoint = () => post;
    bringIntoView(inside, view, post);
    expect(post.scrollIntoView).toHaveBeenCalledOnce();
  });

  it('has both addresses, and the page’s title', () => {
    const { view } = framed();
    const post = view.document.querySelector('article');
    const seen = observe(view, performance, post);
    expect(seen.address).toMatchObject({ page: 'https://forum.exemple/page', frame: 'about:blank' });
    expect(seen.page.title).toBe('Autour');
    expect(seen.reading.fields['address.frame']).toMatchObject({ how: 'location' });
    expect(seen.text).toContain('Un avis inventé.');
    expect(tabView(view).url.href).toBe('https://forum.exemple/page');
  });

  it('is in the list, after those of the page', () => {
    const { view, place } = framed();
    place.document.body.insertAdjacentHTML('afterbegin', POST.replace('Un avis', 'Un premier avis'));
    const { offered, elementOf } = listPosts([place, view], () => 0);
    expect(offered.choices.map(({ firstWords }) => firstWords)).toEqual([
      expect.stringContaining('Un premier avis'),
      expect.stringContaining('Un avis'),
    ]);
    expect(elementOf(1, () => view)).toBe(postsOn(view)[0]?.el);
  });
});
