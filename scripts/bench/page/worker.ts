import { Dexie, type Table } from 'dexie';
import { browser } from '../../../src/browser/browser.ts';
import { cropImage, decodeImage } from '../../../src/browser/images.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { ScreenshotCache } from '../../../src/workflow/capture/screenshots.ts';
import { ThreadOperators } from '../../../src/workflow/capture/threadMemory.ts';
import { buildBenchDependencies, type StoreKind } from './dependencies.ts';
import { CAPTURE_METADATA, drawScreenshot, imageProcessor, inventReading, inventWords } from './fixtures.ts';
import { measureFullPageBaseline } from './fullPageBaseline.ts';

/** Appended to the background in the bench's copy of the package. Measures the minimum of a capture, and recording. */
export type WorkerTask =
  | { readonly task: 'floor'; readonly afterFrameMs: number }
  | { readonly task: 'burst' }
  | { readonly task: 'inject'; readonly tabId: number }
  | { readonly task: 'record'; readonly kind: StoreKind };

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

/** Times the whole recording in the background, with the screenshot and the page ready. Only the codec differs. */
async function measureRecording(kind: StoreKind): Promise<number> {
  const shot = new Uint8Array(await (await drawScreenshot(1)).arrayBuffer());
  const reading = inventReading(1);
  const deps = {
    ...buildBenchDependencies(kind, `bench-record-${kind}`),
    imageProcessor,
    screenshotCache: new ScreenshotCache(),
    threadOperators: new ThreadOperators(),
    tabHistory: { before: async () => [], add: async () => undefined },
    software: { version: CAPTURE_METADATA.version },
    shoot: async () => ({ png: shot, stillThere: Promise.resolve() }),
    readBrowserInfo: async () => CAPTURE_METADATA,
  };
  const page = {
    shots: singleValue({ address: reading.address.page ?? '', area: { kind: 'window' as const } }),
    confirmWindowPart: () => undefined,
    confirmShot: () => undefined,
    finished: async () => ({
      reading,
      source: new TextEncoder().encode(inventWords(24_000, 1)),
      text: new TextEncoder().encode(inventWords(60, 1)),
      archive: null,
    }),
  };
  const id = crypto.randomUUID();
  const start = performance.now();
  const tab = { id: 1, windowId: 1, privateWindow: false };
  await recordItem(deps, page, { id, tab, mode: 'post', entry: 'picker' });
  return performance.now() - start;
}

/** Times the injection of an empty script, as the capture script is injected. */
async function injectEmptyScript(tabId: number): Promise<number> {
  const start = performance.now();
  await browser.scripting.executeScript({ target: { tabId }, files: ['/bench-empty.js'] });
  return performance.now() - start;
}

async function* singleValue<T>(value: T): AsyncGenerator<T> {
  yield value;
}

function runWorkerTask(task: WorkerTask): Promise<number> {
  if (task.task === 'floor') return measureFloor(task.afterFrameMs);
  if (task.task === 'inject') return injectEmptyScript(task.tabId);
  if (task.task === 'burst')
    return floorDb.open().then(() => measureFullPageBaseline((bodies) => floorDb.rows.add({ bodies })));
  return measureRecording(task.kind);
}

/** Nobody touches the keyboard while a bench measures: the store would lock after three minutes in Firefox. */
function stayUnlocked(): void {
  browser.idle.queryState = async () => 'active';
  browser.idle.onStateChanged.addListener = () => undefined;
}

stayUnlocked();
const channel = new BroadcastChannel('bench');
channel.onmessage = ({ data }: MessageEvent<WorkerTask>) => {
  const work = runWorkerTask(data);
  work.then(
    (ms) => channel.postMessage({ ms }),
    (error: unknown) => channel.postMessage({ error: String(error) }),
  );
};
