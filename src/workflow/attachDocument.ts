import { operatorSheet, stepsSheet } from '../domain/caseSheets.ts';
import type { DocumentPlace } from '../domain/documents.ts';
import { notesSheet, type Step } from '../domain/notes.ts';
import { changeSheet } from './sheets.ts';
import type { Desk } from './steps.ts';

type SheetDesk = Pick<Desk, 'sheets' | 'locks'>;

/** Links a document, by its item's id, to what it belongs to. A démarche that was taken out meanwhile is left out. */
export async function attachDocument(
  desk: SheetDesk,
  caseId: string,
  place: DocumentPlace,
  document: string,
): Promise<void> {
  await change(desk, caseId, place, (receipts) => [...receipts, document]);
}

/** The document never came in. */
export async function detachDocument(
  desk: SheetDesk,
  caseId: string,
  place: DocumentPlace,
  document: string,
): Promise<void> {
  await change(desk, caseId, place, (receipts) => receipts.filter((id) => id !== document));
}

async function change(
  desk: SheetDesk,
  caseId: string,
  place: DocumentPlace,
  work: (documents: readonly string[]) => readonly string[],
): Promise<void> {
  if (place.kind === 'authorisation') {
    await changeSheet(desk, caseId, operatorSheet, (before) => {
      const kept = before.authorisationItem === null ? [] : [before.authorisationItem];
      return { ...before, authorisationItem: work(kept).at(-1) ?? null };
    });
    return;
  }
  const changed = (steps: readonly Step[]): readonly Step[] =>
    steps.map((step) => (step.id === place.step ? { ...step, receipts: work(step.receipts) } : step));
  if (place.item === null)
    await changeSheet(desk, caseId, stepsSheet, (before) => ({ ...before, steps: changed(before.steps) }));
  else
    await changeSheet(desk, caseId, notesSheet(place.item), (before) => ({
      ...before,
      reports: changed(before.reports),
    }));
}
