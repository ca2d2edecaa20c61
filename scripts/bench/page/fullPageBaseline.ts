import { scaleOf } from '../../../src/capture/frame.ts';
import { bandRows } from '../../../src/capture/whole/bands.ts';
import { browser } from '../../../src/platform/browser.ts';
import { fullPageMethod, takeScreenshot } from '../../../src/platform/screenshot.ts';
import { Stitcher } from '../../../src/platform/stitch.ts';

/**
 * The least that a whole page takes: scrolled, a frame drawn, shot in pairs as the quota allows, stitched, encoded,
 * hashed, put. No headers minded, no image awaited, no source, no sealing. Where the browser draws the page at once:
 * scrolled through, drawn, hashed, put.
 */
export async function measureFullPageBaseline(
  put: (bodies: readonly Blob[]) => Promise<unknown>,
): Promise<number> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || tab.windowId === undefined || tab.url === undefined) throw new Error('no tab');
  const target = { tabId: tab.id, windowId: tab.windowId, address: tab.url };
  const start = performance.now();
  const { height, window, pixelRatio } = await scrollTab(tab.id, 0);
  const page = { width: window.width, height };
  const stitcher = new Stitcher(bandRows, scaleOf);
  let blobs: Blob[] = [];
  if (fullPageMethod() === 'page') {
    for (let y = window.height; y < height; y += window.height) await scrollTab(tab.id, y);
    await scrollTab(tab.id, 0);
    const { png, stillThere } = await takeScreenshot(target, { x: 0, y: 0, ...page });
    await stillThere;
    blobs = [new Blob([png])];
  } else {
    for (let y = 0; y < height; y += window.height) {
      const { scrolled } = await scrollTab(tab.id, y);
      const { png, stillThere } = await takeScreenshot(target);
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
  return page?.result as ScrollState; // what the function below gives
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
