import { readdir, readFile } from 'node:fs/promises';

/**
 * Processes of the browser that uses this profile folder, without its main one. `isRenderer`: it has pages. Linux only
 * (/proc); none elsewhere.
 */
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
