import { expect } from 'vitest';
import type { PostExtraction } from '../../../src/domain/capture/extraction.ts';
import { findPosts, readPost } from '../../../src/platforms/reading/pagePosts.ts';
import '../allReaders.ts';
import { createPageView } from './savedPage.ts';

/** Reads every post of an invented page, with the readers of all platforms. `html`: its first tag. */
export function readPosts(body: string, url: string, html = '<html>'): PostExtraction[] {
  const view = createPageView(`<!DOCTYPE html>${html}<body>${body}</body></html>`, url);
  return findPosts(view).map((found) => readPost(found, view));
}

export const readFirstPost = (body: string, url: string, html?: string): PostExtraction =>
  readPosts(body, url, html)[0] ?? expect.fail(`no post on ${url}`);
