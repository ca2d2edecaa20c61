import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Reads every file of a built package, by its path in the package. */
export function readBuiltFiles(dir: string): ReadonlyMap<string, Buffer> {
  return new Map(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(dir, path).split(sep).join('/'), readFileSync(path)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Returns the SHA-256 of each path. */
export const digestFiles = (files: ReadonlyMap<string, Buffer>): Record<string, string> =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]));

/** Returns path and text of the files whose path matches `kind`. */
export const readTexts = (files: ReadonlyMap<string, Buffer>, kind: RegExp): readonly [string, string][] =>
  [...files].filter(([path]) => kind.test(path)).map(([path, bytes]) => [path, bytes.toString('utf8')]);
