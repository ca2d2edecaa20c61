import { recordedThread } from '../../scripts/browser/person.ts';
import { waitFor } from '../../scripts/browser/wait.ts';
import { expectCoherent, file, type ReadDossier, readDossier, sha256 } from './dossier.ts';
import { pixelsOfOurs } from './ourColours.ts';
import { expect, test } from './person.ts';
import { readPng } from './png.ts';
import {
  CHAT,
  CHAT_POSTS,
  heightOf,
  STATIC_POSTS,
  STATIC_THREAD,
  THREADS,
  VIRTUAL_POSTS,
  VIRTUAL_THREAD,
  wordsOf,
} from './threads.ts';
import { pressUntil, underWay } from './walking.ts';

test.beforeEach(({ network }) => {
  for (const [url, page] of THREADS) network.serve(url, page);
});

const texts = ({ pieces }: ReadDossier): (string | null)[] => pieces.map(({ fiche }) => fiche.text);
const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Greedy from the top: what no walk can do with fewer. The window less the header that stays. */
function screensFor(heights: readonly number[], room: number): number {
  let screens = 1;
  let used = 0;
  for (const height of heights) {
    if (used + height > room) {
      screens += 1;
      used = 0;
    }
    used += height;
  }
  return screens;
}

test('every post of a page, each with its own crop, and no more pictures than screens', async ({
  person,
}) => {
  const page = await person.openPage(STATIC_THREAD);
  await page.evaluate(() => scrollTo(0, 2500));
  const said = recordedThread(await person.captureThread(page));
  expect(said?.posts).toBe(STATIC_POSTS);
  const room = (await page.evaluate(() => innerHeight)) - 50;
  const needed = screensFor(oneTo(STATIC_POSTS).map(heightOf), room);
  expect(said?.shots).toBeLessThanOrEqual(Math.ceil(1.1 * needed));
  expect(await page.evaluate(() => scrollY)).toBe(2500);

  const dossier = await readDossier((await person.exportDossier(page)).zipPath);
  expectCoherent(dossier);
  expect(texts(dossier)).toEqual(oneTo(STATIC_POSTS).map(wordsOf));
  for (const [index, { folder, fiche }] of dossier.pieces.entries()) {
    expect(fiche).toMatchObject({ outcome: 'complete', warnings: [] });
    expect(readPng(file(dossier.files, `${folder}/publication.png`)).height).toBe(heightOf(index + 1));
    const source = Buffer.from(file(dossier.files, `${folder}/page.html`)).toString();
    expect(source).toContain(wordsOf(index + 1));
    expect(source.match(/<article/g)).toHaveLength(1);
  }
});

test('our panel is in none of the pictures, though it shows between them', async ({ person }) => {
  const page = await person.openPage(STATIC_THREAD);
  const bare = readPng(await page.screenshot());
  expect(pixelsOfOurs(bare)).toBe(0);
  const ended = person.captureThread(page);
  await underWay(page, ended, 3);
  // The panel is on the screen at some of these moments, and can be told by its colours.
  await waitFor(
    'our panel in a picture of the window',
    async () => pixelsOfOurs(readPng(await page.screenshot())) > 0,
  );
  await pressUntil(ended, page, 'progress.stop');
  const { files, pieces } = await readDossier((await person.exportDossier(page)).zipPath);
  const screens = new Map(pieces.map(({ folder }) => capturedIn(files, folder)));
  expect(screens.size).toBeGreaterThan(1);
  for (const png of screens.values()) expect(pixelsOfOurs(readPng(png))).toBe(0);
});

/** By its digest: posts of one screen have the same. */
function capturedIn(files: ReadDossier['files'], folder: string): readonly [string, Uint8Array] {
  const png = file(files, `${folder}/capture.png`);
  return [sha256(png), png];
}

test('a list that reuses its elements: none missed, none doubled', async ({ person }) => {
  const page = await person.openPage(VIRTUAL_THREAD);
  expect(recordedThread(await person.captureThread(page))?.posts).toBe(VIRTUAL_POSTS);
  const dossier = await readDossier((await person.exportDossier(page)).zipPath);
  expect(texts(dossier)).toEqual(oneTo(VIRTUAL_POSTS).map(wordsOf));
  expect(dossier.pieces.flatMap(({ fiche }) => fiche.warnings)).toEqual([]);
});

test('a conversation that shows its end is taken back to its beginning', async ({ person }) => {
  const page = await person.openPage(CHAT);
  expect(recordedThread(await person.captureThread(page))?.posts).toBe(CHAT_POSTS);
  const dossier = await readDossier((await person.exportDossier(page)).zipPath);
  expect(new Set(texts(dossier))).toEqual(new Set(oneTo(CHAT_POSTS).map(wordsOf)));
  expect(dossier.pieces.flatMap(({ fiche }) => fiche.warnings)).toEqual([]);
});

test('stopped midway, what was recorded is kept', async ({ person }) => {
  const page = await person.openPage(VIRTUAL_THREAD);
  const ended = person.captureThread(page);
  await underWay(page, ended, 3);
  await page.press('Escape');
  const notice = await ended;
  expect(notice).toContain('Arrêté avant la fin du fil');
  const posts = recordedThread(notice)?.posts ?? 0;
  expect(posts).toBeGreaterThan(0);
  expect(posts).toBeLessThan(VIRTUAL_POSTS);
  const dossier = await readDossier((await person.exportDossier(page)).zipPath);
  expect(texts(dossier)).toEqual(oneTo(posts).map(wordsOf));
});

test('the worker killed midway: the thread goes on, nothing lost, nothing twice', async ({ person }) => {
  const page = await person.openPage(VIRTUAL_THREAD);
  const ended = person.captureThread(page);
  await underWay(page, ended, 3);
  await person.driver.killWorker();
  expect(recordedThread(await ended)?.posts).toBe(VIRTUAL_POSTS);
  // What was taken again is not told as interrupted.
  const popup = await person.openPopup(page);
  expect(await popup.has('[data-attempt]')).toBe(false);
  const dossier = await readDossier((await person.exportDossier(page)).zipPath);
  expectCoherent(dossier);
  expect(texts(dossier)).toEqual(oneTo(VIRTUAL_POSTS).map(wordsOf));
});
