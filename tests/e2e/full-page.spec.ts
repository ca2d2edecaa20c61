import type { Fiche } from '../../src/domain/item/item.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { openAll } from '../support/e2e/captureProgress.ts';
import { type ReadDossier, requireFile } from '../support/e2e/dossier.ts';
import { stackBands } from '../support/e2e/livingPages.ts';
import {
  BAR,
  BARRED,
  ENDLESS,
  HEADER,
  LAZY,
  LAZY_IMAGES,
  LONG_PAGES,
  lazyColour,
  PANE,
  SMOOTH,
  STICKY,
  stickyPage,
} from '../support/e2e/longPages.ts';
import { countOverlayPixels } from '../support/e2e/overlayColours.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { captureInTallWindow } from '../support/e2e/tallWindow.ts';
import { countDifferences, type Pixels, readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

test.beforeEach(({ network }) => {
  for (const [url, page] of LONG_PAGES) network.serve(url, page);
});

interface CapturedPage {
  readonly fiche: Fiche;
  readonly image: Pixels;
  /** Paths of the images of the page. */
  readonly paths: readonly string[];
}

async function captureFullPage(user: UserDriver, page: PageHandle): Promise<void> {
  expect(parseRecordedTotal(await user.captureFullPage(page))).not.toBeNull();
}

/** Reads every captured page, in order. */
function listCaptured({ files, exhibits }: Pick<ReadDossier, 'files' | 'exhibits'>): readonly CapturedPage[] {
  return exhibits.map(({ fiche, folder }) => {
    const paths = fiche.files.filter(({ role }) => role === 'page').map(({ path }) => path);
    return {
      fiche,
      image: stackBands(paths.map((path) => readPng(requireFile(files, `${folder}/${path}`)))),
      paths,
    };
  });
}

/** Counts the rows whose pixel at `x` has this colour. */
function countRows({ width, height, rgb }: Pixels, [r, g, b]: readonly number[], x = 5): number {
  let rows = 0;
  for (let y = 0; y < height; y += 1) {
    const at = (y * width + x) * 3;
    if (rgb[at] === r && rgb[at + 1] === g && rgb[at + 2] === b) rows += 1;
  }
  return rows;
}

// With an exact number of windows, another tool lost its last screen.
const WINDOWS = [4, 3.37];

test('captures pages of 4 and 3.37 windows as one tall window shows them, pixel by pixel @firefox', async ({
  user,
  engine,
  network,
}) => {
  const page = await user.openPage(SMOOTH);
  const viewportHeight = await page.evaluate(() => innerHeight);
  const heights = new Map(
    WINDOWS.map((windows) => [`${STICKY}?${windows}`, Math.round((windows * viewportHeight) / 10) * 10]),
  );
  for (const [url, height] of heights) {
    network.serve(url, stickyPage(height));
  }
  for (const sticky of await openAll(user, [...heights.keys()])) await captureFullPage(user, sticky);
  const captured = listCaptured(await readStoredItems(user));
  const tall = await captureInTallWindow(engine, network, heights);
  for (const [index, height] of [...heights.values()].entries()) {
    const one = captured[index];
    const window = tall[index];
    if (one === undefined || window === undefined) throw new Error(`page ${index} is missing`);
    const { image, fiche } = one;
    expect(image.height).toBe(height);
    expect(countOverlayPixels(image)).toBe(0);
    expect(countRows(image, HEADER)).toBe(40);
    expect(countDifferences(image, window)).toBe(0);
    expect(fiche).toMatchObject({ outcome: 'complete', surface: 'page', warnings: [] });
    // Our overlay is not reported as a change of the page.
    const changes = fiche.files.flatMap(({ transformations }) => transformations.map(({ name }) => name));
    expect(changes).not.toContain('shown-once');
  }
});

test('captures pages with smooth scrolling, a fixed bar, lazy images or a scrolling pane, and restores the page @firefox', async ({
  user,
  engine,
}) => {
  const [smoothPage, page, ...others] = (await openAll(user, [SMOOTH, BARRED, LAZY, PANE])) as [PageHandle, PageHandle];
  await captureFullPage(user, smoothPage);
  const state = () => page.evaluate(() => [document.documentElement.outerHTML.length, scrollY]);
  await page.evaluate(() => scrollTo(0, 321));
  const before = await state();
  await user.captureFullPage(page);
  await page.press('Escape');
  await expect.poll(state).toEqual(before);
  for (const other of others) await captureFullPage(user, other);
  const captured = listCaptured(await readStoredItems(user));
  expect(captured).toHaveLength(4);
  const [smooth, barred, lazy, pane] = captured as [CapturedPage, CapturedPage, CapturedPage, CapturedPage]; // four

  expect(smooth.image.height).toBe(3000);
  expect(smooth.fiche.outcome).toBe('complete');

  expect(countRows(barred.image, BAR)).toBe(50);
  expect(countRows(barred.image, HEADER)).toBe(40);
  const names = barred.fiche.files.flatMap(({ transformations }) => transformations.map(({ name }) => name));
  expect(names).toContain('scrolled-through');
  // Firefox takes one screenshot of the page, so nothing has to be hidden.
  expect(names.includes('shown-once')).toBe(engine === 'chromium');

  // 7,200 rows of 1,280 pixels exceed the limit of one file.
  expect(lazy.paths).toEqual(['page-entiere-1.png', 'page-entiere-2.png']);
  for (let n = 0; n < LAZY_IMAGES; n += 1) expect(countRows(lazy.image, lazyColour(n)), `image ${n}`).toBe(200);
  expect(lazy.fiche.warnings).toEqual([]);

  expect(pane.image.height).toBe(2500);
});

test('stops at the limit on an endless page and records a partial item', async ({ openBrowser }) => {
  // The limit is a number of windows of any size.
  const window = { width: 700, height: 600 };
  const user = await openBrowser({ window });
  await captureFullPage(user, await user.openPage(ENDLESS));
  const captured = listCaptured(await readStoredItems(user));
  expect(captured).toHaveLength(1);
  expect(captured[0]?.fiche).toMatchObject({ outcome: 'partial', warnings: ['page-captured-in-part'] });
  expect(captured[0]?.image.height).toBeGreaterThan(2 * window.height);
});
