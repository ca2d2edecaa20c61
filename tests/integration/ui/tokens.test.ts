import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The style sheets, with that of verifier.html, and the strings of CSS of the overlay. */
const STYLE_FILES = globSync('src/{ui,carnet,popup,start,verifier,overlay}/**/*.{css,ts}')
  .filter((path) => path !== 'src/ui/tokens.css')
  .map((path) => ({
    path,
    text: readFileSync(path, 'utf8').replace(/\/\*.*?\*\//gs, (text) => text.replace(/[^\n]/g, '')),
  }))
  .filter(({ path, text }) => path.endsWith('.css') || /`\n[^`]*\{[^`]*`/.test(text));

const DECLARATION = /(?<=[{;\n]\s*)([a-z-]+):\s*([^;{}`]+);/g;
/** A number with a unit that is not relative to its container or to a line. */
const LENGTH = /(?<![\w-])-?[\d.]+(?:px|r?em|pt|mm|cm)\b/;
const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color|color-mix)\(|(?<![\w-])(?:black|white|red|gr[ae]y)(?![\w-])/i;
/** Properties whose lengths come from the scales. `scroll-*` keeps clear of a sticky part, whatever its height. */
const SCALED = /^(?:(?:padding|margin)(?:-[a-z-]+)?|(?:row-|column-)?gap|font|font-size|border-radius)$/;

/** Returns `file: property: value` of each literal that tokens.css should give. */
function findLiterals(path: string, text: string): string[] {
  return Array.from(text.matchAll(DECLARATION))
    .filter(([, property = '', value = '']) => {
      const literalLength = SCALED.test(property) && LENGTH.test(value);
      const thickBorder = /^(?:border|outline)/.test(property) && LENGTH.test(value.replace(/\b[123]px\b/g, ''));
      return literalLength || thickBorder || COLOUR.test(value);
    })
    .map(([, property, value]) => `${path}: ${property}: ${value}`);
}

it('no style outside tokens.css has a literal colour, font size, radius or space', () => {
  expect(STYLE_FILES.length).toBeGreaterThan(15);
  expect(STYLE_FILES.some(({ path }) => path === 'src/overlay/overlayHost.ts')).toBe(true);
  expect(STYLE_FILES.flatMap(({ path, text }) => findLiterals(path, text))).toEqual([]);
});

it('a literal colour, font size, radius or space is found', () => {
  const wrong = [
    'color: #fff',
    'padding: 0 3px',
    'font-size: 1rem',
    'border-radius: 6px',
    'border: 4px solid',
    'gap: 0 1em',
  ];
  for (const one of wrong) expect(findLiterals('a.css', `a {\n  ${one};\n}`)).toHaveLength(1);
  const right = ['border: 1px solid', 'padding: 0 50%', 'gap: 0 2ch', 'border-radius: 50%', 'margin: 0 auto'];
  for (const one of right) expect(findLiterals('a.css', `a {\n  ${one};\n}`)).toEqual([]);
});

it('every token has a use, and every use a token', () => {
  const tokens = readFileSync('src/ui/tokens.css', 'utf8');
  const defined = new Set(Array.from(tokens.matchAll(/(--[\w-]+):/g), ([, name]) => name));
  const used = new Set(
    [tokens, ...STYLE_FILES.map(({ text }) => text)].flatMap((text) =>
      Array.from(text.matchAll(/var\((--[\w-]+)/g), ([, name]) => name),
    ),
  );
  expect([...defined.symmetricDifference(used)]).toEqual([]);
});
