import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/pageMetrics.ts';
import type { DeferredForm, PdfDocument } from '../engine/pdfDocument.ts';

/** A block of known height that is never split over pages. `draw` receives the y of its top. */
export interface Row {
  readonly height: number;
  readonly draw: (top: number) => void;
  /** Keeps the row on the same page as the next one, as for headings. */
  readonly withNext?: boolean;
  /** White space, omitted at the top of a page. */
  readonly gap?: boolean;
}

export const gap = (height: number): Row => ({ height, draw: () => {}, gap: true });

export function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.height, 0);
}

const RUNNING_STYLE: TextStyle = { face: 'italic', size: 8.5, leading: 11 };
const HEAD_BASELINE = 44;
/** Minimum space between the two sides of a running head; without it, the topic is left out. */
const HEAD_GAP = 8;
const FOOT_BASELINE = PAGE_METRICS.height - 38;
const MIDDLE = PAGE_METRICS.width / 2;

/** Places rows one below another over pages, with running heads and page numbers « n / N ». */
export class PageFlow {
  readonly pdf: PdfDocument;
  private readonly runningHead: { readonly left: string; readonly right: string } | null;
  /** Topic in the running head of the following pages. */
  headTopic = '';
  private y = 0;
  private readonly total: DeferredForm;

  /** `runningHead`: null for a document without running heads. */
  constructor(pdf: PdfDocument, runningHead: { readonly left: string; readonly right: string } | null) {
    this.pdf = pdf;
    this.runningHead = runningHead;
    this.total = pdf.deferNumber();
  }

  /** Remaining height of the page, in points. */
  get remainingHeight(): number {
    return PAGE_METRICS.height - PAGE_METRICS.bottom - this.y;
  }

  /** The y of the next row. */
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
      const rightWidth = pdf.widthOf(runningHead.right, RUNNING_STYLE);
      const withTopic = `${runningHead.left} · ${this.headTopic}`;
      const hasRoom = pdf.widthOf(withTopic, RUNNING_STYLE) + rightWidth + HEAD_GAP <= TEXT_WIDTH;
      const left = this.headTopic === '' || !hasRoom ? runningHead.left : withTopic;
      pdf.drawLine(left, PAGE_METRICS.left, HEAD_BASELINE, RUNNING_STYLE);
      const right = PAGE_METRICS.left + TEXT_WIDTH - rightWidth;
      pdf.drawLine(runningHead.right, right, HEAD_BASELINE, RUNNING_STYLE);
    }, 'Pagination');
    pdf.rule(PAGE_METRICS.left, HEAD_BASELINE + 7, TEXT_WIDTH, 0.4);
  }

  /** Places rows. `head`: repeated at the top of each further page. */
  place(rows: readonly Row[], head: Row | null = null): void {
    for (let from = 0; from < rows.length; ) {
      let to = from;
      while (rows[to]?.withNext && to < rows.length - 1) to += 1;
      const group = rows.slice(from, to + 1);
      from = to + 1;
      if (group.every((row) => row.gap) && heightOf(group) > this.remainingHeight) {
        // White space starts no page: the next row does.
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
    pdf.writeDeferred(this.total, () => pdf.drawLine(String(pdf.pageNumber), MIDDLE, FOOT_BASELINE, RUNNING_STYLE));
    pdf.textLayer.finish();
    pdf.end();
  }

  private placeRow(row: Row, head: Row | null): void {
    if (row.gap && this.isPageEmpty) return;
    // Only in a group of `withNext` rows that is longer than a page; each row alone fits.
    if (row.height > this.remainingHeight && !this.isPageEmpty) this.breakPage(head);
    row.draw(this.y);
    this.y += row.height;
  }

  private breakPage(head: Row | null): void {
    this.newPage();
    if (head !== null) this.placeRow(head, null);
  }
}
