import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { redactPixels } from '../../../src/browser/redactedCopy.ts';
import type { PageFields } from '../../../src/domain/capture/reading.ts';
import { EMPTY_USER_INPUT } from '../../../src/domain/item/importedFiles.ts';
import type { Redaction } from '../../../src/domain/item/redaction.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { importFile } from '../../../src/workflow/importFiles.ts';
import { runTool } from '../dossier/externalTools.ts';
import { cropPixels, encodeRgbPng, type Pixels, readPng } from '../images/png.ts';
import { buildImportDependencies } from '../importDependencies.ts';
import { buildReading } from '../reading.ts';
import {
  buildCapturedPage,
  buildMeasures,
  buildPicture,
  buildRecordRequest,
  createTestDependencies,
} from '../testDependencies.ts';

/** A telephone number that a person hides, and captures that show it in one place each. */
export const NUMBER = '06 12 34 56 78';

const SCREEN = { width: 480, height: 270 };
/** Where `drawScreen` writes the number by default. */
export const NUMBER_AREA = { x: 200, y: 150, width: 190, height: 40 };
type Place = Pick<typeof NUMBER_AREA, 'x' | 'y'>;

let drawnNumber: Pixels | null = null;

/** The number in magenta, which nothing else of a dossier has. */
function drawNumber(): Pixels {
  if (drawnNumber !== null) return drawnNumber;
  const folder = mkdtempSync(join(tmpdir(), 'recueil-number-'));
  try {
    const pdf = new PDFDocument({ size: [NUMBER_AREA.width, NUMBER_AREA.height], margin: 0 });
    pdf.fontSize(24).fillColor('#ff00ff').text(NUMBER, 8, 8);
    pdf.end();
    writeFileSync(join(folder, 'number.pdf'), Buffer.concat([pdf.read() as Buffer]));
    runTool('pdftoppm', ['-png', '-singlefile', '-r', '72', join(folder, 'number.pdf'), join(folder, 'number')]);
    drawnNumber = readPng(readFileSync(join(folder, 'number.png')));
    return drawnNumber;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let screens = 0;

/** A screen unlike any other, with the number at this place; null: without it. */
export function drawScreen(place: Place | null = NUMBER_AREA): Blob {
  const { width, height } = SCREEN;
  const rgb = new Uint8Array(width * height * 3).fill(255);
  screens += 1;
  for (let bit = 0; bit < 12; bit += 1) if ((screens >> bit) & 1) rgb.fill(0, bit * 12, bit * 12 + 9);
  if (place !== null) {
    const number = drawNumber();
    for (let row = 0; row < number.height; row += 1) {
      const line = number.rgb.subarray(row * number.width * 3, (row + 1) * number.width * 3);
      rgb.set(line, ((place.y + row) * width + place.x) * 3);
    }
  }
  return new Blob([new Uint8Array(encodeRgbPng({ width, height, rgb }))], { type: 'image/png' });
}

/** Whether an image shows the number. */
export function showsNumber({ rgb }: Pixels): boolean {
  for (let at = 0; at < rgb.length; at += 3)
    if ((rgb[at] ?? 0) > 180 && (rgb[at + 1] ?? 0) < 90 && (rgb[at + 2] ?? 0) > 180) return true;
  return false;
}

/** As the browser draws it, without the label. */
export async function drawRedactedCopy(original: Blob, parts: readonly Redaction[]): Promise<Blob> {
  const { width, height, rgb } = readPng(new Uint8Array(await original.arrayBuffer()));
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) data.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  redactPixels({ width, height, data }, parts);
  const redacted = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    redacted.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
  return new Blob([new Uint8Array(encodeRgbPng({ width, height, rgb: redacted }))], { type: 'image/png' });
}

/** A bitmap of tests keeps the pixels that it was decoded from. */
interface TestBitmap extends ImageBitmap {
  readonly pixels: Pixels;
}

const readBlob = async (content: Blob | Uint8Array): Promise<Pixels> =>
  readPng(content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content);

export function createNumberedDependencies() {
  const bare = createTestDependencies();
  const imageProcessor: typeof bare.imageProcessor = {
    ...bare.imageProcessor,
    decode: async (content) => {
      const pixels = await readBlob(content as Blob);
      return { width: pixels.width, height: pixels.height, pixels, close: () => undefined } as unknown as TestBitmap;
    },
    crop: async (bitmap, { x, y, width, height }) => {
      const cropped = cropPixels((bitmap as TestBitmap).pixels, x, y, width, height);
      return new Blob([new Uint8Array(encodeRgbPng(cropped))], { type: 'image/png' });
    },
  };
  return { ...bare, imageProcessor };
}

type NumberedDependencies = ReturnType<typeof createNumberedDependencies>;

interface Capture {
  readonly screen: Blob;
  /** The post on the screen; null: the whole screen. */
  readonly rect?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  readonly seen?: Partial<PageFields>;
  readonly source?: string;
  readonly text?: string;
  readonly archive?: string;
}

let pages = 0;

/** Records a capture of a page of its own. Returns its id. */
export async function capture(deps: NumberedDependencies, { screen, rect = null, ...more }: Capture): Promise<string> {
  pages += 1;
  const page = `https://exemple.invalid/page/${pages}`;
  const address = { page, permalink: page, canonical: page, dropped: [] };
  const request = buildRecordRequest(deps, rect === null ? { mode: 'screen', entry: 'screen' } : {});
  const { source = '<p>rien</p>', text = 'rien', archive = null } = more;
  const blob = (content: string, type: string) => new Blob([content], { type });
  const reading = buildReading({ address, text: 'Bonjour.', nativeIds: {}, ...more.seen });
  const { screen: window } = buildMeasures();
  const captured = buildCapturedPage({
    measured: async () => buildMeasures({ screen: { ...window, viewport: SCREEN }, rect }),
    finished: async () => ({
      reading,
      source: blob(source, 'text/html'),
      text: blob(text, 'text/plain'),
      archive: archive === null ? null : blob(archive, 'multipart/related'),
    }),
  });
  await recordItem({ ...deps, shoot: async () => buildPicture(screen) }, captured, request);
  return request.id;
}

/** Imports a file. Returns its id. */
export async function importNumbered(deps: NumberedDependencies, name: string, content: BlobPart): Promise<string> {
  const id = deps.ids.uuid();
  const file = new File([content], name, { lastModified: Date.UTC(2026, 10, 20) });
  await importFile(buildImportDependencies(deps), { id, file, userInput: EMPTY_USER_INPUT });
  return id;
}
