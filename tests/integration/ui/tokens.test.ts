import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TOKEN_FILES = ['src/ui/overlayTokens.css', 'src/ui/tokens.css'];
const TOKENS = TOKEN_FILES.map((path) => readFileSync(path, 'utf8')).join('\n');
/** The style documents, with that of verifier.html, and the strings of CSS of the overlay. */
const STYLE_FILES = globSync('src/{ui,carnet,popup,start,verifier,overlay}/**/*.{css,ts}')
  .filter((path) => !TOKEN_FILES.includes(path))
  .map((path) => ({
    path,
    text: readFileSync(path, 'utf8').replace(/\/\*.*?\*\//gs, (text) => text.replace(/[^\n]/g, '')),
  }))
  .filter(({ path, text }) => path.endsWith('.css') || /`\n[^`]*\{[^`]*`/.test(text));

const DECLARATION = /(?<=[{;\n]\s*)([a-z-]+):\s*([^;{}`]+);/g;
/** A number with a unit that is not relative to its container. */
const LENGTH = /(?<![\w-])-?[\d.]+(?:px|r?em|pt|mm|cm|r?lh|ch)\b/;
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
  expect(STYLE_FILES.some(({ path }) => path === 'src/overlay/overlay.css')).toBe(true);
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
    'padding: calc((var(--touch) - 1lh) / 2)',
  ];
  for (const one of wrong) expect(findLiterals('a.css', `a {\n  ${one};\n}`)).toHaveLength(1);
  const right = ['border: 1px solid', 'padding: 0 50%', 'border-radius: 50%', 'margin: 0 auto'];
  for (const one of right) expect(findLiterals('a.css', `a {\n  ${one};\n}`)).toEqual([]);
});

it('has four sizes of text and five spaces', () => {
  const valuesOf = (kind: string) =>
    Array.from(
      TOKENS.matchAll(new RegExp(`--${kind}-\\w+: ([\\d.]+)rem`, 'g')),
      ([, rems]) => 16 * Number(rems),
    ).toSorted((a, b) => a - b);
  expect(valuesOf('text')).toEqual([14, 16, 20, 28]);
  expect(valuesOf('space')).toEqual([4, 8, 16, 24, 40]);
});

it('moves for 200 ms at most, and not at all where less motion is asked for', () => {
  const [usual = '', reduced = ''] = TOKENS.split('(prefers-reduced-motion: reduce)');
  expect(Number(/--motion: (\d+)ms/.exec(usual)?.[1])).toBeLessThanOrEqual(200);
  expect(reduced).toMatch(/^\s*\{\s*:root \{\s*--motion: 0s;/);
  const moving = STYLE_FILES.flatMap(({ text }) => text.match(/\b(?:transition|animation)(?:-[\w-]+)?:[^;]+;/g) ?? []);
  expect(moving).not.toEqual([]);
  // One name for each property that moves, with nothing but the token and what delays it.
  for (const one of moving.flatMap((value) => value.replace(/^[\w-]+:/, '').split(',')))
    expect(one).toMatch(/^\s*[\w-]+ var\(--motion\)(?: \d+ms forwards)?;?$/);
});

it('every token has a use, and every use a token', () => {
  const defined = new Set(Array.from(TOKENS.matchAll(/(--[\w-]+):/g), ([, name]) => name));
  const used = new Set(
    [TOKENS, ...STYLE_FILES.map(({ text }) => text)].flatMap((text) =>
      Array.from(text.matchAll(/var\((--[\w-]+)/g), ([, name]) => name),
    ),
  );
  expect([...defined.symmetricDifference(used)]).toEqual([]);
});

it('the overlay uses its own tokens only: the others are not in a page', () => {
  const overlay = readFileSync('src/ui/overlayTokens.css', 'utf8');
  const texts = globSync('src/overlay/*.{ts,css}').map((path) => readFileSync(path, 'utf8'));
  const used = texts.flatMap((text) => Array.from(text.matchAll(/var\((--[\w-]+)/g), ([, name = '']) => name));
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((name) => !overlay.includes(`  ${name}:`))).toEqual([]);
});

const FAINT_BORDER = /border[a-z-]*:[^;]*var\(--line\)/;

describe('the colours of the interface', () => {
  const [light = '', dark = ''] = TOKENS.split('(prefers-color-scheme: dark)');
  const readColours = (css: string) =>
    new Map(Array.from(css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), ([, name = '', value = '']) => [name, value]));
  const THEMES = { light: readColours(light), dark: new Map([...readColours(light), ...readColours(dark)]) };

  /** WCAG 2.2, relative luminance. */
  const luminanceOf = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrastOf = (theme: keyof typeof THEMES, a: string, b: string): number => {
    const [darker = 0, lighter = 0] = [a, b]
      .map((name) => luminanceOf(THEMES[theme].get(name) ?? expect.fail(`no colour ${name}`)))
      .toSorted((one, other) => one - other);
    return (lighter + 0.05) / (darker + 0.05);
  };
  const GROUNDS = ['paper', 'surface', 'tint', 'note'];
  const PAIRS = [
    // Text: 1.4.3.
    ...GROUNDS.flatMap((ground) =>
      ['ink', 'ink-soft', 'accent', 'danger', 'done'].map((text) => [text, ground, 4.5] as const),
    ),
    ['on-accent', 'accent', 4.5],
    ['on-accent', 'accent-strong', 4.5],
    // The edge of what is pressed, and of a note: 1.4.11.
    ...GROUNDS.map((ground) => ['edge', ground, 3] as const),
    ['note-edge', 'note', 3],
    ['note-edge', 'paper', 3],
    ['overlay-ink', 'overlay-surface', 4.5],
    ['overlay-done', 'overlay-surface', 4.5],
    ['overlay-alert', 'overlay-surface', 4.5],
    ['overlay-working', 'overlay-surface', 4.5],
  ] as const;

  it.each(['light', 'dark'] as const)('have the contrast of WCAG 2.2 AA, in the %s theme', (theme) => {
    const low = PAIRS.map(([a, b, least]) => ({ a, b, least, contrast: contrastOf(theme, a, b) }));
    expect(low.filter(({ contrast, least }) => contrast < least)).toEqual([]);
  });

  it('give what is pressed an edge, not the line between two parts', () => {
    const text = STYLE_FILES.map((one) => one.text).join('\n');
    const pressed = /(?:^|[\s>(,.])(?:button|summary|input|select|textarea|a|label)\b[^\s>]*$/;
    const faint = [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
      .filter(([, selectors = '', body = '']) => !selectors.includes(':disabled') && FAINT_BORDER.test(body))
      .flatMap(([, selectors = '']) => selectors.split(',').map((one) => one.trim()))
      .filter((one) => pressed.test(one));
    expect(faint).toEqual([]);
    const bordersOf = (selector: string) =>
      [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
        .filter(([, selectors = '']) => selectors.split(',').some((one) => one.trim() === selector))
        .flatMap(([, , body = '']) => body.match(/border(?:-color)?:[^;]*/g) ?? []);
    for (const selector of ['.row:has(> .row-open)', 'details', '.filter-panel > summary'])
      expect(bordersOf(selector).at(-1), selector).toContain('var(--edge)');
  });
});
