import { access, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { BrowserName } from '../tests/support/browser/driver.ts';
import { type Network, openNetwork } from '../tests/support/browser/network.ts';
import type { PageHandle } from '../tests/support/browser/pageHandle.ts';
import { clickInPopup } from '../tests/support/browser/popupFold.ts';
import { openUserDriver, type UserDriver } from '../tests/support/browser/userDriver.ts';
import { waitFor } from '../tests/support/browser/wait.ts';
import { ensureBuilt } from '../tests/support/machine/build.ts';
import { bundleScript } from './bench/extension.ts';
import { median } from './bench/readings.ts';
import { buildStillPage, STILL_PAGE } from './bench/stillPage.ts';
import { parseBrowserName, parseCount, runCommand, UsageError } from './cli.ts';

const HELP = `npm run compare -- --with DIR [--browser chromium|firefox] [--runs N]

Captures a still page of ten screens with two builds in alternation, each in its own browser, and prints the times from
the command's arrival in the page to the card « Gardé », their medians and the ratio of this build to the other.

  --with DIR   the other build, unpacked (.output/chrome-mv3 of another work tree)
  --browser    chromium by default
  --runs N     captures of each build, after one that is not counted (7)`;

/** Chromium allows two screenshots a second. */
const QUOTA_MS = 1_100;
/** The first injected script of a build, today's and former ones. */
const FIRST_SCRIPTS = ['capture/shared.js', 'content-scripts/capture.js'];

interface TimedBuild {
  readonly name: string;
  readonly user: UserDriver;
  readonly page: PageHandle;
  readonly ms: number[];
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      with: { type: 'string' },
      browser: { type: 'string', default: 'chromium' },
      runs: { type: 'string', default: '7' },
    },
  });
  if (values.help) return console.log(HELP);
  if (values.with === undefined) throw new UsageError('--with: name the folder of the other build');
  const browser = parseBrowserName(values.browser);
  const runs = parseCount('--runs', values.runs);
  const network = await openNetwork();
  const ends: (() => Promise<unknown>)[] = [() => network.close()];
  try {
    const builds: TimedBuild[] = [];
    for (const [name, dir] of [
      ['this build', await ensureBuilt(browser)],
      ['the other', values.with],
    ] as const)
      builds.push(await openBuild(browser, network, name, dir, ends));
    // Each capture follows one of the other build, so that a busy minute slows down both.
    for (let run = 0; run <= runs; run += 1) {
      for (const build of run % 2 === 0 ? builds : builds.toReversed()) {
        const ms = await timeCapture(build);
        if (run > 0) build.ms.push(ms);
      }
    }
    printTimes(browser, builds);
  } finally {
    for (const end of ends.toReversed()) await end();
  }
});

async function openBuild(
  browser: BrowserName,
  network: Network,
  name: string,
  dir: string,
  ends: (() => Promise<unknown>)[],
): Promise<TimedBuild> {
  const copy = await mkdtemp(join(tmpdir(), 'recueil-compare-'));
  ends.push(() => rm(copy, { recursive: true, force: true }));
  await cp(dir, copy, { recursive: true });
  await addProbe(copy);
  const user = await openUserDriver({ browser, network, extensionDir: copy, priorities: true });
  ends.push(() => user.close());
  const blank = await user.openPage(servePage(network, 0));
  const height = await blank.evaluate(() => innerHeight);
  await blank.close();
  return { name, user, page: await user.openPage(servePage(network, height)), ms: [] };
}

/** Puts the probe of the bench before the first script that a capture injects. */
async function addProbe(dir: string): Promise<void> {
  for (const script of FIRST_SCRIPTS) {
    const path = join(dir, script);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    ) {
      return writeFile(path, `${await bundleScript('captureProbe', 'iife')}\n${await readFile(path, 'utf8')}`);
    }
  }
  throw new UsageError(`--with: no capture script in ${dir}`);
}

function servePage(network: Network, windowHeight: number): string {
  network.serve(STILL_PAGE, { body: buildStillPage(windowHeight) });
  return STILL_PAGE;
}

/** The buttons of the popup and the probe are the same in former builds; the words of the notice are not. */
async function timeCapture({ user, page }: TimedBuild): Promise<number> {
  await pause(QUOTA_MS);
  const readCount = () => page.attribute('html', 'data-bench-captures');
  const before = await readCount();
  await clickInPopup(await user.openPopup(page), 'capture-page');
  await waitFor('the probe to report', async () => (await readCount()) !== before);
  return Number(await page.attribute('html', 'data-bench-sealed'));
}

function printTimes(browser: BrowserName, builds: readonly TimedBuild[]): void {
  for (const { name, ms } of builds)
    console.log(
      `${browser}, ${name}: median ${median(ms).toFixed(0)} ms (${ms.map((one) => one.toFixed(0)).join(', ')})`,
    );
  const [ours = Number.NaN, other = Number.NaN] = builds.map(({ ms }) => median(ms));
  console.log(`${browser}: × ${(ours / other).toFixed(3)}, load ${loadavg()[0]?.toFixed(1)}`);
}
