import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import type { ExhibitNumber } from '../../../domain/export/exhibitNumber.ts';
import { citeNumber } from '../../../domain/export/exhibitNumber.ts';
import { listFilesHere } from '../../../domain/export/fileDecisions.ts';
import { kindAnswers } from '../../../domain/item/kind.ts';
import { formatAccountName } from '../../../platforms/platformTable.ts';
import { hasMessages } from '../../data/conversations.ts';
import { getSeriousness } from '../../data/publications.ts';
import { doubtNote, findDoubt, isDateSure, printedFacts } from '../../data/readingDoubts.ts';
import { type BusyHour, findSharedContent, type SharedContent, type SharedFile } from '../../data/sharedContent.ts';
import type { SharedTextGroup } from '../../data/sharedTexts.ts';
import { withholdsWords } from '../../data/summaryFacts.ts';
import { type DossierContext, hasPage } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import { summary } from '../../strings/documents.ts';
import { compactMoment, formatNumber, formatRanges } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import * as words from '../../strings/sharedContentWords.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH } from '../engine/typography.ts';
import { gap, heightOf, keepWithNext, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE, verbatimRows } from '../layout/rows.ts';
import { openSection, type PlaceSection, type TableOfContents } from '../layout/section.ts';
import { type Cell, columnsOf, FactTable, oneLineCell, tableRows, textCell } from '../layout/table.ts';

const TEXT_WIDTHS = [34, 86, 136, 160];
const FILE_WIDTHS = [34, 86, 308];
/** What « n° 7, message 12 » needs more than « n° 7 », taken from the account. */
const MESSAGE_WIDTH = 22;
const HOUR_WIDTHS = [92, 66, 84, 174];
const INDENT = 12;
/** Of a long text: the page of its exhibit has the whole of it. */
const TEXT_MAX = 1_500;
const TEXT_LINES = 8;
/** Two long texts may have many parts in common. */
const COMMON_LINES = 4;

interface Section {
  readonly title: string;
  readonly place: PlaceSection;
}

/** « Mêmes mots, mêmes fichiers »; no section when nothing is shared. */
export function sameWordsSections(context: DossierContext): Section[] {
  const shared = findSharedContent(context.snapshot);
  if (shared === null) return [];
  return [{ title: words.title, place: (...at) => placeSharedContent(...at, shared) }];
}

async function placeSharedContent(
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: TableOfContents,
  shared: SharedContent,
): Promise<void> {
  const { pdf } = flow;
  const { texts, files, hours, compared, relayed } = shared;
  const head = { title: words.title, intro: words.intro, follows: true };
  const section = openSection(flow, root, head, contents);
  const notes = (lines: readonly string[]): Row[] => [
    ...lines.flatMap((line) => paragraphRows(pdf, section, line, { style: STYLE.small })),
    gap(6),
  ];
  const items = new Map(context.snapshot.items.map((item) => [item.number, item]));
  const hasNear = texts.some((group) => group.texts.some(({ near }) => near !== undefined));
  if (texts.length > 0) flow.place(notes([...words.texts.measure(hasNear), words.texts.notCompared(relayed)]));
  for (const [index, group] of texts.entries()) await placeTexts(flow, section, context, index, group, items);
  if (files.length > 0) flow.place(notes([words.files.measure]));
  for (const [index, file] of files.entries()) await placeFile(flow, section, context, { index, file });
  if (hours.length > 0) {
    flow.place([...headingRows(pdf, section, words.hours.title), ...notes([words.hours.measure])]);
    await placeHours(flow, section, hours);
  }
  flow.place(notes([reportSections.sampleNote(compared)]));
  section.end();
}

/** Places the reference text, then each publication with what it has in common with that text. */
async function placeTexts(
  flow: PageFlow,
  parent: Tag,
  context: DossierContext,
  index: number,
  group: SharedTextGroup,
  items: ReadonlyMap<ExhibitNumber, SnapshotItem>,
): Promise<void> {
  const { pdf } = flow;
  const { reference, texts, accounts } = group;
  const hasNear = texts.some(({ near }) => near !== undefined);
  const title = words.texts.title(index + 1, texts.length, accounts, hasNear);
  const part = pdf.child(parent, 'Sect', { title });
  const of = items.get(reference);
  // The same words: one mark is for all of them.
  const isWithheld = texts.some(({ number }) => {
    const item = items.get(number);
    return item !== undefined && withholdsWords(item, context.options);
  });
  const text = of?.fiche.text?.trim() ?? '';
  // Tags are in the order in which they are made.
  const heading = headingRows(pdf, part, title);
  const intro = hasNear ? paragraphRows(pdf, part, words.texts.reference(reference), { style: STYLE.note }) : [];
  const at = { x: PAGE_METRICS.left + INDENT, width: TEXT_WIDTH - INDENT, style: STYLE.small };
  const quoted = await verbatimRows(
    pdf,
    part,
    isWithheld ? summary.privateWords : `« ${text.slice(0, TEXT_MAX)} »`,
    at,
    context.drawText,
  );
  const sent = texts.flatMap(({ number }) => items.get(number) ?? []);
  const rated = sent.filter((item) => getSeriousness(item) !== null);
  const grave = formatRanges(rated.map(({ number }) => number));
  const isCut = (!isWithheld && text.length > TEXT_MAX) || quoted.text.length > TEXT_LINES;
  const head = [
    ...heading,
    ...keepWithNext([
      ...intro,
      ...quoted.text.slice(0, TEXT_LINES),
      ...(grave === '' ? [] : paragraphRows(pdf, part, words.texts.grave(grave), { ...at, style: STYLE.note })),
      ...(isCut ? paragraphRows(pdf, part, words.texts.cut, { ...at, style: STYLE.note }) : []),
      gap(4),
    ]),
  ];
  if (!hasNear) {
    // The same words: one line names them all.
    const named = sent.map((item) => words.texts.named(labelsOf(item)));
    const { text: rows } = await verbatimRows(pdf, part, `${named.join(' ; ')}.`, at, context.drawText);
    flow.place([...head, ...rows, gap(8)]);
    return;
  }
  const entries = texts.flatMap(({ number, near }) => {
    const item = items.get(number);
    if (item === undefined) return [];
    const same = number === reference ? words.texts.compared : words.texts.identical;
    const measure = near === undefined ? same : words.texts.near(near);
    const cells = [...exhibitCells(pdf, item, context), textCell(pdf, [measure], STYLE.small, { maxLines: 2 })];
    return [near === undefined || isWithheld ? { cells } : { cells, under: commonWordsCell(pdf, near.words, context) }];
  });
  const columns = exhibitColumns(words.texts.head, TEXT_WIDTHS, context);
  const rows = await tableRows(pdf, part, columns, entries, { dense: true });
  // The title is never alone: the head of the table and its first row come with it.
  if (heightOf([...head, ...rows.slice(0, 2)]) > flow.remainingHeight) flow.newPage();
  flow.place(head);
  flow.place([...rows, gap(12)], rows[0]);
}

function commonWordsCell(pdf: PdfDocument, parts: readonly string[], { drawText }: DossierContext): Cell {
  return async (tag, at) => {
    const { text } = await verbatimRows(pdf, tag, words.texts.common(parts), { ...at, style: STYLE.small }, drawText);
    if (text.length <= COMMON_LINES) return text;
    const cut = paragraphRows(pdf, tag, words.texts.cut, { ...at, style: STYLE.note });
    return [...text.slice(0, COMMON_LINES), ...cut];
  };
}

/** The number, the date and the account of a publication, each with its mark. */
function labelsOf({ fiche, number }: SnapshotItem) {
  const date = compactMoment(fiche.posting, fiche.timeZone);
  const dateMark = date === null || isDateSure(fiche) ? '' : '*';
  const accountMark = findDoubt(fiche, printedFacts(fiche, 'account')) === null ? '' : '*';
  const declared = kindAnswers(fiche).account === 'read' ? '' : doubtNote(fiche, 'account');
  return {
    number: `n° ${citeNumber(number)}`,
    date: (date ?? codes.NOT_READ) + dateMark,
    name: formatAccountName(fiche.platform, fiche.author) ?? codes.NOT_READ,
    mark: declared === '' ? accountMark : declared,
  };
}

function exhibitCells(pdf: PdfDocument, item: SnapshotItem, context: DossierContext): Cell[] {
  const link = hasPage(item, context) ? { name: exhibitLabel(item.number) } : null;
  const { number, date, name, mark } = labelsOf(item);
  return [
    textCell(pdf, [number], STYLE.smallStrong, { link, maxLines: 2 }),
    textCell(pdf, [date], STYLE.small),
    oneLineCell(pdf, name, context, STYLE.small, mark),
  ];
}

async function placeFile(
  flow: PageFlow,
  parent: Tag,
  context: DossierContext,
  { index, file }: { readonly index: number; readonly file: SharedFile },
): Promise<void> {
  const { pdf } = flow;
  const { sha256, mediaType, items, accounts } = file;
  const title = words.files.title(index + 1, items.length, accounts);
  const part = pdf.child(parent, 'Sect', { title });
  const heading = headingRows(pdf, part, title);
  const facts = new FactTable(pdf, part, { dense: true });
  const isHere = items.some((item) => listFilesHere(item).some((one) => one.sha256 === sha256));
  if (isHere) await facts.addMono(words.files.digest, sha256);
  await facts.addText(words.files.type, mediaType);
  flow.place([...heading, ...keepWithNext([...facts.rows, gap(4)])]);
  const entries = items.map((item) => ({ cells: exhibitCells(pdf, item, context) }));
  const columns = exhibitColumns(words.files.head, FILE_WIDTHS, context);
  const rows = await tableRows(pdf, part, columns, entries, { dense: true });
  flow.place([...rows, gap(12)], rows[0]);
}

async function placeHours(flow: PageFlow, parent: Tag, hours: readonly BusyHour[]): Promise<void> {
  const { pdf } = flow;
  const entries = hours.map(({ hour, items, accounts }) => {
    const isSure = items.every(({ fiche }) => isDateSure(fiche));
    return {
      cells: [
        textCell(pdf, [words.hours.hour(hour) + (isSure ? '' : '*')], STYLE.small),
        textCell(pdf, [formatNumber(items.length)], STYLE.small),
        textCell(pdf, [formatNumber(accounts)], STYLE.small),
        textCell(pdf, [`n° ${formatRanges(items.map(({ number }) => number))}`], STYLE.small, { maxLines: 6 }),
      ],
    };
  });
  const rows = await tableRows(pdf, parent, columnsOf(words.hours.head, HOUR_WIDTHS), entries);
  flow.place([...rows, gap(8)], rows[0]);
}

function exhibitColumns(labels: readonly string[], widths: readonly number[], { snapshot }: DossierContext) {
  const wider = hasMessages(snapshot.items) ? [MESSAGE_WIDTH, 0, -MESSAGE_WIDTH] : [];
  return columnsOf(
    labels,
    widths.map((width, index) => width + (wider[index] ?? 0)),
  );
}
