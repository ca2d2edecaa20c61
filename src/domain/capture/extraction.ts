/** What a site reader extracts from one post: each value with how it was read. No value is certain by default. */

export type Confidence = 'high' | 'medium' | 'low';

/** When `value` is null (« non lu »), `confidence` is null and `how` is the reason (`not-found`, `not-logged-in`…). */
export interface Extracted<T> {
  readonly value: T | null;
  /** How the value was read: `attribute:datetime`, `link:/status/`, `id:snowflake`, `meta:og`, `address`… */
  readonly how: ExtractionCode;
  readonly confidence: Confidence | null;
}

export const SURFACES = [
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
] as const;
export type Surface = (typeof SURFACES)[number];

export const VISIBILITIES = ['public', 'followers', 'closed-group', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Precision of `iso`, which is cut to it: `2025-10-23`, never an invented 00:00. */
export const PRECISIONS = ['ms', 's', 'min', 'hour', 'day', 'month', 'year'] as const;
export type Precision = (typeof PRECISIONS)[number];

export interface Posting {
  /** As displayed, or the attribute's value. */
  readonly raw: string | null;
  /** ISO 8601: UTC (`Z`) when the time is known, a date alone otherwise. */
  readonly iso: string | null;
  readonly precision: Precision | null;
  /** `dom`, `id`, `jsonld`, `text`. */
  readonly source: string | null;
}

export interface Media {
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly url: string | null;
  readonly alt: string | null;
}

/** A video in a post: its poster image, and its playback position in ms at the time of capture. */
export interface Video {
  readonly url: string | null;
  readonly poster: string | null;
  readonly frameMs: number | null;
}

export interface QuotedPost {
  readonly author: string | null;
  readonly permalink: string | null;
  readonly text: string | null;
}

interface ReaderIdentity {
  readonly id: string;
  readonly version: string;
  /** ISO date of the last check of its selectors on a real page; null for the generic reader. */
  readonly confirmed: string | null;
}

/** The values of a post, its author and its ids excepted. */
export interface PostValues {
  readonly surface: Surface;
  readonly visibility: Visibility;
  /** The post's own absolute address, from a link of the page. */
  readonly permalink: string;
  readonly posting: Posting;
  readonly text: string;
  readonly media: readonly Media[];
  /** As displayed: `{ likes: '1,2 k' }`. */
  readonly engagement: Readonly<Record<string, string>>;
  readonly quoted: QuotedPost;
  readonly replyTo: string;
  /** The logged-in account, when the page shows it. */
  readonly session: string;
}

/** Path of each value in the fiche, which is also its key in `reading.fields`. */
export const VALUE_PATHS = {
  surface: 'surface',
  visibility: 'visibility',
  permalink: 'address.permalink',
  posting: 'posting',
  text: 'text',
  media: 'media',
  engagement: 'engagement',
  quoted: 'context.quoted',
  replyTo: 'context.replyTo',
  session: 'session.account',
} as const satisfies Readonly<Record<keyof PostValues, string>>;

export const VALUE_NAMES = Object.keys(VALUE_PATHS) as readonly (keyof PostValues)[]; // the keys of a constant

type ExtractedValues = { readonly [K in keyof PostValues]: Extracted<PostValues[K]> };

export interface PostExtraction extends ExtractedValues {
  readonly reader: ReaderIdentity;
  /** `x`, `web`… */
  readonly platform: string;
  readonly author: {
    readonly displayName: Extracted<string>;
    /** As the platform writes it, without the leading @. */
    readonly handle: Extracted<string>;
    readonly profileUrl: Extracted<string>;
    readonly platformId: Extracted<string>;
    /** The page's label of a verified account. Absent when the reader does not look for one. */
    readonly verified?: Extracted<string>;
  };
  /** Ids are always strings: some exceed a safe integer. */
  readonly nativeIds: Readonly<Record<string, Extracted<string>>>;
  /** Codes: `author-inherited`, `relative-time-only`, `truncated-text`, `layout-unknown`… */
  readonly warnings: readonly string[];
}

/** Returns a value for each name of `PostValues`. */
export function mapValues(read: (name: keyof PostValues) => Extracted<unknown>): ExtractedValues {
  // Each value comes from the same name, or is missing.
  return Object.fromEntries(VALUE_NAMES.map((name) => [name, read(name)])) as ExtractedValues;
}

export function missingValues(how: ExtractionCode): ExtractedValues & Pick<PostExtraction, 'author'> {
  return { ...mapValues(() => missingValue(how)), author: missingAuthor(how) };
}

export function missingAuthor(how: ExtractionCode): PostExtraction['author'] {
  const missing = missingValue<string>(how);
  return { displayName: missing, handle: missing, profileUrl: missing, platformId: missing };
}

export function extractedValue<T>(
  value: T | null | undefined,
  how: ExtractionCode,
  confidence: Confidence,
): Extracted<T> {
  return value === null || value === undefined || value === '' ? missingValue(how) : { value, how, confidence };
}

export function missingValue<T>(how: ExtractionCode = 'not-found'): Extracted<T> {
  return { value: null, how, confidence: null };
}

/**
 * How a value was read: the first word of `reading.fields[…].how`. The interface has a text for each code: the
 * compiler requires one when a code is added here, and rejects a code that is not in these lists.
 */
export const EXTRACTION_METHODS = [
  'address',
  'attribute',
  'chosen-element',
  'class',
  'container',
  'declared',
  'dir',
  'document',
  'dom',
  'e2e',
  'element',
  'file',
  'from',
  'id',
  'image',
  'json',
  'jsonld',
  'link',
  'location',
  'mark',
  'markup',
  'meta',
  'microdata',
  'navigation-timing',
  'og',
  'place',
  'platform',
  'role',
  'slot',
  'span',
  'testid',
  'text',
  'title',
  'whole-block',
  'whole-elements',
] as const;

/** Why a value was not read. */
export const NOT_EXTRACTED_REASONS = [
  'account-deleted',
  'author-row-missing',
  'deleted',
  'handle-shown',
  'in-menu-only',
  'invalid-handle',
  'layout-unknown',
  'locked',
  'no-address-given',
  'no-handles',
  'no-http-address',
  'no-permalink',
  'no-reply-mark',
  'no-text',
  'none-shown',
  'not-attempted',
  'not-found',
  'not-in-address',
  'not-kept',
  'not-logged-in',
  'not-shown',
  'not-stated',
  'not-told',
  'not-visible',
  'other-address',
  'other-channel',
  'own-message',
  'reader-failed',
  'region',
  'screen',
  'several-accounts',
  'several-links',
  'several-logins',
  'unreadable',
] as const;

export type ExtractionMethod = (typeof EXTRACTION_METHODS)[number];
export type NotExtractedReason = (typeof NOT_EXTRACTED_REASONS)[number];

/** `link`, `link:/status/`, `text:date+device-zone`: the method, its selector, and the assumptions made. */
export type MethodCode = ExtractionMethod | `${ExtractionMethod}:${string}` | `${ExtractionMethod}+${string}`;

/** For a value that was read, its method; for a missing one, the method that found nothing, or the reason. */
export type ExtractionCode = MethodCode | NotExtractedReason;

export function addAssumptions(how: MethodCode, names: readonly string[]): MethodCode {
  return names.reduce<MethodCode>((code, name) => `${code}+${name}`, how);
}
