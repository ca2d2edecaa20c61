import { describe, expect, test } from 'vitest';
import { digestScreen } from '../../../scripts/screenSources.ts';

const FILES: Readonly<Record<string, string>> = {
  'src/ui/styles.css': `@import "./tokens.css";
.note { color: var(--ink); }
.row { color: red; }
:is(button, .button).primary { padding: 0; }
@media print { .note { display: none; } }`,
  'src/ui/tokens.css': ':root { --ink: black; --line: grey; }',
  'src/ui/View.tsx': `import { Title } from './Title.tsx';
import { count } from './count.ts';
import { WORDS } from './locales/index.ts';
/** Draws a view. */
export function View({ save }: { readonly save: () => void }) {
  const total = count('first');
  return <main class="note"><Title level="1" /><button type="button" class="primary" onClick={save}>{total}</button></main>;
}`,
  'src/ui/Title.tsx': 'export const Title = () => <h1 class={WIDE ? "wide" : "narrow"}>…</h1>;',
  'src/ui/count.ts': 'export const count = (what: string) => what.length;',
};
const ELEMENTS = ['main.note', 'h1.narrow', 'button.primary'];

/** The digest with a text of a file replaced. */
function digest(path = 'src/ui/View.tsx', from = '', to = ''): string {
  expect(FILES[path]).toContain(from);
  const files: Readonly<Record<string, string>> = { ...FILES, [path]: (FILES[path] ?? '').replace(from, to) };
  const read = (wanted: string): string => {
    const text = files[wanted];
    if (text === undefined) throw new Error(`${wanted} is not a source of this screen`);
    return text;
  };
  return digestScreen({ roots: ['src/ui/View.tsx'], style: 'src/ui/styles.css' }, ELEMENTS, read);
}

describe('the digest of a screen changes with', () => {
  test.each([
    ['an element of its component', 'src/ui/View.tsx', '<Title', '<hr /><Title'],
    ['a class', 'src/ui/View.tsx', 'class="note"', 'class="note wide"'],
    ['the markup of an imported component', 'src/ui/Title.tsx', '"narrow"', '"thin"'],
    ['a style', 'src/ui/styles.css', 'padding: 0', 'padding: 1rem'],
    ['a token that a style uses', 'src/ui/tokens.css', '--ink: black', '--ink: blue'],
    ['a new style for its elements', 'src/ui/styles.css', '.row {', 'main > h1 { margin: 0; } .row {'],
  ])('%s', (_, path, from, to) => expect(digest(path, from, to)).not.toBe(digest()));
});

describe('the digest of a screen stays the same for', () => {
  test.each([
    ['a comment', 'src/ui/View.tsx', 'Draws a view.', 'Shows a view.'],
    ['a type', 'src/ui/View.tsx', 'readonly save: () => void', "readonly save: () => 'saved'"],
    ['a handler', 'src/ui/View.tsx', 'onClick={save}', "onClick={() => save('now')}"],
    ['code outside the markup', 'src/ui/View.tsx', "count('first')", "count('second')"],
    ['another module', 'src/ui/count.ts', 'what.length', 'what.length + 1'],
    ['a style of other elements', 'src/ui/styles.css', 'color: red', 'color: green'],
    ['a style of paper', 'src/ui/styles.css', 'display: none', 'color: black'],
    ['a token of other styles', 'src/ui/tokens.css', '--line: grey', '--line: silver'],
    ['spaces', 'src/ui/styles.css', '.row { color', '.row {\n  color'],
  ])('%s', (_, path, from, to) => expect(digest(path, from, to)).toBe(digest()));
});
