import {
  BlobReader,
  type EntryMetaData,
  WARNING_APPENDED_DATA,
  WARNING_PREPENDED_CENTRAL_DIRECTORY,
  WARNING_PREPENDED_DATA,
  WARNING_TRAILING_CENTRAL_DIRECTORY_DATA,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import { NotCheckable, type Note, type Problem } from './report.ts';
import type { DossierSource, SourceFile } from './source.ts';
import { DEFLATED, readEntry, STORED } from './zipEntry.ts';

/** A zip as a source: zip.js reads the central directory, what it lists is judged here, and read when asked for. */

const BYTES_AROUND: readonly string[] = [
  WARNING_APPENDED_DATA,
  WARNING_PREPENDED_CENTRAL_DIRECTORY,
  WARNING_PREPENDED_DATA,
  WARNING_TRAILING_CENTRAL_DIRECTORY_DATA,
];

/** Throws NotCheckable when it is not a zip, is encrypted, or uses a compression that browsers do not have. */
export async function zipSource(zip: Blob): Promise<DossierSource> {
  const { entries, notes } = await readDirectory(zip);
  const files = new Map<string, SourceFile>();
  const faults: Problem[] = [];
  const lowerCase = new Map<string, string>();
  for (const entry of entries) {
    const path = entry.filename;
    const other = lowerCase.get(path.toLowerCase());
    const code = faultOf(entry);
    if (code !== null) faults.push({ code, path });
    else if (other === path) faults.push({ code: 'duplicate-name', path });
    else if (other !== undefined) faults.push({ code: 'name-clash', path, detail: { other } });
    else if (!path.endsWith('/')) {
      lowerCase.set(path.toLowerCase(), path);
      files.set(path, { bytes: entry.uncompressedSize, read: () => readEntry(zip, entry) });
    }
  }
  return { files, faults, notes };
}

async function readDirectory(zip: Blob) {
  // We name unsafe names ourselves; an archive with two directories stays refused.
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false, filenameValidation: 'tolerant' });
  try {
    const entries: readonly EntryMetaData[] = await reader.getEntries();
    const around = reader.warnings?.some(({ reason }) => BYTES_AROUND.includes(reason));
    const notes: Note[] = around ? [{ code: 'bytes-around-zip' }] : [];
    return { entries, notes };
  } catch (error) {
    throw new NotCheckable(
      'zip-broken',
      { reason: error instanceof Error ? error.message : 'unknown' },
      error,
    );
  } finally {
    await reader.close();
  }
}

function faultOf(entry: EntryMetaData): 'symlink' | 'unsafe-name' | null {
  const path = entry.filename;
  if (entry.encrypted) throw new NotCheckable('zip-encrypted', { path });
  if (![STORED, DEFLATED].includes(entry.compressionMethod)) {
    throw new NotCheckable('zip-method', { path, method: entry.compressionMethod });
  }
  if (entry.symlink) return 'symlink';
  // In the raw bytes: code page 437 shows a control character as a picture.
  const hasControl = entry.rawFilename.some((byte) => byte < 0x20 || byte === 0x7f);
  const segments = path.replace(/\/$/, '').split('/');
  const unsafe = /[\\:]/.test(path) || hasControl || segments.some((part) => ['', '.', '..'].includes(part));
  return unsafe || (path.endsWith('/') && entry.uncompressedSize > 0) ? 'unsafe-name' : null;
}
