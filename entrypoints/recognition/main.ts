import { deleteNetworkCalls } from '../../src/browser/withoutNetwork.ts';
import { createRecognitionServer } from '../../src/recognition/serveRecognition.ts';

/** The worker of text recognition, which the carnet starts. The code of its engine names calls to the network. */

deleteNetworkCalls();
const answer = createRecognitionServer();
const worker = globalThis as unknown as { postMessage(message: unknown): void };

globalThis.onmessage = async ({ data }: MessageEvent<Parameters<typeof answer>[0]>) =>
  worker.postMessage(await answer(data));
