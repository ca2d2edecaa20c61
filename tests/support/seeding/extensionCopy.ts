import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { PageHandle } from '../browser/pageHandle.ts';
import type { UserDriver } from '../browser/userDriver.ts';
import { waitFor } from '../browser/wait.ts';
import type { TaskServer, Tasks } from './taskServer.ts';

const PAGE = 'tasks.html';
/** Enough to write twenty thousand items. */
const TASK_TIMEOUT_MS = 20 * 60_000;

const html = (script: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${script}</title></head>
<body><script type="module" src="/${script}"></script></body></html>`;

/** Copies a built package to a temporary folder and adds a page that serves tasks, which is never shipped. */
export async function copyExtension(builtDir: string, pageSource: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-copy-'));
  await cp(builtDir, dir, { recursive: true });
  await addPage(dir, PAGE, await bundleScript(pageSource, 'es'));
  return dir;
}

/** Adds a page with one script to a copy of the package. */
export async function addPage(dir: string, name: string, code: string): Promise<void> {
  const script = name.replace(/html$/, 'js');
  await writeFile(join(dir, script), code);
  await writeFile(join(dir, name), html(script));
}

/** Bundles a source into a single script. */
export async function bundleScript(source: string, format: 'es' | 'iife'): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: source, formats: [format], name: 'bundle' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const chunks = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [chunk, ...more] = chunks.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  if (chunk === undefined || more.length > 0) throw new Error(`${source}: more or fewer than one script`);
  return chunk;
}

/** Runs a task of the page. */
export type RunTask<T extends Tasks> = <N extends keyof T & string>(
  task: N,
  ...args: Parameters<T[N]>
) => Promise<Awaited<ReturnType<T[N]>>>;

/** Opens the page of a copy; its source serves the tasks `T`. */
export async function openTaskPage<T extends Tasks>(
  user: UserDriver,
): Promise<{ readonly page: PageHandle; readonly run: RunTask<T> }> {
  const page = await user.driver.openExtensionPage(PAGE);
  await waitFor('the page of tasks', () => page.evaluate(() => 'taskServer' in globalThis));
  // The page serves the tasks that `T` describes.
  return { page, run: (task, ...args) => runTask(page, task, args) as never };
}

/** Starts a task and polls for its end, because browser drivers time out on long calls. */
async function runTask(page: PageHandle, task: string, args: readonly unknown[]): Promise<unknown> {
  await page.evaluate(
    (name: string, argsJson: string) => {
      const { taskServer } = globalThis as unknown as { taskServer: TaskServer };
      taskServer.start(name, JSON.parse(argsJson));
    },
    task,
    JSON.stringify(args),
  );
  const end = await waitFor(
    `${task} to end`,
    () =>
      page
        .evaluate(() => (globalThis as unknown as { taskServer: TaskServer }).taskServer.state())
        // On a busy machine the page may answer later than the driver waits: it is asked again.
        .catch(ignoreTimeout),
    TASK_TIMEOUT_MS,
  );
  if ('error' in end) throw new Error(`${task}: ${end.error}`);
  return end.value;
}

function ignoreTimeout(error: unknown): null {
  if (error instanceof Error && error.message.includes('timed out')) return null;
  throw error;
}
