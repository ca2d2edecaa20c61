import { BlobReader, type EntryMetaData, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { namesAgree } from './localHeader.ts';
import { NotCheckable, type Problem } from './report.ts';
import { type DossierSource, isIgnored, type SourceFile, UnreadableFile } from './source.ts';
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
  const lowerCase = new Map<string, string>();
  for (const entry of entries) {
    const path = entry.filename;
    const other = lowerCase.get(path.toLowerCase());
    const code = findEntryFault(entry);
    if (code !== null) faults.push({ code, path });
    else if (other === path) faults.push({ code: 'duplicate-name', path });
    else if (other !== undefined) faults.push({ code: 'name-clash', path, detail: { other } });
    else if (!path.endsWith('/')) {
      lowerCase.set(path.toLowerCase(), path);
      files.set(path, {
        bytes: entry.uncompressedSize,
        read: () => readEntry(zip, entry, layout.recordEnd(entry)),
      });
    }
    // No later check reads these.
    if (code === null && (path.endsWith('/') || isIgnored(path))) {
      faults.push(...(await recordProblems(zip, entry, layout.recordEnd(entry))));
    }
  }
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
const MIN_BOMB_BYTES = 4 * 1024 ** 3;
/** Text deflates to a tenth, images not at all. */
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
  if (entry.symlink) return 'symlink';
  if (!namesAgree(new Uint8Array(entry.rawExtraField), entry.rawFilename)) return 'header-mismatch';
  // Checked in the raw bytes: code page 437 decodes control characters as symbols.
  const hasControl = entry.rawFilename.some((byte) => byte < 0x20 || byte === 0x7f);
  const segments = path.replace(/\/$/, '').split('/');
  const unsafe = /[\\:]/.test(path) || hasControl || segments.some((part) => ['', '.', '..'].includes(part));
  // Deflating nothing gives two bytes.
  const hasData = entry.uncompressedSize > 0 || entry.compressedSize > 2;
  return unsafe || (path.endsWith('/') && hasData) ? 'unsafe-name' : null;
}
