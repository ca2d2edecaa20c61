import { encode } from 'fast-png';
import { clock, ids, locks } from '../../../src/browser/environment.ts';
import { cropImage, decodeImage, makePreview, Stitcher, showsCover } from '../../../src/browser/images.ts';
import { sessionMasterKey } from '../../../src/browser/storage.ts';
import { computeMaxBandRows, computeScale } from '../../../src/dom/geometry.ts';
import type { Measures, Reading } from '../../../src/domain/capture/reading.ts';
import type { AppendedLine, CaseHead } from '../../../src/domain/case/case.ts';
import type { Acquisition } from '../../../src/domain/item/item.ts';
import { appendLine } from '../../../src/seal/journal.ts';
import { sealItem } from '../../../src/seal/sealItem.ts';
import { DexieCaseStore } from '../../../src/store/caseStore.ts';
import { type JournalEntryRow, RecueilDb } from '../../../src/store/db.ts';
import { EncryptedCodec, type Encryptor } from '../../../src/store/encryptedCodec.ts';
import { encryptEntryRow, encryptItemRows, type SealedItemRows } from '../../../src/store/itemRows.ts';
import { buildAcquisition, type CaptureMetadata } from '../../../src/workflow/capture/buildAcquisition.ts';
import { drawPicture } from '../../../src/workflow/capture/screenshots.ts';
import { ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { buildReading } from '../reading.ts';

/** The extension's own database: its pages read no other. */
const DATABASE = 'recueil';

/** Invented captures of ordinary size: about 400 KB, with screenshot, crop, source and text. */
const WIDTH = 1280;
const HEIGHT = 720;
const RECT = { x: 340, y: 120, width: 600, height: 260 };
const SOURCE_CHARS = 120_000;

const WORDS = 'un message inventé pour mesurer le temps que prend chaque geste de la personne qui capture'.split(' ');

const inventWords = (count: number, from: number): string =>
  Array.from({ length: count }, (_, index) => WORDS[(from + index) % WORDS.length]).join(' ');

/** Draws lines of text and a grainy picture, so that the image compresses like a real screenshot. */
async function drawScreenshot(variant: number): Promise<Blob> {
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
  const { data } = pen.getImageData(0, 0, WIDTH, HEIGHT);
  // Browsers' screenshots have no alpha channel, the PNG of a canvas has one.
  const rgb = data.filter((_, at) => at % 4 !== 3);
  return new Blob([new Uint8Array(encode({ width: WIDTH, height: HEIGHT, data: rgb, channels: 3 }))], {
    type: 'image/png',
  });
}

const SCREEN: Measures['screen'] = {
  viewport: { width: WIDTH, height: HEIGHT },
  devicePixelRatio: '1',
  colorScheme: 'light',
};

const CAPTURE_METADATA: CaptureMetadata = {
  screen: SCREEN,
  operator: { operator: null, notes: {} },
  captured: [],
  acquiredAt: '2026-11-20T08:00:00.000Z',
  browser: { name: 'bench', version: '1' },
  zoom: '1',
  privateWindow: false,
  version: '0.0.0',
  options: { mode: 'post', entry: 'picker' },
};

/** For posts and screens, which need no stitching. */
const imageProcessor = {
  decode: decodeImage,
  crop: cropImage,
  isPlain: () => false,
  preview: makePreview,
  showsCover,
  createStitcher: () => new Stitcher(computeMaxBandRows, computeScale),
};

async function inventAcquisition(variant: number): Promise<Acquisition> {
  const source = `<!doctype html><p>${inventWords(Math.ceil(SOURCE_CHARS / 5), variant)}`.slice(0, SOURCE_CHARS);
  const material = {
    reading: inventReading(variant),
    source: new Blob([source], { type: 'text/html' }),
    text: new Blob([inventWords(60, variant)], { type: 'text/plain' }),
    archive: null,
  };
  const png = await drawScreenshot(variant);
  const drawn = drawPicture(
    imageProcessor,
    png,
    Promise.resolve({ screen: SCREEN, rect: RECT, words: [], top: RECT.y }),
  );
  const screenshots = { kind: 'window', screenshot: png, drawn, post: null } as const;
  return buildAcquisition(imageProcessor, screenshots, material, CAPTURE_METADATA);
}

/** The smallest possible item, for lists of thousands. */
function toSmallAcquisition({ observed }: Acquisition): Acquisition {
  const blob = new Blob(['x'], { type: 'text/plain' });
  return {
    observed,
    files: [{ path: 'texte.txt', role: 'text', mediaType: 'text/plain', content: blob, transformations: [] }],
    preview: new Blob([new Uint8Array(64)], { type: 'image/jpeg' }),
  };
}

function inventReading(number: number): Reading {
  const id = String(1_990_470_000_000_000 + number);
  const permalink = `https://reseau.exemple/essai_${number % 7}/status/${id}`;
  return buildReading({
    address: { page: permalink, permalink, canonical: permalink, dropped: [] },
    page: { title: 'Fil d’essai', lang: 'fr' },
    visibility: 'public',
    author: {
      // One name in five has a character that the embedded fonts lack.
      displayName: number % 5 === 0 ? `Camille 🚲 ${number % 7}` : `Camille ${number % 7}`,
      handle: `essai_${number % 7}`,
      profileUrl: `https://reseau.exemple/essai_${number % 7}`,
      platformId: null,
    },
    nativeIds: { post: id },
    text: inventWords(24, number),
    reading: {
      reader: 'bench',
      version: '1',
      confirmed: null,
      fields: { 'author.handle': { how: 'link', confidence: 'high' } },
    },
  });
}

const VARIANTS = 8;
/** Items per transaction. The store itself uses one, which waits for the disk each time. */
const BATCH = 25;

const ITEM_SIZES = { ordinary: (model: Acquisition) => model, small: toSmallAcquisition } as const;

/** `ordinary`: with all files of a capture. `small`: the least that an item may have, for lists of thousands. */
export type ItemSize = keyof typeof ITEM_SIZES;

/** Adds items to the extension's own database until its case has `count`: real seals, a real chain, rows as stored. */
export async function seedItems(count: number, itemSize: ItemSize): Promise<null> {
  const db = new RecueilDb(DATABASE);
  const codec = new EncryptedCodec(db, sessionMasterKey);
  let head = await ensureCase({ store: new DexieCaseStore(db, codec), clock, ids, locks });
  const encryptor = await codec.encryptor();
  const variants = await Promise.all(Array.from({ length: VARIANTS }, (_, variant) => inventAcquisition(variant)));
  const models = variants.map(ITEM_SIZES[itemSize]);
  while (head.items < count) {
    const batch: SealedRows[] = [];
    const last = Math.min(count, head.items + BATCH);
    while (head.items < last) {
      const ordinal = head.items + 1;
      const one = await buildSealedRows(encryptor, head, applyObservation(models[ordinal % VARIANTS], ordinal));
      batch.push(one);
      head = { ...head, ...one.appended.head, items: ordinal };
    }
    await writeBatch(db, head, batch);
  }
  db.close();
  return null;
}

interface SealedRows {
  readonly rows: SealedItemRows;
  readonly entry: JournalEntryRow;
  readonly appended: AppendedLine;
}

async function buildSealedRows(
  encryptor: Encryptor,
  { caseId, items, ...head }: CaseHead,
  acquired: Acquisition,
): Promise<SealedRows> {
  const id = ids.uuid();
  const item = await sealItem(acquired, { id, caseId, ordinal: items + 1 });
  const event = { event: 'item.sealed', item: id, digest: item.digest } as const;
  const appended = await appendLine(head, clock.now().toISOString(), event);
  const [rows, entry] = await Promise.all([
    encryptItemRows(encryptor, item),
    encryptEntryRow(encryptor, caseId, appended),
  ]);
  return { rows, entry, appended };
}

function applyObservation(model: Acquisition | undefined, number: number): Acquisition {
  if (model === undefined) throw new Error('no model');
  const { address, author, nativeIds, text } = inventReading(number);
  return { ...model, observed: { ...model.observed, address, author, nativeIds, text } };
}

async function writeBatch(
  db: RecueilDb,
  { caseId, seq, hash, items }: CaseHead,
  batch: readonly SealedRows[],
): Promise<void> {
  const tables = [db.heads, db.entries, db.items, db.summaries, db.files, db.previews];
  await db.transaction('rw', tables, async () => {
    await db.entries.bulkAdd(batch.map(({ entry }) => entry));
    await db.items.bulkAdd(batch.map(({ rows }) => rows.item));
    await db.summaries.bulkAdd(batch.map(({ rows }) => rows.summary));
    await db.files.bulkAdd(batch.flatMap(({ rows }) => [...rows.files]));
    await db.previews.bulkAdd(batch.flatMap(({ rows }) => rows.preview ?? []));
    await db.heads.put({ caseId, seq, hash, items });
  });
}
