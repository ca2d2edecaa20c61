import type { PageHandle } from '../support/browser/pageHandle.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedThread, parseRecordedTotal, say, sayWarning } from '../support/browser/words.ts';
import { openAll, waitForScreen } from '../support/e2e/captureProgress.ts';
import { readUncoverings, watchCover } from '../support/e2e/coverWatch.ts';
import { type ReadDossier, readDossier, requireFile, sha256 } from '../support/e2e/dossier.ts';
import { countOverlayPixels } from '../support/e2e/overlayColours.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import {
  CHAT,
  CHAT_POSTS,
  ENDLESS_THREAD,
  heightOf,
  STATIC_POSTS,
  STATIC_THREAD,
  THREADS,
  textOfPost,
  VIRTUAL_POSTS,
  VIRTUAL_THREAD,
} from '../support/e2e/threads.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

test.beforeEach(({ network }) => {
  for (const [url, page] of THREADS) network.serve(url, page);
});

const texts = ({ exhibits }: Pick<ReadDossier, 'exhibits'>): (string | null)[] =>
  exhibits.map(({ fiche }) => fiche.text);
const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Fills screens greedily from the top: the minimum number of screens that show every post whole. */
function minimumScreens(heights: readonly number[], viewportHeight: number): number {
  let screens = 1;
  let used = 0;
  for (const height of heights) {
    if (used + height > viewportHeight) {
      screens += 1;
      used = 0;
    }
    used += height;
  }
  return screens;
}

test('captures every post with its own crop, in at most 10 % more shots than needed @firefox', async ({ user }) => {
  const page = await user.openPage(STATIC_THREAD);
  await page.evaluate(() => scrollTo(0, 2500));
  const recorded = parseRecordedThread(await user.captureThread(page));
  expect(recorded?.posts).toBe(STATIC_POSTS);
  const viewportHeight = (await page.evaluate(() => innerHeight)) - 50;
  const needed = minimumScreens(oneTo(STATIC_POSTS).map(heightOf), viewportHeight);
  expect(recorded?.shots).toBeLessThanOrEqual(Math.ceil(1.1 * needed));
  expect(await page.evaluate(() => scrollY)).toBe(2500);

  const dossier = await readDossier((await user.exportDossier(page)).zipPath);
  expect(texts(dossier)).toEqual(oneTo(STATIC_POSTS).map(textOfPost));
  for (const [index, { folder, fiche }] of dossier.exhibits.entries()) {
    expect(fiche).toMatchObject({ outcome: 'complete', warnings: [] });
    expect(readPng(requireFile(dossier.files, `${folder}/publication.png`)).height).toBe(heightOf(index + 1));
    const source = Buffer.from(requireFile(dossier.files, `${folder}/page.html`)).toString();
    expect(source).toContain(textOfPost(index + 1));
    expect(source.match(/<article/g)).toHaveLength(1);
  }
});

/** Such a page is no secure context: some interfaces of the browser are absent there. */
test('captures a conversation and a whole page without https @firefox', async ({ user, network }) => {
  const address = STATIC_THREAD.replace('https:', 'http:');
  for (const [url, served] of THREADS) if (url === STATIC_THREAD) network.serve(address, served);
  const page = await user.openPage(address);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  expect(parseRecordedThread(await user.captureThread(page))?.posts).toBe(STATIC_POSTS);
  expect(parseRecordedTotal(await user.captureFullPage(page))).toBe(STATIC_POSTS + 1);
});

test('a thread that is stopped keeps its posts; our panel, between the screenshots, is in none', async ({ user }) => {
  const page = await user.openPage(ENDLESS_THREAD);
  expect(countOverlayPixels(readPng(await page.screenshot()))).toBe(0);
  const ended = user.captureThread(page);
  await waitForScreen(page, ended, 3);
  // The panel's colours are on the screen at some moments.
  await waitFor(
    'our panel in a picture of the window',
    async () => countOverlayPixels(readPng(await page.screenshot())) > 0,
  );
  await page.press('Escape');
  const notice = await ended;
  expect(notice).toContain(say('thread.inPart'));
  const posts = parseRecordedThread(notice)?.posts ?? 0;
  expect(posts).toBeGreaterThan(0);
  const dossier = await readStoredItems(user);
  expect(texts(dossier)).toEqual(oneTo(posts).map(textOfPost));
  const screens = new Map(dossier.exhibits.map(({ folder }) => readScreenshot(dossier.files, folder)));
  expect(screens.size).toBeGreaterThan(1);
  for (const png of screens.values()) expect(countOverlayPixels(readPng(png))).toBe(0);
});

test('captures a conversation from its end to its beginning, under a cover that no picture shows', async ({ user }) => {
  const page = await user.openPage(CHAT);
  const ended = user.captureThread(page);
  await page.clickOverlayButton('progress.hidePage');
  await watchCover(page);
  await waitFor('the cover over the whole window', async () => {
    const shown = readPng(await page.screenshot());
    return countOverlayPixels(shown, 2) > 0.9 * shown.width * shown.height;
  });
  expect(parseRecordedThread(await ended)?.posts).toBe(CHAT_POSTS);
  expect((await readUncoverings(page)).ms.length).toBeGreaterThan(1);
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits).toHaveLength(CHAT_POSTS);
  expect(new Set(texts({ exhibits }))).toEqual(new Set(oneTo(CHAT_POSTS).map(textOfPost)));
  expect(exhibits.flatMap(({ fiche }) => fiche.warnings)).toEqual([]);
  for (const png of new Map(exhibits.map(({ folder }) => readScreenshot(files, folder))).values())
    expect(countOverlayPixels(readPng(png), 2)).toBe(0);
});

/** Returns a screenshot and its digest, which posts of one screen share. */
function readScreenshot(files: ReadDossier['files'], folder: string): readonly [string, Uint8Array] {
  const png = requireFile(files, `${folder}/capture.png`);
  return [sha256(png), png];
}

test('continues after the worker is killed, without missing or duplicate posts @firefox', async ({ user }) => {
  const page = await user.openPage(VIRTUAL_THREAD);
  const ended = user.captureThread(page);
  await waitForScreen(page, ended, 3);
  await user.driver.killWorker();
  expect(parseRecordedThread(await ended)?.posts).toBe(VIRTUAL_POSTS);
  // A post that was captured again is not listed as interrupted.
  const popup = await user.openPopup(page);
  expect(await popup.has('[data-attempt]')).toBe(false);
  expect(texts(await readStoredItems(user))).toEqual(oneTo(VIRTUAL_POSTS).map(textOfPost));
});

/** A list that loads 24 posts, then `end`. */
const failing = (end: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fil</title></head><body style="margin: 0"><main></main><script>
const main = document.querySelector('main');
let n = 0;
const add = () => {
  if (n === 24) { main.insertAdjacentHTML('beforeend', ${JSON.stringify(end)}); n += 1; }
  if (n > 23) return;
  for (let i = 0; i < 12; i += 1, n += 1) main.insertAdjacentHTML('beforeend', '<article id="m' + n + '" style="height: 130px"><a rel="author" href="/membres/' + n % 7 + '">essai_' + n % 7 + '</a><p>Message numéro ' + n + ', inventé.</p></article>');
};
add();
addEventListener('scroll', () => { if (innerHeight + scrollY > main.scrollHeight - 100) setTimeout(add, 200); });
</script></body></html>`;
const postWithBox = (n: number): string =>
  `<article id="m${n}"><a rel="author" href="/membres/essai_${n}">essai_${n}</a><div>Message numéro ${n}, inventé.</div><div style="height: 200px"></div></article>`;

test('tells the end of a list from an error of the site, from words of a post and from an empty box', async ({
  user,
  network,
}) => {
  test.slow();
  const [limit, words, boxes] = ['limite', 'mots', 'boites'].map((path) => `https://fils.essai.example/${path}`) as [
    string,
    string,
    string,
  ]; // three
  network.serve(limit, { body: failing('<div>Something went wrong. Try reloading.<button>Retry</button></div>') });
  // The same words in a post are its author's.
  network.serve(words, {
    body: failing(
      '<article style="height: 130px"><a rel="author" href="/m/1">a</a><p>Something went wrong</p></article>',
    ),
  });
  network.serve(boxes, {
    body: `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Boîtes</title><body>${oneTo(4).map(postWithBox).join('')}</body></html>`,
  });
  const pages = await openAll(user, [limit, limit, words, boxes, VIRTUAL_THREAD]);
  const [failed, whole, said, empty] = pages as [PageHandle, PageHandle, PageHandle, PageHandle]; // of five
  const recycled = pages[4] as PageHandle; // the fifth
  const notice = await user.captureThread(failed);
  expect(parseRecordedThread(notice)?.posts).toBe(24);
  expect(notice).toContain(say('thread.siteFailed'));
  expect(await user.captureFullPage(whole)).toContain(sayWarning('page-still-loading'));
  expect(await user.captureThread(said)).not.toContain(say('thread.siteFailed'));
  const atBoxes = await user.captureThread(empty);
  expect(parseRecordedThread(atBoxes)?.posts).toBe(4);
  expect(atBoxes).not.toContain(say('thread.inPart'));
  // A list that recycles its elements: every post once.
  expect(parseRecordedThread(await user.captureThread(recycled))?.posts).toBe(VIRTUAL_POSTS);
  const { exhibits } = await readStoredItems(user);
  const own = exhibits.filter(({ fiche }) => fiche.address.page === VIRTUAL_THREAD);
  expect(texts({ exhibits: own })).toEqual(oneTo(VIRTUAL_POSTS).map(textOfPost));
  expect(own.flatMap(({ fiche }) => fiche.warnings)).toEqual([]);
});
