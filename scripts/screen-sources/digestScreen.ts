import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { listImports, listMarkup } from './markup.ts';
import { listAppliedStyles } from './styleRules.ts';

/** Paths from the root of the project. */
export interface ScreenSources {
  /** Modules and pages that draw the screen, with those that they import. */
  readonly roots: readonly string[];
  readonly style: string;
}

/** Words are compared in the pictures themselves, and only modules of the interface draw. */
const isFollowed = (path: string): boolean => /^src\/ui\/(?!locales\/).*\.tsx?$|^src\/ui\/.*\.css$/.test(path);

/**
 * Returns the SHA-256 of what draws a screen: the markup of its components and the styles that apply to `elements`
 * (`button.quiet`), found from the imports of its sources. Stays the same when code that draws nothing changes.
 */
export function digestScreen(
  { roots, style }: ScreenSources,
  elements: readonly string[],
  read: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): string {
  const modules = new Map<string, string>();
  const styles = new Set<string>();
  const visit = (path: string): void => {
    if (modules.has(path) || styles.has(path)) return;
    const source = read(path);
    if (path.endsWith('.css')) {
      collectStyles(path, read, styles);
      return;
    }
    modules.set(path, source);
    if (path.endsWith('.html')) return;
    for (const imported of listImports(path, source)) {
      const target = normalize(join(dirname(path), imported));
      if (imported.startsWith('.') && isFollowed(target)) visit(target);
    }
  };
  for (const path of [style, ...roots]) visit(path);
  const markup = [...modules]
    .filter(([path]) => roots.includes(path) || path.endsWith('.tsx'))
    .map(([path, source]) => (path.endsWith('.html') ? [source] : listMarkup(path, source)));
  const applied = listAppliedStyles([...styles].map(read).join('\n'), elements);
  return createHash('sha256')
    .update(JSON.stringify([markup, applied]))
    .digest('hex');
}

/** A style sheet after those that it imports, which a browser applies first. */
function collectStyles(path: string, read: (path: string) => string, styles: Set<string>): void {
  for (const [, imported = ''] of read(path).matchAll(/@import "([^"]+)"/g)) {
    collectStyles(normalize(join(dirname(path), imported)), read, styles);
  }
  styles.add(path);
}
