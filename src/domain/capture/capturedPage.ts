import type { BinaryContent } from '../shared/binary.ts';
import type { CoverMarks } from './coverMarks.ts';
import type { Rect } from './observation.ts';
import type { Measures, Reading } from './reading.ts';

interface Area {
  readonly width: number;
  readonly height: number;
}

/**
 * The part of a longer page that one window shows. CSS pixels; `at` is the scroll position, `clip` the tile's place
 * in the window.
 */
export interface Tile {
  readonly place: { readonly at: { readonly x: number; readonly y: number }; readonly clip: Rect };
  readonly window: Area;
  /** Current size of the whole page. */
  readonly page: Area;
  /** Device pixels per CSS pixel, as the page reports it. */
  readonly pixelRatio: number;
}

/**
 * What the page asks the background to screenshot: the window, one tile of the page, or (Firefox) the whole page at
 * once.
 */
export type ScreenshotArea =
  | {
      readonly kind: 'window';
      /**
       * Posts of one window share this UUID, so that one screenshot serves them all. `taken`: the screenshot must
       * already exist.
       */
      readonly screen?: { readonly id: string; readonly taken: boolean };
    }
  | ({ readonly kind: 'tile' } & Tile)
  | { readonly kind: 'page'; readonly page: Area; readonly pixelRatio: number };

/** How a browser captures a page larger than the window. */
export type FullPageMethod = 'tiles' | 'page';

/**
 * What to capture, and the address that the tab must show. Sent once our interface is hidden and a frame is painted.
 */
export interface ScreenshotRequest {
  readonly address: string;
  readonly area: ScreenshotArea;
  /** A cover of ours hid the page until just before: the picture is searched for it. */
  readonly cover?: CoverMarks;
}

/** Where a screenshot is taken. A screenshot of any other page is refused. */
export interface ScreenshotTab {
  readonly tabId: number;
  readonly windowId: number;
  /** The document's address at the time of the request. */
  readonly address: string;
}

/**
 * A screenshot as the browser returned it. Nothing of it may be stored before `stillThere` resolves; it rejects when
 * the tab changed meanwhile.
 */
export interface Screenshot {
  readonly png: BinaryContent;
  readonly stillThere: Promise<void>;
}

/** The whole page in one file; the warning that says why it is missing; or null when it was not requested. */
export type PageMhtml = Blob | 'archive-missing' | 'archive-not-allowed' | null;

/** All that the page sent, besides what it asked to screenshot. */
export interface SentPage {
  readonly reading: Reading;
  /** Null when the page could not provide it; then a warning says so. */
  readonly source: BinaryContent | null;
  readonly text: BinaryContent | null;
  readonly archive: PageMhtml;
}

/** The page being captured, through its capture script. */
export interface CapturedPage {
  /** One request, or one per tile of a long page. Ends when the page needs no more screenshots. */
  readonly shots: AsyncIterable<ScreenshotRequest>;
  /** Tells the page that the part of a full page which the window shows is taken: a cover may come back. */
  confirmWindowPart(): void;
  /** Tells the page that the screenshot is taken: it may scroll or restore its interface. */
  confirmShot(): void;
  /** Tells the page, with the outcome, the warnings of the item: more than those that the page sent. */
  setWarnings(warnings: readonly string[]): void;
  /** Resolves as soon as the page is measured. Rejects as `finished` does. */
  measured(): Promise<Measures>;
  /** Rejects with the page's Refusal, `tab-changed` when the page is gone, `reading-invalid` at an invalid message. */
  finished(): Promise<SentPage>;
}
