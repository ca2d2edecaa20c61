import type { PageMhtml } from '../../domain/capture/mhtml.ts';
import type { Observation, ScreenshotArea } from '../../domain/capture/observation.ts';
import type { BinaryContent } from '../../domain/shared/binary.ts';

/** Our interface is gone and a frame painted: what is to be shot, and the address it must be shot at. */
export interface ScreenshotRequest {
  readonly address: string;
  readonly area: ScreenshotArea;
}

/** The page under capture, as its content script speaks for it. */
export interface CapturedPage {
  /** One, or as many as a long page has tiles; ends when the page has told everything. */
  readonly shots: AsyncIterable<ScreenshotRequest>;
  /** The shot is taken; the page may move on. */
  shot(): void;
  observed(): Promise<PageMaterial>;
}

export interface PageMaterial {
  readonly observation: Observation;
  /** Null when the page could not give it; the observation's warnings say so. */
  readonly source: BinaryContent | null;
  readonly text: BinaryContent | null;
  readonly archive: PageMhtml;
}
