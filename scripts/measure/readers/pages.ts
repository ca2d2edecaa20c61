import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { observe } from '../../../src/capture/observe.ts';
import type { PageFields } from '../../../src/domain/capture/reading.ts';
import '../../../tests/support/allReaders.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import { summarizeSeen } from '../../../tests/support/savedPages/captureSummary.ts';
import { readSavedPage } from '../../../tests/support/savedPages/savedPage.ts';
import { UsageError } from '../../cli.ts';
import {
  type ComparedPage,
  compareField,
  FIELDS,
  type Field,
  type FieldResult,
  type FieldValues,
  type PostField,
} from './compare.ts';
import { type ExpectedPost, formatRead, readExpectedPages } from './externalPages.ts';
import { loadSavedViews } from './savedViews.ts';

const OWN_FOLDER = join(import.meta.dirname, '../../../tests/fixtures/posts');

const listOwnPages = (): string[] =>
  readdirSync(OWN_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .sort();

/** A saved page on the disk. */
export interface PageOnDisk {
  readonly path: string;
  /** The address it was saved from. */
  readonly url: string;
  /** Selector of the element that a person clicks, where no post is recognised on the page. */
  readonly pick?: string;
}

/** Returns what the readers read of every post of a page, its frames included. */
export type ReadSavedPosts = (page: PageOnDisk) => Promise<readonly PageFields[]>;

/** Reads in jsdom, without a browser's layout. */
export const readInJsdom: ReadSavedPosts = async ({ path, url, pick }) =>
  loadSavedViews(path, url).flatMap((view) => {
    const clicked = pick === undefined ? null : view.document.querySelector(pick);
    const elements = clicked ? [clicked] : findPosts(view).map(({ el }) => el);
    return elements.map((el) => observe(view, performance, el));
  });

/** Compares each saved page of the project with the expectation beside it. */
export async function compareOwnPages(
  matchesFilter: (page: string) => boolean,
  read: ReadSavedPosts,
): Promise<ComparedPage[]> {
  const compared: ComparedPage[] = [];
  for (const page of listOwnPages().filter(matchesFilter)) compared.push(await compareOwnPage(page, read));
  return compared;
}

function findOnDisk(page: string): PageOnDisk {
  const path = join(OWN_FOLDER, page);
  const { url, pick } = readSavedPage(path);
  return { path, url, ...(pick !== undefined && { pick }) };
}

async function compareOwnPage(page: string, read: ReadSavedPosts): Promise<ComparedPage> {
  const onDisk = findOnDisk(page);
  const start = performance.now();
  const seen = await read(onDisk);
  const took = performance.now() - start;
  const expected = JSON.parse(readFileSync(onDisk.path.replace(/\.html$/, '.json'), 'utf8')) as Summary[]; // ours
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

/** Compares the pages of a folder outside the project with an expectation file (externalPages.ts has its form). */
export async function compareExternalPages(
  folder: string,
  expectedFile: string,
  matchesFilter: (page: string) => boolean,
  read: ReadSavedPosts,
): Promise<ComparedPage[]> {
  const compared: ComparedPage[] = [];
  for (const { page, url, posts, more } of readExpectedPages(expectedFile)) {
    if (!matchesFilter(page)) continue;
    const path = join(folder, page);
    if (!existsSync(path)) throw new UsageError(`${path} is missing`);
    const start = performance.now();
    const seen = await read({ path, url });
    const took = performance.now() - start;
    compared.push(
      buildComparedPage(page, {
        seen,
        actual: formatRead(posts, seen).map(externalToValues),
        expected: posts.map(externalToValues),
        count: more === undefined ? null : posts.length + more,
        pathsOf: externalPaths,
        took,
      }),
    );
  }
  return compared;
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
