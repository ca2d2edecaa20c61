import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PageFields } from '../../../src/domain/capture/reading.ts';
import { UsageError } from '../../cli.ts';

/**
 * One post of a saved page that is not part of the project. Null: the page does not have the value. An absent value is
 * not judged. A value that belongs to a real person is written as `sha256:` and the first 12 hexadecimal digits of its
 * SHA-256.
 */
export interface ExpectedPost {
  readonly name?: string | null;
  readonly handle?: string | null;
  readonly id?: string | null;
  readonly permalink?: string | null;
  /** As precise as the page: `2025-10-23` for a day. */
  readonly iso?: string | null;
  /** The first words, or the digest of the first 16 characters. */
  readonly text?: string | null;
}

/** One entry of the expectation file, which is a JSON array of these. */
export interface ExpectedPage {
  /** Path of the page inside the folder. */
  readonly page: string;
  /** The address the page was saved from. */
  readonly url: string;
  /** In page order, from the first post. */
  readonly posts: readonly ExpectedPost[];
  /** Number of posts after those; absent when the number of posts is not judged. */
  readonly more?: number;
}

/** Length of the text prefix that a digest covers. */
const PREFIX_LENGTH = 16;

/** Throws a UsageError for a file that has another form. */
export function readExpectedPages(file: string): ExpectedPage[] {
  let pages: unknown;
  try {
    pages = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(pages) || !pages.every(isExpectedPage))
    throw new UsageError(`${file}: an array of { "page", "url", "posts" } is needed`);
  return pages;
}

function isExpectedPage(page: unknown): page is ExpectedPage {
  const { page: path, url, posts } = (page ?? {}) as Partial<ExpectedPage>; // every value is tested
  return typeof path === 'string' && typeof url === 'string' && URL.canParse(url) && Array.isArray(posts);
}

/** Returns what was read of each post in the form of its expectation, plain or as a digest; null: not found. */
export function formatRead(
  posts: readonly ExpectedPost[],
  seen: readonly PageFields[],
): readonly (ExpectedPost | null)[] {
  return posts.map((expected, index): ExpectedPost | null => {
    const post = seen[index];
    if (!post) return null;
    return {
      name: formatLike(expected.name, post.author.displayName),
      handle: formatLike(expected.handle, post.author.handle),
      id: post.nativeIds.comment ?? post.nativeIds.post ?? null,
      permalink: formatLike(expected.permalink, post.address.permalink),
      iso: post.posting.iso,
      text: formatLike(expected.text, post.text, true),
    };
  });
}

function formatLike(expected: string | null | undefined, value: string | null, isPrefix = false): string | null {
  if (value === null || expected == null) return value;
  if (!expected.startsWith('sha256:')) return isPrefix ? value.slice(0, expected.length) : value;
  const hashed = isPrefix ? value.slice(0, PREFIX_LENGTH) : value;
  return `sha256:${createHash('sha256').update(hashed).digest('hex').slice(0, 12)}`;
}
