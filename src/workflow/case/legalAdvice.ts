import { operatorDocument, stepsDocument } from '../../domain/case/caseDocuments.ts';
import type { CaseRepository } from '../../domain/case/caseRepository.ts';
import { resolveAttachments } from '../../domain/item/attachments.ts';
import type { Fiche } from '../../domain/item/item.ts';
import type { ItemNotes } from '../../domain/item/notes.ts';
import { answersDocument, currentAnswers, recordAnswer, reminderDocument } from '../../law/answers.ts';
import { buildDatedItems } from '../../law/datedItems.ts';
import { buildDeadlineList, type DeadlineList } from '../../law/deadlineList.ts';
import { listNextReminders, selectReminderDays } from '../../law/icsFile.ts';
import { dateInTimeZone, type IsoDate } from '../../law/isoDate.ts';
import type { Answers, AnswerValue, QuestionId } from '../../law/questions.ts';
import { type Suggestion, suggestOffences } from '../../law/suggestions.ts';
import { parseFiche } from '../items/itemQueries.ts';
import { readAttachmentIds } from './attachments.ts';
import { readAllNotes, readDocument, replaceDocument, updateDocument } from './caseDocuments.ts';
import { ensureCase, type WorkflowDependencies } from './caseJournal.ts';

export interface CaseDeadlines {
  readonly deadlines: DeadlineList;
  readonly today: IsoDate;
  /** « élément n° » → id, for links. */
  readonly ids: ReadonlyMap<number, string>;
  /** « élément n° » of those that are damaged: they are not counted, and it is said. */
  readonly unread: readonly number[];
}

/**
 * The deadlines of the current case, items taken out left aside. `known`: fiches that need not be read again. Throws
 * Refusal `locked` and the store's others.
 */
export async function readDeadlines(
  deps: WorkflowDependencies,
  timeZone: string,
  known: ReadonlyMap<string, Fiche> = new Map(),
): Promise<CaseDeadlines> {
  const head = await deps.store.currentCase();
  if (head !== null) return readCaseDeadlines(deps, head.caseId, timeZone, known);
  const today = dateInTimeZone(deps.clock.now(), timeZone);
  return { deadlines: buildDeadlineList([], today), today, ids: new Map(), unread: [] };
}

async function readCaseDeadlines(
  deps: WorkflowDependencies,
  caseId: string,
  timeZone: string,
  known: ReadonlyMap<string, Fiche>,
): Promise<CaseDeadlines> {
  const today = dateInTimeZone(deps.clock.now(), timeZone);
  // Of what cannot be read the board assumes nothing: the shorter clock.
  const [withdrawn, { notes }] = await Promise.all([
    deps.store.withdrawnItems(caseId),
    readAllNotes(deps.documentStore, caseId),
  ]);
  const attachments = await readAttachments(deps, caseId, notes);
  const isDated = (id: string): boolean => !withdrawn.has(id) && !attachments.has(id);
  const opened = await deps.store.openItems(caseId, (id) => isDated(id) && !known.has(id));
  const unread = opened.flatMap(({ ordinal, ficheBytes }) => (ficheBytes === null ? [ordinal] : []));
  const fiches = [
    ...[...known.values()].filter(({ id }) => isDated(id)),
    ...opened.flatMap(({ ficheBytes }) => (ficheBytes === null ? [] : [parseFiche(ficheBytes)])),
  ];
  const ids = new Map(fiches.map(({ ordinal, id }) => [ordinal, id]));
  return { deadlines: buildDeadlineList(buildDatedItems(fiches, notes), today), today, ids, unread };
}

/** Receipts and answers are no publication, whatever date they carry; what cannot be read hides no deadline. */
async function readAttachments(
  { documentStore }: WorkflowDependencies,
  caseId: string,
  notes: ReadonlyMap<string, ItemNotes>,
): Promise<ReadonlyMap<string, unknown>> {
  const { documents: read } = await documentStore.readDocuments(caseId, stepsDocument.name);
  const { steps } = stepsDocument.parse(read.get(stepsDocument.name)) ?? stepsDocument.empty;
  return resolveAttachments(
    (await readAttachmentIds(documentStore, caseId)) ?? [],
    steps,
    operatorDocument.empty,
    [...notes].map(([id, itemNotes]) => ({ item: { id, surface: '' }, notes: itemNotes })),
  );
}

/** What pour-vous.pdf is made of. */
export async function readAdvice(
  deps: WorkflowDependencies,
  timeZone: string,
  known: ReadonlyMap<string, Fiche>,
): Promise<{ readonly deadlines: DeadlineList; readonly suggestions: readonly Suggestion[] }> {
  const [{ deadlines }, answers] = await Promise.all([
    readDeadlines(deps, timeZone, known),
    readAnswers(deps),
  ]);
  return { deadlines, suggestions: suggestOffences(answers) };
}

export async function readAnswers(deps: WorkflowDependencies): Promise<Answers> {
  const head = await deps.store.currentCase();
  return head === null
    ? {}
    : currentAnswers(await readDocument(deps.documentStore, head.caseId, answersDocument));
}

export async function saveAnswer(
  deps: WorkflowDependencies,
  question: QuestionId,
  answer: AnswerValue,
): Promise<Answers> {
  const { caseId } = await ensureCase(deps);
  const at = deps.clock.now().toISOString();
  const change = (before: typeof answersDocument.empty) => recordAnswer(before, question, answer, at);
  return currentAnswers(await updateDocument(deps, caseId, answersDocument, change));
}

/** Written whole, unread: damaged answers begin again so. */
export async function clearAnswers(deps: WorkflowDependencies): Promise<Answers> {
  const { caseId } = await ensureCase(deps);
  await replaceDocument(deps, caseId, answersDocument, answersDocument.empty);
  return currentAnswers(answersDocument.empty);
}

export async function isReminderOn({ store, documentStore }: WorkflowDependencies): Promise<boolean> {
  const head = await store.currentCase();
  return head !== null && (await readDocument(documentStore, head.caseId, reminderDocument)).on;
}

/** Written whole, unread: the answer is all there is, and a damaged one begins again so. */
export async function setReminder(deps: WorkflowDependencies, on: boolean): Promise<void> {
  const { caseId } = await ensureCase(deps);
  await replaceDocument(deps, caseId, reminderDocument, { ...reminderDocument.empty, on });
}

/**
 * What the person asked to be told, today: whether a date of this week is near in the current case, and the days of the
 * next notices, of every case that is not put away. `next` is null where no case asks for any.
 */
export async function readReminderStatus(
  deps: WorkflowDependencies & { readonly caseRepository: CaseRepository },
  timeZone: string,
): Promise<{ readonly due: boolean; readonly next: readonly IsoDate[] | null }> {
  let due = false;
  const days: IsoDate[] = [];
  let asked = false;
  for (const { caseId, current, closedAt } of await deps.caseRepository.cases()) {
    if (closedAt !== null || !(await readDocument(deps.documentStore, caseId, reminderDocument)).on) continue;
    const { deadlines } = await readCaseDeadlines(deps, caseId, timeZone, new Map());
    asked = true;
    days.push(...selectReminderDays(deadlines));
    if (current) due = deadlines.week.length > 0;
  }
  return { due, next: asked ? listNextReminders(days, dateInTimeZone(deps.clock.now(), timeZone)) : null };
}
