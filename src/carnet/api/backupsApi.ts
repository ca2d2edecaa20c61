import { type CarnetDependencies, checkPassphrase } from '../../background/dependencies.ts';
import { createSaveUrl, createTempFile } from '../../browser/files.ts';
import type { IntegrityFinding } from '../../domain/case/store.ts';
import { dateInTimeZone, readDeviceTimeZone } from '../../domain/shared/localDates.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { countItemsWithoutBackup, createBackup, recordBackups, restoreBackup } from '../../workflow/storeBackup.ts';
import { checkStore } from '../../workflow/storeChecks.ts';
import type { DownloadableFile } from './downloads.ts';

const CHECK_PAUSE_MS = 30;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, CHECK_PAUSE_MS));

export interface CreatedBackup extends DownloadableFile {
  /** Ids of those that the file holds. */
  readonly cases: readonly string[];
}

/**
 * Backups of the store. The page creates and restores them itself: unlike the worker, it is not stopped meanwhile.
 * Rejects with a Refusal: `backup-…`, `weak-passphrase`, `locked`, `disk-full`, `cancelled`.
 */
export function createBackupsApi(deps: CarnetDependencies) {
  const today = () => dateInTimeZone(deps.clock.now(), readDeviceTimeZone());
  let checked = false;
  let finding: IntegrityFinding | null = null;
  const backupDependencies = { ...deps, createTempFile, today };
  return {
    /** `caseId` null: every case of this computer. */
    create: async (
      passphrase: string,
      caseId: string | null,
      progress: Progress,
      signal: AbortSignal,
    ): Promise<CreatedBackup> => {
      await checkPassphrase({ passphrase, pin: false });
      const { file, ...created } = await createBackup(backupDependencies, { passphrase, caseId }, { progress, signal });
      const onSave = () => void recordBackups(deps, created.cases).catch(console.error);
      return { ...created, url: createSaveUrl(file), cases: [...created.cases.keys()], onSave };
    },
    /** Resolves with what was restored. */
    restore: (file: File, passphrase: string, progress: Progress, signal: AbortSignal) =>
      restoreBackup(backupDependencies, file, passphrase, { progress, signal }),
    /** Returns the number of items without a copy elsewhere once a backup should be suggested, else 0. */
    countItemsWithoutBackup: () => countItemsWithoutBackup(deps),
    /**
     * Compares the store with what was sealed, slowly; resolves with null when they match. Runs once per page: later
     * calls return the same result.
     */
    checkIntegrity: async (signal: AbortSignal) => {
      // An interrupted check starts again from the beginning.
      if (checked) return finding;
      finding = await checkStore({ ...deps, pause }, signal);
      checked = !signal.aborted;
      return finding;
    },
  };
}
