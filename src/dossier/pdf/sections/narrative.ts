import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { hasBlanks, resolveParts } from '../../../domain/export/dossierOptions.ts';
import { isMessage } from '../../data/conversations.ts';
import { getVisibility } from '../../data/publications.ts';
import { findDoubt, isKindByPlace } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import { stepKind } from '../../strings/codes.ts';
import * as documents from '../../strings/documents.ts';
import * as exhibitWords from '../../strings/exhibitWords.ts';
import { formatRanges, postedDay } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { FULL_WIDTH, type HorizontalSpan } from '../engine/typography.ts';
import { gap, keepWithNext, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { blankLine, headingRows, paragraphRows, STYLE, verbatimRows } from '../layout/rows.ts';
import { openSection, type PlaceSection } from '../layout/section.ts';
import {
  type Cell,
  columnsOf,
  FactTable,
  type TableColumn,
  type TableEntry,
  tableRows,
  textCell,
} from '../layout/table.ts';

/** Blank lines below each question. */
const PROMPT_LINES = 2;

/** Whether there is something to place as the narrative: what the person wrote, or questions to answer by hand. */
export const hasNarrative = ({ options }: DossierContext): boolean =>
  hasBlanks(options) || options.danger === 'yes' || [options.narrative, options.asked].some((text) => text?.trim());

/** Places the person's narrative, or questions to answer by hand, and what they ask. */
export const placeNarrative: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { options } = context;
  const section = openSection(flow, root, { title: reportSections.sectionTitle.narrative, follows: true }, contents);
  const isOwn = !!options.narrative?.trim();
  const isBlank = !isOwn && hasBlanks(options);
  // Tags are in the order of the page.
  const { ownBlank, own, danger } = reportSections.narrative;
  const role = options.requester?.role;
  const heading = isBlank || isOwn ? headingRows(pdf, section, isBlank ? ownBlank : own(role)) : [];
  const narrative = await ownTextRows(pdf, section, options.narrative, context);
  flow.place([
    ...heading,
    ...(narrative ?? []),
    ...(isBlank ? reportSections.narrative.prompts.filter(({ part }) => !isStated(part, options)) : []).flatMap(
      ({ text }) => promptRows(pdf, section, text),
    ),
    gap(14),
  ]);
  if (options.danger === 'yes' || options.asked !== undefined) {
    const facts = new FactTable(pdf, section);
    // « Non » would be quoted by the defence.
    if (options.danger === 'yes') await facts.addText(danger(role), documents.summary.yes);
    flow.place([...facts.rows, ...((await ownTextRows(pdf, section, options.dangerWhy, context)) ?? []), gap(8)]);
    if (options.asked?.trim()) {
      const heading = headingRows(pdf, section, reportSections.narrative.asked);
      flow.place([...heading, ...((await ownTextRows(pdf, section, options.asked, context)) ?? []), gap(14)]);
    }
  }
  section.end();
};

/** Whether the dossier has a section for the subject of a prompt. */
const isStated = (part: 'impact' | 'witnesses' | 'steps' | null, options: DossierContext['options']): boolean =>
  part !== null && resolveParts(options).has(part) && (options[part]?.length ?? 0) > 0;

/** A question to answer by hand. */
function promptRows(pdf: PdfDocument, section: Tag, text: string): Row[] {
  return [
    gap(6),
    ...keepWithNext(paragraphRows(pdf, section, text, { style: STYLE.strong })),
    ...Array.from({ length: PROMPT_LINES }, () => blankLine(pdf, FULL_WIDTH, 22)),
  ];
}

/** Lays out what the person wrote, verbatim. Returns null when it is empty. */
export async function ownTextRows(
  pdf: PdfDocument,
  parent: Tag,
  text: string | undefined,
  { drawText }: DossierContext,
  at: Partial<HorizontalSpan> = {},
): Promise<Row[] | null> {
  if (text === undefined || text.trim() === '') return null;
  const rows = await verbatimRows(pdf, parent, text, { ...at, style: STYLE.body }, drawText);
  return [...rows.text, ...rows.notes];
}

/**
 * The kinds of the publications, with the lowest confidence among them, and « selon la place dans le fil »; last those
 * of an archive, which no page showed.
 */
export function kindsLine(publications: readonly SnapshotItem[]): string {
  const { true: messages = [], false: posts = [] } = Object.groupBy(publications, (item) => `${isMessage(item)}`);
  const kindsOf = (some: readonly SnapshotItem[]) => countByName(some.map(({ fiche }) => codes.surface[fiche.surface]));
  const doubts = posts.map(({ fiche }) => findDoubt(fiche, ['surface']));
  const lowest = doubts.includes('low') ? 'low' : doubts.includes('medium') ? 'medium' : null;
  const byPlace = posts.some(({ fiche }) => isKindByPlace(fiche)) ? `, ${exhibitWords.exhibit.kindByPlace}` : '';
  const doubt = lowest === null ? '' : ` : ${codes.confidence[lowest]}${byPlace}`;
  const kinds = [posts.length === 0 ? '' : kindsOf(posts) + doubt, kindsOf(messages)].filter(Boolean);
  return `${reportSections.narrative.kinds} : ${kinds.join(' ; ')}.`;
}

/** Visibility and view counts as read: never an estimate of how many people saw the publications. */
export function audienceLines(publications: readonly SnapshotItem[]): string[] {
  const visibilities = countByName(
    publications.map((item) => {
      const visibility = getVisibility(item);
      if (visibility === null) return codes.NOT_READ;
      return item.fiche.visibility === null
        ? documents.summary.statedVisibility(codes.visibility[visibility])
        : codes.visibility[visibility];
    }),
  );
  const viewed = publications.filter(({ fiche }) => fiche.engagement?.views !== undefined).map(({ number }) => number);
  return [documents.summary.visibility(visibilities), documents.summary.views(formatRanges(viewed))];
}

/** Returns `publication (12), message (3)`, most frequent first. */
export function countByName(names: readonly string[]): string {
  return [...Map.groupBy(names, (name) => name)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, all]) => reportSections.narrative.times(name, all.length))
    .join(', ');
}

const BLANK_LINES = 14;

/** Places « Retentissement », in the person's own words. */
export const placeImpact: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { own, blank: toFill } = reportSections.statements;
  const intro = context.options.impact?.trim() ? own(context.options.requester?.role) : toFill;
  const head = { title: reportSections.sectionTitle.impact, intro, follows: true };
  const section = openSection(flow, root, head, contents);
  flow.place([...((await ownTextRows(pdf, section, context.options.impact, context)) ?? blankLines(pdf))]);
  section.end();
};

/** Places the witnesses. Their statements are not quoted: witnesses write them themselves. */
export const placeWitnesses: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { witnessIntro: intro, witnessHead } = reportSections.statements;
  const head = { title: reportSections.sectionTitle.witnesses, intro, follows: true };
  const section = openSection(flow, root, head, contents);
  const withContact = resolveParts(context.options).has('witnessContact');
  const entries = (context.options.witnesses ?? []).map(({ name, contact, saw }) => ({
    cells: [
      verbatimCell(pdf, withContact && contact !== undefined ? `${name}\n${contact}` : name, context),
      verbatimCell(pdf, saw ?? '', context),
    ],
  }));
  await placeEntries(flow, section, columnsOf(witnessHead, [170, 271]), entries);
  section.end();
};

/** Returns the démarches of the case and of its exhibits (`about`), by date. */
export function listSteps({ options, snapshot }: DossierContext) {
  const caseSteps = (options.steps ?? []).map((step) => ({ ...step, kind: stepKind[step.kind], about: null }));
  const itemSteps = snapshot.items.flatMap(({ number, notes }) =>
    (notes?.reports ?? []).map((step) => ({ ...step, kind: stepKind[step.kind], about: number, receipts: [] })),
  );
  return [...caseSteps, ...itemSteps].toSorted((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1));
}

/** Places the démarches already done, of the case and of its exhibits, by date. */
export const placeSteps: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { stepHead, undated } = reportSections.statements;
  const section = openSection(flow, root, { title: reportSections.sectionTitle.steps, follows: true }, contents);
  const steps = listSteps(context).map(({ about, ...step }) => ({
    ...step,
    kind: about === null ? step.kind : `${step.kind}\n${reportSections.statements.about(about)}`,
  }));
  const entries = steps.map(({ date, kind, where, reference, answer, receipts }) => ({
    cells: [
      textCell(pdf, [date === null ? undated : postedDay(date, context.timeZone)], STYLE.small),
      verbatimCell(pdf, kind, context),
      verbatimCell(pdf, where, context),
      verbatimCell(pdf, [reference, answer, formatReceipts(receipts, context)].filter(Boolean).join('\n'), context),
    ],
  }));
  await placeEntries(flow, section, columnsOf(stepHead, [96, 130, 100, 91]), entries);
  section.end();
};

/** Returns the exhibit numbers of a démarche's documents. */
export function formatReceipts(receipts: readonly string[], { snapshot }: DossierContext): string {
  const numbers = snapshot.items.flatMap(({ fiche, number }) => (receipts.includes(fiche.id) ? [number] : []));
  return numbers.length === 0 ? '' : reportSections.statements.documents(numbers);
}

/** Places a table, or lines to fill in by hand where it has no entries. */
async function placeEntries(
  flow: PageFlow,
  section: Tag,
  columns: readonly TableColumn[],
  entries: readonly TableEntry[],
): Promise<void> {
  if (entries.length === 0) return flow.place(blankLines(flow.pdf));
  const rows = await tableRows(flow.pdf, section, columns, entries);
  flow.place(rows, rows[0]);
}

const blankLines = (pdf: PdfDocument): Row[] =>
  Array.from({ length: BLANK_LINES }, () => blankLine(pdf, FULL_WIDTH, 26));

/** A cell with text of the person, cut to what fits on one page. */
function verbatimCell(pdf: PdfDocument, text: string, { drawText }: DossierContext): Cell {
  return async (tag, at) =>
    text === ''
      ? paragraphRows(pdf, tag, '–', { ...at, style: STYLE.small })
      : (await verbatimRows(pdf, tag, text.slice(0, 600), { ...at, style: STYLE.small }, drawText)).text;
}
