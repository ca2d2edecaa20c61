import { isSureWord, type RecognisedLine } from '../../../src/domain/item/imageText.ts';
import type { RecognisedImage } from '../../../src/domain/item/recognition.ts';
import { RECOGNITION_PATHS } from '../../../src/domain/item/recognition.ts';
import { WORKER_PATHS, WORKER_POLICY } from '../../../src/domain/shared/workerPaths.ts';
import type { Driver } from '../browser/driver.ts';
import type { ReadWord } from './scoreReading.ts';

/** Reads pictures with the packaged worker, in a page of the extension of a real browser. */

export interface PictureReading {
  readonly width: number;
  readonly words: readonly ReadWord[];
  /** From the file to the words. */
  readonly ms: number;
}

/** The words of a reading, with whether a page shows them without a mark of doubt. */
export const listReadWords = (lines: readonly RecognisedLine[]): readonly ReadWord[] =>
  lines.flatMap((line) =>
    line.words.map((word) => {
      const [left, top, width, height] = word.box;
      const isSure = line.script === 'latin' && isSureWord(word, line);
      return { text: word.text, box: { left, top, width, height }, isSure };
    }),
  );

/** What the functions below share in the page. */
type ReadingWindow = Window & { readPicture?: (base64: string) => Promise<{ image: RecognisedImage; ms: number }> };

/** Opens the carnet and starts the worker of the package in it, under the policy of the package. */
export async function openPageReader(driver: Driver) {
  const page = await driver.openExtensionPage('carnet.html');
  await page.evaluate(
    async (paths, policyName) => {
      const load = async (path: string) => new Uint8Array(await (await fetch(path)).arrayBuffer());
      const [wasm, data] = await Promise.all([load(paths.wasm), load(paths.data)]);
      const rules = { createScriptURL: (url: string) => url };
      const { trustedTypes } = window as unknown as {
        trustedTypes?: { createPolicy(name: string, own: typeof rules): typeof rules };
      };
      const policy = trustedTypes?.createPolicy(policyName, rules) ?? rules;
      const address = new URL(paths.worker, location.href).href;
      const worker = new Worker(policy.createScriptURL(address), { type: 'module' });
      const ask = (message: unknown) =>
        new Promise<{ kind: string; image: RecognisedImage }>((resolve, reject) => {
          worker.onmessage = ({ data: answer }) => resolve(answer);
          worker.onerror = ({ message: reason }) => reject(new Error(reason));
          worker.postMessage(message);
        });
      await ask({ wasm, data });
      (window as ReadingWindow).readPicture = async (base64) => {
        const picture = new Blob([Uint8Array.fromBase64(base64)]);
        const start = performance.now();
        const { kind, image } = await ask(picture);
        if (kind !== 'read') throw new Error(`the picture was not read: ${kind}`);
        return { image, ms: performance.now() - start };
      };
    },
    { ...RECOGNITION_PATHS, worker: WORKER_PATHS.recognition },
    WORKER_POLICY,
  );
  return {
    read: async (file: Uint8Array): Promise<PictureReading> => {
      const { image, ms } = await page.evaluate(
        (base64) => (window as ReadingWindow).readPicture?.(base64) ?? Promise.reject(new Error('no reader')),
        Buffer.from(file).toString('base64'),
      );
      return { width: image.width, words: listReadWords(image.lines), ms };
    },
    close: () => page.close(),
  };
}
