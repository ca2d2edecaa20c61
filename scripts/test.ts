import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { BROWSERS } from '../tests/support/browser/driver.ts';
import { ensureBuilt } from '../tests/support/machine/build.ts';
import { ensureBrowser } from '../tests/support/machine/installBrowser.ts';
import { ensurePrograms, linkPrograms } from '../tests/support/machine/programs.ts';
import { mainPathsPattern } from '../tests/support/mainPaths.ts';
import { ROOT, runProgram } from './cli.ts';
import {
  type FailedTest,
  type FileTime,
  listFailedBrowserTests,
  listFailedUnitTests,
  tableOfTimes,
  timeBrowserFiles,
  timeUnitFiles,
} from './testReports.ts';

const HELP = `npm test, npm run test:all

Installs the programs and browsers that are missing, then runs the checks of the project in order, with the browser tests
of tests/support/mainPaths.ts or, with test:all, every browser test. Ends with the seconds of the slowest test files and, as
the last line, « N passed, N failed ».`;

/** A step without tests of its own counts as one. */
interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly failedTests?: readonly FailedTest[];
  readonly times?: readonly FileTime[];
}

const countStep = (passed: boolean): Count => (passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** What a runner wrote of its tests; a run that ended badly without a failed test counts as one failure. */
function readCount(ended: boolean, read: () => Count): Count {
  try {
    const count = read();
    return ended || count.failed > 0 ? count : { ...count, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const readReport = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function vitest(folder: string, ...projects: readonly string[]): Count {
  const file = join(folder, `${projects.join('-')}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const args = ['run', ...projects.flatMap((project) => ['--project', project]), ...reporters];
  const ended = runProgram('vitest', args, {
    env: { ...process.env, PATH: bin, ...(all ? {} : { RECUEIL_MAIN_PATHS: '1' }) },
  });
  return readCount(ended, () => {
    // Vitest's JSON report, in Jest's shape. A test that did not run is not a success.
    const report = readReport(file);
    const { numTotalTests, numPassedTests } = report as { numTotalTests: number; numPassedTests: number };
    return {
      passed: numPassedTests,
      failed: numTotalTests - numPassedTests,
      failedTests: listFailedUnitTests(report),
      times: timeUnitFiles(report).map((time) => ({ ...time, file: relative(ROOT, time.file) })),
    };
  });
}

function e2e(): Count {
  const ended = runProgram('playwright', all ? ['test'] : ['test', '--grep', mainPathsPattern()]);
  return readCount(ended, () => {
    const report = readReport(join(ROOT, 'test-results', 'e2e.json'));
    const { stats } = report as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    };
    const failed = stats.unexpected + stats.flaky + stats.skipped;
    return {
      passed: stats.expected,
      failed,
      failedTests: listFailedBrowserTests(report),
      times: timeBrowserFiles(report).map((time) => ({ ...time, file: `tests/${time.file}` })),
    };
  });
}

async function build(): Promise<Count> {
  try {
    for (const browser of BROWSERS) await ensureBuilt(browser);
    return countStep(true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return countStep(false);
  }
}

if (process.argv.includes('--help')) {
  console.log(HELP);
  process.exit();
}
const all = process.argv.includes('--all');
ensurePrograms(console.log);
for (const browser of BROWSERS) console.log(`${browser}: ${await ensureBrowser(browser, console.log)}`);
const folder = await mkdtemp(join(tmpdir(), 'recueil-test-'));
const bin = await linkPrograms(folder);
const steps: readonly (readonly [string, () => Count | Promise<Count>])[] = [
  ['types', () => countStep(runProgram('wxt', ['prepare']) && runProgram('tsc', ['--noEmit']))],
  ['lint', () => countStep(runProgram('biome', ['ci']))],
  ['dead code', () => countStep(runProgram('knip', []))],
  ['unit', () => vitest(folder, 'unit', 'unit-stores', 'unit-pure', 'unit-ui')],
  ['build', build],
  ['packages', () => vitest(folder, 'packages')],
  ['browsers', e2e],
];
const counts: Count[] = [];
const failedSteps: string[] = [];
for (const [name, step] of steps) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const count = await step();
  counts.push(count);
  if (count.failed > 0) failedSteps.push(name);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`-- ${name}: ${count.failed === 0 ? 'ok' : `${count.failed} failed`}, ${seconds} s`);
}
await rm(folder, { recursive: true, force: true });

const sum = (key: 'passed' | 'failed'): number => counts.reduce((total, count) => total + count[key], 0);
console.log(`\n${tableOfTimes(counts.flatMap(({ times = [] }) => times))}`);
// The end of a log is what a CI service shows first.
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
for (const { failedTests = [] } of counts) {
  for (const { file, test, reason } of failedTests) console.log(`  ${file}\n    ${test}\n    ${reason}`);
}
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
