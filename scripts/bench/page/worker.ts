import { Dexie, type Table } from 'dexie';
import { browser } from '../../../src/platform/browser.ts';
import { crop, decode } from '../../../src/platform/image.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { SharedShots } from '../../../src/workflow/sharedShots.ts';
import { CIRCUMSTANCES, darkroom, observation, screenshot, words } from './material.ts';
import { benchDesk, type Kind } from './stores.ts';

/** Put behind the real background in a copy of the package: what a capture cannot do without, and what sealing costs. */
export type WorkerTask =
  | { readonly task: 'floor'; readonly sealed: boolean }
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

/** captureVisibleTab + decode + crop + SHA-256 + two strict puts, with or without AES-GCM between. */
async function floor(sealed: boolean): Promise<number> {
  const aes = { name: 'AES-GCM', length: 256 } as const;
  const key = await crypto.subtle.generateKey(aes, false, ['encrypt']);
  await floorDb.open();
  const start = performance.now();
  await floorDb.rows.add({ bodies: [] });
  const dataUrl = await browser.tabs.captureVisibleTab(undefined, { format: 'png' });
  const whole = new Blob([Uint8Array.fromBase64(dataUrl.slice(dataUrl.indexOf(',') + 1))], {
    type: 'image/png',
  });
  const bitmap = await decode(whole);
  const post = await crop(bitmap, CROP);
  bitmap.close();
  const bodies = await Promise.all(
    [whole, post].map(async (blob) => {
      const bytes = await blob.arrayBuffer();
      await crypto.subtle.digest('SHA-256', bytes);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return sealed ? new Blob([await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes)]) : blob;
    }),
  );
  await floorDb.rows.add({ bodies });
  return performance.now() - start;
}

/** The whole recording on our side, the shot and the page given: only the codec differs. */
async function record(kind: Kind): Promise<number> {
  const shot = await screenshot(1);
  const seen = observation(1);
  const desk = {
    ...benchDesk(kind, `bench-record-${kind}`),
    darkroom,
    screens: new SharedShots(),
    software: { version: CIRCUMSTANCES.version },
    shoot: async () => shot,
    circumstances: async () => CIRCUMSTANCES,
  };
  const page = {
    shots: one({ address: seen.seen.address.page ?? '', area: { kind: 'window' as const } }),
    shot: () => undefined,
    observed: async () => ({
      observation: seen,
      source: new Blob([words(24_000, 1)], { type: 'text/html' }),
      text: new Blob([words(60, 1)], { type: 'text/plain' }),
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

const channel = new BroadcastChannel('bench');
channel.onmessage = ({ data }: MessageEvent<WorkerTask>) => {
  const work = data.task === 'floor' ? floor(data.sealed) : record(data.kind);
  work.then(
    (ms) => channel.postMessage({ ms }),
    (error: unknown) => channel.postMessage({ error: String(error) }),
  );
};
