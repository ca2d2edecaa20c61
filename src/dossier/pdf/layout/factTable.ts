import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { addressRows } from './addressRows.ts';
import { gap, type Row } from './pageFlow.ts';
import { labelledRows, paragraphRows, STYLE, unbreakableRow } from './rows.ts';
import type { HorizontalSpan } from './table.ts';

const LABEL_WIDTH = 122;
const DENSE_LABEL_WIDTH = 86;
/** Position and width of the values. */
const VALUE_COLUMN = {
  x: PAGE_METRICS.left + LABEL_WIDTH + 12,
  width: TEXT_WIDTH - LABEL_WIDTH - 12,
} as const;
export const DENSE_VALUE_COLUMN = {
  x: PAGE_METRICS.left + DENSE_LABEL_WIDTH + 8,
  width: TEXT_WIDTH - DENSE_LABEL_WIDTH - 8,
} as const;

/** A table of two columns: label and value. `dense`: smaller text, for the page of an exhibit. */
export class FactTable {
  readonly rows: Row[] = [];
  readonly column: HorizontalSpan;
  readonly style: TextStyle;
  private readonly pdf: PdfDocument;
  private readonly table: Tag;
  private readonly dense: boolean;

  constructor(pdf: PdfDocument, parent: Tag, { dense = false }: { readonly dense?: boolean } = {}) {
    this.pdf = pdf;
    this.table = pdf.child(parent, 'Table');
    this.dense = dense;
    this.column = dense ? DENSE_VALUE_COLUMN : VALUE_COLUMN;
    this.style = dense ? STYLE.small : STYLE.body;
  }

  /** `value` returns the rows of the value; `cell` is its TD. */
  async add(label: string, value: (cell: Tag) => Promise<Row[]> | Row[]): Promise<void> {
    const row = this.pdf.child(this.table, 'TR');
    const at = {
      x: PAGE_METRICS.left,
      width: this.dense ? DENSE_LABEL_WIDTH : LABEL_WIDTH,
      style: this.dense ? STYLE.note : STYLE.label,
    };
    const left = paragraphRows(this.pdf, row, label, { ...at, type: 'TH', scope: 'Row' });
    const cell = this.pdf.child(row, 'TD');
    const right = await value(cell);
    this.rows.push(...labelledRows(unbreakableRow(left), right), gap(this.dense ? 2 : 3));
  }

  /** `note`: a line below the address. */
  addAddress(label: string, address: string, { plain = false, note = '' } = {}): Promise<void> {
    return this.add(label, async (cell) => [
      // Lowers the address onto the baseline of its label, since the mono typeface is smaller.
      { height: this.dense ? 0.6 : 1.6, draw: () => {}, withNext: true },
      ...(await addressRows(this.pdf, cell, 'P', address, { ...this.column, plain })),
      ...(note === '' ? [] : paragraphRows(this.pdf, cell, note, { ...this.column, style: STYLE.note })),
    ]);
  }

  addText(label: string, ...lines: readonly string[]): Promise<void> {
    return this.add(label, (cell) =>
      lines.flatMap((text) => paragraphRows(this.pdf, cell, text, { ...this.column, style: this.style })),
    );
  }

  /** Adds a digest or identifier, on one line. */
  addMono(label: string, text: string): Promise<void> {
    const style = this.dense ? STYLE.denseIdentifier : STYLE.identifier;
    return this.add(label, (cell) => paragraphRows(this.pdf, cell, text, { ...this.column, style }));
  }
}
