import * as v from 'valibot';
import type { ExtractionCode } from '../domain/capture/extractionMethods.ts';
import type { Observation } from '../domain/capture/observation.ts';

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

export const observationSchema = v.object({
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
