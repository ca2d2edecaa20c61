import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { citeNumber, compareNumbers, exhibitOf } from '../../domain/export/exhibitNumber.ts';
import { isIntimate } from '../../domain/item/itemNotes.ts';
import { oneLine, shorten } from '../../domain/shared/truncate.ts';
import { ACCOUNT_NEEDED } from '../../law/requisitionData.ts';
import { formatAccountName } from '../../platforms/platformTable.ts';
import { formatContextKind, formatDateLine, platformOf } from '../data/exhibitLabels.ts';
import { getItemAddress } from '../data/publications.ts';
import { doubtMark } from '../data/readingDoubts.ts';
import { formatLastCheck, groupByPage, isGone, listRevisits, pageToOpen, type Revisit } from '../data/revisits.ts';
import { withholdsWords } from '../data/summaryFacts.ts';
import type { DossierContext } from '../dossierPlan.ts';
import * as codes from '../strings/codes.ts';
import { conditions } from '../strings/conditionWords.ts';
import * as reportSections from '../strings/reportSections.ts';
import type { PdfDocument, Tag } from './engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from './engine/typography.ts';
import { gap, heightOf, keepWithNext, type Row, runningHead } from './layout/pageFlow.ts';
import { drawQr, hasQr } from './layout/pageImage.ts';
import { addressRows, headingRows, paragraphRows, STYLE, verbatimRows } from './layout/rows.ts';
import { documentStream } from './layout/section.ts';
import { conditionRows } from './sections/technicalConditions.ts';
import { listItemRows } from './sections/warningRows.ts';

const QR = 54;
const QR_CAPTION: TextStyle = { ...STYLE.note, size: 7.5, leading: 10 };
/** Maximum number of characters printed of the account's name, and of the first words. */
const FIRST_CHARACTERS = 60;
const TEXT = { x: PAGE_METRICS.left, width: TEXT_WIDTH - QR - 12 };
const INDENT = 16;

/** Writes `fiche-commissaire.pdf`: the pages to open, in order, with what to record. It says that it is no constat. */
export function bailiffSheetPdf(context: DossierContext): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { snapshot } = context;
  const { title } = reportSections.bailiffSheet;
  return documentStream(title, context, runningHead(context), async ({ flow, root, ready }) => {
    const { pdf } = flow;
    flow.newPage();
    const revisits = listRevisits(snapshot.items);
    const pages = groupByPage(revisits);
    const exhibits = revisits.reduce((sum, { alsoIn }) => sum + 1 + alsoIn.length, 0);
    // For a quote: an unknown number is several screens.
    const screens = revisits.reduce((sum, one) => sum + (one.screens ?? 2), 0);
    const shared = sharedFacts(revisits, context);
    const count = reportSections.bailiffSheet.count(pages.length, exhibits, screens, context.fileName);
    flow.place([
      ...paragraphRows(pdf, root, title, { style: STYLE.h1, type: 'H1' }),
      ...paragraphRows(pdf, root, count, { style: STYLE.note }),
      gap(8),
    ]);
    const list = pdf.child(root, 'L');
    const notice = [...reportSections.bailiffSheet.notice, ...elsewhere(snapshot.items, revisits)];
    flow.place([...notice.flatMap((line) => listItemRows(pdf, list, line)), gap(6)]);
    const conditionTable = [...headingRows(pdf, root, conditions.title), ...(await conditionRows(pdf, root, context))];
    flow.place([...keepWithNext(conditionTable), gap(8)]);
    if (shared.size > 0) {
      const everywhere = reportSections.bailiffSheet.everywhere([...shared]);
      flow.place([...paragraphRows(pdf, root, everywhere, { style: STYLE.body }), gap(8)]);
    }
    let platform: string | null = null;
    const firstGone = pages.findIndex((visits) => visits.every(isGone));
    for (const [index, visits] of pages.entries()) {
      const [first] = visits;
      if (first === undefined) continue;
      const name = platformOf(first.item.fiche);
      const isFirstGone = index === firstGone;
      const title = [
        ...(isFirstGone ? headingRows(pdf, root, reportSections.bailiffSheet.gone) : []),
        ...(name === platform && !isFirstGone ? [] : headingRows(pdf, root, name)),
      ];
      platform = name;
      flow.place([...title, ...(await pageRows(pdf, root, visits, index + 1, shared, context))]);
      await ready();
    }
  });
}

/** Sentences on what opening the addresses does not show: removed publications, and exhibits without an address. */
function elsewhere(items: readonly SnapshotItem[], revisits: readonly Revisit[]): string[] {
  const { removed, withoutAddress } = reportSections.bailiffSheet;
  const gone = revisits.filter(({ lastCheck }) => lastCheck?.result === 'deleted').map(({ item }) => item.number);
  const others = items.filter((item) => getItemAddress(item) === null);
  const exhibits = [...new Set(others.map(({ number }) => exhibitOf(number)))].toSorted(compareNumbers);
  return [
    ...(gone.length === 0 ? [] : [removed(gone.toSorted(compareNumbers))]),
    ...(exhibits.length === 0 ? [] : [withoutAddress(exhibits)]),
  ];
}

/** Returns the facts that are the same for every address: they are printed once. */
function sharedFacts(revisits: readonly Revisit[], context: DossierContext): ReadonlySet<string> {
  const [first = [], ...others] = revisits.map((visit) => factsOf(visit, context));
  return new Set(others.length === 0 ? [] : first.filter((fact) => others.every((facts) => facts.includes(fact))));
}

/** One page to open: its address and QR code, then a box to tick for each publication on it. */
async function pageRows(
  pdf: PdfDocument,
  parent: Tag,
  visits: readonly Revisit[],
  number: number,
  shared: ReadonlySet<string>,
  context: DossierContext,
): Promise<Row[]> {
  const numbers = visits.map(({ item }) => item.number).toSorted(compareNumbers);
  const title = reportSections.bailiffSheet.page(number, numbers);
  const section = pdf.child(parent, 'Sect', { title });
  const address = pageOf(visits);
  const heading = headingRows(pdf, section, title, 'H3');
  const isCoded = hasQr(address);
  const head = [...heading, ...(await addressRows(pdf, section, 'P', address, TEXT))];
  const missing = Math.max(0, (isCoded ? QR + QR_CAPTION.leading : 0) - heightOf(head));
  const [first, ...others] = head;
  const opening: Row[] = [
    {
      height: first?.height ?? 0,
      withNext: true,
      draw: (top) => {
        const x = PAGE_METRICS.left + TEXT_WIDTH - QR;
        if (isCoded) {
          drawQr(pdf, address, { x, top: top - 2, size: QR, context });
          const caption = reportSections.bailiffSheet.qrCaption(number);
          const at = x + (QR - pdf.widthOf(caption, QR_CAPTION)) / 2;
          pdf.artifact(() => pdf.drawLine(caption, at, top + QR + 5, QR_CAPTION));
        }
        first?.draw(top);
      },
    },
    ...others,
    { height: missing, draw: () => {}, withNext: true },
  ];
  const list = pdf.child(section, 'L');
  const boxes = await Promise.all(visits.map((visit) => boxRows(pdf, list, visit, shared, context)));
  return [...keepWithNext(opening), ...boxes.flat(), gap(4), closingRule(pdf)];
}

const pageOf = (visits: readonly Revisit[]): string => {
  const [first] = visits;
  if (first === undefined) return '';
  return visits.length === 1 ? first.address : pageToOpen(first);
};

/** A box to tick: account, date and first words, which identify a reply in its thread, and what is particular to it. */
async function boxRows(
  pdf: PdfDocument,
  list: Tag,
  visit: Revisit,
  shared: ReadonlySet<string>,
  context: DossierContext,
): Promise<Row[]> {
  const { item } = visit;
  const entry = pdf.child(list, 'LI');
  const at = { x: PAGE_METRICS.left + INDENT, width: TEXT_WIDTH - INDENT };
  const contextKind = formatContextKind(item);
  const line = [
    `n° ${citeNumber(item.number)}${contextKind === null ? '' : ` (${contextKind})`} : ${codes.surface[item.fiche.surface]}${doubtMark(item.fiche, 'kind')} ;`,
    `${formatDateLine(item)}${doubtMark(item.fiche, 'date')}. ${authorLine(item, context.options)}`,
  ].join(' ');
  const box = paragraphRows(pdf, entry, '☐', { x: PAGE_METRICS.left, width: INDENT, style: STYLE.small, type: 'Lbl' });
  const { text } = await verbatimRows(pdf, entry, line, { ...at, style: STYLE.small }, context.drawText);
  const particular = factsOf(visit, context).filter((fact) => !shared.has(fact));
  const facts =
    particular.length === 0 ? [] : paragraphRows(pdf, entry, particular.join(' '), { ...at, style: STYLE.note });
  return [...text, ...facts, gap(3)].map((row, index, rows) => ({
    ...row,
    withNext: index < rows.length - 1,
    draw: (top) => {
      if (index === 0) for (const one of box) one.draw(top);
      row.draw(top);
    },
  }));
}

/** Returns the account and the first words, which identify a reply in its thread. */
function authorLine(item: SnapshotItem, options: DossierOptions): string {
  const { fiche } = item;
  const account = formatAccountName(fiche.platform, fiche.author) ?? codes.NOT_READ;
  const words = withholdsWords(item, options) ? '' : firstCharacters(fiche.text ?? '');
  return reportSections.bailiffSheet.author(
    firstCharacters(account) + doubtMark(fiche, 'account'),
    words === '' ? '' : words + doubtMark(fiche, 'text'),
  );
}

const firstCharacters = (text: string): string => shorten(oneLine(text), FIRST_CHARACTERS);

/** Returns what is known, or not, of how to open an address. */
function factsOf(
  { item, alsoIn, visibility, accountNeeded, ephemeral, lastCheck, screens }: Revisit,
  context: DossierContext,
): string[] {
  const { fiche } = item;
  const { bailiffSheet } = reportSections;
  const visibilityText = visibility === null ? codes.NOT_READ : codes.visibility[visibility];
  const byPersonNote = fiche.visibility === null && visibility !== null ? ` ${bailiffSheet.byPerson}` : '';
  return [
    bailiffSheet.visibility(`${visibilityText}${byPersonNote}`),
    bailiffSheet.account[accountNeeded === null ? 'unknown' : accountNeeded ? 'yes' : 'no'],
    ...(accountNeeded === null ? [ACCOUNT_NEEDED.get(fiche.platform) ?? []].flat() : []),
    ...(ephemeral ? [bailiffSheet.ephemeral] : []),
    formatLastCheck(lastCheck, context.timeZone),
    bailiffSheet.screens(screens),
    bailiffSheet.path(fiche.accessPath !== null),
    bailiffSheet.toRecord,
    ...(isIntimate(item.notes ?? {}) ? [bailiffSheet.intimate] : []),
    ...(alsoIn.length === 0 ? [] : [bailiffSheet.alsoIn(alsoIn)]),
  ];
}

const closingRule = (pdf: PdfDocument): Row => ({
  height: 9,
  draw: (top) => pdf.rule(PAGE_METRICS.left, top, TEXT_WIDTH, 0.3),
});
