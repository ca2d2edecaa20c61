import type { EntryMetaData } from '@zip.js/zip.js/lib/zip-core-custom.js';

/** Sizes of a local file header and of the longest data descriptor (APPNOTE 4.3.7, 4.3.9). */
const HEADER_BYTES = 30;
const MAX_DESCRIPTOR_BYTES = 24;
/** No file takes less: a header, and a name of one letter. */
const MIN_FILE_BYTES = HEADER_BYTES + 1;
/** Read together: each reading takes a browser as long as some thousand bytes. */
const HEADERS_AT_ONCE = 100;

type Place = Pick<EntryMetaData, 'offset' | 'rawFilename' | 'compressedSize' | 'bitFlag'>;

/**
 * Whether bytes before the directory belong to no file that it lists, and may be one: programs that read a zip from
 * its beginning show it. `files`: all that the directory lists.
 */
export async function hasUnlistedBytes(zip: Blob, files: readonly Place[], directoryOffset: number): Promise<boolean> {
  const sorted = files.toSorted((a, b) => a.offset - b.offset);
  if ((sorted[0]?.offset ?? 0) > 0) return true;
  // What a header adds beside its name stands in no directory, and is read only where it decides.
  const doubtful: { readonly offset: number; readonly spare: number }[] = [];
  for (const [index, file] of sorted.entries()) {
    const { offset, rawFilename, compressedSize, bitFlag } = file;
    const next = sorted[index + 1]?.offset ?? directoryOffset;
    const spare = next - offset - HEADER_BYTES - rawFilename.length - compressedSize;
    if (spare >= MIN_FILE_BYTES)
      doubtful.push({ offset, spare: spare - (bitFlag?.dataDescriptor ? MAX_DESCRIPTOR_BYTES : 0) });
  }
  for (let at = 0; at < doubtful.length; at += HEADERS_AT_ONCE) {
    const some = doubtful.slice(at, at + HEADERS_AT_ONCE);
    const extras = await Promise.all(some.map(({ offset }) => readExtraLength(zip, offset)));
    if (some.some(({ spare }, index) => spare - (extras[index] ?? 0) >= MIN_FILE_BYTES)) return true;
  }
  return false;
}

async function readExtraLength(zip: Blob, offset: number): Promise<number> {
  const bytes = await zip.slice(offset + 28, offset + HEADER_BYTES).arrayBuffer();
  return bytes.byteLength === 2 ? new DataView(bytes).getUint16(0, true) : 0;
}
