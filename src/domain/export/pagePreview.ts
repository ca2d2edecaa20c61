import type { Progress } from '../shared/ports.ts';
import type { StaysOut } from './exportedDossier.ts';

/** A line of text of a laid-out PDF page, to draw on a canvas. Points, from the top left corner. */
export interface TextLine {
  readonly text: string;
  readonly face: 'serif' | 'bold' | 'italic' | 'mono';
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
  /** Text behind an image of itself: for reading, not drawn. */
  readonly invisible?: true;
}

/** One or more PDF content operators, as written; or a line of text. */
export type DrawingOperation = string | TextLine;

export interface PageDrawing {
  readonly operations: readonly DrawingOperation[];
}

export interface DrawingImage {
  readonly blob: Blob;
  /** Images of pièces are masked until asked for. Other images are text in scripts that our fonts lack. */
  readonly masked: boolean;
}

export interface DocumentDrawing {
  /** `dossier.pdf` */
  readonly name: string;
  readonly pages: readonly PageDrawing[];
  /** By the name that the operator `Do` uses. */
  readonly forms: ReadonlyMap<string, readonly DrawingOperation[]>;
  readonly pictures: ReadonlyMap<string, DrawingImage>;
}

/** The pages of the next dossier, laid out without writing any file. */
export interface DossierPreview {
  readonly documents: readonly { readonly name: string; readonly pages: number }[];
  /** `document` and `page` count from 0. `withPictures`: also draws the images of pièces. */
  draw(document: number, page: number, canvas: HTMLCanvasElement, withPictures: boolean): Promise<void>;
  /** Returns the page's text, line by line. */
  read(document: number, page: number): string;
}

/**
 * Throws the same errors as an export; stores nothing. `show` receives the first pages at once, until the returned
 * preview has all of them.
 */
export type PreviewDossier = (
  progress: Progress,
  signal: AbortSignal,
  show: (preview: DossierPreview) => void,
  staysOut: StaysOut,
) => Promise<DossierPreview>;

/** Returns the text of a page, joining the parts on one baseline into one line. */
export function readPageText(page: PageDrawing | undefined): string {
  const lines = (page?.operations ?? []).filter((stroke) => typeof stroke !== 'string');
  const rows = Map.groupBy(lines, ({ baseline }) => Math.round(baseline));
  return [...rows.values()].map((row) => row.map(({ text }) => text).join(' ')).join('\n');
}
