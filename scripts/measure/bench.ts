import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { arch, cpus, loadavg, platform } from 'node:os';
import { resolve } from 'node:path';
import { BROWSERS, type BrowserName } from '../../tests/support/browser/driver.ts';
import { ensureBuilt } from '../../tests/support/machine/build.ts';
import { parseBrowserName, parseCount, runCommand, UsageError } from '../cli.ts';
import { archiveGroup } from './bench/archive.ts';
import { type BenchBuild, copyBuild, type Group, packageGroup } from './bench/builds.ts';
import { pickerGroup, sealedGroup } from './bench/capture.ts';
import { collect, formatComparison, formatRow, type Measured, type Round, TABLE_HEAD } from './bench/figures.ts';
import { fullPageGroup, threadGroup } from './bench/fullPage.ts';
import { exportGroup, listGroup, previewGroup } from './bench/store.ts';

const GROUPS: ReadonlyMap<string, Group> = new Map([
  ['package', packageGroup],
  ['picker', pickerGroup],
  ['sealed', sealedGroup],
  ['full-page', fullPageGroup],
  ['thread', threadGroup],
  ['export', exportGroup],
  ['preview', previewGroup],
  ['lists', listGroup],
  ['archive', archiveGroup],
]);
const GROUP_LIST = [...GROUPS.keys()].join(', ');

const THIS = 'this';
const OTHER = 'other';

const HELP = `npm run bench -- [--only NAME] [--browser ${BROWSERS.join('|')}] [--runs N] [--with DIR]

Measures the built extension in real browsers: sizes, picker, click → sealed, full page, thread, export and its memory,
preview, popup and list with 20,000 items, an archive of 200,000 messages. Each figure is a median beside its floor: the
minimum that the same machine needs for the same result, measured in the same run. Prints the table of docs/figures.md.
A missed goal does not fail the command; a measurement that could not be made does.

  --only NAME    one of ${GROUP_LIST}; may be repeated
  --browser      ${BROWSERS.join(' or ')}; otherwise both
  --runs N       samples of each figure, after one that is not counted (5)
  --with DIR     measures another build of the same browser in alternation, and prints the ratios: an unpacked package
                 with the same stored formats and words (.output/chrome-mv3 of another work tree); needs --browser`;

/** Measures a group on each build, in alternation, so that a busy minute slows down all of them. */
async function measureGroup(
  group: Group,
  builds: ReadonlyMap<string, BenchBuild>,
  browser: BrowserName,
  runs: number,
): Promise<readonly Measured[]> {
  const undoing: (() => Promise<unknown>)[] = [];
  try {
    const measuring: {
      readonly build: string;
      readonly measure: () => Promise<Round>;
      readonly rounds: { readonly round: Round; readonly load: number }[];
    }[] = [];
    for (const [name, build] of builds)
      measuring.push({ build: name, measure: await group(build, (undo) => undoing.push(undo)), rounds: [] });
    for (let run = 0; run <= runs; run += 1) {
      for (const { measure, rounds } of run % 2 === 0 ? measuring : measuring.toReversed()) {
        const round = await measure();
        if (run > 0) rounds.push({ round, load: loadavg()[0] ?? 0 });
      }
    }
    return measuring.flatMap(({ build, rounds }) => collect(rounds, { browser, build }));
  } finally {
    for (const undo of undoing.toReversed()) await undo();
  }
}

/** Prints the rows of each figure and, with two builds, their ratios. */
function printFigures(figures: readonly Measured[]): void {
  for (const figure of figures) console.log(formatRow(figure));
  for (const ours of figures.filter(({ build }) => build === THIS)) {
    const other = figures.find(({ id, build }) => id === ours.id && build === OTHER);
    if (other !== undefined) console.log(formatComparison(ours, other));
  }
}

const OPTIONS = {
  only: { type: 'string', multiple: true },
  browser: { type: 'string' },
  runs: { type: 'string', default: '5' },
  with: { type: 'string' },
} as const;

await runCommand(HELP, OPTIONS, async (values) => {
  const only = values.only ?? [];
  const unknown = only.find((name) => !GROUPS.has(name));
  if (unknown !== undefined) throw new UsageError(`--only: ${unknown} is not one of ${GROUP_LIST}`);
  if (values.with !== undefined && values.browser === undefined)
    throw new UsageError('--with: name the browser of that build with --browser');
  const runs = parseCount('--runs', values.runs);
  const browsers = values.browser === undefined ? BROWSERS : [parseBrowserName(values.browser)];
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? ''}, ${platform()} ${arch()}`;
  console.log(`${new Date().toISOString()}, commit ${commit.slice(0, 8)}, ${machine}\n\n${TABLE_HEAD}`);
  const failed: string[] = [];
  for (const browser of browsers) {
    const builds = new Map([[THIS, await copyBuild(browser, await ensureBuilt(browser))]]);
    if (values.with !== undefined) builds.set(OTHER, await copyBuild(browser, resolve(values.with)));
    for (const [name, group] of GROUPS) {
      if (only.length > 0 && !only.includes(name)) continue;
      try {
        printFigures(await measureGroup(group, builds, browser, runs));
      } catch (error) {
        failed.push(`${name}, ${browser}`);
        console.error(`${name}, ${browser}: not measured: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    for (const { copyDir } of builds.values()) await rm(copyDir, { recursive: true, force: true });
  }
  if (failed.length > 0) throw new Error(`not measured: ${failed.join('; ')}`);
});
