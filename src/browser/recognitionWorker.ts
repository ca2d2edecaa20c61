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
import { readPackageAsset } from './environment.ts';
import { createPackagedWorker } from './packagedWorkers.ts';

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
