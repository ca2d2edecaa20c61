import { observe } from '../../src/capture/observe.ts';
import type { PageView } from '../../src/dom/pageView.ts';
import type { PageFields } from '../../src/domain/capture/reading.ts';
import '../../tests/support/allReaders.ts';
import { findPosts } from '../../src/platforms/reading/pagePosts.ts';

/** `now`: a post of the future is read with less confidence. */
export function readPosts(page: PageView, now: Date = page.clock.now): PageFields[] {
  const view = { ...page, clock: { ...page.clock, now } };
  return findPosts(view).map(({ el }) => observe(view, performance, el));
}

/** What the readers found, without any value: the same before and after a page is anonymised. */
export const describeStructure = (posts: readonly PageFields[]): string[] =>
  posts.map(({ reading, surface, warnings, media }) => {
    const fields = Object.entries(reading.fields)
      .filter(([path]) => !/^(?:page|http|address\.page)/.test(path))
      .map(([path, { how, confidence }]) => `${path}=${how}/${confidence}`);
    return [reading.reader, surface, `media ${media?.length ?? 0}`, warnings.join(' '), ...fields].join('\n');
  });
