import * as v from 'valibot';
import type { ScreenshotArea } from '../domain/capture/capturedPage.ts';
import { type CoverMarks, MARK_COUNT } from '../domain/capture/coverMarks.ts';
import type { ExtractionCode } from '../domain/capture/extraction.ts';
import {
  DIAGNOSED_FIELDS,
  type Diagnostics,
  MAX_LISTED_POSTS,
  type Observation,
  type OfferedPosts,
} from '../domain/capture/observation.ts';
import { itemLinkSchema } from '../domain/item/item.ts';
import { MAX_CHUNK_CHARS } from '../domain/shared/limits.ts';
import type { FromPage } from './capturePort.ts';

/** Schema of an observation sent by the capture script. Most of its strings come from the page, so all are bounded. */
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
  v.union([short, whole, v.pipe(v.array(short), v.maxLength(1000))]),
);

const seen = v.object({
  timeZone: code,
  utcOffset: v.pipe(v.string(), v.regex(/^[+-]\d{2}:\d{2}$/)),
  address: v.object({
    page: short,
    frame: v.exactOptional(short),
    permalink: orNull(short),
    canonical: orNull(short),
    dropped: v.array(short),
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
    v.array(
      v.object({
        kind: v.picklist(['image', 'video', 'audio', 'file']),
        url: orNull(short),
        alt: orNull(short),
      }),
    ),
  ),
  films: v.exactOptional(v.array(v.object({ url: orNull(short), poster: orNull(short), frameMs: orNull(whole) }))),
  engagement: orNull(v.record(code, short)),
  unfolded: v.exactOptional(
    v.object({
      total: whole,
      pressed: v.pipe(v.array(v.object({ label: code, at: v.pipe(v.string(), v.isoTimestamp()) })), v.maxLength(1000)),
    }),
  ),
  context: v.object({
    quoted: orNull(v.object({ author: orNull(short), permalink: orNull(short), text: orNull(long) })),
    replyTo: orNull(short),
  }),
  http: v.object({ status: orNull(whole), protocol: orNull(code) }),
  session: v.object({ account: orNull(short) }),
  warnings: v.pipe(v.array(code), v.maxLength(100)),
  reading: v.object({
    reader: code,
    version: code,
    confirmed: orNull(code),
    fields: v.record(code, fieldNote),
  }),
});

const observationSchema = v.object({
  seen,
  screen: v.object({
    viewport: v.object({ width: whole, height: whole }),
    devicePixelRatio: v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/)),
    languages: v.pipe(v.array(code), v.maxLength(50)),
    colorScheme: v.picklist(['light', 'dark']),
  }),
  referrer: orNull(short),
  rect: orNull(v.object({ x: finite, y: finite, width: finite, height: finite })),
  pageTransformations: v.pipe(v.array(transformation), v.maxLength(100)),
  postTransformations: v.exactOptional(v.pipe(v.array(transformation), v.maxLength(100))),
  sourceTransformations: v.pipe(v.array(transformation), v.maxLength(100)),
}) satisfies v.GenericSchema<unknown, Observation>;

function wellFormed(text: string): boolean {
  return text.isWellFormed();
}

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

/** The key of a post without an address is its text. */
const MAX_KEY_CHARS = 100_000;

const colour = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(0xffffff));
const cover = v.object({
  colours: v.pipe(v.array(colour), v.length(MARK_COUNT)),
  window: v.object(size),
}) satisfies v.GenericSchema<unknown, CoverMarks>;

const fromPageSchema = v.variant('type', [
  v.object({
    type: v.literal('begin'),
    mode: v.picklist(['post', 'screen', 'zone', 'page']),
    entry: v.picklist(['picker', 'list', 'menu', 'screen', 'zone', 'page', 'thread', 'profile']),
    link: v.exactOptional(itemLinkSchema),
    thread: v.exactOptional(v.pipe(v.string(), v.uuid())),
    threadPost: v.exactOptional(v.object({ page: text(20_000), key: text(MAX_KEY_CHARS) })),
    insteadOf: v.exactOptional(v.pipe(v.string(), v.uuid())),
    wrongCase: v.exactOptional(v.object({ item: v.pipe(v.string(), v.uuid()), caseId: v.pipe(v.string(), v.uuid()) })),
  }),
  v.object({ type: v.literal('shoot'), address: text(20_000), area, cover: v.exactOptional(cover) }),
  v.object({
    type: v.literal('chunk'),
    file: v.picklist(['page.html', 'texte.txt']),
    text: text(MAX_CHUNK_CHARS),
  }),
  v.object({ type: v.literal('observed'), observation: observationSchema }),
  v.object({ type: v.literal('archive'), address: text(20_000) }),
  v.object({
    type: v.literal('gaveUp'),
    code: v.picklist([
      'post-gone',
      'page-pdf',
      'cancelled',
      'nothing-there',
      'tab-changed',
      'window-resized',
      'unfold-address',
      'unfold-dialog',
      'unfold-tab',
    ]),
  }),
]) satisfies v.GenericSchema<unknown, FromPage>;

const postsOfferedSchema = v.object({
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
const codePageSchemas = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));

const diagnosticsSchema = v.object({
  posts: count,
  reader: v.nullable(
    v.object({ id: codePageSchemas, version: text(20), confirmed: v.nullable(v.pipe(v.string(), v.isoDate())) }),
  ),
  passed: v.nullable(v.object({ platform: codePageSchemas, why: codePageSchemas })),
  isLayoutChanged: v.boolean(),
  fields: v.pipe(
    v.array(
      v.object({
        name: v.picklist(DIAGNOSED_FIELDS),
        read: count,
        unsure: count,
        whyNot: v.pipe(v.array(codePageSchemas), v.maxLength(10)),
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

/** Returns null when the message is invalid: the sender is a page's process, which may be hostile. */
export function parseFromPage(message: unknown): FromPage | null {
  const parsed = v.safeParse(fromPageSchema, message);
  return parsed.success ? parsed.output : null;
}

export function parsePostsOffered(message: unknown): OfferedPosts | null {
  const parsed = v.safeParse(postsOfferedSchema, message);
  return parsed.success ? parsed.output : null;
}

export function parseDiagnostics(message: unknown): Diagnostics | null {
  const parsed = v.safeParse(diagnosticsSchema, message);
  return parsed.success && isConsistent(parsed.output) ? parsed.output : null;
}
