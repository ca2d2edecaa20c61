import type { RefusalCode } from '../shared/errors.ts';

/** CSS pixels, relative to the viewport's top left corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const DIAGNOSED_FIELDS = ['handle', 'displayName', 'profileUrl', 'permalink', 'posting', 'text'] as const;
export type DiagnosedField = (typeof DIAGNOSED_FIELDS)[number];

/** Returns whether a rectangle is inside another one, edges included. */
export const isInside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Edges included. */
export const isPointIn = ({ x, y, width, height }: Rect, left: number, top: number): boolean =>
  left >= x && top >= y && left <= x + width && top <= y + height;

/** Maximum number of posts that are listed or diagnosed. */
export const MAX_LISTED_POSTS = 5000;

/** What the context menu reports about the post under the cursor; empty when the picker began otherwise. */
export interface ContextMenuHint {
  readonly linkUrl?: string;
  readonly srcUrl?: string;
  /** The click that opened the menu left its place in the page's selection: the words selected before, or a caret. */
  readonly hasPlace?: true;
}

/** What a page folds: replies or comments, at least, since a page may show no number; and texts that it cuts. */
export interface FoldedCounts {
  readonly replies: number;
  readonly texts: number;
}

/** « page.mhtml », an option of Chromium. `taken-back`: turned on, but the browser no longer grants the permission. */
export type MhtmlChoice = 'off' | 'on' | 'taken-back';

/** How the last capture of a tab ended. Readable while locked, as a lock deletes only those before it. */
export interface CaptureOutcome {
  readonly tabId: number;
  /** ISO 8601. */
  readonly at: string;
  /** Why nothing was recorded; null when an item was. */
  readonly refusal: RefusalCode | 'bug' | null;
  /** The item is partial; absent too where that is not known. */
  readonly isPartial?: true;
  /** The site answered with an error, which no page tells of a screen; absent too where that is not known. */
  readonly isErrorPage?: true;
  /** Position (from 1) of the carnet that an item was recorded in; absent where that is not known. */
  readonly place?: number;
  /** What was refused is a post of a thread: earlier ones may be recorded. */
  readonly isThread?: true;
  /** After it was recorded the person began to choose again on the page, and no capture followed yet. */
  readonly isChoosing?: true;
  /** The attempt that the choice is stored as. */
  readonly choice?: string;
}
