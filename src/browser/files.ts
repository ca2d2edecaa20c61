import { TEMP_FOLDER } from '../domain/formatNames.ts';
import { Refusal } from '../domain/shared/errors.ts';
import type { TempFile } from '../domain/shared/ports.ts';
import { readAvailableBytes } from './disk.ts';

/**
 * Files in the origin private file system while a dossier is written and saved. They are not encrypted, so they are
 * never kept. The page that creates a file holds a lock for it. Files without a lock are removed, and all files when
 * the store is locked or erased.
 */

/** Always left free: a write of the store that fails on a full disk may corrupt it. */
const MIN_FREE_BYTES = 32 * 1024 * 1024;
/** Interval between checks of the free space. */
const CHECK_EVERY_BYTES = 16 * 1024 * 1024;

/** Chromium writes to this file beside the target. */
const SWAP_FILE = /\.crswap$/;

const tempFileLock = (name: string): string => `temp-file:${name}`;
/** Held alone during an erasing, and by each page while it creates a file. */
const NO_TEMP_FILES_LOCK = 'no-temp-files';

/**
 * Throws Refusal `disk-full`, and `copy-gone` during an erasing. Writing to `out` fails with QuotaExceededError shortly
 * before the disk is full.
 */
export function createTempFile(): Promise<TempFile> {
  return navigator.locks.request(NO_TEMP_FILES_LOCK, { mode: 'shared', ifAvailable: true }, (lock) => {
    if (lock === null) throw new Refusal('copy-gone');
    return openTempFile();
  });
}

async function openTempFile(): Promise<TempFile> {
  if ((await readAvailableBytes()) < MIN_FREE_BYTES) throw new Refusal('disk-full');
  const name = crypto.randomUUID();
  const removal = new AbortController();
  await holdLockUntilPageEnds(tempFileLock(name), () => removal.abort(new Refusal('copy-gone')));
  const folder = await openFolder();
  const handle = await folder.getFileHandle(name, { create: true });
  const writer = (await handle.createWritable()).getWriter();
  const remove = async (): Promise<void> => {
    // Closed first: the browser does not remove a file that is being written.
    await writer.abort().catch(() => undefined);
    await folder.removeEntry(name);
  };
  // The context that stole the lock could not remove a file that is being written.
  removal.signal.addEventListener('abort', () => void remove().catch(() => undefined));
  // The browser receives the request to delete a closed file before the page ends; Chromium not when it quits.
  addEventListener('pagehide', () => removal.abort(new Refusal('copy-gone')), { signal: removal.signal });
  return {
    out: guardFreeSpace(writer, removal.signal),
    file: async () => {
      removal.signal.throwIfAborted();
      return handle.getFile();
    },
    remove,
    removedSignal: removal.signal,
  };
}

/** Removes the files of pages that were closed or crashed. */
export function removeOrphanTempFiles(): Promise<void> {
  return removeTempFiles({ ifAvailable: true });
}

/** Removes all files, also those of open pages, whose `removedSignal` aborts. For a store locked or erased. */
export function removeAllTempFiles(): Promise<void> {
  return removeTempFiles({ steal: true });
}

/** Runs an erasing. The files being written are removed first, so that no export is waited for. */
export async function eraseWithoutTempFiles(erase: () => Promise<void>): Promise<void> {
  await navigator.locks.request(NO_TEMP_FILES_LOCK, async () => {
    await removeAllTempFiles();
    await erase();
  });
}

async function removeTempFiles(lockOptions: LockOptions): Promise<void> {
  const folder = await openFolder();
  for await (const name of folder.keys()) {
    await navigator.locks.request(tempFileLock(name.replace(SWAP_FILE, '')), lockOptions, async (lock) => {
      // A file that cannot be removed yet does not stop the others.
      if (lock !== null) await folder.removeEntry(name).catch(() => undefined);
    });
  }
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(TEMP_FOLDER, { create: true });
}

function guardFreeSpace(
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  removal: AbortSignal,
): WritableStream<Uint8Array<ArrayBuffer>> {
  let bytesSinceCheck = 0;
  return new WritableStream({
    write: async (chunk) => {
      removal.throwIfAborted();
      bytesSinceCheck += chunk.byteLength;
      if (bytesSinceCheck >= CHECK_EVERY_BYTES) {
        bytesSinceCheck = 0;
        if ((await readAvailableBytes()) < MIN_FREE_BYTES) throw new DOMException('full', 'QuotaExceededError');
      }
      await writer.write(chunk);
    },
    close: () => writer.close(),
    abort: (reason) => writer.abort(reason),
  });
}

/** Resolves once the lock is held. The browser releases it when the page ends. Calls `onStolen` if it is stolen. */
function holdLockUntilPageEnds(name: string, onStolen: () => void): Promise<void> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, () => {
        resolve();
        return new Promise<never>(() => undefined);
      })
      .catch(onStolen);
  });
}

/**
 * Firefox opens a saved PDF in a tab and writes its address into the history; it decides by the type or, for a type
 * that it does not know (`application/octet-stream` included), by the extension. A zip is only saved, and keeps its
 * name.
 */
const SAVED_TYPE = 'application/zip';

/** Returns the object URL of a file for a link with `download`. */
export function createSaveUrl(file: Blob): string {
  return URL.createObjectURL(file.slice(0, file.size, SAVED_TYPE));
}

/** Shows a file in a new tab until `removedSignal` aborts. To be called in a click. */
export function showFile(window: Window, file: Blob, removedSignal: AbortSignal): void {
  const url = URL.createObjectURL(file);
  const tab = window.open(url);
  removedSignal.addEventListener('abort', () => {
    tab?.close();
    URL.revokeObjectURL(url);
  });
}

/** Chromium only; not in TypeScript's DOM types. */
interface SavePicker {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

const findSavePicker = (window: Window): SavePicker | null =>
  'showSaveFilePicker' in window ? (window as unknown as SavePicker) : null;

/**
 * Returns a function that writes a file where the person chooses, for example on a USB stick, without an entry in the
 * list of downloads. Null when the browser has no save picker. The function resolves to false when the person cancels,
 * and throws Refusal `disk-full` or `export-failed`. The file appears under its name only when it is complete.
 */
export function createFileSaver(window: Window): ((file: Blob, name: string) => Promise<boolean>) | null {
  const savePicker = findSavePicker(window);
  if (savePicker === null) return null;
  return async (file, name) => {
    try {
      const handle = await savePicker.showSaveFilePicker({ suggestedName: name });
      await file.stream().pipeTo(await handle.createWritable());
      return true;
    } catch (error) {
      const errorName = error instanceof Error || error instanceof DOMException ? error.name : '';
      if (errorName === 'AbortError') return false;
      throw new Refusal(errorName === 'QuotaExceededError' ? 'disk-full' : 'export-failed', {}, error);
    }
  };
}
