import { type AttachmentTarget, importsDocument } from '../../domain/case/caseDocuments.ts';
import {
  type FileOutcome,
  type FileToImport,
  IMPORT_LOCK,
  type UnfinishedImport,
} from '../../domain/item/importedFiles.ts';
import { NO_NOTES, notesDocument } from '../../domain/item/itemNotes.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { addAttachment, removeAttachment } from '../case/attachments.ts';
import { readDocument, replaceDocument, updateDocument } from '../case/caseDocuments.ts';
import { ensureCase, type WorkflowDependencies } from '../case/caseJournal.ts';
import { type ImportDependencies, importFile } from './importFile.ts';

/** Refusals that every further file would meet too: the import stops. */
const STOPPING_REFUSALS: ReadonlySet<string> = new Set([
  'disk-full',
  'store-unavailable',
  'store-newer',
  'private-window',
  'too-many-items',
]);

/**
 * Seals files one by one, in order, each in its own transaction, and reports each outcome at once. A refused file does
 * not stop the others. Stops early when `signal` is aborted or when no further file could be stored: sealed files stay,
 * the others get no outcome. `target`: what the files are attached to, when they are documents.
 */
export async function importFiles(
  deps: ImportDependencies,
  files: readonly FileToImport[],
  onOutcome: (index: number, outcome: FileOutcome) => void,
  signal: AbortSignal,
  target: AttachmentTarget | null = null,
): Promise<void> {
  await deps.locks.hold(IMPORT_LOCK, async () => {
    const { caseId } = await ensureCase(deps);
    const at = deps.clock.now().toISOString();
    const named = files.map(({ file }) => ({
      id: deps.ids.uuid(),
      name: file.name.slice(0, 1000).toWellFormed(),
    }));
    await updateDocument(deps, caseId, importsDocument, (before) => ({
      ...before,
      batches: [...before.batches, { at, files: named }],
    }));
    const completedIds = new Set<string>();
    for (const [index, { file, userInput, intimate }] of files.entries()) {
      const id = named[index]?.id;
      if (signal.aborted || id === undefined) break;
      // Before the file is sealed, so that no list ever shows it unmasked. `replaceDocument` works while locked too.
      if (intimate === true)
        await replaceDocument(deps, caseId, notesDocument(id), {
          ...NO_NOTES,
          intimate: { value: true, at },
        });
      // Before the file is sealed: if this page is closed, no dossier presents the file as a publication.
      if (target !== null) await addAttachment(deps, caseId, target, id);
      const outcome = await sealFile(() => importFile(deps, { id, file, userInput }));
      if (target !== null && outcome.kind === 'refused') await removeAttachment(deps, caseId, target, id);
      onOutcome(index, outcome);
      if (outcome.kind === 'refused' && STOPPING_REFUSALS.has(outcome.code)) break;
      completedIds.add(id);
    }
    await updateDocument(deps, caseId, importsDocument, (before) => ({
      ...before,
      batches: before.batches
        .map((batch) => ({ ...batch, files: batch.files.filter(({ id }) => !completedIds.has(id)) }))
        .filter((batch) => batch.files.length > 0),
    })).catch(ignoreRefusal);
  });
}

async function sealFile(seal: () => Promise<number>): Promise<FileOutcome> {
  try {
    return { kind: 'sealed', ordinal: await seal() };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, detail: error.detail };
    console.error(error);
    return { kind: 'refused', code: 'bug', detail: {} };
  }
}

/**
 * When the store is locked meanwhile, the list cannot be updated; `listUnfinishedImports` skips sealed files anyway.
 */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

/** Lists the files of imports that a closed page left unfinished. */
export async function listUnfinishedImports(deps: WorkflowDependencies): Promise<readonly UnfinishedImport[]> {
  const head = await deps.store.currentCase();
  if (head === null || (await deps.locks.held()).has(IMPORT_LOCK)) return [];
  const { batches } = await readDocument(deps.documentStore, head.caseId, importsDocument);
  const unfinished: UnfinishedImport[] = [];
  for (const { at, files } of batches) {
    const known = await Promise.all(files.map(({ id }) => deps.store.summary(id)));
    const names = files.filter((_, index) => known[index] === null).map(({ name }) => name);
    if (names.length > 0) unfinished.push({ at, names });
  }
  return unfinished;
}

export async function clearUnfinishedImports(deps: WorkflowDependencies): Promise<void> {
  const head = await deps.store.currentCase();
  if (head !== null) await updateDocument(deps, head.caseId, importsDocument, () => importsDocument.empty);
}
