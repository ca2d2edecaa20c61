import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { resolveParts } from '../../../domain/export/dossierOptions.ts';
import { countExhibits } from '../../../domain/export/exhibitNumber.ts';
import { cutAtWord } from '../../../domain/export/statementText.ts';
import type { MessageKind } from '../../../domain/item/exportedMessage.ts';
import { oneLine } from '../../../domain/shared/truncate.ts';
import { selectCounted } from '../../data/accountGroups.ts';
import { computeActivity } from '../../data/activityStats.ts';
import { isMessage, listOmissions } from '../../data/conversations.ts';
import { hasIdentification } from '../../data/identification.ts';
import { conversationFileDays } from '../../data/postedPeriod.ts';
import {
  type ContextKind,
  classifyContext,
  classifyPublications,
  isConversationFile,
} from '../../data/publications.ts';
import { listPartsLeftOut } from '../../data/summaryFacts.ts';
import { type DossierContext, isAnnex } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import { conversation } from '../../strings/conversationWords.ts';
import * as coverAndMethod from '../../strings/coverAndMethod.ts';
import * as documents from '../../strings/documents.ts';
import { localDate, postedDay } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import { addBookmark, type Tag } from '../engine/pdfDocument.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from '../engine/typography.ts';
import { gap, heightOf, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { blankAfterRow, headingRows, paragraphRows, STYLE, signatureRow, unbreakableRow } from '../layout/rows.ts';
import type { TableOfContents } from '../layout/section.ts';
import { FactTable } from '../layout/table.ts';
import { layOutText } from '../layout/verbatimLayout.ts';
import { addContentFacts, addPersonFacts } from './coverPage.ts';
import { audienceLines, formatReceipts, kindsLine, listSteps, ownTextRows } from './narrative.ts';
import { answerRows } from './summaryAnswers.ts';
import { accountRows, gravestRows, lineRows, partNote, type SummaryPart } from './summaryTables.ts';

const LATER_CHECKS_MAX = 12;
const DANGER_MAX = 200;
const NARRATIVE_LINES = 7;
const NARRATIVE_MAX = 1_200;
const IMPACT_LINES = 3;
/** Its certificate is asked for. */
const ITT = /\bITT\b|incapacité/i;
const STEPS_MAX = 4;
const STEP_TEXT_MAX = 60;
/** Characters of what is asked that its answer has whole, however wide. */
const ASKED_MAX = 100;
/** Lines of a démarche; and what our own typeface draws of the person's words. */
const STEP_LINES = 2;
const PLAIN = /^[\x20-\x7E\xA0-\xFFœŒ’«»…–]*$/;
/** Bins in the sentence of counts. */
const BINS_MAX = 31;
/** Smallest heights in which the table of accounts and that of exhibits show more than their head. */
const TABLE_MIN = 62;
/** Least height that what the person tells leaves to the table of accounts: with four rows. */
const ACCOUNTS_MIN = 100;
/** More than what is not joined, the limits, the contents and the signature take. */
const TAIL_MAX = 480;
const LINES_MIN = 104;

/**
 * Places the two pages that a dossier opens with: who, the answers to what a reader asks first, then the words,
 * accounts and dates behind them. Every part is cut to what fits: there are never more than two pages. `listTitles`
 * receives what the first page has whole, and returns the sections to list with their pages.
 */
export async function placeSummary(
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: TableOfContents,
  listTitles: (whole: ReadonlySet<string>) => readonly string[] = () => [],
): Promise<void> {
  const { pdf } = flow;
  const section = pdf.child(root, 'Sect', { title: coverAndMethod.documentTitle.summary });
  const first: SummaryPart = { pdf, section, context, pageNumbers: contents.pageNumbers };
  const partBelow = (): SummaryPart => ({ ...first, section: pdf.child(section, 'Div') });
  flow.headTopic = '';
  flow.exhibits = [];
  flow.newPage();
  addBookmark(pdf, coverAndMethod.documentTitle.summary, flow.top);
  flow.place(await titleRows(first));
  const persons = new FactTable(pdf, section, { dense: true });
  await addPersonFacts(pdf, persons, context);
  flow.place([...persons.rows, ...(await answerRows(first)), gap(5)]);
  flow.place(await gravestRows(first, flow.remainingHeight - 4));
  const isOnFirst = flow.remainingHeight >= TABLE_MIN + STYLE.small.leading;
  // Tags are in the order of the page.
  const accountsPart = partBelow();
  const blocks = await detailBlocks(partBelow());
  if (isOnFirst) {
    // What the person tells, with the ITT, stays on the first page where some rows fewer leave room for it.
    const room = flow.remainingHeight - 6;
    let left = room;
    for (const { rows, title } of blocks) {
      if (title === undefined || left - heightOf(rows) < ACCOUNTS_MIN) break;
      left -= heightOf(rows);
    }
    flow.place(await accountRows(accountsPart, left));
  }
  const whole = new Set<string>();
  while (isOnFirst && blocks[0] !== undefined && heightOf(blocks[0].rows) <= flow.remainingHeight - 6) {
    const { rows, title } = blocks.shift() ?? { rows: [] };
    flow.place(rows);
    if (title !== undefined) whole.add(title);
  }
  flow.newPage();
  while (blocks[0]?.title !== undefined && heightOf(blocks[0].rows) <= flow.remainingHeight - TAIL_MAX) {
    const { rows, title = '' } = blocks.shift() ?? { rows: [] };
    flow.place(rows);
    whole.add(title);
  }
  // The tail is laid out first, since the rest gets the height that it leaves.
  const linesPart = partBelow();
  const tail = await tailRows(partBelow(), contents, listTitles(whole));
  const left = () => flow.remainingHeight - heightOf(tail) - 6;
  if (!isOnFirst) flow.place(await accountRows(accountsPart, left() / 3));
  for (const { rows } of blocks) if (heightOf(rows) <= left() - LINES_MIN) flow.place(rows);
  if (left() >= LINES_MIN) flow.place(await lineRows(linesPart, left()));
  flow.place(tail);
  section.end();
}

async function titleRows(part: SummaryPart): Promise<Row[]> {
  const { pdf, section, context } = part;
  const { options, createdAt, timeZone } = context;
  const to = options.purpose === undefined ? null : reportSections.requester.purpose[options.purpose];
  const made = documents.summary.made(localDate(createdAt, timeZone), to, options.requester?.role);
  return [
    ...paragraphRows(pdf, section, coverAndMethod.documentTitle.dossier, { style: STYLE.title, type: 'H1' }),
    ...partNote(part, made),
    gap(6),
    ...complementRows(part),
    // « Non » would be quoted by the defence.
    ...(options.danger === 'yes' ? [await dangerRow(part), gap(6)] : []),
  ];
}

/** Which dossier this one completes, by date and digest, and what the person found on line since for its exhibits. */
function complementRows(part: SummaryPart): Row[] {
  const { options, snapshot, timeZone } = part.context;
  const { previous, purpose, onlyNew } = options;
  if (previous === undefined || onlyNew !== true) return [];
  const { requester } = reportSections;
  const day = (iso: string) => localDate(new Date(iso), timeZone);
  const numbers = snapshot.items.map(({ number }) => number);
  const kind = purpose === undefined ? null : requester.purpose[purpose];
  const { manifestDigest, checks = [] } = previous;
  const head = requester.complement(day(previous.createdAt), kind, numbers);
  const shown = checks.slice(0, LATER_CHECKS_MAX);
  const list = shown.map(({ number, result, at }) => requester.laterCheck(number, codes.onlineResult[result], day(at)));
  if (checks.length > shown.length) list.push('…');
  const notes = [
    ...(manifestDigest === undefined ? [] : [requester.complementDigest(manifestDigest)]),
    ...(list.length === 0 ? [] : [requester.laterChecks(list.join(' ; '))]),
  ];
  return [
    ...paragraphRows(part.pdf, part.section, head, { style: STYLE.body }),
    ...notes.flatMap((line) => partNote(part, line)),
    gap(6),
  ];
}

/** What the person says of a danger, in a box: why, where and when below it, cut to what fits. */
async function dangerRow({ pdf, section, context }: SummaryPart): Promise<Row> {
  const { requester, dangerWhy = '' } = context.options;
  const inner = { x: PAGE_METRICS.left + 14, width: TEXT_WIDTH - 28 };
  const rows = unbreakableRow([
    gap(4),
    // One sentence: read aloud, a « oui » apart answers nothing.
    ...paragraphRows(pdf, section, reportSections.narrative.dangerYes(requester?.role), {
      ...inner,
      style: STYLE.h2,
      type: 'H2',
    }),
    ...((await ownTextRows(pdf, section, cutAtWord(oneLine(dangerWhy), DANGER_MAX), context, inner)) ?? []),
    gap(4),
  ]);
  return {
    height: rows.height,
    draw: (top) => {
      pdf.artifact(() => pdf.lineWidth(1.4).rect(PAGE_METRICS.left, top, TEXT_WIDTH, rows.height).stroke('black'));
      rows.draw(top);
    },
  };
}

interface Block {
  readonly rows: readonly Row[];
  /** The section that says nothing more than these rows, if any. */
  readonly title?: string;
}

/** What the person wrote, the démarches, the dates, and who may have seen the publications, each as a block. */
async function detailBlocks(part: SummaryPart): Promise<Block[]> {
  return [
    await narrativeBlock(part),
    stepBlock(part),
    await impactBlock(part),
    { rows: calendarRows(part) },
    { rows: countRows(part) },
  ].filter(({ rows }) => rows.length > 0);
}

async function narrativeBlock(part: SummaryPart): Promise<Block> {
  const { pdf, section, context } = part;
  const { narrative, requester, asked = '', dangerWhy = '' } = context.options;
  if (!narrative?.trim()) return { rows: [] };
  const heading = headingRows(pdf, section, reportSections.narrative.own(requester?.role));
  const lines = (await ownTextRows(pdf, section, narrative.slice(0, NARRATIVE_MAX), context)) ?? [];
  const isCut = lines.length > NARRATIVE_LINES || narrative.length > NARRATIVE_MAX;
  const title = reportSections.sectionTitle.narrative;
  const more = documents.summary.narrativeMore(title);
  const rows = [...heading, ...lines.slice(0, NARRATIVE_LINES), ...(isCut ? partNote(part, more) : []), gap(6)];
  const isAskedWhole = asked.length <= ASKED_MAX && !asked.trim().includes('\n');
  const isWhole = !isCut && isAskedWhole && oneLine(dangerWhy).length <= DANGER_MAX;
  return { rows, ...(isWhole && { title }) };
}

/** The beginning of what the person says of the effects: an ITT stands there. */
async function impactBlock(part: SummaryPart): Promise<Block> {
  const { pdf, section, context } = part;
  const { options } = context;
  if (!options.impact?.trim() || !resolveParts(options).has('impact')) return { rows: [] };
  const title = reportSections.sectionTitle.impact;
  // Tags are in the order in which they are made.
  const heading = headingRows(pdf, section, title);
  const lines = (await ownTextRows(pdf, section, options.impact.slice(0, NARRATIVE_MAX), context)) ?? [];
  const isWhole = lines.length <= IMPACT_LINES && options.impact.length <= NARRATIVE_MAX;
  const more = isWhole ? [] : partNote(part, documents.summary.narrativeMore(title));
  const certificate = ITT.test(options.impact) ? [certificateRow(part)] : [];
  const rows = [...heading, ...lines.slice(0, IMPACT_LINES), ...more, ...certificate, gap(6)];
  return { rows, ...(isWhole && { title }) };
}

const certificateRow = ({ pdf, section }: SummaryPart): Row =>
  blankAfterRow(pdf, section, documents.summary.certificate, FULL_WIDTH, 60);

/** Lines of our own text below their heading, each cut to `max` rows. */
function listRows({ pdf, section }: SummaryPart, title: string, lines: readonly string[], max?: number): Row[] {
  return [
    ...headingRows(pdf, section, title),
    ...lines.flatMap((line) => paragraphRows(pdf, section, line, { style: STYLE.small }).slice(0, max)),
    gap(6),
  ];
}

/** The last démarches that the dossier has, one line each. */
function stepBlock(part: SummaryPart): Block {
  const { context } = part;
  const { options, timeZone } = context;
  const parts = resolveParts(options);
  const steps = parts.has('steps') || parts.has('privateSteps') ? listSteps(context) : [];
  if (steps.length === 0) return { rows: [] };
  const lines = steps.slice(-STEPS_MAX).map(({ date, kind, where, reference, answer = '', receipts }) => {
    const day = date === null ? reportSections.statements.undated : postedDay(date, timeZone);
    const [to, number, then] = [where, reference, answer].map((text) => cutAtWord(text, STEP_TEXT_MAX));
    const joined = formatReceipts(receipts, context);
    return documents.summary.step(day, kind, to ?? '', number ?? '', then ?? '', joined);
  });
  const others = steps.length - lines.length;
  const all = [...lines, ...(others === 0 ? [] : [documents.summary.moreSteps(others)])];
  const title = reportSections.sectionTitle.steps;
  const isWhole =
    others === 0 &&
    steps.every(
      ({ answer, about, where, reference }) =>
        about === null &&
        [where, reference, answer ?? ''].every((text) => text.length <= STEP_TEXT_MAX && PLAIN.test(text)),
    ) &&
    all.every((line) => layOutText(part.pdf, line, STYLE.small, TEXT_WIDTH).length <= STEP_LINES);
  return { rows: listRows(part, title, all, STEP_LINES), ...(isWhole && { title }) };
}

/** Publications per hour, day, week, month or year. */
function calendarRows(part: SummaryPart): Row[] {
  const { bins, step, placed, unplaced } = computeActivity(part.context.snapshot.items);
  const filled = bins.filter(({ posts }) => posts > 0);
  if (filled.length === 0 || filled.length > BINS_MAX) return [];
  const years = new Set(filled.map(({ label }) => /\d{4}/.exec(label)?.[0] ?? ''));
  const [year = ''] = years;
  // What has no day may be of another year.
  const isOneYear = years.size === 1 && unplaced === 0;
  const shorten = (label: string) => (isOneYear && label.length >= 10 ? label.replace(`/${year}`, '') : label);
  const counts = [
    ...filled.map(({ label, posts }) => documents.summary.perBin(step, shorten(label), posts)),
    ...(unplaced === 0 ? [] : [reportSections.activity.unplaced(unplaced)]),
  ].join(' ; ');
  const title = `${reportSections.activity.posts(placed)} ${reportSections.activity.by[step]}`;
  const heading = isOneYear && step !== 'year' ? documents.summary.inYear(title, year) : title;
  return listRows(part, heading, [`${counts}.`]);
}

/** What is not counted among the publications, and who may have seen them. */
function countRows(part: SummaryPart): Row[] {
  const { items } = part.context.snapshot;
  const { repeats, contextItems } = classifyPublications(items);
  const { counted, withoutAccount } = selectCounted(items);
  const ofKinds = (...kinds: readonly ContextKind[]) =>
    contextItems.filter((item) => kinds.some((kind) => kind === classifyContext(item)));
  const visible = ofKinds('visible');
  const screens = ofKinds('screen', 'region', 'error-page').length;
  const messages = ofKinds('own-message', 'holder-message', 'notice').length;
  const others = contextItems.length - screens - visible.length - messages;
  const lines = [
    ...documents.summary.notReported(...splitMessages(visible)),
    ...documents.summary.howManyOthers(repeats.size, screens, others),
    ...documents.summary.otherMessages(messages),
    ...documents.summary.messageKinds(countMessages(counted, 'unsent'), countMessages(counted, 'call')),
    ...items.flatMap(conversationFileLine),
    ...documents.summary.withoutAccount(...splitMessages(withoutAccount)),
    ...(counted.length === 0 ? [] : [kindsLine(counted), ...audienceLines(counted)]),
  ];
  return lines.length === 0 ? [] : listRows(part, documents.summary.counted, lines, 3);
}

/** Returns how many exhibits and how many messages: a conversation of ten messages is no ten exhibits. */
function splitMessages(items: readonly SnapshotItem[]): [exhibits: number, messages: number] {
  const exhibits = items.filter((item) => !isMessage(item)).map(({ number }) => number);
  return [countExhibits(exhibits), items.length - exhibits.length];
}

const countMessages = (items: readonly SnapshotItem[], kind: MessageKind): number =>
  items.filter(({ fiche }) => fiche.exported?.kind === kind).length;

/** A conversation that was imported as one file counts as no message: its dates are those of the file. */
function conversationFileLine(item: SnapshotItem): string[] {
  if (!isConversationFile(item)) return [];
  const days = conversationFileDays(item);
  const dayOf = (iso: string) => postedDay(iso, item.fiche.timeZone);
  return [documents.summary.conversationFile(item.number, days && { from: dayOf(days.from), to: dayOf(days.to) })];
}

/** What is not joined, the limits, the contents, and the blanks to sign. */
async function tailRows(part: SummaryPart, contents: TableOfContents, titles: readonly string[]): Promise<Row[]> {
  const { pdf, section, context } = part;
  const { counts, items } = context.snapshot;
  const { volumeSet, options } = context;
  const { method } = coverAndMethod;
  const omissions = listOmissions(items);
  const lines = [
    ...(volumeSet === undefined || isAnnex(context) ? [] : [reportSections.volumeSplit.summary(volumeSet)]),
    method.notIncludedText(counts),
    ...omissions.map(conversation.leftOut),
    ...(options.onlyNew === true && counts.notIncluded + omissions.length > 0 ? [method.inCompleted] : []),
    ...listPartsLeftOut(items),
    ...documents.summary.limitsText(context.options.requester?.role),
  ];
  const { place, date, signature } = coverAndMethod.cover;
  const heading = headingRows(pdf, section, documents.summary.content);
  const facts = new FactTable(pdf, section, { dense: true });
  await addContentFacts(facts, context);
  return [
    ...heading,
    ...facts.rows,
    gap(4),
    ...listRows(part, documents.summary.limits, lines),
    ...(titles.length === 0
      ? []
      : [
          ...headingRows(pdf, section, reportSections.sectionTitle.contents),
          ...contents.rows(section, titles),
          ...(hasIdentification(items, context.options) ? partNote(part, documents.summary.connectionData) : []),
        ]),
    gap(8),
    signatureRow(pdf, section, [place, date, signature]),
  ];
}
