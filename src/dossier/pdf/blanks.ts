import { PAGE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { paragraph, STYLE } from './rows.ts';
import type { Row } from './sheet.ts';

/** A line to write on by hand: what is not known is left blank, never invented. */
export function blank(paper: Paper, at: { readonly x: number; readonly width: number }, height = 18): Row {
  return { height, draw: (top) => paper.rule(at.x, top + height - 5, at.width, 0.5) };
}

/** `Fait à ________` beside `Le ________`: labels with a line after each, sharing the column. */
export function signatureRow(paper: Paper, parent: Tag, labels: readonly string[], width: number): Row {
  const share = width / labels.length;
  const parts = labels.map((label, index) => {
    const x = PAGE.left + index * share;
    const from = x + paper.widthOf(label, STYLE.body) + 8;
    return {
      label: paragraph(paper, parent, label, { x, width: share, style: STYLE.body }),
      line: { x: from, width: x + share - 18 - from },
    };
  });
  return {
    height: 24,
    draw: (top) => {
      for (const { label, line } of parts) {
        for (const row of label) row.draw(top);
        paper.rule(line.x, top + 13, line.width);
      }
    },
  };
}
