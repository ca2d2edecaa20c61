import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { observe } from '../../src/capture/observe.ts';
import { postsOn } from '../../src/capture/sites/registry.ts';
import type { PageView } from '../../src/capture/view.ts';
import type { Seen } from '../../src/domain/observation.ts';
import { readFixture, viewOf } from '../../tests/unit/capture/_page.ts';
import { summaryOf } from '../../tests/unit/capture/_summary.ts';
import { type ExpectedPost, readExpectedPages, readExternalPage } from './externalPages.ts';
import {
  type Facts,
  FIELDS,
  type Field,
  type JudgedPage,
  judge,
  type Sureness,
  type Verdict,
} from './judge.ts';

const OWN_FOLDER = join(import.meta.dirname, '../../tests/fixtures/posts');

/** Each saved page of the project against the expectation beside it. */
export function judgeOwnPages(wanted: (page: string) => boolean): JudgedPage[] {
  return readdirSync(OWN_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && wanted(name))
    .sort()
    .map(judgeOwnPage);
}

function judgeOwnPage(page: string): JudgedPage {
  const path = join(OWN_FOLDER, page);
  const { html, url, pick } = readFixture(path);
  const view = viewOf(html, url);
  const start = performance.now();
  const seen = readPage(view, pick);
  const took = performance.now() - start;
  const expected = JSON.parse(readFileSync(path.replace(/\.html$/, '.json'), 'utf8')) as Summary[]; // our own files
  const told = seen.map((one) => summaryOf(one) as Summary); // written by the same hand as the expectations
  return judged(page, seen, told.map(factsOfSummary), expected.map(factsOfSummary), took);
}

function readPage(view: PageView, pick: string | undefined): Seen[] {
  const clicked = pick === undefined ? null : view.document.querySelector(pick);
  const elements = clicked ? [clicked] : postsOn(view).map(({ el }) => el);
  return elements.map((el) => observe(view, performance, el));
}

/** Judges the pages of a folder outside the project against an expectation file (externalPages.ts has its form). */
export function judgeExternalPages(
  folder: string,
  expectedFile: string,
  wanted: (page: string) => boolean,
): JudgedPage[] {
  return readExpectedPages(expectedFile)
    .filter(({ page }) => wanted(page))
    .map((expected) => {
      const start = performance.now();
      const { seen, read } = readExternalPage(folder, expected);
      const took = performance.now() - start;
      return judged(
        expected.page,
        seen.slice(0, read.length),
        read.map(factsOfExternal),
        expected.posts.map(factsOfExternal),
        took,
      );
    });
}

interface Summary {
  readonly [name: string]: unknown;
  readonly nativeIds: Readonly<Record<string, string | null>>;
  readonly posted: { readonly iso: string | null };
}

const factsOfSummary = (post: Summary): Facts => ({
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

const factsOfExternal = (post: ExpectedPost | null): Facts => ({
  account: [post?.handle, post?.name],
  address: [post?.permalink],
  ids: [post?.id],
  time: [post?.iso],
  text: [post?.text],
  media: [],
  context: [],
});

function judged(
  page: string,
  seen: readonly Seen[],
  told: readonly Facts[],
  expected: readonly Facts[],
  took: number,
): JudgedPage {
  const fields = Object.fromEntries(
    FIELDS.map((field) => {
      const verdicts = expected.flatMap((facts, index): Verdict[] => {
        const one = seen[index];
        return judge(told[index]?.[field] ?? [], facts[field], one !== undefined && surenessOf(one)[field]);
      });
      return [field, verdicts];
    }),
  ) as Record<Field, Verdict[]>; // fromEntries forgets the names it was given
  const reader = seen[0]?.reading.reader ?? 'none';
  return { page, reader, posts: seen.length, fields, took: Math.round(took) };
}

/** A field is sure when the value that matters most in it was read with high confidence. */
function surenessOf({ reading: { fields } }: Seen): Sureness {
  const sure = (...paths: string[]): boolean => paths.some((path) => fields[path]?.confidence === 'high');
  return {
    account: sure('author.handle', 'author.displayName', 'author.profileUrl', 'author.platformId'),
    address: sure('address.permalink'),
    ids: Object.keys(fields).some((path) => path.startsWith('nativeIds.') && sure(path)),
    time: sure('posting.iso'),
    text: sure('text'),
    media: sure('media'),
    context: sure('context.quoted', 'context.replyTo'),
  };
}
