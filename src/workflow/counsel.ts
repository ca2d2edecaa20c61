import { operatorSheet, stepsSheet } from '../domain/caseSheets.ts';
import type { CaseShelf } from '../domain/caseShelf.ts';
import { attachedDocuments } from '../domain/documents.ts';
import type { Fiche } from '../domain/item.ts';
import type { ItemNotes } from '../domain/notes.ts';
import { answered, answersOf, answersSheet, reminderSheet } from '../law/answers.ts';
import { type Board, boardOf } from '../law/board.ts';
import { nextReminders, remindedDays } from '../law/calendar.ts';
import { type Day, dayIn } from '../law/days.ts';
import { datedItems } from '../law/publication.ts';
import type { Answer, Answers, QuestionId } from '../law/questions.ts';
import { type Suggestion, suggest } from '../law/suggestions.ts';
import { keptDocuments } from './attachDocument.ts';
import { ficheOf } from './browse.ts';
import { allNotes, changeSheet, keepSheet, readSheet } from './sheets.ts';
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
  if (head !== null) return boardOfCase(desk, head.caseId, timeZone, known);
  const today = dayIn(desk.clock.now(), timeZone);
  return { board: boardOf([], today), today, ids: new Map(), unread: [] };
}

async function boardOfCase(
  desk: Desk,
  caseId: string,
  timeZone: string,
  known: ReadonlyMap<string, Fiche>,
): Promise<Dates> {
  const today = dayIn(desk.clock.now(), timeZone);
  // Of what cannot be read the board assumes nothing: the shorter clock.
  const [withdrawn, { notes }] = await Promise.all([
    desk.store.withdrawnItems(caseId),
    allNotes(desk.sheets, caseId),
  ]);
  const documents = await documentsOf(desk, caseId, notes);
  const isDated = (id: string): boolean => !withdrawn.has(id) && !documents.has(id);
  const opened = await desk.store.openItems(caseId, (id) => isDated(id) && !known.has(id));
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

/** Written whole, unread: damaged answers begin again so. */
export async function clearAnswers(desk: Desk): Promise<Answers> {
  const { caseId } = await ensureCase(desk);
  await keepSheet(desk, caseId, answersSheet, answersSheet.empty);
  return answersOf(answersSheet.empty);
}

export async function isReminding({ store, sheets }: Desk): Promise<boolean> {
  const head = await store.currentCase();
  return head !== null && (await readSheet(sheets, head.caseId, reminderSheet)).on;
}

/** Written whole, unread: the answer is all there is, and a damaged one begins again so. */
export async function keepReminding(desk: Desk, on: boolean): Promise<void> {
  const { caseId } = await ensureCase(desk);
  await keepSheet(desk, caseId, reminderSheet, { ...reminderSheet.empty, on });
}

/**
 * What the person asked to be told, today: whether a date of this week is near in the current case, and the days of the
 * next notices, of every case that is not put away. `next` is null where no case asks for any.
 */
export async function reminderNow(
  desk: Desk & { readonly shelf: CaseShelf },
  timeZone: string,
): Promise<{ readonly due: boolean; readonly next: readonly Day[] | null }> {
  let due = false;
  const days: Day[] = [];
  let asked = false;
  for (const { caseId, current, closedAt } of await desk.shelf.cases()) {
    if (closedAt !== null || !(await readSheet(desk.sheets, caseId, reminderSheet)).on) continue;
    const { board } = await boardOfCase(desk, caseId, timeZone, new Map());
    asked = true;
    days.push(...remindedDays(board));
    if (current) due = board.week.length > 0;
  }
  return { due, next: asked ? nextReminders(days, dayIn(desk.clock.now(), timeZone)) : null };
}
