import { readFile } from 'node:fs/promises';
import { listBrowserProcesses } from '../support/machine/browserProcesses.ts';

/**
 * Returns the resident memory of the extension's process and of the largest other process with pages, MB. Linux only
 * (/proc).
 */
export async function readResidentMemory(profileDir: string): Promise<string> {
  const processes = await listBrowserProcesses(profileDir);
  const read = async (pid: number): Promise<number> => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  };
  const sizes = async (ours: boolean): Promise<number> => {
    const matching = processes.filter((one) => one.isExtension === ours && one.isRenderer);
    return Math.max(0, ...(await Promise.all(matching.map(({ pid }) => read(pid)))));
  };
  return `extension ${await sizes(true)}, tab ${await sizes(false)}`;
}
