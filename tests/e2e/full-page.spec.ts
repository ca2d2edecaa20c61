import type { Fiche } from '../../src/domain/item/item.ts';
import type { ServedPage } from '../support/browser/network.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { openAll } from '../support/e2e/captureProgress.ts';
import { type ReadDossier, requireFile } from '../support/e2e/dossier.ts';
import { stackBands } from '../support/e2e/livingPages.ts';
import { countOverlayPixels } from '../support/e2e/overlayColours.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { captureInTallWindow } from '../support/e2e/tallWindow.ts';
import { countDifferences, type Pixels, readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

/** Long pages on which similar tools fail. Each band has its own colour, so a test can tell the rows of an image. */
const HOST = 'https://longue.essai.example';

const HEADER = [200, 30, 120] as const;
const BAR = [30, 200, 120] as const;
const BAND = 10;

const rgb = (colour: readonly number[]): string => `rgb(${colour.join(' ')})`;

/** A different colour for each of 720 bands. */
const bandColour = (band: number): string => rgb([40, 40 + (band % 180), Math.floor(band / 180) * 60]);

const bands = (height: number): string =>
  Array.from({ length: height / BAND }, (_, band) => `<i style="background:${bandColour(band)}"></i>`).join('');

const html = (css: string, body: string): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Page longue</title><style>
html, body { margin: 0; background: #ffffff; }
/* A tall window has no scrollbar: the page must be as wide without it. */
html { scrollbar-width: none; }
i { display: block; height: ${BAND}px; }
header { position: sticky; top: 0; height: 40px; background: ${rgb(HEADER)}; }
${css}</style></head><body>${body}</body></html>`;

const STICKY = `${HOST}/collante`;
const SMOOTH = `${HOST}/douce`;
const BARRED = `${HOST}/bandeau`;
const LAZY = `${HOST}/images`;
const PANE = `${HOST}/volet`;
const ENDLESS = `${HOST}/sans-fin`;

/** `height`: CSS pixels of the whole page. */
const stickyPage = (height: number): ServedPage => ({
  body: html(
    'aside { position: sticky; top: 60px; float: right; width: 200px; height: 300px; background: #222222; } section { margin-top: 400px; }',
    `<header></header><section><aside></aside>${bands(height - 440)}</section>`,
  ),
});

const picture = (n: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="rgb(250,${n * 10},0)"/></svg>`;

const LAZY_IMAGES = 20;
const lazyColour = (n: number): readonly number[] => [250, n * 10, 0];

const LONG_PAGES: readonly (readonly [string, ServedPage])[] = [
  [SMOOTH, { body: html('html { scroll-behavior: smooth; }', bands(3000)) }],
  [
    BARRED,
    {
      body: html(
        `footer { position: fixed; bottom: 0; left: 0; right: 0; height: 50px; background: ${rgb(BAR)}; }`,
        `<header></header>${bands(3000)}<footer></footer>`,
      ),
    },
  ],
  [
    LAZY,
    {
      body: html(
        'img { display: block; margin-bottom: 160px; }',
        Array.from(
          { length: LAZY_IMAGES },
          (_, n) => `<img loading="lazy" width="300" height="200" src="/image-${n}.svg" alt="">`,
        ).join(''),
      ),
    },
  ],
  ...Array.from(
    { length: LAZY_IMAGES },
    (_, n) => [`${HOST}/image-${n}.svg`, { body: picture(n), type: 'image/svg+xml' }] as const,
  ),
  [
    PANE,
    {
      body: html(
        'html, body { height: 100%; overflow: hidden; } main { height: 100vh; overflow-y: auto; scrollbar-width: none; }',
        `<main>${bands(2500)}</main>`,
      ),
    },
  ],
  [
    ENDLESS,
    {
      body: html(
        '',
        `${bands(2000)}<script>addEventListener('scroll', () => {
           const more = document.createElement('p'); more.style.height = '2000px'; more.append('suite '.repeat(20_000)); document.body.append(more);
         });</script>`,
      ),
    },
  ],
];

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
    return { fiche, image: stackBands(paths.map((path) => readPng(requireFile(files, `${folder}/${path}`)))), paths };
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

test('captures pages of 4 and 3.37 windows as one tall window shows @firefox', async ({ user, engine, network }) => {
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
