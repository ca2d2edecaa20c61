import * as v from 'valibot';
import { MAX_FICHE_LIST, MAX_FICHE_TEXT, MAX_FICHE_VALUE } from '../shared/limits.ts';
import { listOf, textUpTo } from '../shared/schemas.ts';
import { type ExtractionCode, PRECISIONS, SURFACES, VISIBILITIES } from './extraction.ts';

const short = textUpTo(MAX_FICHE_VALUE);
const long = textUpTo(MAX_FICHE_TEXT);
const orNull = <T extends v.GenericSchema>(schema: T) => v.nullable(schema);
const code = textUpTo(200);
/** An unknown code does not cost the capture: the interface shows it as it is. */
const extractionCode = code as unknown as v.GenericSchema<string, ExtractionCode>;
const whole = v.pipe(v.number(), v.safeInteger());
const finite = v.pipe(v.number(), v.finite());

const precision = v.picklist(PRECISIONS);

const fieldNote = v.object({
  how: extractionCode,
  confidence: orNull(v.picklist(['high', 'medium', 'low'])),
  codeUnits: v.exactOptional(long),
});

const transformation = v.objectWithRest({ name: code }, v.union([short, whole, listOf(short, MAX_FICHE_LIST)]));

/**
 * What the page itself can report of one capture; the background adds the rest of `Observed` (clock, browser, zoom,
 * files). Most of its values come from the page, so all are bounded; `src/messages/parseWithinBounds.ts` cuts what is
 * beyond.
 */
const pageFieldsSchema = v.object({
  timeZone: code,
  utcOffset: v.pipe(v.string(), v.regex(/^[+-]\d{2}:\d{2}$/)),
  address: v.object({
    page: short,
    frame: v.exactOptional(short),
    permalink: orNull(short),
    canonical: orNull(short),
    dropped: listOf(short, MAX_FICHE_LIST),
  }),
  page: v.object({ title: orNull(short), lang: orNull(code) }),
  platform: code,
  surface: v.picklist(SURFACES),
  visibility: orNull(v.picklist(VISIBILITIES)),
  author: v.object({
    displayName: orNull(short),
    handle: orNull(short),
    profileUrl: orNull(short),
    platformId: orNull(short),
    verified: v.exactOptional(orNull(short)),
  }),
  nativeIds: v.pipe(v.record(code, orNull(short)), v.maxEntries(100)),
  posting: v.object({
    raw: orNull(short),
    iso: orNull(code),
    precision: orNull(precision),
    source: orNull(code),
  }),
  text: orNull(long),
  media: orNull(
    listOf(
      v.object({ kind: v.picklist(['image', 'video', 'audio', 'file']), url: orNull(short), alt: orNull(short) }),
      MAX_FICHE_LIST,
    ),
  ),
  films: v.exactOptional(
    listOf(v.object({ url: orNull(short), poster: orNull(short), frameMs: orNull(whole) }), MAX_FICHE_LIST),
  ),
  engagement: orNull(v.pipe(v.record(code, short), v.maxEntries(100))),
  unfolded: v.exactOptional(
    v.object({
      total: whole,
      pressed: listOf(v.object({ label: code, at: v.pipe(v.string(), v.isoTimestamp()) }), MAX_FICHE_LIST),
    }),
  ),
  context: v.object({
    quoted: orNull(v.object({ author: orNull(short), permalink: orNull(short), text: orNull(long) })),
    replyTo: orNull(short),
  }),
  http: v.object({ status: orNull(whole), protocol: orNull(code) }),
  session: v.object({ account: orNull(short) }),
  warnings: listOf(code, 100),
  reading: v.object({
    reader: code,
    version: code,
    confirmed: orNull(code),
    fields: v.pipe(v.record(code, fieldNote), v.maxEntries(MAX_FICHE_LIST)),
  }),
});

const transformations = listOf(transformation, 100);

/**
 * The first shape of a capture: what the capture script read of the page, sent once. The background parses it and
 * completes it to `Observed`.
 */
export const readingSchema = v.object({
  ...pageFieldsSchema.entries,
  /** `document.referrer` of the tab's page; null when it is empty. */
  referrer: orNull(short),
  transformations: v.object({
    /** Changes made to the page for the capture, such as `scrolled-into-view`. */
    page: transformations,
    /** Further changes for a post taller than the window, which is stitched from several screenshots. */
    post: v.exactOptional(transformations),
    /** What was removed from the page source (`page.html`): `{ name: 'snapshot', dropped: ['script × 12', …] }`. */
    source: transformations,
  }),
});

const rectangle = v.object({ x: finite, y: finite, width: finite, height: finite });

/** What the picture is cut by. Sent before the reading, so that it is cut while the page is read again. */
export const measuresSchema = v.object({
  screen: v.object({
    viewport: v.object({ width: whole, height: whole }),
    devicePixelRatio: v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/)),
    colorScheme: v.picklist(['light', 'dark']),
  }),
  /** The post's rectangle, clipped to the viewport; null for a capture of the whole window. CSS pixels. */
  rect: orNull(rectangle),
  /** Where the post's words are drawn in the viewport, to search the picture for them. CSS pixels. */
  words: v.pipe(v.array(rectangle), v.maxLength(100), v.readonly()),
  /** Where the post begins: above `rect` when the window cuts its beginning. CSS pixels. */
  top: finite,
});

export type PageFields = v.InferOutput<typeof pageFieldsSchema>;
export type Reading = v.InferOutput<typeof readingSchema>;
export type Measures = v.InferOutput<typeof measuresSchema>;
