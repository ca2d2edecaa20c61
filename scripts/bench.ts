import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type OpenSession, withBenchSession, withProfile } from './bench/benchSession.ts';
import { measureCapture } from './bench/capture.ts';
import { compareRuns } from './bench/compareRuns.ts';
import { measureExport, measurePdf } from './bench/dossier.ts';
import { buildBenchExtension } from './bench/extension.ts';
import { writeFiguresPage } from './bench/figuresPage.ts';
import { formatFigure } from './bench/formatFigure.ts';
import { measureFullPage } from './bench/fullPage.ts';
import type { Figures, Measured } from './bench/measured.ts';
import { measurePackage } from './bench/package.ts';
import { measureReading } from './bench/reading.ts';
import { type BenchRun, RUNS_DIR, readNewestRun, readRun, runFileName, saveRun } from './bench/runFile.ts';
import { measureStore } from './bench/store.ts';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { parseBrowserName, runCommand, UsageError } from './cli.ts';

type Group = (open: OpenSession, browser: BrowserName) => Promise<Figures>;

/** The measurements by name. */
const GROUPS: Readonly<Record<string, Group>> = {
  package: measurePackage,
  capture: measureCapture,
  'full-page': measureFullPage,
  reading: measureReading,
  pdf: measurePdf,
  store: measureStore,
  export: measureExport,
};
const GROUP_NAMES = Object.keys(GROUPS).join(', ');

const PAGE = join(RUNS_DIR, '../figures.md');

const HELP = `npm run bench -- [--compare FILE] [--only NAME] [--browser ${BROWSERS.join('|')}] [--json FILE] [--page]

Measures the real extension in real browsers, in about 20 minutes on a quiet machine. Each figure has three readings,
the load beside each, and a floor: the minimum that the same machine needs for the same result, measured in alternation.
A whole run is kept in docs/figures/<date-time>.json and docs/figures.md is written from it. A missed goal does not fail
the command; a measurement that could not be made does.

  --compare FILE   also prints the ratios against a former run
  --only NAME      one of ${GROUP_NAMES};
                   may be repeated. Such a run is not kept
  --browser        ${BROWSERS.join(' or ')}; otherwise both. Such a run is not kept
  --json FILE      writes the figures with their samples there, whatever was run
  --page           measures nothing: writes docs/figures.md again from the newest run`;

interface Options {
  readonly browsers: readonly BrowserName[];
  readonly only: readonly string[];
}

/** Returns the figures, and how many groups failed: their figures are missing. */
async function runBench({ browsers, only }: Options): Promise<{ readonly run: BenchRun; readonly failed: number }> {
  const date = new Date().toISOString();
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', platform: platform(), arch: arch() };
  const versions: Partial<Record<BrowserName, string>> = {};
  const figures: Measured[] = [];
  let failed = 0;
  for (const browser of browsers) {
    const extensionDir = await buildBenchExtension(browser);
    const openOn: OpenSession = (work, profileDir) =>
      profileDir === undefined
        ? withProfile((fresh) => openOn(work, fresh))
        : withBenchSession(browser, extensionDir, profileDir, (session) => {
            versions[browser] = session.user.driver.version;
            return work(session);
          });
    for (const [name, measure] of Object.entries(GROUPS)) {
      if (only.length > 0 && !only.includes(name)) continue;
      try {
        const found = (await measure(openOn, browser)).map((figure) => ({ ...figure, browser }));
        for (const figure of found) console.log(formatFigure(figure));
        figures.push(...found);
      } catch (error) {
        failed += 1;
        console.error(`${name}, ${browser}: not measured: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    await rm(extensionDir, { recursive: true, force: true });
  }
  return { run: { date, commit, machine, versions, figures }, failed };
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
  for (const name of values.only) {
    if (!(name in GROUPS)) throw new UsageError(`--only: ${name} is not one of ${GROUP_NAMES}`);
  }
  const before = values.compare === undefined ? null : await readRun(resolve(values.compare));
  const [load = 0] = loadavg();
  if (load > cpus().length / 2)
    console.log(`This machine is busy (load ${load.toFixed(1)}): the figures are unreliable.`);
  const browsers = values.browser === undefined ? BROWSERS : [parseBrowserName(values.browser)];
  const { run, failed } = await runBench({ browsers, only: values.only });
  const isWhole = values.browser === undefined && values.only.length === 0;
  const path = values.json === undefined ? isWhole && join(RUNS_DIR, runFileName(run)) : resolve(values.json);
  if (path) {
    await mkdir(dirname(path), { recursive: true });
    await saveRun(path, run);
  }
  if (isWhole && values.json === undefined) await writePage(run);
  if (before !== null) console.log(['', ...compareRuns(run, before)].join('\n'));
  if (failed > 0) throw new Error(`${failed} measurements failed: their figures are missing`);
});
