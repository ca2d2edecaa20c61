import { createTempFile } from '../../../../src/browser/files.ts';
import { RecueilDb } from '../../../../src/store/db.ts';
import { seedItems } from '../../../../tests/support/seeding/inventedItems.ts';
import { serveTasks } from '../../../../tests/support/seeding/taskServer.ts';
import type { WorkerTask } from './worker.ts';

/** The bench's page in its copy of the package. */
const tasks = { seed: seedItems, copyStore, readRows, drawTwoFrames, inWorker, takeLastClick };
export type BenchTasks = typeof tasks;

serveTasks(tasks);

/** Times the minimum of an export: reads the same bytes, runs AES-GCM, hashes and writes them. */
async function copyStore(): Promise<number> {
  const db = new RecueilDb('recueil');
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const tempFile = await createTempFile();
  const writer = tempFile.out.getWriter();
  const copyBody = async (body: Blob | Uint8Array<ArrayBuffer>): Promise<void> => {
    const bytes = new Uint8Array(body instanceof Blob ? await body.arrayBuffer() : body);
    // Encrypting costs the same as decrypting, and needs no prepared record.
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, bytes);
    await crypto.subtle.digest('SHA-256', bytes);
    await writer.write(bytes);
  };
  await db.open();
  const start = performance.now();
  for (const id of await db.items.toCollection().primaryKeys())
    await copyBody((await db.items.get(id))?.body ?? new Uint8Array());
  for (const fileKey of await db.files.toCollection().primaryKeys())
    await copyBody((await db.files.get(fileKey))?.body ?? new Uint8Array());
  await writer.close();
  const ms = performance.now() - start;
  await tempFile.remove();
  db.close();
  return ms;
}

/** Times the minimum of a first page: reads the row of each capture, then draws. */
async function readRows(): Promise<number> {
  const db = new RecueilDb('recueil');
  await db.open();
  const start = performance.now();
  await db.items.toArray();
  db.close();
  return performance.now() - start + (await drawTwoFrames());
}

async function drawTwoFrames(): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const start = performance.now();
  await frame();
  await frame();
  return performance.now() - start;
}

/** Time of the last click in a popup that `timeNextClick` reports, ms since 1970; 0 when it was taken. */
let lastClick = 0;
new BroadcastChannel('bench-click').onmessage = ({ data }: MessageEvent<number>) => {
  lastClick = data;
};

/** Returns the time of the click, once. Throws when no click was reported since the last call. */
async function takeLastClick(): Promise<number> {
  const click = lastClick;
  lastClick = 0;
  if (click === 0) throw new Error('no click was reported');
  return click;
}

/** Runs a floor in the background, where captures are recorded. */
function inWorker(task: WorkerTask): Promise<number> {
  const channel = new BroadcastChannel('bench');
  return new Promise((resolve, reject) => {
    channel.onmessage = ({ data }: MessageEvent<{ ms?: number; error?: string }>) => {
      channel.close();
      if (data.ms === undefined) reject(new Error(data.error));
      else resolve(data.ms);
    };
    channel.postMessage(task);
  });
}
