import type { CoverMarks } from '../../domain/capture/coverMarks.ts';
import type { Observation, PageMhtml, ScreenshotArea } from '../../domain/capture/observation.ts';
import type { BinaryContent } from '../../domain/shared/binary.ts';

/**
 * What to capture, and the address that the tab must show. Sent once our interface is hidden and a frame is painted.
 */
export interface ScreenshotRequest {
  readonly address: string;
  readonly area: ScreenshotArea;
  /** A cover of ours hid the page until just before: the picture is searched for it. */
  readonly cover?: CoverMarks;
}

/** The page being captured, through its content script. */
export interface CapturedPage {
  /** One request, or one per tile of a long page. Ends when the page needs no more screenshots. */
  readonly shots: AsyncIterable<ScreenshotRequest>;
  /** Tells the page that the part of a full page which the window shows is taken: a cover may come back. */
  confirmWindowPart(): void;
  /** Tells the page that the screenshot is taken: it may scroll or restore its interface. */
  confirmShot(): void;
  observed(): Promise<PageMaterial>;
}

export interface PageMaterial {
  readonly observation: Observation;
  /** Null when the page could not provide it; then a warning says so. */
  readonly source: BinaryContent | null;
  readonly text: BinaryContent | null;
  readonly archive: PageMhtml;
}
