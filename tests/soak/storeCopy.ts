import type { PageHandle } from '../support/browser/pageHandle.ts';
import { waitFor } from '../support/browser/wait.ts';

const MAX_MS = 600_000;
const POLL_MS = 1_000;

/** What the copy leaves on the window, since drivers time out on long calls: its milliseconds, or why it failed. */
type CopyWindow = Window & { storeCopy?: number | string };

/**
 * Copies every stored record and file into a temporary file, as an export must at least. Returns the milliseconds.
 * Throws as soon as the copy fails. `carnet` is a page of the extension.
 */
export async function timeStoreCopy(carnet: PageHandle): Promise<number> {
  await carnet.evaluate(startStoreCopy);
  const result = await waitFor(
    'the copy of the store',
    () => carnet.evaluate(() => (window as CopyWindow).storeCopy ?? null),
    MAX_MS,
    POLL_MS,
  );
  if (typeof result === 'string') throw new Error(`the store was not copied: ${result}`);
  return result;
}

/** Runs in the page. Encrypting costs the same as decrypting, and needs none of our keys. */
function startStoreCopy(): void {
  const toPromise = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const copy = async (): Promise<number> => {
    const db = await toPromise(indexedDB.open('recueil'));
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    const folder = await navigator.storage.getDirectory();
    const writer = (await (await folder.getFileHandle('soak-copy', { create: true })).createWritable()).getWriter();
    const from = performance.now();
    try {
      for (const name of ['items', 'files']) {
        const read = () => db.transaction(name).objectStore(name);
        for (const id of await toPromise(read().getAllKeys())) {
          const { body } = (await toPromise(read().get(id))) as { readonly body: Blob | Uint8Array<ArrayBuffer> };
          const bytes = new Uint8Array(body instanceof Blob ? await body.arrayBuffer() : body);
          await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, bytes);
          await crypto.subtle.digest('SHA-256', bytes);
          await writer.write(bytes);
        }
      }
      await writer.close();
      return performance.now() - from;
    } catch (error) {
      // An open writer keeps the file from being removed.
      await writer.abort().catch(() => undefined);
      throw error;
    } finally {
      await folder.removeEntry('soak-copy');
      db.close();
    }
  };
  copy().then(
    (ms) => Object.assign(window, { storeCopy: ms }),
    (error: unknown) => Object.assign(window, { storeCopy: String(error) }),
  );
}
