import { addBookmark } from '../engine/bookmark.ts';
import { FULL_WIDTH } from '../engine/pageMetrics.ts';
import type { Tag } from '../engine/pdfDocument.ts';
import { gap, type PageFlow } from './pageFlow.ts';
import { paragraphRows, STYLE } from './rows.ts';
import type { TableOfContents } from './tableOfContents.ts';

/** Minimum remaining height to start a section on a used page: otherwise only its title and a few lines would fit. */
const REMAINING_HEIGHT_MIN = 300;
const SPACE_ABOVE = 26;

/**
 * Opens a section of the report: title, bookmark, entry of the table of contents. It starts a new page, unless
 * `follows` and enough of the current page is left.
 */
export function openSection(
  flow: PageFlow,
  root: Tag,
  { title, intro, follows = false }: { readonly title: string; readonly intro?: string; readonly follows?: boolean },
  contents: TableOfContents,
): Tag {
  const { pdf } = flow;
  const section = pdf.child(root, 'Sect', { title });
  flow.headTopic = title.toLowerCase();
  if (follows && !flow.isPageEmpty && flow.remainingHeight >= REMAINING_HEIGHT_MIN + SPACE_ABOVE)
    flow.place([gap(SPACE_ABOVE)]);
  else flow.newPage();
  addBookmark(pdf, title, flow.top);
  contents.recordPage(title, flow.top);
  flow.place([
    ...paragraphRows(pdf, section, title, { ...FULL_WIDTH, style: STYLE.h1, type: 'H1' }),
    ...(intro === undefined ? [] : paragraphRows(pdf, section, intro, { ...FULL_WIDTH, style: STYLE.note })),
    gap(10),
  ]);
  return section;
}
