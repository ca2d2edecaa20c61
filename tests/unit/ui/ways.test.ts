import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import { postsOn } from '../../../src/capture/sites/registry.ts';
import { handleShown } from '../../../src/domain/platforms.ts';
import { REASONS, WAYS } from '../../../src/domain/ways.ts';
import { assumption, unread } from '../../../src/dossier/codeWords.ts';
import { en } from '../../../src/ui/words/en.ts';
import { fr } from '../../../src/ui/words/fr.ts';
import { readFixture, viewOf } from '../capture/_page.ts';

/** Every `how` that a reader gave on a saved page: what it does not give there, the compiler counts. */
const ROOT = join(import.meta.dirname, '../../fixtures/posts');
const given = new Map<string, boolean>();
for (const page of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
  if (!page.endsWith('.html')) continue;
  const { html, url } = readFixture(join(ROOT, page));
  const view = viewOf(html, url);
  for (const { el } of postsOn(view)) {
    for (const { how, confidence } of Object.values(observe(view, performance, el).reading.fields)) {
      given.set(how, confidence !== null);
    }
  }
}

test.each([...given])('%s has words', (how, wasRead) => {
  const [head = '', ...supposed] = how.split('+');
  const way = head.split(':')[0] ?? '';
  expect([...WAYS, ...REASONS]).toContain(way);
  for (const words of [fr, en]) expect(Object.keys(words)).toContain(`how.${way}`);
  for (const name of supposed) expect(assumption.has(name), name).toBe(true);
  if (!wasRead && !(WAYS as readonly string[]).includes(way)) expect(unread.has(way)).toBe(true);
});

test('a way that nobody knows would be noticed', () => {
  expect(given.size).toBeGreaterThan(60);
  expect([...WAYS, ...REASONS]).not.toContain('guessed');
});

test.each([
  ['x', 'alice', '@alice'],
  ['reddit', 'alice', 'u/alice'],
  ['jeuxvideo', 'Alice 59', 'Alice 59'],
  ['hackernews', 'alice', 'alice'],
])('%s shows its accounts in its own way', (platform, handle, shown) => {
  expect(handleShown(platform, handle)).toBe(shown);
});
