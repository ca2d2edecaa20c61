import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Transformation } from '../../../src/domain/item/item.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { DisplayListRecorder } from '../../../src/dossier/pdf/engine/textLayer.ts';
import { readDestinations, runTool, uncompressPdf } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, type InventedCase, inventCase } from '../../support/dossier/inventedCase.ts';
import { type InventedPost, inventPost } from '../../support/dossier/inventedPosts.ts';
import { png } from '../../support/dossier/pictures.ts';
import { countDifferences, type Pixels, readPng } from '../../support/images/png.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const folder = makeTestFolder();

const SCREEN = { width: 400, height: 300 };
const POST = { x: 37, y: 53, width: 200, height: 101 };
const [SCREEN_SIZE, POST_SIZE] = ['400 × 300', '200 × 101'];
/** Beside the posts of the screen: a colour that nothing else of the pages has. */
const BESIDE = [255, 0, 255];

/** Dark noise: neighbouring pixels differ much. */
const noise = (x: number, y: number, channel: number): number =>
  (Math.imul(x * 374_761_393 + y * 668_265_263 + channel * 2_147_483_647, 1_274_126_177) >>> 24) / 2;

const screenSample = (x: number, y: number, channel: number): number =>
  x >= POST.x && x < POST.x + POST.width && y >= POST.y && y < POST.y + POST.height
    ? noise(x, y, channel)
    : (BESIDE[channel] ?? 255);

const drawScreen = (channels: 3 | 4 = 3, alpha = 255) =>
  png(
    { ...SCREEN, channels },
    (x, y, c) => (c === 3 ? alpha : screenSample(x, y, c)),
    (row) => row % 5,
  );

/** As a canvas writes it. */
const drawCrop = () =>
  png(
    { width: POST.width, height: POST.height, channels: 4 },
    (x, y, c) => (c === 3 ? 255 : screenSample(x + POST.x, y + POST.y, c)),
    (row) => row % 5,
  );

const CROP: Transformation = { name: 'crop', from: 'capture.png', ...POST };

function postOn(screen: Uint8Array, transformations: readonly Transformation[] = [CROP]): InventedPost {
  const post = inventPost({});
  const files = post.files.map((file) => {
    if (file.role === 'viewport') return { ...file, content: screen };
    return file.role === 'post' ? { ...file, content: drawCrop(), transformations } : file;
  });
  return { ...post, files };
}

async function writeReport(inventedCase: InventedCase, more: Parameters<typeof buildDossierContext>[1] = {}) {
  const path = join(folder, 'dossier.pdf');
  writeFileSync(path, await collectBytes(reportPdf(buildDossierContext(inventedCase, more), () => {})));
  return path;
}

/** Returns the sizes of the embedded images, each once. */
function listImages(path: string): string[] {
  const rows = runTool('pdfimages', ['-list', path]).trim().split('\n').slice(2);
  const images = new Map(rows.map((row) => row.trim().split(/\s+/)).map((cells) => [cells[10], cells]));
  return [...images.values()].map(([, , , width, height]) => `${width} × ${height}`).sort();
}

/** Points per pixel of an image: 0.75, printed at four fifths. */
const POINTS = 0.75 * 0.8;
/** Pixels of a drawn page per pixel of an image: from 4 on, poppler repeats pixels. */
const SCALE = 5;
const PER_POINT = SCALE / POINTS;
/** The frame of an image is 0.4 points wide, half of it outside. */
const FRAME = Math.ceil(0.2 * PER_POINT);

/** Returns the top left corner of the exhibit's image, in points. */
function findImage(path: string): { readonly left: number; readonly top: number } {
  const boxes = uncompressPdf(path).matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\s+W n/g);
  for (const [, ...box] of boxes) {
    const [left = 0, top = 0, width = 0, height = 0] = box.map(Number);
    if (Math.abs(width - POST.width * POINTS) + Math.abs(height - POST.height * POINTS) < 0.01) return { left, top };
  }
  throw new Error('The image is not in the document.');
}

/** Pixels around the image that are drawn too. */
const AROUND = 2 * SCALE;

/** Draws the image of an exhibit on its page with poppler. Returns the place of its corner too. */
async function renderImage(
  path: string,
): Promise<{ readonly drawn: Pixels; readonly x0: number; readonly y0: number }> {
  const page = String((await readDestinations(path)).get('P0001'));
  const { left, top } = findImage(path);
  const [x, y] = [Math.floor(left * PER_POINT) - AROUND, Math.floor(top * PER_POINT) - AROUND];
  const size = (pixels: number) => String(pixels * SCALE + 2 * AROUND);
  const region = ['-x', String(x), '-y', String(y), '-W', size(POST.width), '-H', size(POST.height)];
  const out = join(folder, 'page');
  runTool('pdftoppm', ['-png', '-singlefile', '-r', `${72 * PER_POINT}`, '-f', page, '-l', page, ...region, path, out]);
  return { drawn: readPng(readFileSync(`${out}.png`)), x0: left * PER_POINT - x, y0: top * PER_POINT - y };
}

describe('an exhibit whose screen the report shows', () => {
  it('shows its part of that screen, which is embedded once', async () => {
    const screen = drawScreen();
    const path = await writeReport(await inventCase([postOn(screen), postOn(screen), postOn(screen)]));
    expect(listImages(path)).toEqual([SCREEN_SIZE]);
    expect(runTool('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
  });

  it('has the pixels of its file, and nothing of the screen beside them', async () => {
    const path = await writeReport(await inventCase([postOn(drawScreen())]));
    const { drawn, x0, y0 } = await renderImage(path);
    const at = (x: number, y: number) => [...drawn.rgb.subarray((y * drawn.width + x) * 3).subarray(0, 3)];
    const file = readPng(drawCrop());
    const shown = new Uint8Array(file.rgb.length);
    for (let y = 0; y < POST.height; y += 1)
      for (let x = 0; x < POST.width; x += 1)
        shown.set(at(Math.floor(x0 + (x + 0.5) * SCALE), Math.floor(y0 + (y + 0.5) * SCALE)), (y * POST.width + x) * 3);
    expect(countDifferences({ ...file, rgb: shown }, file)).toBe(0);
    // The image's own rows and columns reach under its frame, and outside of the frame is paper.
    const [x1, y1] = [x0 + POST.width * SCALE, y0 + POST.height * SCALE];
    const beside: string[] = [];
    for (let y = 0; y < drawn.height; y += 1)
      for (let x = 0; x < drawn.width; x += 1) {
        const isOutside = x + 1 < x0 - FRAME || y + 1 < y0 - FRAME || x > x1 + FRAME || y > y1 + FRAME;
        const [red = 0, green = 0, blue = 0] = at(x, y);
        if (isOutside ? red + green + blue < 3 * 255 : Math.min(red, blue) > 160 && green < 100)
          beside.push(`${x - x0}, ${y - y0}: ${at(x, y)}`);
      }
    expect(beside).toEqual([]);
  });

  it('is drawn from its own file in the preview', async () => {
    const recorder = new DisplayListRecorder();
    const screen = drawScreen();
    await writeReport(await inventCase([postOn(screen), postOn(screen)]), { recorder });
    const { pages, pictures } = recorder.toDrawing('dossier.pdf');
    const blobs = [...pictures.values()].map(({ blob }) => blob.size);
    expect(blobs).toEqual([screen.length, drawCrop().length, drawCrop().length]);
    for (const label of pictures.keys())
      expect(pages.some(({ operations }) => operations.includes(`/${label} Do`))).toBe(true);
  });
});

describe('an exhibit embeds its own image', () => {
  const part = (more: object): Transformation => ({ ...CROP, ...more });

  it.each([
    ['has no recorded part', []],
    ['was changed in another way too', [CROP, { name: 'scaled', by: 2 }]],
    ['was cropped from another file', [part({ from: 'page.png' })]],
    ['has a part of another size', [part({ width: POST.width - 1 })]],
    ['has a part that is not a whole number of pixels', [part({ x: '37.5' })]],
    ['has a part outside of the screen', [part({ x: SCREEN.width - POST.width + 1 })]],
    ['has a part above the screen', [part({ y: -1 })]],
  ])('when it %s', async (_, transformations) => {
    const path = await writeReport(await inventCase([postOn(drawScreen(), transformations)]));
    expect(listImages(path)).toEqual([POST_SIZE, SCREEN_SIZE]);
  });

  it('when the screen is not opaque', async () => {
    const path = await writeReport(await inventCase([postOn(drawScreen(4, 200))]));
    expect(listImages(path)).toEqual([POST_SIZE, SCREEN_SIZE]);
  });

  it('when the screen has too many pixels for one exhibit', async () => {
    const large = png(
      { width: 2_001, height: 2_000, channels: 1 },
      () => 9,
      () => 0,
    );
    const path = await writeReport(await inventCase([postOn(large)]));
    expect(listImages(path)).toEqual([POST_SIZE, '2001 × 2000']);
  });

  it.each(['capture.png', 'publication.png'])('when %s is no longer the sealed file', async (name) => {
    const inventedCase = await inventCase([postOn(drawScreen())]);
    const [key = '', stored = new Blob()] = [...inventedCase.stored].find(([path]) => path.endsWith(name)) ?? [];
    // After the end of the image: it can still be read.
    inventedCase.stored.set(key, new Blob([stored, new Uint8Array(1)]));
    expect(listImages(await writeReport(inventedCase))).toEqual([POST_SIZE, SCREEN_SIZE]);
  });

  it('when the report does not show the screen', async () => {
    const inventedCase = await inventCase([postOn(drawScreen())]);
    const items = inventedCase.snapshot.items.map((item) => ({ ...item, found: { hidden: ['capture.png'] } }));
    const path = await writeReport({ ...inventedCase, snapshot: { ...inventedCase.snapshot, items } });
    expect(listImages(path)).toEqual([POST_SIZE]);
  });
});
