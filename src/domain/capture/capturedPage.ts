import * as v from 'valibot';
import type { BinaryContent } from '../shared/binary.ts';
import { MARK_COUNT } from './coverMarks.ts';
import type { Measures, Reading } from './reading.ts';

const length = v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(1_000_000));
const place = v.pipe(v.number(), v.finite(), v.minValue(-1_000_000), v.maxValue(1_000_000));
/** CSS pixels. */
const size = v.object({ width: length, height: length });
/** Device pixels per CSS pixel, as the page reports it. */
const pixelRatio = v.pipe(v.number(), v.minValue(0.1), v.maxValue(10));

/**
 * What the page asks the background to screenshot: the window, one tile of the page, or (Firefox) the whole page at
 * once. CSS pixels.
 */
export const screenshotAreaSchema = v.variant('kind', [
  v.object({
    kind: v.literal('window'),
    /** Posts of one window share this UUID: one screenshot serves all. `taken`: the screenshot must already exist. */
    screen: v.exactOptional(v.object({ id: v.pipe(v.string(), v.uuid()), taken: v.boolean() })),
  }),
  v.object({
    kind: v.literal('tile'),
    /** `at`: the scroll position; `clip`: the tile's place in the window. */
    place: v.object({
      at: v.object({ x: place, y: place }),
      clip: v.object({ x: place, y: place, width: length, height: length }),
    }),
    window: size,
    /** Current size of the whole page. */
    page: size,
    pixelRatio,
  }),
  v.object({ kind: v.literal('page'), page: size, pixelRatio }),
]);

export type ScreenshotArea = v.InferOutput<typeof screenshotAreaSchema>;
/** The part of a longer page that one window shows. */
export type Tile = Omit<Extract<ScreenshotArea, { kind: 'tile' }>, 'kind'>;

/**
 * Marks of the cover that may hide a page during a long capture. The worker looks for them in every picture: one that
 * shows them was taken before the cover was gone, and is refused.
 */
export const coverMarksSchema = v.object({
  /** 0xRRGGBB of the marks at the top left, top right, bottom left and bottom right. Random for each capture. */
  colours: v.pipe(
    v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(0xffffff))),
    v.length(MARK_COUNT),
    v.readonly(),
  ),
  /** Size of the viewport, CSS pixels. */
  window: size,
});
export type CoverMarks = v.InferOutput<typeof coverMarksSchema>;

/** How a browser captures a page larger than the window. */
export type FullPageMethod = 'tiles' | 'page';

/** What to capture, and the tab's address. Sent once our interface is hidden and a frame is painted. */
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
