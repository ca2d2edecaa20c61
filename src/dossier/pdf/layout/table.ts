import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { gap, type Row } from './pageFlow.ts';
import type { PageNumbers } from './pageNumbers.ts';
import { baselineOf, blockRows, STYLE, sideBySideRow, unbreakableRow } from './rows.ts';
import { layOutText } from './verbatimLayout.ts';

export interface HorizontalSpan {
  readonly x: number;
  readonly width: number;
}

export interface Column {
  readonly label: string;
  /** Points. */
  readonly width: number;
  readonly align?: 'right';
}

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
  columns: readonly Column[],
  entries: readonly TableEntry[],
  {
    x = PAGE_METRICS.left,
    width = TEXT_WIDTH,
    dense = false,
    underFrom = 1,
  }: Partial<HorizontalSpan> & { readonly dense?: boolean; readonly underFrom?: number } = {},
): Promise<Row[]> {
  const table = pdf.child(parent, 'Table');
  const spans = columnSpans(columns, x, dense ? DENSE_GUTTER : GUTTER);
  const head = pdf.child(table, 'TR');
  const labels = columns.map(({ label, align }, index) => {
    const at = spans[index] ?? { x, width };
    const tag = pdf.child(head, 'TH', { scope: 'Column' });
    const style = dense ? STYLE.note : STYLE.label;
    return blockRows(pdf, layOutText(pdf, label, style, at.width + 1), {
      x: align === 'right' ? at.x + at.width - pdf.widthOf(label, style) : at.x,
      style,
      tag,
      type: 'TH',
    });
  });
  const rows: Row[] = [
    { ...ruledRow(pdf, sideBySideRow(labels), { x, width }, { weight: 0.8, dense }), withNext: true },
  ];
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
  {
    align,
    link = null,
    maxLines = 1,
  }: {
    readonly align?: 'right';
    readonly link?: { readonly name: string } | null;
    /** Lines of each text. */
    readonly maxLines?: number;
  } = {},
): Cell {
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

/** A cell with the page of `key`, which may be known later; linked to its named destination, which has the same name. */
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

function columnSpans(columns: readonly Column[], left: number, gutter: number): HorizontalSpan[] {
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
