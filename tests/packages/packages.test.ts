import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { packExtension } from '../../scripts/pack.ts';
import { BROWSERS } from '../support/browser/driver.ts';
import { builtDir, ensureBuilt } from '../support/machine/build.ts';
import { digestFiles, readBuiltFiles, readTexts } from './built.ts';

/** Calls that can reach the network; every use is listed below. */
const NETWORK_CALLS = /\bfetch\(|XMLHttpRequest|WebSocket\(|EventSource\(|sendBeacon|RTCPeerConnection|importScripts/g;
const CODE_EVALUATION = /\beval\(|new Function\(|document\.write|insertAdjacentHTML|createContextualFragment/g;

describe.each(BROWSERS)('the package for %s', (browser) => {
  const files = readBuiltFiles(builtDir(browser));
  const scripts = readTexts(files, /\.js$/);
  const pages = readTexts(files, /\.html$/);
  const styles = readTexts(files, /\.css$/);

  test('loads nothing from elsewhere and runs no inline script', () => {
    expect(pages.map(([path]) => path)).toContain('carnet.html');
    for (const [path, html] of pages.filter(([path]) => !path.startsWith('dossier/'))) {
      const loaded = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url);
      expect(loaded.length, path).toBeGreaterThan(0);
      expect(loaded.filter((url) => !/^(?:\/|\.\/)(?!\/)/.test(url))).toEqual([]);
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\bon\w+="|<iframe/);
    }
    for (const [path, css] of styles) expect(css, path).not.toMatch(/url\(\s*["']?(?!data:)(?:https?:)?\/\/|@import/);
  });

  test('calls the network only in known files and evaluates no text as code', () => {
    const networkCalls = scripts.flatMap(([path, text]) =>
      (text.match(NETWORK_CALLS) ?? []).map((call) => `${path.replace(/-[\w-]{8}\.js$/, '')}: ${call}`),
    );
    // Packaged files, by runtime.getURL, and in the background the time-stamping authority that a person allowed.
    const background = 'background.js: fetch(';
    // The list of what a worker deletes before it answers, and Tesseract's own loader: tests/e2e/image-text.spec.ts.
    const isWorker = (call: string) => /^(?:recognition|digest|import)\/worker\.js: /.test(call);
    expect(new Set(networkCalls.filter(isWorker))).toEqual(
      new Set([
        'digest/worker.js: XMLHttpRequest',
        'import/worker.js: XMLHttpRequest',
        'recognition/worker.js: fetch(',
        'recognition/worker.js: XMLHttpRequest',
      ]),
    );
    expect(networkCalls.filter((call) => !isWorker(call)).sort()).toEqual([
      background,
      background,
      'chunks/environment: fetch(',
    ]);
    for (const [path, html] of pages.filter(([path]) => !path.startsWith('dossier/'))) {
      // The carnet alone may create the policy of its workers.
      const policy = path === 'carnet.html' ? "connect-src 'self'" : "connect-src 'self'; trusted-types 'none'";
      expect(html, path).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}"`);
    }
    // Methods of linkedom's own elements, which read the HTML of archives: no element of a page.
    const linkedom = 'import/worker.js';
    const evaluations = scripts.flatMap(([path, text]) =>
      (text.match(CODE_EVALUATION) ?? []).map((call) => `${path.replace(/-[\w-]{8}\.js$/, '')}: ${call}`),
    );
    expect(evaluations.sort()).toEqual([`${linkedom}: createContextualFragment`, `${linkedom}: insertAdjacentHTML`]);
  });

  test('does not contain the page of components', () => {
    const sentence = 'Chaque composant dans chaque';
    expect(readFileSync('scripts/measure/components/ComponentsPage.tsx', 'utf8')).toContain(sentence);
    expect([...files].filter(([, bytes]) => bytes.includes(sentence)).map(([path]) => path)).toEqual([]);
  });

  test('exposes nothing to web pages and injects no script by itself', () => {
    const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest.content_security_policy.extension_pages).toMatch(
      /^default-src 'none'; .*require-trusted-types-for 'script'; trusted-types recueil-workers$/,
    );
  });

  test('requests exactly the permissions of docs/permissions.md', () => {
    const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '');
    const doc = readFileSync('docs/permissions.md', 'utf8');
    const documented = [...doc.matchAll(/^\| `(\w+)` \| none \|/gm)].map(([, name]) => name);
    expect([...manifest.permissions].sort()).toEqual(documented.sort());
    const [, later = ''] = /^\| (.*) \(`optional_host_permissions`\)/m.exec(doc) ?? [];
    const hosts = [...later.matchAll(/`([^`]+)`/g)].map(([, host]) => host);
    expect([...manifest.optional_host_permissions].sort()).toEqual(hosts.sort());
    expect(manifest.optional_permissions).toEqual(
      browser === 'firefox' ? ['notifications'] : ['notifications', 'pageCapture'],
    );
    const others = Object.keys(manifest).filter((key) => /permissions/.test(key));
    expect(others.sort()).toEqual(['optional_host_permissions', 'optional_permissions', 'permissions']);
  });

  test('has a description in both languages and icons for its store', () => {
    const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '');
    const doc = readFileSync('docs/stores.md', 'utf8');
    for (const lang of ['fr', 'en']) {
      const messages = JSON.parse(files.get(`_locales/${lang}/messages.json`)?.toString('utf8') ?? '');
      // The Chrome Web Store takes 132 characters.
      expect(messages.extDescription.message.length).toBeLessThanOrEqual(132);
      expect(doc).toContain(messages.extDescription.message);
    }
    const icons = Object.entries<string>(manifest.icons);
    expect(icons.map(([size]) => size)).toEqual(expect.arrayContaining(['16', '48', '128']));
    for (const [, path] of icons) expect([...files.keys()]).toContain(path.replace(/^\//, ''));
  });

  test('gives the same zip twice', async () => {
    expect(Buffer.from(await packExtension(browser)).equals(await packExtension(browser))).toBe(true);
  });

  test('gives the same bytes when built again', async () => {
    const before = digestFiles(files);
    const args = browser === 'firefox' ? ['build', '-b', 'firefox', '--mv3'] : ['build'];
    // Vitest's NODE_ENV would make a test build.
    const { NODE_ENV: _, ...env } = process.env;
    expect(spawnSync('node_modules/.bin/wxt', args, { stdio: 'ignore', env }).status).toBe(0);
    expect(digestFiles(readBuiltFiles(await ensureBuilt(browser)))).toEqual(before);
  });
});
