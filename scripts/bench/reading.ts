import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageHandle } from '../browser/pageHandle.ts';
import type { BenchSession } from './benchSession.ts';
import { bundleScript } from './extension.ts';
import { buildMetric, type Metric, measureInterleaved } from './metrics.ts';
import type { BenchReading } from './page/reading.ts';

const FIXTURE = join(import.meta.dirname, '../../tests/fixtures/posts/x/focal.html');
const PAGE = 'https://x.com/lampadaire_gris/status/1999139712836567047';
const POST = 'article[data-testid="tweet"]';
const SAMPLES = 15;
/** Number of posts in the page: of a list that recycles its elements, and of a long thread that keeps all. */
const [ONE_PAGE, LONG_PAGE] = [30, 625] as const;

/** Measures finding and reading every post of a page, in a real browser because visibility depends on layout. */
export async function measureReading({ user, network }: BenchSession): Promise<readonly Metric[]> {
  const saved = await readFile(FIXTURE, 'utf8');
  const script = await bundleScript('reading', 'iife');
  const samplesOf = async (posts: number) => {
    const url = `${PAGE}?posts=${posts}`;
    network.serve(url, { body: saved });
    const page = await user.openPage(url);
    await page.evaluate(repeatPost, POST, posts);
    await page.runScript(script);
    await timeRead(page, posts); // lays the page out
    const samples = await measureInterleaved(SAMPLES, {
      read: () => timeRead(page, posts),
      floor: () => timeBareRead(page),
      source: () => timeSource(page, 'source'),
      bareSource: () => timeSource(page, 'bareSource'),
    });
    await page.close();
    return samples;
  };
  const floorIs = 'each element of each post found and its text taken, in the same page';
  const [one, long] = [await samplesOf(ONE_PAGE), await samplesOf(LONG_PAGE)];
  return [
    buildMetric({
      name: 'reading a page',
      items: ONE_PAGE,
      samples: one.read,
      floorIs,
      floorSamples: one.floor,
      atMost: 50,
    }),
    buildMetric({
      name: 'reading a long page',
      items: LONG_PAGE,
      samples: long.read,
      floorIs,
      floorSamples: long.floor,
      atMost: 0.2 * LONG_PAGE,
    }),
    buildMetric({
      name: 'source of a long page',
      items: LONG_PAGE,
      samples: long.source,
      floorIs: 'the page serialised by the browser, with its scripts',
      floorSamples: long.bareSource,
      atMost: 150,
    }),
  ];
}

/** Runs in the page: repeats its one post until there are `count`, each with its own address. */
function repeatPost(selector: string, count: number): void {
  const post = document.querySelector(selector);
  const row = post?.closest('[data-testid="cellInnerDiv"]');
  if (!post || !row) return;
  for (let n = 1; n < count; n += 1) {
    const copy = row.cloneNode(true) as Element;
    for (const link of copy.querySelectorAll('a[href*="/status/"]')) {
      const id = `199913971283${String(6_567_047 + n)}`;
      link.setAttribute('href', link.getAttribute('href')?.replace(/status\/\d+/, `status/${id}`) ?? '');
    }
    row.parentElement?.append(copy);
  }
}

async function timeRead(page: PageHandle, posts: number): Promise<number> {
  const { ms, whole } = await page.evaluate(() =>
    (globalThis as unknown as { benchReading: BenchReading }).benchReading.read(),
  );
  if (whole !== posts) throw new Error(`${whole} of ${posts} posts were read completely`);
  return ms;
}

async function timeBareRead(page: PageHandle): Promise<number> {
  const { ms, letters } = await page.evaluate(
    (posts) => (globalThis as unknown as { benchReading: BenchReading }).benchReading.bare(posts),
    POST,
  );
  if (letters === 0) throw new Error('the floor found no text');
  return ms;
}

async function timeSource(page: PageHandle, how: 'source' | 'bareSource'): Promise<number> {
  const { ms, letters } = await page.evaluate(
    (name) => (globalThis as unknown as { benchReading: BenchReading }).benchReading[name](),
    how,
  );
  if (letters < 10_000) throw new Error('the source is too short');
  return ms;
}
