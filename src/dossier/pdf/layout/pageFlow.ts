import type { ExhibitNumber } from '../../../domain/export/exhibitNumber.ts';
import { compareNumbers } from '../../../domain/export/exhibitNumber.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as coverAndMethod from '../../strings/coverAndMethod.ts';
import { localDate } from '../../strings/formatText.ts';
import type { DeferredForm, PdfDocument } from '../engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/typography.ts';

/** What every page of a document says of the dossier. */
export interface RunningHead {
  readonly title: string;
  /** At the foot of the page, with its name, complete: a printed page can be compared with the files. */
  readonly digest: string;
}

/** Of a document in the zip: the manifest contains its digest, so it can only have the journal's. */
export const runningHead = ({ snapshot, createdAt, timeZone }: DossierContext): RunningHead => ({
  title: coverAndMethod.runningHead.title(localDate(createdAt, timeZone)),
  digest: coverAndMethod.runningHead.journal(snapshot.journal.head),
});

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

/** Keeps rows on the same page as the row after them. */
export const keepWithNext = (rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, withNext: true }));

export const heightOf = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.height, 0);

const RUNNING_STYLE: TextStyle = { face: 'italic', size: 8.5, leading: 11 };
const DIGEST_STYLE: TextStyle = { face: 'mono', size: 6, leading: 8 };
const HEAD_BASELINE = 39;
/** Minimum space between the two sides of a running head; without it, the topic is left out. */
const HEAD_GAP = 8;
const FOOT_BASELINE = PAGE_METRICS.height - 33;
const RIGHT = PAGE_METRICS.left + TEXT_WIDTH;
/** Where « N » of « n / N » begins: room for four digits. */
const TOTAL_X = RIGHT - 20;

/** What stands above the first block of a section, on the same page. */
interface Opening {
  readonly height: number;
  readonly place: () => void;
}

/** Between two blocks of a page. */
export const SEPARATION = 4;

/** Places rows over pages. Each has the dossier and its exhibits above, a digest and « n / N » below. */
export class PageFlow {
  readonly pdf: PdfDocument;
  private readonly runningHead: RunningHead | null;
  /** Topic in the running head of the following pages. */
  headTopic = '';
  /** Numbers of the exhibits that the following rows are about. */
  exhibits: readonly ExhibitNumber[] = [];
  private pageTopic = '';
  private pageExhibits = new Set<ExhibitNumber>();
  private exhibitsBefore: ReadonlySet<ExhibitNumber> = new Set();
  private y = 0;
  private opening: Opening | null = null;
  private readonly total: DeferredForm;

  /** `runningHead`: null for a document that has page numbers only. */
  constructor(pdf: PdfDocument, runningHead: RunningHead | null) {
    this.pdf = pdf;
    this.runningHead = runningHead;
    this.total = pdf.deferForm();
  }

  /** Remaining height of the page, in points, below a heading that comes with the next block. */
  get remainingHeight(): number {
    return PAGE_METRICS.height - PAGE_METRICS.bottom - this.y - (this.opening?.height ?? 0);
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
    this.endPage();
    pdf.addPage();
    pdf.pageNumber += 1;
    this.y = PAGE_METRICS.top;
    this.pageTopic = this.headTopic;
    this.exhibitsBefore = this.pageExhibits;
    this.pageExhibits = new Set();
    pdf.artifact(() => {
      const number = `${pdf.pageNumber} / `;
      pdf.drawLine(number, TOTAL_X - pdf.widthOf(number, RUNNING_STYLE), FOOT_BASELINE, RUNNING_STYLE);
      pdf.showDeferred(this.total);
      if (runningHead !== null) pdf.drawLine(runningHead.digest, PAGE_METRICS.left, FOOT_BASELINE, DIGEST_STYLE);
    }, 'Pagination');
  }

  /** Draws the running head: the exhibits of a page are known at its end. */
  private endPage(): void {
    const { pdf, runningHead, pageTopic, exhibitsBefore } = this;
    if (runningHead === null || pdf.pageNumber < 2) return;
    const numbers = [...this.pageExhibits].toSorted(compareNumbers);
    const continued = numbers.find((number) => exhibitsBefore.has(number)) ?? null;
    pdf.artifact(() => {
      const right = numbers.length === 0 ? '' : coverAndMethod.runningHead.exhibits(numbers, continued);
      const rightWidth = pdf.widthOf(right, RUNNING_STYLE);
      const withTopic = `${runningHead.title} · ${pageTopic}`;
      const isShort = pdf.widthOf(withTopic, RUNNING_STYLE) + rightWidth + HEAD_GAP <= TEXT_WIDTH;
      const left = pageTopic === '' || !isShort ? runningHead.title : withTopic;
      pdf.drawLine(left, PAGE_METRICS.left, HEAD_BASELINE, RUNNING_STYLE);
      if (right !== '') pdf.drawLine(right, RIGHT - rightWidth, HEAD_BASELINE, RUNNING_STYLE);
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
      // The head that begins the table, with or without a heading above it, is not a repeated one.
      const repeated = head !== null && group.includes(head) ? null : head;
      if (heightOf(group) > this.remainingHeight && !this.isPageEmpty) this.breakPage(repeated);
      for (const row of group) this.placeRow(row, head);
    }
  }

  /** Has the heading of a section placed with its first block, so that it is never alone at the end of a page. */
  openWithBlock(opening: Opening): void {
    this.opening = opening;
  }

  /**
   * Starts a block of at least `height`: below a rule when it fits on the page, else on a new page. The first block of
   * a section always follows its heading.
   */
  openBlock(height: number): void {
    const { opening } = this;
    if (opening !== null) {
      if (this.y === 0 || height + SEPARATION > this.remainingHeight) this.newPage();
      this.opening = null;
      opening.place();
    }
    if (this.isPageEmpty) return;
    if (opening === null && height + SEPARATION > this.remainingHeight) {
      this.newPage();
      return;
    }
    this.pdf.rule(PAGE_METRICS.left, this.y + SEPARATION / 2, TEXT_WIDTH, 0.4);
    this.y += SEPARATION;
  }

  rule(weight: number): void {
    this.pdf.rule(PAGE_METRICS.left, this.y, TEXT_WIDTH, weight);
  }

  finish(): void {
    const { pdf } = this;
    this.endPage();
    pdf.writeDeferred(this.total, () => pdf.drawLine(String(pdf.pageNumber), TOTAL_X, FOOT_BASELINE, RUNNING_STYLE));
    pdf.textLayer.finish();
    pdf.end();
  }

  private placeRow(row: Row, head: Row | null): void {
    if (row.gap && this.isPageEmpty) return;
    // Only in a group of `withNext` rows that is longer than a page; each row alone fits.
    if (row.height > this.remainingHeight && !this.isPageEmpty) this.breakPage(head);
    row.draw(this.y);
    this.y += row.height;
    if (!row.gap) for (const number of this.exhibits) this.pageExhibits.add(number);
  }

  private breakPage(head: Row | null): void {
    this.newPage();
    if (head === null) return;
    const { height, draw } = head;
    this.placeRow({ height, draw: (top) => this.pdf.repeat(() => draw(top)) }, null);
  }
}
