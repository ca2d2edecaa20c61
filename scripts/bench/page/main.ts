import { browser } from '../../../src/browser/browser.ts';
import { openStore, readIndex, readRows, scanOnce, searchOnce, timeDeadlines } from './carnet.ts';
import { buildBenchDependencies, type StoreKind } from './dependencies.ts';
import {
  barePdf,
  copyOnce,
  discardLast,
  exportOnce,
  hashLastPdf,
  pdfOnce,
  preparePdf,
  previewOnce,
  readLast,
  verifyLast,
  writeLastPdf,
} from './dossiers.ts';
import { setPassphrase, stretchOnce, unlockOnce } from './lock.ts';
import { type ItemSize, seedItems } from './seed.ts';
import type { WorkerTask } from './worker.ts';

/** The bench's page in the bench's copy of the package. scripts/bench starts its tasks, one at a time. */
const tasks = {
  seed: async (kind: StoreKind, database: string, count: number, weight: ItemSize) => {
    await seedItems(buildBenchDependencies(kind, database), count, weight);
    return null;
  },
  exportOnce,
  copyOnce,
  verifyLast,
  readLast,
  discardLast,
  writeLastPdf,
  hashLastPdf,
  preparePdf,
  barePdf,
  pdfOnce,
  previewOnce,
  openStore,
  readIndex,
  readRows,
  readDeadlines: timeDeadlines,
  searchOnce,
  scanOnce,
  setPassphrase,
  unlockOnce,
  stretchOnce,
  inWorker,
  takeLastClick,
  countAlarms: async () => (await browser.alarms.getAll()).length,
} satisfies Record<string, (...args: never[]) => Promise<unknown>>;

export type Tasks = typeof tasks;

/** Time of the last click in a popup that `picker.ts` times, ms since 1970; 0 when there was none since it was read. */
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

/** Runs a measurement in the background, where captures are recorded. */
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

export interface BenchPage {
  start(task: string, args: readonly unknown[]): void;
  state(): { readonly value: unknown } | { readonly error: string } | null;
}

let state: ReturnType<BenchPage['state']> = null;
const page: BenchPage = {
  start: (task, args) => {
    state = null;
    const run = tasks[task as keyof Tasks] as (...args: readonly unknown[]) => Promise<unknown>;
    run(...args).then(
      (value) => (state = { value }),
      // Firefox's stack lacks the message.
      (error: unknown) => (state = { error: `${error}\n${error instanceof Error ? error.stack : ''}` }),
    );
  },
  state: () => state,
};
Object.assign(globalThis, { bench: page });
