import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Builds `verifier.html`: the page of entrypoints/verifier as one file that works from a disk without network. The same
 * sources give the same bytes, so that its SHA-256 can be published with each release.
 */

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'entrypoints/verifier');
const MODULE_TAG = /^ *<script type="module" src="\.\/main\.ts"><\/script>\n/m;

export async function buildVerifierPage(): Promise<string> {
  const html = await readFile(join(FOLDER, 'index.html'), 'utf8');
  const { script, style } = await bundleAsOne(join(ROOT, 'src/verifier/standalone.ts'));
  const policy = [
    "default-src 'none'",
    `script-src '${cspHash(script)}' 'wasm-unsafe-eval'`,
    `style-src '${cspHash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  if (!MODULE_TAG.test(html)) throw new Error('index.html does not load main.ts');
  // Functions, since `$` has a meaning in replacement strings.
  return html
    .replace(MODULE_TAG, '')
    .replace(
      '<meta charset="utf-8" />',
      (tag) => `${tag}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    .replace('</head>', (tag) => `<style>${style}</style>\n  ${tag}`)
    .replace('</body>', (tag) => `<script>${script}</script>\n  ${tag}`);
}

/** Bundles an entry and its styles into texts for the `script` and `style` elements of one HTML file. */
export async function bundleAsOne(entry: string): Promise<{ script: string; style: string }> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      // The oldest versions with String.isWellFormed, which the checks use: a police station's browser may be old.
      target: ['chrome111', 'firefox119', 'safari16.4'],
      lib: { entry, formats: ['iife'], name: 'verifier' },
    },
  });
  const output = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const scripts = output.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  const styles = output.flatMap((one) =>
    one.type === 'asset' && one.fileName.endsWith('.css') ? [String(one.source)] : [],
  );
  const [script, ...moreScripts] = scripts;
  const [style, ...moreStyles] = styles;
  if (script === undefined || style === undefined || moreScripts.length + moreStyles.length > 0) {
    throw new Error(
      `${entry} needs exactly one script and one style: ${output.map(({ fileName }) => fileName).join(', ')}`,
    );
  }
  // The page uses a part of the interface's tokens.
  const used = new Set([...style.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  const leanStyle = style.replace(/(--[\w-]+):[^;{}]*(?:;|(?=\}))/g, (line, name) => (used.has(name) ? line : ''));
  // A JavaScript string may contain what ends a script element in HTML, or hides its end.
  return { script: script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'), style: leanStyle };
}

function cspHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
