import { findForeignScript } from '../../data/scripts.ts';
import type { DossierContext } from '../../dossierContext.ts';
import type { TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument } from '../engine/pdfDocument.ts';
import { blockRows, STYLE } from './rows.ts';
import type { Cell } from './table.ts';
import { layOutVerbatim } from './verbatimLayout.ts';

/** Characters tried for one line, in order; text drawn by the browser is wider. */
const LENGTHS = [60, 56, 52, 48, 44, 40, 35, 30, 24, 18, 12];
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
  const points = [...text.slice(0, 400).replace(/\s+/gu, ' ').trim()];
  const script = findForeignScript(text);
  return async (tag, at) => {
    for (const length of LENGTHS) {
      const first = points.length > length ? `${points.slice(0, length).join('').trim()}…` : points.join('');
      const shown = first + mark;
      const { blocks } = await layOutVerbatim(pdf, shown, { style, width: at.width, drawText });
      const [block] = blocks;
      const isTooTall = block?.kind === 'picture' && block.height > style.size * LINE_HEIGHT_MAX;
      const isLast = length === LENGTHS.at(-1);
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
