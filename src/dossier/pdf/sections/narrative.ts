import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { resolveParts } from '../../../domain/export/dossierOptions.ts';
import { type Account, countAccounts, formatAccountName } from '../../data/accountGroups.ts';
import { labelPlatform, platformOf, postedPeriod } from '../../data/exhibitLabels.ts';
import { classifyContext, classifyPublications, getVisibility, selectSeriousItems } from '../../data/publications.ts';
import { findDoubt, isKindByPlace } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import { stepKind } from '../../strings/codes.ts';
import * as coverAndMethod from '../../strings/coverAndMethod.ts';
import * as documents from '../../strings/documents.ts';
import * as exhibitWords from '../../strings/exhibitWords.ts';
import { formatRanges, postedDay } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { FULL_WIDTH } from '../engine/typography.ts';
import { gap, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { blankLine, headingRows, paragraphRows, STYLE, verbatimRows } from '../layout/rows.ts';
import { openSection, type TableOfContents } from '../layout/section.ts';
import { type Cell, FactTable, tableRows, textCell } from '../layout/table.ts';
import { type Pages, quotedRows } from './gravestWords.ts';

/** Blank lines below each question. */
const PROMPT_LINES = 2;
/** Accounts named here; the account section and comptes.csv list all of them. */
const NAMED_MAX = 5;
/** Further accounts, by name alone. */
const ALSO_MAX = 4;
const NAME_MAX = 30;
/** A long name and its platform take one line, the count another. */
const NAME_LINES = 2;

/** The pages of the exhibits are not known yet. */
const NO_PAGES: Pages = new Map();
/** A third of a page: the narrative follows. */
const QUOTES_HEIGHT = 240;

/**
 * Places « Résumé des faits »: counts from the exhibits, the words that the person marked as the gravest, then their
 * narrative.
 */
export async function placeNarrative(
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: TableOfContents,
): Promise<void> {
  const { pdf } = flow;
  const { options } = context;
  const section = openSection(flow, root, { title: reportSections.sectionTitle.narrative }, contents);
  flow.place([
    ...headingRows(pdf, section, reportSections.narrative.figures),
    ...(await statisticsRows(pdf, section, context)),
    gap(14),
  ]);
  const quoted = await quotedRows(pdf, section, context, NO_PAGES, QUOTES_HEIGHT);
  if (quoted.length > 0) flow.place([...quoted, gap(10)]);
  const narrative = await ownTextRows(pdf, section, options.narrative, context);
  const title = narrative === null ? reportSections.narrative.ownBlank : reportSections.narrative.own;
  flow.place([
    ...headingRows(pdf, section, title),
    ...(narrative ?? []),
    ...reportSections.narrative.prompts
      .filter(({ part }) => !isStated(part, options))
      .flatMap(({ text }) => promptRows(pdf, section, text, narrative === null)),
    gap(14),
  ]);
  if (options.danger === 'yes' || options.asked !== undefined) {
    const facts = new FactTable(pdf, section);
    // « Non » would be quoted by the defence.
    if (options.danger === 'yes') await facts.addText(reportSections.narrative.danger, documents.summary.yes);
    flow.place([...facts.rows, gap(8)]);
    const asked = await ownTextRows(pdf, section, options.asked, context);
    if (asked !== null) flow.place([...headingRows(pdf, section, reportSections.narrative.asked), ...asked, gap(14)]);
  }
  section.end();
}

/** Whether the dossier has a section for the subject of a prompt. */
function isStated(part: 'impact' | 'witnesses' | 'steps' | null, options: DossierContext['options']): boolean {
  return part !== null && resolveParts(options).has(part) && (options[part]?.length ?? 0) > 0;
}

/** A question to answer by hand; one line when the person wrote an account already. */
function promptRows(pdf: PdfDocument, section: Tag, text: string, isBlank: boolean): Row[] {
  return [
    gap(6),
    ...paragraphRows(pdf, section, text, { ...FULL_WIDTH, style: STYLE.strong }).map((row) => ({
      ...row,
      withNext: true,
    })),
    ...Array.from({ length: isBlank ? PROMPT_LINES : 1 }, () => blankLine(pdf, FULL_WIDTH, 22)),
  ];
}

/** Lays out what the person wrote, verbatim. Returns null when it is empty. */
export async function ownTextRows(
  pdf: PdfDocument,
  parent: Tag,
  text: string | undefined,
  { drawText }: DossierContext,
): Promise<Row[] | null> {
  if (text === undefined || text.trim() === '') return null;
  const rows = await verbatimRows(pdf, parent, text, { ...FULL_WIDTH, style: STYLE.body }, drawText);
  return [...rows.text, ...rows.notes];
}

/** Counts from the exhibits: who posted how much, where and when, and who may have seen it. */
export async function statisticsRows(
  pdf: PdfDocument,
  parent: Tag,
  { snapshot: { items }, drawText }: DossierContext,
): Promise<Row[]> {
  const facts = new FactTable(pdf, parent, { dense: true });
  const { publications, repeats, contextItems } = classifyPublications(items);
  const screens = contextItems.filter((item) => classifyContext(item) === 'screen').length;
  const visible = contextItems.filter((item) => classifyContext(item) === 'visible').length;
  const posted = postedPeriod(items);
  const counted = countAccounts(items);
  const { accounts } = counted;
  const unread = publications.filter(({ fiche }) => formatAccountName(fiche.platform, fiche.author) === null).length;
  const platforms = countByName(publications.map(({ fiche }) => platformOf(fiche)));
  await facts.addText(
    documents.summary.since,
    ...(posted.first === null ? [] : documents.summary.sinceText(posted.first, posted.last)),
    ...(posted.unread === 0 ? [] : [coverAndMethod.cover.unread(posted.unread)]),
    ...(publications.length === 0 ? [documents.summary.noDate] : []),
  );
  await facts.addText(
    documents.summary.howMany,
    documents.summary.howManyText(publications.length, counted, platforms),
    ...(unread === 0 ? [] : [documents.summary.howManyUnread(unread)]),
    ...documents.summary.howManyOthers(repeats.size, screens, contextItems.length - screens - visible, visible),
  );
  if (publications.length > 0) await facts.addText(documents.summary.audience, ...audienceLines(publications));
  if (accounts.length > 0) {
    await facts.add(documents.summary.who(counted.isReported), async (cell) => {
      const first = gravestFirst(accounts, items);
      const lines = first
        .slice(0, NAMED_MAX)
        .map((account) =>
          documents.summary.whoText(
            shortName(account),
            labelPlatform(account.platform, [account.host]),
            account.count,
            account.platformId,
          ),
        );
      const also = first.slice(NAMED_MAX, NAMED_MAX + ALSO_MAX).map(shortName);
      const at = { ...facts.column, style: facts.style };
      const layouts = await Promise.all(
        [...lines, ...(also.length === 0 ? [] : [documents.summary.whoAlso(also)])].map((text) =>
          verbatimRows(pdf, cell, text, at, drawText),
        ),
      );
      const others = accounts.length - lines.length - also.length;
      return [
        ...layouts.flatMap(({ text }) => text.slice(0, NAME_LINES)),
        ...(others === 0 ? [] : paragraphRows(pdf, cell, documents.summary.whoElse(others, counted.isReported), at)),
      ];
    });
  }
  const kinds = countByName(publications.map(({ fiche }) => codes.surface[fiche.surface]));
  if (kinds !== '') await facts.addText(reportSections.narrative.kinds, withKindDoubt(kinds, publications));
  return facts.rows;
}

/** An account that published what the person marked as the gravest is named, however few its publications. */
function gravestFirst(accounts: readonly Account[], items: readonly SnapshotItem[]): readonly Account[] {
  const gravest = new Set(selectSeriousItems(items).map(({ number }) => number));
  const rankOf = ({ exhibits }: Account) => (exhibits.some((number) => gravest.has(number)) ? 0 : 1);
  return accounts.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function shortName({ platform, isDoubtful, ...account }: Account): string {
  const points = [...(formatAccountName(platform, account) ?? '')];
  const name = points.slice(0, NAME_MAX).join('') + (points.length > NAME_MAX ? '…' : '');
  return isDoubtful ? `${name}*` : name;
}

/** Appends the lowest confidence of the kinds, and « selon la place dans le fil ». */
function withKindDoubt(kinds: string, publications: readonly SnapshotItem[]): string {
  const doubts = publications.map(({ fiche }) => findDoubt(fiche, ['surface']));
  const lowest = doubts.includes('low') ? 'low' : doubts.includes('medium') ? 'medium' : null;
  if (lowest === null) return kinds;
  const byPlace = publications.some(({ fiche }) => isKindByPlace(fiche)) ? `, ${exhibitWords.exhibit.kindByPlace}` : '';
  return `${kinds} : ${codes.confidence[lowest]}${byPlace}`;
}

/** Visibility and view counts as read: never an estimate of how many people saw the publications. */
function audienceLines(publications: readonly SnapshotItem[]): string[] {
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
function countByName(names: readonly string[], separator = ', '): string {
  return [...Map.groupBy(names, (name) => name)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, all]) => reportSections.narrative.times(name, all.length))
    .join(separator);
}

const BLANK_LINES = 14;
type PlaceSection = (flow: PageFlow, root: Tag, context: DossierContext, contents: TableOfContents) => Promise<void>;

/** Places « Retentissement », in the person's own words. */
export const placeImpact: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { own, blank: toFill } = reportSections.statements;
  const introText = context.options.impact?.trim() ? own : toFill;
  const section = openSection(flow, root, { title: reportSections.sectionTitle.impact, intro: introText }, contents);
  flow.place((await ownTextRows(pdf, section, context.options.impact, context)) ?? blankLines(pdf));
  section.end();
};

/** Places the witnesses. Their statements are not quoted: witnesses write them themselves. */
export const placeWitnesses: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { witnessIntro, witnessHead } = reportSections.statements;
  const section = openSection(
    flow,
    root,
    { title: reportSections.sectionTitle.witnesses, intro: witnessIntro, follows: true },
    contents,
  );
  const withContact = resolveParts(context.options).has('address');
  const columns = witnessHead.map((label, index) => ({ label, width: index === 0 ? 170 : 271 }));
  const entries = (context.options.witnesses ?? []).map(({ name, contact, saw }) => ({
    cells: [
      verbatimCell(pdf, withContact && contact !== undefined ? `${name}\n${contact}` : name, context),
      verbatimCell(pdf, saw ?? '', context),
    ],
  }));
  const rows = entries.length === 0 ? blankLines(pdf) : await tableRows(pdf, section, columns, entries);
  flow.place(rows, entries.length === 0 ? null : rows[0]);
  section.end();
};

/** Returns the démarches of the case and of its exhibits (`about`), by date. */
function listSteps({ options, snapshot }: DossierContext) {
  const caseSteps = (options.steps ?? []).map((step) => ({ ...step, kind: stepKind[step.kind], about: null }));
  const itemSteps = snapshot.items.flatMap(({ number, notes }) =>
    (notes?.reports ?? []).map((step) => ({ ...step, kind: stepKind[step.kind], about: number, receipts: [] })),
  );
  return [...caseSteps, ...itemSteps].toSorted((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1));
}

/** Démarches on the first page of the résumé. */
const SUMMED_STEPS = 3;
const STEP_LINES = 2;

/** The last démarches, one after another, with their references: [] when the dossier has none. */
export async function stepSummaryRows(pdf: PdfDocument, parent: Tag, context: DossierContext): Promise<Row[]> {
  const parts = resolveParts(context.options);
  const steps = parts.has('steps') || parts.has('privateSteps') ? listSteps(context) : [];
  if (steps.length === 0) return [];
  const facts = new FactTable(pdf, parent, { dense: true });
  const lines = steps.slice(-SUMMED_STEPS).map(({ kind, where, date, reference }) => {
    const day =
      date === null ? reportSections.statements.undated : (postedDay({ iso: date }, context.timeZone) ?? date);
    return [kind, where, day, reference].filter((text) => text !== '').join(', ');
  });
  await facts.add(documents.summary.steps, async (cell) => {
    const at = { ...facts.column, style: facts.style };
    const layouts = await Promise.all(lines.map((text) => verbatimRows(pdf, cell, text, at, context.drawText)));
    const others = steps.length - lines.length;
    return [
      ...layouts.flatMap(({ text }) => text.slice(0, STEP_LINES)),
      ...(others === 0 ? [] : paragraphRows(pdf, cell, documents.summary.otherSteps(others), at)),
    ];
  });
  return facts.rows;
}

/** Places the démarches already done, of the case and of its exhibits, by date. */
export const placeSteps: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { stepHead, undated } = reportSections.statements;
  const section = openSection(flow, root, { title: reportSections.sectionTitle.steps, follows: true }, contents);
  const widths = [96, 130, 100, 91];
  const columns = stepHead.map((label, index) => ({ label, width: widths[index] ?? 0 }));
  const steps = listSteps(context).map(({ about, ...step }) => ({
    ...step,
    kind: about === null ? step.kind : `${step.kind}\n${reportSections.statements.about(about)}`,
  }));
  const entries = steps.map(({ date, kind, where, reference, answer, receipts }) => ({
    cells: [
      textCell(pdf, [date === null ? undated : (postedDay({ iso: date }, context.timeZone) ?? date)], STYLE.small),
      verbatimCell(pdf, kind, context),
      verbatimCell(pdf, where, context),
      verbatimCell(pdf, [reference, answer, formatReceipts(receipts, context)].filter(Boolean).join('\n'), context),
    ],
  }));
  const rows = entries.length === 0 ? blankLines(pdf) : await tableRows(pdf, section, columns, entries);
  flow.place(rows, entries.length === 0 ? null : rows[0]);
  section.end();
};

/** Returns the exhibit numbers of a démarche's documents. */
function formatReceipts(receipts: readonly string[], { snapshot }: DossierContext): string {
  const numbers = snapshot.items.flatMap(({ fiche, number }) => (receipts.includes(fiche.id) ? [number] : []));
  return numbers.length === 0 ? '' : reportSections.statements.documents(numbers);
}

function blankLines(pdf: PdfDocument): Row[] {
  return Array.from({ length: BLANK_LINES }, () => blankLine(pdf, FULL_WIDTH, 26));
}

/** A cell with text of the person, cut to what fits on one page. */
function verbatimCell(pdf: PdfDocument, text: string, { drawText }: DossierContext): Cell {
  return async (tag, at) =>
    text === ''
      ? paragraphRows(pdf, tag, '–', { ...at, style: STYLE.small })
      : (await verbatimRows(pdf, tag, text.slice(0, 600), { ...at, style: STYLE.small }, drawText)).text;
}
