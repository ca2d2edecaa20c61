import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSERS, type BrowserName } from '../tests/support/browser/driver.ts';
import { measureBackground } from './bench/background.ts';
import { type OpenSession, withBenchSession, withProfile } from './bench/benchSession.ts';
import { measureCapture } from './bench/capture.ts';
import { compareRuns } from './bench/compareRuns.ts';
import { measureExport, measurePdf } from './bench/dossier.ts';
import { buildBenchExtension } from './bench/extension.ts';
import { writeFiguresPage } from './bench/figuresPage.ts';
import { formatFigure } from './bench/formatFigure.ts';
import { measureFullPage } from './bench/fullPage.ts';
import { GROUP_NAMES, type GroupName } from './bench/groups.ts';
import type { Figures, Measured } from './bench/measured.ts';
import { measurePackage } from './bench/package.ts';
import { measurePicker } from './bench/picker.ts';
import { measureReading } from './bench/reading.ts';
import {
  type BenchRun,
  type Failure,
  RUNS_DIR,
  readNewestRun,
  readRun,
  runFileName,
  saveRun,
} from './bench/runFile.ts';
import { measureStore } from './bench/store.ts';
import { measureWave } from './bench/wave.ts';
import { parseBrowserName, runCommand, UsageError } from './cli.ts';

type Group = (open: OpenSession, browser: BrowserName) => Promise<Figures>;

const GROUPS: Readonly<Record<GroupName, Group>> = {
  package: measurePackage,
  background: measureBackground,
  picker: measurePicker,
  capture: measureCapture,
  'full-page': measureFullPage,
  wave: measureWave,
  reading: measureReading,
  pdf: measurePdf,
  store: measureStore,
  export: measureExport,
};
const isGroup = (name: string): name is GroupName => name in GROUPS;
const GROUP_LIST = GROUP_NAMES.join(', ');

const MS_PER_MINUTE = 60_000;
const PAGE = join(RUNS_DIR, '../figures.md');

const HELP = `npm run bench -- [--compare FILE] [--only NAME] [--browser ${BROWSERS.join('|')}] [--json FILE] [--page]

Measures the real extension in real browsers, in about 45 minutes on a quiet machine. Each figure has three readings,
the load beside each, and a floor: the minimum that the same machine needs for the same result, measured in alternation.
A whole run without --json is kept in docs/figures/<date-time>.json, and docs/figures.md is written from it. A missed
goal does not fail the command; a measurement that could not be made does.

  --compare FILE   also prints the ratios against a former run
  --only NAME      one of ${GROUP_LIST};
                   may be repeated. Such a run is not kept
  --browser        ${BROWSERS.join(' or ')}; otherwise both. Such a run is not kept
  --json FILE      writes the figures with their samples there, whatever was run
  --page           measures nothing: writes docs/figures.md again from the newest run`;

interface Options {
  readonly browsers: readonly BrowserName[];
  /** Every group when it is empty. */
  readonly only: readonly GroupName[];
}

/** Measures the groups one after the other. The figures of a group that fails are missing. */
async function runBench({ browsers, only }: Options): Promise<BenchRun & { readonly failures: readonly Failure[] }> {
  const start = performance.now();
  const date = new Date().toISOString();
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', platform: platform(), arch: arch() };
  const versions: Partial<Record<BrowserName, string>> = {};
  const figures: Measured[] = [];
  const failures: Failure[] = [];
  for (const browser of browsers) {
    const extensionDir = await buildBenchExtension(browser);
    const openOn: OpenSession = (work, profileDir) =>
      profileDir === undefined
        ? withProfile((fresh) => openOn(work, fresh))
        : withBenchSession(browser, extensionDir, profileDir, (session) => {
            versions[browser] = session.user.driver.version;
            return work(session);
          });
    for (const group of only.length > 0 ? only : GROUP_NAMES) {
      const groupStart = performance.now();
      try {
        const found = (await GROUPS[group](openOn, browser)).map((figure) => ({ ...figure, browser }));
        for (const figure of found) console.log(formatFigure(figure));
        figures.push(...found);
      } catch (error) {
        const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
        failures.push({ group, browser, reason });
        console.error(`${group}, ${browser}: not measured: ${reason}`);
      }
      console.log(`${group}, ${browser}: ${Math.round((performance.now() - groupStart) / 1_000)} s`);
    }
    await rm(extensionDir, { recursive: true, force: true });
  }
  const minutes = Math.round((performance.now() - start) / MS_PER_MINUTE);
  return { date, commit, machine, versions, minutes, failures, figures };
}

const writePage = async (run: BenchRun): Promise<void> => writeFile(PAGE, writeFiguresPage(run));

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      compare: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      browser: { type: 'string' },
      json: { type: 'string' },
      page: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  if (values.page) return writePage(await readNewestRun());
  const only = [...new Set(values.only.filter(isGroup))];
  const unknown = values.only.find((name) => !isGroup(name));
  if (unknown !== undefined) throw new UsageError(`--only: ${unknown} is not one of ${GROUP_LIST}`);
  const before = values.compare === undefined ? null : await readRun(resolve(values.compare));
  const [load = 0] = loadavg();
  if (load > cpus().length / 2)
    console.log(`This machine is busy (load ${load.toFixed(1)}): the figures are unreliable.`);
  const browsers = values.browser === undefined ? BROWSERS : [parseBrowserName(values.browser)];
  const run = await runBench({ browsers, only });
  const isWhole = values.browser === undefined && values.only.length === 0;
  const path = values.json === undefined ? isWhole && join(RUNS_DIR, runFileName(run)) : resolve(values.json);
  if (path) {
    await mkdir(dirname(path), { recursive: true });
    await saveRun(path, run);
  }
  if (isWhole && values.json === undefined) await writePage(run);
  if (before !== null) console.log(['', ...compareRuns(run, before)].join('\n'));
  console.log(`The whole took ${run.minutes} minutes.`);
  if (run.failures.length > 0) throw new Error(`${run.failures.length} measurements failed: their figures are missing`);
});
