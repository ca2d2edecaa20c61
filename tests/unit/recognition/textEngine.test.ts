import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packagedRecognition } from '../../../scripts/buildWorkers.ts';
import { RECOGNITION_PATHS } from '../../../src/domain/item/recognition.ts';
import { prepareLuma } from '../../../src/recognition/prepareImage.ts';
import { recogniseLines } from '../../../src/recognition/recogniseLines.ts';
import { DATA_VERSION, ENGINE_VERSION, openTextEngine } from '../../../src/recognition/textEngine.ts';

const readPackaged = (path: string): Uint8Array => {
  const found = packagedRecognition.find((file) => `/${file.path}` === path) ?? expect.fail(`${path} is not packaged`);
  return readFileSync(found.source);
};

const openEngine = () =>
  openTextEngine({
    wasm: readPackaged(RECOGNITION_PATHS.wasm),
    data: gunzipSync(readPackaged(RECOGNITION_PATHS.data)),
  });

describe('openTextEngine', () => {
  it('opens with the packaged files alone, and finds nothing in a plain image', async () => {
    const engine = await openEngine();
    const plain = { width: 300, height: 200, data: new Uint8Array(300 * 200 * 4).fill(200) };
    expect(recogniseLines(engine, plain)).toEqual([]);
    engine.close();
  });

  it('reads again after an image that is too small to hold a letter', async () => {
    const engine = await openEngine();
    const tiny = { width: 1, height: 1, data: new Uint8Array([255, 255, 255, 255]) };
    expect(recogniseLines(engine, tiny)).toEqual([]);
    expect(engine.readTsv(prepareLuma({ width: 64, height: 64, data: new Uint8Array(64 * 64) }))).toContain('\t');
    engine.close();
  });

  it('rejects other data', async () => {
    const wasm = readPackaged(RECOGNITION_PATHS.wasm);
    await expect(openTextEngine({ wasm, data: new TextEncoder().encode('no data of Tesseract') })).rejects.toThrow();
  });

  it('stores the versions of the installed packages', () => {
    const { version } = JSON.parse(readFileSync('node_modules/tesseract.js-core/package.json', 'utf8'));
    expect(ENGINE_VERSION).toBe(`tesseract.js-core ${version} simd-lstm`);
    const data = packagedRecognition.find(({ path }) => `/${path}` === RECOGNITION_PATHS.data);
    expect(data?.source).toContain(`/fra/${DATA_VERSION.replace('fra ', '')}/fra.traineddata.gz`);
  });
});
