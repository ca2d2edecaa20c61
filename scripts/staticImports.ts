import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

const STATIC_IMPORT = /\b(?:import|from)\s*["'](\.{1,2}\/[^"']+)["']/g;

/** Lists a module of a built package and the modules that are loaded before it runs, by their paths in the package. */
export function listStaticImports(dir: string, entry: string): readonly string[] {
  const found = new Set([entry]);
  for (const path of found)
    for (const [, from = ''] of readFileSync(join(dir, path), 'utf8').matchAll(STATIC_IMPORT))
      found.add(join(dirname(path), from));
  return [...found];
}
