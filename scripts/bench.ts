import { mkdir, rm, writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchSession, withBenchSession } from './bench/benchSession.ts';
import { measureCapture } from './bench/capture.ts';
import { measureCarnet } from './bench/carnet.ts';
import { measureExport, measureGrowth, measureLargeDossier, measurePdf, measureVerify } from './bench/dossier.ts';
import { buildBenchExtension } from './bench/extension.ts';
import { measureFullPage } from './bench/fullPage.ts';
import { formatMetric, type Metric } from './bench/metrics.ts';
import { measurePopup, measureUnlock } from './bench/pageTimings.ts';
import { measureReading } from './bench/reading.ts';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { parseBrowserName, parseCount, runCommand, UsageError } from './cli.ts';

/** The measurements by name; each runs on a fresh profile. */
const GROUPS: Readonly<
  Record<string, (session: BenchSession, sizes: readonly number[]) => Promise<readonly Metric[]>>
> = {
  capture: measureCapture,
  'full-page': measureFullPage,
  reading: measureReading,
  export: measureExport,
  verify: measureVerify,
  large: measureLargeDossier,
  pdf: measurePdf,
  growth: measureGrowth,
  unlock: measureUnlock,
  popup: measurePopup,
  carnet: measureCarnet,
};

/** Run only when named with --only: `large` needs four gigabytes of disk. */
const OPT_IN_GROUPS: ReadonlySet<string> = new Set(['large']);

const HELP = `npm run bench -- [--json FILE] [--browser ${BROWSERS.join('|')}] [--only NAME] [--sizes 10,100,1000]

Measures the real extension in a real browser. Each figure has a floor: the minimum that the same machine needs for the
same result, measured in alternation. Medians; times in milliseconds. A missed goal is printed and does not fail the
command. Run it on a quiet machine: the load is printed with each figure.

  --json FILE    writes every figure with its samples
  --browser      ${BROWSERS.join(' or ')} (chromium)
  --only NAME    one of ${Object.keys(GROUPS).join(', ')}; may be
                 repeated. large (a dossier of a gigabyte, verified) runs only when named
  --sizes        numbers of items, for export and verify (10,100,1000); growth compares the largest with twice that, the
                 popup compares the smallest with ten times the largest. --sizes 10,100 is a short run`;

interface Options {
  readonly browser: BrowserName;
  readonly only: readonly string[];
  readonly sizes: readonly number[];
}

async function runBench({ browser, only, sizes }: Options): Promise<{ version: string; figures: Metric[] }> {
  const extensionDir = await buildBenchExtension(browser);
  const metrics: Metric[] = [];
  let version = '';
  try {
    for (const [name, measure] of Object.entries(GROUPS)) {
      if (only.length > 0 ? !only.includes(name) : OPT_IN_GROUPS.has(name)) continue;
      const groupMetrics = await withBenchSession(browser, extensionDir, async (session) => {
        ({ version } = session.user.driver);
        return measure(session, sizes);
      });
      for (const metric of groupMetrics) console.log(formatMetric(metric));
      metrics.push(...groupMetrics);
    }
  } finally {
    await rm(extensionDir, { recursive: true, force: true });
  }
  return { version, figures: metrics };
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      browser: { type: 'string', default: 'chromium' },
      only: { type: 'string', multiple: true, default: [] },
      sizes: { type: 'string', default: '10,100,1000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  for (const name of values.only) {
    if (!(name in GROUPS)) throw new UsageError(`--only: ${name} is not one of ${Object.keys(GROUPS).join(', ')}`);
  }
  const sizes = values.sizes.split(',').map((size) => parseCount('--sizes', size));
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', platform: platform(), arch: arch() };
  const load = loadavg()[0] ?? 0;
  if (load > machine.cpus / 2)
    console.log(`This machine is busy (load ${load.toFixed(1)}): the figures are unreliable.`);
  const options = { browser: parseBrowserName(values.browser), only: values.only, sizes };
  const measured = await runBench(options);
  if (values.json === undefined) return;
  const path = resolve(values.json);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify({ ...options, machine, ...measured }, null, 2)}\n`);
});
