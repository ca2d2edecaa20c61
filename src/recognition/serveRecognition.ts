import type { EngineVersions } from '../domain/item/imageText.ts';
import { isDecodableSize } from '../domain/item/importedFiles.ts';
import { findGround, GROUND_SAMPLE_PX } from '../domain/item/pictureGround.ts';
import type { RecognitionAnswer, RecognitionFiles } from '../domain/item/recognition.ts';
import { type GreyImage, PREPARATION_VERSION, readLuma } from './prepareImage.ts';
import { recogniseLuma } from './recogniseLines.ts';
import { DATA_VERSION, ENGINE_VERSION, openTextEngine, type TextEngine } from './textEngine.ts';

/** What the worker of text recognition runs: it gets the engine's files, then one image at a time, and answers each. */

const VERSIONS: EngineVersions = { engine: ENGINE_VERSION, data: DATA_VERSION, preparation: PREPARATION_VERSION };

/** Rows decoded at a time, so that the colours of a tall picture are never all in memory. */
const BAND_ROWS = 256;

/** Returns a function that answers the messages of the page: first the engine's files, then images. */
export function createRecognitionServer(): (message: RecognitionFiles | Blob) => Promise<RecognitionAnswer> {
  let engine: TextEngine | undefined;
  return async (message) => {
    try {
      if (message instanceof Blob) {
        if (engine === undefined) throw new Error('an image came before the engine');
        return await readImage(engine, message);
      }
      engine = await openTextEngine({ wasm: message.wasm, data: await gunzip(message.data) });
      return { kind: 'ready', versions: VERSIONS };
    } catch (error) {
      return { kind: 'failed', message: String(error) };
    }
  };
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function readImage(engine: TextEngine, image: Blob): Promise<RecognitionAnswer> {
  const bitmap = await createImageBitmap(image, { colorSpaceConversion: 'none' }).catch(() => null);
  if (bitmap === null) return { kind: 'refused', code: 'image-undecodable' };
  const { width, height } = bitmap;
  try {
    if (!isDecodableSize({ width, height })) return { kind: 'refused', code: 'image-too-large' };
    return { kind: 'read', image: { width, height, lines: recogniseLuma(engine, drawLuma(bitmap)) } };
  } finally {
    bitmap.close();
  }
}

function drawLuma(bitmap: ImageBitmap): GreyImage {
  const { width, height } = bitmap;
  const data = new Uint8Array(width * height);
  const canvas = new OffscreenCanvas(Math.max(width, GROUND_SAMPLE_PX), BAND_ROWS);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, GROUND_SAMPLE_PX, GROUND_SAMPLE_PX);
  const ground = findGround(context.getImageData(0, 0, GROUND_SAMPLE_PX, GROUND_SAMPLE_PX).data);
  for (let from = 0; from < height; from += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, height - from);
    context.clearRect(0, 0, width, rows);
    context.drawImage(bitmap, 0, from, width, rows, 0, 0, width, rows);
    data.set(readLuma(context.getImageData(0, 0, width, rows), ground).data, from * width);
  }
  canvas.width = canvas.height = 0;
  return { width, height, data };
}
