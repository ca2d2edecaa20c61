import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { BROWSERS } from '../../scripts/browser/driver.ts';
import { builtDir, ensureBuilt } from '../../scripts/build.ts';
import { builtFiles, digests, texts } from './built.ts';

/** Read statically, as a store's reviewer would: what the packages could ask of the network, or run. */

/** Where a script could reach out: each place is known. */
const REACHING =
  /\bfetch\(|XMLHttpRequest|WebSocket\(|EventSource\(|sendBeacon|RTCPeerConnection|importScripts/g;
const RUNNING = /\beval\(|new Function\(|document\.write|insertAdjacentHTML|createContextualFragment/g;

describe.each(BROWSERS)('the package for %s', (browser) => {
  const files = builtFiles(builtDir(browser));
  const scripts = texts(files, /\.js$/);
  const pages = texts(files, /\.html$/);
  const styles = texts(files, /\.css$/);

  test('its pages load nothing from elsewhere and run nothing inline', () => {
    expect(pages.map(([path]) => path)).toContain('carnet.html');
    for (const [path, html] of pages.filter(([path]) => !path.startsWith('dossier/'))) {
      const loaded = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url);
      expect(loaded.length, path).toBeGreaterThan(0);
      expect(loaded.filter((url) => !/^(?:\/|\.\/)(?!\/)/.test(url))).toEqual([]);
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\bon\w+="|<iframe/);
    }
    for (const [path, css] of styles)
      expect(css, path).not.toMatch(/url\(\s*["']?(?!data:)(?:https?:)?\/\/|@import/);
  });

  test('reaches out in the known places only, and makes no code of text', () => {
    const reaching = scripts.flatMap(([path, text]) =>
      (text.match(REACHING) ?? []).map((call) => `${path.replace(/-[\w-]{8}\.js$/, '')}: ${call}`),
    );
    // Our own packaged fonts, verifier page and alike, by runtime.getURL; and the authority the person allowed.
    expect(reaching.sort()).toEqual(['background.js: fetch(', 'chunks/packaged: fetch(']);
    for (const [path, html] of pages.filter(([path]) => !path.startsWith('dossier/')))
      expect(html, path).toContain(`<meta http-equiv="Content-Security-Policy" content="connect-src 'self'"`);
    expect(
      scripts.flatMap(([path, text]) => (text.match(RUNNING) ?? []).map((call) => [path, call])),
    ).toEqual([]);
  });

  test('has no door for pages: nothing accessible, nothing injected by itself', () => {
    const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest.content_security_policy.extension_pages).toMatch(
      /^default-src 'none'; .*require-trusted-types-for 'script'; trusted-types 'none'$/,
    );
  });

  test('is the same, byte for byte, when built again', async () => {
    const before = digests(files);
    const args = browser === 'firefox' ? ['build', '-b', 'firefox', '--mv3'] : ['build'];
    // The runner's own NODE_ENV would make it a test build.
    const { NODE_ENV: _, ...env } = process.env;
    expect(spawnSync('node_modules/.bin/wxt', args, { stdio: 'ignore', env }).status).toBe(0);
    expect(digests(builtFiles(await ensureBuilt(browser)))).toEqual(before);
  });
});
