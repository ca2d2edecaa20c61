import type { CaseSnapshot } from '../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../domain/export/dossierOptions.ts';
import type { Raster } from '../domain/item/redaction.ts';
import type { Fonts } from './fonts.ts';
import type { DisplayListRecorder } from './pdf/engine/displayListRecorder.ts';
import type { VolumeSet } from './zip/volumes.ts';

/**
 * Draws a text that the embedded fonts have no glyph for (emoji, Arabic, CJK), wrapped at `widthPt`, on white.
 * Injected, since it needs a canvas. Sizes are in points.
 */
export type DrawText = (
  text: string,
  at: { readonly widthPt: number; readonly sizePt: number; readonly rtl: boolean },
) => Promise<{
  readonly pixels: Raster;
  /** The same image as a PNG file. */
  png(): Promise<Blob>;
  readonly widthPt: number;
  readonly heightPt: number;
}>;

/**
 * Returns, for each pixel row from the top, whether it equals the row above: the row is then between two lines of text,
 * and the image may be cut there. Injected, since it needs an image decoder.
 */
export type FindRowBreaks = (picture: Blob) => Promise<readonly boolean[]>;

/** Everything the documents of one dossier are written from. */
export interface DossierContext {
  readonly snapshot: CaseSnapshot;
  readonly options: DossierOptions;
  readonly createdAt: Date;
  /** IANA name of the person's time zone, for the date of the dossier. Each item has its own time zone. */
  readonly timeZone: string;
  /** The zip being written, when the dossier has several. */
  readonly volumeSet?: VolumeSet;
  /** `recueil-2026-11-20-0931.zip` */
  readonly fileName: string;
  readonly software: { readonly name: string; readonly version: string };
  /** SHA-256 of the public key, hex. */
  readonly keyFingerprint: string;
  readonly fonts: Fonts;
  /** Receives the drawing operations of the PDFs, for the preview. */
  readonly recorder?: DisplayListRecorder;
  readonly drawText?: DrawText;
  readonly findRowBreaks?: FindRowBreaks;
}
