import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/pageMetrics.ts';
import type { DeferredForm, PdfDocument } from '../engine/pdfDocument.ts';

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

const RUNNING_STYLE: TextStyle = { face: 'italic', size: 8.5, leading: 11 };
const HEAD_BASELINE = 44;
const FOOT_BASELINE = PAGE_METRICS.height - 38;
const MIDDLE = PAGE_METRICS.width / 2;

/** Lays rows one under the other, page after page, with their running head and « n / N ». */
export class PageFlow {
  readonly pdf: PdfDocument;
  private readonly runningHead: { readonly left: string; readonly right: string } | null;
  /** What the pages to come are about: said in their running head. */
  headTopic = '';
  private y = 0;
  private readonly total: DeferredForm;

  /** `running`: null for a document without running head. */
  constructor(pdf: PdfDocument, runningHead: { readonly left: string; readonly right: string } | null) {
    this.pdf = pdf;
    this.runningHead = runningHead;
    this.total = pdf.deferNumber();
  }

  /** What is left of the page, in points. */
  get remainingHeight(): number {
    return PAGE_METRICS.height - PAGE_METRICS.bottom - this.y;
  }

  /** Where the next row stands. */
  get top(): number {
    return this.y;
  }

  get isPageEmpty(): boolean {
    return this.y === PAGE_METRICS.top;
  }

  newPage(): void {
    const { pdf, runningHead } = this;
    pdf.addPage();
    pdf.pageNumber += 1;
    this.y = PAGE_METRICS.top;
    pdf.artifact(() => {
      const number = `${pdf.pageNumber} / `;
      pdf.drawLine(number, MIDDLE - pdf.widthOf(number, RUNNING_STYLE), FOOT_BASELINE, RUNNING_STYLE);
      pdf.showDeferred(this.total);
    }, 'Pagination');
    if (runningHead === null || pdf.pageNumber === 1) return;
    pdf.artifact(() => {
      const left = this.headTopic === '' ? runningHead.left : `${runningHead.left} · ${this.headTopic}`;
      pdf.drawLine(left, PAGE_METRICS.left, HEAD_BASELINE, RUNNING_STYLE);
      const right = PAGE_METRICS.left + TEXT_WIDTH - pdf.widthOf(runningHead.right, RUNNING_STYLE);
      pdf.drawLine(runningHead.right, right, HEAD_BASELINE, RUNNING_STYLE);
    }, 'Pagination');
    pdf.rule(PAGE_METRICS.left, HEAD_BASELINE + 7, TEXT_WIDTH, 0.4);
  }

  /** `head`: shown again at the top of every page these rows run over to. */
  place(rows: readonly Row[], head: Row | null = null): void {
    for (let from = 0; from < rows.length; ) {
      let to = from;
      while (rows[to]?.withNext && to < rows.length - 1) to += 1;
      const group = rows.slice(from, to + 1);
      from = to + 1;
      if (group.every((row) => row.gap) && heightOf(group) > this.remainingHeight) {
        // White space needs no page of its own: what comes next begins one.
        this.y = PAGE_METRICS.height - PAGE_METRICS.bottom;
        continue;
      }
      if (heightOf(group) > this.remainingHeight && !this.isPageEmpty) this.breakPage(head);
      for (const row of group) this.placeRow(row, head);
    }
  }

  rule(weight: number): void {
    this.pdf.rule(PAGE_METRICS.left, this.y, TEXT_WIDTH, weight);
  }

  finish(): void {
    const { pdf } = this;
    pdf.writeDeferred(this.total, () =>
      pdf.drawLine(String(pdf.pageNumber), MIDDLE, FOOT_BASELINE, RUNNING_STYLE),
    );
    pdf.textLayer.finish();
    pdf.end();
  }

  private placeRow(row: Row, head: Row | null): void {
    if (row.gap && this.isPageEmpty) return;
    // Only a run kept together that is longer than a page comes here; each row alone fits.
    if (row.height > this.remainingHeight && !this.isPageEmpty) this.breakPage(head);
    row.draw(this.y);
    this.y += row.height;
  }

  private breakPage(head: Row | null): void {
    this.newPage();
    if (head !== null) this.placeRow(head, null);
  }
}
