import { deleteNetworkCalls } from '../../src/browser/withoutNetwork.ts';
import type { DigestAnswer } from '../../src/domain/shared/workerPaths.ts';
import { sha256Hex } from '../../src/seal/digest.ts';

/** The worker that hashes the large files of an export, while the page makes the others. */

/** How often the bytes hashed so far are reported. */
const REPORTS = 50;

deleteNetworkCalls();

const worker = globalThis as unknown as { postMessage(answer: DigestAnswer): void };

globalThis.onmessage = async ({ data }: MessageEvent<Blob>) => {
  let reported = 0;
  const report = (hashed: number): void => {
    if (hashed - reported < data.size / REPORTS) return;
    reported = hashed;
    worker.postMessage({ hashed });
  };
  const answer = await sha256Hex(data, report).then(
    (sha256) => ({ sha256 }),
    (error: unknown) => ({ failed: String(error) }),
  );
  worker.postMessage(answer);
};
