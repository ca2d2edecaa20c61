import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { observe } from '../../../src/capture/observe.ts';
import { postsOn } from '../../../src/capture/sites/registry.ts';
import type { Seen } from '../../../src/domain/observation.ts';
import { viewOf } from './_page.ts';
import type { SharedPage, SharedPost } from './_shared-page.ts';

/** Saved pages kept beside the project; not everybody has them. */
export const SHARED_FOLDER = join(import.meta.dirname, '../../../../shared/platforms/fixtures');

/** As many characters of a text as a digest stands for. */
const FIRST = 16;

/** As told, or the digest that is expected of it. */
function likeness(told: string | null, expected: string | null, cut = false): string | null {
  if (told === null || expected === null) return told;
  if (!expected.startsWith('sha256:')) return cut ? told.slice(0, expected.length) : told;
  const said = cut ? told.slice(0, FIRST) : told;
  return `sha256:${createHash('sha256').update(said).digest('hex').slice(0, 12)}`;
}

export interface ToldPage {
  readonly seen: readonly Seen[];
  readonly told: readonly (SharedPost | null)[];
  /** Reading left the page as it was. */
  readonly unchanged: boolean;
}

/** What is read of a page, in the words of its expectation. */
export function readShared({ page, url, posts }: SharedPage): ToldPage {
  const view = viewOf(readFileSync(join(SHARED_FOLDER, page), 'utf8'), url);
  const before = view.document.documentElement.outerHTML;
  const seen = postsOn(view).map(({ el }) => observe(view, performance, el));
  const told = posts.map((expected, index): SharedPost | null => {
    const one = seen[index];
    if (!one) return null;
    return {
      name: likeness(one.author.displayName, expected.name),
      handle: likeness(one.author.handle, expected.handle),
      id: one.nativeIds.comment ?? one.nativeIds.post ?? null,
      permalink: likeness(one.address.permalink, expected.permalink),
      iso: one.posting.iso,
      text: likeness(one.text, expected.text, true),
      warnings: one.warnings,
    };
  });
  return { seen, told, unchanged: view.document.documentElement.outerHTML === before };
}
