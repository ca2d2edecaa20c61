import { Refusal } from '../domain/errors.ts';
import { roomLeft } from './room.ts';

/**
 * Files in our own private folder (OPFS) while a dossier is written and saved: plain, so never kept. Each is held by a
 * lock of the page that made it; what no living page holds is swept, and all of them when the store is locked or erased.
 */
const FOLDER = 'export';

/** Left free whatever is written: a dossier must not fill the disk under the store, which a failed write may tear. */
const LEAST_ROOM_BYTES = 32 * 1024 * 1024;
/** How often the room is asked for. */
const EVERY_BYTES = 16 * 1024 * 1024;

/** Chromium's own file beside the one that is being written. */
const SWAP = /\.crswap$/;

const lockOf = (name: string): string => `scratch:${name}`;

export interface ScratchFile {
  readonly out: WritableStream<Uint8Array<ArrayBuffer>>;
  file(): Promise<File>;
  remove(): Promise<void>;
  /** Aborted once somebody else removed it (`takeScratch`), with a Refusal `copy-gone`. */
  readonly taken: AbortSignal;
}

/** Throws Refusal `disk-full`; what is written to `out` fails as a full disk does, a little before it is. */
export async function openScratch(): Promise<ScratchFile> {
  if ((await roomLeft()) < LEAST_ROOM_BYTES) throw new Refusal('disk-full');
  const name = crypto.randomUUID();
  const taken = new AbortController();
  await holdForLife(lockOf(name), () => taken.abort(new Refusal('copy-gone')));
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
    out: whileRoom(writer, taken.signal),
    file: async () => {
      taken.signal.throwIfAborted();
      return handle.getFile();
    },
    remove,
    taken: taken.signal,
  };
}

/** Removes what an earlier page left behind when it was closed or killed. */
export function sweepScratch(): Promise<void> {
  return sweep({ ifAvailable: true });
}

/** Removes what living pages hold too, and they are told so: the store is locked, or erased. */
export function takeScratch(): Promise<void> {
  return sweep({ steal: true });
}

async function sweep(how: LockOptions): Promise<void> {
  const folder = await openFolder();
  for await (const name of folder.keys()) {
    await navigator.locks.request(lockOf(name.replace(SWAP, '')), how, async (lock) => {
      // One that cannot go yet keeps no other.
      if (lock !== null) await folder.removeEntry(name).catch(() => undefined);
    });
  }
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

function whileRoom(
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  taken: AbortSignal,
): WritableStream<Uint8Array<ArrayBuffer>> {
  let unasked = 0;
  return new WritableStream({
    write: async (chunk) => {
      taken.throwIfAborted();
      unasked += chunk.byteLength;
      if (unasked >= EVERY_BYTES) {
        unasked = 0;
        if ((await roomLeft()) < LEAST_ROOM_BYTES) throw new DOMException('full', 'QuotaExceededError');
      }
      await writer.write(chunk);
    },
    close: () => writer.close(),
    abort: (reason) => writer.abort(reason),
  });
}

/** Resolves once held; the browser lets go when the page ends. */
function holdForLife(name: string, taken: () => void): Promise<void> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, () => {
        resolve();
        return new Promise<never>(() => undefined);
      })
      .catch(taken);
  });
}
