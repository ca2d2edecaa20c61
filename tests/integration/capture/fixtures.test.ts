import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import type { PageView } from '../../../src/dom/pageView.ts';
import { choosePack } from '../../../src/platforms/platformTable.ts';
import { findPosts, listMatchingPlatforms } from '../../../src/platforms/reading/pagePosts.ts';
import { LOADED_PACKS } from '../../../src/platforms/reading/reader.ts';
import { summarizeSeen } from '../../support/savedPages/captureSummary.ts';
import { createPageView, listSavedPages, POSTS_FOLDER, readSavedPage } from '../../support/savedPages/savedPage.ts';

/** Compares every one of our own saved pages with its expected result. */

const pages = listSavedPages();

/** Lists the posts of the page, or the one found by a click on `pick`. */
function summarizePosts(view: PageView, pick: string | undefined): Record<string, unknown>[] {
  const clicked = pick === undefined ? null : view.document.querySelector(pick);
  const elements = clicked ? [clicked] : findPosts(view).map(({ el }) => el);
  return elements.map((el) => summarizeSeen(observe(view, performance, el)));
}

describe('our own saved pages', () => {
  it('exist', () => expect(pages.length).toBeGreaterThanOrEqual(14));

  it.each(pages)('are read as expected: %s', (page) => {
    const path = join(POSTS_FOLDER, page);
    const expectation = path.replace(/\.html$/, '.json');
    expect(existsSync(expectation), `${expectation} is missing`).toBe(true);
    const { html, url, pick } = readSavedPage(path);
    const view = createPageView(html, url);
    const before = view.document.documentElement.outerHTML;
    // A real page gets this pack alone.
    expect(LOADED_PACKS.get(choosePack(view.url.hostname))).toEqual(
      expect.arrayContaining(listMatchingPlatforms(view)),
    );
    const seen = summarizePosts(view, pick);
    expect(seen).toEqual(JSON.parse(readFileSync(expectation, 'utf8')));
    expect(view.document.documentElement.outerHTML).toBe(before);
  });
});
