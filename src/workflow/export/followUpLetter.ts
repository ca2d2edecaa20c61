import type { CaseStore } from '../../domain/case/case.ts';
import { stepsDocument } from '../../domain/case/caseDocuments.ts';
import { exportChoicesDocument, recipientKey, withPurpose } from '../../domain/export/exportChoices.ts';
import type { ExportedLetters } from '../../domain/export/exportedDossier.ts';
import { createWordFinder, hiddenDocument } from '../../domain/item/hiddenWords.ts';
import { isComplaint, type Step } from '../../domain/item/step.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { type DocumentReader, readAllNotes, readDocument, readDocumentSnapshot } from '../case/storedDocuments.ts';
import { selectExhibits } from './exhibitSelection.ts';
import { buildExportRequest, type ExportStores, leaveOut } from './exportRequest.ts';
import { type DossierTools, readDossierPlan } from './exportSnapshot.ts';
import type { FileReadings } from './fileReadings.ts';
import { findDossierTraces } from './guidedExport.ts';
import type { HiddenTraces } from './hiddenAnswers.ts';

type BuiltRequest = Awaited<ReturnType<typeof buildExportRequest>>;

/**
 * Writes one letter of « Ma plainte » alone: a step after the complaint needs no new dossier. It holds what a dossier
 * without a recipient would give it, with the démarches; the choices of the last dossier do not narrow it. It may have
 * no capture. What may show something hidden stays out of it, and is a blank in what the person wrote, unless they keep
 * it for whoever reads the letter. `stepId`: the démarche that it follows. Writes nothing to the store. Throws Refusal
 * `nothing-to-export` without a case, and as a preview does.
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
  const select = async (wanted: typeof request) => {
    const exhibits = await selectExhibits(store, readings.places, caseId, wanted, true);
    return { head, documents, request: wanted, exhibits };
  };
  const whole = await select(request);
  const recipient = recipientKey(READ_BY_POLICE.has(file) ? 'police' : 'prosecutor');
  const searched = { ...whole, recipient };
  const traces = await findDossierTraces(store, receivedDossiers, readings, searched, () => undefined, signal);
  const selected = traces === null ? whole : await select(await withoutHidden(request, traces, documents, caseId));
  const plan = await readDossierPlan(store, receivedDossiers, readings, tools, clock, selected);
  // Loaded on demand: the docx library is large.
  const { writeLetters } = await import('../../dossier/letters/letters.ts');
  for await (const letter of writeLetters(plan, [])) if (letter.fileName === `${file}.docx`) return letter;
  throw new Error(`no letter ${file}`);
}

/** The other letters are for a court. */
const READ_BY_POLICE: ReadonlySet<string> = new Set(['aide-memoire-plainte']);

/** Leaves out of the request what may show something hidden and has no answer. */
async function withoutHidden<T extends BuiltRequest>(
  request: T,
  { captures, received, own }: HiddenTraces,
  documents: DocumentReader,
  caseId: string,
): Promise<T> {
  const kept = leaveOut(request, {
    items: captures.flatMap(({ id, isKept }) => (isKept ? [] : [id])),
    received: received.flatMap(({ number, isKept }) => (isKept ? [] : [number])),
  });
  if (own.every(({ isKept }) => isKept)) return kept;
  const { words } = await readDocument(documents, caseId, hiddenDocument);
  const find = createWordFinder(words.map(({ text }) => text));
  const options = blankTexts(kept.options, (text) => find(text).length > 0);
  return { ...kept, options };
}

/** As a letter writes what is unknown: the person fills it in by hand. */
const BLANK = '_'.repeat(28);
/** What is no text of the person. */
const CODES: ReadonlySet<string> = new Set(['purpose', 'role', 'danger', 'date', 'kind', 'event', 'day']);

const blankTexts = (options: BuiltRequest['options'], isHidden: (text: string) => boolean): BuiltRequest['options'] =>
  JSON.parse(JSON.stringify(options), (key, value: unknown) =>
    typeof value === 'string' && !CODES.has(key) && isHidden(value) ? BLANK : value,
  );

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
