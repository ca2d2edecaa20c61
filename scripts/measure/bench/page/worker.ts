import { Dexie, type Table } from 'dexie';
import { browser } from '../../../../src/browser/browser.ts';
import { cropImage, decodeImage, Stitcher } from '../../../../src/browser/images.ts';
import { captureTab, fullPageMethod } from '../../../../src/browser/tabCapture.ts';
import { computeMaxBandRows, computeScale } from '../../../../src/dom/geometry.ts';

/** Appended to the background in the bench's copy of the package: the floors of captures. */
export type WorkerTask =
  | { readonly task: 'floor'; readonly afterFrameMs: number }
  | { readonly task: 'fullPage' }
  | { readonly task: 'inject'; readonly tabId: number };

const CROP = { x: 340, y: 120, width: 600, height: 260 };

class FloorDb extends Dexie {
  declare readonly rows: Table<{ id?: number; bodies: readonly Blob[] }, number>;
  constructor() {
    super('bench-floor', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ rows: '++id' });
  }
}
const floorDb = new FloorDb();

/**
 * Times the minimum of a capture: an overlay removed and two frames drawn, a row, captureVisibleTab, decode, crop,
 * SHA-256, AES-GCM, a second row with both images. Messages are not counted: the page's part is timed in the page.
 */
async function measureFloor(afterFrameMs: number): Promise<number> {
  const aes = { name: 'AES-GCM', length: 256 } as const;
  const key = await crypto.subtle.generateKey(aes, false, ['encrypt']);
  await floorDb.open();
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) throw new Error('no tab');
  const [page] = await browser.scripting.executeScript({
    target: { tabId: tab.id },
    func: removeOverlay,
    args: [afterFrameMs],
  });
  const framesMs = Number(page?.result);
  const start = performance.now();
  await floorDb.rows.add({ bodies: [] });
  const dataUrl = await browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' });
  const whole = new Blob([Uint8Array.fromBase64(dataUrl.slice(dataUrl.indexOf(',') + 1))]);
  const bitmap = await decodeImage(whole);
  const post = await cropImage(bitmap, CROP);
  bitmap.close();
  const bodies = await Promise.all(
    [whole, post].map(async (blob) => {
      const bytes = await blob.arrayBuffer();
      await crypto.subtle.digest('SHA-256', bytes);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return new Blob([await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes)]);
    }),
  );
  await floorDb.rows.add({ bodies });
  return framesMs + performance.now() - start;
}

/** Runs in the page: shows an overlay like the picker, removes it and waits for two frames. */
async function removeOverlay(afterFrameMs: number): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const overlay = document.createElement('div');
  overlay.style.cssText = 'position:fixed;inset:0;margin:0;border:3px solid;background:none;pointer-events:none';
  overlay.popover = 'manual';
  document.documentElement.append(overlay);
  overlay.showPopover();
  await frame();
  await new Promise((resolve) => setTimeout(resolve, afterFrameMs));
  const start = performance.now();
  overlay.remove();
  await frame();
  await frame();
  return performance.now() - start;
}

/** Times the injection of an empty script, as the capture script is injected. */
async function injectEmptyScript(tabId: number): Promise<number> {
  const start = performance.now();
  await browser.scripting.executeScript({ target: { tabId }, files: ['/bench-empty.js'] });
  return performance.now() - start;
}

/**
 * Times the minimum of a full-page capture: scroll, draw a frame, take screenshots in pairs as the quota allows,
 * stitch, encode, hash, put. Sticky headers, lazy images, source and sealing are left out. Where the browser draws the
 * whole page at once: scroll through, draw, hash, put.
 */
async function measureFullPage(): Promise<number> {
  await floorDb.open();
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
  await floorDb.rows.add({ bodies: blobs });
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

function runWorkerTask(task: WorkerTask): Promise<number> {
  if (task.task === 'floor') return measureFloor(task.afterFrameMs);
  if (task.task === 'inject') return injectEmptyScript(task.tabId);
  return measureFullPage();
}

const channel = new BroadcastChannel('bench');
channel.onmessage = ({ data }: MessageEvent<WorkerTask>) => {
  const work = runWorkerTask(data);
  work.then(
    (ms) => channel.postMessage({ ms }),
    (error: unknown) => channel.postMessage({ error: String(error) }),
  );
};
