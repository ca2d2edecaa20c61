import { observe } from '../../src/capture/observe.ts';
import { postsOn } from '../../src/capture/sites/registry.ts';
import { readFixture, viewOf } from '../../tests/unit/capture/_page.ts';
import { summaryOf } from '../../tests/unit/capture/_summary.ts';

/** What is read of a saved page now, in the form of an expectation: to be checked against the page by eye. */
export function readExpectation(page: string): string {
  const { html, url } = readFixture(page);
  const view = viewOf(html, url);
  const posts = postsOn(view).map(({ el }) => summaryOf(observe(view, performance, el)));
  return `${JSON.stringify(posts, null, 2)}\n`;
}
