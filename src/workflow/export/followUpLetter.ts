import type { CaseStore } from '../../domain/case/case.ts';
import { stepsDocument } from '../../domain/case/caseDocuments.ts';
import { exportChoicesDocument, withPurpose } from '../../domain/export/exportChoices.ts';
import type { ExportedLetters } from '../../domain/export/exportedDossier.ts';
import { isComplaint, type Step } from '../../domain/item/step.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { type DocumentReader, readAllNotes, readDocument, readDocumentSnapshot } from '../case/storedDocuments.ts';
import { selectExhibits } from './exhibitSelection.ts';
import { buildExportRequest, type ExportStores } from './exportRequest.ts';
import { type DossierTools, readDossierPlan } from './exportSnapshot.ts';
import type { FileReadings } from './fileReadings.ts';
import { assertNothingUnanswered } from './guidedExport.ts';

/**
 * Writes one letter of « Ma plainte » alone: a step after the complaint needs no new dossier. It holds what a dossier
 * without a recipient would give it, with the démarches; the choices of the last dossier do not narrow it. `stepId`:
 * the démarche that it follows. Writes nothing to the store. Throws Refusal `nothing-to-export`, `hidden-parts`, and
 * as a preview does.
 */
export async function writeFollowUpLetter(
  { store, documentStore, receivedDossiers, itemIndex, clock }: ExportStores,
  readings: FileReadings,
  tools: DossierTools,
  file: string,
  stepId: string | null,
  signal: AbortSignal,
): Promise<ExportedLetters['files'][number]> {
  const head = await store.currentCase();
  if (head === null) throw new Refusal('nothing-to-export');
  const { caseId } = head;
  const documents = await readDocumentSnapshot(documentStore, caseId);
  const choices = await readDocument(documents, caseId, exportChoicesDocument);
  // Nothing that was ticked for the last recipient is in it.
  const unaddressed = withPurpose(choices, null);
  const built = await buildExportRequest(store, itemIndex, tools.localOf, documents, caseId, {
    ...unaddressed,
    ...{ from: null, to: null, who: null, category: null, onlyNew: false },
    parts: { ...unaddressed.parts, letters: true, steps: true },
  });
  const complaint = stepId === null ? undefined : await findComplaint(documents, caseId, stepId);
  const options = complaint === undefined ? built.options : { ...built.options, complaint };
  // No file travels with a letter: imported films are not read.
  const leftOut = [...built.leftOut, ...(await listUnnumbered(store, caseId))];
  const request = { without: [], ...built, leftOut, options, keepsMetadata: true };
  const exhibits = await selectExhibits(store, readings.places, caseId, request);
  const selected = { head, documents, request, exhibits };
  await assertNothingUnanswered(store, receivedDossiers, readings, selected, () => undefined, signal);
  const plan = await readDossierPlan(store, receivedDossiers, readings, tools, clock, selected);
  // Loaded on demand: the docx library is large.
  const { writeLetters } = await import('../../dossier/letters/letters.ts');
  for await (const letter of writeLetters(plan, [])) if (letter.fileName === `${file}.docx`) return letter;
  throw new Error(`no letter ${file}`);
}

/** Lists the items that no dossier numbered yet, unless there is no dossier: the next may give them other numbers. */
async function listUnnumbered(store: CaseStore, caseId: string): Promise<readonly string[]> {
  const [items, numbers] = await Promise.all([store.listItems(caseId), store.exhibits(caseId)]);
  return numbers.size === 0 ? [] : items.flatMap(({ id }) => (numbers.has(id) ? [] : [id]));
}

/** Finds a plainte among the démarches of the case and of its items. */
async function findComplaint(documents: DocumentReader, caseId: string, stepId: string): Promise<Step | undefined> {
  const [{ steps }, { notes }] = await Promise.all([
    readDocument(documents, caseId, stepsDocument),
    readAllNotes(documents, caseId),
  ]);
  return [...steps, ...[...notes.values()].flatMap(({ reports }) => reports)].find(
    ({ id, kind }) => id === stepId && isComplaint(kind),
  );
}
