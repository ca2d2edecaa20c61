/** Files in our own private folder (OPFS) while an export is written; never kept: swept at start and after use. */
const FOLDER = 'export';

export interface ScratchFile {
  readonly out: WritableStream<Uint8Array<ArrayBuffer>>;
  file(): Promise<File>;
  remove(): Promise<void>;
}

export async function openScratch(name: string): Promise<ScratchFile> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  const handle = await folder.getFileHandle(name, { create: true });
  const out = await handle.createWritable();
  return { out, file: () => handle.getFile(), remove: () => folder.removeEntry(name) };
}

/** Removes what an earlier page left behind when it was closed or killed. */
export async function sweepScratch(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  try {
    await root.removeEntry(FOLDER, { recursive: true });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  }
}
