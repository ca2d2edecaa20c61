import { oneLine } from '../../../domain/shared/truncate.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { type HorizontalSpan, PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/typography.ts';
import { gap, heightOf, type Row } from './pageFlow.ts';
import {
  baselineOf,
  blockRows,
  findForeignScript,
  labelledRows,
  paragraphRows,
  STYLE,
  sideBySideRow,
  unbreakableRow,
} from './rows.ts';
import type { PageNumbers } from './section.ts';
import { layOutText, layOutVerbatim } from './verbatimLayout.ts';

export interface TableColumn {
  readonly label: string;
  /** Points. */
  readonly width: number;
  readonly align?: 'right';
}

/** Columns of these widths; those from `rightFrom` on are aligned to the right. */
export const columnsOf = (
  labels: readonly string[],
  widths: readonly number[],
  rightFrom = labels.length,
): readonly TableColumn[] =>
  labels.map((label, index) => ({
    label,
    width: widths[index] ?? 0,
    ...(index >= rightFrom && { align: 'right' as const }),
  }));

/** Returns the rows of one cell; `tag` is its TD. */
export type Cell = (tag: Tag, at: HorizontalSpan) => readonly Row[] | Promise<readonly Row[]>;

export interface TableEntry {
  readonly cells: readonly Cell[];
  /** Content below the cells, from the column `underFrom` on. In the structure tree it is a row of one cell. */
  readonly under?: Cell;
}

/** Between columns. */
const GUTTER = 12;
const DENSE_GUTTER = 6;
/** Minimum number of entries on the last page of a long table. */
const LAST_ENTRIES = 3;
const ELLIPSIS = '…';

/**
 * Lays out a table, by default over the full width: its head, then one row per entry, never split over pages. The head
 * is the first row; pass it to `PageFlow.place` to repeat it on each page.
 */
export async function tableRows(
  pdf: PdfDocument,
  parent: Tag,
  columns: readonly TableColumn[],
  entries: readonly TableEntry[],
  layout: Partial<HorizontalSpan> & { readonly dense?: boolean; readonly underFrom?: number } = {},
): Promise<Row[]> {
  const { x = PAGE_METRICS.left, width = TEXT_WIDTH, dense = false, underFrom = 1 } = layout;
  const table = pdf.child(parent, 'Table');
  const spans = columnSpans(columns, x, dense ? DENSE_GUTTER : GUTTER);
  const head = pdf.child(table, 'TR');
  const labels = columns.map(({ label, align }, index) => {
    const at = spans[index] ?? { x, width };
    const tag = pdf.child(head, 'TH', { scope: 'Column' });
    const style = dense ? STYLE.note : STYLE.label;
    const blocks = layOutText(pdf, label, style, at.width + 1);
    const widths = blocks.map((block) => (block.kind === 'line' ? pdf.widthOf(block.drawn, style) : 0));
    const left = align === 'right' ? at.x + at.width - Math.max(0, ...widths) : at.x;
    return blockRows(pdf, blocks, { x: left, style, tag, type: 'TH' });
  });
  const headRow = ruledRow(pdf, sideBySideRow(labels), { x, width }, { weight: 0.8, dense });
  const rows: Row[] = [{ ...headRow, withNext: true }];
  for (const { cells, under } of entries) {
    const row = pdf.child(table, 'TR');
    const filled: (readonly Row[])[] = [];
    for (const [index, cell] of cells.entries()) {
      filled.push(await cell(pdf.child(row, 'TD'), spans[index] ?? { x, width }));
    }
    const left = spans[underFrom]?.x ?? x;
    const below = await under?.(pdf.child(pdf.child(table, 'TR'), 'TD', { span: columns.length }), {
      x: left,
      width: x + width - left,
    });
    // The cells before `underFrom` stand beside both.
    const all =
      below === undefined
        ? sideBySideRow(filled)
        : sideBySideRow([...filled.slice(0, underFrom), [sideBySideRow(filled.slice(underFrom)), gap(1.5), ...below]]);
    rows.push(ruledRow(pdf, all, { x, width }, { weight: 0.3, dense }));
  }
  return rows.map((row, index) =>
    // The first entries stay with the head and the last ones together, so that none is alone on a page.
    index < 2 || (index >= rows.length - LAST_ENTRIES && index < rows.length - 1) ? { ...row, withNext: true } : row,
  );
}

/** A cell of our own texts, each cut to `maxLines` lines of the column. */
export function textCell(
  pdf: PdfDocument,
  texts: readonly string[],
  style: TextStyle,
  options: {
    readonly align?: 'right';
    readonly link?: { readonly name: string } | null;
    readonly maxLines?: number;
  } = {},
): Cell {
  const { align, link = null, maxLines = 1 } = options;
  return (tag, at) => {
    const blocks = texts.flatMap((text) => {
      const whole = layOutText(pdf, text, style, at.width);
      if (whole.length <= maxLines) return whole;
      const narrower = layOutText(pdf, text, style, at.width - pdf.widthOf(ELLIPSIS, style)).slice(0, maxLines);
      return narrower.map((block, index) =>
        block.kind === 'line' && index === maxLines - 1 ? { ...block, drawn: `${block.drawn}${ELLIPSIS}` } : block,
      );
    });
    const [first] = blocks;
    const x = align === 'right' && first?.kind === 'line' ? at.x + at.width - pdf.widthOf(first.drawn, style) : at.x;
    return blockRows(pdf, blocks, { x, style, tag, type: 'TD', link });
  };
}

/** A cell with the page of `key`, which may be known later; linked to its destination of the same name. */
export function pageNumberCell(
  pdf: PdfDocument,
  pageNumbers: PageNumbers,
  key: string,
  style: TextStyle = STYLE.small,
): Cell {
  return (tag, at) => [
    {
      height: style.leading,
      draw: (top) => {
        const link = pdf.child(tag, 'Link');
        const [right, baseline] = [at.x + at.width, baselineOf(style, top)];
        pdf.inside(link, 'Link', () => pageNumbers.show(key, { right, baseline, style }));
        pdf.linkBox(link, at.x, top, at.width, style.leading, { name: key });
        link.end();
      },
    },
  ];
}

function columnSpans(columns: readonly TableColumn[], left: number, gutter: number): HorizontalSpan[] {
  let x = left;
  return columns.map(({ width }) => {
    const place = { x, width };
    x += width + gutter;
    return place;
  });
}

/** Adds padding, and a rule below. */
function ruledRow(
  pdf: PdfDocument,
  row: Row,
  { x, width }: HorizontalSpan,
  { weight, dense }: { readonly weight: number; readonly dense: boolean },
): Row {
  const padded = dense ? row : unbreakableRow([gap(4), row, gap(3)]);
  return {
    height: padded.height,
    draw: (top) => {
      padded.draw(top);
      pdf.rule(x, top + padded.height, width, weight);
    },
  };
}

const LABEL_WIDTH = 122;
const DENSE_LABEL_WIDTH = 86;
const VALUE_COLUMN = { x: PAGE_METRICS.left + LABEL_WIDTH + 12, width: TEXT_WIDTH - LABEL_WIDTH - 12 } as const;
const DENSE_VALUE_COLUMN = {
  x: PAGE_METRICS.left + DENSE_LABEL_WIDTH + 8,
  width: TEXT_WIDTH - DENSE_LABEL_WIDTH - 8,
} as const;

/** Points kept free right of the first facts, for an image beside them. */
export interface Aside {
  readonly width: number;
  readonly height: number;
}

export const NO_ASIDE: Aside = { width: 0, height: 0 };

/** A table of two columns: label and value. `dense`: smaller text, for the page of an exhibit. */
export class FactTable {
  readonly rows: Row[] = [];
  readonly style: TextStyle;
  private readonly aside: Aside;
  private readonly pdf: PdfDocument;
  private readonly table: Tag;
  private readonly dense: boolean;

  constructor(
    pdf: PdfDocument,
    parent: Tag,
    { dense = false, aside = NO_ASIDE }: { readonly dense?: boolean; readonly aside?: Aside } = {},
  ) {
    this.pdf = pdf;
    this.table = pdf.child(parent, 'Table');
    this.dense = dense;
    this.aside = aside;
    this.style = dense ? STYLE.small : STYLE.body;
  }

  /** Where the next value is drawn. */
  get column(): HorizontalSpan {
    const { x, width } = this.dense ? DENSE_VALUE_COLUMN : VALUE_COLUMN;
    return { x, width: heightOf(this.rows) < this.aside.height ? width - this.aside.width : width };
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

/** Characters tried for one line, in order; text drawn by the browser is wider. */
const LENGTHS = [60, 56, 52, 48, 44, 40, 35, 30, 24, 18, 12];
/** And before a mark that says which account it is: cut, it would be another one. */
const LENGTHS_BEFORE_NUMBER = [...LENGTHS, 9, 6];
/** In font sizes. An image of two lines has 2.4 at least; Arabic needs 1.75 for one line. */
const LINE_HEIGHT_MAX = 2.2;
/** Points: an image is white and would cover the rule above it. */
const BELOW_RULE = 0.5;

/** A cell with the beginning of somebody else's text, on one line, ending in … when it is cut, then `mark`. */
export function oneLineCell(
  pdf: PdfDocument,
  text: string,
  { drawText }: Pick<DossierContext, 'drawText'>,
  style: TextStyle = STYLE.small,
  mark = '',
): Cell {
  const points = [...oneLine(text.slice(0, 400))];
  const script = findForeignScript(text);
  const lengths = /\d/.test(mark) ? LENGTHS_BEFORE_NUMBER : LENGTHS;
  return async (tag, at) => {
    for (const length of lengths) {
      const first = points.length > length ? `${points.slice(0, length).join('').trim()}…` : points.join('');
      const shown = first + mark;
      const { blocks } = await layOutVerbatim(pdf, shown, { style, width: at.width, drawText });
      const [block] = blocks;
      const isTooTall = block?.kind === 'picture' && block.height > style.size * LINE_HEIGHT_MAX;
      const isLast = length === lengths.at(-1);
      if ((blocks.length > 1 || isTooTall) && !isLast) continue;
      // An image of several lines would cover the rows below.
      const fitting = isTooTall ? (await layOutVerbatim(pdf, shown, { style, width: at.width })).blocks : blocks;
      const line = pdf.child(tag, 'P', script === null ? {} : { lang: script.lang });
      const rows = blockRows(pdf, fitting.slice(0, 1), { x: at.x, style, tag: line, type: 'P' });
      return rows.map((row) => ({ height: style.leading, draw: (top) => row.draw(top + BELOW_RULE) }));
    }
    return [];
  };
}
