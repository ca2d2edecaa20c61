import type { Environment, Observed, Transformation } from '../item/item.ts';

/** CSS pixels, relative to the viewport's top left corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Area {
  readonly width: number;
  readonly height: number;
}

/** One window's worth of a longer page. CSS pixels; `at` is the scroll position, `clip` where it shows in the window. */
export interface Tile {
  readonly place: { readonly at: { readonly x: number; readonly y: number }; readonly clip: Rect };
  readonly window: Area;
  /** The whole, as it measures now. */
  readonly page: Area;
  /** Device pixels a CSS pixel, as the page has it. */
  readonly pixelRatio: number;
}

/** What the page asks to be shot: the window as it stands, one tile of itself, or (Firefox) all of it at once. */
export type ScreenshotArea =
  | {
      readonly kind: 'window';
      /** Posts that stand on one screen name it by the same UUID: one picture does for all. `taken`: it must be there. */
      readonly screen?: { readonly id: string; readonly taken: boolean };
    }
  | ({ readonly kind: 'tile' } & Tile)
  | { readonly kind: 'page'; readonly page: Area; readonly pixelRatio: number };

/** How a browser takes what does not fit the window. */
export type FullPageMethod = 'tiles' | 'page';

/** What the page can tell of itself; the rest (clock, browser, zoom, files) is known on our side. */
export type PageFields = Omit<
  Observed,
  | 'acquiredAt'
  | 'clock'
  | 'network'
  | 'cacheState'
  | 'accessPath'
  | 'operator'
  | 'received'
  | 'environment'
  | 'provenance'
  | 'outcome'
>;

/** content script → background, one capture. */
export interface Observation {
  readonly seen: PageFields;
  readonly screen: Pick<Environment, 'viewport' | 'devicePixelRatio' | 'languages' | 'colorScheme'>;
  /** Of the tab's page, as it says; null when it says nothing. */
  readonly referrer: string | null;
  /** The post's own rectangle cut to the viewport; null when the whole screen was asked for. */
  readonly rect: Rect | null;
  /** What was done to the page for the capture: `scrolled-into-view`. */
  readonly pageTransformations: readonly Transformation[];
  /** What more was done for a post taller than the window, whose own picture is made of several. */
  readonly postTransformations?: readonly Transformation[];
  /** What the source (`page.html`) lost on its way: `{ name: 'snapshot', dropped: ['script × 12', …] }`. */
  readonly sourceTransformations: readonly Transformation[];
}

/** A post offered in the popup's list, for the keyboard and the screen reader. */
export interface PostChoice {
  /** Its place among the visible posts of the page, from 0, at the time of listing. */
  readonly index: number;
  readonly author: string | null;
  readonly posted: string | null;
  readonly firstWords: string | null;
}

/** The posts of a page, from its beginning; `more`: it has others, which are not listed. */
export interface OfferedPosts {
  readonly choices: readonly PostChoice[];
  readonly more: boolean;
}

/** What a look at a page counts for one kind of value; `whyNot`: the ways that gave nothing, most frequent first. */
export interface DiagnosticsField {
  readonly name: DiagnosedField;
  readonly read: number;
  /** Of these, not surely. */
  readonly unsure: number;
  readonly whyNot: readonly string[];
}

export const DIAGNOSED_FIELDS = [
  'handle',
  'displayName',
  'profileUrl',
  'permalink',
  'posting',
  'text',
] as const;
export type DiagnosedField = (typeof DIAGNOSED_FIELDS)[number];

/** What is recognised on a page, in figures and codes: no word of the page leaves it. */
export interface Diagnostics {
  readonly posts: number;
  /** The reader that spoke; null when no post was seen. */
  readonly reader: {
    readonly id: string;
    readonly version: string;
    readonly confirmed: string | null;
  } | null;
  /** The platform whose own reader saw no post, and why. */
  readonly passed: { readonly platform: string; readonly why: string } | null;
  readonly fields: readonly DiagnosticsField[];
  /** Why posts after these were not read: there are more than are counted, or it took too long. Null when all were. */
  readonly stopped: 'count' | 'time' | null;
}

/** As many posts as are listed, or looked at. */
export const MAX_LISTED_POSTS = 5000;

/** What the context menu tells of the post under the cursor. */
export interface ContextMenuHint {
  readonly linkUrl?: string;
  readonly srcUrl?: string;
  readonly selectionText?: string;
}

/** Warnings that make an item « partiel »: something that was asked for is not there in full. */
export const PARTIAL_WARNINGS: ReadonlySet<string> = new Set([
  'post-cut-by-window',
  'post-partly-covered',
  'page-source-missing',
  'content-changed',
  'value-cut',
  'page-moved',
  'page-captured-in-part',
  'text-file-missing',
  'window-resized',
]);
