import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserName } from '../../tests/support/browser/driver.ts';
import type { GroupName } from './groups.ts';
import type { Measured } from './measured.ts';

/** One run of `npm run bench`, as it is kept in docs/figures. */
export interface BenchRun {
  /** Start, ISO 8601, UTC. */
  readonly date: string;
  readonly commit: string;
  readonly machine: { readonly cpus: number; readonly model: string; readonly platform: string; readonly arch: string };
  readonly versions: Readonly<Partial<Record<BrowserName, string>>>;
  /** Duration of the whole run. */
  readonly minutes?: number;
  /** Groups that were started and could not be measured. */
  readonly failures?: readonly Failure[];
  readonly figures: readonly Measured[];
}

export interface Failure {
  readonly group: GroupName;
  readonly browser: BrowserName;
  /** One line. */
  readonly reason: string;
}

/** Folder of the runs, one file each, and of what was recorded by hand. */
export const RUNS_DIR = join(import.meta.dirname, '../../docs/figures');

/** `2026-11-21T19-10Z.json`: names sort by date. */
export const runFileName = ({ date }: Pick<BenchRun, 'date'>): string => `${date.slice(0, 16).replace(':', '-')}Z.json`;

/** One figure a line, so that two runs compare line by line. */
export function writeRun(run: BenchRun): string {
  const { figures, ...head } = run;
  const lines = figures.map((figure) => `    ${JSON.stringify(figure)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "figures": [\n${lines}\n  ]\n}\n`;
}

export async function saveRun(path: string, run: BenchRun): Promise<void> {
  await writeFile(path, writeRun(run));
}

/** The file was written by `writeRun`. */
export async function readRun(path: string): Promise<BenchRun> {
  return JSON.parse(await readFile(path, 'utf8')) as BenchRun;
}

/** Returns the newest kept run. Throws when there is none. */
export async function readNewestRun(): Promise<BenchRun> {
  const name = (await readdir(RUNS_DIR))
    .filter((one) => one.endsWith('Z.json'))
    .toSorted()
    .at(-1);
  if (name === undefined) throw new Error('docs/figures has no run');
  return readRun(join(RUNS_DIR, name));
}
