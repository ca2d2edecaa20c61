import { expect, test } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import { listSavedPages, openSavedPage } from '../../support/savedPages/savedPage.ts';
import '../../support/allReaders.ts';
import { EXTRACTION_METHODS, NOT_EXTRACTED_REASONS } from '../../../src/domain/capture/extraction.ts';
import { assumption, unreadReason } from '../../../src/dossier/strings/codes.ts';
import { formatHandle } from '../../../src/platforms/platformTable.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import { en } from '../../../src/ui/locales/en/index.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';

/** Every `how` that a reader returns on a saved page, and whether it has a confidence. */
const observedMethods = new Map<string, boolean>();
for (const page of listSavedPages()) {
  const view = openSavedPage(page);
  for (const { el } of findPosts(view)) {
    for (const { how, confidence } of Object.values(observe(view, performance, el).reading.fields)) {
      observedMethods.set(how, confidence !== null);
    }
  }
}

test.each([...observedMethods])('%s has words in both languages and in the dossier', (how, hasConfidence) => {
  const [head = '', ...assumptions] = how.split('+');
  const method = head.split(':')[0] ?? '';
  expect([...EXTRACTION_METHODS, ...NOT_EXTRACTED_REASONS]).toContain(method);
  for (const words of [fr, en]) expect(Object.keys(words)).toContain(`how.${method}`);
  for (const name of assumptions) expect(assumption.has(name), name).toBe(true);
  if (!hasConfidence && !(EXTRACTION_METHODS as readonly string[]).includes(method))
    expect(unreadReason.has(method)).toBe(true);
});

test('an unknown method would fail the test above', () => {
  expect(observedMethods.size).toBeGreaterThan(60);
  expect([...EXTRACTION_METHODS, ...NOT_EXTRACTED_REASONS]).not.toContain('guessed');
});

test.each([
  ['x', 'alice', '@alice'],
  ['reddit', 'alice', 'u/alice'],
  ['jeuxvideo', 'Alice 59', 'Alice 59'],
  ['hackernews', 'alice', 'alice'],
])('formatHandle uses the notation of %s', (platform, handle, shown) => {
  expect(formatHandle(platform, handle)).toBe(shown);
});
