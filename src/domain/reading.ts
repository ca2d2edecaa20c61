/** What a reader yields for one post: each value with the way it was read. Nothing here is sure by default. */

import type { How } from './ways.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** `value` null means « non lu »; then `confidence` is null too and `how` says why (`not-found`, `not-logged-in`…). */
export interface Read<T> {
  readonly value: T | null;
  /** Short code of the way taken: `attribute:datetime`, `link:/status/`, `id:snowflake`, `meta:og`, `address`… */
  readonly how: How;
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
export interface Film {
  readonly url: string | null;
  readonly poster: string | null;
  readonly frameMs: number | null;
}

export interface Quoted {
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

export interface PostReading {
  readonly reader: ReaderIdentity;
  /** `x`, `web`… */
  readonly platform: string;
  readonly surface: Read<Surface>;
  readonly visibility: Read<Visibility>;
  readonly author: {
    readonly displayName: Read<string>;
    /** As the platform writes it, without the leading @. */
    readonly handle: Read<string>;
    readonly profileUrl: Read<string>;
    readonly platformId: Read<string>;
    /** The mark of a verified account, in the page's own words; only where a reader looks for it. */
    readonly verified?: Read<string>;
  };
  /** The post's own address, absolute, as the page links it. */
  readonly permalink: Read<string>;
  /** Ids are strings, always. */
  readonly nativeIds: Readonly<Record<string, Read<string>>>;
  readonly posting: Read<Posting>;
  readonly text: Read<string>;
  readonly media: Read<readonly Media[]>;
  /** As displayed: `{ likes: '1,2 k' }`. */
  readonly engagement: Read<Readonly<Record<string, string>>>;
  readonly quoted: Read<Quoted>;
  readonly replyTo: Read<string>;
  /** The account one is logged in with, when the page shows it. */
  readonly session: Read<string>;
  /** Codes: `author-inherited`, `relative-time-only`, `truncated-text`, `layout-unknown`… */
  readonly warnings: readonly string[];
}

export function read<T>(value: T | null | undefined, how: How, confidence: Confidence): Read<T> {
  return value === null || value === undefined || value === '' ? notRead(how) : { value, how, confidence };
}

export function notRead<T>(how: How = 'not-found'): Read<T> {
  return { value: null, how, confidence: null };
}
