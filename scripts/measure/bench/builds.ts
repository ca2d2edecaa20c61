import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackScripts } from '../../../src/browser/injectedScripts.ts';
import { LANGUAGE_CODES } from '../../../src/domain/shared/languages.ts';
import { READER_PACKS } from '../../../src/platforms/platformTable.ts';
import type { BrowserName } from '../../../tests/support/browser/driver.ts';
import { type Network, openNetwork } from '../../../tests/support/browser/network.ts';
import { openUserDriver, type UserDriver } from '../../../tests/support/browser/userDriver.ts';
import { listBrowserProcesses } from '../../../tests/support/machine/browserProcesses.ts';
import {
  addPage,
  bundleScript,
  copyExtension,
  openTaskPage,
  type RunTask,
} from '../../../tests/support/seeding/extensionCopy.ts';
import { packFolder } from '../../pack.ts';
import type { Round } from './figures.ts';
import type { BenchTasks } from './page/main.ts';
import { openEmptyPage, probeCaptures, probeList, reportPaint } from './page/probes.ts';

const BYTES_PER_KB = 1_000;

/** A built package under measurement. */
export interface BenchBuild {
  readonly browser: BrowserName;
  /** The package as it was built. */
  readonly builtDir: string;
  /** The bench's copy of it, with a page of tasks and probes, which are never shipped. */
  readonly copyDir: string;
}

/**
 * Prepares a group of figures on one build and returns its round: each call measures every figure of the group once,
 * beside its floor. `atEnd` takes what is to be undone after the last round.
 */
export type Group = (build: BenchBuild, atEnd: (undo: () => Promise<unknown>) => void) => Promise<() => Promise<Round>>;

const sourceOf = (name: string): string => join(import.meta.dirname, 'page', name);

/** Measures the sizes of a built package, as it is shipped. */
export const packageGroup: Group = async ({ builtDir }) => {
  const sizeOf = async (path: string): Promise<number> => (await stat(join(builtDir, path))).size / BYTES_PER_KB;
  const sizeOfAll = async (paths: readonly string[]): Promise<number> =>
    (await Promise.all(paths.map(sizeOf))).reduce((a, b) => a + b);
  // What each kind of page gets at a click, in each language.
  const scripts = LANGUAGE_CODES.flatMap((code) => READER_PACKS.map((pack) => listPackScripts(pack, code, false)));
  const capture = Math.max(...(await Promise.all(scripts.map(sizeOfAll))));
  const packed = async (isPacked: (path: string) => boolean): Promise<number> =>
    (await packFolder(builtDir, isPacked)).length / BYTES_PER_KB;
  const isOfRecognition = (path: string): boolean => path.startsWith('recognition/');
  const zip = await packed((path) => !/\.(?:ttf|otf|woff2?)$/.test(path) && !isOfRecognition(path));
  const recognition = await packed(isOfRecognition);
  const background = await sizeOf('background.js');
  const sizes = {
    background: { value: background, floor: null },
    capture: { value: capture, floor: null },
    zip: { value: zip, floor: null },
    recognition: { value: recognition, floor: null },
  };
  return async () => sizes;
};

/** Copies a built package and adds what the bench needs. */
export async function copyBuild(browser: BrowserName, builtDir: string): Promise<BenchBuild> {
  const copyDir = await copyExtension(builtDir, sourceOf('main.ts'));
  const at = (path: string): string => join(copyDir, path);
  await addPage(copyDir, 'bench-blank.html', `(${openEmptyPage})()`);
  await appendFile(at('background.js'), `\n${await bundleScript(sourceOf('worker.ts'), 'iife')}`);
  await writeFile(at('bench-empty.js'), `(${reportPaint})()`);
  await edit(at('capture/shared.js'), (code) => `(() => { ${reportPaint}\n(${probeCaptures})() })();\n${code}`);
  await writeFile(at('bench-list.js'), `(${probeList})()`);
  for (const page of ['popup.html', 'carnet.html'])
    await edit(at(page), (html) => html.replace('<head>', '<head><script src="/bench-list.js"></script>'));
  return { browser, builtDir, copyDir };
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

/** A browser with the bench's copy of the package, whose page of tasks is open in a tab. */
export interface Session {
  readonly user: UserDriver;
  readonly network: Network;
  readonly run: RunTask<BenchTasks>;
  /** Runs `work` and returns the peak resident memory of the extension's process meanwhile, MB; NaN outside Linux. */
  peakMb(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

/** Opens a browser on a new profile or, where it is given, on a profile that is kept. */
export async function openSession({ browser, copyDir }: BenchBuild, keptProfile?: string): Promise<Session> {
  const profileDir = keptProfile ?? (await createProfile());
  const network = await openNetwork();
  const user = await openUserDriver({ browser, network, extensionDir: copyDir, profileDir, priorities: true });
  const { run } = await openTaskPage<BenchTasks>(user);
  const ours = (await listBrowserProcesses(profileDir)).find(({ isExtension }) => isExtension);
  return {
    user,
    network,
    run,
    peakMb: async (work) => {
      // proc(5): writing 5 resets the peak to the present size.
      if (ours !== undefined) await writeFile(`/proc/${ours.pid}/clear_refs`, '5');
      await work();
      if (ours === undefined) return Number.NaN;
      const status = await readFile(`/proc/${ours.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    close: async () => {
      await user.close();
      await network.close();
      if (keptProfile === undefined) await removeProfile(profileDir);
    },
  };
}

export const createProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'recueil-bench-profile-'));

export const removeProfile = (profileDir: string): Promise<void> =>
  rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
