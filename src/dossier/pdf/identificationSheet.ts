import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type IdentifiedAccount, type IdentifiedPost, identifyAccounts } from '../data/identification.ts';
import {
  accountFacts,
  accountName,
  addressLines,
  postedText,
  recordedTexts,
  type SheetLine,
  sourceText,
} from '../data/identificationLines.ts';
import { countPosts, isLinkAllowed } from '../data/publications.ts';
import type { DossierContext } from '../dossierPlan.ts';
import { exhibitList } from '../strings/coverAndMethod.ts';
import { formatRanges } from '../strings/formatText.ts';
import * as strings from '../strings/identificationWords.ts';
import type { PdfDocument, Tag } from './engine/pdfDocument.ts';
import { type HorizontalSpan, PAGE_METRICS, TEXT_WIDTH, type TextStyle } from './engine/typography.ts';
import { gap, heightOf, type PageFlow, type Row, runningHead } from './layout/pageFlow.ts';
import { addressRows, headingRows, paragraphRows, STYLE, unbreakableRow, verbatimRows } from './layout/rows.ts';
import { documentStream } from './layout/section.ts';
import { columnsOf, FactTable, tableRows, textCell } from './layout/table.ts';

/** The source of a time has what the other columns and the spaces between them leave. */
const WIDTHS = [34, 120, TEXT_WIDTH - 34 - 120 - 90 - 3 * 6, 90];
/** Lines printed of an address: a row of a table fits on a page. */
const ADDRESS_LINES = 12;
/** Lines printed of a name or an id, which may contain line breaks. */
const NAME_LINES = 4;

interface Drawing {
  readonly pdf: PdfDocument;
  readonly context: DossierContext;
}

/** Writes `fiche-identification.pdf`: what is known of each reported account, one page an account. */
export function identificationSheetPdf(context: DossierContext): ReadableStream<Uint8Array<ArrayBuffer>> {
  return documentStream(strings.title, context, runningHead(context), async ({ flow, root, ready }) => {
    const accounts = identifyAccounts(context.snapshot.items);
    for (const [index, account] of accounts.entries()) {
      flow.headTopic = strings.account(index + 1, accounts.length);
      flow.newPage();
      if (index === 0) flow.place(titleRows(flow.pdf, root, accounts.length, context.fileName));
      await placeAccount(flow, root, account, { index: index + 1, count: accounts.length }, context);
      await ready();
    }
  });
}

const titleRows = (pdf: PdfDocument, root: Tag, count: number, file: string): Row[] => [
  ...paragraphRows(pdf, root, strings.title, { style: STYLE.h1, type: 'H1' }),
  ...paragraphRows(pdf, root, strings.intro(count, file), { style: STYLE.note }),
  gap(6),
];

async function placeAccount(
  flow: PageFlow,
  root: Tag,
  one: IdentifiedAccount,
  at: { readonly index: number; readonly count: number },
  context: DossierContext,
): Promise<void> {
  const { pdf } = flow;
  const title = strings.account(at.index, at.count);
  const section = pdf.child(root, 'Sect', { title });
  const drawing = { pdf, context };
  const heading = await verbatimRows(pdf, section, accountName(one), { style: STYLE.strong }, context.drawText);
  flow.place([...headingRows(pdf, section, title), ...heading.text.slice(0, NAME_LINES), gap(4)]);
  const facts = new FactTable(pdf, section, { dense: true });
  for (const { label, lines } of accountFacts(one)) {
    await facts.add(label, (cell) => lineRows(lines, cell, facts.column, null, drawing));
  }
  flow.place([...facts.rows, gap(6)]);
  await placePosts(flow, section, one, at, drawing);
  section.end();
}

async function placePosts(
  flow: PageFlow,
  section: Tag,
  { posts }: IdentifiedAccount,
  { index, count }: { readonly index: number; readonly count: number },
  drawing: Drawing,
): Promise<void> {
  const { pdf } = drawing;
  const noteRows = (text: string) => paragraphRows(pdf, section, text, { style: STYLE.note });
  if (posts.length === 0) return;
  const entries = posts.map((post) => postEntry(post, drawing));
  flow.place([...noteRows(strings.timeNote), gap(3)]);
  const rows = await tableRows(pdf, section, columnsOf(strings.postHead, WIDTHS), entries, { dense: true });
  const [head] = rows;
  if (head === undefined) return;
  const continues = noteRows(strings.continues(countPosts(posts.map(({ item }) => item))));
  const continued = strings.continued(index, count);
  const isLong = heightOf(rows) > flow.remainingHeight;
  if (isLong) flow.place(continues);
  const together = rows.findIndex(({ withNext }) => withNext !== true) + 1;
  if (heightOf(rows.slice(0, together)) > flow.remainingHeight) {
    flow.newPage();
    flow.place([continuedRow(pdf, continued)]);
  }
  flow.place(rows, continuedHead(pdf, head, continued));
}

const CONTINUED: TextStyle = STYLE.smallStrong;

/** Names the account at the top of a further page. */
const continuedRow = (pdf: PdfDocument, text: string): Row => ({
  height: CONTINUED.leading + 4,
  draw: (top) => pdf.artifact(() => pdf.drawLine(text, PAGE_METRICS.left, top + CONTINUED.size, CONTINUED)),
});

/** The head of the table on a further page, below the line that names the account. */
function continuedHead(pdf: PdfDocument, head: Row, text: string): Row {
  return unbreakableRow([continuedRow(pdf, text), head]);
}

/** One publication: its times, and below them its address over the whole width. */
function postEntry(post: IdentifiedPost, drawing: Drawing): Parameters<typeof tableRows>[3][number] {
  const { pdf } = drawing;
  return {
    cells: [
      textCell(pdf, [formatRanges(post.exhibits)], STYLE.smallStrong, { maxLines: 4 }),
      textCell(pdf, [postedText(post)], STYLE.small, { maxLines: 2 }),
      textCell(pdf, [sourceText(post)], STYLE.note, { maxLines: 6 }),
      textCell(pdf, recordedTexts(post), STYLE.small),
    ],
    under: (tag, at) => lineRows(addressLines(post), tag, at, post.item, drawing),
  };
}

/** `item`: the exhibit of an address, which may lead to an image that must not be kept. Null: any exhibit. */
async function lineRows(
  lines: readonly SheetLine[],
  cell: Tag,
  { x, width }: HorizontalSpan,
  item: SnapshotItem | null,
  { pdf, context }: Drawing,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { kind, text } of lines) {
    if (kind === 'address') {
      const plain =
        item === null
          ? context.snapshot.items.some(({ blockedLinks }) => blockedLinks?.has(text))
          : !isLinkAllowed(item, text);
      rows.push(
        ...(await addressRows(pdf, cell, 'P', text, {
          x,
          width,
          clip: { lines: ADDRESS_LINES, mark: exhibitList.cutAddress },
          plain,
        })),
      );
    } else if (kind === 'theirs' || kind === 'exact') {
      const style = kind === 'exact' ? STYLE.denseIdentifier : STYLE.small;
      const laidOut = await verbatimRows(pdf, cell, text, { x, width, style }, context.drawText);
      rows.push(...laidOut.text.slice(0, NAME_LINES));
    } else
      rows.push(...paragraphRows(pdf, cell, text, { x, width, style: kind === 'note' ? STYLE.note : STYLE.small }));
  }
  return rows;
}
