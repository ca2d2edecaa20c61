import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const readAll = (...patterns: string[]): string =>
  patterns
    .flatMap((pattern) => globSync(pattern))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

it('every class of a style sheet is used by a component', () => {
  const code = readAll(
    'src/{ui,carnet,popup,start}/**/*.{ts,tsx}',
    'entrypoints/{popup,carnet,practice,start}/*.{html,tsx}',
  )
    // Comments name no classes.
    .replace(/\/\*.*?\*\/|^\s*\/\/[^\n]*/gms, '');
  const rules = readAll('src/{ui,carnet,popup,start}/**/*.css').replace(/\/\*.*?\*\//gs, '');
  const classes = new Set(Array.from(rules.matchAll(/\.([a-z][\w-]*)(?=[\s.,:{>+~[)])/g), ([, name = '']) => name));
  expect(classes.size).toBeGreaterThan(50);
  // In a string, or made by a template such as `masked-${kind}`.
  const isUsed = (name: string): boolean =>
    new RegExp(`["'\`](?:[^"'\`\n]*\\s)?${name}(?:\\s[^"'\`\n]*)?["'\`]`).test(code) ||
    (name.includes('-') && code.includes(`${name.replace(/[^-]*$/, '')}\${`));
  expect([...classes].filter((name) => !isUsed(name))).toEqual([]);
});

it('nothing that a page raises is drawn over the header, which has « Sortir vite »', () => {
  const layers = (css: string) => Array.from(css.matchAll(/z-index: (\d+)/g), ([, layer]) => Number(layer));
  const header = readFileSync('src/ui/styles.css', 'utf8').match(/\.app-header \{[^}]*z-index: (\d+)/)?.[1];
  const raised = globSync('src/{ui,carnet,popup,start}/**/*.css').filter((path) => !path.endsWith('ui/styles.css'));
  expect(Number(header)).toBeGreaterThan(Math.max(...layers(readAll(...raised))));
});
