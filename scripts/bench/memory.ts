import { readdir, readFile, writeFile } from 'node:fs/promises';

export interface ExtensionProcess {
  resetPeak(): Promise<void>;
  /** Peak resident memory since the reset, in MB. */
  peakMb(): Promise<number>;
  /** Processor time of all its threads since it started, in ms. */
  processorMs(): Promise<number>;
}

/** proc(5): `utime` and `stime` are in ticks of 1/100 s on Linux. */
const MS_PER_TICK = 10;

/**
 * Finds the process of the extension's pages and background by the browser's profile folder. Linux only (/proc); null
 * elsewhere.
 */
export async function findExtensionProcess(profileDir: string): Promise<ExtensionProcess | null> {
  const processes = await readProcesses().catch(() => []);
  const root = processes.find(({ command }) => command.includes(profileDir) && !command.includes('--type='));
  const ours = processes.find(
    (one) => isExtensionProcess(one) && root !== undefined && isDescendant(one, root.pid, processes),
  );
  if (ours === undefined) return null;
  return {
    // proc(5): writing 5 resets the peak to the current size.
    resetPeak: () => writeFile(`/proc/${ours.pid}/clear_refs`, '5'),
    peakMb: async () => {
      const status = await readFile(`/proc/${ours.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    processorMs: async () => {
      const fields = (await readFile(`/proc/${ours.pid}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ');
      // Fields 14 and 15 of proc(5), counted from 1; the first two are cut off.
      return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
    },
  };
}

/** Processes of the browser that uses this profile folder, without its main one. */
export async function listBrowserProcesses(
  profileDir: string,
): Promise<readonly { readonly pid: number; readonly isExtension: boolean; readonly isRenderer: boolean }[]> {
  const processes = await readProcesses().catch(() => []);
  const root = processes.find(({ command }) => command.includes(profileDir) && !command.includes('--type='));
  if (root === undefined) return [];
  return processes
    .filter((one) => one.pid !== root.pid && isDescendant(one, root.pid, processes))
    .map((one) => ({ pid: one.pid, isExtension: isExtensionProcess(one), isRenderer: isRenderer(one) }));
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly command: string;
}

async function readProcesses(): Promise<readonly Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const read = async (pid: string): Promise<Process[]> => {
    try {
      const [status, command] = await Promise.all([
        readFile(`/proc/${pid}/status`, 'utf8'),
        readFile(`/proc/${pid}/cmdline`, 'utf8'),
      ]);
      const name = /^Name:\s+(.*)$/m.exec(status)?.[1] ?? '';
      const parent = Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]);
      return [{ pid: Number(pid), parent, name, command }];
    } catch {
      return []; // the process has ended
    }
  };
  return (await Promise.all(pids.map(read))).flat();
}

/** Chromium marks the process on its command line, Firefox in its name. */
const isExtensionProcess = ({ name, command }: Process): boolean =>
  command.includes('--extension-process') || name.startsWith('WebExtensions');

/** A process with pages. */
const isRenderer = ({ name, command }: Process): boolean =>
  command.includes('--type=renderer') || /^(?:WebExtensions|Isolated Web Co|Web Content)/.test(name);

function isDescendant(one: Process, ancestor: number, all: readonly Process[]): boolean {
  for (let at: Process | undefined = one; at !== undefined; ) {
    if (at.pid === ancestor) return true;
    const { parent }: Process = at;
    at = all.find(({ pid }) => pid === parent);
  }
  return false;
}
