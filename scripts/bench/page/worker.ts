import { Dexie, type Table } from 'dexie';
import { browser } from '../../../src/platform/browser.ts';
import { crop, decode } from '../../../src/platform/image.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { SharedShots } from '../../../src/workflow/sharedShots.ts';
import { burst } from './burst.ts';
import { CIRCUMSTANCES, darkroom, observation, screenshot, words } from './material.ts';
import { benchDesk, type Kind } from './stores.ts';

/** Put behind the real background in a copy of the package: what a capture cannot do without, and what sealing costs. */
export type WorkerTask =
  | { readonly task: 'floor'; readonly afterFrameMs: number }
  | { readonly task: 'burst' }
  | { readonly task: 'record'; readonly kind: Kind };

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
 * In one go, as a capture goes: a layer taken off the page and two frames drawn, a row, captureVisibleTab, decode, crop,
 * SHA-256, AES-GCM, a second row with both images. Messages are not counted: the page's part is timed in the page.
 */
async function floor(afterFrameMs: number): Promise<number> {
  const aes = { name: 'AES-GCM', length: 256 } as const;
  const key = await crypto.subtle.generateKey(aes, false, ['encrypt']);
  await floorDb.open();
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) throw new Error('no tab');
  const [page] = await browser.scripting.executeScript({
    target: { tabId: tab.id },
    func: uncover,
    args: [afterFrameMs],
  });
  const framesMs = Number(page?.result);
  const start = performance.now();
  await floorDb.rows.add({ bodies: [] });
  const dataUrl = await browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' });
  const whole = new Blob([Uint8Array.fromBase64(dataUrl.slice(dataUrl.indexOf(',') + 1))]);
  const bitmap = await decode(whole);
  const post = await crop(bitmap, CROP);
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

/** Runs in the page: something like the picker lies over it, goes away, and two frames are drawn. */
async function uncover(afterFrameMs: number): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const layer = document.createElement('div');
  layer.style.cssText =
    'position:fixed;inset:0;margin:0;border:3px solid;background:none;pointer-events:none';
  layer.popover = 'manual';
  document.documentElement.append(layer);
  layer.showPopover();
  await frame();
  await new Promise((resolve) => setTimeout(resolve, afterFrameMs));
  const start = performance.now();
  layer.remove();
  await frame();
  await frame();
  return performance.now() - start;
}

/** The whole recording on our side, the shot and the page given: only the codec differs. */
async function record(kind: Kind): Promise<number> {
  const shot = new Uint8Array(await (await screenshot(1)).arrayBuffer());
  const seen = observation(1);
  const desk = {
    ...benchDesk(kind, `bench-record-${kind}`),
    darkroom,
    screens: new SharedShots(),
    paths: { before: async () => [], add: async () => undefined },
    software: { version: CIRCUMSTANCES.version },
    shoot: async () => ({ png: shot, stillThere: Promise.resolve() }),
    circumstances: async () => CIRCUMSTANCES,
  };
  const page = {
    shots: one({ address: seen.seen.address.page ?? '', area: { kind: 'window' as const } }),
    shot: () => undefined,
    observed: async () => ({
      observation: seen,
      source: new TextEncoder().encode(words(24_000, 1)),
      text: new TextEncoder().encode(words(60, 1)),
      archive: null,
    }),
  };
  const id = crypto.randomUUID();
  const start = performance.now();
  const tab = { id: 1, windowId: 1, privateWindow: false };
  await recordItem(desk, page, { id, tab, mode: 'post', entry: 'picker' });
  return performance.now() - start;
}

async function* one<T>(value: T): AsyncGenerator<T> {
  yield value;
}

function workFor(task: WorkerTask): Promise<number> {
  if (task.task === 'floor') return floor(task.afterFrameMs);
  if (task.task === 'burst')
    return floorDb.open().then(() => burst((bodies) => floorDb.rows.add({ bodies })));
  return record(task.kind);
}

const channel = new BroadcastChannel('bench');
channel.onmessage = ({ data }: MessageEvent<WorkerTask>) => {
  const work = workFor(data);
  work.then(
    (ms) => channel.postMessage({ ms }),
    (error: unknown) => channel.postMessage({ error: String(error) }),
  );
};
