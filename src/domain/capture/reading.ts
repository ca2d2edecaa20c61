import * as v from 'valibot';
import type { ExtractionCode } from './extraction.ts';

const short = v.pipe(v.string(), v.maxLength(20_000), v.check(wellFormed));
const long = v.pipe(v.string(), v.maxLength(5_000_000), v.check(wellFormed));
const orNull = <T extends v.GenericSchema>(schema: T) => v.nullable(schema);
const code = v.pipe(v.string(), v.maxLength(200), v.check(wellFormed));
const whole = v.pipe(v.number(), v.safeInteger());
const finite = v.pipe(v.number(), v.finite());

const surface = v.picklist([
  'post',
  'reply',
  'comment',
  'message',
  'story',
  'review',
  'profile',
  'email',
  'page',
  'imported',
]);
const precision = v.picklist(['ms', 's', 'min', 'hour', 'day', 'month', 'year']);

const fieldNote = v.object({
  // Only the length is checked: an unknown code must not cost the capture; the interface shows it as it is.
  how: v.custom<ExtractionCode>((how) => v.is(code, how)),
  confidence: orNull(v.picklist(['high', 'medium', 'low'])),
  codeUnits: v.exactOptional(long),
});

const transformation = v.objectWithRest(
  { name: code },
  v.union([short, whole, v.pipe(v.array(short), v.maxLength(1000), v.readonly())]),
);

/**
 * What the page itself can report of one capture; the background adds the rest of `Observed` (clock, browser, zoom, files).
 * Most of its strings come from the page, so all are bounded.
 */
const pageFieldsSchema = v.object({
  timeZone: code,
  utcOffset: v.pipe(v.string(), v.regex(/^[+-]\d{2}:\d{2}$/)),
  address: v.object({
    page: short,
    frame: v.exactOptional(short),
    permalink: orNull(short),
    canonical: orNull(short),
    dropped: v.pipe(v.array(short), v.readonly()),
  }),
  page: v.object({ title: orNull(short), lang: orNull(code) }),
  platform: code,
  surface,
  visibility: orNull(v.picklist(['public', 'followers', 'closed-group', 'private'])),
  author: v.object({
    displayName: orNull(short),
    handle: orNull(short),
    profileUrl: orNull(short),
    platformId: orNull(short),
    verified: v.exactOptional(orNull(short)),
  }),
  nativeIds: v.record(code, orNull(short)),
  posting: v.object({
    raw: orNull(short),
    iso: orNull(code),
    precision: orNull(precision),
    source: orNull(code),
  }),
  text: orNull(long),
  media: orNull(
    v.pipe(
      v.array(
        v.object({ kind: v.picklist(['image', 'video', 'audio', 'file']), url: orNull(short), alt: orNull(short) }),
      ),
      v.readonly(),
    ),
  ),
  films: v.exactOptional(
    v.pipe(v.array(v.object({ url: orNull(short), poster: orNull(short), frameMs: orNull(whole) })), v.readonly()),
  ),
  engagement: orNull(v.record(code, short)),
  unfolded: v.exactOptional(
    v.object({
      total: whole,
      pressed: v.pipe(
        v.array(v.object({ label: code, at: v.pipe(v.string(), v.isoTimestamp()) })),
        v.maxLength(1000),
        v.readonly(),
      ),
    }),
  ),
  context: v.object({
    quoted: orNull(v.object({ author: orNull(short), permalink: orNull(short), text: orNull(long) })),
    replyTo: orNull(short),
  }),
  http: v.object({ status: orNull(whole), protocol: orNull(code) }),
  session: v.object({ account: orNull(short) }),
  warnings: v.pipe(v.array(code), v.maxLength(100), v.readonly()),
  reading: v.object({
    reader: code,
    version: code,
    confirmed: orNull(code),
    fields: v.record(code, fieldNote),
  }),
});

const transformations = v.pipe(v.array(transformation), v.maxLength(100), v.readonly());

/**
 * The first shape of a capture: what the capture script read of the page, sent once. The background parses it and completes
 * it to `Observed`.
 */
export const readingSchema = v.object({
  ...pageFieldsSchema.entries,
  screen: v.object({
    viewport: v.object({ width: whole, height: whole }),
    devicePixelRatio: v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/)),
    languages: v.pipe(v.array(code), v.maxLength(50), v.readonly()),
    colorScheme: v.picklist(['light', 'dark']),
  }),
  /** `document.referrer` of the tab's page; null when it is empty. */
  referrer: orNull(short),
  /** The post's rectangle, clipped to the viewport; null for a capture of the whole window. CSS pixels. */
  rect: orNull(v.object({ x: finite, y: finite, width: finite, height: finite })),
  transformations: v.object({
    /** Changes made to the page for the capture, such as `scrolled-into-view`. */
    page: transformations,
    /** Further changes for a post taller than the window, which is stitched from several screenshots. */
    post: v.exactOptional(transformations),
    /** What was removed from the page source (`page.html`): `{ name: 'snapshot', dropped: ['script × 12', …] }`. */
    source: transformations,
  }),
});

function wellFormed(text: string): boolean {
  return text.isWellFormed();
}

export type PageFields = v.InferOutput<typeof pageFieldsSchema>;
export type Reading = v.InferOutput<typeof readingSchema>;
