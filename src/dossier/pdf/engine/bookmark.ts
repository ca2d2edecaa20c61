import { PAGE_METRICS } from './pageMetrics.ts';
import type { PdfDocument } from './pdfDocument.ts';

/** pdfkit's outline item, with members that @types/pdfkit lacks. */
interface OutlineItem {
  readonly children: readonly unknown[];
  readonly outlineData: Record<string, unknown>;
  addItem(title: string, at: { readonly top: number; readonly left: number }): PDFKit.PDFOutline;
}

/** Adds a bookmark to `top` on the current page, at the top level or below `under`. */
export function addBookmark(
  pdf: PdfDocument,
  title: string,
  top: number,
  under: PDFKit.PDFOutline | null = null,
): PDFKit.PDFOutline {
  const parent = (under ?? pdf.outline) as unknown as OutlineItem;
  // pdfkit measures `left` from the right edge of the page: its default would scroll a zoomed viewer to that edge.
  const item = parent.addItem(title, { top, left: PAGE_METRICS.width });
  // ISO 32000-1, tables 152 and 153: the number of children, negative when they are collapsed. pdfkit omits it.
  parent.outlineData.Count = under === null ? parent.children.length : -parent.children.length;
  return item;
}
