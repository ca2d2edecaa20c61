import { parseRecognisedImage } from '../domain/item/imageText.ts';
import {
  RECOGNITION_PATHS,
  type RecognisedImage,
  type Recogniser,
  type RecognitionAnswer,
  RecognitionFault,
  type RecognitionFiles,
} from '../domain/item/recognition.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { type DigestAnswer, type PackagedWorker, WORKER_PATHS, WORKER_POLICY } from '../domain/shared/workerPaths.ts';
import { browser } from './browser.ts';
import { readPackageAsset } from './environment.ts';

/** The workers of the carnet: one hashes large files, one reads the text of images, one parses archives and e-mails. */

/** Creates a worker of the package; the policy accepts no other script. */
function createPackagedWorker(name: PackagedWorker): Worker {
  const allowed: readonly string[] = Object.values(WORKER_PATHS).map((path) => browser.runtime.getURL(path));
  const createScriptURL = (url: string): string => {
    if (!allowed.includes(url)) throw new TypeError(`not a worker of the package: ${url}`);
    return url;
  };
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  workerPolicy ??= trustedTypes?.createPolicy(WORKER_POLICY, { createScriptURL }) ?? { createScriptURL };
  const address = workerPolicy.createScriptURL(browser.runtime.getURL(WORKER_PATHS[name]));
  return new Worker(address as string, { type: 'module' });
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: ScriptUrlRule): { createScriptURL(url: string): unknown };
}

interface ScriptUrlRule {
  readonly createScriptURL: (url: string) => string;
}

/** A page may create a policy of this name once. */
let workerPolicy: { createScriptURL(url: string): unknown } | undefined;

/**
 * Returns the SHA-256 of a file in lower-case hex, from a worker: WebCrypto hashes no stream, and the page has other
 * work.
 * `onBytes`: how many are hashed so far. Throws Refusal `cancelled`, or Error when the file can no longer be read.
 */
export function hashInWorker(file: Blob, onBytes: (hashed: number) => void, signal?: AbortSignal): Promise<string> {
  const worker = createPackagedWorker('digest');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const cancel = (): void => reject(new Refusal('cancelled'));
  signal?.addEventListener('abort', cancel);
  worker.onmessage = ({ data }: MessageEvent<DigestAnswer>) => {
    if ('hashed' in data) onBytes(data.hashed);
    else if ('sha256' in data) resolve(data.sha256);
    else reject(new Error(data.failed));
  };
  const fail = (): void => reject(new Error('the worker of digests failed'));
  worker.onerror = fail;
  worker.onmessageerror = fail;
  worker.postMessage(file);
  if (signal?.aborted) cancel();
  return promise.finally(() => {
    signal?.removeEventListener('abort', cancel);
    worker.terminate();
  });
}

/** What it is asked and answers: `src/import/importWorker.ts`. */
export const startImportWorker = (): Worker => createPackagedWorker('import');

/** Starts the worker and its engine. Throws RecognitionFault, or Refusal `cancelled`. */
export async function openRecogniser(signal: AbortSignal): Promise<Recogniser> {
  const [wasm, data] = await Promise.all([
    readPackageAsset(RECOGNITION_PATHS.wasm),
    readPackageAsset(RECOGNITION_PATHS.data),
  ]);
  if (signal.aborted) throw new Refusal('cancelled');
  const worker = createPackagedWorker('recognition');
  const closed = new AbortController();
  const close = (): void => {
    closed.abort();
    worker.terminate();
  };
  signal.addEventListener('abort', close, { signal: closed.signal });
  const ask = (message: RecognitionFiles | Blob, transfer: Transferable[] = []): Promise<RecognitionAnswer> =>
    new Promise((resolve, reject) => {
      if (closed.signal.aborted) return reject(new Refusal('cancelled'));
      closed.signal.addEventListener('abort', () => reject(new Refusal('cancelled')), { once: true });
      worker.onmessage = ({ data: answer }: MessageEvent<RecognitionAnswer>) => resolve(answer);
      worker.onerror = ({ message: reason }) => reject(new RecognitionFault('recognition-failed', reason));
      worker.postMessage(message, transfer);
    });
  try {
    const first = await ask({ wasm, data }, [wasm.buffer, data.buffer]);
    if (first.kind !== 'ready') throw new RecognitionFault('recognition-failed', first);
    return { versions: first.versions, recognise: async (image) => readAnswer(await ask(image)), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** What is read in a hostile image comes from a process that decoded it: it is parsed. */
function readAnswer(answer: RecognitionAnswer): RecognisedImage {
  if (answer.kind === 'read') {
    const image = parseRecognisedImage(answer.image);
    if (image === null) throw new RecognitionFault('recognition-failed', 'the answer of the worker has another form');
    return image;
  }
  if (answer.kind === 'refused') throw new RecognitionFault(answer.code);
  throw new RecognitionFault('recognition-failed', answer);
}
