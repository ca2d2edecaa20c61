import { PAGE_METRICS, TEXT_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { addressRows } from './addressRows.ts';
import { gap, type Row } from './pageFlow.ts';
import { labelledRows, paragraphRows, STYLE, unbreakableRow } from './rows.ts';

const LABEL_WIDTH = 122;
/** Position and width of the values. */
export const VALUE_COLUMN = {
  x: PAGE_METRICS.left + LABEL_WIDTH + 12,
  width: TEXT_WIDTH - LABEL_WIDTH - 12,
} as const;

/** A table of two columns: label and value. */
export class FactTable {
  readonly rows: Row[] = [];
  private readonly pdf: PdfDocument;
  private readonly table: Tag;

  constructor(pdf: PdfDocument, parent: Tag) {
    this.pdf = pdf;
    this.table = pdf.child(parent, 'Table');
  }

  /** `value` returns the rows of the value; `cell` is its TD. */
  async add(label: string, value: (cell: Tag) => Promise<Row[]> | Row[]): Promise<void> {
    const row = this.pdf.child(this.table, 'TR');
    const at = { x: PAGE_METRICS.left, width: LABEL_WIDTH, style: STYLE.label };
    const left = paragraphRows(this.pdf, row, label, { ...at, type: 'TH', scope: 'Row' });
    const cell = this.pdf.child(row, 'TD');
    const right = await value(cell);
    this.rows.push(...labelledRows(unbreakableRow(left), right), gap(3));
  }

  /** Lowers the address onto the baseline of its label, since the mono typeface is smaller. */
  addAddress(label: string, address: string, plain = false): Promise<void> {
    return this.add(label, async (cell) => [
      { height: 1.6, draw: () => {}, withNext: true },
      ...(await addressRows(this.pdf, cell, 'P', address, { ...VALUE_COLUMN, plain })),
    ]);
  }

  addText(label: string, ...lines: readonly string[]): Promise<void> {
    return this.add(label, (cell) =>
      lines.flatMap((text) => paragraphRows(this.pdf, cell, text, { ...VALUE_COLUMN, style: STYLE.body })),
    );
  }

  /** Adds a digest or identifier, on one line. */
  addMono(label: string, text: string): Promise<void> {
    return this.add(label, (cell) => paragraphRows(this.pdf, cell, text, { ...VALUE_COLUMN, style: STYLE.identifier }));
  }
}
