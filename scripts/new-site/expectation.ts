import { observe } from '../../src/capture/observe.ts';
import { postsOn } from '../../src/capture/sites/registry.ts';
import { summarizeSeen } from '../readers/captureSummary.ts';
import { createPageView, readSavedPage } from '../readers/savedPage.ts';

/** What is read of a saved page now, in the form of an expectation: to be checked against the page by eye. */
export function buildExpectation(page: string): string {
  const { html, url } = readSavedPage(page);
  const view = createPageView(html, url);
  const posts = postsOn(view).map(({ el }) => summarizeSeen(observe(view, performance, el)));
  return `${JSON.stringify(posts, null, 2)}\n`;
}
