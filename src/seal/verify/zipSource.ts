import { BlobReader, type EntryMetaData, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { findEntryFault, findMixedEncoding } from './centralEntry.ts';
import { EntryNames } from './names.ts';
import { NotCheckable, type Problem } from './report.ts';
import { type DossierSource, type SourceFile, UnreadableFile } from './source.ts';
import { checkRecord, DEFLATED, readEntry, STORED } from './zipEntry.ts';
import { readZipLayout } from './zipLayout.ts';

/** A zip as a source: zip.js lists the entries of the central directory, which are checked here and read on demand. */

/** Throws NotCheckable when it is not a zip, is encrypted, or uses a compression that browsers lack. */
export async function zipSource(zip: Blob): Promise<DossierSource> {
  const entries = await readDirectory(zip);
  assertNotZipBomb(zip, entries);
  const layout = await readZipLayout(zip, entries);
  const files = new Map<string, SourceFile>();
  const faults: Problem[] = [...layout.problems];
  const names = new EntryNames();
  assertReadable(entries);
  const mixedName = findMixedEncoding(entries);
  if (mixedName !== undefined) faults.push({ code: 'header-mismatch', path: mixedName });
  for (const entry of entries) {
    const path = entry.filename;
    const recordEnd = layout.recordEnd(entry);
    const code = findEntryFault(entry);
    const fault = code === null ? names.add(path) : { code, path };
    if (fault !== null) faults.push(fault);
    else if (!path.endsWith('/'))
      files.set(path, { bytes: entry.uncompressedSize, read: () => readEntry(zip, entry, recordEnd) });
    // No later check reads these.
    if (code === null && path.endsWith('/')) faults.push(...(await recordProblems(zip, entry, recordEnd)));
  }
  faults.push(...names.listEmptyFolders());
  return { files, faults, notes: layout.hasComment ? [{ code: 'zip-comment' }] : [] };
}

async function readDirectory(zip: Blob): Promise<readonly EntryMetaData[]> {
  // Unsafe names are reported below; zip.js still refuses an archive with two directories.
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false, filenameValidation: 'tolerant' });
  try {
    return await reader.getEntries();
  } catch (error) {
    throw new NotCheckable('zip-broken', { reason: error instanceof Error ? error.message : 'unknown' }, error);
  } finally {
    await reader.close();
  }
}

/** A case has at most 20,000 items with about ten files each. */
const MAX_FILES = 400_000;
/** Below it, any ratio is harmless: files are hashed while they are inflated. */
const MIN_BOMB_BYTES = 256 * 1024 * 1024;
/** Of the whole zip. Text deflates to a tenth, images not at all. */
const MAX_INFLATION_RATIO = 50;

function assertNotZipBomb({ size }: Blob, entries: readonly EntryMetaData[]): void {
  if (entries.length > MAX_FILES) throw new NotCheckable('too-many-files', { limit: MAX_FILES });
  const inflated = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (inflated > MIN_BOMB_BYTES && inflated > MAX_INFLATION_RATIO * size) throw new NotCheckable('zip-bomb');
}

function assertReadable(entries: readonly EntryMetaData[]): void {
  for (const { filename: path, encrypted, compressionMethod: method } of entries) {
    if (encrypted) throw new NotCheckable('zip-encrypted', { path });
    if (![STORED, DEFLATED].includes(method)) throw new NotCheckable('zip-method', { path, method });
  }
}

async function recordProblems(zip: Blob, entry: EntryMetaData, recordEnd: number): Promise<Problem[]> {
  try {
    await checkRecord(zip, entry, recordEnd);
    return [];
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return [{ code: error.code, path: entry.filename }];
  }
}
