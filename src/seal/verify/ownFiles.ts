import { BlobReader, type EntryMetaData, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { MANIFEST_PATH, SUMS_PATH } from '../../domain/export/dossierLayout.ts';
import { BACKUP_FAMILY } from '../../domain/formatNames.ts';
import { isDossierSchema, readManifest } from './checkManifest.ts';
import { MAX_FILES, normalizeSource, toBytes } from './dossierSource.ts';
import { endsWithDossier, isPdf } from './pdfSource.ts';
import { zipSource } from './zipSource.ts';

/** A file that the product made, and that is no capture. */
export type OwnFileKind = 'dossier' | 'backup';

/** Recognises a file of the product by its content, whatever its name. Verifies nothing, and never rejects. */
export async function recogniseOwnFile(file: Blob): Promise<OwnFileKind | null> {
  try {
    const start = await file.slice(0, BACKUP_FAMILY.length).text();
    if (start === BACKUP_FAMILY) return 'backup';
    return (await isDossier(file, start)) ? 'dossier' : null;
  } catch {
    // It is damaged, or changes while it is read: the import says so.
    return null;
  }
}

async function isDossier(file: Blob, start: string): Promise<boolean> {
  if (start.startsWith('PK\x03\x04')) return isDossierZip(file);
  return (await isPdf(file)) && endsWithDossier(file);
}

/** The name of a dossier inside a zip with a password, which shows nothing else. */
const DOSSIER_NAME = /^recueil-\d{4}-\d\d-\d\d-\d{6}(?:-[a-z0-9-]{1,40})?\.zip$/;

async function isDossierZip(zip: Blob): Promise<boolean> {
  const entries = await listEntries(zip);
  const [first] = entries;
  if (entries.length === 1 && first?.encrypted) return DOSSIER_NAME.test(first.filename);
  const has = (path: string) => entries.some(({ filename }) => filename === path || filename.endsWith(`/${path}`));
  if (!has(MANIFEST_PATH) || !has(SUMS_PATH)) return false;
  const { files } = await normalizeSource(await zipSource(zip));
  const manifest = await files.get(MANIFEST_PATH)?.read();
  return manifest !== undefined && isDossierSchema(readManifest(await toBytes(manifest)).schema);
}

/** Returns the directory of a zip; nothing of one with more files than a dossier may have. */
async function listEntries(zip: Blob): Promise<readonly EntryMetaData[]> {
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false, filenameValidation: 'tolerant' });
  const entries: EntryMetaData[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.push(entry) > MAX_FILES) return [];
    }
    return entries;
  } finally {
    await reader.close();
  }
}
