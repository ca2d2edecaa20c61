import type { IntegrityFinding } from '../../src/domain/store/integrityFinding.ts';
import { createTempFile } from '../../src/platform/tempFiles.ts';
import type { Backups } from '../../src/ui/backup/backups.ts';
import { createBackup, restoreBackup } from '../../src/workflow/backup/backup.ts';
import { countItemsWithoutBackup } from '../../src/workflow/backup/backupStatus.ts';
import { checkStore } from '../../src/workflow/checks/integrityCheck.ts';
import type { AppDependencies } from './dependencies.ts';

const CHECK_PAUSE_MS = 30;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, CHECK_PAUSE_MS));

/** Copies of the whole store, made and taken up in the carnet itself: it lives as long as the person waits. */
export function createBackupApi(deps: AppDependencies): Backups {
  const today = () => {
    const now = deps.clock.now();
    const two = (part: number) => String(part).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };
  let checked = false;
  let finding: IntegrityFinding | null = null;
  const backupDependencies = { ...deps, createTempFile, today };
  return {
    make: async (passphrase, progress, signal) => {
      const { file, fileName, bytes } = await createBackup(backupDependencies, passphrase, {
        progress,
        signal,
      });
      return { url: URL.createObjectURL(file), fileName, bytes };
    },
    restore: (file, passphrase, progress, signal) =>
      restoreBackup(backupDependencies, file, passphrase, { progress, signal }),
    itemsAlone: () => countItemsWithoutBackup(deps),
    check: async (signal) => {
      // Left before it was through: from the beginning next time.
      if (checked) return finding;
      finding = await checkStore({ ...deps, pause }, signal);
      checked = !signal.aborted;
      return finding;
    },
  };
}
