import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type IdentifiedAccount, type IdentifiedPost, identifyAccounts } from '../data/identification.ts';
import { accountFacts, accountName, accountPlatform, addressLines, timeLines } from '../data/identificationLines.ts';
import { isLinkAllowed } from '../data/publications.ts';
import type { DossierContext } from '../dossierPlan.ts';
import { exhibitList } from '../strings/coverAndMethod.ts';
import { formatRanges } from '../strings/formatText.ts';
import * as strings from '../strings/identification.ts';
import { type PdfDocument, pdfStream, type Tag } from './engine/pdfDocument.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH, type TextStyle } from './engine/typography.ts';
import { gap, heightOf, PageFlow, type Row, runningHead } from './layout/pageFlow.ts';
import { addressRows, headingRows, paragraphRows, STYLE, verbatimRows } from './layout/rows.ts';
import { type Cell, FactTable, type HorizontalSpan, tableRows, textCell } from './layout/table.ts';

const WIDTHS = [34, 150, TEXT_WIDTH - 34 - 150 - 2 * 6];
/** Lines printed of an address: a row of a table fits on a page. */
const ADDRESS_LINES = 12;

interface Drawing {
  readonly pdf: PdfDocument;
  readonly context: DossierContext;
}

type SheetLine = ReturnType<typeof timeLines>[number];

/** Writes `fiche-identification.pdf`: what is known of each reported account, one page an account. */
export function identificationSheetPdf(context: DossierContext): ReadableStream<Uint8Array<ArrayBuffer>> {
  return pdfStream(strings.title, context, async (pdf, ready) => {
    const flow = new PageFlow(pdf, runningHead(context));
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    const accounts = identifyAccounts(context.snapshot.items);
    for (const [index, account] of accounts.entries()) {
      flow.headTopic = strings.account(index + 1, accounts.length);
      flow.exhibits = [];
      flow.newPage();
      if (index === 0) flow.place(titleRows(pdf, root, accounts.length, context.fileName));
      await placeAccount(flow, root, account, { index: index + 1, count: accounts.length }, context);
      await ready();
    }
    root.end();
    flow.finish();
  });
}

const titleRows = (pdf: PdfDocument, root: Tag, count: number, file: string): Row[] => [
  ...paragraphRows(pdf, root, strings.title, { ...FULL_WIDTH, style: STYLE.h1, type: 'H1' }),
  ...paragraphRows(pdf, root, strings.intro(count, file), { ...FULL_WIDTH, style: STYLE.note }),
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
  const heading = await verbatimRows(
    pdf,
    section,
    `${accountName(one)}, ${accountPlatform(one)}`,
    { ...FULL_WIDTH, style: STYLE.strong },
    context.drawText,
  );
  flow.place([...headingRows(pdf, section, title), ...heading.text, gap(4)]);
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
  const noteRows = (text: string) => paragraphRows(pdf, section, text, { ...FULL_WIDTH, style: STYLE.note });
  if (posts.length === 0) {
    flow.place(noteRows(strings.noPost));
    return;
  }
  flow.exhibits = posts.flatMap(({ exhibits }) => exhibits);
  const columns = strings.postHead.map((label, column) => ({ label, width: WIDTHS[column] ?? 0 }));
  const entries = posts.map((post) => ({ cells: postCells(post, drawing) }));
  flow.place([...noteRows(strings.timeNote), gap(3)]);
  const rows = await tableRows(pdf, section, columns, entries, { dense: true });
  const [head, ...others] = rows;
  if (head === undefined) return;
  const continues = noteRows(strings.continues(posts.length));
  const isLong = heightOf([...continues, ...rows]) > flow.remainingHeight;
  flow.place(
    [...(isLong ? continues : []), head, ...others],
    continuedHead(pdf, head, strings.continued(index, count)),
  );
}

/** The head of the table on a further page, below a line that names the account. */
function continuedHead(pdf: PdfDocument, head: Row, text: string): Row {
  const style: TextStyle = STYLE.smallStrong;
  return {
    height: head.height + style.leading + 4,
    draw: (top) => {
      pdf.artifact(() => pdf.drawLine(text, PAGE_METRICS.left, top + style.size, style));
      head.draw(top + style.leading + 4);
    },
    withNext: true,
  };
}

function postCells(post: IdentifiedPost, drawing: Drawing): readonly Cell[] {
  const { pdf } = drawing;
  return [
    textCell(pdf, [formatRanges(post.exhibits)], STYLE.smallStrong, { maxLines: 6 }),
    (tag, at) => lineRows(timeLines(post), tag, at, post.item, drawing),
    (tag, at) => lineRows(addressLines(post), tag, at, post.item, drawing),
  ];
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
    } else if (kind === 'theirs') {
      rows.push(...(await verbatimRows(pdf, cell, text, { x, width, style: STYLE.small }, context.drawText)).text);
    } else
      rows.push(...paragraphRows(pdf, cell, text, { x, width, style: kind === 'note' ? STYLE.note : STYLE.small }));
  }
  return rows;
}
