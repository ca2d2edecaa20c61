import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import { postsOn } from '../../../src/capture/sites/registry.ts';
import type { PageView } from '../../../src/capture/view.ts';
import { PARIS, readFixture, viewOf } from './_page.ts';
import { SHARED_X } from './_shared-x.ts';
import { summaryOf } from './_summary.ts';

/** Every saved page of our own, against the expectation beside it. */

const ROOT = join(import.meta.dirname, '../../fixtures/posts');
const SHARED = join(import.meta.dirname, '../../../../shared/platforms/fixtures/x');
const pages = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.html'),
);

/** The posts the page offers, or the one a click on `pick` gives. */
function read(view: PageView, pick: string | undefined): Record<string, unknown>[] {
  const clicked = pick === undefined ? null : view.document.querySelector(pick);
  const elements = clicked ? [clicked] : postsOn(view).map(({ el }) => el);
  return elements.map((el) => summaryOf(observe(view, performance, el)));
}

describe('saved pages of our own', () => {
  it('are there', () => expect(pages.length).toBeGreaterThanOrEqual(14));

  it.each(pages)('%s', (page) => {
    const path = join(ROOT, page);
    const expectation = path.replace(/\.html$/, '.json');
    expect(existsSync(expectation), `${expectation} is missing`).toBe(true);
    const { html, url, pick } = readFixture(path);
    const view = viewOf(html, url);
    const before = view.document.documentElement.outerHTML;
    const seen = read(view, pick);
    expect(seen).toEqual(JSON.parse(readFileSync(expectation, 'utf8')));
    expect(view.document.documentElement.outerHTML).toBe(before);
  });
});

if (existsSync(SHARED)) {
  describe('real pages of X', () => {
    it.each(SHARED_X)('$page', ({ page, url, posts }) => {
      // Read after they were posted: one of them is of later in 2026 than « now » elsewhere.
      const clock = { ...PARIS, now: new Date('2027-01-01T12:00:00Z') };
      const view = { ...viewOf(readFileSync(join(SHARED, page), 'utf8'), url), clock };
      const before = view.document.documentElement.outerHTML;
      const seen = postsOn(view).map(({ el }) => observe(view, performance, el));
      const told = seen.map((one) => ({
        handle: one.author.handle,
        displayName: one.author.displayName,
        permalink: one.address.permalink,
        id: one.nativeIds.post,
        iso: one.posting.iso,
        surface: one.surface,
        quoted: one.context.quoted && [one.context.quoted.author, one.context.quoted.permalink],
        words: one.text?.split(/\s+/).length,
      }));
      expect(told).toEqual(posts);
      expect(seen.flatMap(({ warnings }) => warnings)).toEqual([]);
      const sure = { handle: 'high', name: 'high', permalink: 'high', posted: 'high', text: 'high' };
      expect(seen.map((one) => summaryOf(one).confidence)).toEqual(posts.map(() => sure));
      expect(view.document.documentElement.outerHTML).toBe(before);
    });
  });
}
