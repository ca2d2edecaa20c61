import { expect } from 'vitest';
import { findPostAt, findPosts, readPost } from '../../../src/platforms/reading/pagePosts.ts';
import { openSavedPage } from '../savedPages/savedPage.ts';

/** Checks that a click anywhere in a post finds that post, and that each is listed once. */
export function expectEveryPostPickable(page: string): void {
  const view = openSavedPage(page);
  const listed = findPosts(view);
  expect(listed.length).toBeGreaterThan(0);
  expect(new Set(listed.map(({ el }) => el)).size).toBe(listed.length);
  for (const { el, reader } of listed) {
    expect(view.isVisible(el)).toBe(true);
    for (const inner of el.querySelectorAll('*')) {
      const nearest = listed.filter((other) => other.el.contains(inner)).at(-1);
      if (view.isVisible(inner)) expect(findPostAt(inner, view)?.el).toBe(nearest?.el);
    }
    const key = reader.readKey(el, view);
    if (key !== null) expect(listed.filter((other) => reader.readKey(other.el, view) === key)).toHaveLength(1);
  }
}

/** Checks that no value is a number, a script or an empty text. */
export function expectValidValues(page: string): void {
  const view = openSavedPage(page);
  for (const found of findPosts(view)) {
    const { author, permalink, nativeIds, text, quoted } = readPost(found, view);
    const fields = [...Object.values(author), ...Object.values(nativeIds), permalink, text];
    for (const { value } of fields) expect(value === null || (typeof value === 'string' && value !== '')).toBe(true);
    for (const address of [author.profileUrl.value, permalink.value, quoted.value?.permalink ?? null])
      expect(address === null || /^https?:\/\//.test(address)).toBe(true);
  }
}
