import type { SharedPage } from './_shared-page.ts';
import { SHARED_X } from './_shared-x.ts';

/** First words of each post of X, as digests, in the order of SHARED_X. */
const TEXTS: readonly (readonly string[])[] = [
  ['sha256:16ce1f3cd956'],
  ['sha256:7259b386f8c5'],
  ['sha256:7274b6490430', 'sha256:c86426ea1790'],
];

/** X, in the words of the other shared pages. */
export const SHARED: readonly SharedPage[] = SHARED_X.map(({ page, url, posts }, at) => ({
  page: `x/${page}`,
  url,
  reader: 'x',
  surface: posts[0]?.surface ?? 'post',
  posts: posts.map(({ handle, displayName, permalink, id, iso }, index) => ({
    name: displayName,
    handle,
    id,
    permalink,
    iso,
    text: TEXTS[at]?.[index] ?? null,
  })),
}));
