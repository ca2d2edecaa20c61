import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import { parseRecordedOrdinal, parseRecordedThread } from '../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';
import type { BenchSession, OpenSession } from './benchSession.ts';
import { type Figures, pickFigure } from './measured.ts';
import { takeReadings } from './readings.ts';
import { buildBenchPage, buildStillPage, STILL_PAGE } from './stillPage.ts';

const QUOTA_MS = 1_100;
const POSTS = 60;

const heightOf = (n: number): number => 90 + (n % 5) * 37;
const posts = Array.from(
  { length: POSTS },
  (_, n) =>
    `<article id="m${n}" style="height:${heightOf(n)}px"><a rel="author" href="/membres/lo">lo</a> <a href="#m${n}"><time datetime="2025-11-16">jour</time></a> Message ${n}, inventé.</article>`,
).join('');

/** Measures a full page against a plain series of screenshots, and a thread against the fewest screenshots, in number and time. */
export const measureFullPage = (open: OpenSession): Promise<Figures> =>
  open(async ({ user, network, run }) => {
    const blank = await user.openPage(servePage(network, STILL_PAGE, buildStillPage(0)));
    const viewportHeight = await blank.evaluate(() => innerHeight);
    await blank.close();
    const page = await user.openPage(servePage(network, STILL_PAGE, buildStillPage(viewportHeight)));
    const captured = await takeReadings(1, async () => {
      await pause(QUOTA_MS);
      const ms = await timeOneCapture(page, () => user.captureFullPage(page));
      await pause(QUOTA_MS);
      return { ms, floor: await run('inWorker', { task: 'burst' }) };
    });
    await page.close();
    const threads = await takeReadings(1, async () => {
      const thread = await user.openPage(
        servePage(network, 'https://pages.exemple.invalid/fil', buildBenchPage(posts)),
      );
      const start = performance.now();
      const recorded = parseRecordedThread(await user.captureThread(thread));
      const ms = performance.now() - start;
      await thread.close();
      if (recorded?.posts !== POSTS) throw new Error('not every post of the thread was recorded');
      const { shots } = recorded;
      return { ms, quota: Math.floor((shots - 1) / 2) * 1_000, shots, fewest: minimumScreens(viewportHeight - 50) };
    });
    return [
      pickFigure('fullPage.10', captured, 'ms', 'floor'),
      pickFigure('thread.screenshots', threads, 'shots', 'fewest'),
      ...(user.driver.browser === 'chromium' ? [pickFigure('thread.time', threads, 'ms', 'quota')] : []),
    ];
  });

function servePage(network: BenchSession['network'], url: string, body: string): string {
  network.serve(url, { body });
  return url;
}

/** Fills screens greedily from the top: the minimum number of screens that show every post whole. */
function minimumScreens(viewportHeight: number): number {
  let screens = 1;
  let used = 0;
  for (let n = 0; n < POSTS; n += 1) {
    if (used + heightOf(n) > viewportHeight) {
      screens += 1;
      used = 0;
    }
    used += heightOf(n);
  }
  return screens;
}

async function timeOneCapture(page: PageHandle, gestures: () => Promise<string>): Promise<number> {
  const count = () => page.attribute('html', 'data-bench-captures');
  const before = await count();
  const notice = await gestures();
  if (parseRecordedOrdinal(notice) === null) throw new Error(`not recorded: ${notice}`);
  await waitFor('the probe to report', async () => (await count()) !== before);
  return Number(await page.attribute('html', 'data-bench-sealed'));
}
