import { PAGE_METRICS } from './pageMetrics.ts';
import type { PdfDocument } from './pdfDocument.ts';

/** What pdfkit has of a line of the outline, and @types/pdfkit does not tell. */
interface OutlineItem {
  readonly children: readonly unknown[];
  readonly outlineData: Record<string, unknown>;
  addItem(title: string, at: { readonly top: number; readonly left: number }): PDFKit.PDFOutline;
}

/** A line of the outline, `under` another one or at its top, that leads to that height of the page being written. */
export function addBookmark(
  pdf: PdfDocument,
  title: string,
  top: number,
  under: PDFKit.PDFOutline | null = null,
): PDFKit.PDFOutline {
  const above = (under ?? pdf.outline) as unknown as OutlineItem;
  // pdfkit counts both from the far corner of the page: left as it is, a zoomed reader would land at the right edge.
  const line = above.addItem(title, { top, left: PAGE_METRICS.width });
  // ISO 32000-1, tables 152 and 153: how many stand under it, below zero while they are folded; pdfkit does not tell.
  above.outlineData.Count = under === null ? above.children.length : -above.children.length;
  return line;
}
