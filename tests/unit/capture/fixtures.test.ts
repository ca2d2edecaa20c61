import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summarizeSeen } from '../../../scripts/readers/captureSummary.ts';
import { createPageView, readSavedPage } from '../../../scripts/readers/savedPage.ts';
import { observe } from '../../../src/capture/observe.ts';
import { postsOn } from '../../../src/capture/sites/registry.ts';
import type { PageView } from '../../../src/capture/view.ts';

/** Every saved page of our own, against the expectation beside it. */

const ROOT = join(import.meta.dirname, '../../fixtures/posts');
const pages = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.html'),
);

/** The posts the page offers, or the one a click on `pick` gives. */
function read(view: PageView, pick: string | undefined): Record<string, unknown>[] {
  const clicked = pick === undefined ? null : view.document.querySelector(pick);
  const elements = clicked ? [clicked] : postsOn(view).map(({ el }) => el);
  return elements.map((el) => summarizeSeen(observe(view, performance, el)));
}

describe('saved pages of our own', () => {
  it('are there', () => expect(pages.length).toBeGreaterThanOrEqual(14));

  it.each(pages)('%s', (page) => {
    const path = join(ROOT, page);
    const expectation = path.replace(/\.html$/, '.json');
    expect(existsSync(expectation), `${expectation} is missing`).toBe(true);
    const { html, url, pick } = readSavedPage(path);
    const view = createPageView(html, url);
    const before = view.document.documentElement.outerHTML;
    const seen = read(view, pick);
    expect(seen).toEqual(JSON.parse(readFileSync(expectation, 'utf8')));
    expect(view.document.documentElement.outerHTML).toBe(before);
  });
});
