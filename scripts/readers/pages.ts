import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { observe } from '../../src/capture/observe.ts';
import type { PageView } from '../../src/dom/pageView.ts';
import type { PageFields } from '../../src/domain/capture/reading.ts';
import '../../tests/support/allReaders.ts';
import { findPosts } from '../../src/platforms/reading/pagePosts.ts';
import { summarizeSeen } from '../../tests/support/savedPages/captureSummary.ts';
import { createPageView, readSavedPage } from '../../tests/support/savedPages/savedPage.ts';
import {
  type ComparedPage,
  compareField,
  FIELDS,
  type Field,
  type FieldResult,
  type FieldValues,
  type PostField,
} from './compare.ts';
import { type ExpectedPost, readExpectedPages, readExternalPage } from './externalPages.ts';

const OWN_FOLDER = join(import.meta.dirname, '../../tests/fixtures/posts');

const listOwnPages = (): string[] =>
  readdirSync(OWN_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .sort();

/** Compares each saved page of the project with the expectation beside it. */
export const compareOwnPages = (matchesFilter: (page: string) => boolean): ComparedPage[] =>
  listOwnPages().filter(matchesFilter).map(compareOwnPage);

/** Reads every post of the project's own pages. */
export const readOwnPages = (): PageFields[] =>
  listOwnPages().flatMap((page) => {
    const { html, url, pick } = readSavedPage(join(OWN_FOLDER, page));
    return readPage(createPageView(html, url), pick);
  });

function compareOwnPage(page: string): ComparedPage {
  const path = join(OWN_FOLDER, page);
  const { html, url, pick } = readSavedPage(path);
  const view = createPageView(html, url);
  const start = performance.now();
  const seen = readPage(view, pick);
  const took = performance.now() - start;
  const expected = JSON.parse(readFileSync(path.replace(/\.html$/, '.json'), 'utf8')) as Summary[]; // our own files
  const actual = seen.map((one) => summarizeSeen(one) as Summary); // the form of the expectations
  return buildComparedPage(page, {
    seen,
    actual: actual.map(summaryToValues),
    expected: expected.map(summaryToValues),
    count: expected.length,
    pathsOf: summaryPaths,
    took,
  });
}

function readPage(view: PageView, pick: string | undefined): PageFields[] {
  const clicked = pick === undefined ? null : view.document.querySelector(pick);
  const elements = clicked ? [clicked] : findPosts(view).map(({ el }) => el);
  return elements.map((el) => observe(view, performance, el));
}

/** Compares the pages of a folder outside the project with an expectation file (externalPages.ts has its form). */
export function compareExternalPages(
  folder: string,
  expectedFile: string,
  matchesFilter: (page: string) => boolean,
): ComparedPage[] {
  return readExpectedPages(expectedFile)
    .filter(({ page }) => matchesFilter(page))
    .map((expected) => {
      const start = performance.now();
      const { seen, read } = readExternalPage(folder, expected);
      const took = performance.now() - start;
      return buildComparedPage(expected.page, {
        seen,
        actual: read.map(externalToValues),
        expected: expected.posts.map(externalToValues),
        count: expected.more === undefined ? null : expected.posts.length + expected.more,
        pathsOf: externalPaths,
        took,
      });
    });
}

interface Summary {
  readonly [name: string]: unknown;
  readonly nativeIds: Readonly<Record<string, string | null>>;
  readonly posted: { readonly iso: string | null };
}

const summaryToValues = (post: Summary): FieldValues => ({
  account: [post.handle, post.displayName, post.profileUrl, post.platformId],
  address: [post.permalink, post.canonical],
  ids: Object.keys(post.nativeIds)
    .sort()
    .map((name) => post.nativeIds[name]),
  time: [post.posted.iso],
  text: [post.text],
  media: [post.media],
  context: [post.quoted, post.replyTo],
});

/** The paths of the values above, in the same order. */
const summaryPaths = ({ nativeIds }: PageFields): Readonly<Record<PostField, readonly string[]>> => ({
  account: ['author.handle', 'author.displayName', 'author.profileUrl', 'author.platformId'],
  address: ['address.permalink', 'address.canonical'],
  ids: Object.keys(nativeIds)
    .sort()
    .map((name) => `nativeIds.${name}`),
  time: ['posting.iso'],
  text: ['text'],
  media: ['media'],
  context: ['context.quoted', 'context.replyTo'],
});

const externalToValues = (post: ExpectedPost | null): FieldValues => ({
  account: [post?.handle, post?.name],
  address: [post?.permalink],
  ids: [post?.id],
  time: [post?.iso],
  text: [post?.text],
  media: [],
  context: [],
});

const externalPaths = (seen: PageFields): Readonly<Record<PostField, readonly string[]>> => ({
  ...summaryPaths(seen),
  ids: [seen.nativeIds.comment ? 'nativeIds.comment' : 'nativeIds.post'],
});

interface ReadPosts {
  readonly seen: readonly PageFields[];
  readonly actual: readonly FieldValues[];
  readonly expected: readonly FieldValues[];
  /** Number of posts that the page has; null when it is not stated. */
  readonly count: number | null;
  readonly pathsOf: (seen: PageFields) => Readonly<Record<PostField, readonly string[]>>;
  readonly took: number;
}

function buildComparedPage(page: string, { seen, actual, expected, count, pathsOf, took }: ReadPosts): ComparedPage {
  const compareFieldOf = (field: PostField): FieldResult[] =>
    expected.flatMap((facts, index) => {
      const one = seen[index];
      const sure = one ? pathsOf(one)[field].map((path) => one.reading.fields[path]?.confidence === 'high') : [];
      return compareField(actual[index]?.[field] ?? [], facts[field], sure);
    });
  const fields = Object.fromEntries(
    FIELDS.map((field) => [field, field === 'listed' ? compareCount(seen.length, count) : compareFieldOf(field)]),
  ) as Record<Field, FieldResult[]>; // fromEntries loses the type of the keys
  const reader = seen[0]?.reading.reader ?? 'none';
  return { page, reader, posts: seen.length, fields, took: Math.round(took) };
}

/** A post that is not found is not read; a box that is no post, or a post listed twice, is wrong. */
function compareCount(found: number, expected: number | null): FieldResult[] {
  if (expected === null) return [];
  return [found === expected ? 'right' : found < expected ? 'missed' : 'wrong'];
}
