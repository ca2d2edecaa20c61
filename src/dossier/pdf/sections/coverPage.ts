import { isAboutMinor, isPersonConcerned } from '../../../domain/export/dossierOptions.ts';
import { isIntimate } from '../../../domain/item/itemNotes.ts';
import { kindAnswers } from '../../../domain/item/kind.ts';
import { sha256Hex } from '../../../seal/digest.ts';
import { groupByOrigin } from '../../data/conversations.ts';
import { citeAgreement, recordedPeriod } from '../../data/exhibitLabels.ts';
import { postedPeriod } from '../../data/postedPeriod.ts';
import { type DossierContext, isAnnex } from '../../dossierPlan.ts';
import { listFileHashes } from '../../fileHashes.ts';
import * as codes from '../../strings/codes.ts';
import { conversation } from '../../strings/conversationWords.ts';
import * as coverAndMethod from '../../strings/coverAndMethod.ts';
import { hashes, importedFile } from '../../strings/exhibitWords.ts';
import { localDate } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import { addBookmark, type PdfDocument, type Tag } from '../engine/pdfDocument.ts';
import { gap, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { blankLine, headingRows, paragraphRows, STYLE, sideBySideRow, signatureRow } from '../layout/rows.ts';
import { FactTable } from '../layout/table.ts';

/**
 * Places the cover: whom the dossier concerns, its recipient, counts and period; the table of contents; what it
 * establishes and what it does not.
 */
export async function placeCover(
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: (section: Tag) => readonly Row[],
): Promise<void> {
  const { pdf } = flow;
  const role = context.options.requester?.role;
  const annex = isAnnex(context);
  const title = annex ? reportSections.volumeSplit.annexTitle : coverAndMethod.documentTitle.dossier;
  const subtitle = annex ? reportSections.volumeSplit.annexSubtitle : coverAndMethod.cover.subtitle(role);
  const section = pdf.child(root, 'Sect', { title });
  flow.newPage();
  addBookmark(pdf, title, flow.top);
  const titleRows = paragraphRows(pdf, section, title, { style: STYLE.title, type: 'H1' });
  flow.place([...titleRows, ...paragraphRows(pdf, section, subtitle, { style: STYLE.subtitle }), gap(6)]);
  flow.rule(0.8);
  flow.place([gap(10), ...(await factRows(flow, section, context)), gap(8)]);
  flow.place([...headingRows(pdf, section, reportSections.sectionTitle.contents), ...contents(section), gap(12)]);
  flow.place([
    ...headingRows(pdf, section, coverAndMethod.cover.noticeTitle),
    ...[coverAndMethod.cover.madeBy(role), ...coverAndMethod.cover.notice].flatMap((line) => [
      ...paragraphRows(pdf, section, line, { style: STYLE.small }),
      gap(3),
    ]),
    ...(await hashRows(pdf, section, context)),
    gap(8),
    signatureRow(pdf, section, [coverAndMethod.cover.place, coverAndMethod.cover.date, coverAndMethod.cover.signature]),
  ]);
  section.end();
}

/** Adds how many files empreintes.csv lists, and its own digest. */
export async function addHashFacts(facts: FactTable, context: DossierContext): Promise<void> {
  const { bytes, count } = listFileHashes(context.snapshot);
  await facts.addText(hashes.label, hashes.attached(count));
  await facts.addMono('', await sha256Hex(bytes));
}

async function hashRows(pdf: PdfDocument, section: Tag, context: DossierContext): Promise<Row[]> {
  const facts = new FactTable(pdf, section, { dense: true });
  await addHashFacts(facts, context);
  return [...facts.rows, gap(4)];
}

async function factRows({ pdf }: PageFlow, section: Tag, context: DossierContext): Promise<Row[]> {
  const { options, createdAt, timeZone, snapshot, volumeSet } = context;
  const facts = new FactTable(pdf, section, { dense: true });
  await addPersonFacts(pdf, facts, context);
  if (options.purpose !== undefined)
    await facts.addText(reportSections.requester.to, reportSections.requester.purpose[options.purpose]);
  await facts.addText(coverAndMethod.cover.made, localDate(createdAt, timeZone));
  await addContentFacts(facts, context);
  if (volumeSet !== undefined)
    await facts.addText(
      reportSections.volumeSplit.label,
      ...reportSections.volumeSplit.lines(volumeSet),
      reportSections.volumeSplit.number,
    );
  const posted = postedPeriod(snapshot.items);
  await facts.addText(
    coverAndMethod.cover.posted,
    ...(posted.first === null ? [] : [coverAndMethod.cover.between(posted.first, posted.last)]),
    ...(posted.unread === 0 ? [] : [coverAndMethod.cover.unread(posted.unread)]),
    // Whole screens and imported files are no publications.
    ...(posted.first === null && posted.unread === 0 ? [coverAndMethod.cover.nonePosted] : []),
  );
  return facts.rows;
}

/** An officer who reads two pages must know of them. */
function coverOfReceived({ receivedDossiers = [] }: DossierContext['snapshot']): readonly string[] {
  const exhibits = receivedDossiers.reduce((sum, { dossier }) => sum + dossier.items.length, 0);
  return receivedDossiers.length === 0 ? [] : [reportSections.receivedDossier.cover(receivedDossiers.length, exhibits)];
}

/** Adds how many items the dossier has of those recorded, what is new, and when they were recorded. */
export async function addContentFacts(
  facts: FactTable,
  { options, timeZone, snapshot }: DossierContext,
): Promise<void> {
  const { items, counts } = snapshot;
  const received = items.filter(({ fiche }) => kindAnswers(fiche).date === 'file').length;
  const recorded = recordedPeriod(items);
  await facts.addText(
    coverAndMethod.cover.itemsLabel,
    coverAndMethod.cover.counts(counts.sealed, items.length, counts.withdrawn, counts.notIncluded),
    ...(received === 0 ? [] : [importedFile.cover(received)]),
    ...[...groupByOrigin(items)].map(([origin, messages]) => conversation.cover(messages.length, origin)),
    ...coverOfReceived(snapshot),
  );
  // Readers must expect intimate images. No other category: a qualification on page 1 would serve the defence.
  if (items.some(({ notes }) => isIntimate(notes ?? {})))
    await facts.addText(coverAndMethod.cover.content, codes.category['intimate-image']);
  if (options.previous !== undefined) {
    const { exhibits, createdAt: before } = options.previous;
    const added = items.map(({ number }) => number).filter((number) => !exhibits.includes(number));
    const day = localDate(new Date(before), timeZone);
    await facts.addText(reportSections.requester.since, reportSections.requester.sinceText(day, added));
  }
  await facts.addText(coverAndMethod.cover.recorded, coverAndMethod.cover.between(recorded.first, recorded.last));
}

/**
 * Adds the person concerned, their age, and who hands the dossier over in what capacity; blanks for what was not
 * stated. A name without a role is that of who hands over: it may be a parent's.
 */
export async function addPersonFacts(
  pdf: PdfDocument,
  facts: FactTable,
  { options: { requester }, snapshot }: DossierContext,
): Promise<void> {
  const { column, style } = facts;
  const name = requester?.name;
  const person = isPersonConcerned(requester?.role) ? name : requester?.concerned;
  const blank = () => [blankLine(pdf, column, 15)];
  const addOrBlank = (label: string, text: string | undefined) =>
    text === undefined ? facts.add(label, blank) : facts.addText(label, text);
  await addOrBlank(coverAndMethod.cover.person, person);
  await facts.add(coverAndMethod.cover.birth, (cell) => {
    const isMinor = isAboutMinor(requester?.role);
    // An adult answered that they are the person concerned; of anybody else the age is unknown.
    if (!isMinor && isPersonConcerned(requester?.role)) return blank();
    const half = { x: column.x, width: column.width / 2 - 12 };
    const box = { x: column.x + column.width / 2, width: column.width / 2, style };
    const { minor, minorStated } = coverAndMethod.cover;
    return [sideBySideRow([[blankLine(pdf, half, 15)], paragraphRows(pdf, cell, isMinor ? minorStated : minor, box)])];
  });
  if (requester?.role === undefined) {
    await addOrBlank(coverAndMethod.cover.giver, name);
    await addOrBlank(coverAndMethod.cover.giverAs, undefined);
    return;
  }
  const isSelf = isPersonConcerned(requester.role);
  const agreement = isSelf ? null : citeAgreement(snapshot.items);
  const role = reportSections.requester[requester.role];
  const about = agreement === null ? role : `${role} ; ${reportSections.requester.agreement(agreement)}`;
  if (name !== undefined) await facts.addText(coverAndMethod.cover.giver, isSelf ? about : `${name}, ${about}`);
  else {
    await facts.add(coverAndMethod.cover.giver, blank);
    await facts.addText(coverAndMethod.cover.giverAs, about);
  }
}
