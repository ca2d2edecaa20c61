import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The house rules, read from the files themselves: rooms and arrows, file length, the doors to the outside. */

const ROOMS: Readonly<Record<string, readonly string[]>> = {
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
  readonly room: string;
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
  const written =
    /^(?:import|export)\s[^'";=]*?\bfrom\s+'([^'\n]+)'|^import\s+'([^'\n]+)'|\bimport\(\s*'([^'\n]+)'/gm;
  const imports = [...text.matchAll(written)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
  return { path, room: path.split('/')[1] ?? '', text, imports };
});
const rooms = all.filter(({ path }) => path.startsWith('src/'));
const shipped = all.filter(({ path }) => path.startsWith('src/') || path.startsWith('entrypoints/'));

function found(sources: readonly Source[], pattern: RegExp): string[] {
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
    expect(rooms.length).toBeGreaterThan(30);
    expect(new Set(rooms.map(({ room }) => room)).difference(new Set(Object.keys(ROOMS)))).toEqual(new Set());
  });

  it('lets data flow one way', () => {
    const wrong = rooms.flatMap(({ path, room, imports }) =>
      imports.flatMap((target) => {
        if (!target.startsWith('.')) return [];
        const to = normalize(join(dirname(path), target)).split('/');
        const allowed = to[0] === 'src' && (to[1] === room || ROOMS[room]?.includes(to[1] ?? ''));
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
    const circles: string[] = [];
    const walk = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
      if (settled.has(path) || way.includes(path)) return;
      for (const to of next.get(path) ?? []) walk(to, [...way, path]);
      settled.add(path);
    };
    for (const path of next.keys()) walk(path, []);
    expect(circles).toEqual([]);
  });

  it('keeps each package to its room', () => {
    const wrong = rooms.flatMap(({ path, room, imports }) =>
      imports
        .filter((target) => !target.startsWith('.'))
        .filter((target) => !PACKAGES[room]?.some((name) => target === name || target.startsWith(`${name}/`)))
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('reaches the browser through one file', () => {
    const importers = all.filter(({ imports }) =>
      imports.some((t) => /webextension-polyfill|wxt\/browser/.test(t)),
    );
    expect(importers.map(({ path }) => path)).toEqual(['src/platform/browser.ts']);
    expect(found(shipped, /\b(chrome|globalThis\.browser)\.\w/)).toEqual([]);
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
    expect(found(shipped, html)).toEqual([]);
  });

  it('reads a page’s nodes through their prototypes', () => {
    // A form's fields stand over its own properties (`<input name="closest">`): node.ts reads under them.
    const direct =
      /\.(?:(?:get|has)Attribute|querySelector(?:All)?|closest)\(|\.(?:parentElement|childNodes|children|textContent|localName|classList|className|dataset|innerText|(?:previous|next)ElementSibling)\b|(?<!\bplatform)\.matches\(|\b(?:el|row|node)\??\.id\b/;
    const capture = rooms.filter(({ path }) => path.startsWith('src/capture/') && !path.endsWith('/node.ts'));
    expect(found(capture, direct)).toEqual([]);
  });

  it('takes the clock, ids and chance from the platform', () => {
    const outside = shipped.filter(({ path }) => !path.startsWith('src/platform/'));
    expect(found(outside, /Date\.now\(|new Date\(\)|randomUUID\(|Math\.random/)).toEqual([]);
    // Keys, salts and nonces are made where they are used.
    const nonces = [
      'src/store/backup/cipherFile.ts',
      'src/store/cipher.ts',
      'src/store/keyBox.ts',
      'src/store/keyring.ts',
    ];
    const bytes = found(outside, /getRandomValues/).filter((at) => !nonces.includes(at.split(':')[0] ?? ''));
    expect(bytes).toEqual([]);
  });

  it('makes no network call', () => {
    const network =
      /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|RTCPeerConnection/;
    // packaged.ts reads our own package, by runtime.getURL alone; authority.ts posts a digest where the person allowed it.
    const doors = ['src/platform/packaged.ts', 'src/platform/authority.ts'];
    expect(found(shipped, network).map((at) => at.split(':')[0])).toEqual(doors.toSorted());
    // Only the background opens the second one.
    const askers = all.filter(
      ({ text }) => /\baskAuthority\b/.test(text) && text.includes('platform/authority.ts'),
    );
    expect(askers.map(({ path }) => path)).toEqual(['entrypoints/wiring/stampHandlers.ts']);
  });

  it('says why, where a rule is switched off', () => {
    expect(found(all, /@ts-(ignore|expect-error)\s*$|biome-ignore[^:]*$/)).toEqual([]);
  });

  it('keeps no focused or skipped test', () => {
    const tests = all.filter(
      ({ path }) => path.startsWith('tests/') && path !== 'tests/architecture.test.ts',
    );
    expect(found(tests, /\b(test|it|describe)\.(only|skip|fixme|todo)\(/)).toEqual([]);
  });
});
