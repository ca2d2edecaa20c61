import { BlobReader, type EntryMetaData, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { namesAgree } from './localHeader.ts';
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

/** File type in the Unix mode of an entry (`st_mode`), and the folder attribute of MS-DOS. */
const UNIX_TYPE = 0o170000;
const UNIX_FILE = 0o100000;
const UNIX_FOLDER = 0o040000;
const UNIX_LINK = 0o120000;
const MS_DOS_FOLDER = 0x10;

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

async function recordProblems(zip: Blob, entry: EntryMetaData, recordEnd: number): Promise<Problem[]> {
  try {
    await checkRecord(zip, entry, recordEnd);
    return [];
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return [{ code: error.code, path: entry.filename }];
  }
}

function findEntryFault(entry: EntryMetaData): 'symlink' | 'unsafe-name' | 'header-mismatch' | null {
  const path = entry.filename;
  if (entry.encrypted) throw new NotCheckable('zip-encrypted', { path });
  if (![STORED, DEFLATED].includes(entry.compressionMethod)) {
    throw new NotCheckable('zip-method', { path, method: entry.compressionMethod });
  }
  const unixType = (entry.externalFileAttributes >>> 16) & UNIX_TYPE;
  if (unixType === UNIX_LINK) return 'symlink';
  // 7-Zip makes a folder, without content, of a file with the attribute of a folder.
  const hasFolderAttribute = unixType === UNIX_FOLDER || (entry.externalFileAttributes & MS_DOS_FOLDER) !== 0;
  const isFolder = path.endsWith('/');
  if ((hasFolderAttribute && !isFolder) || ![0, UNIX_FILE, UNIX_FOLDER].includes(unixType)) return 'header-mismatch';
  if (!namesAgree(new Uint8Array(entry.rawExtraField), entry.rawFilename)) return 'header-mismatch';
  // Checked in the raw bytes: code page 437 decodes control characters as symbols.
  const hasControl = entry.rawFilename.some((byte) => byte < 0x20 || byte === 0x7f);
  // Deflating nothing gives two bytes.
  const hasData = entry.uncompressedSize > 0 || entry.compressedSize > 2;
  return hasControl || (isFolder && hasData) ? 'unsafe-name' : null;
}
