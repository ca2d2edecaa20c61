import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every file of a built package, by its path in it. */
export function readBuiltFiles(dir: string): ReadonlyMap<string, Buffer> {
  return new Map(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(dir, path).split(sep).join('/'), readFileSync(path)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** path → SHA-256. */
export const digestFiles = (files: ReadonlyMap<string, Buffer>): Record<string, string> =>
  Object.fromEntries(
    [...files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]),
  );

/** The package's own text of these kinds, path and content. */
export const readTexts = (files: ReadonlyMap<string, Buffer>, kind: RegExp): readonly [string, string][] =>
  [...files].filter(([path]) => kind.test(path)).map(([path, bytes]) => [path, bytes.toString('utf8')]);
