import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { observe } from '../../src/capture/observe.ts';
import type { PageView } from '../../src/capture/pageView.ts';
import { findPosts } from '../../src/capture/sites/registry.ts';
import type { PageFields } from '../../src/domain/capture/observation.ts';
import { summarizeSeen } from './captureSummary.ts';
import {
  type ComparedPage,
  compareField,
  FIELDS,
  type Field,
  type FieldConfidence,
  type FieldResult,
  type FieldValues,
} from './compare.ts';
import { type ExpectedPost, readExpectedPages, readExternalPage } from './externalPages.ts';
import { createPageView, readSavedPage } from './savedPage.ts';

const OWN_FOLDER = join(import.meta.dirname, '../../tests/fixtures/posts');

/** Compares each saved page of the project with the expectation beside it. */
export function compareOwnPages(matchesFilter: (page: string) => boolean): ComparedPage[] {
  return readdirSync(OWN_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && matchesFilter(name))
    .sort()
    .map(compareOwnPage);
}

function compareOwnPage(page: string): ComparedPage {
  const path = join(OWN_FOLDER, page);
  const { html, url, pick } = readSavedPage(path);
  const view = createPageView(html, url);
  const start = performance.now();
  const seen = readPage(view, pick);
  const took = performance.now() - start;
  const expected = JSON.parse(readFileSync(path.replace(/\.html$/, '.json'), 'utf8')) as Summary[]; // our own files
  const actual = seen.map((one) => summarizeSeen(one) as Summary); // the form of the expectations
  return buildComparedPage(page, seen, actual.map(summaryToValues), expected.map(summaryToValues), took);
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
      return buildComparedPage(
        expected.page,
        seen.slice(0, read.length),
        read.map(externalToValues),
        expected.posts.map(externalToValues),
        took,
      );
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

const externalToValues = (post: ExpectedPost | null): FieldValues => ({
  account: [post?.handle, post?.name],
  address: [post?.permalink],
  ids: [post?.id],
  time: [post?.iso],
  text: [post?.text],
  media: [],
  context: [],
});

function buildComparedPage(
  page: string,
  seen: readonly PageFields[],
  actual: readonly FieldValues[],
  expected: readonly FieldValues[],
  took: number,
): ComparedPage {
  const fields = Object.fromEntries(
    FIELDS.map((field) => {
      const verdicts = expected.flatMap((facts, index): FieldResult[] => {
        const one = seen[index];
        return compareField(
          actual[index]?.[field] ?? [],
          facts[field],
          one !== undefined && readConfidence(one)[field],
        );
      });
      return [field, verdicts];
    }),
  ) as Record<Field, FieldResult[]>; // fromEntries loses the type of the keys
  const reader = seen[0]?.reading.reader ?? 'none';
  return { page, reader, posts: seen.length, fields, took: Math.round(took) };
}

/** A field is sure when one of its values was read with high confidence. */
function readConfidence({ reading: { fields } }: PageFields): FieldConfidence {
  const isHigh = (...paths: string[]): boolean => paths.some((path) => fields[path]?.confidence === 'high');
  return {
    account: isHigh('author.handle', 'author.displayName', 'author.profileUrl', 'author.platformId'),
    address: isHigh('address.permalink'),
    ids: Object.keys(fields).some((path) => path.startsWith('nativeIds.') && isHigh(path)),
    time: isHigh('posting.iso'),
    text: isHigh('text'),
    media: isHigh('media'),
    context: isHigh('context.quoted', 'context.replyTo'),
  };
}
