import type { TextStyle } from '../engine/pageMetrics.ts';
import type { DeferredForm, PdfDocument } from '../engine/pdfDocument.ts';

interface PageNumberUse {
  readonly key: string;
  readonly form: DeferredForm;
  readonly right: number;
  readonly baseline: number;
  readonly style: TextStyle;
}

/** Page numbers that are printed before the page is known, aligned to the right. They are written at the end. */
export class PageNumbers {
  private readonly pdf: PdfDocument;
  private readonly uses: PageNumberUse[] = [];
  /** Page of each key, from 1. */
  readonly pages: Map<string, number>;

  constructor(pdf: PdfDocument, pages: Map<string, number> = new Map()) {
    this.pdf = pdf;
    this.pages = pages;
  }

  /** Records that `key` starts on the current page. The first page counts. */
  record(key: string): void {
    if (!this.pages.has(key)) this.pages.set(key, this.pdf.pageNumber);
  }

  /** Draws the number of the page of `key` at this position, now or when it is known. */
  show(key: string, at: Pick<PageNumberUse, 'right' | 'baseline' | 'style'>): void {
    const form = this.pdf.deferForm();
    this.pdf.showDeferred(form);
    this.uses.push({ key, form, ...at });
  }

  write(): void {
    for (const { key, form, right, baseline, style } of this.uses) {
      const text = String(this.pages.get(key) ?? '');
      const x = right - this.pdf.widthOf(text, style);
      this.pdf.writeDeferred(form, () => this.pdf.drawLine(text, x, baseline, style));
    }
  }
}
