import type { Fiche } from '../../src/domain/item/item.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedThread, parseRecordedTotal } from '../support/browser/words.ts';
import { openAll } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { stackBands } from '../support/e2e/livingPages.ts';
import { countOverlayPixels } from '../support/e2e/overlayColours.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { countDifferences, cropPixels, type Pixels, readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

/** Unusual pages: high pixel ratios, right to left, wider than the window, changing during the capture. */
const HOST = 'https://fidele.essai.example';
const [DENSE, ARABIC, GROWS, WANDERS, ZOOMED, DIALOG] = ['dense', 'droite', 'pousse', 'erre', 'zoom', 'dialogue'].map(
  (path) => `${HOST}/${path}`,
) as [string, string, string, string, string, string];
const DARK = [18, 52, 86] as const;
const IN_DIALOG = 6;
const ZOOMED_BANDS = 162;

const html = (css: string, body: string, attributes = 'lang="fr"'): string => `<!doctype html>
<html ${attributes}><head><meta charset="utf-8"><title>Page</title><style>
html { scrollbar-width: none; } html, body { margin: 0; background: #ffffff; }
i { display: block; height: 10px; } ${css}</style></head><body>${body}</body></html>`;

const bands = (height: number): string =>
  Array.from(
    { length: height / 10 },
    (_, n) => `<i style="background:rgb(40 ${40 + (n % 180)} ${(Math.floor(n / 180) * 3) % 256})"></i>`,
  ).join('');

test.beforeEach(({ network }) => {
  network.serve(DENSE, { body: html('', bands(30_000)) });
  network.serve(ARABIC, {
    body: html(
      'main { width: 1900px; background: linear-gradient(to right, #204060, #e0c0a0); } b { display: block; width: 60px; height: 1500px; background: #aa2244; }',
      '<main><b></b></main>',
      'lang="ar" dir="rtl"',
    ),
  });
  network.serve(GROWS, {
    body: html(
      'html { overflow-anchor: none; }',
      `${bands(3000)}<script>addEventListener('scroll', () => {
         const more = document.createElement('p'); more.style.height = '137px'; document.body.prepend(more);
       }, { once: true });</script>`,
    ),
  });
  network.serve(ZOOMED, {
    body: html(
      `p { position: absolute; left: 300px; margin: 0; font: 10px sans-serif; } i:first-of-type { background: #ffffff !important; } @media (prefers-color-scheme: dark) { i:first-of-type { background: rgb(${DARK.join(' ')}) !important; } }`,
      `<article id="m1"><p>Un message inventé.</p>${bands(120)}</article>${bands(1500)}`,
    ),
  });
  network.serve(DIALOG, {
    body: html(
      'dialog { width: 500px; height: 300px; margin: 40px; padding: 0; overflow-y: auto; scrollbar-width: none; } article { height: 120px; overflow: hidden; }',
      `${bands(2000)}<dialog>${Array.from(
        { length: IN_DIALOG },
        (_, n) =>
          `<article id="m${n}" style="background:rgb(250 ${n * 20} 9)"><a rel="author" href="/membres/essai_${n}">essai_${n}</a> <a href="#m${n}"><time datetime="2025-11-16T19:1${n}:00+01:00">heure</time></a><p>Message ${n} du dialogue.</p></article>`,
      ).join('')}</dialog><script>document.querySelector('dialog').showModal();</script>`,
    ),
  });
  network.serve(WANDERS, {
    body: html(
      '',
      `${bands(3000)}<script>addEventListener('scroll', () => history.replaceState(null, '', '?ailleurs'), { once: true });</script>`,
    ),
  });
});

interface CapturedPage {
  readonly fiche: Fiche;
  /** Bytes of each image of the page, in order. */
  readonly images: readonly Uint8Array[];
}

async function captureAndRead(user: UserDriver, url: string): Promise<CapturedPage> {
  const page = await user.openPage(url);
  expect(parseRecordedTotal(await user.captureFullPage(page))).toBe(1);
  const { files, exhibits } = await readStoredItems(user);
  const [exhibit] = exhibits;
  if (exhibit === undefined) throw new Error('nothing was recorded');
  const pageFiles = bandsOf(exhibit.fiche);
  return { fiche: exhibit.fiche, images: pageFiles.map(({ path }) => requireFile(files, `${exhibit.folder}/${path}`)) };
}

/** Sorts by number, because a fiche sorts its files by path: 10 before 2. */
const bandsOf = ({ files }: Fiche): Fiche['files'] => {
  const numberOf = (one: Fiche['files'][number]): number => Number(one.transformations.at(-1)?.number ?? 0);
  return files.filter(({ role }) => role === 'page').sort((a, b) => numberOf(a) - numberOf(b));
};

/** Reads width and height from the header of a PNG. */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

test('splits 30,000 px at a pixel ratio of 2 into unscaled bands of 8 megapixels at most', async ({ openBrowser }) => {
  // Narrow, because only the ratio and the length matter; eleven bands are enough to detect a wrong order.
  const window = { width: 700, height: 1500 };
  const user = await openBrowser({ devicePixelRatio: 2, window });
  const { fiche, images } = await captureAndRead(user, DENSE);
  expect(fiche).toMatchObject({ outcome: 'complete', environment: { devicePixelRatio: '2' } });
  const sizes = images.map(sizeOf);
  expect(new Set(sizes.map(({ width }) => width))).toEqual(new Set([2 * fiche.environment.viewport.width]));
  expect(Math.max(...sizes.map(({ width, height }) => width * height))).toBeLessThanOrEqual(8_000_000);
  expect(sizes.reduce((sum, { height }) => sum + height, 0)).toBe(60_000);
  let y = 0;
  for (const [index, { transformations }] of bandsOf(fiche).entries()) {
    expect(transformations.at(-1)).toMatchObject({ name: 'band', number: index + 1, y });
    y += sizes[index]?.height ?? 0;
  }
});

test('joins tiles without a seam and crops a post exactly at a pixel ratio of 1.5, in the dark theme @firefox', async ({
  openBrowser,
}) => {
  const user = await openBrowser({ devicePixelRatio: 1.5, dark: true });
  const { fiche, images } = await captureAndRead(user, ZOOMED);
  expect(fiche).toMatchObject({ outcome: 'complete', environment: { colorScheme: 'dark' } });
  const image = stackBands(images.map(readPng));
  // Each band of 10 px is 15 rows, so a lost or doubled row changes a height.
  expect(readBandHeights(image)).toEqual(Array.from({ length: ZOOMED_BANDS }, () => 15));
  expect([...image.rgb.subarray(15, 18)]).toEqual(DARK);

  const page = await user.openPage(ZOOMED);
  await user.capturePost(page, '#m1 i:nth-of-type(9)');
  const box = await page.evaluate(() => {
    const { x, y, width, height } = document.querySelector('#m1')?.getBoundingClientRect() ?? new DOMRect();
    return [x, y, x + width, y + height];
  });
  const { files, exhibits } = await readStoredItems(user);
  const [, { folder, fiche: ofPost } = { folder: '', fiche }] = exhibits;
  const transformations = ofPost.files.find(({ role }) => role === 'post')?.transformations;
  const { from, ...crop } = Object(transformations?.find(({ name }) => name === 'crop'));
  const [x, y, width, height] = [crop.x, crop.y, crop.width, crop.height].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  for (const [index, edge] of [x, y, x + width, y + height].entries())
    expect(Math.abs(edge - Number(box[index]) * 1.5)).toBeLessThanOrEqual(1);
  const post = readPng(requireFile(files, `${folder}/publication.png`));
  const seen = readPng(requireFile(files, `${folder}/${from}`));
  expect(seen.width).toBe(Math.round(ofPost.environment.viewport.width * 1.5));
  expect(countDifferences(post, cropPixels(seen, x, y, width, height))).toBe(0);
});

/** Heights of the runs of one colour in the column at x = 5. */
function readBandHeights({ width, height, rgb }: Pixels): number[] {
  const runs: number[] = [];
  let last = -1;
  for (let y = 0; y < height; y += 1) {
    const at = (y * width + 5) * 3;
    const colour = ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
    if (colour === last) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(1);
    last = colour;
  }
  return runs;
}

test('captures a right-to-left page wider than the window, from its left @firefox', async ({ user, openBrowser }) => {
  const { fiche, images } = await captureAndRead(user, ARABIC);
  expect(fiche).toMatchObject({ outcome: 'complete', page: { lang: 'ar' } });
  const [image] = images.map(readPng);
  const wide = await openBrowser({ window: { width: 1900, height: 1900 } });
  const page = await wide.openPage(ARABIC);
  expect(await page.evaluate(() => innerWidth)).toBe(1900);
  const shot = cropPixels(readPng(await page.screenshot()), 0, 0, 1900, 1500);
  expect(image && countDifferences(image, shot)).toBe(0);
});

test('a full page starts again when content comes above, and warns when the address changes', async ({ user }) => {
  for (const page of await openAll(user, [GROWS, WANDERS])) await user.captureFullPage(page);
  const { exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => [fiche.outcome, fiche.warnings])).toEqual([
    ['complete', []],
    ['partial', ['content-changed']],
  ]);
});

test.describe('zoomed', () => {
  // Zoom outlives a test.
  test.use({ ownBrowser: true });

  test('joins tiles without a seam and crops posts exactly at any zoom @firefox', async ({ user }) => {
    const page = await user.openPage(ZOOMED);
    for (const zoom of [0.8, 1.5]) {
      await zoomTo(user, page, zoom);
      await user.captureFullPage(page);
      await user.capturePost(page, '#m1 i:nth-of-type(9)');
    }
    const { files, exhibits } = await readStoredItems(user);
    const shown = exhibits.map(({ fiche, folder }) => ({
      zoom: fiche.environment.zoom,
      outcome: fiche.outcome,
      rows: [
        ...new Set(
          readBandHeights(
            stackBands(
              fiche.files
                .filter(({ role }) => role === 'page' || role === 'post')
                .map(({ path }) => readPng(requireFile(files, `${folder}/${path}`))),
            ),
          ),
        ),
      ],
    }));
    const both = (zoom: string, rows: number) => Array(2).fill({ zoom, outcome: 'complete', rows: [rows] });
    expect(shown).toEqual([...both('0.8', 8), ...both('1.5', 15)]);
  });
});

/** Zooms the page as the browser's shortcut does. */
async function zoomTo(user: UserDriver, page: PageHandle, zoom: number): Promise<void> {
  const popup = await user.openPopup(page);
  await popup.withApi(async (api, factor) => {
    const { tabs } = api;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    if (tab) await tabs.setZoom(tab.id, factor);
  }, zoom);
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBeCloseTo(zoom);
}

test('captures posts inside an open dialog that scrolls', async ({ user }) => {
  const page = await user.openPage(DIALOG);
  expect(parseRecordedTotal(await user.capturePostFromList(page, IN_DIALOG - 1))).toBe(1);
  await page.evaluate(() => document.querySelector('dialog')?.scrollTo(0, 0));
  expect(parseRecordedThread(await user.captureThread(page))?.posts).toBe(IN_DIALOG);
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits).toHaveLength(1 + IN_DIALOG);
  for (const [index, { fiche, folder }] of exhibits.entries()) {
    const n = index === 0 ? IN_DIALOG - 1 : index - 1;
    expect(fiche).toMatchObject({ outcome: 'complete', warnings: [], author: { displayName: `essai_${n}` } });
    const post = readPng(requireFile(files, `${folder}/publication.png`));
    expect(post.height).toBe(120);
    // Pixels beside the text and the focus ring.
    for (const row of [1, 118]) {
      const at = (row * post.width + 300) * 3;
      expect([...post.rgb.subarray(at, at + 3)]).toEqual([250, n * 20, 9]);
    }
    expect(countOverlayPixels(readPng(requireFile(files, `${folder}/capture.png`)))).toBe(0);
  }
});

const XHTML = 'http://www.w3.org/1999/xhtml';

/** Posts of a page of XML, whose tags may have a prefix. */
const postsOfXml = (prefix = ''): string =>
  [1, 2, 3]
    .map((n) =>
      `<article id="c${n}"><a rel="author" href="/membres/essai_${n}">essai_${n}</a> <time datetime="2026-01-15T10:0${n}:00+01:00">15 janvier</time><p>Message ${n}, inventé.</p></article>`.replace(
        /<(\/?)/g,
        `<$1${prefix}`,
      ),
    )
    .join('\n');

const XML_PAGES = [
  ['text/xml', `<html xmlns="${XHTML}" lang="fr"><body>${postsOfXml()}</body></html>`],
  [
    'application/xhtml+xml',
    `<html xmlns="${XHTML}" lang="fr"><head><title>Livre</title></head><body>${postsOfXml()}</body></html>`,
  ],
  [
    'application/xml',
    `<h:html xmlns:h="${XHTML}" lang="fr"><h:head><h:title>Livre</h:title></h:head><h:body>${postsOfXml('h:')}</h:body></h:html>`,
  ],
] as const;

test('captures posts, by list and by click, and the whole of a page of XML @firefox', async ({ user, network }) => {
  for (const [index, [type, body]] of XML_PAGES.entries()) {
    const address = `https://xml.essai.example/livre-d-or-${index}`;
    network.serve(address, { body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`, type });
    const page = await user.openPage(address);
    expect(await page.evaluate(() => document.contentType)).toBe(type);
    await user.capturePostFromList(page, 1);
    await user.capturePost(page, '#c3');
    await user.captureFullPage(page);
  }
  const { exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => [fiche.outcome, fiche.text?.slice(0, 9) ?? null])).toEqual(
    XML_PAGES.flatMap(() => [
      ['complete', 'Message 2'],
      ['complete', 'Message 3'],
      ['complete', null],
    ]),
  );
});
