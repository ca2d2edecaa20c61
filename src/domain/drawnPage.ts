import type { Progress } from './ports.ts';

/** A page of a document of ours as it was set, to be drawn again on a canvas: points, from the top left corner. */
export interface SetLine {
  readonly text: string;
  readonly face: 'serif' | 'bold' | 'italic' | 'mono';
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
  /** Behind a picture of it: to be read, not drawn. */
  readonly unseen?: true;
}

/** One or more operators of a PDF's page, as written; or a line of text. */
export type Stroke = string | SetLine;

export interface DrawnPage {
  readonly strokes: readonly Stroke[];
}

export interface DrawnPicture {
  readonly blob: Blob;
  /** Of a pièce: masked until asked. Else a line of text that no font of ours has. */
  readonly masked: boolean;
}

export interface DrawnDocument {
  /** `dossier.pdf` */
  readonly name: string;
  readonly pages: readonly DrawnPage[];
  /** By the name that `Do` calls them. */
  readonly forms: ReadonlyMap<string, readonly Stroke[]>;
  readonly pictures: ReadonlyMap<string, DrawnPicture>;
}

/** The pages of the next dossier, before anything is written. */
export interface PagesAhead {
  readonly documents: readonly { readonly name: string; readonly pages: number }[];
  /** From 0. `withPictures`: those of the pièces too. */
  draw(document: number, page: number, canvas: HTMLCanvasElement, withPictures: boolean): Promise<void>;
  /** What is written on it, line by line. */
  read(document: number, page: number): string;
}

/** Throws as an export does; leaves nothing. */
export type LookAhead = (progress: Progress, signal: AbortSignal) => Promise<PagesAhead>;

/** Line by line, as it was set: lines on one baseline stand on one line. */
export function wordsOf(page: DrawnPage | undefined): string {
  const lines = (page?.strokes ?? []).filter((stroke) => typeof stroke !== 'string');
  const rows = Map.groupBy(lines, ({ baseline }) => Math.round(baseline));
  return [...rows.values()].map((row) => row.map(({ text }) => text).join(' ')).join('\n');
}
