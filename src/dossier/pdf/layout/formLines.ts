import { PAGE_METRICS } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { Row } from './pageFlow.ts';
import { paragraphRows, STYLE } from './rows.ts';

/** A line to fill in by hand: unknown values stay blank. */
export function blankLine(pdf: PdfDocument, at: { readonly x: number; readonly width: number }, height = 18): Row {
  return { height, draw: (top) => pdf.rule(at.x, top + height - 5, at.width, 0.5) };
}

/** `Fait à ________ Le ________`: labels in columns of equal width, each followed by a line. */
export function signatureRow(pdf: PdfDocument, parent: Tag, labels: readonly string[], width: number): Row {
  const columnWidth = width / labels.length;
  const parts = labels.map((label, index) => {
    const x = PAGE_METRICS.left + index * columnWidth;
    const from = x + pdf.widthOf(label, STYLE.body) + 8;
    return {
      label: paragraphRows(pdf, parent, label, { x, width: columnWidth, style: STYLE.body }),
      line: { x: from, width: x + columnWidth - 18 - from },
    };
  });
  return {
    height: 24,
    draw: (top) => {
      for (const { label, line } of parts) {
        for (const row of label) row.draw(top);
        pdf.rule(line.x, top + 13, line.width);
      }
    },
  };
}
