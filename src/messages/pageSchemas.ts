import * as v from 'valibot';
import { coverMarksSchema, screenshotAreaSchema } from '../domain/capture/capturedPage.ts';
import { DIAGNOSED_FIELDS, MAX_LISTED_POSTS } from '../domain/capture/observation.ts';
import { measuresSchema, readingSchema } from '../domain/capture/reading.ts';
import { itemLinkSchema, PAGE_ENTRIES } from '../domain/item/item.ts';
import { MAX_CHUNK_CHARS } from '../domain/shared/limits.ts';
import { type CutWarning, parseWithinBounds } from './parseWithinBounds.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** An address or key that is compared or hashed, never kept: once cut, it would be equal to others. */
const compared = v.string();

/**
 * Messages of the capture script over the port `capture`: begin, shoot (several for a long page), measured and
 * chunk… in any order, archive if wanted, read.
 */
export const fromPageSchema = v.variant('type', [
  v.object({
    type: v.literal('begin'),
    mode: v.picklist(['post', 'screen', 'zone', 'page']),
    entry: v.picklist(PAGE_ENTRIES),
    link: v.exactOptional(itemLinkSchema),
    /** UUID of the thread that the post is captured with. */
    thread: v.exactOptional(v.pipe(v.string(), v.uuid())),
    /** Identifies the post in its thread, so that a capture that stops half way can be resumed. */
    threadPost: v.exactOptional(v.object({ page: compared, key: compared })),
    /** An earlier attempt at the same capture. It is deleted once this one is stored. */
    insteadOf: v.exactOptional(v.pipe(v.string(), v.uuid())),
    /** The picture of that attempt was blank: this one is kept in any case. */
    again: v.exactOptional(v.literal(true)),
    /** The item that was captured in the wrong case: this capture goes to `caseId`, then that item is withdrawn. */
    wrongCase: v.exactOptional(v.object({ item: v.pipe(v.string(), v.uuid()), caseId: v.pipe(v.string(), v.uuid()) })),
  }),
  v.object({
    type: v.literal('shoot'),
    address: compared,
    area: screenshotAreaSchema,
    cover: v.exactOptional(coverMarksSchema),
  }),
  v.object({
    type: v.literal('chunk'),
    file: v.picklist(['page.html', 'texte.txt']),
    text: text(MAX_CHUNK_CHARS),
  }),
  v.object({ type: v.literal('measured'), measures: measuresSchema }),
  v.object({ type: v.literal('read'), reading: readingSchema }),
  /** The page is restored: `page.mhtml` can be saved now, if wanted. */
  v.object({ type: v.literal('archive'), address: compared }),
  v.object({
    type: v.literal('gaveUp'),
    code: v.picklist([
      'reading-invalid',
      'post-gone',
      'page-pdf',
      'cancelled',
      'nothing-there',
      'tab-changed',
      'window-resized',
      'page-pinch-zoomed',
      'unfold-address',
      'unfold-dialog',
      'unfold-tab',
    ]),
  }),
]);

/** A message of the capture script over the port of one capture. */
export type FromPage = v.InferOutput<typeof fromPageSchema>;

/** The first posts of a page, in the popup's list, which serves the keyboard and screen readers. */
export const postsOfferedSchema = v.object({
  choices: v.pipe(
    v.array(
      v.object({
        /** Index among the page's visible posts when the list was made. */
        index: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        author: v.nullable(text(500)),
        posted: v.nullable(text(500)),
        firstWords: v.nullable(text(1000)),
      }),
    ),
    v.maxLength(MAX_LISTED_POSTS),
  ),
  /** The page has others, which are not listed. */
  more: v.boolean(),
});

export type OfferedPosts = v.InferOutput<typeof postsOfferedSchema>;
export type PostChoice = OfferedPosts['choices'][number];

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_LISTED_POSTS));
const shortCode = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));

/** What the readers recognise on a page, in counts and codes only: no text of the page leaves it. */
export const diagnosticsSchema = v.object({
  posts: count,
  /** The reader that was used; null when no post was found. */
  reader: v.nullable(
    v.object({ id: shortCode, version: text(20), confirmed: v.nullable(v.pipe(v.string(), v.isoDate())) }),
  ),
  /** The platform whose own reader found no post, and the reason. */
  passed: v.nullable(v.object({ platform: shortCode, why: shortCode })),
  /** The reader finds posts, but no longer what is in them. */
  isLayoutChanged: v.boolean(),
  fields: v.pipe(
    v.array(
      v.object({
        name: v.picklist(DIAGNOSED_FIELDS),
        read: count,
        /** Among those read, how many with less than high confidence. */
        unsure: count,
        /** Codes of the failed methods, most frequent first. */
        whyNot: v.pipe(v.array(shortCode), v.maxLength(10)),
      }),
    ),
    v.maxLength(DIAGNOSED_FIELDS.length),
  ),
  /** Why the remaining posts were not read: too many, or too slow. Null when all were read. */
  stopped: v.nullable(v.picklist(['count', 'time'])),
});

export type Diagnostics = v.InferOutput<typeof diagnosticsSchema>;
export type DiagnosticsField = Diagnostics['fields'][number];

/** Returns whether the counts agree with each other. They come from the page's process, which may be hostile. */
function isConsistent({ posts, reader, fields, stopped }: Diagnostics): boolean {
  if (stopped === 'count' && posts < MAX_LISTED_POSTS) return false;
  if (posts === 0) return reader === null && fields.length === 0;
  return (
    reader !== null &&
    DIAGNOSED_FIELDS.every((name, place) => fields[place]?.name === name) &&
    fields.every(
      ({ read, unsure, whyNot }) =>
        unsure <= read && read <= posts && whyNot.length <= posts - read && (whyNot.length > 0 || read === posts),
    )
  );
}

/** Returns the message and what was cut of it; null when invalid: the page's process may be hostile. */
export const parseFromPage = (
  message: unknown,
): { readonly output: FromPage; readonly cuts: readonly CutWarning[] } | null =>
  parseWithinBounds(fromPageSchema, message);

export const parsePostsOffered = (message: unknown): OfferedPosts | null =>
  parseWithinBounds(postsOfferedSchema, message)?.output ?? null;

export function parseDiagnostics(message: unknown): Diagnostics | null {
  const diagnostics = parseWithinBounds(diagnosticsSchema, message)?.output;
  return diagnostics !== undefined && isConsistent(diagnostics) ? diagnostics : null;
}
