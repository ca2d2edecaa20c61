import { PAGE_METRICS, TEXT_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { Row } from './pageFlow.ts';
import type { PageNumbers } from './pageNumbers.ts';
import { baselineOf, blockRows, STYLE } from './rows.ts';
import { layOutText } from './verbatimLayout.ts';

const HEIGHT = 17;
const RIGHT = PAGE_METRICS.left + TEXT_WIDTH;

/** The table of contents. It is placed first, and its page numbers are written at the end. */
export class TableOfContents {
  private readonly pdf: PdfDocument;
  /** Key of each title. */
  private readonly keys = new Map<string, string>();
  readonly pageNumbers: PageNumbers;

  constructor(pdf: PdfDocument, pageNumbers: PageNumbers) {
    this.pdf = pdf;
    this.pageNumbers = pageNumbers;
  }

  rows(parent: Tag, titles: readonly string[]): Row[] {
    const { pdf } = this;
    const list = pdf.child(parent, 'TOC');
    return titles.map((title, index) => {
      const entry = pdf.child(list, 'TOCI');
      const key = `S${index}`;
      this.keys.set(title, key);
      const style = STYLE.body;
      const [titleRow] = blockRows(pdf, layOutText(pdf, title, style, TEXT_WIDTH - 60), {
        x: PAGE_METRICS.left,
        style,
        tag: entry,
        type: 'TOCI',
        link: { name: key },
      });
      const from = PAGE_METRICS.left + pdf.widthOf(title, style) + 8;
      return {
        height: HEIGHT,
        draw: (top) => {
          titleRow?.draw(top);
          const baseline = baselineOf(style, top);
          pdf.artifact(() =>
            pdf
              .lineWidth(0.6)
              .dash(0.6, { space: 3 })
              .moveTo(from, baseline)
              .lineTo(RIGHT - 26, baseline)
              .stroke('black')
              .undash(),
          );
          pdf.inside(entry, 'TOCI', () => this.pageNumbers.show(key, { right: RIGHT, baseline, style }));
        },
      };
    });
  }

  /** Records that the section with that title starts at `top` on the current page. */
  recordPage(title: string, top: number): void {
    const key = this.keys.get(title);
    if (key === undefined) return;
    this.pageNumbers.record(key);
    this.pageNumbers.record(title);
    this.pdf.addNamedDestination(key, 'XYZ', PAGE_METRICS.left, top, null);
  }
}
