/** Where things stand in a dossier (docs/format.md). */

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.json.sig';
export const SUMS = 'SHA256SUMS';
export const PUBLIC_KEY = 'cle-publique.pem';
export const JOURNAL = 'journal.jsonl';
export const MANIFEST_STAMP = 'horodatages/manifest.tsr';

const ORIGINS = /^(?:origines\/O[1-9]\d{0,5}\/)+/;

/** The path as the innermost dossier it is in has it. */
export function inOrigin(path: string): string {
  return path.replace(ORIGINS, '');
}

/** Small files of ours, read whole. */
export function isOfTimestamps(path: string): boolean {
  return /^horodatages\/[a-z0-9-]+\.(?:tsr|pem)$/.test(path);
}
