import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { gap, heightOf, type Row } from './pageFlow.ts';
import { type Block, layOutText } from './verbatimLayout.ts';

export const STYLE = {
  title: { face: 'bold', size: 25, leading: 31 },
  subtitle: { face: 'italic', size: 13, leading: 18 },
  h1: { face: 'bold', size: 18, leading: 24 },
  exhibit: { face: 'bold', size: 14, leading: 19 },
  h2: { face: 'bold', size: 11.5, leading: 16 },
  h3: { face: 'bold', size: 9.5, leading: 13 },
  body: { face: 'serif', size: 10.5, leading: 14.5 },
  posted: { face: 'serif', size: 11.5, leading: 16 },
  strong: { face: 'bold', size: 10.5, leading: 14.5 },
  small: { face: 'serif', size: 9, leading: 12 },
  smallStrong: { face: 'bold', size: 9, leading: 12 },
  label: { face: 'italic', size: 9.5, leading: 14 },
  note: { face: 'italic', size: 9, leading: 12 },
  address: { face: 'mono', size: 8.2, leading: 11.5 },
  identifier: { face: 'mono', size: 8.2, leading: 14.5 },
  denseIdentifier: { face: 'mono', size: 8.2, leading: 12 },
  readAloud: { face: 'mono', size: 13, leading: 22 },
  digest: { face: 'mono', size: 7, leading: 10 },
} as const satisfies Record<string, TextStyle>;

export interface RowPlacement {
  readonly x: number;
  readonly style: TextStyle;
  /** The structure element of the rows. */
  readonly tag: Tag;
  readonly type: string;
  readonly link?: { readonly url: string } | { readonly name: string } | null;
}

/** Returns one row per line. No page break follows the first or the last but one (no orphans, no widows). */
export function blockRows(pdf: PdfDocument, blocks: readonly Block[], placement: RowPlacement): Row[] {
  const { x, style, tag, type } = placement;
  return blocks.map((block, index) => {
    const height = block.kind === 'picture' ? block.height : block.kind === 'blank' ? style.leading / 2 : style.leading;
    const draw = (top: number) => {
      // One link, however many lines: the first line has the text of all of them.
      if (block.kind === 'line') drawLine(pdf, block, index === 0 ? placement : { ...placement, link: null }, top);
      if (block.kind === 'picture') {
        pdf.inside(tag, type, () => {
          pdf.place(block.picture, x, top, block.width);
          const { width, height, actual } = block;
          pdf.textLayer.write(actual, { x, top, width, height }, Math.round(height / (style.size * 1.45)));
        });
      }
    };
    return { height, draw, withNext: blocks.length > 1 && (index === 0 || index === blocks.length - 2) };
  });
}

/** Lays out a paragraph of our own text. */
export function paragraphRows(
  pdf: PdfDocument,
  parent: Tag,
  text: string,
  at: {
    readonly x: number;
    readonly width: number;
    readonly style: TextStyle;
    readonly type?: string;
    readonly scope?: 'Row';
  },
): Row[] {
  const type = at.type ?? 'P';
  const tag = pdf.child(parent, type, at.scope === undefined ? {} : { scope: at.scope });
  return blockRows(pdf, layOutText(pdf, addNoBreakSpaces(text), at.style, at.width), {
    x: at.x,
    style: at.style,
    tag,
    type,
  });
}

/** A heading, kept with the next row. `level`: below a section (H1), H2; below a title of its own, H3. */
export function headingRows(pdf: PdfDocument, parent: Tag, text: string, level: 'H2' | 'H3' = 'H2'): Row[] {
  const rows = paragraphRows(pdf, parent, text, {
    x: PAGE_METRICS.left,
    width: TEXT_WIDTH,
    style: level === 'H2' ? STYLE.h2 : STYLE.h3,
    type: level,
  });
  return [...rows, gap(3)].map((row) => ({ ...row, withNext: true }));
}

/** A label beside its value. The value may break over pages, but only below the label. */
export function labelledRows(label: Row, value: readonly Row[]): Row[] {
  const missing = label.height - heightOf(value);
  const rows = missing > 0 ? [...value, { height: missing, draw: () => {} }] : value;
  let bottom = 0;
  return rows.map((row, index) => {
    bottom += row.height;
    return {
      ...row,
      withNext: row.withNext === true || bottom < label.height,
      draw: (top) => {
        if (index === 0) label.draw(top);
        row.draw(top);
      },
    };
  });
}

/** Columns side by side, as one unbreakable row. */
export function sideBySideRow(columns: readonly (readonly Row[])[]): Row {
  const all = columns.map(unbreakableRow);
  return {
    height: Math.max(...all.map((column) => column.height)),
    draw: (top) => {
      for (const column of all) column.draw(top);
    },
  };
}

/** Joins rows into one. */
export function unbreakableRow(rows: readonly Row[]): Row {
  return {
    height: heightOf(rows),
    draw: (top) => {
      let y = top;
      for (const row of rows) {
        row.draw(y);
        y += row.height;
      }
    },
  };
}

/** Returns the y of the baseline of a line with that top. */
export function baselineOf({ size, leading }: TextStyle, top: number): number {
  return top + (leading - size) / 2 + size * 0.8;
}

/** French typography: inserts no-break spaces. */
function addNoBreakSpaces(text: string): string {
  return text
    .replace(/ ([:;?»%])/g, '\u00a0$1')
    .replace(/(\d) à (?=\d)/g, '$1\u00a0à\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(/(\d(?:er)?) (\p{L}{3,9}) (?=\d{4})/gu, '$1\u00a0$2\u00a0')
    .replace(/\b(n°|Le|le|UTC) (?=\d)/g, '$1\u00a0')
    .replace(/\+\d+(?: \d+)+/g, (telephone) => telephone.replaceAll(' ', '\u00a0'));
}

function drawLine(
  pdf: PdfDocument,
  block: Extract<Block, { kind: 'line' }>,
  placement: RowPlacement,
  top: number,
): void {
  const { x, style, tag, type, link } = placement;
  const baseline = baselineOf(style, top);
  const draw = () => pdf.drawLine(block.drawn, x, baseline, style, block.actual);
  if (!link) {
    pdf.inside(tag, type, draw);
    return;
  }
  // One element per line: pdfkit would assign the annotations of a second page to the first page.
  const linkTag = pdf.child(tag, 'Link');
  pdf.inside(linkTag, 'Link', draw);
  pdf.linkBox(linkTag, x, top, pdf.widthOf(block.drawn, style), style.leading, link);
  linkTag.end();
}
