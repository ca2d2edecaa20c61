import { addBookmark } from '../engine/bookmark.ts';
import { FULL_WIDTH } from '../engine/pageMetrics.ts';
import type { Tag } from '../engine/pdfDocument.ts';
import { gap, type PageFlow } from './pageFlow.ts';
import { paragraphRows, STYLE } from './rows.ts';
import type { TableOfContents } from './tableOfContents.ts';

/** Minimum remaining height to start a section on a used page: otherwise only its title and a few lines would fit. */
const REMAINING_HEIGHT_MIN = 300;
const SPACE_ABOVE = 18;

interface SectionHead {
  readonly title: string;
  readonly intro?: string;
  readonly follows?: boolean;
}

/**
 * Opens a section of the report: title, bookmark, entry of the table of contents. It starts a new page, unless
 * `follows` and enough of the current page is left.
 */
export const openSection = (flow: PageFlow, root: Tag, head: SectionHead, contents: TableOfContents): Tag =>
  openOutlinedSection(flow, root, head, contents).section;

/** The same, with its bookmark, under which others can be added. */
export function openOutlinedSection(
  flow: PageFlow,
  root: Tag,
  { title, intro, follows = false }: SectionHead,
  contents: TableOfContents,
): { readonly section: Tag; readonly bookmark: PDFKit.PDFOutline } {
  const { pdf } = flow;
  const section = pdf.child(root, 'Sect', { title });
  flow.headTopic = title.toLowerCase();
  flow.exhibits = [];
  if (follows && !flow.isPageEmpty && flow.remainingHeight >= REMAINING_HEIGHT_MIN + SPACE_ABOVE)
    flow.place([gap(SPACE_ABOVE)]);
  else flow.newPage();
  const bookmark = addBookmark(pdf, title, flow.top);
  contents.recordPage(title, flow.top);
  flow.place([
    ...paragraphRows(pdf, section, title, { ...FULL_WIDTH, style: STYLE.h1, type: 'H1' }),
    ...(intro === undefined ? [] : paragraphRows(pdf, section, intro, { ...FULL_WIDTH, style: STYLE.note })),
    gap(10),
  ]);
  return { section, bookmark };
}
