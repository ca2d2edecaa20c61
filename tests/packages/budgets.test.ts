import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { captureScriptPaths, listPackScripts } from '../../src/browser/injectedScripts.ts';
import { LANGUAGE_CODES } from '../../src/domain/shared/languages.ts';
import { READER_PACKS } from '../../src/platforms/platformTable.ts';
import { BROWSERS } from '../support/browser/driver.ts';
import { builtDir } from '../support/machine/build.ts';
import { readBuiltFiles } from './built.ts';

/**
 * In bytes. A click injects the scripts and opens the popup, so these are small. In Chromium the background holds all
 * of pkijs, the zip all of pkijs, fontkit and pdfkit, since nothing is cut out of a library (docs/decisions.md): 741 KB
 * and 1,484 KB. Firefox parses the background at each start: pkijs is a file of its own there
 * (scripts/backgroundParts.ts).
 */
const BUDGETS = {
  injected: 200_000,
  injectedScrolling: 230_000,
  popup: 90_000,
  background: { chromium: 750_000, firefox: 335_000 },
  zipWithoutFonts: 2_000_000,
  /** Compressed, beside the rest: engine, French data and worker of text recognition. 1.80 MB. */
  recognition: 2_000_000,
};

describe.each(BROWSERS)('the package for %s', (browser) => {
  const files = readBuiltFiles(builtDir(browser));
  const sizeOf = (path: string): number => {
    const bytes = files.get(path.replace(/^\//, ''));
    if (bytes === undefined) throw new Error(`${path} is not in the package`);
    return bytes.length;
  };

  test.each([
    ['at most 200 KB into a page', false, BUDGETS.injected],
    ['at most 230 KB for a capture that scrolls', true, BUDGETS.injectedScrolling],
  ])('injects %s, whatever its host and the language', (_, scrolls, budget) => {
    const injected = LANGUAGE_CODES.flatMap((code) =>
      READER_PACKS.map((pack) => [
        `${pack}, ${code}`,
        listPackScripts(pack, code, scrolls)
          .map(sizeOf)
          .reduce((a, b) => a + b),
      ]),
    );
    expect(injected.filter(([, size]) => Number(size) > budget)).toEqual([]);
  });

  test('gives each script those that it needs before it, whatever the host', () => {
    for (const pack of READER_PACKS) {
      const loaded = new Set<string>();
      for (const path of listPackScripts(pack, 'fr', true)) {
        const code = new TextDecoder().decode(files.get(path.replace(/^\//, '')));
        const needed = [...code.matchAll(/=loaded\["([^"]+)"\]/g)].map(([, name = '']) => name);
        expect(
          needed.filter((name) => !loaded.has(name)),
          `${pack}: ${path}`,
        ).toEqual([]);
        loaded.add(path.replace(/.*\//, ''));
      }
      expect(loaded.has('shared.js')).toBe(true);
    }
  });

  test('has no other capture script, so that none is forgotten above', () => {
    const { shared, words, readers, chats, long, start } = captureScriptPaths;
    const known = [shared, chats, long, start, ...LANGUAGE_CODES.map(words), ...READER_PACKS.map(readers)];
    const packaged = [...files.keys()].filter((path) => path.startsWith('capture/')).map((path) => `/${path}`);
    expect(packaged.sort()).toEqual(known.sort());
  });

  test('has the readers of a platform in its pack alone', () => {
    // A selector of a reader, and its pack.
    const marks = { 'data-testid="tweetText"': 'x', 'shreddit-comment': 'reddit' };
    for (const [mark, pack] of Object.entries(marks)) {
      const found = [...files].filter(([, bytes]) => Buffer.from(bytes).includes(mark));
      expect(found.map(([path]) => `/${path}`)).toEqual([captureScriptPaths.readers(pack)]);
    }
  });

  test('opens the popup with few files, all of them named in its page, and the words of one language', () => {
    const html = new TextDecoder().decode(files.get('popup.html'));
    const scripts = [...html.matchAll(/"\/(chunks\/[^"]+\.js)"/g)].map(([, path = '']) => path);
    const imported = scripts.flatMap((path) => {
      const code = new TextDecoder().decode(files.get(path));
      return [...code.matchAll(/(?:from|import)"\.\/([^"]+)"/g)].map(([, name = '']) => `chunks/${name}`);
    });
    expect(imported.filter((path) => !scripts.includes(path))).toEqual([]);
    expect(scripts.length).toBeLessThanOrEqual(6);
    expect(scripts.map(sizeOf).reduce((a, b) => a + b)).toBeLessThanOrEqual(BUDGETS.popup);
  });

  test('has a background and a zip within their budgets', () => {
    expect(sizeOf('background.js')).toBeLessThanOrEqual(BUDGETS.background[browser]);
    const zippedSize = (included: (path: string) => boolean) =>
      [...files]
        .filter(([path]) => included(path))
        .reduce((sum, [, bytes]) => sum + deflateRawSync(bytes, { level: 9 }).length, 0);
    const isRecognition = (path: string) => path.startsWith('recognition/');
    expect(zippedSize((path) => !path.endsWith('.ttf') && !isRecognition(path))).toBeLessThanOrEqual(
      BUDGETS.zipWithoutFonts,
    );
    expect(zippedSize(isRecognition)).toBeLessThanOrEqual(BUDGETS.recognition);
  });
});
