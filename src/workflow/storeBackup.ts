import type { AppendedLine, CaseHead, CaseRepository, JournalEvent, ListedItem } from '../domain/case/case.ts';
import { countItemsToBackUp, lastBackupDocument } from '../domain/case/caseDocuments.ts';
import type {
  BackupControl,
  BackupRepository,
  JournalContinuation,
  Restoration,
  RestoredCase,
} from '../domain/case/store.ts';
import { SCHEMA } from '../domain/formatNames.ts';
import type { Bytes } from '../domain/shared/binary.ts';
import type { Clock, TempFile } from '../domain/shared/ports.ts';
import { appendLine } from '../seal/journal.ts';
import { createSigningKey, toBase64 } from '../seal/signature.ts';
import { EXPORT_LOCK, type WorkflowDependencies } from './case/caseJournal.ts';
import { readDocument, readLastBackup, replaceDocument } from './case/storedDocuments.ts';

interface BackupFile {
  readonly file: File;
  readonly fileName: string;
  readonly bytes: number;
  /** Ids of the cases that it holds, with how many items of each. */
  readonly cases: ReadonlyMap<string, number>;
}

/**
 * Writes every case, or the one of `caseId` alone, to one encrypted file, which counts as a copy once `recordBackups`
 * says that the person saves it. Leaves no file when it fails or is cancelled. Throws Refusal `locked`,
 * `nothing-there`, `disk-full`, `cancelled`.
 */
export async function createBackup(
  deps: Pick<WorkflowDependencies, 'store' | 'documentStore' | 'clock' | 'locks'> & {
    readonly backupRepository: Pick<BackupRepository, 'write'>;
    createTempFile(): Promise<Omit<TempFile, 'removedSignal'>>;
    /** Today in the person's time zone, YYYY-MM-DD. */
    today(): string;
  },
  { passphrase, caseId }: { readonly passphrase: string; readonly caseId: string | null },
  step: BackupControl,
): Promise<BackupFile> {
  // Exports assign exhibit numbers under this lock, so a backup never separates them from their journal line.
  return deps.locks.hold(EXPORT_LOCK, async () => {
    const tempFile = await deps.createTempFile();
    try {
      const written = await deps.backupRepository.write(tempFile.out, passphrase, step, caseId);
      const file = await tempFile.file();
      // One that replaced that of all carnets, under the same name, would lose the others.
      const fileName = `copie-de-secours-${caseId === null ? '' : 'un-carnet-'}${deps.today()}.recueil`;
      return { file, fileName, bytes: file.size, cases: written };
    } catch (error) {
      await tempFile.remove().catch(() => undefined);
      throw error;
    }
  });
}

/**
 * Restores the cases of a backup that the store has not. Captures wait meanwhile; in an empty store, they continue in
 * the restored case. The file that they came from is recorded as their backup.
 */
export async function restoreBackup(
  deps: Pick<WorkflowDependencies, 'store' | 'documentStore' | 'clock' | 'locks'> & {
    readonly backupRepository: Pick<BackupRepository, 'restore'>;
  },
  file: Blob,
  passphrase: string,
  step: BackupControl,
): Promise<Restoration> {
  const { locks, backupRepository } = deps;
  const buildJournals: Parameters<BackupRepository['restore']>[2] = (cases, ownKey) =>
    buildContinuation(deps.clock, cases, ownKey);
  return locks.hold(EXPORT_LOCK, () =>
    locks.hold('cases', async () => {
      const restored = await backupRepository.restore(file, passphrase, buildJournals, step);
      // Before captures go on, which the file does not hold. Without this record, the page asks for a copy.
      await recordRestored(deps, restored.cases).catch(() => undefined);
      return restored;
    }),
  );
}

async function recordRestored(deps: Parameters<typeof restoreBackup>[0], caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds)
    await recordBackups(deps, new Map([[caseId, (await deps.store.caseHead(caseId))?.items ?? 0]]));
}

/** Deletes what a killed restore left. Waits for a restore that runs. */
export async function clearUnfinishedRestore(
  deps: Pick<WorkflowDependencies, 'locks'> & { readonly caseRepository: CaseRepository },
): Promise<void> {
  await deps.locks.hold('cases', () => deps.caseRepository.deleteUnreachableRows());
}

/** The restored journals go on with the key of the device, or a new one: the old one is never in a backup. */
async function buildContinuation(
  clock: Clock,
  cases: readonly RestoredCase[],
  ownKey: Bytes | null,
): Promise<JournalContinuation> {
  if (ownKey !== null) return { key: null, appended: await appendRestorations(clock, cases, ownKey) };
  const key = await createSigningKey();
  return { key, appended: await appendRestorations(clock, cases, key.spki) };
}

/** Returns the lines that say in each journal that it was restored, then which key signs from now on. */
async function appendRestorations(
  clock: Clock,
  cases: readonly RestoredCase[],
  key: Bytes,
): Promise<JournalContinuation['appended']> {
  const at = clock.now().toISOString();
  const appended = new Map<string, AppendedLine[]>();
  for (const { caseId, seq, hash } of cases) {
    const restoring: JournalEvent = { event: 'journal.restored', payload: { entries: seq, head: hash } };
    const restored = await appendLine({ seq, hash }, at, restoring);
    const creation: JournalEvent = { event: 'key.created', payload: { publicKey: toBase64(key) } };
    const created = await appendLine(restored.head, at, creation);
    appended.set(caseId, [restored, created]);
  }
  return appended;
}

/** Records that a saved backup holds each case with its first items. */
export async function recordBackups(
  deps: Pick<WorkflowDependencies, 'documentStore' | 'clock' | 'locks'>,
  cases: BackupFile['cases'],
): Promise<void> {
  const at = deps.clock.now().toISOString();
  for (const [caseId, items] of cases)
    await replaceDocument(deps, caseId, lastBackupDocument, {
      schema: SCHEMA.lastBackup,
      at,
      items,
      backup: { at, items },
    });
}

/**
 * Records that a dossier was saved, made at this head, with these items whole. Only when none is missing, save those of
 * an earlier copy: a few captures for one recipient are no copy of the case.
 */
export async function recordExportAsCopy(
  deps: Pick<WorkflowDependencies, 'store' | 'documentStore' | 'clock' | 'locks'>,
  { caseId, items }: CaseHead,
  copied: ReadonlySet<string>,
): Promise<void> {
  const { store, documentStore } = deps;
  const [last, listed, withdrawn] = await Promise.all([
    readLastBackup(documentStore, caseId),
    store.listItems(caseId),
    store.withdrawnItems(caseId),
  ]);
  const known = last?.items ?? 0;
  const isMissing = ({ id, ordinal }: ListedItem): boolean =>
    ordinal > known && ordinal <= items && !withdrawn.has(id) && !copied.has(id);
  // An earlier dossier may be saved again later.
  if (items <= known || listed.some(isMissing)) return;
  const at = deps.clock.now().toISOString();
  const copy = { schema: SCHEMA.lastBackup, at, items, ...(last?.backup && { backup: last.backup }) };
  await replaceDocument(deps, caseId, lastBackupDocument, copy);
}

/** Counts the items of the current case that exist only on this computer; 0 while no reminder is due. */
export async function countItemsWithoutBackup(
  deps: Pick<WorkflowDependencies, 'store' | 'documentStore' | 'clock'>,
): Promise<number> {
  const { store, documentStore, clock } = deps;
  const head = await store.currentCase();
  if (head === null || head.items === 0) return 0;
  const last = await readDocument(documentStore, head.caseId, lastBackupDocument);
  const [stored, withoutBackup] = await Promise.all([store.countItems(head), store.countItems(head, last?.items ?? 0)]);
  const [first] = await store.listSummaries(head, stored - 1, 1);
  return countItemsToBackUp(last, withoutBackup, first?.acquiredAt || null, clock.now());
}
