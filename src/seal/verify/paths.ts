/** Paths of a dossier's files (docs/format.md). */

export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.json.sig';
export const SUMS_PATH = 'SHA256SUMS';
export const PUBLIC_KEY_PATH = 'cle-publique.pem';
export const JOURNAL_PATH = 'journal.jsonl';
export const MANIFEST_TIMESTAMP_PATH = 'horodatages/manifest.tsr';

const RECEIVED_FOLDERS = /^(?:origines\/O[1-9]\d{0,5}\/)+/;

/** Returns the path relative to the innermost received dossier. */
export function stripReceivedFolders(path: string): string {
  return path.replace(RECEIVED_FOLDERS, '');
}

/** Small files, read whole. */
export function isTimestampPath(path: string): boolean {
  return /^horodatages\/[a-z0-9-]+\.(?:tsr|pem)$/.test(path);
}
