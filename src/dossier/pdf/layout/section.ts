import type { DossierContext } from '../../dossierPlan.ts';
import { addBookmark, type DeferredForm, type PdfDocument, pdfStream, type Tag } from '../engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/typography.ts';
import { gap, heightOf, PageFlow, type Row, type RunningHead } from './pageFlow.ts';
import { baselineOf, blockRows, paragraphRows, STYLE, sideBySideRow } from './rows.ts';
import { layOutText } from './verbatimLayout.ts';

/** Minimum remaining height to start a section on a used page: otherwise only its title and a few lines would fit. */
const REMAINING_HEIGHT_MIN = 220;
const SPACE_ABOVE = 18;

export interface OpenedDocument {
  readonly flow: PageFlow;
  readonly root: Tag;
  readonly contents: TableOfContents;
  /** As that of `pdfStream`. */
  readonly ready: () => Promise<unknown>;
}

/** Streams a PDF of pages, which `write` places below `root`. `head`: null for a document with page numbers only. */
export function documentStream(
  title: string,
  context: Parameters<typeof pdfStream>[1],
  head: RunningHead | null,
  write: (opened: OpenedDocument) => Promise<void>,
  { hasAttachments = false }: { readonly hasAttachments?: boolean } = {},
): ReturnType<typeof pdfStream> {
  return pdfStream(title, context, async (pdf, ready) => {
    if (hasAttachments) pdf.reserveAttachments();
    const flow = new PageFlow(pdf, head);
    const contents = new TableOfContents(pdf);
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    await write({ flow, root, contents, ready });
    root.end();
    contents.pageNumbers.write();
    flow.finish();
  });
}

export type PlaceSection = (
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: TableOfContents,
) => Promise<void>;

interface SectionHead {
  readonly title: string;
  readonly intro?: string;
}

/**
 * Opens a section of the report: title, bookmark, entry of the table of contents. It starts a new page, unless
 * `follows` and enough of the current page is left.
 */
export function openSection(
  flow: PageFlow,
  root: Tag,
  { follows = false, ...head }: SectionHead & { readonly follows?: boolean },
  contents: TableOfContents,
): Tag {
  const { section, rows } = sectionRows(flow, root, head);
  if (follows && !flow.isPageEmpty && flow.remainingHeight >= REMAINING_HEIGHT_MIN + SPACE_ABOVE)
    flow.place([gap(SPACE_ABOVE)]);
  else flow.newPage();
  addBookmark(flow.pdf, head.title, flow.top);
  contents.recordPage(head.title, flow.top);
  flow.place(rows);
  return section;
}

/** The same for a section of blocks: it begins where its first block fits. `bookmark`: under which others are added. */
export function openSectionOfBlocks(
  flow: PageFlow,
  root: Tag,
  head: SectionHead,
  contents: TableOfContents,
): { readonly section: Tag; readonly bookmark: () => PDFKit.PDFOutline } {
  const { section, rows } = sectionRows(flow, root, head);
  let opened: PDFKit.PDFOutline | null = null;
  const bookmark = () => {
    opened ??= addBookmark(flow.pdf, head.title, flow.top);
    return opened;
  };
  flow.openWithBlock({
    height: SPACE_ABOVE + heightOf(rows),
    place: () => {
      flow.place([gap(SPACE_ABOVE)]);
      bookmark();
      contents.recordPage(head.title, flow.top);
      flow.place(rows);
    },
  });
  return { section, bookmark };
}

function sectionRows(
  flow: PageFlow,
  root: Tag,
  { title, intro }: SectionHead,
): { readonly section: Tag; readonly rows: readonly Row[] } {
  const { pdf } = flow;
  const section = pdf.child(root, 'Sect', { title });
  flow.headTopic = title.toLowerCase();
  flow.exhibits = [];
  const rows = [
    ...paragraphRows(pdf, section, title, { style: STYLE.h1, type: 'H1' }),
    ...(intro === undefined ? [] : paragraphRows(pdf, section, intro, { style: STYLE.note })),
    gap(10),
  ];
  return { section, rows };
}

const HEIGHT = 15;
const COLUMN_GAP = 24;
const COLUMN_WIDTH = (TEXT_WIDTH - COLUMN_GAP) / 2;

/** The table of contents, in two columns. It is placed first, and its page numbers are written at the end. */
export class TableOfContents {
  private readonly pdf: PdfDocument;
  /** Key of each title. */
  private readonly keys = new Map<string, string>();
  readonly pageNumbers: PageNumbers;

  constructor(pdf: PdfDocument) {
    this.pdf = pdf;
    this.pageNumbers = new PageNumbers(pdf);
  }

  rows(parent: Tag, titles: readonly string[]): Row[] {
    const list = this.pdf.child(parent, 'TOC');
    const half = Math.ceil(titles.length / 2);
    const entries = titles.map((title, index) =>
      this.entryRow(list, title, `S${index}`, PAGE_METRICS.left + (index < half ? 0 : COLUMN_WIDTH + COLUMN_GAP)),
    );
    return entries.slice(0, half).map((row, index) => {
      const beside = entries[half + index];
      return beside === undefined ? row : sideBySideRow([[row], [beside]]);
    });
  }

  private entryRow(list: Tag, title: string, key: string, x: number): Row {
    const { pdf } = this;
    const entry = pdf.child(list, 'TOCI');
    this.keys.set(title, key);
    const style = STYLE.small;
    const placement = { x, style, tag: entry, type: 'TOCI', link: { name: key } };
    const [titleRow] = blockRows(pdf, layOutText(pdf, title, style, COLUMN_WIDTH - 30), placement);
    const right = x + COLUMN_WIDTH;
    const from = x + pdf.widthOf(title, style) + 6;
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
            .lineTo(right - 22, baseline)
            .stroke('black')
            .undash(),
        );
        pdf.inside(entry, 'TOCI', () => this.pageNumbers.show(key, { right, baseline, style }));
      },
    };
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
  readonly pages = new Map<string, number>();

  constructor(pdf: PdfDocument) {
    this.pdf = pdf;
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
      // A form without content is no stream (ISO 32000-1, 8.10.2), so an unknown page is a space.
      const text = String(this.pages.get(key) ?? ' ');
      const x = right - this.pdf.widthOf(text, style);
      this.pdf.writeDeferred(form, () => this.pdf.drawLine(text, x, baseline, style));
    }
  }
}
