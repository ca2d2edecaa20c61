/** Where things stand in a dossier (docs/format.md). */

export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.json.sig';
export const SUMS_PATH = 'SHA256SUMS';
export const PUBLIC_KEY_PATH = 'cle-publique.pem';
export const JOURNAL_PATH = 'journal.jsonl';
export const MANIFEST_TIMESTAMP_PATH = 'horodatages/manifest.tsr';

const RECEIVED_FOLDERS = /^(?:origines\/O[1-9]\d{0,5}\/)+/;

/** The path as the innermost dossier it is in has it. */
export function stripReceivedFolders(path: string): string {
  return path.replace(RECEIVED_FOLDERS, '');
}

/** Small files of ours, read whole. */
export function isTimestampPath(path: string): boolean {
  return /^horodatages\/[a-z0-9-]+\.(?:tsr|pem)$/.test(path);
}
