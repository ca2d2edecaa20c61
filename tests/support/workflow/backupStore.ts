import { DexieBackupRepository } from '../../../src/store/backupRepository.ts';
import { createBackup, recordBackups } from '../../../src/workflow/storeBackup.ts';
import { createEncryptedTestDependencies, recordItems } from '../testDependencies.ts';

/** Stores that are backed up and restored, with a cheap key. */

export const PASSPHRASE = 'quatre mots sans lien';
export const step = { progress: () => undefined, signal: new AbortController().signal };
export const CHEAP = { memoryKib: 64, passes: 1 };

export function createBackupStore() {
  const deps = createEncryptedTestDependencies();
  let file: Blob | null = null;
  const backupDeps = {
    ...deps,
    backupRepository: new DexieBackupRepository(deps.db, deps.codec, CHEAP),
    today: () => '2026-11-20',
    createTempFile: async () => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      return {
        out: new WritableStream({ write: (part: Uint8Array<ArrayBuffer>) => void parts.push(part.slice()) }),
        file: async () => {
          file = new Blob(parts);
          return file as File;
        },
        remove: async () => {
          file = null;
        },
      };
    },
  };
  return { deps: { ...deps, ...backupDeps }, readTempFile: () => file };
}

export async function createFilledStore(count: number) {
  const { deps } = createBackupStore();
  await recordItems(deps, count);
  return deps;
}

type BackupStore = ReturnType<typeof createBackupStore>;

export async function writeBackup(
  deps: Parameters<typeof createBackup>[0],
  caseId: string | null = null,
): Promise<Blob> {
  return (await createBackup(deps, { passphrase: PASSPHRASE, caseId }, step)).file;
}

export async function saveBackup(
  deps: Parameters<typeof createBackup>[0],
  caseId: string | null = null,
): Promise<void> {
  const { cases } = await createBackup(deps, { passphrase: PASSPHRASE, caseId }, step);
  await recordBackups(deps, cases);
}

/** A restore whose browser is killed once every row is stored: the journals, which are continued last, never are. */
export async function restoreUntilKilled({ backupRepository }: BackupStore['deps'], file: Blob): Promise<void> {
  const reachedEnd = Promise.withResolvers<void>();
  const never = () => {
    reachedEnd.resolve();
    return new Promise<never>(() => undefined);
  };
  void backupRepository.restore(file, PASSPHRASE, never, step);
  await reachedEnd.promise;
}
