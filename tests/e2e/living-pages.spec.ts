import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedThread, say } from '../support/browser/words.ts';
import { openAll } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import {
  arrivingRows,
  CHAT_HEADER,
  changingRows,
  conversation,
  inPane,
  LIVING_PAGES,
  neverLoaded,
  readRows,
  rowsAfterScroll,
  rowsAtEnd,
  stackBands,
} from '../support/e2e/livingPages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

/** At its end, under a header. */
const CHAT = conversation(50, 400);

for (const [where, pages] of [
  ['page that draws itself as one scrolls', LIVING_PAGES],
  [
    'pane that draws itself as one scrolls, a conversation too @firefox',
    [...LIVING_PAGES.slice(0, 3).map(inPane), CHAT],
  ],
] as const) {
  test(`a full page contains every row of a ${where}`, async ({ user, network }) => {
    for (const { url, page } of pages) network.serve(url, page);
    const urls = pages.map(({ url }) => url);
    for (const page of await openAll(user, urls)) await user.captureFullPage(page);
    const { files, exhibits } = await readStoredItems(user);
    expect(exhibits).toHaveLength(pages.length);
    for (const [index, { url, rows, removesRows }] of pages.entries()) {
      const exhibit = exhibits[index];
      if (exhibit === undefined) throw new Error(`${url} is missing`);
      const { fiche, folder } = exhibit;
      const paths = fiche.files.filter(({ role }) => role === 'page').map(({ path }) => path);
      const image = stackBands(paths.map((path) => readPng(requireFile(files, `${folder}/${path}`))));
      const ending = removesRows ? ['partial', ['words-not-read']] : ['complete', []];
      expect([url, fiche.outcome, fiche.warnings]).toEqual([url, ...ending]);
      expect(readRows(image, rows), url).toEqual({ missing: [], repeated: [] });
      if (url === CHAT.url) expect([...image.rgb.subarray(15, 18)]).toEqual([...CHAT_HEADER]);
    }
  });
}

async function captureWhole(user: UserDriver, open: () => Promise<PageHandle>, rows: number): Promise<void> {
  expect(parseRecordedThread(await user.captureThread(await open()))?.posts).toBe(rows);
  await user.captureFullPage(await open());
  const { files, exhibits } = await readStoredItems(user);
  const image = readPng(requireFile(files, `${exhibits.at(-1)?.folder}/page-entiere.png`));
  expect(exhibits.map(({ fiche }) => fiche.outcome)).toEqual(Array(rows + 1).fill('complete'));
  expect(readRows(image, rows)).toEqual({ missing: [], repeated: [] });
}

/**
 * Longer than a capture waits for rows at the end of any list, and much shorter than after a load or a scroll (5 s).
 * Where the popup opens later, nothing is left to wait for.
 */
const STILL_TO_COME_MS = 2_000;

test('a capture just after the load of a page waits for the rows that are still to come', async ({ user, network }) => {
  const { url, rows, page } = arrivingRows(20, STILL_TO_COME_MS);
  network.serve(url, page);
  await captureWhole(user, () => user.openPage(url), rows);
});

test('a capture after a scroll of the pane waits for the rows that are still to come', async ({ user, network }) => {
  const { url, rows, page: served } = inPane(rowsAfterScroll(30, STILL_TO_COME_MS));
  network.serve(url, served);
  const open = async () => {
    const page = await user.openPage(url);
    await waitFor('five seconds since its load', () => page.evaluate(() => performance.now() > 7_000));
    await page.evaluate(() => document.querySelector('#pane')?.scrollTo(0, 300));
    return page;
  };
  await captureWhole(user, open, rows);
});

test('a full page or pane that stands at its end contains what its end loads', async ({ user, network }) => {
  const standing = [rowsAtEnd(30, 700), inPane(rowsAtEnd(30, 700))];
  for (const { url, page } of standing) network.serve(url, page);
  const urls = standing.map(({ url }) => url);
  for (const page of await openAll(user, urls)) {
    await page.evaluate(() => (document.querySelector('#pane') ?? document.documentElement).scrollTo(0, 1e6));
    await user.captureFullPage(page);
  }
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits).toHaveLength(standing.length);
  for (const [index, { fiche, folder }] of exhibits.entries()) {
    expect(fiche).toMatchObject({ outcome: 'complete', warnings: [] });
    const image = readPng(requireFile(files, `${folder}/page-entiere.png`));
    expect(readRows(image, standing[index]?.rows ?? 0), urls[index]).toEqual({ missing: [], repeated: [] });
  }
});

test('a thread from the end of a pane says that posts came below, and takes them next', async ({ user, network }) => {
  const { url, rows, page: served } = inPane(rowsAfterScroll(30, 700));
  network.serve(url, served);
  const page = await user.openPage(url);
  await page.evaluate(() => document.querySelector('#pane')?.scrollTo(0, 1e6));
  const first = await user.captureThread(page);
  expect([parseRecordedThread(first)?.posts, first.includes(say('thread.inPart'))]).toEqual([rows - 10, true]);
  const second = await user.captureThread(page);
  expect([parseRecordedThread(second)?.posts, second.includes(say('thread.inPart'))]).toEqual([10, false]);
});

test('a full page that never comes to rest is partial and says why', async ({ user, network }) => {
  const [changing, loading] = [changingRows(20), neverLoaded(20)];
  for (const { url, page } of [changing, loading]) network.serve(url, page);
  for (const page of await openAll(user, [changing.url, loading.url])) await user.captureFullPage(page);
  const { exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => [fiche.outcome, fiche.warnings])).toEqual([
    ['partial', ['content-changed']],
    ['partial', ['page-still-loading']],
  ]);
  const transformations = exhibits[1]?.fiche.files.flatMap((file) => file.transformations);
  expect(transformations).toContainEqual({ name: 'still-loading', screens: ['2'], causes: ['loading-indicator'] });
});
