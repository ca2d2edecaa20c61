import { operatorSheet, stepsSheet } from '../domain/caseSheets.ts';
import { attachedDocuments } from '../domain/documents.ts';
import { Refusal } from '../domain/errors.ts';
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

/** Items opened side by side. */
const AT_ONCE = 200;

export interface Dates {
  readonly board: Board;
  readonly today: Day;
  /** « élément n° » → id, for links. */
  readonly ids: ReadonlyMap<number, string>;
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
  if (head === null) return { board: boardOf([], today), today, ids: new Map() };
  // Of what cannot be read the board assumes nothing: the shorter clock.
  const [items, withdrawn, { notes }] = await Promise.all([
    desk.store.listItems(head.caseId),
    desk.store.withdrawnItems(head.caseId),
    allNotes(desk.sheets, head.caseId),
  ]);
  const documents = await documentsOf(desk, head.caseId, notes);
  const kept = items.filter(({ id }) => !withdrawn.has(id) && !documents.has(id));
  const fiches: Fiche[] = [];
  for (let at = 0; at < kept.length; at += AT_ONCE) {
    const opened = await Promise.all(
      kept.slice(at, at + AT_ONCE).map(async ({ id }) => known.get(id) ?? (await readFiche(desk, id))),
    );
    for (const fiche of opened) if (fiche !== null) fiches.push(fiche);
  }
  const ids = new Map(kept.map(({ ordinal, id }) => [ordinal, id]));
  return { board: boardOf(datedItems(fiches, notes), today), today, ids };
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

/** Null for one that is damaged too: the export names it, and the others' deadlines must not go with it. */
async function readFiche({ store }: Desk, id: string): Promise<Fiche | null> {
  try {
    const item = await store.item(id);
    return item === null ? null : ficheOf(item.ficheBytes);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record-damaged') return null;
    throw error;
  }
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
