import * as v from 'valibot';
import type { ScreenshotArea } from '../domain/capture/capturedPage.ts';
import { type CoverMarks, MARK_COUNT } from '../domain/capture/coverMarks.ts';
import {
  DIAGNOSED_FIELDS,
  type Diagnostics,
  MAX_LISTED_POSTS,
  type OfferedPosts,
} from '../domain/capture/observation.ts';
import { measuresSchema, readingSchema } from '../domain/capture/reading.ts';
import { itemLinkSchema } from '../domain/item/item.ts';
import { MAX_CHUNK_CHARS } from '../domain/shared/limits.ts';
import { type CutWarning, parseWithinBounds } from './parseWithinBounds.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

const length = v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(1_000_000));
const place = v.pipe(v.number(), v.finite(), v.minValue(-1_000_000), v.maxValue(1_000_000));
const size = { width: length, height: length };
const pixelRatio = v.pipe(v.number(), v.minValue(0.1), v.maxValue(10));

const area = v.variant('kind', [
  v.object({
    kind: v.literal('window'),
    screen: v.exactOptional(v.object({ id: v.pipe(v.string(), v.uuid()), taken: v.boolean() })),
  }),
  v.object({
    kind: v.literal('tile'),
    place: v.object({
      at: v.object({ x: place, y: place }),
      clip: v.object({ x: place, y: place, ...size }),
    }),
    window: v.object(size),
    page: v.object(size),
    pixelRatio,
  }),
  v.object({ kind: v.literal('page'), page: v.object(size), pixelRatio }),
]) satisfies v.GenericSchema<unknown, ScreenshotArea>;

/** An address or key that is compared or hashed, never kept: once cut, it would be equal to others. */
const compared = v.string();

const colour = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(0xffffff));
const cover = v.object({
  colours: v.pipe(v.array(colour), v.length(MARK_COUNT), v.readonly()),
  window: v.object(size),
}) satisfies v.GenericSchema<unknown, CoverMarks>;

/**
 * Messages of the capture script over the port `capture`: begin, shoot (several for a long page), measured and
 * chunk… in any order, archive if wanted, read.
 */
export const fromPageSchema = v.variant('type', [
  v.object({
    type: v.literal('begin'),
    mode: v.picklist(['post', 'screen', 'zone', 'page']),
    entry: v.picklist(['picker', 'list', 'menu', 'screen', 'zone', 'page', 'thread', 'profile']),
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
  v.object({ type: v.literal('shoot'), address: compared, area, cover: v.exactOptional(cover) }),
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

export const postsOfferedSchema = v.object({
  choices: v.pipe(
    v.array(
      v.object({
        index: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        author: v.nullable(text(500)),
        posted: v.nullable(text(500)),
        firstWords: v.nullable(text(1000)),
      }),
    ),
    v.maxLength(MAX_LISTED_POSTS),
  ),
  more: v.boolean(),
}) satisfies v.GenericSchema<unknown, OfferedPosts>;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_LISTED_POSTS));
const shortCode = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));

export const diagnosticsSchema = v.object({
  posts: count,
  reader: v.nullable(
    v.object({ id: shortCode, version: text(20), confirmed: v.nullable(v.pipe(v.string(), v.isoDate())) }),
  ),
  passed: v.nullable(v.object({ platform: shortCode, why: shortCode })),
  isLayoutChanged: v.boolean(),
  fields: v.pipe(
    v.array(
      v.object({
        name: v.picklist(DIAGNOSED_FIELDS),
        read: count,
        unsure: count,
        whyNot: v.pipe(v.array(shortCode), v.maxLength(10)),
      }),
    ),
    v.maxLength(DIAGNOSED_FIELDS.length),
  ),
  stopped: v.nullable(v.picklist(['count', 'time'])),
}) satisfies v.GenericSchema<unknown, Diagnostics>;

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

/**
 * Returns the message with what was cut of it; null when it is invalid: the sender is a page's process, which may be
 * hostile.
 */
export function parseFromPage(
  message: unknown,
): { readonly output: FromPage; readonly cuts: readonly CutWarning[] } | null {
  return parseWithinBounds(fromPageSchema, message);
}

export function parsePostsOffered(message: unknown): OfferedPosts | null {
  return parseWithinBounds(postsOfferedSchema, message)?.output ?? null;
}

export function parseDiagnostics(message: unknown): Diagnostics | null {
  const diagnostics = parseWithinBounds(diagnosticsSchema, message)?.output;
  return diagnostics !== undefined && isConsistent(diagnostics) ? diagnostics : null;
}
