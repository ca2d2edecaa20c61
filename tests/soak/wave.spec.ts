import { mkdtemp, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '../e2e/fixtures.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { openUserDriver, type UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedThread, parseRecordedTotal, readParams, say, saying } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { readUncoverings, watchCover } from '../support/e2e/coverWatch.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { countOverlayPixels } from '../support/e2e/overlayColours.ts';
import { readPng } from '../support/images/png.ts';
import { builtDir } from '../support/machine/build.ts';
import { readResidentMemory } from './residentMemory.ts';
import { timeStoreCopy } from './storeCopy.ts';
import { buildWavePage, WAVE_URL } from './wavePage.ts';
import { countKept, findThreadEnd, measureWaveFloor } from './waveThread.ts';

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
  atEnd,
}) => {
  const timeoutMs = 300_000 + POSTS * MAX_MS_PER_POST;
  test.setTimeout(2 * timeoutMs);
  console.log(`${engine}: ${POSTS} posts, ${FOLDED} folded, RECUEIL_SEED=${SEED}`);
  network.serve(WAVE_URL, buildWavePage(POSTS, FOLDED, SEED));
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-wave-'));
  const user = await openUserDriver({
    browser: engine,
    network,
    profileDir,
    extensionDir: builtDir(engine),
    priorities: true,
  });
  atEnd(() => user.close().finally(() => rm(profileDir, { recursive: true, force: true })));
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
  await printTimes(engine, user, first.ms + second.ms, first.screenshots + second.screenshots);
  await printExport(engine, user);
});

async function printTimes(engine: string, user: UserDriver, ms: number, screenshots: number): Promise<void> {
  const { scrollMs, quotaMs, floorMs } = await measureWaveFloor(user, POSTS, screenshots);
  console.log(
    `${engine}: captured in ${(ms / 1_000).toFixed(1)} s, ${screenshots} screenshots; floor ${(floorMs / 1_000).toFixed(1)} s (scrolled, two frames a screen, in ${(scrollMs / 1_000).toFixed(1)} s, quota ${quotaMs / 1_000} s), × ${(ms / floorMs).toFixed(2)}, load ${loadavg()[0]?.toFixed(1)}`,
  );
}

/** Prints the time of an export against its floor: the same bytes read, encrypted, hashed and written. */
async function printExport(engine: string, user: UserDriver): Promise<void> {
  const { ms, zipPath, otherZips } = await user.exportFromCarnet();
  const sizes = await Promise.all([zipPath, ...otherZips].map(async (path) => (await stat(path)).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  // Its tab would keep memory and work beside the floor.
  await (await user.driver.waitForTab((url) => url.includes('carnet.html'))).close();
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  const floorMs = await timeStoreCopy(carnet);
  await carnet.close();
  console.log(
    `${engine}: exported in ${(ms / 1_000).toFixed(1)} s, ${sizes.length} zips, ${(bytes / 1e6).toFixed(0)} MB; floor ${(floorMs / 1_000).toFixed(1)} s, × ${(ms / floorMs).toFixed(2)}, load ${loadavg()[0]?.toFixed(1)}`,
  );
}

test('a page of 45 screens is captured under the cover, which its image does not show', async ({
  engine,
  network,
  user,
}) => {
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
  /** Called once, after the first post. Its time does not count. */
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
  let pausedMs = 0;
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
        const pausedFrom = performance.now();
        await pauseAfter();
        pausedMs = performance.now() - pausedFrom;
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
  const ms = performance.now() - from - pausedMs;
  const { posts = 0, shots: screenshots = 0 } = parseRecordedThread(notice) ?? {};
  memory.push(
    `${Math.round(((keptBefore + posts) / POSTS) * 100)} %, at its end: ${await readResidentMemory(profileDir)}`,
  );
  const uncoverings = await readUncoverings(page);
  console.log(`${notice} ${seconds(from)} s`);
  printUncoverings(engine, uncoverings);
  console.log(`${engine}: memory (MB) at ${memory.join('; ')}`);
  return { notice, posts, ms, screenshots, mostInOneSecond: uncoverings.mostInOneSecond };
}

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
