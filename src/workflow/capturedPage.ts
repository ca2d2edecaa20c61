import type { PageArchive } from '../domain/archive.ts';
import type { Content } from '../domain/content.ts';
import type { Observation, ShotArea } from '../domain/observation.ts';

/** Our interface is gone and a frame painted: what is to be shot, and the address it must be shot at. */
export interface ShotRequest {
  readonly address: string;
  readonly area: ShotArea;
}

/** The page under capture, as its content script speaks for it. */
export interface CapturedPage {
  /** One, or as many as a long page has tiles; ends when the page has told everything. */
  readonly shots: AsyncIterable<ShotRequest>;
  /** The shot is taken; the page may move on. */
  shot(): void;
  observed(): Promise<PageMaterial>;
}

export interface PageMaterial {
  readonly observation: Observation;
  /** Null when the page could not give it; the observation's warnings say so. */
  readonly source: Content | null;
  readonly text: Content | null;
  readonly archive: PageArchive;
}
