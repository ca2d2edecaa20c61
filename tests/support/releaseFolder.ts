import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyDossier } from '../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../src/seal/verify/zipSource.ts';
import { DexieBackupRepository } from '../../src/store/backup/backupRepository.ts';
import { restoreBackup } from '../../src/workflow/backup/backup.ts';
import { importDossier } from '../../src/workflow/received/importDossier.ts';
import { type DumpedDatabase, layDatabases } from './databaseDump.ts';
import { buildProgress } from './dossierFile.ts';
import { readStore, saidOf, told } from './release.ts';
import { createEncryptedTestDependencies } from './testDependencies.ts';

/** The files of one folder of tests/fixtures/releases, each read by today's code. */

/** The name of the extension's own database: the dumps hold it under that name. */
const DATABASE = 'recueil';

export interface Secrets {
  readonly passphrase: string;
  readonly recoveryCode: string;
  readonly backupPassphrase: string;
}

interface StoreDump {
  readonly databases: readonly DumpedDatabase[];
  /** `storage.local` of the extension. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export const dumpIn = async (dir: string, name: 'store-open' | 'store-locked'): Promise<StoreDump> =>
  JSON.parse(await readFile(join(dir, `${name}.json`), 'utf8'));

const opened: ReturnType<typeof createEncryptedTestDependencies>[] = [];

/** An IndexedDB that is empty, or as the dump has it, with a desk on it. What an earlier call opened is closed. */
export async function deskOn(databases: readonly DumpedDatabase[] = []) {
  for (const { db } of opened.splice(0)) db.close();
  await layDatabases(databases);
  const deps = createEncryptedTestDependencies(DATABASE);
  opened.push(deps);
  return deps;
}

const dossierIn = async (dir: string): Promise<File> =>
  new File([await readFile(join(dir, 'dossier.zip'))], 'dossier.zip');

export async function verifiedDossier(dir: string) {
  return saidOf(await verifyDossier(await zipSource(await dossierIn(dir))));
}

export async function receivedDossier(dir: string) {
  const deps = await deskOn();
  const receipt = await importDossier(deps, await dossierIn(dir), buildProgress());
  if (receipt.kind !== 'added') throw new Error(JSON.stringify(saidOf(receipt.report)));
  return told(receipt.dossier);
}

/** A backup in an empty store; the journal goes on with two lines, under a new key. */
export async function restoredBackup(dir: string, { backupPassphrase }: Secrets) {
  const deps = await deskOn();
  const backup = new DexieBackupRepository(deps.db, deps.codec);
  const file = new Blob([await readFile(join(dir, 'backup.recueil'))]);
  const openScratch = () => Promise.reject(new Error('nothing is backed up here'));
  await restoreBackup(
    { ...deps, backupRepository: backup, createTempFile: openScratch, today: () => '' },
    file,
    backupPassphrase,
    buildProgress(),
  );
  const read = await readStore(deps);
  // The hash of a line that was just written is another one each time.
  return { ...read, cases: read.cases.map((one) => ({ ...one, journal: { ...one.journal, head: null } })) };
}

export async function openStore(dir: string) {
  return readStore(await deskOn((await dumpIn(dir, 'store-open')).databases));
}

export async function unlockedStore(dir: string, { passphrase }: Secrets) {
  const deps = await deskOn((await dumpIn(dir, 'store-locked')).databases);
  await deps.storeLock.unlock(passphrase);
  return readStore(deps);
}

/** Each part of a release and what today's code reads of it: written to `expected.json` by the release itself. */
export async function readRelease(dir: string, secrets: Secrets) {
  return {
    dossier: await verifiedDossier(dir),
    received: await receivedDossier(dir),
    restored: await restoredBackup(dir, secrets),
    open: await openStore(dir),
    locked: await unlockedStore(dir, secrets),
  };
}
