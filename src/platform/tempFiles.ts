import { Refusal } from '../domain/shared/errors.ts';
import { readAvailableBytes } from './diskQuota.ts';

/**
 * Files in our own private folder (OPFS) while a dossier is written and saved: plain, so never kept. Each is held by a
 * lock of the page that made it; what no living page holds is swept, and all of them when the store is locked or erased.
 */
const TEMP_FOLDER = 'export';

/** Left free whatever is written: a dossier must not fill the disk under the store, which a failed write may tear. */
const MIN_FREE_BYTES = 32 * 1024 * 1024;
/** How often the room is asked for. */
const CHECK_EVERY_BYTES = 16 * 1024 * 1024;

/** Chromium's own file beside the one that is being written. */
const SWAP_FILE = /\.crswap$/;

const tempFileLock = (name: string): string => `temp-file:${name}`;

export interface TempFile {
  readonly out: WritableStream<Uint8Array<ArrayBuffer>>;
  file(): Promise<File>;
  remove(): Promise<void>;
  /** Aborted once somebody else removed it (`takeScratch`), with a Refusal `copy-gone`. */
  readonly removedSignal: AbortSignal;
}

/** Throws Refusal `disk-full`; what is written to `out` fails as a full disk does, a little before it is. */
export async function createTempFile(): Promise<TempFile> {
  if ((await readAvailableBytes()) < MIN_FREE_BYTES) throw new Refusal('disk-full');
  const name = crypto.randomUUID();
  const taken = new AbortController();
  await holdLockUntilPageEnds(tempFileLock(name), () => taken.abort(new Refusal('copy-gone')));
  const folder = await openFolder();
  const handle = await folder.getFileHandle(name, { create: true });
  const writer = (await handle.createWritable()).getWriter();
  const remove = async (): Promise<void> => {
    // Let go of first, or the browser would not remove it.
    await writer.abort().catch(() => undefined);
    await folder.removeEntry(name);
  };
  // Whoever took it could not remove a file that is being written.
  taken.signal.addEventListener('abort', () => void remove().catch(() => undefined));
  return {
    out: guardFreeSpace(writer, taken.signal),
    file: async () => {
      taken.signal.throwIfAborted();
      return handle.getFile();
    },
    remove,
    removedSignal: taken.signal,
  };
}

/** Removes what an earlier page left behind when it was closed or killed. */
export function removeOrphanTempFiles(): Promise<void> {
  return removeTempFiles({ ifAvailable: true });
}

/** Removes what living pages hold too, and they are told so: the store is locked, or erased. */
export function removeAllTempFiles(): Promise<void> {
  return removeTempFiles({ steal: true });
}

async function removeTempFiles(lockOptions: LockOptions): Promise<void> {
  const folder = await openFolder();
  for await (const name of folder.keys()) {
    await navigator.locks.request(tempFileLock(name.replace(SWAP_FILE, '')), lockOptions, async (lock) => {
      // One that cannot go yet keeps no other.
      if (lock !== null) await folder.removeEntry(name).catch(() => undefined);
    });
  }
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(TEMP_FOLDER, { create: true });
}

function guardFreeSpace(
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  taken: AbortSignal,
): WritableStream<Uint8Array<ArrayBuffer>> {
  let bytesSinceCheck = 0;
  return new WritableStream({
    write: async (chunk) => {
      taken.throwIfAborted();
      bytesSinceCheck += chunk.byteLength;
      if (bytesSinceCheck >= CHECK_EVERY_BYTES) {
        bytesSinceCheck = 0;
        if ((await readAvailableBytes()) < MIN_FREE_BYTES)
          throw new DOMException('full', 'QuotaExceededError');
      }
      await writer.write(chunk);
    },
    close: () => writer.close(),
    abort: (reason) => writer.abort(reason),
  });
}

/** Resolves once held; the browser lets go when the page ends. */
function holdLockUntilPageEnds(name: string, taken: () => void): Promise<void> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, () => {
        resolve();
        return new Promise<never>(() => undefined);
      })
      .catch(taken);
  });
}
