import { operatorSheet, stepsSheet } from '../domain/caseSheets.ts';
import { attachedDocuments } from '../domain/documents.ts';
import type { Fiche } from '../domain/item.ts';
import type { ItemNotes } from '../domain/notes.ts';
import { answered, answersOf, answersSheet, reminderSheet } from '../law/answers.ts';
import { type Board, boardOf } from '../law/board.ts';
import { nextReminder, remindedDays } from '../law/calendar.ts';
import { type Day, dayIn } from '../law/days.ts';
import { datedItems } from '../law/publication.ts';
import type { Answer, Answers, QuestionId } from '../law/questions.ts';
import { type Suggestion, suggest } from '../law/suggestions.ts';
import { keptDocuments } from './attachDocument.ts';
import { ficheOf } from './browse.ts';
import { allNotes, changeSheet, readSheet } from './sheets.ts';
import { type Desk, ensureCase } from './steps.ts';

export interface Dates {
  readonly board: Board;
  readonly today: Day;
  /** « élément n° » → id, for links. */
  readonly ids: ReadonlyMap<number, string>;
  /** « élément n° » of those that are damaged: they are not counted, and it is said. */
  readonly unread: readonly number[];
}

/**
 * The deadlines of the current case, items taken out left aside. `known`: fiches that need not be read again. Throws
 * Refusal `locked` and the store's others.
 */
export async function deadlineBoard(
  desk: Desk,
  timeZone: string,
  known: ReadonlyMap<string, Fiche> = new Map(),
): Promise<Dates> {
  const head = await desk.store.currentCase();
  const today = dayIn(desk.clock.now(), timeZone);
  if (head === null) return { board: boardOf([], today), today, ids: new Map(), unread: [] };
  // Of what cannot be read the board assumes nothing: the shorter clock.
  const [withdrawn, { notes }] = await Promise.all([
    desk.store.withdrawnItems(head.caseId),
    allNotes(desk.sheets, head.caseId),
  ]);
  const documents = await documentsOf(desk, head.caseId, notes);
  const isDated = (id: string): boolean => !withdrawn.has(id) && !documents.has(id);
  const opened = await desk.store.openItems(head.caseId, (id) => isDated(id) && !known.has(id));
  const unread = opened.flatMap(({ ordinal, ficheBytes }) => (ficheBytes === null ? [ordinal] : []));
  const fiches = [
    ...[...known.values()].filter(({ id }) => isDated(id)),
    ...opened.flatMap(({ ficheBytes }) => (ficheBytes === null ? [] : [ficheOf(ficheBytes)])),
  ];
  const ids = new Map(fiches.map(({ ordinal, id }) => [ordinal, id]));
  return { board: boardOf(datedItems(fiches, notes), today), today, ids, unread };
}

/** Receipts and answers are no publication, whatever date they carry; what cannot be read hides no deadline. */
async function documentsOf(
  { sheets }: Desk,
  caseId: string,
  notes: ReadonlyMap<string, ItemNotes>,
): Promise<ReadonlyMap<string, unknown>> {
  const { read } = await sheets.readSheets(caseId, stepsSheet.name);
  const { steps } = stepsSheet.parse(read.get(stepsSheet.name)) ?? stepsSheet.empty;
  return attachedDocuments(
    (await keptDocuments(sheets, caseId)) ?? [],
    steps,
    operatorSheet.empty,
    [...notes].map(([id, said]) => ({ item: { id, surface: '' }, notes: said })),
  );
}

/** What pour-vous.pdf is made of. */
export async function adviceFor(
  desk: Desk,
  timeZone: string,
  known: ReadonlyMap<string, Fiche>,
): Promise<{ readonly board: Board; readonly suggestions: readonly Suggestion[] }> {
  const [{ board }, answers] = await Promise.all([deadlineBoard(desk, timeZone, known), readAnswers(desk)]);
  return { board, suggestions: suggest(answers) };
}

export async function readAnswers(desk: Desk): Promise<Answers> {
  const head = await desk.store.currentCase();
  return head === null ? {} : answersOf(await readSheet(desk.sheets, head.caseId, answersSheet));
}

export async function keepAnswer(desk: Desk, question: QuestionId, answer: Answer): Promise<Answers> {
  const { caseId } = await ensureCase(desk);
  const at = desk.clock.now().toISOString();
  const change = (before: typeof answersSheet.empty) => answered(before, question, answer, at);
  return answersOf(await changeSheet(desk, caseId, answersSheet, change));
}

export async function clearAnswers(desk: Desk): Promise<Answers> {
  const { caseId } = await ensureCase(desk);
  return answersOf(await changeSheet(desk, caseId, answersSheet, () => answersSheet.empty));
}

export async function isReminding({ store, sheets }: Desk): Promise<boolean> {
  const head = await store.currentCase();
  return head !== null && (await readSheet(sheets, head.caseId, reminderSheet)).on;
}

export async function keepReminding(desk: Desk, on: boolean): Promise<boolean> {
  const { caseId } = await ensureCase(desk);
  return (await changeSheet(desk, caseId, reminderSheet, (before) => ({ ...before, on }))).on;
}

/** What the person asked to be told, today: whether a date of this week is near, and the day of the next notice. */
export async function reminderNow(
  desk: Desk,
  timeZone: string,
): Promise<{ readonly due: boolean; readonly next: Day | null }> {
  if (!(await isReminding(desk))) return { due: false, next: null };
  const { board, today } = await deadlineBoard(desk, timeZone);
  return { due: board.week.length > 0, next: nextReminder(remindedDays(board), today) };
}
