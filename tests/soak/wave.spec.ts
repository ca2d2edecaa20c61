import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '../e2e/fixtures.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { waitFor } from '../support/browser/wait.ts';
import {
  parseRecordedThread,
  parseRecordedTotal,
  readNumber,
  readParams,
  say,
  saying,
} from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { readUncoverings, watchCover } from '../support/e2e/coverWatch.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { countOverlayPixels } from '../support/e2e/overlayColours.ts';
import { readPng } from '../support/images/png.ts';
import { readResidentMemory } from './residentMemory.ts';
import { buildWavePage, WAVE_URL } from './wavePage.ts';

const POSTS = Number(process.env.RECUEIL_WAVE ?? 2_000);
const FOLDED = Math.round(POSTS * 0.15);
const SEED = Number(process.env.RECUEIL_SEED ?? Date.now() % 1_000_000);
const POLL_MS = 1_000;
const PAGE_SIZE = 200;
/** Share of the posts after which the first capture is stopped. */
const STOP_AT = 0.4;
/** Shares of the posts at which the memory is read, besides the end. */
const MEMORY_SHARES = [0, 0.25, 0.5, 0.75];
/** Time in another tab. */
const AWAY_MS = 5_000;
const LONG_PAGE_MS = 300_000;
/** Chromium takes two screenshots a second; a loaded machine is several times slower. */
const MAX_MS_PER_POST = 1_500;

test(`a wave of ${POSTS} posts is captured under the cover, stopped half way and resumed after a reload`, async ({
  engine,
  network,
  profileDir,
  openBrowser,
}) => {
  const timeoutMs = 300_000 + POSTS * MAX_MS_PER_POST;
  test.setTimeout(2 * timeoutMs);
  console.log(`${engine}: ${POSTS} posts, ${FOLDED} folded, RECUEIL_SEED=${SEED}`);
  network.serve(WAVE_URL, buildWavePage(POSTS, FOLDED, SEED));
  const user = await openBrowser({ profileDir, priorities: true });
  const stopAfter = Math.floor(POSTS * STOP_AT);

  const page = await user.openPage(WAVE_URL);
  await user.startCapture(page, 'capture-thread');
  await page.clickOverlayButton('cover.unfoldHidden', 60_000);
  const unfoldedFrom = performance.now();
  await waitFor('the posts to be captured', async () => (await countKept(page)) !== null, timeoutMs, POLL_MS);
  console.log(`unfolded in ${seconds(unfoldedFrom)} s`);
  const first = await follow(engine, page, profileDir, timeoutMs, { keptBefore: 0, stopAfter });
  expect(first.notice).toContain(say('thread.inPart'));

  const loadedAt = await page.evaluate(() => performance.timeOrigin);
  await page.evaluate(() => void setTimeout(() => location.reload()));
  const isReloaded = (before: number): boolean =>
    performance.timeOrigin !== before && document.querySelector('article') !== null;
  // Asked during the navigation, the page may be gone.
  await waitFor('the page to be loaded again', () => page.evaluate(isReloaded, loadedAt).catch(() => false));
  await user.startCapture(page, 'capture-thread');
  await page.clickOverlayButton('progress.hidePage', 60_000);
  const pauseAfter = async () => {
    // Another tab is shown meanwhile: the capture waits.
    const other = await user.openPage('about:blank');
    await pause(AWAY_MS);
    await other.close();
  };
  const second = await follow(engine, page, profileDir, timeoutMs, { keptBefore: first.posts, pauseAfter });
  const counts = [first.posts, second.posts];
  expect(second.notice).toMatch(saying('thread.resumed'));
  expect(counts[0]).toBeGreaterThanOrEqual(stopAfter);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(POSTS);

  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  const items = await listItems(carnet);
  expect(new Set(items.map(({ firstWords }) => firstWords)).size).toBe(POSTS);
  expect(items).toHaveLength(POSTS);
  const partial = items.filter(({ outcome }) => outcome === 'partial');
  for (const { id, ordinal } of partial)
    console.log(ordinal, (await requestValue(carnet, 'ui>bg:readItem', { itemId: id })).fiche.warnings);
  const withCover = await countCoveredPreviews(
    carnet,
    items.map(({ id }) => id),
  );
  console.log(`${items.length} items, ${partial.length} partial, ${withCover} screenshots with the cover`);
  expect(withCover).toBe(0);
  await carnet.close();
  for (const { mostInOneSecond } of [first, second]) expect(mostInOneSecond).toBeLessThanOrEqual(3);
  // What it costs: npm run bench.
  await user.exportFromCarnet();
});

test('a page of 45 screens is captured under the cover, which no image shows', async ({ engine, network, user }) => {
  const url = 'https://longue.essai.example/';
  const rows = Array.from(
    { length: 450 },
    (_, n) => `<p style="background: rgb(${100 + (n % 100)}, 200, 150)">Ligne ${n}</p>`,
  );
  network.serve(url, {
    body: `<!doctype html><meta charset="utf-8"><title>Longue</title><style>body { margin: 0 } p { margin: 0; height: 80px }</style>${rows.join('')}`,
  });
  const page = await user.openPage(url);
  await user.startCapture(page, 'capture-page');
  await waitFor('the question', async () =>
    (await page.notices()).some(({ text }) => readParams('cover.long', text) !== null),
  );
  await page.clickOverlayButton('cover.toEndHidden');
  await waitFor('the cover', async () => {
    await watchCover(page);
    return page.evaluate(() => 'uncoveredForMs' in window);
  });
  const notice = await waitFor(
    'the end of the capture',
    async () => (await page.notices()).map(({ text }) => text).find((text) => parseRecordedTotal(text) !== null),
    LONG_PAGE_MS,
    POLL_MS,
  );
  expect(parseRecordedTotal(notice)).toBe(1);
  printUncoverings(engine, await readUncoverings(page));
  const { files, exhibits } = await readDossier((await user.exportDossier(page)).zipPath);
  expect(exhibits[0]?.fiche).toMatchObject({ outcome: 'complete', warnings: [] });
  const bands = [...files].filter(([path]) => path.includes('page-entiere'));
  expect(bands.length).toBeGreaterThan(0);
  for (const [, png] of bands) expect(countOverlayPixels(readPng(png), 2)).toBe(0);
});

function printUncoverings(engine: string, { ms, mostInOneSecond }: Awaited<ReturnType<typeof readUncoverings>>): void {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
  console.log(
    `${engine}: ${ms.length} uncoverings, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms, ${mostInOneSecond} a second at most, load ${loadavg()[0]?.toFixed(1)}`,
  );
}

interface FollowOptions {
  /** Posts kept by the capture that this one resumes. */
  readonly keptBefore: number;
  /** Stops the capture once this many posts are kept. */
  readonly stopAfter?: number;
  /** Called once, after the first post. */
  readonly pauseAfter?: () => Promise<void>;
}

/** Follows the capture to its notice. Prints what it measured. */
async function follow(
  engine: string,
  page: PageHandle,
  profileDir: string,
  timeoutMs: number,
  { keptBefore, stopAfter = Number.POSITIVE_INFINITY, pauseAfter }: FollowOptions,
) {
  await watchCover(page);
  const from = performance.now();
  const memory: string[] = [];
  const shares = MEMORY_SHARES.filter((share) => share * POSTS >= keptBefore);
  let isStopped = false;
  let isPaused = false;
  const notice = await waitFor(
    'the thread to end',
    async () => {
      const kept = await countKept(page);
      const [share] = shares;
      if (kept !== null && share !== undefined && keptBefore + kept >= share * POSTS) {
        shares.shift();
        memory.push(`${share * 100} %: ${await readResidentMemory(profileDir)}`);
      }
      if (pauseAfter !== undefined && !isPaused && kept !== null && kept > 0) {
        isPaused = true;
        await pauseAfter();
      }
      if (kept !== null && kept >= stopAfter && !isStopped) {
        isStopped = true;
        await page.press('Escape');
      }
      return findThreadEnd(page);
    },
    timeoutMs,
    POLL_MS,
  );
  const { posts = 0 } = parseRecordedThread(notice) ?? {};
  memory.push(
    `${Math.round(((keptBefore + posts) / POSTS) * 100)} %, at its end: ${await readResidentMemory(profileDir)}`,
  );
  const uncoverings = await readUncoverings(page);
  console.log(`${notice} ${seconds(from)} s`);
  printUncoverings(engine, uncoverings);
  console.log(`${engine}: memory (MB) at ${memory.join('; ')}`);
  return { notice, posts, mostInOneSecond: uncoverings.mostInOneSecond };
}

/** Number of posts kept, as the cover or the panel tells; null before the first. */
async function countKept(page: PageHandle): Promise<number | null> {
  const said = (await page.notices()).map(({ text }) => readParams('thread.progress', text));
  return said.map((one) => one && readNumber(one.n)).find((kept) => kept !== null) ?? null;
}

/** The notice at the end of the thread; undefined before. */
const findThreadEnd = async (page: PageHandle): Promise<string | undefined> =>
  (await page.notices()).map(({ text }) => text).find((text) => parseRecordedThread(text) !== null);

const seconds = (from: number): string => ((performance.now() - from) / 1_000).toFixed(0);

async function listItems(carnet: PageHandle) {
  const { total } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 1 });
  const pages = Array.from({ length: Math.ceil(total / PAGE_SIZE) }, (_, page) => page * PAGE_SIZE);
  const lists = [];
  for (const from of pages) lists.push(await requestValue(carnet, 'ui>bg:listItems', { from, count: PAGE_SIZE }));
  return lists.flatMap(({ items }) => items);
}

/** Counts the previews, each drawn from the item's screenshot, a fifth of which has the cover's colour. */
async function countCoveredPreviews(carnet: PageHandle, ids: readonly string[]): Promise<number> {
  let count = 0;
  for (const id of ids) {
    const { preview } = await requestValue(carnet, 'ui>bg:readItem', { itemId: id });
    expect(preview?.slice(0, 4)).toBe('/9j/');
    const isCovered = await carnet.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const { data = [] } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
      let near = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
        if (Math.abs(red - 0x1f) + Math.abs(green - 0x2a) + Math.abs(blue - 0x37) < 24) near += 1;
      }
      return near > (bitmap.width * bitmap.height) / 5;
    }, preview ?? '');
    if (isCovered) count += 1;
  }
  return count;
}
