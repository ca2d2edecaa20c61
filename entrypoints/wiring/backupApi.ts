import type { IntegrityFinding } from '../../src/domain/case/store.ts';
import { dateInTimeZone, readDeviceTimeZone } from '../../src/domain/shared/localDates.ts';
import { createTempFile } from '../../src/platform/tempFiles.ts';
import type { BackupApi } from '../../src/ui/backup/backupApi.ts';
import { countItemsWithoutBackup, createBackup, restoreBackup } from '../../src/workflow/storeBackup.ts';
import { checkStore } from '../../src/workflow/storeChecks.ts';
import { checkPassphrase } from './checkPassphrase.ts';
import type { AppDependencies } from './dependencies.ts';

const CHECK_PAUSE_MS = 30;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, CHECK_PAUSE_MS));

/** Backups of the store. The page creates and restores them itself: unlike the worker, it is not stopped meanwhile. */
export function createBackupApi(deps: AppDependencies): BackupApi {
  const today = () => dateInTimeZone(deps.clock.now(), readDeviceTimeZone());
  let checked = false;
  let finding: IntegrityFinding | null = null;
  const backupDependencies = { ...deps, createTempFile, today };
  return {
    create: async (passphrase, progress, signal) => {
      await checkPassphrase({ passphrase, pin: false });
      const { file, fileName, bytes } = await createBackup(backupDependencies, passphrase, {
        progress,
        signal,
      });
      return { url: URL.createObjectURL(file), fileName, bytes };
    },
    restore: (file, passphrase, progress, signal) =>
      restoreBackup(backupDependencies, file, passphrase, { progress, signal }),
    countItemsWithoutBackup: () => countItemsWithoutBackup(deps),
    checkIntegrity: async (signal) => {
      // An interrupted check starts again from the beginning.
      if (checked) return finding;
      finding = await checkStore({ ...deps, pause }, signal);
      checked = !signal.aborted;
      return finding;
    },
  };
}
