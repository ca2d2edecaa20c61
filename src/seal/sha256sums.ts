import { isPortableName } from '../domain/export/portableNames.ts';
import { areBytesEqual } from '../domain/shared/binary.ts';

/** `SHA256SUMS`, as `sha256sum -c` reads it: hex, two spaces, path; sorted by path; LF after every line. */

/** ASCII segments that are safe in any shell; no `.`, `..`, root or backslash. */
const PATH = /^(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+)*$/;

export function isDossierPath(path: string): boolean {
  return PATH.test(path) && path.split('/').every(isPortableName);
}

/** `sums`: path → SHA-256 in hex. Throws TypeError for a path that a dossier cannot contain. */
export function writeSums(sums: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const paths = [...sums.keys()].sort();
  const invalidPath = paths.find((path) => !isDossierPath(path));
  if (invalidPath !== undefined) throw new TypeError(`not a path of a dossier: ${invalidPath}`);
  return new TextEncoder().encode(paths.map((path) => `${sums.get(path)}  ${path}\n`).join(''));
}

export interface SumsReading {
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
