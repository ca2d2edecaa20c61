import { deleteNetworkCalls } from '../../src/browser/withoutNetwork.ts';
import { createImportServer } from '../../src/import/importWorker.ts';

/** The worker that parses archives and e-mails, which the carnet starts. */

deleteNetworkCalls();
const worker = globalThis as unknown as { postMessage(message: unknown): void };
const answer = createImportServer((message) => worker.postMessage(message));

globalThis.onmessage = ({ data }: MessageEvent<Parameters<typeof answer>[0]>) => answer(data);
