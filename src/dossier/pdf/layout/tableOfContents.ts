import { PAGE_METRICS, TEXT_WIDTH } from '../engine/pageMetrics.ts';
import type { DeferredForm, PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { Row } from './pageFlow.ts';
import { baselineOf, blockRows, STYLE } from './rows.ts';
import { layOutText } from './verbatimLayout.ts';

interface ContentsLine {
  readonly key: string;
  readonly number: DeferredForm;
  baseline: number;
  page: number | null;
}

const HEIGHT = 21;
const RIGHT = PAGE_METRICS.left + TEXT_WIDTH;

/** The table of contents. It is placed first, and its page numbers are written at the end. */
export class TableOfContents {
  private readonly pdf: PdfDocument;
  private readonly lines = new Map<string, ContentsLine>();

  constructor(pdf: PdfDocument) {
    this.pdf = pdf;
  }

  rows(parent: Tag, titles: readonly string[]): Row[] {
    const { pdf } = this;
    const list = pdf.child(parent, 'TOC');
    return titles.map((title, index) => {
      const entry = pdf.child(list, 'TOCI');
      const line: ContentsLine = { key: `S${index}`, number: pdf.deferNumber(), baseline: 0, page: null };
      this.lines.set(title, line);
      const style = STYLE.body;
      const [titleRow] = blockRows(pdf, layOutText(pdf, title, style, TEXT_WIDTH - 60), {
        x: PAGE_METRICS.left,
        style,
        tag: entry,
        type: 'TOCI',
        link: { name: line.key },
      });
      const from = PAGE_METRICS.left + pdf.widthOf(title, style) + 8;
      return {
        height: HEIGHT,
        draw: (top) => {
          titleRow?.draw(top);
          line.baseline = baselineOf(style, top);
          pdf.artifact(() =>
            pdf
              .lineWidth(0.6)
              .dash(0.6, { space: 3 })
              .moveTo(from, line.baseline)
              .lineTo(RIGHT - 26, line.baseline)
              .stroke('black')
              .undash(),
          );
          pdf.inside(entry, 'TOCI', () => pdf.showDeferred(line.number));
        },
      };
    });
  }

  /** Records that the section with that title starts at `top` on the current page. */
  recordPage(title: string, top: number): void {
    const line = this.lines.get(title);
    if (line === undefined) return;
    line.page ??= this.pdf.pageNumber;
    this.pdf.addNamedDestination(line.key, 'XYZ', PAGE_METRICS.left, top, null);
  }

  writePageNumbers(): void {
    for (const { number, baseline, page } of this.lines.values()) {
      const text = String(page ?? '');
      const x = RIGHT - this.pdf.widthOf(text, STYLE.body);
      this.pdf.writeDeferred(number, () => this.pdf.drawLine(text, x, baseline, STYLE.body));
    }
  }
}
