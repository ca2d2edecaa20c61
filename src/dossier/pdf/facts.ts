import { addressRows } from './address.ts';
import { COLUMN, PAGE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { labelled, paragraph, STYLE, whole } from './rows.ts';
import { gap, type Row } from './sheet.ts';

const LABEL_WIDTH = 122;
/** Where the values stand, and how wide. */
export const VALUE = { x: PAGE.left + LABEL_WIDTH + 12, width: COLUMN - LABEL_WIDTH - 12 } as const;

/** A table of two columns, label and value; every value is told its cell. */
export class Facts {
  readonly rows: Row[] = [];
  private readonly paper: Paper;
  private readonly table: Tag;

  constructor(paper: Paper, parent: Tag) {
    this.paper = paper;
    this.table = paper.child(parent, 'Table');
  }

  async add(label: string, value: (cell: Tag) => Promise<Row[]> | Row[]): Promise<void> {
    const row = this.paper.child(this.table, 'TR');
    const at = { x: PAGE.left, width: LABEL_WIDTH, style: STYLE.label };
    const left = paragraph(this.paper, row, label, { ...at, type: 'TH', scope: 'Row' });
    const cell = this.paper.child(row, 'TD');
    const right = await value(cell);
    this.rows.push(...labelled(whole(left), right), gap(3));
  }

  /** The mono face is smaller: lowered to stand on the line of its label. */
  addAddress(label: string, address: string, plain = false): Promise<void> {
    return this.add(label, async (cell) => [
      { height: 1.6, draw: () => {}, withNext: true },
      ...(await addressRows(this.paper, cell, 'P', address, { ...VALUE, plain })),
    ]);
  }

  addWords(label: string, ...lines: readonly string[]): Promise<void> {
    return this.add(label, (cell) =>
      lines.flatMap((text) => paragraph(this.paper, cell, text, { ...VALUE, style: STYLE.body })),
    );
  }

  /** A digest or an identifier, on one line. */
  addMono(label: string, text: string): Promise<void> {
    return this.add(label, (cell) =>
      paragraph(this.paper, cell, text, { ...VALUE, style: STYLE.identifier }),
    );
  }
}
