import { documentsSheet, operatorSheet, stepsSheet } from '../domain/caseSheets.ts';
import type { DocumentPlace } from '../domain/documents.ts';
import { Refusal } from '../domain/errors.ts';
import { notesSheet, type Step } from '../domain/notes.ts';
import type { SheetStore } from '../domain/sheets.ts';
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
  const added = (known: readonly string[]) => [...known.filter((id) => id !== document), document];
  await remember(desk, caseId, added);
  await change(desk, caseId, place, added);
}

/** The document never came in. */
export async function detachDocument(
  desk: SheetDesk,
  caseId: string,
  place: DocumentPlace,
  document: string,
): Promise<void> {
  const less = (known: readonly string[]) => known.filter((id) => id !== document);
  await change(desk, caseId, place, less);
  await remember(desk, caseId, less);
}

/** Ids that are documents whatever they belong to; null when that is damaged. */
export async function keptDocuments(store: SheetStore, caseId: string): Promise<readonly string[] | null> {
  const { name, empty, parse } = documentsSheet;
  const { read, damaged } = await store.readSheets(caseId, name);
  if (damaged.includes(name)) return null;
  const found = read.has(name) ? parse(read.get(name)) : empty;
  return found?.items ?? null;
}

/** While the list is damaged every imported file counts as a document: nothing is to be added. */
async function remember(
  desk: SheetDesk,
  caseId: string,
  work: (known: readonly string[]) => readonly string[],
): Promise<void> {
  try {
    await changeSheet(desk, caseId, documentsSheet, (before) => ({ ...before, items: work(before.items) }));
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'record-damaged')) throw error;
  }
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
