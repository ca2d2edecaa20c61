import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** A regular expression of src. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** Files that have it. */
  readonly paths: readonly string[];
}

/** Files that make a pattern of a number when it is used: `^\d{6,}$`. */
const MADE_WHEN_USED: ReadonlySet<string> = new Set([
  'src/carnet/settings/NewPassphrase.tsx',
  'src/seal/verify/checkManifest.ts',
]);

/** Lists the regular expressions of src: those written as such, and those that modules construct when loaded. */
export async function listPatterns(): Promise<readonly Pattern[]> {
  const tracked = execFileSync('git', ['ls-files', 'src', 'entrypoints'], { cwd: ROOT, encoding: 'utf8' }).split('\n');
  const found = new Map<string, { source: string; flags: string; paths: Set<string> }>();
  const add = (source: string, flags: string, path: string): void => {
    const known = found.get(`/${source}/${flags}`) ?? { source, flags, paths: new Set() };
    known.paths.add(path);
    found.set(`/${source}/${flags}`, known);
  };
  const constructing: string[] = [];
  for (const path of tracked.filter((name) => /\.tsx?$/.test(name))) {
    const { program } = parseSync(path, readFileSync(join(ROOT, path), 'utf8'));
    new Visitor({
      Literal: (node) => {
        if ('regex' in node) add(node.regex.pattern, node.regex.flags, path);
      },
      NewExpression: ({ callee }) => {
        if (callee.type === 'Identifier' && callee.name === 'RegExp') constructing.push(path);
      },
    }).visit(program);
  }
  for (const path of new Set(constructing)) {
    if (MADE_WHEN_USED.has(path)) continue;
    for (const { source, flags } of await recordConstructed(path)) add(source, flags, path);
  }
  return [...found.values()].map(({ paths, ...pattern }) => ({ ...pattern, paths: [...paths] }));
}

/** Loads a module and returns the patterns that are constructed meanwhile, those of the modules it imports too. */
async function recordConstructed(path: string): Promise<readonly RegExp[]> {
  const constructed: RegExp[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct: (target, args: [string | RegExp, string?]) => {
      const pattern = new target(...args);
      constructed.push(pattern);
      return pattern;
    },
  });
  try {
    await import(/* @vite-ignore */ join(ROOT, path));
  } finally {
    globalThis.RegExp = original;
  }
  return constructed;
}
