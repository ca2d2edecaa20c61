import { cropImage, decodeImage, makePreview, Stitcher, showsCover } from '../../../src/browser/images.ts';
import { computeMaxBandRows, computeScale } from '../../../src/dom/geometry.ts';
import type { Reading } from '../../../src/domain/capture/reading.ts';
import type { Acquisition } from '../../../src/domain/item/item.ts';
import { buildAcquisition, type CaptureMetadata } from '../../../src/workflow/capture/buildAcquisition.ts';
import { toScreenshotPng } from './screenshotPng.ts';

/** Invented captures of ordinary size: about 400 KB, with screenshot, crop, source and text. */
const WIDTH = 1280;
const HEIGHT = 720;
const RECT = { x: 340, y: 120, width: 600, height: 260 };
const SOURCE_CHARS = 120_000;

const WORDS = 'un message inventé pour mesurer le temps que prend chaque geste de la personne qui capture'.split(' ');

export const inventWords = (count: number, from: number): string =>
  Array.from({ length: count }, (_, index) => WORDS[(from + index) % WORDS.length]).join(' ');

/** Draws lines of text and a grainy picture, so that the image compresses like a real screenshot. */
export async function drawScreenshot(variant: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen === null) throw new Error('no 2d canvas');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  const grain = pen.createImageData(360, 220);
  for (let at = 0; at < grain.data.length; at += 4) {
    const shade = (at / 720 + variant * 13) % 200;
    grain.data.set([shade + Math.random() * 16, shade, 200 - shade + Math.random() * 16, 255], at);
  }
  pen.putImageData(grain, 360, 400);
  pen.fillStyle = '#1a1a1a';
  pen.font = '15px sans-serif';
  for (let line = 0; line < 32; line += 1) pen.fillText(inventWords(12, line + variant), 350, 30 + line * 21);
  return toScreenshotPng(await canvas.convertToBlob({ type: 'image/png' }));
}

export const CAPTURE_METADATA: CaptureMetadata = {
  operator: { operator: null, notes: {} },
  captured: [],
  acquiredAt: '2026-11-20T08:00:00.000Z',
  browser: { name: 'bench', version: '1' },
  os: { name: 'bench', arch: null },
  zoom: '1',
  privateWindow: false,
  version: '0.0.0',
  options: { mode: 'post', entry: 'picker' },
};

/** For posts and screens, which need no stitching. */
export const imageProcessor = {
  decode: decodeImage,
  crop: cropImage,
  preview: makePreview,
  showsCover,
  createStitcher: () => new Stitcher(computeMaxBandRows, computeScale),
};

export async function inventAcquisition(variant: number): Promise<Acquisition> {
  const source = `<!doctype html><p>${inventWords(Math.ceil(SOURCE_CHARS / 5), variant)}`.slice(0, SOURCE_CHARS);
  const material = {
    reading: inventReading(variant),
    source: new Blob([source], { type: 'text/html' }),
    text: new Blob([inventWords(60, variant)], { type: 'text/plain' }),
    archive: null,
  };
  const png = await drawScreenshot(variant);
  const screenshots = { kind: 'window', screenshot: png, bitmap: decodeImage(png), post: null } as const;
  return buildAcquisition(imageProcessor, screenshots, material, CAPTURE_METADATA);
}

/** The smallest possible item, for lists of thousands. */
export function toSmallAcquisition({ observed }: Acquisition): Acquisition {
  const blob = new Blob(['x'], { type: 'text/plain' });
  return {
    observed,
    files: [{ path: 'texte.txt', role: 'text', mediaType: 'text/plain', content: blob, transformations: [] }],
    preview: new Blob([new Uint8Array(64)], { type: 'image/jpeg' }),
  };
}

export function inventReading(number: number): Reading {
  const id = String(1_990_470_000_000_000 + number);
  const permalink = `https://reseau.exemple/essai_${number % 7}/status/${id}`;
  return {
    timeZone: 'Europe/Paris',
    utcOffset: '+01:00',
    address: { page: permalink, permalink, canonical: permalink, dropped: [] },
    page: { title: 'Fil d’essai', lang: 'fr' },
    platform: 'web',
    surface: 'post',
    visibility: 'public',
    author: {
      // One name in five has a character that the embedded fonts lack.
      displayName: number % 5 === 0 ? `Camille 🚲 ${number % 7}` : `Camille ${number % 7}`,
      handle: `essai_${number % 7}`,
      profileUrl: `https://reseau.exemple/essai_${number % 7}`,
      platformId: null,
    },
    nativeIds: { post: id },
    posting: { raw: '2026-11-19T10:00:00Z', iso: '2026-11-19T10:00:00Z', precision: 's', source: 'dom' },
    text: inventWords(24, number),
    media: null,
    engagement: null,
    context: { quoted: null, replyTo: null },
    http: { status: 200, protocol: 'h2' },
    session: { account: null },
    warnings: [],
    reading: {
      reader: 'bench',
      version: '1',
      confirmed: null,
      fields: { 'author.handle': { how: 'link', confidence: 'high' } },
    },
    screen: {
      viewport: { width: WIDTH, height: HEIGHT },
      devicePixelRatio: '1',
      languages: ['fr-FR'],
      colorScheme: 'light',
    },
    referrer: null,
    rect: RECT,
    transformations: { page: [], source: [{ name: 'snapshot', dropped: ['script × 2'] }] },
  };
}
