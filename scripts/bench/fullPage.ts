import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../browser/pageHandle.ts';
import { parseRecordedOrdinal, parseRecordedThread } from '../browser/userDriver.ts';
import { waitFor } from '../browser/wait.ts';
import type { BenchSession } from './benchSession.ts';
import { buildMetric, type Metric, measureInterleaved } from './metrics.ts';

const SAMPLES = 3;
const SCREENS = [10, 20] as const;
const QUOTA_MS = 1_100;
const ROW = 40;
const POSTS = 60;

const html = (body: string): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title>
<style>html{scrollbar-width:none}body{margin:0;font:16px sans-serif}header{position:sticky;top:0;height:50px;background:#ddd}
p{margin:0;height:${ROW}px}article{box-sizing:border-box;padding:8px;border-bottom:1px solid #999}</style></head>
<body><header>En-tête</header>${body}</body></html>`;

const lines = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `<p style="background:hsl(${n % 360} 60% 80%)">Ligne ${n}, inventée.</p>`,
  ).join('');

const heightOf = (n: number): number => 90 + (n % 5) * 37;
const posts = Array.from(
  { length: POSTS },
  (_, n) =>
    `<article id="m${n}" style="height:${heightOf(n)}px"><a rel="author" href="/membres/lo">lo</a> <a href="#m${n}"><time datetime="2025-11-16">jour</time></a> Message ${n}, inventé.</article>`,
).join('');

/** Measures full pages against a plain series of screenshots, and a thread's number of screenshots against the minimum. */
export async function measureFullPage({ user, network, run }: BenchSession): Promise<readonly Metric[]> {
  const chromium = user.driver.browser === 'chromium';
  const metrics: Metric[] = [];
  const blank = await user.openPage(servePage(network, 'https://pages.exemple.invalid/mesure', html('')));
  const viewportHeight = await blank.evaluate(() => innerHeight);
  await blank.close();
  for (const screens of SCREENS) {
    const count = Math.floor((screens * viewportHeight - 50) / ROW);
    const page = await user.openPage(
      servePage(network, `https://pages.exemple.invalid/${screens}`, html(lines(count))),
    );
    const samples = await measureInterleaved(SAMPLES, {
      page: async () => {
        await pause(QUOTA_MS);
        return timeOneCapture(page, () => user.captureFullPage(page));
      },
      floor: async () => {
        await pause(QUOTA_MS);
        return run('inWorker', { task: 'burst' });
      },
    });
    metrics.push(
      buildMetric({
        name: `full page of ${screens} screens`,
        samples: samples.page,
        floorIs: chromium
          ? 'scroll, screenshots in pairs, stitch, encode, SHA-256, put'
          : 'scroll, one screenshot of the page, SHA-256, put',
        floorSamples: samples.floor,
        ...(chromium ? { ratioAtMost: 1.1 } : screens === 10 ? { atMost: 1_200 } : {}),
      }),
    );
    await page.close();
  }
  const thread = await user.openPage(servePage(network, 'https://pages.exemple.invalid/fil', html(posts)));
  const recorded = parseRecordedThread(await user.captureThread(thread));
  if (recorded?.posts !== POSTS) throw new Error('not every post of the thread was recorded');
  metrics.push(
    buildMetric({
      name: 'thread, screenshots taken',
      items: POSTS,
      unit: 'screenshots',
      samples: [recorded.shots],
      floorIs: 'screens that show every post whole',
      floorSamples: [minimumScreens(viewportHeight - 50)],
      ratioAtMost: 1.1,
    }),
  );
  return metrics;
}

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
