import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPageView, readSavedPage } from '../../../scripts/readers/savedPage.ts';
import { observe } from '../../../src/capture/observe.ts';
import { postsOn } from '../../../src/capture/sites/registry.ts';
import { EXTRACTION_METHODS, NOT_EXTRACTED_REASONS } from '../../../src/domain/capture/extractionMethods.ts';
import { formatHandle } from '../../../src/domain/shared/platforms.ts';
import { assumption, unreadReason } from '../../../src/dossier/strings/codes.ts';
import { en } from '../../../src/ui/words/en.ts';
import { fr } from '../../../src/ui/words/fr.ts';

/** Every `how` that a reader gave on a saved page: what it does not give there, the compiler counts. */
const ROOT = join(import.meta.dirname, '../../fixtures/posts');
const given = new Map<string, boolean>();
for (const page of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
  if (!page.endsWith('.html')) continue;
  const { html, url } = readSavedPage(join(ROOT, page));
  const view = createPageView(html, url);
  for (const { el } of postsOn(view)) {
    for (const { how, confidence } of Object.values(observe(view, performance, el).reading.fields)) {
      given.set(how, confidence !== null);
    }
  }
}

test.each([...given])('%s has words', (how, wasRead) => {
  const [head = '', ...supposed] = how.split('+');
  const way = head.split(':')[0] ?? '';
  expect([...EXTRACTION_METHODS, ...NOT_EXTRACTED_REASONS]).toContain(way);
  for (const words of [fr, en]) expect(Object.keys(words)).toContain(`how.${way}`);
  for (const name of supposed) expect(assumption.has(name), name).toBe(true);
  if (!wasRead && !(EXTRACTION_METHODS as readonly string[]).includes(way))
    expect(unreadReason.has(way)).toBe(true);
});

test('a way that nobody knows would be noticed', () => {
  expect(given.size).toBeGreaterThan(60);
  expect([...EXTRACTION_METHODS, ...NOT_EXTRACTED_REASONS]).not.toContain('guessed');
});

test.each([
  ['x', 'alice', '@alice'],
  ['reddit', 'alice', 'u/alice'],
  ['jeuxvideo', 'Alice 59', 'Alice 59'],
  ['hackernews', 'alice', 'alice'],
])('%s shows its accounts in its own way', (platform, handle, shown) => {
  expect(formatHandle(platform, handle)).toBe(shown);
});
