import { browser } from '../../../src/browser/browser.ts';
import { Stitcher } from '../../../src/browser/images.ts';
import { captureTab, fullPageMethod } from '../../../src/browser/tabCapture.ts';
import { computeMaxBandRows, computeScale } from '../../../src/dom/geometry.ts';

/**
 * Times the minimum of a full-page capture: scroll, draw a frame, take screenshots in pairs as the quota allows, stitch,
 * encode, hash, put. Sticky headers, lazy images, source and sealing are left out. Where the browser draws the whole page
 * at once: scroll through, draw, hash, put.
 */
export async function measureFullPageBaseline(put: (bodies: readonly Blob[]) => Promise<unknown>): Promise<number> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || tab.windowId === undefined || tab.url === undefined) throw new Error('no tab');
  const target = { tabId: tab.id, windowId: tab.windowId, address: tab.url };
  const start = performance.now();
  const { height, window, pixelRatio } = await scrollTab(tab.id, 0);
  const page = { width: window.width, height };
  const stitcher = new Stitcher(computeMaxBandRows, computeScale);
  let blobs: Blob[] = [];
  if (fullPageMethod() === 'page') {
    for (let y = window.height; y < height; y += window.height) await scrollTab(tab.id, y);
    await scrollTab(tab.id, 0);
    const { png, stillThere } = await captureTab(target, { x: 0, y: 0, ...page });
    await stillThere;
    blobs = [new Blob([png])];
  } else {
    for (let y = 0; y < height; y += window.height) {
      const { scrolled } = await scrollTab(tab.id, y);
      const { png, stillThere } = await captureTab(target);
      const clip = { x: 0, y: 0, ...window };
      await stillThere;
      await stitcher.add(png, { place: { at: { x: 0, y: scrolled }, clip }, window, page, pixelRatio });
    }
    blobs = (await stitcher.finish()).map(({ content }) => content);
  }
  for (const blob of blobs) await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  await put(blobs);
  return performance.now() - start;
}

interface ScrollState {
  readonly scrolled: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly window: { readonly width: number; readonly height: number };
}

async function scrollTab(tabId: number, y: number): Promise<ScrollState> {
  const [page] = await browser.scripting.executeScript({ target: { tabId }, func: scroll, args: [y] });
  return page?.result as ScrollState; // the return value of `scroll`
}

/** Runs in the page. */
async function scroll(y: number): Promise<ScrollState> {
  scrollTo({ top: y, behavior: 'instant' });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  const { scrollHeight, clientWidth } = document.documentElement;
  return {
    scrolled: scrollY,
    height: scrollHeight,
    pixelRatio: devicePixelRatio,
    window: { width: clientWidth, height: innerHeight },
  };
}
