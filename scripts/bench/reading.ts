import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import type { OpenSession } from './benchSession.ts';
import { bundleScript } from './extension.ts';
import { type Figures, pickFigure } from './measured.ts';
import type { BenchReading } from './page/reading.ts';
import { takeReadings } from './readings.ts';

const FIXTURE = join(import.meta.dirname, '../../tests/fixtures/posts/x/focal.html');
const PAGE = 'https://x.com/lampadaire_gris/status/1999139712836567047';
const POST = 'article[data-testid="tweet"]';
/** Per reading. */
const ROUNDS = 5;
/** Number of posts in the page: of a list that recycles its elements, and of a long thread that keeps all. */
const [ONE_PAGE, LONG_PAGE] = [30, 625] as const;

/** Measures finding and reading every post of a page, in a real browser because visibility depends on layout. */
export const measureReading = (open: OpenSession): Promise<Figures> =>
  open(async ({ user, network }) => {
    const saved = await readFile(FIXTURE, 'utf8');
    const script = await bundleScript('reading', 'iife');
    const readPage = async (posts: number) => {
      const url = `${PAGE}?posts=${posts}`;
      network.serve(url, { body: saved });
      const page = await user.openPage(url);
      await page.evaluate(repeatPost, POST, posts);
      await page.runScript(script);
      await timeRead(page, posts); // lays the page out
      const readings = await takeReadings(ROUNDS, async () => ({
        read: await timeRead(page, posts),
        floor: await timeBareRead(page),
        source: await timeSource(page, 'source'),
        bareSource: await timeSource(page, 'bareSource'),
      }));
      await page.close();
      return readings;
    };
    const [one, long] = [await readPage(ONE_PAGE), await readPage(LONG_PAGE)];
    return [
      pickFigure('reading.page', one, 'read', 'floor'),
      pickFigure('reading.thread', long, 'read', 'floor'),
      pickFigure('reading.source', long, 'source', 'bareSource'),
    ];
  });

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
