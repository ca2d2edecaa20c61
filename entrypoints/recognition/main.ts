import { createRecognitionServer } from '../../src/recognition/serveRecognition.ts';

/**
 * The worker of text recognition, which the carnet starts. Deletes calls to the network and to storage: the engine's code
 * names some, and the manifest's policy, which a worker follows, would allow them.
 */

const UNUSED = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'Worker', 'indexedDB', 'caches'];
for (let owner: object | null = globalThis; owner !== null; owner = Object.getPrototypeOf(owner))
  for (const name of UNUSED) Reflect.deleteProperty(owner, name);

const answer = createRecognitionServer();
const worker = globalThis as unknown as { postMessage(message: unknown): void };

globalThis.onmessage = async ({ data }: MessageEvent<Parameters<typeof answer>[0]>) =>
  worker.postMessage(await answer(data));
