import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { readJournal } from '../../../../src/seal/readJournal.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { DexieBackupRepository } from '../../../../src/store/backup/backupRepository.ts';
import {
  type BackupDependencies,
  createBackup,
  restoreBackup,
} from '../../../../src/workflow/backup/backup.ts';
import { countItemsWithoutBackup } from '../../../../src/workflow/backup/backupStatus.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { withdrawItem } from '../../../../src/workflow/items/withdrawItem.ts';
import { buildExportDependencies, runExport } from '../../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
} from '../../../support/testDependencies.ts';

vi.setConfig({ testTimeout: 60_000 });

const PASSPHRASE = 'quatre mots sans lien';
const step = { progress: () => undefined, signal: new AbortController().signal };
const CHEAP = { memoryKib: 64, passes: 1 };

function safe() {
  const deps = createEncryptedTestDependencies();
  let written: Blob | null = null;
  const backupDeps: BackupDependencies = {
    ...deps,
    backupRepository: new DexieBackupRepository(deps.db, deps.codec, CHEAP),
    today: () => '2026-11-20',
    createTempFile: async () => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      return {
        out: new WritableStream({ write: (part: Uint8Array<ArrayBuffer>) => void parts.push(part.slice()) }),
        file: async () => {
          written = new Blob(parts);
          return written as File;
        },
        remove: async () => {
          written = null;
        },
      };
    },
  };
  return { desk: { ...deps, ...backupDeps }, written: () => written };
}

async function filled(count: number) {
  const { desk: deps } = safe();
  for (let n = 0; n < count; n += 1) await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
  return deps;
}

const rows = async ({ db }: Pick<ReturnType<typeof createEncryptedTestDependencies>, 'db'>) =>
  Promise.all(
    ['cases', 'heads', 'entries', 'items', 'files', 'sheets', 'keys'].map((name) => db.table(name).count()),
  );

async function copyOf(deps: BackupDependencies): Promise<Blob> {
  return (await createBackup(deps, PASSPHRASE, step)).file;
}

describe('a copy', () => {
  it('is taken up whole in an empty store, whose journal goes on under a new key', async () => {
    const from = await filled(3);
    const head = await from.store.currentCase();
    const { caseId } = head ?? { caseId: '' };
    await withdrawItem(from, (await from.store.listItems(caseId))[0]?.id ?? '');
    await from.documentStore.writeDocument(caseId, 'diary', { said: 'Inventé.' });
    const file = await copyOf(from);
    const { desk: to } = safe();
    expect(await restoreBackup(to, file, PASSPHRASE, step)).toBe(3);

    expect(await to.store.listItems(caseId)).toEqual(await from.store.listItems(caseId));
    expect(await to.documentStore.readDocument(caseId, 'diary')).toEqual({ said: 'Inventé.' });
    expect(await to.store.publicKey()).not.toEqual(await from.store.publicKey());
    const before = new TextDecoder().decode(await from.store.journal(caseId, 99));
    const after = new TextDecoder().decode(await to.store.journal(caseId, 99));
    expect(after.startsWith(before)).toBe(true);
    const { lines, faults } = await readJournal(new TextEncoder().encode(after) as Uint8Array<ArrayBuffer>);
    expect(faults).toEqual([]);
    expect(lines.slice(-2).map(({ event }) => event)).toEqual(['journal.restored', 'key.created']);

    await recordItem(to, buildCapturedPage(), buildRecordRequest(to));
    const done = await runExport(buildExportDependencies(to).desk);
    expect(done.exhibits).toBe(3);
    const report = await verifyDossier(await zipSource(done.zip));
    expect([report.verdict, report.problems]).toEqual(['coherent-unanchored', []]);
    expect(report.counts).toEqual({ sealed: 4, here: 3, withdrawn: 1, notIncluded: 0 });
  });

  it('holds nothing in clear, nor the device’s key', async () => {
    const from = await filled(1);
    const bytes = new Uint8Array(await (await copyOf(from)).arrayBuffer());
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text.startsWith('recueil/backup/1\n')).toBe(true);
    for (const word of ['camille', 'exemple', 'item.sealed', 'capture.png']) expect(text).not.toContain(word);
  });

  it('holds the cases as they stood, while captures go on', async () => {
    const from = await filled(2);
    const late = recordItem(from, buildCapturedPage(), buildRecordRequest(from));
    const file = await copyOf(from);
    await late;
    const { desk: to } = safe();
    await restoreBackup(to, file, PASSPHRASE, step);
    const head = await to.store.currentCase();
    const { faults } = await readJournal(await to.store.journal(head?.caseId ?? '', 99));
    expect(faults).toEqual([]);
    expect((await to.store.listItems(head?.caseId ?? '')).length).toBe(head?.items);
  });

  it('goes with no file left when stopped', async () => {
    const { desk: deps, written } = safe();
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const stop = new AbortController();
    stop.abort();
    const stopped = createBackup(deps, PASSPHRASE, { ...step, signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(written()).toBeNull();
  });
});

describe('a copy that cannot be taken up changes nothing', () => {
  it.each([
    ['another passphrase', (file: Blob) => file, 'pas la bonne', 'backup-passphrase'],
    ['half of it', (file: Blob) => file.slice(0, file.size / 2), PASSPHRASE, 'backup-damaged'],
    ['all but its end', (file: Blob) => file.slice(0, -1), PASSPHRASE, 'backup-damaged'],
    ['its head alone', (file: Blob) => file.slice(0, 41), PASSPHRASE, 'backup-damaged'],
    ['bytes behind', (file: Blob) => new Blob([file, 'x']), PASSPHRASE, 'backup-damaged'],
    ['no copy at all', () => new Blob(['PK\x03\x04 autre chose']), PASSPHRASE, 'backup-not-one'],
    [
      'a later version',
      (file: Blob) => new Blob(['recueil/backup/2\n', file.slice(17)]),
      PASSPHRASE,
      'backup-newer',
    ],
  ])('%s', async (_name, change, passphrase, code) => {
    const from = await filled(2);
    // More than two segments, so that its end is not its beginning.
    const { caseId } = (await from.store.currentCase()) ?? { caseId: '' };
    await from.documentStore.writeDocument(caseId, 'diary', 'x'.repeat(2_500_000));
    const { desk: to } = safe();
    const untouched = await rows(to);
    const tried = restoreBackup(to, change(await copyOf(from)), passphrase, step);
    await expect(tried).rejects.toMatchObject({ code });
    expect(await rows(to)).toEqual(untouched);
    expect(await to.store.currentCase()).toBeNull();
  });

  it('a store that holds something', async () => {
    const file = await copyOf(await filled(1));
    const to = await filled(1);
    const before = await rows(to);
    await expect(restoreBackup(to, file, PASSPHRASE, step)).rejects.toMatchObject({
      code: 'backup-not-empty',
    });
    expect(await rows(to)).toEqual(before);
  });

  it('a byte changed anywhere', async () => {
    const file = await copyOf(await filled(1));
    const bytes = new Uint8Array(await file.arrayBuffer());
    for (const at of [0, 17, 20, 24, 30, 41, 60, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { desk: to } = safe();
      await expect(restoreBackup(to, new Blob([changed]), PASSPHRASE, step)).rejects.toBeInstanceOf(Refusal);
      expect(await to.store.currentCase()).toBeNull();
    }
  });
});

describe('« Une seule copie existe »', () => {
  it('is said after ten items, until a copy or an export', async () => {
    const deps = await filled(9);
    expect(await countItemsWithoutBackup(deps)).toBe(0);
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    expect(await countItemsWithoutBackup(deps)).toBe(10);
    await createBackup(deps, PASSPHRASE, step);
    expect(await countItemsWithoutBackup(deps)).toBe(0);
  });

  it('is said after seven days for a single one', async () => {
    const deps = await filled(1);
    deps.advanceClock(8 * 24 * 3600 * 1000);
    expect(await countItemsWithoutBackup(deps)).toBe(1);
    await runExport(buildExportDependencies(deps).desk);
    expect(await countItemsWithoutBackup(deps)).toBe(0);
  });
});
