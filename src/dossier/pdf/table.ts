import { COLUMN, PAGE, type Style } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { across, blockRows, STYLE, whole } from './rows.ts';
import { setWords } from './setPosted.ts';
import { gap, type Row } from './sheet.ts';

export interface Place {
  readonly x: number;
  readonly width: number;
}

export interface Column {
  readonly label: string;
  /** Points. */
  readonly width: number;
  readonly align?: 'right';
}

/** Fills one cell; `tag` is its TD. */
export type Cell = (tag: Tag, at: Place) => readonly Row[] | Promise<readonly Row[]>;

export interface Entry {
  readonly cells: readonly Cell[];
  /** Under the others, from the second column on: a row of one cell to whoever hears the table. */
  readonly under?: Cell;
}

/** Between columns. */
const GUTTER = 12;
const DENSE_GUTTER = 6;
/** Entries that the last page of a long table has at least. */
const LAST = 3;
/** What was cut off a line. */
const CUT = '…';

/**
 * A table in the whole width, or in `within`: its head, then one row an entry, none of them ever cut. The head is the
 * first row, to be shown again on each page (`Sheet.place`).
 */
export async function tableRows(
  paper: Paper,
  parent: Tag,
  columns: readonly Column[],
  entries: readonly Entry[],
  { x, width, dense = false }: Place & { readonly dense?: boolean } = { x: PAGE.left, width: COLUMN },
): Promise<Row[]> {
  const table = paper.child(parent, 'Table');
  const places = placesOf(columns, x, dense ? DENSE_GUTTER : GUTTER);
  const head = paper.child(table, 'TR');
  const labels = columns.map(({ label, align }, index) => {
    const at = places[index] ?? { x, width };
    const tag = paper.child(head, 'TH', { scope: 'Column' });
    const style = dense ? STYLE.note : STYLE.label;
    return blockRows(paper, setWords(paper, label, style, at.width + 1), {
      x: align === 'right' ? at.x + at.width - paper.widthOf(label, style) : at.x,
      style,
      tag,
      type: 'TH',
    });
  });
  const rows: Row[] = [
    { ...ruled(paper, across(labels), { x, width }, { weight: 0.8, dense }), withNext: true },
  ];
  for (const { cells, under } of entries) {
    const row = paper.child(table, 'TR');
    const filled: (readonly Row[])[] = [];
    for (const [index, cell] of cells.entries()) {
      filled.push(await cell(paper.child(row, 'TD'), places[index] ?? { x, width }));
    }
    const second = places[1]?.x ?? x;
    const below = await under?.(paper.child(paper.child(table, 'TR'), 'TD', { span: columns.length }), {
      x: second,
      width: x + width - second,
    });
    const all = below === undefined ? across(filled) : whole([across(filled), gap(1.5), ...below]);
    rows.push(ruled(paper, all, { x, width }, { weight: 0.3, dense }));
  }
  return rows.map((row, index) =>
    // The first entries stay with the head, the last ones together: none of them alone on a page.
    index < 2 || (index >= rows.length - LAST && index < rows.length - 1) ? { ...row, withNext: true } : row,
  );
}

/** Our own words, each on one line, cut where the column ends; with a link when there is one. */
export function lines(
  paper: Paper,
  texts: readonly string[],
  style: Style,
  {
    align,
    link = null,
    most = 1,
  }: {
    readonly align?: 'right';
    readonly link?: { readonly name: string } | null;
    /** Lines that one text may take. */
    readonly most?: number;
  } = {},
): Cell {
  return (tag, at) => {
    const blocks = texts.flatMap((text) => {
      const whole = setWords(paper, text, style, at.width);
      if (whole.length <= most) return whole;
      const narrower = setWords(paper, text, style, at.width - paper.widthOf(CUT, style)).slice(0, most);
      return narrower.map((block, index) =>
        block.kind === 'line' && index === most - 1 ? { ...block, drawn: `${block.drawn}${CUT}` } : block,
      );
    });
    const [first] = blocks;
    const x =
      align === 'right' && first?.kind === 'line'
        ? at.x + at.width - paper.widthOf(first.drawn, style)
        : at.x;
    return blockRows(paper, blocks, { x, style, tag, type: 'TD', link });
  };
}

function placesOf(columns: readonly Column[], left: number, gutter: number): Place[] {
  let x = left;
  return columns.map(({ width }) => {
    const place = { x, width };
    x += width + gutter;
    return place;
  });
}

/** With air above and a rule below. */
function ruled(
  paper: Paper,
  row: Row,
  { x, width }: Place,
  { weight, dense }: { readonly weight: number; readonly dense: boolean },
): Row {
  const padded = dense ? row : whole([gap(4), row, gap(3)]);
  return {
    height: padded.height,
    draw: (top) => {
      padded.draw(top);
      paper.rule(x, top + padded.height, width, weight);
    },
  };
}
