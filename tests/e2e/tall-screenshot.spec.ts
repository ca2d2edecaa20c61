import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { startImport } from '../soak/carnetTasks.ts';
import { openRedaction } from '../support/browser/carnetScreens.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { runTool } from '../support/dossier/externalTools.ts';
import { readDossier, requireFile } from '../support/e2e/dossier.ts';
import { PLAIN } from '../support/e2e/pages.ts';
import { writeToDisk } from '../support/e2e/sampleFiles.ts';
import { buildPng, type Pixels, readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

/** Screenshots of a telephone that scrolls: too tall for one page of the dossier. */
const WIDTH = 540;
const BANDS = 60;
const BAND = 60;
const HEIGHT = BANDS * BAND;
const RENDERED_DPI = 60;
/** A band's middle rows: where two bands meet, the renderer mixes their colours. */
const MIN_ROWS = 3;
/** Of each colour value, between a picture and its page. */
const TOLERANCE = 8;

/** Each band of the picture has a colour of its own, and none is a grey of the text. */
const colourOf = (band: number): readonly [number, number, number] => [
  40 + (band % 8) * 26,
  40 + Math.floor(band / 8) * 26,
  20,
];

function buildBands(): Buffer {
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1));
  for (let y = 0; y < HEIGHT; y += 1) {
    const start = y * (WIDTH * 3 + 1) + 1;
    const colour = colourOf(Math.floor(y / BAND));
    for (let x = 0; x < WIDTH * 3; x += 1) rows[start + x] = colour[x % 3] ?? 0;
  }
  return buildPng(WIDTH, HEIGHT, deflateSync(rows));
}

const isNear = (rgb: Uint8Array, at: number, colour: readonly number[]): boolean =>
  colour.every((value, channel) => Math.abs(value - (rgb[at + channel] ?? 0)) <= TOLERANCE);

/** Returns for each band how many rows of the page show it in two places of a row, 10 pixels apart. */
function countBandRows({ width, height, rgb }: Pixels): number[] {
  const counts = Array.from({ length: BANDS }, () => 0);
  for (let y = 0; y < height; y += 1) {
    const seen = new Set<number>();
    for (let x = 0; x + 10 < width; x += 5) {
      const at = (y * width + x) * 3;
      for (let band = 0; band < BANDS; band += 1)
        if (isNear(rgb, at, colourOf(band)) && isNear(rgb, at + 30, colourOf(band))) seen.add(band);
    }
    for (const band of seen) counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}

/** Hides a part of the picture, across its whole width: `from` and `to` are shares of its height. */
async function hide(carnet: PageHandle, from: number, to: number): Promise<void> {
  const box = await carnet.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>('.redaction-canvas img');
    await image?.decode();
    image?.scrollIntoView({ block: 'nearest' });
    const { left = 0, top = 0, right = 0, height = 0 } = image?.getBoundingClientRect() ?? {};
    return { left, top, right, height };
  });
  await carnet.drag(
    { x: Math.ceil(box.left), y: Math.ceil(box.top + from * box.height) },
    { x: Math.floor(box.right) - 1, y: Math.floor(box.top + to * box.height) },
  );
}

test('a tall screenshot on several pages loses no row; what is hidden is so on each', async ({ user }, testInfo) => {
  const files = await writeToDisk(new Map([['Screenshot_20261101-080000.png', buildBands()]]));
  const { view } = await startImport(user, files.paths);
  await view.waitForVisible('[data-import="done"]', 60_000);
  await view.close();
  const page = await user.openPage(PLAIN);

  const readPages = async (name: string) => {
    const dossier = await readDossier((await user.exportDossier(page)).zipPath);
    const pdf = testInfo.outputPath(`${name}.pdf`);
    writeFileSync(pdf, requireFile(dossier.files, 'dossier.pdf'));
    runTool('pdftoppm', ['-png', '-r', String(RENDERED_DPI), pdf, testInfo.outputPath(`${name}-page`)]);
    const pages = readdirSync(testInfo.outputPath())
      .filter((one) => one.startsWith(`${name}-page`))
      .sort()
      .map((one) => countBandRows(readPng(readFileSync(testInfo.outputPath(one)))));
    const withPicture = pages.filter((counts) => counts.some((rows) => rows >= MIN_ROWS));
    const shown = Array.from({ length: BANDS }, (_, band) => Math.max(...pages.map((counts) => counts[band] ?? 0)));
    return { pages: withPicture.length, shown, files: dossier.files };
  };

  const whole = await readPages('whole');
  expect(whole.pages).toBe(4);
  expect(whole.shown.filter((rows) => rows < MIN_ROWS)).toEqual([]);

  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.resize(1280, 4800);
  await openRedaction(carnet);
  await hide(carnet, 0.1, 0.2);
  await carnet.waitForVisible('[data-region="1"]');
  await hide(carnet, 0.4, 0.6);
  await carnet.waitForVisible('[data-region="2"]');
  await hide(carnet, 0.8, 0.9);
  await carnet.waitForVisible('[data-region="3"]');
  await carnet.waitForVisible('[data-redact-state="kept"]');
  await carnet.close();

  const hidden = await readPages('hidden');
  expect(hidden.pages).toBe(4);
  // The edges of what was drawn with the mouse cross a band each.
  const isHidden = (share: number) =>
    [
      [0.1, 0.2],
      [0.4, 0.6],
      [0.8, 0.9],
    ].some(([a = 0, b = 0]) => share > a && share < b);
  for (const [band, rows] of hidden.shown.entries()) {
    const [top, bottom] = [(band - 0.5) / BANDS, (band + 1.5) / BANDS];
    if (isHidden(top) && isHidden(bottom)) expect(rows, `band ${band}`).toBe(0);
    else if (!isHidden(top) && !isHidden(bottom)) expect(rows, `band ${band}`).toBeGreaterThanOrEqual(MIN_ROWS);
  }
  const hasOriginal = ({ files: list }: typeof whole) => list.has('pieces/P0001/document-1.png');
  expect([hasOriginal(whole), hasOriginal(hidden)]).toEqual([true, false]);
});
