import type { CaseSnapshot } from '../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../domain/export/dossierOptions.ts';
import type { Raster } from '../domain/images/raster.ts';
import type { Fonts } from './fonts.ts';
import type { DisplayListRecorder } from './pdf/engine/displayListRecorder.ts';
import type { VolumeSet } from './zip/volumes.ts';

/**
 * Draws a text that the embedded fonts have no glyph for (emoji, Arabic, CJK), wrapped at `widthPt`, on white. Given by
 * whoever has a canvas; sizes in points.
 */
export type DrawText = (
  text: string,
  at: { readonly widthPt: number; readonly sizePt: number; readonly rtl: boolean },
) => Promise<{
  readonly pixels: Raster;
  /** The same, for whoever keeps it. */
  png(): Promise<Blob>;
  readonly widthPt: number;
  readonly heightPt: number;
}>;

/**
 * For each row of a picture, from the top, whether it is like the row above it: between two lines of text, so that the
 * picture may be cut there. Given by whoever can decode one.
 */
export type FindRowBreaks = (picture: Blob) => Promise<readonly boolean[]>;

/** One making of the dossier: all that its documents are written from. */
export interface DossierContext {
  readonly snapshot: CaseSnapshot;
  readonly options: DossierOptions;
  readonly createdAt: Date;
  /** IANA name, the person's own: for the date of the dossier; each item carries its own zone. */
  readonly timeZone: string;
  /** Which zip of several this is; missing: the only one. */
  readonly volumeSet?: VolumeSet;
  /** `recueil-2026-11-20-0931.zip` */
  readonly fileName: string;
  readonly software: { readonly name: string; readonly version: string };
  /** SHA-256 of the public key, hex. */
  readonly keyFingerprint: string;
  readonly fonts: Fonts;
  /** Followed while it is set. */
  readonly recorder?: DisplayListRecorder;
  readonly drawText?: DrawText;
  readonly findRowBreaks?: FindRowBreaks;
}
