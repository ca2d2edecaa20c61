import { dateInTimeZone } from '../../domain/shared/localDates.ts';
import { PRESERVED_DATA } from '../../law/requisitionData.ts';
import { exhibitRanges } from '../data/exhibitLabels.ts';
import { type IdentifiedAccount, identifyAccounts } from '../data/identification.ts';
import {
  accountDetails,
  accountNames,
  expiryText,
  nearestExpiry,
  periodText,
  platformFacts,
  type SheetLine,
  siteLabel,
  uncountedRanges,
  unreadLines,
} from '../data/identificationLines.ts';
import type { DossierContext } from '../dossierPlan.ts';
import { exhibitList } from '../strings/coverAndMethod.ts';
import * as strings from '../strings/identificationWords.ts';
import type { PdfDocument, Tag } from './engine/pdfDocument.ts';
import type { HorizontalSpan } from './engine/typography.ts';
import { gap, keepWithNext, type PageFlow, type Row, runningHead } from './layout/pageFlow.ts';
import { addressRows, headingRows, paragraphRows, STYLE, verbatimRows } from './layout/rows.ts';
import { documentStream } from './layout/section.ts';
import { columnsOf, FactTable, tableRows, textCell } from './layout/table.ts';

const WIDTHS = [20, 124, 88, 109, 88];
/** Lines printed of an address: a row of a table fits on a page. */
const ADDRESS_LINES = 3;
/** Lines printed of a name or an id, which may contain line breaks. */
const NAME_LINES = 4;
/** Characters of a list of exhibits, about thirty lines of its column: a row fits on a page. */
const RANGES_MAX = 400;
const PERIOD_LINES = 5;
/** Characters of a domain, with its platform. */
const SITE_MAX = 90;

interface Drawing {
  readonly pdf: PdfDocument;
  readonly context: DossierContext;
}

/**
 * Writes `fiche-identification.pdf`: whom to ask, by platform, with a row for each reported account. The publications,
 * each with its address and times, are in `fiche-identification.csv`.
 */
export function identificationSheetPdf(context: DossierContext): ReadableStream<Uint8Array<ArrayBuffer>> {
  return documentStream(strings.title, context, runningHead(context), async ({ flow, root, ready }) => {
    const { pdf } = flow;
    const accounts = identifyAccounts(context.snapshot.items);
    flow.newPage();
    // What has no read account may be of several, or of one of the others.
    const read = accounts.filter(({ isRead }) => isRead).length;
    const nearest = nearestExpiry(accounts);
    const head = nearest === null ? '' : strings.nearest(nearest, cutRanges(uncountedRanges(accounts)));
    flow.place([
      ...titleRows(pdf, root, read, context.fileName),
      ...(head === '' ? [] : paragraphRows(pdf, root, head, { style: STYLE.smallStrong })),
      gap(6),
    ]);
    for (const [site, group] of Map.groupBy(accounts, siteLabel)) {
      await placePlatform(flow, root, site, group, context);
      await ready();
    }
    const left = unreadLines(context.snapshot.items).flatMap((line) =>
      paragraphRows(pdf, root, line, { style: STYLE.small }),
    );
    if (left.length > 0) flow.place([...left, gap(8)]);
    flow.place([...headingRows(pdf, root, strings.preserveTitle), ...preservedRows(pdf, root)]);
  });
}

const titleRows = (pdf: PdfDocument, root: Tag, count: number, file: string): Row[] => [
  ...paragraphRows(pdf, root, strings.title, { style: STYLE.h1, type: 'H1' }),
  ...paragraphRows(pdf, root, strings.intro(count, file), { style: STYLE.note }),
  ...paragraphRows(pdf, root, strings.expiryNote, { style: STYLE.note }),
];

const preservedRows = (pdf: PdfDocument, root: Tag): Row[] =>
  [strings.preserve, ...PRESERVED_DATA.map(({ text, article }) => strings.preserved(text, article))].flatMap((line) =>
    paragraphRows(pdf, root, line, { style: STYLE.small }),
  );

async function placePlatform(
  flow: PageFlow,
  root: Tag,
  site: string,
  accounts: readonly IdentifiedAccount[],
  context: DossierContext,
): Promise<void> {
  const { pdf } = flow;
  const section = pdf.child(root, 'Sect', { title: site });
  const drawing = { pdf, context };
  const heading = headingRows(pdf, section, site.slice(0, SITE_MAX));
  const facts = new FactTable(pdf, section, { dense: true });
  const [first] = accounts;
  for (const { label, lines } of first === undefined ? [] : platformFacts(first))
    await facts.add(label, (cell) => lineRows(lines, cell, facts.column, drawing));
  const entries = accounts.map((account) => accountEntry(account, drawing));
  const rows = await tableRows(pdf, section, columnsOf(strings.accountHead, WIDTHS), entries, { dense: true });
  flow.place([...keepWithNext([...heading, ...facts.rows, gap(4)]), ...rows, gap(8)], rows[0]);
  section.end();
}

function accountEntry(one: IdentifiedAccount, drawing: Drawing): Parameters<typeof tableRows>[3][number] {
  const { pdf, context } = drawing;
  const details = accountDetails(one);
  return {
    cells: [
      textCell(pdf, [one.number === null ? '–' : String(one.number)], STYLE.smallStrong),
      (tag, at) => lineRows(accountNames(one), tag, at, drawing),
      textCell(pdf, [listedRanges(one)], STYLE.small, { maxLines: Number.POSITIVE_INFINITY }),
      textCell(pdf, [periodText(one)], STYLE.small, { maxLines: PERIOD_LINES }),
      textCell(pdf, [expiryText(one, dateInTimeZone(context.createdAt, context.timeZone))], STYLE.small, {
        maxLines: 3,
      }),
    ],
    ...(details.length > 0 && { under: (tag, at) => lineRows(details, tag, at, drawing) }),
  };
}

/** The page of the account is named below. */
const listedRanges = ({ account, profileExhibits }: IdentifiedAccount): string =>
  cutRanges(exhibitRanges(account.exhibits.filter((number) => !profileExhibits.includes(number))));

/** Whole, or cut between two numbers with where the others are. */
function cutRanges(ranges: string): string {
  if (ranges.length <= RANGES_MAX) return ranges;
  return strings.moreRanges(ranges.slice(0, ranges.lastIndexOf(', ', RANGES_MAX)));
}

async function lineRows(
  lines: readonly SheetLine[],
  cell: Tag,
  { x, width }: HorizontalSpan,
  { pdf, context }: Drawing,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { kind, text } of lines) {
    if (kind === 'address') {
      const plain = context.snapshot.items.some(({ blockedLinks }) => blockedLinks?.has(text));
      const clip = { lines: ADDRESS_LINES, mark: exhibitList.cut };
      rows.push(...(await addressRows(pdf, cell, 'P', text, { x, width, clip, plain })));
    } else if (kind === 'theirs' || kind === 'exact') {
      const style = kind === 'exact' ? STYLE.denseIdentifier : STYLE.small;
      const laidOut = await verbatimRows(pdf, cell, text, { x, width, style }, context.drawText);
      rows.push(...laidOut.text.slice(0, NAME_LINES));
    } else
      rows.push(...paragraphRows(pdf, cell, text, { x, width, style: kind === 'note' ? STYLE.note : STYLE.small }));
  }
  return rows;
}
