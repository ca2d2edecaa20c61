import type { Progress } from '../shared/ports.ts';

/** A page of a document of ours as it was set, to be drawn again on a canvas: points, from the top left corner. */
export interface TextLine {
  readonly text: string;
  readonly face: 'serif' | 'bold' | 'italic' | 'mono';
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
  /** Behind a picture of it: to be read, not drawn. */
  readonly invisible?: true;
}

/** One or more operators of a PDF's page, as written; or a line of text. */
export type DrawingOperation = string | TextLine;

export interface PageDrawing {
  readonly operations: readonly DrawingOperation[];
}

export interface DrawingImage {
  readonly blob: Blob;
  /** Of a pièce: masked until asked. Else a line of text that no font of ours has. */
  readonly masked: boolean;
}

export interface DocumentDrawing {
  /** `dossier.pdf` */
  readonly name: string;
  readonly pages: readonly PageDrawing[];
  /** By the name that `Do` calls them. */
  readonly forms: ReadonlyMap<string, readonly DrawingOperation[]>;
  readonly pictures: ReadonlyMap<string, DrawingImage>;
}

/** The pages of the next dossier, before anything is written. */
export interface DossierPreview {
  readonly documents: readonly { readonly name: string; readonly pages: number }[];
  /** From 0. `withPictures`: those of the pièces too. */
  draw(document: number, page: number, canvas: HTMLCanvasElement, withPictures: boolean): Promise<void>;
  /** What is written on it, line by line. */
  read(document: number, page: number): string;
}

/** Throws as an export does; leaves nothing. */
export type PreviewDossier = (progress: Progress, signal: AbortSignal) => Promise<DossierPreview>;

/** Line by line, as it was set: lines on one baseline stand on one line. */
export function readPageText(page: PageDrawing | undefined): string {
  const lines = (page?.operations ?? []).filter((stroke) => typeof stroke !== 'string');
  const rows = Map.groupBy(lines, ({ baseline }) => Math.round(baseline));
  return [...rows.values()].map((row) => row.map(({ text }) => text).join(' ')).join('\n');
}
