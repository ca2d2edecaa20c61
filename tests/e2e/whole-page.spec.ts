import { openPerson, type Person, recordedOrdinal } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { builtDir } from '../../scripts/build.ts';
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

async function takePage(person: Person, url: string): Promise<View> {
  const page = await person.openPage(url);
  expect(recordedOrdinal(await person.capturePage(page))).not.toBeNull();
  return page;
}

/** Every page taken so far, in order. */
async function exported(person: Person, page: View): Promise<readonly Taken[]> {
  const { files, pieces } = await readDossier((await person.exportDossier(page)).zipPath);
  return pieces.map(({ fiche, folder }) => {
    const paths = fiche.files.filter(({ role }) => role === 'page').map(({ path }) => path);
    return { fiche, image: stacked(paths.map((path) => readPng(file(files, `${folder}/${path}`)))), paths };
  });
}

async function takeAlone(person: Person, url: string): Promise<Taken> {
  const [taken] = await exported(person, await takePage(person, url));
  if (taken === undefined) throw new Error('nothing was recorded');
  return taken;
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
const WINDOWS = [4, 3.37];

test(`pages of ${WINDOWS.join(' and ')} windows are each the page in one tall window, pixel by pixel, its header once`, async ({
  person,
  network,
  engine,
}) => {
  let page = await person.openPage(SMOOTH);
  const room = await page.evaluate(() => innerHeight);
  const heights = new Map(
    WINDOWS.map((windows) => [`${STICKY}?${windows}`, Math.round((windows * room) / 10) * 10]),
  );
  for (const [url, height] of heights) {
    network.serve(url, stickyPage(height));
    page = await takePage(person, url);
  }
  const taken = await exported(person, page);
  const tall = await tallWindow(engine, network, heights);
  for (const [index, height] of [...heights.values()].entries()) {
    const one = taken[index];
    const window = tall[index];
    if (one === undefined || window === undefined) throw new Error(`page ${index} is missing`);
    const { image, fiche } = one;
    expect(image.height).toBe(height);
    expect(pixelsOfOurs(image)).toBe(0);
    expect(rowsOf(image, HEADER)).toBe(40);
    expect(differing(image, window)).toBe(0);
    expect(fiche).toMatchObject({ outcome: 'complete', surface: 'page', warnings: [] });
    // Nothing of ours is told as the page's.
    const changes = fiche.files.flatMap(({ transformations }) => transformations.map(({ name }) => name));
    expect(changes).not.toContain('shown-once');
  }
});

test('smooth scrolling, a bar at the bottom, lazy images, a pane: each is taken whole, and the page left as it was', async ({
  person,
  engine,
}) => {
  await takePage(person, SMOOTH);
  const page = await person.openPage(BARRED);
  const state = () => page.evaluate(() => [document.documentElement.outerHTML.length, scrollY]);
  await page.evaluate(() => scrollTo(0, 321));
  const before = await state();
  await person.capturePage(page);
  await page.press('Escape');
  await expect.poll(state).toEqual(before);
  await takePage(person, LAZY);
  const taken = await exported(person, await takePage(person, PANE));
  expect(taken).toHaveLength(4);
  const [smooth, barred, lazy, pane] = taken as [Taken, Taken, Taken, Taken]; // as just counted

  expect(smooth.image.height).toBe(3000);
  expect(smooth.fiche.outcome).toBe('complete');

  expect(rowsOf(barred.image, BAR)).toBe(50);
  expect(rowsOf(barred.image, HEADER)).toBe(40);
  const names = barred.fiche.files.flatMap(({ transformations }) => transformations.map(({ name }) => name));
  expect(names).toContain('scrolled-through');
  // Firefox draws the page at once: nothing has to be hidden.
  expect(names.includes('shown-once')).toBe(engine === 'chromium');

  // 7,200 rows of 1,280 pixels are more than one file may hold.
  expect(lazy.paths).toEqual(['page-entiere-1.png', 'page-entiere-2.png']);
  for (let n = 0; n < LAZY_IMAGES; n += 1) expect(rowsOf(lazy.image, lazyColour(n)), `image ${n}`).toBe(200);
  expect(lazy.fiche.warnings).toEqual([]);

  expect(pane.image.height).toBe(2500);
});

test('a page without end stops at the limit, and says it is a part', async ({ network, engine }) => {
  // The limit counts windows, whatever their size.
  const window = { width: 700, height: 600 };
  const person = await openPerson({ browser: engine, network, extensionDir: builtDir(engine), window });
  try {
    const { fiche } = await takeAlone(person, ENDLESS);
    expect(fiche).toMatchObject({ outcome: 'partial', warnings: ['page-captured-in-part'] });
  } finally {
    await person.leave();
  }
});
