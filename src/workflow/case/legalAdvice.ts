import type { CaseRepository } from '../../domain/case/case.ts';
import {
  deliveriesDocument,
  operatorDocument,
  resolveAttachments,
  stepsDocument,
} from '../../domain/case/caseDocuments.ts';
import { isAboutMinor } from '../../domain/export/dossierOptions.ts';
import { exportChoicesDocument } from '../../domain/export/exportChoices.ts';
import { marksDocument, resolveItemMarks } from '../../domain/item/accountMarks.ts';
import type { Fiche } from '../../domain/item/item.ts';
import type { ItemSummary } from '../../domain/item/itemIndex.ts';
import { type ItemNotes, type Mark, ratingOf } from '../../domain/item/itemNotes.ts';
import { kindOf } from '../../domain/item/kind.ts';
import { findRepeatedCaptures, isPermalinkSure } from '../../domain/item/repeats.ts';
import { conversationOf, groupByAccount } from '../../domain/item/seenAccounts.ts';
import { applyStatedDate } from '../../domain/item/statedDate.ts';
import type { Step } from '../../domain/item/step.ts';
import { dateInTimeZone, type IsoDate } from '../../domain/shared/localDates.ts';
import { findVoidActs } from '../../law/deposits.ts';
import { buildCaseProgress, type CaseProgress } from '../../law/followUp/caseProgress.ts';
import { readFactDays, splitByRating } from '../../law/followUp/factDays.ts';
import { buildFollowUp, type FollowUp } from '../../law/followUp/followUp.ts';
import { buildDatedItems, buildDeadlineList, type DeadlineList, earliestDay } from '../../law/legalDeadlines.ts';
import { reminderDocument } from '../../law/questions.ts';
import {
  isThisWeek,
  listNextReminders,
  selectFollowUpDays,
  selectPressReminders,
  selectReminderDays,
} from '../../law/reminders.ts';
import { accountRules } from '../../platforms/platformTable.ts';
import { ensureCase, type WorkflowDependencies } from './caseJournal.ts';
import { readAttachmentIds } from './stepAttachments.ts';
import { type DocumentReader, readAllNotes, readDocument, readUndamaged, replaceDocument } from './storedDocuments.ts';

interface CaseDeadlines {
  /** Null: there is no case. */
  readonly caseId: string | null;
  readonly deadlines: DeadlineList;
  readonly today: IsoDate;
  /** What comes after the démarches. */
  readonly followUp: FollowUp;
  /** Captured, dossier, complaint, follow-up: what is done, and the one next step. */
  readonly progress: CaseProgress;
  /** Days that the person gave to the next steps of their démarches. */
  readonly ownDays: readonly IsoDate[];
  /** Ordinal → what names the item in a link. */
  readonly named: ReadonlyMap<number, NamedFiche>;
  /** Damaged items: they have no deadlines, and the page says so. */
  readonly unread: readonly ItemSummary[];
}

type NamedFiche = Pick<Fiche, 'id' | 'platform' | 'acquiredAt' | 'utcOffset'> &
  Pick<Fiche['author'], 'handle' | 'displayName' | 'platformId'> &
  Partial<Pick<ItemSummary, 'kind' | 'posted' | 'fileName'>>;

/** With the date that the person stated, if any. */
function nameFields(sealed: Fiche, notes: ItemNotes | undefined): NamedFiche {
  const fiche = applyStatedDate(sealed, notes);
  const { id, platform, author, acquiredAt, utcOffset, received, exported, posting } = fiche;
  const { handle, displayName, platformId } = author;
  const fileName = received?.name;
  return {
    id,
    kind: kindOf(fiche),
    posted: exported?.localTime ?? posting.iso,
    platform,
    handle,
    displayName,
    platformId,
    acquiredAt,
    utcOffset,
    ...(fileName !== undefined && { fileName }),
  };
}

/** Reads the deadlines of the current case, without withdrawn items. Throws Refusal `locked` and those of the store. */
export async function readDeadlines(
  deps: Pick<WorkflowDependencies, 'store' | 'documentStore' | 'clock'>,
  timeZone: string,
): Promise<CaseDeadlines> {
  const head = await deps.store.currentCase();
  if (head !== null) return readCaseDeadlines(deps, head.caseId, timeZone);
  const today = earliestDay(deps.clock.now(), timeZone);
  const followUp: FollowUp = { next: null, others: [], passed: [] };
  const progress = buildCaseProgress({ captures: 0, dossiers: 0, steps: [], followUp }, today);
  const nothing = { caseId: null, ownDays: [], named: new Map(), unread: [] };
  return { ...nothing, deadlines: buildDeadlineList([], today), today, followUp, progress };
}

/** `known`: fiches by item id that need not be read again. */
export async function readCaseDeadlines(
  deps: Pick<WorkflowDependencies, 'store' | 'clock'> & { readonly documentStore: DocumentReader },
  caseId: string,
  timeZone: string,
  known: ReadonlyMap<string, Fiche> = new Map(),
): Promise<CaseDeadlines> {
  const { store, documentStore, clock } = deps;
  const today = earliestDay(clock.now(), timeZone);
  // Damaged notes count as no notes: unknown facts lead to the shorter limitation period.
  const [withdrawn, { notes }] = await Promise.all([store.withdrawnItems(caseId), readAllNotes(documentStore, caseId)]);
  // A damaged list of démarches counts as empty, so that it hides no deadline.
  const { steps } = await readUndamaged(documentStore, caseId, stepsDocument);
  const attachments = await readAttachments(documentStore, caseId, steps, notes);
  const isDated = (id: string): boolean => !withdrawn.has(id) && !attachments.has(id);
  const opened = await store.openItems(caseId, (id) => isDated(id) && !known.has(id));
  const damaged = opened.filter(({ fiche }) => fiche === null);
  const unread = (await Promise.all(damaged.map(({ id }) => store.summary(id)))).flatMap((one) => one ?? []);
  const fiches = [
    ...[...known.values()].filter(({ id }) => isDated(id)),
    ...opened.flatMap(({ fiche }) => fiche ?? []),
  ];
  const named = new Map(fiches.map((fiche) => [fiche.ordinal, nameFields(fiche, notes.get(fiche.id))] as const));
  const allSteps = [...steps, ...[...notes.values()].flatMap((itemNotes) => itemNotes.reports)];
  const ownDays = allSteps.flatMap(({ nextDate }) => nextDate ?? []);
  const marks = await readMarks(documentStore, caseId, fiches, notes);
  const dated = buildDatedItems(fiches, notes, marks, steps, findVoidActs(allSteps, today));
  const deadlines = buildDeadlineList(dated, today);
  const [isMinor, { deliveries }] = await Promise.all([
    readIsMinor(documentStore, caseId),
    // The page « Ma plainte » reports a damaged list.
    readUndamaged(documentStore, caseId, deliveriesDocument),
  ]);
  const dossiers = deliveries.length;
  const rate = (itemNotes: ItemNotes | undefined) => itemNotes && ratingOf(itemNotes);
  const isRated = ({ id }: Fiche) => marks.get(id) === 'reported' || rate(notes.get(id)) != null;
  const rated = new Set(fiches.filter(isRated).map(({ ordinal }) => ordinal));
  const factDays = readFactDays(deadlines, today, splitByRating(dated, rated, today));
  const followUp = buildFollowUp({ steps: allSteps, isMinor, ...factDays }, today);
  const captures = fiches.length + unread.length;
  const progress = buildCaseProgress({ captures, dossiers, steps: allSteps, followUp }, today);
  return { caseId, deadlines, today, followUp, progress, ownDays, named, unread };
}

/** Damaged marks count as none, so that they hide no deadline. */
async function readMarks(
  documentStore: DocumentReader,
  caseId: string,
  fiches: readonly Fiche[],
  notes: ReadonlyMap<string, ItemNotes>,
): Promise<ReadonlyMap<string, Mark>> {
  const marks = await readUndamaged(documentStore, caseId, marksDocument);
  const items = fiches.map((fiche) => ({
    id: fiche.id,
    platform: fiche.platform,
    ...fiche.author,
    ...fiche.address,
    ...conversationOf(fiche),
    isPermalinkSure: isPermalinkSure(fiche),
    text: fiche.text,
    withdrawn: false,
    posted: fiche.posting.iso,
  }));
  return resolveItemMarks(groupByAccount(items, findRepeatedCaptures(items), accountRules), marks, notes);
}

/** Whether « Pour qui » or « Qui remet » says that the person concerned is under 18. A damaged page says nothing. */
async function readIsMinor(documentStore: DocumentReader, caseId: string): Promise<boolean> {
  const [operator, choices] = await Promise.all([
    readUndamaged(documentStore, caseId, operatorDocument),
    readUndamaged(documentStore, caseId, exportChoicesDocument),
  ]);
  return isAboutMinor(operator.role) || isAboutMinor(choices.role);
}

/** Resolves the items that are documents: receipts and answers are no publications, whatever their date. */
async function readAttachments(
  documentStore: DocumentReader,
  caseId: string,
  steps: readonly Step[],
  notes: ReadonlyMap<string, ItemNotes>,
): Promise<ReadonlyMap<string, unknown>> {
  return resolveAttachments(
    (await readAttachmentIds(documentStore, caseId)) ?? [],
    steps,
    operatorDocument.empty,
    [...notes].map(([id, itemNotes]) => ({ item: { id, kind: null }, notes: itemNotes })),
  );
}

/** `usedByOthers`: others use the computer, or may; then a case without a choice has no reminder. */
export async function isReminderOn(
  { store, documentStore }: Pick<WorkflowDependencies, 'store' | 'documentStore'>,
  usedByOthers: boolean,
): Promise<boolean> {
  const head = await store.currentCase();
  const chosen = head === null ? null : (await readDocument(documentStore, head.caseId, reminderDocument)).on;
  return chosen ?? !usedByOthers;
}

/** Replaces the setting without reading it, so that a damaged one can be set again. */
export async function setReminder(deps: WorkflowDependencies, on: boolean): Promise<void> {
  const { caseId } = await ensureCase(deps);
  await replaceDocument(deps, caseId, reminderDocument, { ...reminderDocument.empty, on });
}

/**
 * Reads today's reminders. `due`: the case of `known`, else the current one, has a deadline, a day of its follow-up or
 * one that the person chose, this week. `next`: the days of the next notifications, of every open case that has
 * reminders on; null when none has. `known`: dates that were just read: they need all items of their case.
 */
export async function readReminderStatus(
  deps: Pick<WorkflowDependencies, 'store' | 'documentStore' | 'clock'> & { readonly caseRepository: CaseRepository },
  timeZone: string,
  usedByOthers: boolean,
  known: CaseDeadlines | null = null,
): Promise<{ readonly due: boolean; readonly next: readonly IsoDate[] | null }> {
  const today = dateInTimeZone(deps.clock.now(), timeZone);
  let due = false;
  const days: IsoDate[] = [];
  const chosenDays: IsoDate[] = [];
  let isAnyOn = false;
  for (const { caseId, current, closedAt } of await deps.caseRepository.cases()) {
    if (closedAt !== null) continue;
    const { on } = await readDocument(deps.documentStore, caseId, reminderDocument);
    if (!(on ?? !usedByOthers)) continue;
    const read = known?.caseId === caseId ? known : await readCaseDeadlines(deps, caseId, timeZone);
    const { deadlines, followUp, ownDays } = read;
    const { early, exact } = selectFollowUpDays(followUp);
    isAnyOn = true;
    days.push(...selectReminderDays(deadlines, today), ...early);
    chosenDays.push(...ownDays, ...exact, ...selectPressReminders(deadlines, today));
    if (known === null ? current : known.caseId === caseId)
      due = deadlines.week.length > 0 || [...ownDays, ...early, ...exact].some((day) => isThisWeek(day, today));
  }
  return { due, next: isAnyOn ? listNextReminders(days, chosenDays, today) : null };
}
