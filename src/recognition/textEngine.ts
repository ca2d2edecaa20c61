import createTesseract from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import type { GreyImage } from './prepareImage.ts';

/** Reads printed text in an image with Tesseract. Makes no network call: its two files are parameters. */

/** Stored with what was read. tests/unit/recognition/textEngine.test.ts compares them with the packages. */
export const ENGINE_VERSION = 'tesseract.js-core 7.0.0 simd-lstm';
export const DATA_VERSION = 'fra 4.0.0_best_int';

export interface EngineFiles {
  /** `tesseract-core-simd-lstm.wasm`. */
  readonly wasm: Uint8Array;
  /** `fra.traineddata`, not compressed. */
  readonly data: Uint8Array;
}

export interface TextEngine {
  /** Returns Tesseract's table of pages, blocks, lines and words (TSV). Throws when the engine fails. */
  readTsv(image: GreyImage): string;
  /** Ends the engine and frees its memory. */
  close(): void;
}

/** « Sparse text »: words anywhere on the image, in no order of columns. Bubbles are no page of a book. */
const SPARSE_TEXT = '11';
/** Tesseract only uses it to size its first search; without it, each image is reported as « 0 dpi ». */
const SCREEN_DPI = '150';
const NEURAL_NETWORK_ONLY = 1;

export async function openTextEngine({ wasm, data }: EngineFiles): Promise<TextEngine> {
  const silent = (): void => undefined;
  const core = await createTesseract({ wasmBinary: wasm, print: silent, printErr: silent });
  core.FS.writeFile('/fra.traineddata', data);
  const engine = new core.TessBaseAPI();
  if (engine.Init('/', 'fra', NEURAL_NETWORK_ONLY) !== 0) throw new Error('the engine refused its data');
  core.FS.unlink('/fra.traineddata');
  engine.SetVariable('tessedit_pageseg_mode', SPARSE_TEXT);
  engine.SetVariable('user_defined_dpi', SCREEN_DPI);
  return {
    readTsv(image) {
      core.FS.writeFile('/input', encodePgm(image));
      if (engine.SetImageFile(1, 0) !== 0 || engine.Recognize(null) !== 0)
        throw new Error('the engine could not read the image');
      const table = engine.GetTSVText(0);
      engine.Clear();
      return table;
    },
    close() {
      engine.End();
      core.destroy(engine);
    },
  };
}

/** Portable grey map: a header and one byte a pixel. */
function encodePgm({ width, height, data }: GreyImage): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(header.length + data.length);
  file.set(header);
  file.set(data, header.length);
  return file;
}
