import { deleteNetworkCalls } from '../../src/browser/withoutNetwork.ts';
import type { DigestAnswer } from '../../src/domain/shared/workerPaths.ts';
import { sha256Hex } from '../../src/seal/digest.ts';

/** The worker that hashes the large files of an export, while the page makes the others. */

deleteNetworkCalls();

const worker = globalThis as unknown as { postMessage(answer: DigestAnswer): void };

globalThis.onmessage = async ({ data }: MessageEvent<Blob>) => {
  const answer = await sha256Hex(data).then(
    (sha256) => ({ sha256 }),
    (error: unknown) => ({ failed: String(error) }),
  );
  worker.postMessage(answer);
};
