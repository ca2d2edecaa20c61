import type { DocumentPlace } from '../domain/documents.ts';
import { Refusal } from '../domain/errors.ts';
import type { FileOutcome, FileToImport, LeftOver } from '../domain/imported.ts';
import { importsSheet } from '../domain/importSheet.ts';
import { NO_NOTES, notesSheet } from '../domain/notes.ts';
import { attachDocument, detachDocument } from './attachDocument.ts';
import { type ImportDesk, importFile } from './importFile.ts';
import { changeSheet, keepSheet, readSheet } from './sheets.ts';
import { type Desk, ensureCase } from './steps.ts';

/** Held while files are being sealed: nobody is away meanwhile, and no other page tells of them as left over. */
export const IMPORT_LOCK = 'import';

/** These stop the whole import: the next file would meet the same. */
const STOPS: ReadonlySet<string> = new Set([
  'disk-full',
  'store-unavailable',
  'store-newer',
  'private-window',
  'too-many-items',
]);

/**
 * Seals files one by one, in this order, each in its own transaction; one that is refused stops no other. `told` has
 * each outcome at once. Ends early when `signal` is aborted, or when no further file could be stored; what is sealed
 * stays. What was not begun is in no outcome. `place`: what the files are documents of.
 */
export async function importBatch(
  desk: ImportDesk,
  files: readonly FileToImport[],
  told: (index: number, outcome: FileOutcome) => void,
  signal: AbortSignal,
  place: DocumentPlace | null = null,
): Promise<void> {
  await desk.locks.hold(IMPORT_LOCK, async () => {
    const { caseId } = await ensureCase(desk);
    const at = desk.clock.now().toISOString();
    const named = files.map(({ file }) => ({
      id: desk.ids.uuid(),
      name: file.name.slice(0, 1000).toWellFormed(),
    }));
    await changeSheet(desk, caseId, importsSheet, (before) => ({
      ...before,
      batches: [...before.batches, { at, files: named }],
    }));
    const ended = new Set<string>();
    for (const [index, { file, stated, intimate }] of files.entries()) {
      const id = named[index]?.id;
      if (signal.aborted || id === undefined) break;
      // Before the file is there: no list shows it meanwhile. Written unread, which works while locked too.
      if (intimate === true)
        await keepSheet(desk, caseId, notesSheet(id), { ...NO_NOTES, intimate: { value: true, at } });
      // No dossier takes it for a capture, whatever stops this page.
      if (place !== null) await attachDocument(desk, caseId, place, id);
      const outcome = await attempt(() => importFile(desk, { id, file, stated }));
      if (place !== null && outcome.kind === 'refused') await detachDocument(desk, caseId, place, id);
      told(index, outcome);
      if (outcome.kind === 'refused' && STOPS.has(outcome.code)) break;
      ended.add(id);
    }
    await changeSheet(desk, caseId, importsSheet, (before) => ({
      ...before,
      batches: before.batches
        .map((batch) => ({ ...batch, files: batch.files.filter(({ id }) => !ended.has(id)) }))
        .filter((batch) => batch.files.length > 0),
    })).catch(unlessLocked);
  });
}

async function attempt(seal: () => Promise<number>): Promise<FileOutcome> {
  try {
    return { kind: 'sealed', ordinal: await seal() };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, detail: error.detail };
    console.error(error);
    return { kind: 'refused', code: 'bug', detail: {} };
  }
}

/** Locked in the middle, the list cannot be read again; what is sealed is told from the items themselves. */
function unlessLocked(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

export async function leftOverImports(desk: Desk): Promise<readonly LeftOver[]> {
  const head = await desk.store.currentCase();
  if (head === null || (await desk.locks.held()).has(IMPORT_LOCK)) return [];
  const { batches } = await readSheet(desk.sheets, head.caseId, importsSheet);
  const left: LeftOver[] = [];
  for (const { at, files } of batches) {
    const known = await Promise.all(files.map(({ id }) => desk.store.summary(id)));
    const names = files.filter((_, index) => known[index] === null).map(({ name }) => name);
    if (names.length > 0) left.push({ at, names });
  }
  return left;
}

export async function forgetLeftOvers(desk: Desk): Promise<void> {
  const head = await desk.store.currentCase();
  if (head !== null) await changeSheet(desk, head.caseId, importsSheet, () => importsSheet.empty);
}
