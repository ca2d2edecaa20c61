import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../tests/support/browser/driver.ts';
import { type Network, openNetwork } from '../../tests/support/browser/network.ts';
import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import { openUserDriver, type UserDriver } from '../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';
import { findExtensionProcess } from './memory.ts';
import type { BenchPage, Tasks } from './page/main.ts';

/** The extension's own database: its pages read no other. */
export const OWN_DATABASE = 'recueil';

/** Enough to write and read a thousand items. */
const TASK_TIMEOUT_MS = 20 * 60_000;

type Task = keyof Tasks;

/** A browser on a fresh profile, with the bench's copy of the extension and the bench's page in a tab. */
export interface BenchSession {
  readonly user: UserDriver;
  readonly network: Network;
  run<T extends Task>(task: T, ...args: Parameters<Tasks[T]>): Promise<Awaited<ReturnType<Tasks[T]>>>;
  /** Also returns what the extension's process took; NaN where that cannot be read (outside Linux). */
  runWithCost<T extends Task>(task: T, ...args: Parameters<Tasks[T]>): Promise<TaskCost<T>>;
}

interface TaskCost<T extends Task> {
  readonly value: Awaited<ReturnType<Tasks[T]>>;
  readonly peakMb: number;
  readonly processorMs: number;
}

/** Opens a session, and closes it after `work`. With `profileDir`, on that profile, which is kept. */
export type OpenSession = <T>(work: (session: BenchSession) => Promise<T>, profileDir?: string) => Promise<T>;

/** Calls `work` with a new profile folder, and removes it. */
export async function withProfile<T>(work: (profileDir: string) => Promise<T>): Promise<T> {
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-bench-profile-'));
  try {
    return await work(profileDir);
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

export async function withBenchSession<T>(
  browser: BrowserName,
  extensionDir: string,
  profileDir: string,
  work: (session: BenchSession) => Promise<T>,
): Promise<T> {
  const network = await openNetwork();
  const user = await openUserDriver({ browser, network, extensionDir, profileDir, priorities: true });
  try {
    const page = await user.driver.openExtensionPage('bench.html');
    await waitFor('the bench page', () => page.evaluate(() => 'bench' in globalThis));
    const run: BenchSession['run'] = (task, ...args) => runTask(page, task, args);
    const ours = await findExtensionProcess(profileDir);
    return await work({
      user,
      network,
      run,
      runWithCost: async (task, ...args) => {
        await ours?.resetPeak();
        const before = (await ours?.processorMs()) ?? Number.NaN;
        const value = await run(task, ...args);
        const processorMs = ((await ours?.processorMs()) ?? Number.NaN) - before;
        return { value, peakMb: (await ours?.peakMb()) ?? Number.NaN, processorMs };
      },
    });
  } finally {
    await user.close();
    await network.close();
  }
}

/** Runs a task of the bench's page. Starts it and polls for its end, because browser drivers time out on long calls. */
export async function runTask<T extends Task>(
  page: PageHandle,
  task: T,
  args: Parameters<Tasks[T]>,
): Promise<Awaited<ReturnType<Tasks[T]>>> {
  await page.evaluate(
    (name: string, argsJson: string) => {
      const { bench } = globalThis as unknown as { bench: BenchPage };
      bench.start(name, JSON.parse(argsJson));
    },
    task,
    JSON.stringify(args),
  );
  const end = await waitFor(
    `${task} to end`,
    // On a busy machine the page may answer later than the driver waits: it is asked again.
    () => page.evaluate(() => (globalThis as unknown as { bench: BenchPage }).bench.state()).catch(ignoreTimeout),
    TASK_TIMEOUT_MS,
  );
  if ('error' in end) throw new Error(`${task}: ${end.error}`);
  // The page runs the task from the table that `Tasks` describes.
  return end.value as Awaited<ReturnType<Tasks[T]>>;
}

function ignoreTimeout(error: unknown): null {
  if (error instanceof Error && error.message.includes('timed out')) return null;
  throw error;
}
