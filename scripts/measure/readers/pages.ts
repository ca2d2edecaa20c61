import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { observe } from '../../../src/capture/observe.ts';
import type { PageFields } from '../../../src/domain/capture/reading.ts';
import '../../../tests/support/allReaders.ts';
import { createHash } from 'node:crypto';
import type { PageView } from '../../../src/dom/pageView.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import { summarizeSeen } from '../../../tests/support/savedPages/captureSummary.ts';
import { decodePage } from '../../../tests/support/savedPages/savedBytes.ts';
import { createPageView, readSavedPage } from '../../../tests/support/savedPages/savedPage.ts';
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

/**
 * One post of a saved page that is not part of the project. Null: the page does not have the value. An absent value is
 * not judged. A value that belongs to a real person is written as `sha256:` and the first 12 hexadecimal digits of its
 * SHA-256.
 */
interface ExpectedPost {
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
interface ExpectedPage {
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
function readExpectedPages(file: string): ExpectedPage[] {
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
function formatRead(posts: readonly ExpectedPost[], seen: readonly PageFields[]): readonly (ExpectedPost | null)[] {
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

/** Frames can be saved inside frames without limit. */
const MAX_VIEWS = 50;

/**
 * Returns the views of a page saved elsewhere: the page, then its saved frames (`srcdoc`, or a file beside the page),
 * each before the frames in it. Shadow roots saved as `<template shadowrootmode>` are attached again.
 */
function loadSavedViews(path: string, url: string): PageView[] {
  const views = [openView(path, decodePage(readFileSync(path)), url)];
  for (const host of views) {
    for (const el of host.document.querySelectorAll('iframe, frame')) {
      if (views.length === MAX_VIEWS) return views;
      const html = readFrame(el, path);
      if (html === null) continue;
      const address = URL.parse(el.getAttribute('src') ?? '', url);
      const frameUrl = address?.protocol.startsWith('http') && !el.hasAttribute('srcdoc') ? address.href : url;
      views.push({ ...openView(path, html, frameUrl), frameHost: { el, view: host } });
    }
  }
  return views;
}

function openView(path: string, html: string, url: string): PageView {
  try {
    const view = createPageView(html, url);
    attachShadowRoots(view.document);
    return view;
  } catch (error) {
    throw new Error(`${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readFrame(el: Element, path: string): string | null {
  const inline = el.getAttribute('srcdoc');
  if (inline !== null) return inline;
  const source = el.getAttribute('src') ?? '';
  if (source === '' || /^[a-z][\w+.-]*:/i.test(source) || source.startsWith('/')) return null;
  const file = join(dirname(path), decodeURIComponent(source.replace(/[?#].*$/, '')));
  return existsSync(file) && file.startsWith(dirname(path)) ? decodePage(readFileSync(file)) : null;
}

/** A closed root stays closed: the extension cannot read it either. */
function attachShadowRoots(root: Document | ShadowRoot): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode], template[shadowroot]')) {
    const mode = template.getAttribute('shadowrootmode') ?? template.getAttribute('shadowroot');
    const host = template.parentElement;
    if (!host || host.shadowRoot || (mode !== 'open' && mode !== 'closed')) continue;
    const shadow = host.attachShadow({ mode });
    shadow.append(template.content);
    template.remove();
    attachShadowRoots(shadow);
  }
}

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

/** Compares the pages of a folder outside the project with an expectation file (`ExpectedPage` is its form). */
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
