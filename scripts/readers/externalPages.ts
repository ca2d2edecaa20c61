import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { observe } from '../../src/capture/observe.ts';
import { findPosts } from '../../src/capture/sites/registry.ts';
import type { PageFields } from '../../src/domain/capture/observation.ts';
import { createPageView } from './savedPage.ts';

/**
 * One post of a saved page that is not part of the project. A value that belongs to a real person is written as
 * `sha256:` and the first 12 hexadecimal digits of its SHA-256.
 */
export interface ExpectedPost {
  readonly name: string | null;
  readonly handle: string | null;
  readonly id: string | null;
  readonly permalink: string | null;
  readonly iso: string | null;
  /** The first words, or the digest of the first 16 characters. */
  readonly text: string | null;
  readonly warnings?: readonly string[];
}

/** One entry of the expectation file, which is a JSON array of these. */
export interface ExpectedPage {
  /** Path of the page inside the folder. */
  readonly page: string;
  /** The address the page was saved from. */
  readonly url: string;
  readonly reader: string;
  readonly surface: string;
  readonly posts: readonly ExpectedPost[];
  /** Number of posts on the page that are not listed. */
  readonly more?: number;
}

/** Length of the text prefix that a digest covers. */
const PREFIX_LENGTH = 16;

export function readExpectedPages(file: string): ExpectedPage[] {
  return JSON.parse(readFileSync(file, 'utf8')) as ExpectedPage[]; // written by the person who runs the command
}

/** Reads a page from disk. Each value has the form of its expectation: plain or as a digest. */
export function readExternalPage(
  folder: string,
  { page, url, posts }: ExpectedPage,
): { readonly seen: readonly PageFields[]; readonly read: readonly (ExpectedPost | null)[] } {
  const view = createPageView(readFileSync(join(folder, page), 'utf8'), url);
  const seen = findPosts(view).map(({ el }) => observe(view, performance, el));
  const read = posts.map((expected, index): ExpectedPost | null => {
    const post = seen[index];
    if (!post) return null;
    return {
      name: formatLike(expected.name, post.author.displayName),
      handle: formatLike(expected.handle, post.author.handle),
      id: post.nativeIds.comment ?? post.nativeIds.post ?? null,
      permalink: formatLike(expected.permalink, post.address.permalink),
      iso: post.posting.iso,
      text: formatLike(expected.text, post.text, true),
      warnings: post.warnings,
    };
  });
  return { seen, read };
}

function formatLike(expected: string | null, value: string | null, isPrefix = false): string | null {
  if (value === null || expected === null) return value;
  if (!expected.startsWith('sha256:')) return isPrefix ? value.slice(0, expected.length) : value;
  const hashed = isPrefix ? value.slice(0, PREFIX_LENGTH) : value;
  return `sha256:${createHash('sha256').update(hashed).digest('hex').slice(0, 12)}`;
}
