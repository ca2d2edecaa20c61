import { mkdir, rm, writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchSession, withBenchSession } from './bench/benchSession.ts';
import { measureCapture } from './bench/capture.ts';
import { measureCarnet } from './bench/carnet.ts';
import {
  measureExport,
  measureGrowth,
  measureLargeDossier,
  measurePdf,
  measureVerify,
} from './bench/dossier.ts';
import { buildBenchExtension } from './bench/extension.ts';
import { measureFullPage } from './bench/fullPage.ts';
import { formatMetric, type Metric } from './bench/metrics.ts';
import { measurePopup, measureUnlock } from './bench/pageTimings.ts';
import { measureReading } from './bench/reading.ts';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { parseBrowserName, parseCount, runCommand, UsageError } from './cli.ts';

/** What can be measured; each on a fresh profile. */
const GROUPS: Readonly<
  Record<string, (session: BenchSession, sizes: readonly number[]) => Promise<readonly Metric[]>>
> = {
  capture: measureCapture,
  whole: measureFullPage,
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

/** Four gigabytes of disk: only when it is asked for. */
const OPT_IN_GROUPS: ReadonlySet<string> = new Set(['large']);

const HELP = `npm run bench -- [--json FILE] [--browser ${BROWSERS.join('|')}] [--only NAME] [--sizes 10,100,1000]

Measures the real extension in a real browser, each figure beside its floor: the least that the same machine has to
do for the same result, measured in turn with it. Medians; times in milliseconds. A goal that is missed is said, and is
no failure of the command. Worth something on a quiet machine only: the load is printed with each figure.

  --json FILE    writes every figure with its samples
  --browser      ${BROWSERS.join(' or ')} (chromium)
  --only NAME    one of ${Object.keys(GROUPS).join(', ')}; may be given more than once. large (a dossier of a
                 gigabyte, verified) is measured only when it is named
  --sizes        how many items, for export and verify (10,100,1000); growth goes from the largest to twice that, the
                 popup from the smallest to ten times the largest. --sizes 10,100 is a short run`;

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
    if (!(name in GROUPS))
      throw new UsageError(`--only: ${name} is none of ${Object.keys(GROUPS).join(', ')}`);
  }
  const sizes = values.sizes.split(',').map((size) => parseCount('--sizes', size));
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', platform: platform(), arch: arch() };
  const load = loadavg()[0] ?? 0;
  if (load > machine.cpus / 2) console.log(`This machine is busy (load ${load.toFixed(1)}): measure again.`);
  const options = { browser: parseBrowserName(values.browser), only: values.only, sizes };
  const measured = await runBench(options);
  if (values.json === undefined) return;
  const path = resolve(values.json);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify({ ...options, machine, ...measured }, null, 2)}\n`);
});
