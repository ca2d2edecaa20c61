import { COLUMN, PAGE, type Style } from './page.ts';
import type { Later, Paper } from './paper.ts';

/** Something of a known height that is never cut; `draw` is told where its top is. */
export interface Row {
  readonly height: number;
  readonly draw: (top: number) => void;
  /** Stays on the page of the row after it: headings. */
  readonly withNext?: boolean;
  /** White space: not drawn at the top of a page. */
  readonly gap?: boolean;
}

export const gap = (height: number): Row => ({ height, draw: () => {}, gap: true });

export function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.height, 0);
}

const FURNITURE: Style = { face: 'italic', size: 8.5, leading: 11 };
const HEAD_BASELINE = 44;
const FOOT_BASELINE = PAGE.height - 38;
const MIDDLE = PAGE.width / 2;

/** Lays rows one under the other, page after page, with their running head and « n / N ». */
export class Sheet {
  readonly paper: Paper;
  private readonly running: { readonly left: string; readonly right: string } | null;
  /** What the pages to come are about: said in their running head. */
  about = '';
  private y = 0;
  private readonly total: Later;

  /** `running`: null for a document without running head. */
  constructor(paper: Paper, running: { readonly left: string; readonly right: string } | null) {
    this.paper = paper;
    this.running = running;
    this.total = paper.later();
  }

  /** What is left of the page, in points. */
  get room(): number {
    return PAGE.height - PAGE.bottom - this.y;
  }

  /** Where the next row stands. */
  get top(): number {
    return this.y;
  }

  get isFresh(): boolean {
    return this.y === PAGE.top;
  }

  newPage(): void {
    const { paper, running } = this;
    paper.addPage();
    paper.pageNumber += 1;
    this.y = PAGE.top;
    paper.artifact(() => {
      const number = `${paper.pageNumber} / `;
      paper.line(number, MIDDLE - paper.widthOf(number, FURNITURE), FOOT_BASELINE, FURNITURE);
      paper.showLater(this.total);
    }, 'Pagination');
    if (running === null || paper.pageNumber === 1) return;
    paper.artifact(() => {
      const left = this.about === '' ? running.left : `${running.left} · ${this.about}`;
      paper.line(left, PAGE.left, HEAD_BASELINE, FURNITURE);
      const right = PAGE.left + COLUMN - paper.widthOf(running.right, FURNITURE);
      paper.line(running.right, right, HEAD_BASELINE, FURNITURE);
    }, 'Pagination');
    paper.rule(PAGE.left, HEAD_BASELINE + 7, COLUMN, 0.4);
  }

  /** `head`: shown again at the top of every page these rows run over to. */
  place(rows: readonly Row[], head: Row | null = null): void {
    for (let from = 0; from < rows.length; ) {
      let to = from;
      while (rows[to]?.withNext && to < rows.length - 1) to += 1;
      const together = rows.slice(from, to + 1);
      from = to + 1;
      if (together.every((row) => row.gap) && heightOf(together) > this.room) {
        // White space needs no page of its own: what comes next begins one.
        this.y = PAGE.height - PAGE.bottom;
        continue;
      }
      if (heightOf(together) > this.room && !this.isFresh) this.turn(head);
      for (const row of together) this.put(row, head);
    }
  }

  rule(weight: number): void {
    this.paper.rule(PAGE.left, this.y, COLUMN, weight);
  }

  finish(): void {
    const { paper } = this;
    paper.settle(this.total, () => paper.line(String(paper.pageNumber), MIDDLE, FOOT_BASELINE, FURNITURE));
    paper.unseen.finish();
    paper.end();
  }

  private put(row: Row, head: Row | null): void {
    if (row.gap && this.isFresh) return;
    // Only a run kept together that is longer than a page comes here; each row alone fits.
    if (row.height > this.room && !this.isFresh) this.turn(head);
    row.draw(this.y);
    this.y += row.height;
  }

  private turn(head: Row | null): void {
    this.newPage();
    if (head !== null) this.put(head, null);
  }
}
