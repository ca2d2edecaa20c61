import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The house rules, read from the files themselves: rooms and arrows, file length, the doors to the outside. */

const MODULES: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  capture: ['domain'],
  seal: ['domain'],
  store: ['domain'],
  dossier: ['domain', 'law', 'seal'],
  law: ['domain'],
  import: ['domain'],
  workflow: ['domain', 'capture', 'import', 'law', 'seal', 'dossier'],
  messages: ['domain'],
  platform: ['domain'],
  ui: ['domain', 'law', 'messages'],
};

/** Packages a room may lean on; a room not listed uses none. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  seal: ['@zip.js/zip.js', 'asn1js', 'canonicalize', 'hash-wasm', 'pkijs', 'valibot'],
  store: ['dexie', 'hash-wasm'],
  dossier: ['@zip.js/zip.js', 'date-fns', 'docx', 'hash-wasm', 'pdfkit', 'uqr'],
  messages: ['valibot'],
  import: ['@zip.js/zip.js', 'postal-mime'],
  platform: ['webextension-polyfill'],
  ui: ['preact'],
};

interface Source {
  readonly path: string;
  readonly module: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !path.startsWith('.'));

const all: readonly Source[] = tracked.map((path) => {
  const text = readFileSync(path, 'utf8');
  const importPattern =
    /^(?:import|export)\s[^'";=]*?\bfrom\s+'([^'\n]+)'|^import\s+'([^'\n]+)'|\bimport\(\s*'([^'\n]+)'/gm;
  const imports = [...text.matchAll(importPattern)].map(
    ([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '',
  );
  return { path, module: path.split('/')[1] ?? '', text, imports };
});
const moduleSources = all.filter(({ path }) => path.startsWith('src/'));
const shipped = all.filter(({ path }) => path.startsWith('src/') || path.startsWith('entrypoints/'));

function findLines(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(withoutComment(line)) ? [`${path}:${index + 1}`] : [])),
  );
}

const withoutComment = (line: string): string =>
  line.replace(/^\s*(\/\/|\/?\*).*$/, '').replace(/\s\/\/ .*$/, '');

describe('rooms', () => {
  it('reads the project', () => {
    expect(moduleSources.length).toBeGreaterThan(30);
    expect(
      new Set(moduleSources.map(({ module }) => module)).difference(new Set(Object.keys(MODULES))),
    ).toEqual(new Set());
  });

  it('lets data flow one way', () => {
    const wrong = moduleSources.flatMap(({ path, module, imports }) =>
      imports.flatMap((target) => {
        if (!target.startsWith('.')) return [];
        const to = normalize(join(dirname(path), target)).split('/');
        const allowed = to[0] === 'src' && (to[1] === module || MODULES[module]?.includes(to[1] ?? ''));
        return allowed ? [] : [`${path} → ${target}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('leads no file back to itself', () => {
    const next = new Map(
      all.map(({ path, imports }) => [path, imports.map((to) => join(dirname(path), to))]),
    );
    const settled = new Set<string>();
    const cycles: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (settled.has(path) || trail.includes(path)) return;
      for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
      settled.add(path);
    };
    for (const path of next.keys()) walk(path, []);
    expect(cycles).toEqual([]);
  });

  it('keeps each package to its room', () => {
    const wrong = moduleSources.flatMap(({ path, module, imports }) =>
      imports
        .filter((target) => !target.startsWith('.'))
        .filter(
          (target) => !PACKAGES[module]?.some((name) => target === name || target.startsWith(`${name}/`)),
        )
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('reaches the browser through one file', () => {
    const importers = all.filter(({ imports }) =>
      imports.some((t) => /webextension-polyfill|wxt\/browser/.test(t)),
    );
    expect(importers.map(({ path }) => path)).toEqual(['src/platform/browser.ts']);
    expect(findLines(shipped, /\b(chrome|globalThis\.browser)\.\w/)).toEqual([]);
  });
});

describe('house rules', () => {
  it('keeps files short', () => {
    const long = all.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('writes no HTML strings', () => {
    const html =
      /innerHTML|insertAdjacentHTML|outerHTML\s*=|dangerouslySetInnerHTML|document\.write\b|parseFromString/;
    expect(findLines(shipped, html)).toEqual([]);
  });

  it('reads a page’s nodes through their prototypes', () => {
    // A form's fields stand over its own properties (`<input name="closest">`): node.ts reads under them.
    const directAccess =
      /\.(?:(?:get|has)Attribute|querySelector(?:All)?|closest)\(|\.(?:parentElement|childNodes|children|textContent|localName|classList|className|dataset|innerText|(?:previous|next)ElementSibling)\b|(?<!\bplatform)\.matches\(|\b(?:el|row|node)\??\.id\b/;
    const capture = moduleSources.filter(
      ({ path }) => path.startsWith('src/capture/') && !path.endsWith('/safeDom.ts'),
    );
    expect(findLines(capture, directAccess)).toEqual([]);
  });

  it('takes the clock, ids and chance from the platform', () => {
    const outside = shipped.filter(({ path }) => !path.startsWith('src/platform/'));
    expect(findLines(outside, /Date\.now\(|new Date\(\)|randomUUID\(|Math\.random/)).toEqual([]);
    // Keys, salts and nonces are made where they are used.
    const nonces = [
      'src/store/backup/encryptedFile.ts',
      'src/store/cipher.ts',
      'src/store/wrappingKey.ts',
      'src/store/keyring.ts',
    ];
    const bytes = findLines(outside, /getRandomValues/).filter(
      (at) => !nonces.includes(at.split(':')[0] ?? ''),
    );
    expect(bytes).toEqual([]);
  });

  it('makes no network call', () => {
    const network =
      /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|RTCPeerConnection/;
    // packaged.ts reads our own package, by runtime.getURL alone; authority.ts posts a digest where the person allowed it.
    const allowedFiles = ['src/platform/packageAsset.ts', 'src/platform/timestampClient.ts'];
    expect(findLines(shipped, network).map((at) => at.split(':')[0])).toEqual(allowedFiles.toSorted());
    // Only the background opens the second one.
    const callers = all.filter(
      ({ text }) => /\baskAuthority\b/.test(text) && text.includes('platform/timestampClient.ts'),
    );
    expect(callers.map(({ path }) => path)).toEqual(['entrypoints/wiring/timestampHandlers.ts']);
  });

  it('says why, where a rule is switched off', () => {
    expect(findLines(all, /@ts-(ignore|expect-error)\s*$|biome-ignore[^:]*$/)).toEqual([]);
  });

  it('keeps no focused or skipped test', () => {
    const tests = all.filter(
      ({ path }) => path.startsWith('tests/') && path !== 'tests/architecture.test.ts',
    );
    expect(findLines(tests, /\b(test|it|describe)\.(only|skip|fixme|todo)\(/)).toEqual([]);
  });
});
