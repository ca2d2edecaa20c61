import { setField } from './archiveFlow.ts';
import type { PageHandle } from './pageHandle.ts';

const VERIFY_TIMEOUT_MS = 60_000;

/** Verifies a zip on the checking page against a noted digest, and waits for the result. */
export async function verifyOnPage(verifier: PageHandle, zipPath: string, digest: string): Promise<void> {
  await verifier.setInputFiles('#zip', [zipPath]);
  await setField(verifier, '#expect', digest);
  await verifier.click('#verify');
  await verifier.waitForVisible('#result', VERIFY_TIMEOUT_MS);
}
