import type { Person } from '../../scripts/browser/person.ts';
import type { Fiche } from '../../src/domain/item.ts';
import { file, readDossier } from './dossier.ts';
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
} from './longPages.ts';
import { pixelsOfOurs } from './ourColours.ts';
import { expect, test } from './person.ts';
import { differing, type Pixels, readPng } from './png.ts';
import { tallWindow } from './tallWindow.ts';

test.beforeEach(({ network }) => {
  for (const [url, page] of LONG_PAGES) network.serve(url, page);
});

interface Taken {
  readonly fiche: Fiche;
  readonly image: Pixels;
  /** Paths of the images of the page. */
  readonly paths: readonly string[];
}

async function takePage(person: Person, url: string): Promise<Taken> {
  const page = await person.openPage(url);
  expect(await person.capturePage(page)).toMatch(/1$/);
  const { files, pieces } = await readDossier((await person.exportDossier(page)).zipPath);
  const [piece] = pieces;
  if (piece === undefined) throw new Error('nothing was recorded');
  const paths = piece.fiche.files.filter(({ role }) => role === 'page').map(({ path }) => path);
  const bands = paths.map((path) => readPng(file(files, `${piece.folder}/${path}`)));
  return { fiche: piece.fiche, image: stacked(bands), paths };
}

function stacked(bands: readonly Pixels[]): Pixels {
  const height = bands.reduce((sum, band) => sum + band.height, 0);
  return { width: bands[0]?.width ?? 0, height, rgb: Buffer.concat(bands.map(({ rgb }) => rgb)) };
}

/** Rows whose pixel at `x` has this colour. */
function rowsOf({ width, height, rgb }: Pixels, [r, g, b]: readonly number[], x = 5): number {
  let rows = 0;
  for (let y = 0; y < height; y += 1) {
    const at = (y * width + x) * 3;
    if (rgb[at] === r && rgb[at + 1] === g && rgb[at + 2] === b) rows += 1;
  }
  return rows;
}

// An exact number of windows lost a peer its last screen.
for (const windows of [4, 3.37]) {
  test(`a page of ${windows} windows is the page in one tall window, pixel by pixel, its header once`, async ({
    person,
    network,
    engine,
  }) => {
    const first = await person.openPage(SMOOTH);
    const height = Math.round((windows * (await first.evaluate(() => innerHeight))) / 10) * 10;
    network.serve(STICKY, stickyPage(height));
    const { image, fiche } = await takePage(person, STICKY);
    expect(image.height).toBe(height);
    expect(pixelsOfOurs(image)).toBe(0);
    expect(rowsOf(image, HEADER)).toBe(40);
    expect(differing(image, await tallWindow(engine, network, STICKY, height))).toBe(0);
    expect(fiche).toMatchObject({ outcome: 'complete', surface: 'page', warnings: [] });
    // Nothing of ours is told as the page's.
    const changes = fiche.files.flatMap(({ transformations }) => transformations.map(({ name }) => name));
    expect(changes).not.toContain('shown-once');
  });
}

test('a page that scrolls smoothly is taken whole', async ({ person }) => {
  const { image, fiche } = await takePage(person, SMOOTH);
  expect(image.height).toBe(3000);
  expect(fiche.outcome).toBe('complete');
});

test('a bar at the bottom is drawn once', async ({ person, engine }) => {
  const { image, fiche } = await takePage(person, BARRED);
  expect(rowsOf(image, BAR)).toBe(50);
  expect(rowsOf(image, HEADER)).toBe(40);
  const names = fiche.files.flatMap(({ transformations }) => transformations.map(({ name }) => name));
  expect(names).toContain('scrolled-through');
  // Firefox draws the page at once: nothing has to be hidden.
  expect(names.includes('shown-once')).toBe(engine === 'chromium');
});

test('lazy images are there', async ({ person }) => {
  const { image, fiche, paths } = await takePage(person, LAZY);
  // 7,200 rows of 1,280 pixels are more than one file may hold.
  expect(paths).toEqual(['page-entiere-1.png', 'page-entiere-2.png']);
  for (let n = 0; n < LAZY_IMAGES; n += 1) expect(rowsOf(image, lazyColour(n)), `image ${n}`).toBe(200);
  expect(fiche.warnings).toEqual([]);
});

test('a pane that scrolls in a page that does not is taken whole', async ({ person }) => {
  const { image } = await takePage(person, PANE);
  expect(image.height).toBe(2500);
});

test('the page is left as it was', async ({ person }) => {
  const page = await person.openPage(BARRED);
  const state = () => page.evaluate(() => [document.documentElement.outerHTML.length, scrollY]);
  await page.evaluate(() => scrollTo(0, 321));
  const before = await state();
  await person.capturePage(page);
  await page.press('Escape');
  await expect.poll(state).toEqual(before);
});

test('a page without end stops at the limit, and says it is a part', async ({ person }) => {
  test.setTimeout(120_000);
  const { fiche } = await takePage(person, ENDLESS);
  expect(fiche).toMatchObject({ outcome: 'partial', warnings: ['page-captured-in-part'] });
});
