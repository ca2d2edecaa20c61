import type { AppendedLine } from '../../domain/case/journal.ts';
import type {
  BackupControl,
  BackupRepository,
  JournalContinuation,
  RestoredCase,
} from '../../domain/store/backup.ts';
import { appendLine } from '../../seal/journal.ts';
import { createSigningKey, toBase64 } from '../../seal/signature.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';
import type { TempFile } from '../export/writeZips.ts';
import { recordBackupOrExport } from './backupStatus.ts';

export interface BackupDependencies extends WorkflowDependencies {
  readonly backupRepository: BackupRepository;
  createTempFile(): Promise<Omit<TempFile, 'removedSignal'>>;
  /** AAAA-MM-JJ, where the person is. */
  today(): string;
}

export interface BackupFile {
  readonly file: File;
  readonly fileName: string;
  readonly bytes: number;
}

/** Everything in one encrypted file; a failure or a cancel leaves none behind. Throws Refusal `locked`, `disk-full`, `cancelled`. */
export async function createBackup(
  deps: BackupDependencies,
  passphrase: string,
  step: BackupControl,
): Promise<BackupFile> {
  // Numbers of pièces are given under this lock: they and the journal stay together.
  return deps.locks.hold('export', async () => {
    const tempFile = await deps.createTempFile();
    try {
      await deps.backupRepository.write(tempFile.out, passphrase, step);
      const file = await tempFile.file();
      const fileName = `copie-de-secours-${deps.today()}.recueil`;
      const head = await deps.store.currentCase();
      if (head !== null) await recordBackupOrExport(deps, head.caseId);
      return { file, fileName, bytes: file.size };
    } catch (error) {
      await tempFile.remove().catch(() => undefined);
      throw error;
    }
  });
}

/** Takes a copy up again in an empty store; captures wait meanwhile, and go on in it. Gives the number of items. */
export async function restoreBackup(
  deps: BackupDependencies,
  file: Blob,
  passphrase: string,
  step: BackupControl,
): Promise<number> {
  const buildJournals = (cases: readonly RestoredCase[]) => buildContinuation(deps, cases);
  return deps.locks.hold('export', () =>
    deps.locks.hold('cases', () => deps.backupRepository.restore(file, passphrase, buildJournals, step)),
  );
}

/**
 * The device's key never leaves it, so a restored journal signs with another one from here on and says so: two lines,
 * first that it was restored, then the new key.
 */
async function buildContinuation(
  { clock }: WorkflowDependencies,
  cases: readonly RestoredCase[],
): Promise<JournalContinuation> {
  const key = await createSigningKey();
  const at = clock.now().toISOString();
  const appended = new Map<string, AppendedLine[]>();
  for (const { caseId, seq, hash } of cases) {
    const restored = await appendLine({ seq, hash }, at, {
      event: 'journal.restored',
      payload: { entries: seq, head: hash },
    });
    const created = await appendLine(restored.head, at, {
      event: 'key.created',
      payload: { publicKey: toBase64(key.spki) },
    });
    appended.set(caseId, [restored, created]);
  }
  return { key, appended };
}
