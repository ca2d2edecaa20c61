import { createRecognitionServer } from '../../src/recognition/serveRecognition.ts';

/** The worker of text recognition, which the carnet starts. Its engine names network calls, and has none here. */

const UNUSED = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'Worker', 'indexedDB', 'caches'];
for (let owner: object | null = globalThis; owner !== null; owner = Object.getPrototypeOf(owner))
  for (const name of UNUSED) Reflect.deleteProperty(owner, name);

const answer = createRecognitionServer();
const worker = globalThis as unknown as { postMessage(message: unknown): void };

globalThis.onmessage = async ({ data }: MessageEvent<Parameters<typeof answer>[0]>) =>
  worker.postMessage(await answer(data));
