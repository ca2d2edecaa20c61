import { describe, expect, it } from 'vitest';
import { caseNameDocument, diaryDocument, stepsDocument } from '../../../src/domain/case/caseDocuments.ts';
import { BACKUP_RECORD, BACKUP_SCHEMA, TABLE } from '../../../src/domain/formatNames.ts';
import { marksDocument } from '../../../src/domain/item/accountMarks.ts';
import { imageTextDocument } from '../../../src/domain/item/imageText.ts';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { readJournal } from '../../../src/seal/journal.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { createEncryptingStream, decodeRecords, decryptFile, encodeRecord } from '../../../src/store/backupFile.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { CASE_TABLES } from '../../../src/store/db.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { addCase } from '../../../src/workflow/case/caseJournal.ts';
import { findCurrentCase } from '../../../src/workflow/case/currentCase.ts';
import { eraseItem, readEraseImpact, withdrawItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { readDocument } from '../../../src/workflow/case/storedDocuments.ts';
import {
  clearUnfinishedRestore,
  countItemsWithoutBackup,
  createBackup,
  restoreBackup,
} from '../../../src/workflow/storeBackup.ts';
import { buildExportDependencies, runExport } from '../../support/exportDependencies.ts';
import { buildStep } from '../../support/indexItem.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  type createEncryptedTestDependencies,
  recordItems,
  recordOne,
} from '../../support/testDependencies.ts';
import {
  CHEAP,
  createBackupStore,
  createFilledStore,
  PASSPHRASE,
  restoreUntilKilled,
  saveBackup,
  step,
  writeBackup,
} from '../../support/workflow/backupStore.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

const rows = async ({ db }: Pick<ReturnType<typeof createEncryptedTestDependencies>, 'db'>) =>
  Promise.all(
    ['cases', 'heads', 'entries', 'items', 'files', 'documents', 'keys'].map((name) => db.table(name).count()),
  );

/** Tables with a row of no case. */
async function listOrphans({ db, store }: ReturnType<typeof createBackupStore>['deps']) {
  const { caseId } = (await store.currentCase()) ?? {};
  const items = new Set((await db.items.toArray()).map(({ id }) => id));
  const found = await Promise.all(
    CASE_TABLES.map(async (name) => {
      const all: { caseId?: string; itemId?: string }[] = await db.table(name).toArray();
      return all.every(
        (row) => (row.caseId ?? caseId) === caseId && (row.itemId === undefined || items.has(row.itemId)),
      )
        ? []
        : [name];
    }),
  );
  return found.flat();
}

type FilledStore = ReturnType<typeof createBackupStore>['deps'];

/** A received dossier with one file, as rows. */
async function addReceivedDossier({ db, codec }: FilledStore, caseId: string, id: string): Promise<void> {
  const encryptor = await codec.encryptor();
  const place = { table: TABLE.receivedDossiers, key: `${caseId}/1` };
  const body = await encryptor.encrypt(
    place,
    new TextEncoder().encode(JSON.stringify({ number: 1, fileName: `${id}.zip` })),
  );
  await db.receivedDossiers.add({ caseId, number: 1, id, seq: 1, body });
  const filePlace = { table: TABLE.receivedFiles, key: `${id}/manifest.json` };
  const file = await encryptor.encryptBlob(filePlace, new Blob(['{}']), 'application/json');
  await db.receivedFiles.add({ dossierId: id, path: 'manifest.json', body: file });
}

describe('a backup', () => {
  it('restores the marks of accounts and posts, the démarches and what was read in an image', async () => {
    const from = await createFilledStore(1);
    const { caseId } = (await from.store.currentCase()) ?? { caseId: '' };
    const id = (await from.store.listItems(caseId))[0]?.id ?? '';
    const at = '2026-11-20T09:00:00.000Z';
    const accounts = [{ account: 'web/camille_inv', mark: 'reported' as const, at }];
    const mark = { value: 'own', at } as const;
    const complaint = buildStep('plainte-police', {
      investigator: 'Adjudant Exemple',
      events: [{ event: 'reached', day: '2026-11-17' }],
    });
    const word = { text: 'Tu', confidence: 70, box: [0, 0, 5, 5] } as const;
    const line = { box: [0, 0, 9, 9], words: [word], script: 'latin', correction: { at, text: 'Toi' } } as const;
    const versions = { engine: 'engine 1', data: 'fra', preparation: 'median' };
    const image = { path: 'zone.png', sha256: 'a'.repeat(64), width: 9, height: 9, at, versions, lines: [line] };
    await changeDocument(from, caseId, marksDocument, { accounts });
    await changeDocument(from, caseId, notesDocument(id), { mark });
    await changeDocument(from, caseId, stepsDocument, { steps: [complaint] });
    await changeDocument(from, caseId, imageTextDocument(id), { images: [image] });
    const { deps: to } = createBackupStore();
    await restoreBackup(to, await writeBackup(from), PASSPHRASE, step);
    expect((await readDocument(to.documentStore, caseId, marksDocument)).accounts).toEqual(accounts);
    expect((await readDocument(to.documentStore, caseId, notesDocument(id))).mark).toEqual(mark);
    expect((await readDocument(to.documentStore, caseId, stepsDocument)).steps).toEqual([complaint]);
    expect((await readDocument(to.documentStore, caseId, imageTextDocument(id))).images).toEqual([image]);
    // The marks are in no line of the journal.
    expect(new TextDecoder().decode(await to.store.journal(caseId, 99))).not.toMatch(/reported|"own"|camille_inv/);
  });

  it('restores every case into an empty store, whose journal continues with a new key', async () => {
    const from = await createFilledStore(3);
    const head = await from.store.currentCase();
    const { caseId } = head ?? { caseId: '' };
    await withdrawItem(from, (await from.store.listItems(caseId))[0]?.id ?? '');
    const at = '2026-11-20T09:00:00.000Z';
    const entry = { id: '00000000-0000-4000-8000-00000000d1a5', at, date: '2026-11-19', text: 'Inventé.' };
    await from.documentStore.writeDocument(caseId, 'diary', { ...diaryDocument.empty, entries: [entry] });
    const file = await writeBackup(from);
    const { deps: to } = createBackupStore();
    expect(await restoreBackup(to, file, PASSPHRASE, step)).toMatchObject({ items: 3, cases: [caseId], left: [] });

    expect(await to.store.listItems(caseId)).toEqual(await from.store.listItems(caseId));
    expect((await readDocument(to.documentStore, caseId, diaryDocument)).entries).toEqual([entry]);
    expect(await to.store.publicKey()).not.toEqual(await from.store.publicKey());
    const before = new TextDecoder().decode(await from.store.journal(caseId, 99));
    const after = new TextDecoder().decode(await to.store.journal(caseId, 99));
    expect(after.startsWith(before)).toBe(true);
    const { lines, faults } = await readJournal(new TextEncoder().encode(after) as Uint8Array<ArrayBuffer>);
    expect(faults).toEqual([]);
    expect(lines.slice(-2).map(({ event }) => event)).toEqual(['journal.restored', 'key.created']);
    // The file that it came from is a copy of it.
    expect(await readEraseImpact(to, caseId)).toMatchObject({ onlyHere: 0, lastBackup: expect.any(String) });

    await recordOne(to);
    const done = await runExport(buildExportDependencies(to).deps);
    expect(done.exhibits).toBe(3);
    const report = await verifyDossier(await zipSource(done.file));
    expect([report.verdict, report.problems]).toEqual(['coherent-unanchored', []]);
    expect(report.counts).toEqual({ sealed: 4, here: 3, withdrawn: 1, notIncluded: 0 });
  });

  it('keeps the numbers of erased items, which are never given again', async () => {
    const from = await createFilledStore(2);
    const { caseId } = (await from.store.currentCase()) ?? { caseId: '' };
    await runExport(buildExportDependencies(from).deps);
    const numbers = await from.store.exhibits(caseId);
    const [erased = ''] = [...numbers].flatMap(([id, number]) => (number === 2 ? id : []));
    await eraseItem(from, erased);
    const { deps: to } = createBackupStore();
    await restoreBackup(to, await writeBackup(from), PASSPHRASE, step);
    expect(await to.store.exhibits(caseId)).toEqual(numbers);
    await recordOne(to);
    await runExport(buildExportDependencies(to).deps);
    expect([...(await to.store.exhibits(caseId)).values()].sort()).toEqual([1, 2, 3]);
  });

  it('of one case holds no row of the others, and is restored as usual', async () => {
    const from = await createFilledStore(2);
    const alix = (await from.store.currentCase())?.caseId ?? '';
    await changeDocument(from, alix, caseNameDocument, { name: 'Alix' });
    const { caseId: bruno } = await addCase(from);
    await changeDocument(from, bruno, caseNameDocument, { name: 'Bruno' });
    await recordOne(from);
    await addReceivedDossier(from, alix, 'dossier-a');
    await addReceivedDossier(from, bruno, 'dossier-b');
    const whole = await createBackup(from, { passphrase: PASSPHRASE, caseId: null }, step);
    expect(new Set(whole.cases.keys())).toEqual(new Set([alix, bruno]));
    for (const [caseId, other, items] of [
      [alix, bruno, 2],
      [bruno, alix, 1],
    ] as const) {
      const created = await createBackup(from, { passphrase: PASSPHRASE, caseId }, step);
      expect([...created.cases.keys()]).toEqual([caseId]);
      const tables = new Map<string, unknown[]>();
      for await (const { table, row } of decodeRecords(decryptFile(created.file, PASSPHRASE)))
        tables.set(table, [...(tables.get(table) ?? []), row]);
      const ofOthers = new Set([other, ...(await from.store.listItems(other)).map(({ id }) => id)]);
      ofOthers.add(other === alix ? 'dossier-a' : 'dossier-b');
      const found = [...tables].filter(([, rows]) => [...ofOthers].some((id) => JSON.stringify(rows).includes(id)));
      expect(found).toEqual([]);
      for (const table of CASE_TABLES.filter(
        (name) => !['withdrawals', 'removals', 'exhibits', 'stamps'].includes(name),
      ))
        expect(tables.get(table), table).toBeDefined();
      const { deps: to } = createBackupStore();
      expect(await restoreBackup(to, created.file, PASSPHRASE, step)).toMatchObject({ items, receivedDossiers: 1 });
      expect((await to.store.currentCase())?.caseId).toBe(caseId);
      expect((await new DexieCaseRepository(to.db).cases()).map((one) => one.caseId)).toEqual([caseId]);
      expect(await listOrphans(to)).toEqual([]);
    }
    const unknown = createBackup(from, { passphrase: PASSPHRASE, caseId: 'gone' }, step);
    await expect(unknown).rejects.toMatchObject({ code: 'nothing-there' });
  });

  it('gives back an erased case beside the others, which stay as they are', async () => {
    const deps = await createFilledStore(2);
    const alix = (await deps.store.currentCase())?.caseId ?? '';
    await runExport(buildExportDependencies(deps).deps);
    await eraseItem(deps, (await deps.store.listItems(alix))[0]?.id ?? '');
    const { caseId: bruno } = await addCase(deps);
    await recordOne(deps);
    await addReceivedDossier(deps, alix, 'dossier-a');
    const [key, items] = [await deps.store.publicKey(), await deps.store.listItems(alix)];
    const file = await writeBackup(deps);
    await recordOne(deps);
    const cases = new DexieCaseRepository(deps.db);
    await cases.erase(alix);
    const ofBruno = await deps.store.journal(bruno, 99);
    expect(await restoreBackup(deps, file, PASSPHRASE, step)).toEqual({
      ...{ items: 1, receivedDossiers: 1 },
      ...{ cases: [alix], left: [bruno] },
    });
    expect(await deps.store.listItems(alix)).toEqual(items);
    expect(await deps.db.receivedFiles.count()).toBe(1);
    expect(await deps.store.journal(bruno, 99)).toEqual(ofBruno);
    expect((await deps.store.currentCase())?.caseId).toBe(bruno);
    expect(await deps.store.publicKey()).toEqual(key);
    expect(await readEraseImpact(deps, alix)).toMatchObject({ onlyHere: 0, lastBackup: expect.any(String) });
    // It goes on as before, and its dossiers are signed with a key that its journal names.
    await cases.select(alix);
    await recordOne(deps);
    const report = await verifyDossier(await zipSource((await runExport(buildExportDependencies(deps).deps)).file));
    expect([report.verdict, report.problems, report.notes.map(({ code }) => code)]).toEqual([
      ...(['coherent-unanchored', []] as const),
      expect.not.arrayContaining(['key-changed']),
    ]);
  });

  it('attack: writes into no case that is there, whatever its rows say', async () => {
    const deps = await createFilledStore(1);
    const [item, file] = [(await deps.db.items.toArray())[0], (await deps.db.files.toArray())[0]];
    if (item === undefined || file === undefined) throw new Error('no item');
    const before = await rows(deps);
    const body = new Uint8Array([1]);
    const ofCase = { caseId: 'invented', ordinal: 1, seq: 1 };
    for (const [table, row, isRefused] of [
      [TABLE.items, { ...ofCase, id: item.id }, true],
      [TABLE.summaries, { ...ofCase, itemId: item.id }, true],
      // Of an item that the backup does not have.
      [TABLE.files, { itemId: item.id, path: `${file.path}.txt` }, false],
    ] as const) {
      const parts: Bytes[] = [];
      const out = new WritableStream<Bytes>({ write: (part) => void parts.push(part.slice()) });
      const writer = (await createEncryptingStream(out, PASSPHRASE, CHEAP)).getWriter();
      for (const [name, columns, content] of [
        [BACKUP_RECORD.first, { schema: BACKUP_SCHEMA }, null],
        [table, row, body],
        [BACKUP_RECORD.last, { frames: 1 }, null],
      ] as const)
        for (const part of encodeRecord(name, columns, content)) await writer.write(part as Bytes);
      await writer.close();
      const restored = restoreBackup(deps, new Blob(parts), PASSPHRASE, step);
      if (isRefused) await expect(restored, table).rejects.toThrow();
      else await expect(restored, table).rejects.toMatchObject({ code: 'backup-here' });
      expect(await rows(deps)).toEqual(before);
      expect(await deps.db.items.get(item.id)).toEqual(item);
    }
  });

  it('is restored whole when it cannot be recorded as a copy: the page then asks for one', async () => {
    const from = await createFilledStore(2);
    const { caseId } = (await from.store.currentCase()) ?? { caseId: '' };
    const { deps: to } = createBackupStore();
    const writeDocument = () => Promise.reject(new Refusal('disk-full'));
    const documentStore = Object.assign(Object.create(to.documentStore), { writeDocument });
    expect(await restoreBackup({ ...to, documentStore }, await writeBackup(from), PASSPHRASE, step)).toMatchObject({
      items: 2,
    });
    expect(await readEraseImpact(to, caseId)).toMatchObject({ items: 2, onlyHere: 2, lastBackup: null });
  });

  it('of one closed case leaves it closed: the list says that none is open, and captures go to another', async () => {
    const deps = await createFilledStore(1);
    const caseId = (await deps.store.currentCase())?.caseId ?? '';
    await new DexieCaseRepository(deps.db).close(caseId, '2026-11-20T10:00:00.000Z');
    const { deps: restored } = createBackupStore();
    await restoreBackup(restored, await writeBackup(deps, caseId), PASSPHRASE, step);
    const cases = new DexieCaseRepository(restored.db);
    expect(await cases.cases()).toMatchObject([{ caseId, current: false }]);
    expect(await findCurrentCase(cases, restored.documentStore)).toEqual({ opens: { name: '', place: 2 } });
  });

  it('counts as a copy of the items that it holds, also after a later dossier without them', async () => {
    const from = await createFilledStore(2);
    const { caseId } = (await from.store.currentCase()) ?? { caseId: '' };
    await addReceivedDossier(from, caseId, 'dossier-a');
    const readImpact = () => readEraseImpact(from, caseId);
    const received = [{ number: 1, fileName: 'dossier-a.zip' }];
    expect(await readImpact()).toMatchObject({ onlyHere: 2, lastBackup: null, received });
    await writeBackup(from, caseId);
    expect(await readImpact(), 'never saved').toMatchObject({ onlyHere: 2, lastBackup: null });
    await saveBackup(from, caseId);
    expect(await readImpact()).toMatchObject({ onlyHere: 0, lastExport: null, lastBackup: expect.any(String) });
    await recordItems(from, 2);
    await runExport(buildExportDependencies(from).deps, [1, 2, 3]);
    expect(await readImpact()).toMatchObject({ items: 4, onlyHere: 2 });
  });

  it('of all cases is one of each: no case is said to be without a copy', async () => {
    const from = await createFilledStore(10);
    const alix = (await from.store.currentCase())?.caseId ?? '';
    await addCase(from);
    await saveBackup(from);
    await new DexieCaseRepository(from.db).select(alix);
    expect(await countItemsWithoutBackup(from)).toBe(0);
  });

  it('contains no plain text', async () => {
    const from = await createFilledStore(1);
    const bytes = new Uint8Array(await (await writeBackup(from)).arrayBuffer());
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text.startsWith('recueil/backup/1\n')).toBe(true);
    for (const word of ['camille', 'exemple', 'item.sealed', 'capture.png']) expect(text).not.toContain(word);
  });

  it('contains a consistent case when captures continue meanwhile', async () => {
    const from = await createFilledStore(2);
    const late = recordItem(from, buildCapturedPage(), buildRecordRequest(from));
    const file = await writeBackup(from);
    await late;
    const { deps: to } = createBackupStore();
    await restoreBackup(to, file, PASSPHRASE, step);
    const head = await to.store.currentCase();
    const { faults } = await readJournal(await to.store.journal(head?.caseId ?? '', 99));
    expect(faults).toEqual([]);
    expect((await to.store.listItems(head?.caseId ?? '')).length).toBe(head?.items);
  });

  it('leaves no file when cancelled', async () => {
    const { deps, readTempFile } = createBackupStore();
    await recordOne(deps);
    const stop = new AbortController();
    stop.abort();
    const stopped = createBackup(deps, { passphrase: PASSPHRASE, caseId: null }, { ...step, signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(readTempFile()).toBeNull();
  });
});

describe('restoreBackup, when it fails, changes nothing', () => {
  it.each([
    ['another passphrase', (file: Blob) => file, 'pas la bonne', 'backup-passphrase'],
    ['the first half of the file', (file: Blob) => file.slice(0, file.size / 2), PASSPHRASE, 'backup-damaged'],
    ['the file without its last byte', (file: Blob) => file.slice(0, -1), PASSPHRASE, 'backup-damaged'],
    ['the header alone', (file: Blob) => file.slice(0, 41), PASSPHRASE, 'backup-damaged'],
    ['extra bytes at the end', (file: Blob) => new Blob([file, 'x']), PASSPHRASE, 'backup-damaged'],
    ['not a backup', () => new Blob(['PK\x03\x04 autre chose']), PASSPHRASE, 'backup-not-one'],
    ['a later version', (file: Blob) => new Blob(['recueil/backup/2\n', file.slice(17)]), PASSPHRASE, 'backup-newer'],
  ])('given %s', async (_name, change, passphrase, code) => {
    const from = await createFilledStore(2);
    // More than two segments, so that the last segment is not the first.
    const { caseId } = (await from.store.currentCase()) ?? { caseId: '' };
    await from.documentStore.writeDocument(caseId, 'diary', 'x'.repeat(2_500_000));
    const { deps: to } = createBackupStore();
    const untouched = await rows(to);
    const restoring = restoreBackup(to, change(await writeBackup(from)), passphrase, step);
    await expect(restoring).rejects.toMatchObject({ code });
    expect(await rows(to)).toEqual(untouched);
    expect(await to.store.currentCase()).toBeNull();
  });

  it('given a browser killed in the middle, at the next start and at the first capture', async () => {
    for (const next of ['start', 'capture'] as const) {
      const file = await writeBackup(await createFilledStore(2));
      const { deps: to } = createBackupStore();
      const untouched = await rows(to);
      await restoreUntilKilled(to, file);
      expect(await to.db.items.count()).toBe(2);
      if (next === 'start') {
        await clearUnfinishedRestore({ ...to, caseRepository: new DexieCaseRepository(to.db) });
        expect(await rows(to)).toEqual(untouched);
      } else {
        await recordOne(to);
        expect([await to.db.items.count(), (await to.store.currentCase())?.items]).toEqual([1, 1]);
        expect(await listOrphans(to)).toEqual([]);
      }
    }
  });

  it('given a browser killed in the middle, beside another case', async () => {
    const to = await createFilledStore(1);
    const untouched = await rows(to);
    await restoreUntilKilled(to, await writeBackup(await createFilledStore(2)));
    expect(await to.db.items.count()).toBe(3);
    await clearUnfinishedRestore({ ...to, caseRepository: new DexieCaseRepository(to.db) });
    expect(await rows(to)).toEqual(untouched);
    expect(await listOrphans(to)).toEqual([]);
  });

  it('given a case of it that is erased meanwhile: its rows were passed over', async () => {
    const deps = await createFilledStore(1);
    const alix = (await deps.store.currentCase())?.caseId ?? '';
    const { caseId: bruno } = await addCase(deps);
    await recordOne(deps);
    const file = await writeBackup(deps);
    const { caseId: chloe } = await addCase(deps);
    const cases = new DexieCaseRepository(deps.db);
    await cases.erase(bruno);
    const eraseOther = async () => {
      await cases.erase(alix);
      return { key: null, appended: new Map() };
    };
    const restoring = deps.backupRepository.restore(file, PASSPHRASE, eraseOther, step);
    await expect(restoring).rejects.toMatchObject({ code: 'interrupted' });
    expect((await cases.cases()).map(({ caseId }) => caseId)).toEqual([chloe]);
    expect(await listOrphans(deps)).toEqual([]);
  });

  it('given a browser killed in the middle, leaves nothing in the next backup', async () => {
    const to = await createFilledStore(1);
    const own = new Set((await to.db.items.toArray()).map(({ id }) => id));
    await restoreUntilKilled(to, await writeBackup(await createFilledStore(2)));
    const items = new Set<unknown>();
    for await (const { row } of decodeRecords(decryptFile(await writeBackup(to), PASSPHRASE)))
      if (row.itemId !== undefined) items.add(row.itemId);
    expect(items).toEqual(own);
  });

  it('given a store that has all its cases', async () => {
    const from = await createFilledStore(1);
    const file = await writeBackup(from);
    await recordOne(from);
    const before = await rows(from);
    await expect(restoreBackup(from, file, PASSPHRASE, step)).rejects.toMatchObject({ code: 'backup-here' });
    expect(await rows(from)).toEqual(before);
  });

  it('given a file with one changed byte', async () => {
    const file = await writeBackup(await createFilledStore(1));
    const bytes = new Uint8Array(await file.arrayBuffer());
    for (const at of [0, 17, 20, 24, 30, 41, 60, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { deps: to } = createBackupStore();
      await expect(restoreBackup(to, new Blob([changed]), PASSPHRASE, step)).rejects.toBeInstanceOf(Refusal);
      expect(await to.store.currentCase()).toBeNull();
    }
  });
});
