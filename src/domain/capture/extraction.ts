/** What a reader yields for one post: each value with the way it was read. Nothing here is sure by default. */

import type { ExtractionCode } from './extractionMethods.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** `value` null means « non lu »; then `confidence` is null too and `how` says why (`not-found`, `not-logged-in`…). */
export interface Extracted<T> {
  readonly value: T | null;
  /** Short code of the way taken: `attribute:datetime`, `link:/status/`, `id:snowflake`, `meta:og`, `address`… */
  readonly how: ExtractionCode;
  readonly confidence: Confidence | null;
}

export type Surface =
  | 'post'
  | 'reply'
  | 'comment'
  | 'message'
  | 'story'
  | 'review'
  | 'profile'
  | 'email'
  | 'page'
  | 'imported';

export const VISIBILITIES = ['public', 'followers', 'closed-group', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** How fine `iso` is. `iso` is cut at it: `2025-10-23`, never an invented 00:00. */
export type Precision = 'ms' | 's' | 'min' | 'hour' | 'day' | 'month' | 'year';

export interface Posting {
  /** As displayed or as the attribute has it. */
  readonly raw: string | null;
  /** ISO 8601, UTC (`Z`) when the time is known; a bare date when only the day is. */
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

/** A film that a post shows: the still picture before it plays, and where it stood (ms) when it was captured. */
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
  /** ISO date its selectors were last seen to work on a real page; null for the generic reader. */
  readonly confirmed: string | null;
}

export interface PostExtraction {
  readonly reader: ReaderIdentity;
  /** `x`, `web`… */
  readonly platform: string;
  readonly surface: Extracted<Surface>;
  readonly visibility: Extracted<Visibility>;
  readonly author: {
    readonly displayName: Extracted<string>;
    /** As the platform writes it, without the leading @. */
    readonly handle: Extracted<string>;
    readonly profileUrl: Extracted<string>;
    readonly platformId: Extracted<string>;
    /** The mark of a verified account, in the page's own words; only where a reader looks for it. */
    readonly verified?: Extracted<string>;
  };
  /** The post's own address, absolute, as the page links it. */
  readonly permalink: Extracted<string>;
  /** Ids are strings, always. */
  readonly nativeIds: Readonly<Record<string, Extracted<string>>>;
  readonly posting: Extracted<Posting>;
  readonly text: Extracted<string>;
  readonly media: Extracted<readonly Media[]>;
  /** As displayed: `{ likes: '1,2 k' }`. */
  readonly engagement: Extracted<Readonly<Record<string, string>>>;
  readonly quoted: Extracted<QuotedPost>;
  readonly replyTo: Extracted<string>;
  /** The account one is logged in with, when the page shows it. */
  readonly session: Extracted<string>;
  /** Codes: `author-inherited`, `relative-time-only`, `truncated-text`, `layout-unknown`… */
  readonly warnings: readonly string[];
}

export function extractedValue<T>(
  value: T | null | undefined,
  how: ExtractionCode,
  confidence: Confidence,
): Extracted<T> {
  return value === null || value === undefined || value === ''
    ? missingValue(how)
    : { value, how, confidence };
}

export function missingValue<T>(how: ExtractionCode = 'not-found'): Extracted<T> {
  return { value: null, how, confidence: null };
}
