import { describe, expect, it } from 'vitest';
import { caseNameDocument, diaryDocument } from '../../../src/domain/case/caseDocuments.ts';
import { NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { reencryptStore } from '../../../src/store/reencrypt.ts';
import { addCase, ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { findCurrentCase, listNamedCases } from '../../../src/workflow/case/currentCase.ts';
import { readAllNotes, readDocument, updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { listItems } from '../../../src/workflow/itemQueries.ts';
import {
  createEncryptedTestDependencies,
  createTestDependencies,
  recordItems,
  recordOne,
} from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

const WORDS = 'quatre mots sans suite';
const never = new AbortController().signal;

describe('DexieDocumentStore', () => {
  it('keeps one document per name and case, empty at first', async () => {
    const deps = createTestDependencies();
    const one = await ensureCase(deps);
    const two = await addCase(deps);
    expect(await readDocument(deps.documentStore, one.caseId, caseNameDocument)).toEqual(caseNameDocument.empty);
    await changeDocument(deps, one.caseId, caseNameDocument, { name: 'Au lycée' });
    expect((await readDocument(deps.documentStore, one.caseId, caseNameDocument)).name).toBe('Au lycée');
    expect((await readDocument(deps.documentStore, two.caseId, caseNameDocument)).name).toBe('');
  });

  it('loses no entry in concurrent updates', async () => {
    const deps = createTestDependencies();
    const { caseId } = await ensureCase(deps);
    const add = (text: string) =>
      updateDocument(deps, caseId, diaryDocument, (before) => ({
        ...before,
        entries: [...before.entries, { id: text, at: deps.clock.now().toISOString(), date: '2026-11-20', text }],
      }));
    await Promise.all(['a', 'b', 'c', 'd'].map(add));
    const { entries } = await readDocument(deps.documentStore, caseId, diaryDocument);
    expect(entries.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('rejects an invalid document on write and on read, and an unknown case', async () => {
    const deps = createTestDependencies();
    const { caseId } = await ensureCase(deps);
    const tooLong = { ...caseNameDocument.empty, name: 'x'.repeat(501) };
    const updating = updateDocument(deps, caseId, caseNameDocument, () => tooLong);
    await expect(updating).rejects.toMatchObject({ code: 'not-accepted' });
    await deps.documentStore.writeDocument(caseId, 'case', { schema: 'recueil/case/9' });
    const reading = readDocument(deps.documentStore, caseId, caseNameDocument);
    await expect(reading).rejects.toMatchObject({ code: 'record-damaged' });
    const writing = deps.documentStore.writeDocument('nobody', 'case', {});
    await expect(writing).rejects.toMatchObject({ code: 'nothing-there' });
  });

  it('finds the notes of an item by the prefix of their name', async () => {
    const deps = createTestDependencies();
    const id = await recordOne(deps);
    const { caseId } = await ensureCase(deps);
    const at = deps.clock.now().toISOString();
    await changeDocument(deps, caseId, notesDocument(id), { seriousness: { value: 3, at } });
    expect([...(await deps.documentStore.readDocuments(caseId, 'notes/')).documents.keys()]).toEqual([`notes/${id}`]);
    expect((await readAllNotes(deps.documentStore, caseId)).notes).toEqual(
      new Map([[id, { ...NO_NOTES, seriousness: { value: 3, at } }]]),
    );
  });

  it('encrypts documents, and re-encrypts them under new keys', async () => {
    const deps = createEncryptedTestDependencies();
    const { caseId } = await ensureCase(deps);
    await changeDocument(deps, caseId, caseNameDocument, { name: 'SECRET-NAME' });
    const rows = await deps.db.documents.toArray();
    expect(rows.map(({ body }) => Buffer.from(body).includes('SECRET-NAME'))).toEqual([false]);
    await deps.storeLock.set(WORDS, false);
    await reencryptStore(deps.db, deps.codec, () => undefined, never);
    await deps.storeLock.lock();
    await expect(readDocument(deps.documentStore, caseId, caseNameDocument)).rejects.toMatchObject({ code: 'locked' });
    await deps.storeLock.unlock(WORDS);
    expect((await readDocument(deps.documentStore, caseId, caseNameDocument)).name).toBe('SECRET-NAME');
  });

  it('keeps a document that is written during re-encryption', async () => {
    const deps = createEncryptedTestDependencies();
    const { caseId } = await ensureCase(deps);
    const name = (value: string) => changeDocument(deps, caseId, caseNameDocument, { name: value });
    await name('before');
    await deps.storeLock.set(WORDS, false);
    const { encryptor } = deps.codec;
    let encryptorCalls = 0;
    deps.codec.encryptor = async () => {
      const made = await encryptor.call(deps.codec);
      // reencryptStore has read the document before this write, and must not overwrite it.
      if (++encryptorCalls === (await deps.db.entries.count()) + 2) {
        deps.codec.encryptor = encryptor;
        await name('after');
      }
      return made;
    };
    await reencryptStore(deps.db, deps.codec, () => undefined, never);
    expect((await readDocument(deps.documentStore, caseId, caseNameDocument)).name).toBe('after');
  });
});

describe('DexieCaseRepository', () => {
  it('gives each case its own journal, and adds captures to the current one', async () => {
    const deps = createTestDependencies();
    const caseRepository = new DexieCaseRepository(deps.db);
    await recordOne(deps);
    const first = await ensureCase(deps);
    const second = await addCase(deps);
    await recordItems(deps, 2);
    expect((await listItems(deps.store, 0, 9)).items.map(({ ordinal }) => ordinal)).toEqual([2, 1]);
    await caseRepository.select(first.caseId);
    expect((await listItems(deps.store, 0, 9)).total).toBe(1);
    const named = await listNamedCases(caseRepository, deps.documentStore);
    expect(named.map(({ items, current }) => [items, current])).toEqual([
      [1, true],
      [2, false],
    ]);
    const journal = new TextDecoder().decode(await deps.store.journal(second.caseId, 99));
    expect(journal).not.toContain(first.caseId);
    expect(await findCurrentCase(caseRepository, deps.documentStore)).toEqual({ current: { name: '', place: 1 } });
    await changeDocument(deps, second.caseId, caseNameDocument, { name: 'Au travail' });
    await caseRepository.select(second.caseId);
    expect(await findCurrentCase(caseRepository, deps.documentStore)).toEqual({
      current: { name: 'Au travail', place: 2 },
    });
    const expected = ['', 'Au travail'];
    expect((await listNamedCases(caseRepository, deps.documentStore)).map(({ name }) => name)).toEqual(expected);
    // A damaged name hides neither the items nor the other cases.
    const currentId = (await caseRepository.cases()).find(({ current }) => current)?.caseId ?? '';
    const row = (await deps.db.documents.get([currentId, 'case'])) ?? expect.fail('no row');
    await deps.db.documents.put({ ...row, body: row.body.slice(0, -1) });
    expect(await findCurrentCase(caseRepository, deps.documentStore)).toEqual({ current: { name: '', place: 2 } });
    expect((await listNamedCases(caseRepository, deps.documentStore)).map(({ name }) => name)).toEqual(['', '']);
  });

  it('opens another case for the next capture when the current one is closed, and can reopen it', async () => {
    const deps = createTestDependencies();
    const caseRepository = new DexieCaseRepository(deps.db);
    await recordOne(deps);
    const { caseId } = await ensureCase(deps);
    await caseRepository.close(caseId, '2026-11-20T10:00:00.000Z');
    expect(await deps.store.currentCase()).toBeNull();
    expect(await findCurrentCase(caseRepository, deps.documentStore)).toEqual({ opens: { name: '', place: 2 } });
    await recordOne(deps);
    expect((await ensureCase(deps)).caseId).not.toBe(caseId);
    await caseRepository.select(caseId);
    const named = await listNamedCases(caseRepository, deps.documentStore);
    expect(named.map(({ closedAt, items }) => [closedAt, items])).toEqual([
      [null, 1],
      [null, 1],
    ]);
    await expect(caseRepository.select('nobody')).rejects.toMatchObject({ code: 'nothing-there' });
    await expect(caseRepository.close('nobody', '')).rejects.toMatchObject({ code: 'nothing-there' });
  });
});
