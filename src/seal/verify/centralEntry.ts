import type { EntryMetaData } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { MAX_VERSION, namesAgree } from './localHeader.ts';

/** Faults of one entry of the central directory: what some programs do not read as a file. */

/** MS-DOS, Unix, NTFS (two numbers), VFAT, OS X (APPNOTE 4.4.2). The modes of others mean other types: 7-Zip reads Amiga's. */
const SYSTEMS = [0, 3, 10, 11, 14, 19];
/** File type in the Unix mode of an entry (`st_mode`). */
const UNIX_TYPE = 0o170000;
const UNIX_FILE = 0o100000;
const UNIX_FOLDER = 0o040000;
const UNIX_LINK = 0o120000;
/**
 * Attributes of MS-DOS and Windows. 7-Zip makes a folder, without content, of a file with the attribute of a folder;
 * Info-ZIP extracts no volume label.
 */
const NO_FILE = 0x08 | 0x10 | 0x40 | 0x400;
const NO_FOLDER = NO_FILE & ~0x10;
/** Deflate options, data descriptor, UTF-8 names (APPNOTE 4.4.4). */
const KNOWN_FLAGS = 0x080e;

export function findEntryFault(entry: EntryMetaData): 'symlink' | 'unsafe-name' | 'header-mismatch' | null {
  const isFolder = entry.filename.endsWith('/');
  const unixType = (entry.externalFileAttributes >>> 16) & UNIX_TYPE;
  if (unixType === UNIX_LINK) return 'symlink';
  const types = isFolder ? [0, UNIX_FILE, UNIX_FOLDER] : [0, UNIX_FILE];
  const hasOtherType =
    !SYSTEMS.includes(entry.versionMadeBy >>> 8) ||
    !types.includes(unixType) ||
    (entry.externalFileAttributes & (isFolder ? NO_FOLDER : NO_FILE)) !== 0;
  const needsMore = entry.version > MAX_VERSION || ((entry.rawBitFlag ?? 0) & ~KNOWN_FLAGS) !== 0;
  const isOneName = namesAgree(new Uint8Array(entry.rawExtraField), entry.rawFilename);
  if (hasOtherType || needsMore || !isOneName) return 'header-mismatch';
  // Checked in the raw bytes: code page 437 decodes control characters as symbols.
  const hasControl = entry.rawFilename.some((byte) => byte < 0x20 || byte === 0x7f);
  // Deflating nothing gives two bytes.
  const hasData = entry.uncompressedSize > 0 || entry.compressedSize > 2;
  return hasControl || (isFolder && hasData) ? 'unsafe-name' : null;
}

/** Returns a name that is not encoded as the others: programs extract it into another folder. */
export function findMixedEncoding(entries: readonly EntryMetaData[]): string | undefined {
  const [first, ...rest] = entries.filter(({ rawFilename }) => rawFilename.some((byte) => byte >= 0x80));
  const isUtf8 = ({ bitFlag }: EntryMetaData) => bitFlag?.languageEncodingFlag;
  const mixed = first && rest.find((entry) => isUtf8(entry) !== isUtf8(first));
  return (mixed ?? findSplitFolder(entries))?.filename;
}

/**
 * Some programs use the Unicode Path of an entry, others the name in its header: folders at the top that are one for some
 * and two for others.
 */
function findSplitFolder(entries: readonly EntryMetaData[]): EntryMetaData | undefined {
  const nameOf = new Map<string, string>();
  const rawOf = new Map<string, string>();
  return entries.find(({ rawFilename, filename }) => {
    const [raw = ''] = String.fromCharCode(...rawFilename).split('/');
    const [name = ''] = filename.split('/');
    const isSplit = (nameOf.get(raw) ?? name) !== name || (rawOf.get(name) ?? raw) !== raw;
    nameOf.set(raw, name);
    rawOf.set(name, raw);
    return isSplit;
  });
}
