import { observe } from '../../src/capture/observe.ts';
import '../../tests/support/allReaders.ts';
import { findPosts } from '../../src/platforms/reading/pagePosts.ts';
import { summarizeSeen } from '../../tests/support/savedPages/captureSummary.ts';
import { createPageView, readSavedPage } from '../../tests/support/savedPages/savedPage.ts';

/** Returns what is currently read of a saved page, as an expectation file. A person checks it against the page. */
export function buildExpectation(page: string): string {
  const { html, url } = readSavedPage(page);
  const view = createPageView(html, url);
  const posts = findPosts(view).map(({ el }) => summarizeSeen(observe(view, performance, el)));
  return `${JSON.stringify(posts, null, 2)}\n`;
}
