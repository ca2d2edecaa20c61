import { DexieBackupRepository } from '../../../src/store/backupRepository.ts';
import { createBackup, restoreBackup } from '../../../src/workflow/storeBackup.ts';
import { createEncryptedTestDependencies } from '../testDependencies.ts';

type Store = ReturnType<typeof createEncryptedTestDependencies>;

/** Restores a backup of the store into an empty one. */
export async function restoreElsewhere(deps: Store): Promise<Store> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const step = { progress: () => undefined, signal: new AbortController().signal };
  const withBackups = (one: Store) => ({
    ...one,
    backupRepository: new DexieBackupRepository(one.db, one.codec, { memoryKib: 64, passes: 1 }),
    today: () => '2026-11-20',
    createTempFile: async () => ({
      out: new WritableStream({ write: (part: Uint8Array<ArrayBuffer>) => void parts.push(part.slice()) }),
      file: async () => new File(parts, 'copie.recueil'),
      remove: async () => undefined,
    }),
  });
  const { file } = await createBackup(withBackups(deps), { passphrase: 'quatre mots sans lien', caseId: null }, step);
  const restored = createEncryptedTestDependencies();
  await restoreBackup(withBackups(restored), file, 'quatre mots sans lien', step);
  return restored;
}
