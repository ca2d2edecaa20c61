import type { SCHEMA } from '../formatNames.ts';
import { areBytesEqual } from '../shared/binary.ts';
import { type ExhibitNumber, type NumberFields, splitNumber } from './exhibitNumber.ts';

/** `recueil/dossier/1`: the layout of a dossier zip, see docs/format.md. */

export interface ManifestFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface ManifestExhibit extends NumberFields {
  readonly item: string;
  /** `pieces/P0001`, or `pieces/P0007-M0012` for a message. */
  readonly folder: string;
}

export interface OmittedFile {
  readonly item: string;
  readonly path: string;
  readonly reason: 'redacted' | 'removed' | 'volume';
  /** With `volume`: the file name of the zip that contains it. */
  readonly volume?: string;
}

/** One of the zips of a dossier that is split into several. */
export interface ManifestVolume {
  readonly fileName: string;
  readonly kind: 'volume' | 'annex';
  /** Numbers of the pièces whose files it contains; for an annex, whose images. */
  readonly exhibits: readonly number[];
}

export interface Manifest {
  readonly schema: typeof SCHEMA.dossier;
  readonly created: string;
  readonly software: { readonly name: string; readonly version: string };
  readonly exhibits: readonly ManifestExhibit[];
  readonly omitted: readonly OmittedFile[];
  readonly files: readonly ManifestFile[];
  /** Only in a dossier of several zips: all zips in order, and the name of this one. */
  readonly volumes?: { readonly here: string; readonly all: readonly ManifestVolume[] };
  /** A time-stamp of this manifest was asked for, so that its absence is noticed. Absent: none was. */
  readonly timestampRequested?: boolean;
  readonly journal: { readonly id: string; readonly entries: number; readonly head: string };
}

export const exhibitFolder = (number: ExhibitNumber): string => `pieces/${exhibitLabel(number)}`;

/** Folder of a received dossier, which is included whole and unchanged. */
export const receivedDossierFolder = (number: number): string => `origines/O${number}`;

/** What the person stated about that pièce later; outside its seal. */
export const notesPath = (number: ExhibitNumber): string => `notes/${exhibitLabel(number)}.json`;

/** Path of the redacted copy of a file: always a PNG. */
export const redactedCopyPath = (number: ExhibitNumber, path: string): string =>
  `copies/${exhibitLabel(number)}/${path.endsWith('.png') ? path : `${path}.png`}`;

/** Path of the copy of an imported image without its private metadata, in the same format. */
export const cleanCopyPath = (number: ExhibitNumber, path: string): string =>
  `copies/${exhibitLabel(number)}/sans-metadonnees-${path}`;

/** Path of the JPEG of an imported image in a format that few programs open. */
export const readableCopyPath = (number: ExhibitNumber, path: string): string =>
  `copies/${exhibitLabel(number)}/lisible-${path}.jpg`;

/** A pièce's number in file names: `P0007` for « pièce n° 7 », `P0007-M0012` for its message 12. */
export function exhibitLabel(number: ExhibitNumber): string {
  const { number: exhibit, message } = splitNumber(number);
  return message === undefined ? `P${digits(exhibit)}` : `P${digits(exhibit)}-M${digits(message)}`;
}

const digits = (number: number): string => String(number).padStart(4, '0');

/** Paths of a dossier's files (docs/format.md). */

export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.json.sig';
export const SUMS_PATH = 'SHA256SUMS';
export const PUBLIC_KEY_PATH = 'cle-publique.pem';
export const JOURNAL_PATH = 'journal.jsonl';
/** The report; a zip of originals (« annexe ») has ANNEX_PATH in its place. */
export const REPORT_PATH = 'dossier.pdf';
export const TABLE_PATH = 'chronologie.csv';
export const ACCOUNTS_PATH = 'comptes.csv';
export const ADDRESSES_PATH = 'adresses.csv';
export const IDENTIFICATION_PATH = 'fiche-identification.csv';
export const PROSECUTION_PATH = 'tableau-propos.csv';
export const PAGE_PATH = 'index.html';
export const ANNEX_PATH = 'annexe.pdf';
/** Of an item, in its folder. */
export const FICHE_NAME = 'fiche.json';
/** The salts of what the dossier has of the item: without them, nobody can test a commitment of the fiche. */
export const SALTS_NAME = 'sels.json';
export const MANIFEST_TIMESTAMP_PATH = 'horodatages/manifest.tsr';
/** The certificates of that time-stamp. */
export const MANIFEST_CHAIN_PATH = 'horodatages/manifest.pem';

const RECEIVED_FOLDERS = /^(?:origines\/O[1-9]\d{0,5}\/)+/;

/** Returns the path relative to the innermost received dossier. */
export const stripReceivedFolders = (path: string): string => path.replace(RECEIVED_FOLDERS, '');

/** Small files, read whole. */
export const isTimestampPath = (path: string): boolean => /^horodatages\/[a-z0-9-]+\.(?:tsr|pem)$/.test(path);

/**
 * Names that every system stores as they are written. Windows removes a final dot or space, and opens a device for
 * `NUL` and others (learn.microsoft.com, « Naming Files, Paths, and Namespaces »).
 */

/** Windows ignores the extension of a device name, and spaces before it. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;
/** U+FFFD stands for bytes that are no text: programs refuse such a name, or change it. */
const FORBIDDEN = /[\\:*?"<>|\p{Cc}\ufffd]|[. ]$|^$/u;

/** `segment`: the name of one file or folder, without `/`. */
export const isPortableName = (segment: string): boolean => !FORBIDDEN.test(segment) && !DEVICE.test(segment);

/** Two names with the same key are one file where case or accents are not distinguished. */
export const nameKey = (path: string): string => path.normalize('NFC').toUpperCase().toLowerCase();

/** `SHA256SUMS`, as `sha256sum -c` reads it: hex, two spaces, path; sorted by path; LF after every line. */

/** ASCII segments that are safe in any shell; no `.`, `..`, root or backslash. */
const PATH = /^(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+)*$/;

export const isDossierPath = (path: string): boolean => PATH.test(path) && path.split('/').every(isPortableName);

/** `sums`: path → SHA-256 in hex. Throws TypeError for a path that a dossier cannot contain. */
export function writeSums(sums: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const paths = [...sums.keys()].sort();
  const invalidPath = paths.find((path) => !isDossierPath(path));
  if (invalidPath !== undefined) throw new TypeError(`not a path of a dossier: ${invalidPath}`);
  return new TextEncoder().encode(paths.map((path) => `${sums.get(path)}  ${path}\n`).join(''));
}

interface SumsReading {
  readonly sums: ReadonlyMap<string, string>;
  /** Whether the bytes equal `writeSums(sums)`. */
  readonly exact: boolean;
}

/** Parses the valid lines. `exact` is false when there is anything else. */
export function readSums(bytes: Uint8Array<ArrayBuffer>): SumsReading {
  const sums = new Map<string, string>();
  for (const line of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n')) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sha256 !== undefined && path !== undefined && isDossierPath(path)) sums.set(path, sha256);
  }
  return { sums, exact: areBytesEqual(writeSums(sums), bytes) };
}
