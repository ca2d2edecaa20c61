import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyDossier } from '../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../src/seal/verify/zipSource.ts';
import { DexieBackupRepository } from '../../src/store/backupRepository.ts';
import { receiveDossier } from '../../src/workflow/receiveDossier.ts';
import { restoreBackup } from '../../src/workflow/storeBackup.ts';
import { buildProgress } from '../support/dossierFile.ts';
import { createEncryptedTestDependencies } from '../support/testDependencies.ts';
import { type DumpedDatabase, loadDatabases } from './databaseDump.ts';
import { readStore, summarizeReceivedDossier, summarizeReport } from './readStore.ts';

/** Reads the files of one folder of tests/fixtures/releases with today's code. */

/** Name of the extension's own database, in the dumps too. */
const DATABASE = 'recueil';

export interface Secrets {
  readonly passphrase: string;
  readonly recoveryCode: string;
  readonly backupPassphrase: string;
}

const opened: ReturnType<typeof createEncryptedTestDependencies>[] = [];

/** Opens an IndexedDB without databases, or with those of a dump. Closes what an earlier call opened. */
async function openStore(databases: readonly DumpedDatabase[] = []) {
  for (const { db } of opened.splice(0)) db.close();
  await loadDatabases(databases);
  const deps = createEncryptedTestDependencies(DATABASE);
  opened.push(deps);
  return deps;
}

const openDump = async (dir: string, name: 'store-open' | 'store-locked') =>
  openStore(JSON.parse(await readFile(join(dir, `${name}.json`), 'utf8')).databases);

const readDossierFile = async (dir: string): Promise<File> =>
  new File([await readFile(join(dir, 'dossier.zip'))], 'dossier.zip');

async function importReleaseDossier(dir: string) {
  const deps = await openStore();
  const receipt = await receiveDossier(deps, await readDossierFile(dir), buildProgress());
  if (receipt.kind !== 'added') throw new Error(JSON.stringify(summarizeReport(receipt.report)));
  return summarizeReceivedDossier(receipt.dossier);
}

/** Restores a backup in an empty store, which adds two lines to the journal, under a new key. */
async function restoreReleaseBackup(dir: string, { backupPassphrase }: Secrets) {
  const deps = await openStore();
  const backup = new DexieBackupRepository(deps.db, deps.codec);
  const file = new Blob([await readFile(join(dir, 'backup.recueil'))]);
  await restoreBackup({ ...deps, backupRepository: backup }, file, backupPassphrase, buildProgress());
  const read = await readStore(deps);
  // A new line contains the current time, so its hash differs each time.
  return { ...read, cases: read.cases.map((one) => ({ ...one, journal: { ...one.journal, head: null } })) };
}

async function readLockedStore(dir: string, { passphrase }: Secrets) {
  const deps = await openDump(dir, 'store-locked');
  await deps.storeLock.unlock(passphrase);
  return readStore(deps);
}

/** Reads each part of a release with today's code. The release itself writes the result to `expected.json`. */
export async function readRelease(dir: string, secrets: Secrets) {
  return {
    dossier: summarizeReport(await verifyDossier(await zipSource(await readDossierFile(dir)))),
    received: await importReleaseDossier(dir),
    restored: await restoreReleaseBackup(dir, secrets),
    open: await readStore(await openDump(dir, 'store-open')),
    locked: await readLockedStore(dir, secrets),
  };
}
