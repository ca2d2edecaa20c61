import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../../scripts/browser/pageHandle.ts';
import { clickInPopup } from '../../scripts/browser/popupFold.ts';
import {
  openUserDriver,
  parseRecordedOrdinal,
  parseRecordedThread,
  type UserDriver,
} from '../../scripts/browser/userDriver.ts';
import { waitFor } from '../../scripts/browser/wait.ts';
import { builtDir } from '../../scripts/build.ts';
import { readPng } from '../../scripts/images/png.ts';
import { pickWords, t } from '../../src/ui/locales/index.ts';
import { requestValue } from '../e2e/backgroundRequests.ts';
import { readUncoverings, watchCover } from '../e2e/coverWatch.ts';
import { readDossier } from '../e2e/dossier.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { countOverlayPixels } from '../e2e/overlayColours.ts';
import { readResidentMemory } from './residentMemory.ts';
import { buildWavePage, WAVE_URL } from './wavePage.ts';

const POSTS = Number(process.env.RECUEIL_WAVE ?? 2_000);
const FOLDED = Math.round(POSTS * 0.15);
const SEED = Number(process.env.RECUEIL_SEED ?? Date.now() % 1_000_000);
const FRENCH = pickWords('fr');
const POLL_MS = 1_000;
const PAGE_SIZE = 200;
/** Share of the posts after which the first capture is stopped. */
const STOP_AT = 0.4;
/** Time in another tab. */
const AWAY_MS = 5_000;
const LONG_PAGE_MS = 300_000;
/** Chromium takes two pictures a second; a loaded machine is several times slower. */
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
  const user = await openUserDriver({ browser: engine, network, profileDir, extensionDir: builtDir(engine) });
  atEnd(() => user.close().finally(() => rm(profileDir, { recursive: true, force: true })));
  const stopAfter = Math.floor(POSTS * STOP_AT);

  const page = await user.openPage(WAVE_URL);
  await startThread(user, page);
  await page.clickOverlayButton(t(FRENCH, 'cover.unfoldHidden'), 60_000);
  const unfoldedFrom = performance.now();
  await waitFor('the posts to be captured', async () => (await countKept(page)) !== null, timeoutMs, POLL_MS);
  console.log(`unfolded in ${seconds(unfoldedFrom)} s`);
  const first = await follow(engine, page, profileDir, timeoutMs, stopAfter);
  expect(first.notice).toContain('Arrêté avant la fin de la conversation');

  const loadedAt = await page.evaluate(() => performance.timeOrigin);
  await page.evaluate(() => void setTimeout(() => location.reload()));
  const isReloaded = (before: number): boolean =>
    performance.timeOrigin !== before && document.querySelector('article') !== null;
  // Asked during the navigation, the page may be gone.
  await waitFor('the page to be loaded again', () => page.evaluate(isReloaded, loadedAt).catch(() => false));
  await startThread(user, page);
  await page.clickOverlayButton(t(FRENCH, 'progress.hidePage'), 60_000);
  const second = await follow(engine, page, profileDir, timeoutMs, null, async () => {
    // Another tab is shown meanwhile: the capture waits.
    const other = await user.openPage('about:blank');
    await pause(AWAY_MS);
    await other.close();
  });
  const counts = [first, second].map(({ notice }) => parseRecordedThread(notice)?.posts ?? 0);
  expect(second.notice).toMatch(/Reprise/);
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
  console.log(`${items.length} items, ${partial.length} partial, ${withCover} pictures with the cover`);
  expect(withCover).toBe(0);
  for (const { mostInOneSecond } of [first, second]) expect(mostInOneSecond).toBeLessThanOrEqual(3);
  await printTimes(engine, page, first.ms + second.ms, first.shots + second.shots);
  await printExport(engine, user, page);
});

/** The floor of a thread: scrolling through it, or the pictures that Chromium allows, two a second. */
async function printTimes(engine: string, page: PageHandle, ms: number, shots: number): Promise<void> {
  const scrollMs = await page.evaluate(scrollThrough, POSTS);
  const quotaMs = engine === 'chromium' ? Math.floor((shots - 1) / 2) * 1_000 : 0;
  const floorMs = Math.max(scrollMs, quotaMs);
  console.log(
    `${engine}: captured in ${(ms / 1_000).toFixed(1)} s, ${shots} pictures; floor ${(floorMs / 1_000).toFixed(1)} s (scrolled and settled in ${(scrollMs / 1_000).toFixed(1)} s, quota ${quotaMs / 1_000} s), × ${(ms / floorMs).toFixed(2)}, load ${loadavg()[0]?.toFixed(1)}`,
  );
}

/** Runs in the page: scrolls to its last post, two frames a screen. Returns the milliseconds. */
async function scrollThrough(posts: number): Promise<number> {
  const waitForFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const hasLast = () => document.querySelector('main')?.textContent?.includes(`Message inventé ${posts - 1}.`) === true;
  scrollTo(0, 0);
  const from = performance.now();
  for (;;) {
    const before = scrollY;
    scrollBy(0, innerHeight * 0.9);
    await waitForFrame();
    await waitForFrame();
    if (scrollY === before && hasLast()) return performance.now() - from;
  }
}

/** The floor of an export: the zip is read, hashed and written once, by this program. */
async function printExport(engine: string, user: UserDriver, page: PageHandle): Promise<void> {
  const from = performance.now();
  const { zipPath } = await user.exportDossier(page);
  const ms = performance.now() - from;
  const floorFrom = performance.now();
  const bytes = await readFile(zipPath);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await writeFile(`${zipPath}.copy`, bytes);
  const floorMs = performance.now() - floorFrom;
  await rm(`${zipPath}.copy`);
  console.log(
    `${engine}: exported in ${(ms / 1_000).toFixed(1)} s with the person's clicks, ${(bytes.length / 1e6).toFixed(0)} MB, sha256 ${sha256.slice(0, 8)}; floor ${(floorMs / 1_000).toFixed(1)} s, × ${(ms / floorMs).toFixed(1)}`,
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
  await clickInPopup(await user.openPopup(page), 'capture-page');
  await waitFor('the question', async () => (await page.notices()).some(({ text }) => / écrans\s*:/u.test(text)));
  await page.clickOverlayButton(t(FRENCH, 'cover.toEndHidden'));
  await waitFor('the cover', async () => {
    await watchCover(page);
    return page.evaluate(() => 'uncoveredForMs' in window);
  });
  const notice = await waitFor(
    'the end of the capture',
    async () => (await page.notices()).map(({ text }) => text).find((text) => parseRecordedOrdinal(text) !== null),
    LONG_PAGE_MS,
    POLL_MS,
  );
  expect(notice).toMatch(/^Gardé\s*: n° 1/u);
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

async function startThread(user: UserDriver, page: PageHandle): Promise<void> {
  await clickInPopup(await user.openPopup(page), 'capture-thread');
}

/** Number of posts kept, as the cover or the panel tells; null before the first. */
async function countKept(page: PageHandle): Promise<number | null> {
  const texts = (await page.notices()).map(({ text }) => /^Capture de la conversation\s*:\s*(\d+)/u.exec(text)?.[1]);
  const kept = texts.find((text) => text !== undefined);
  return kept === undefined ? null : Number(kept);
}

/** Follows the capture to its notice, and stops it once `stopAfter` posts are kept. Prints what it measured. */
async function follow(
  engine: string,
  page: PageHandle,
  profileDir: string,
  timeoutMs: number,
  stopAfter: number | null,
  pauseAfter: (() => Promise<void>) | null = null,
) {
  await watchCover(page);
  const from = performance.now();
  const memory: string[] = [];
  let nextSample = 0;
  let isStopped = false;
  let isPaused = false;
  let pausedMs = 0;
  const notice = await waitFor(
    'the thread to end',
    async () => {
      const kept = await countKept(page);
      if (kept !== null && kept >= nextSample) {
        memory.push(`${kept}: ${await readResidentMemory(profileDir)}`);
        nextSample = kept + POSTS / 8;
      }
      if (pauseAfter !== null && !isPaused && kept !== null && kept > 0) {
        isPaused = true;
        const pausedFrom = performance.now();
        await pauseAfter();
        pausedMs = performance.now() - pausedFrom;
      }
      if (stopAfter !== null && kept !== null && kept >= stopAfter && !isStopped) {
        isStopped = true;
        await page.press('Escape');
      }
      return (await page.notices()).map(({ text }) => text).find((text) => parseRecordedThread(text) !== null);
    },
    timeoutMs,
    POLL_MS,
  );
  const ms = performance.now() - from - pausedMs;
  const uncoverings = await readUncoverings(page);
  console.log(`${notice} ${seconds(from)} s`);
  printUncoverings(engine, uncoverings);
  console.log(`memory (MB) at posts: ${memory.join('; ')}`);
  const shots = parseRecordedThread(notice)?.shots ?? 0;
  return { notice, ms, shots, mostInOneSecond: uncoverings.mostInOneSecond };
}

const seconds = (from: number): string => ((performance.now() - from) / 1_000).toFixed(0);

async function listItems(carnet: PageHandle) {
  const { total } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 1 });
  const pages = Array.from({ length: Math.ceil(total / PAGE_SIZE) }, (_, page) => page * PAGE_SIZE);
  const lists = [];
  for (const from of pages) lists.push(await requestValue(carnet, 'ui>bg:listItems', { from, count: PAGE_SIZE }));
  return lists.flatMap(({ items }) => items);
}

/** Counts the previews, each drawn from the item's picture, a fifth of which has the cover's colour. */
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
