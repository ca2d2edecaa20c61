import { describe, expect, it } from 'vitest';
import type { PageCase } from '../../../src/domain/case/case.ts';
import { narrativeDocument } from '../../../src/domain/case/caseDocuments.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { DexieCaseStore } from '../../../src/store/caseStore.ts';
import { onListChange } from '../../../src/store/db.ts';
import { addCase, appendToJournal, ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { eraseItem, withdrawItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { readDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { listItems } from '../../../src/workflow/itemQueries.ts';
import { plaintextCodec } from '../../support/plaintextCodec.ts';
import {
  buildCapturedPage,
  createEncryptedTestDependencies,
  createTestDependencies,
  recordItems,
  recordOne,
  type TestDependencies,
} from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

describe('DexieCaseStore', () => {
  it('commits nothing when the journal head has changed', async () => {
    const deps = createTestDependencies();
    await recordOne(deps);
    const head = (await deps.store.currentCase()) ?? expect.fail('no case');
    const entry = {
      line: { seq: 3, at: '', event: 'x', digest: '', previous: '' },
      bytes: new Uint8Array(1),
      head: { seq: 3, hash: 'a' },
    };
    for (const from of [
      { seq: 1, hash: head.hash },
      { seq: 2, hash: 'other' },
    ])
      expect(await deps.store.commit({ caseId: head.caseId, from, appended: entry })).toBe(false);
    expect(await deps.db.entries.count()).toBe(2);
  });

  it('has no method that changes sealed data', () => {
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(createTestDependencies().store));
    expect(methods.filter((name) => /item|file|journal|summar/i.test(name)).sort()).toEqual(
      (
        'countItems file fileBody item journal listItems listSummaries openItems removedFiles summary ' +
        'withdrawnItems'
      )
        .split(' ')
        .sort(),
    );
  });

  it('lists interrupted attempts newest first, whatever their ids', async () => {
    const { store } = createTestDependencies();
    for (const [id, hour] of [
      ['b', 9],
      ['a', 8],
      ['c', 10],
    ] as const)
      await store.noteAttempt(id, `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`, 'nothing-chosen');
    expect((await store.interruptedAttempts()).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('lists an interrupted attempt in its own case alone, or everywhere when there was none, and erases it there', async () => {
    const deps = createTestDependencies();
    const { store } = deps;
    const note = (id: string) => store.noteAttempt(id, '2026-11-20T09:00:00.000Z', 'nothing-chosen');
    const listed = async (caseId?: string) => (await listItems(store, 0, 1, caseId)).interrupted.map(({ id }) => id);
    await note('before');
    const first = (await ensureCase(deps)).caseId;
    await note('of the first');
    expect((await listed()).toSorted()).toEqual(['before', 'of the first']);
    const second = (await addCase(deps)).caseId;
    await note('of the second');
    expect((await listed()).toSorted()).toEqual(['before', 'of the second']);
    expect((await listed(first)).toSorted()).toEqual(['before', 'of the first']);
    await new DexieCaseRepository(deps.db).erase(second);
    expect((await store.interruptedAttempts()).map(({ id }) => id).toSorted()).toEqual(['before', 'of the first']);
  });

  it('lists summaries by pages, newest first', async () => {
    const deps = createTestDependencies();
    await recordItems(deps, 5);
    const pages = await Promise.all([0, 2, 4, 6].map(async (from) => (await listItems(deps.store, from, 2)).items));
    expect(pages.map((items) => items.map(({ ordinal }) => ordinal))).toEqual([[5, 4], [3, 2], [1], []]);
  });

  it('gives the host and the title of a site that has no name', async () => {
    const deps = createTestDependencies();
    await recordOne(deps, buildCapturedPage({}, { platform: 'x' }));
    const at = { page: 'https://forum.exemple.invalid/fil?page=2', permalink: null, canonical: null, dropped: [] };
    const page = { title: '  Discussion \n du lundi ', lang: null };
    await recordOne(deps, buildCapturedPage({}, { platform: 'web', address: at, page }));
    const { items } = await listItems(deps.store, 0, 2);
    const site = { host: 'forum.exemple.invalid', title: 'Discussion du lundi' };
    expect(items.map((item) => item.site)).toEqual([site, undefined]);
    const [first, second] = await deps.itemIndex.itemsFrom((await deps.store.currentCase())?.caseId ?? '', 1);
    expect([first?.site, second?.site]).toEqual([undefined, site]);
  });

  it('counts and pages what is stored: an erased item leaves no gap and no missing row', async () => {
    const deps = createTestDependencies();
    await recordItems(deps, 7);
    const { items } = await listItems(deps.store, 0, 7);
    for (const place of [0, 3, 6]) await eraseItem(deps, items[place]?.id ?? '');
    const pages = await Promise.all([0, 2, 4].map((from) => listItems(deps.store, from, 2)));
    expect(pages.map(({ total }) => total)).toEqual([4, 4, 4]);
    expect(pages.map((page) => page.items.map(({ ordinal }) => ordinal))).toEqual([[6, 5], [3, 2], []]);
    expect([...(await new DexieCaseRepository(deps.db).itemCounts()).values()]).toEqual([4]);
    const head = (await deps.store.currentCase()) ?? expect.fail('no case');
    expect([head.items, await deps.store.countItems(head)]).toEqual([7, 4]);
  });

  it('tells of each change of the lists, and of none of a note', async () => {
    const deps = createTestDependencies();
    let changes = 0;
    const stop = onListChange(deps.db, () => {
      changes += 1;
    });
    const seen = async (work: () => Promise<unknown>): Promise<boolean> => {
      const before = changes;
      await work();
      return changes > before;
    };
    expect(await seen(() => recordItems(deps, 2))).toBe(true);
    const caseId = (await deps.store.currentCase())?.caseId ?? '';
    const [first, second] = (await listItems(deps.store, 0, 2)).items;
    expect(await seen(() => withdrawItem(deps, first?.id ?? ''))).toBe(true);
    expect(await seen(() => eraseItem(deps, second?.id ?? ''))).toBe(true);
    expect(await seen(() => deps.documentStore.writeDocument(caseId, 'notes/a', {}))).toBe(false);
    expect(await seen(() => recordItems(createTestDependencies(), 1))).toBe(false);
    stop();
    expect(await seen(() => recordItems(deps, 1))).toBe(false);
  });

  it.each(['items', 'summaries'] as const)('lists and finds items whose rows in %s are damaged', async (table) => {
    const deps = createEncryptedTestDependencies();
    await recordItems(deps, 3);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const read = async () => [(await listItems(deps.store, 0, 9)).items, await deps.itemIndex.itemsFrom(caseId, 1)];
    const before = await read();
    await deps.db
      .table(table)
      .toCollection()
      .modify({ body: new Uint8Array(1) });
    expect(await read()).toEqual(before);
  });

  it('marks an item as unread when both its summary and its fiche are damaged or missing', async () => {
    const deps = createEncryptedTestDependencies();
    await recordItems(deps, 4);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const [listed, indexed] = [(await listItems(deps.store, 0, 9)).items, await deps.itemIndex.itemsFrom(caseId, 1)];
    for (const ordinal of [2, 3]) {
      const row = await deps.db.summaries.get([caseId, ordinal]);
      const item = row && (await deps.db.items.get(row.itemId));
      if (row === undefined || item === undefined) throw new Error('no row');
      await deps.db.summaries.put({ ...row, body: row.body.slice(0, -1) });
      if (ordinal === 2) await deps.db.items.put({ ...item, body: item.body.slice(0, -1) });
      else await deps.db.items.delete(item.id);
    }
    const { items } = await listItems(deps.store, 0, 9);
    expect(items.map(({ ordinal, unread }) => [ordinal, unread])).toEqual([
      [4, undefined],
      [3, true],
      [2, true],
      [1, undefined],
    ]);
    expect([items[0], items[3]]).toEqual([listed[0], listed[3]]);
    const read = await deps.itemIndex.itemsFrom(caseId, 1);
    expect(read.map(({ unread }) => unread)).toEqual([undefined, true, true, undefined]);
    expect([read[0], read[3]]).toEqual([indexed[0], indexed[3]]);
  });

  it('rejects a second exhibit number for an item', async () => {
    const deps = createTestDependencies();
    const id = await recordOne(deps);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const number = (n: number) =>
      appendToJournal(deps, caseId, async () => ({
        event: { event: 'dossier.prepared', payload: {} },
        exhibits: [{ number: n, itemId: id }],
      }));
    await number(1);
    await expect(number(2)).rejects.toThrow();
    expect(await deps.store.exhibits(caseId)).toEqual(new Map([[id, 1]]));
    expect((await deps.store.currentCase())?.seq).toBe(3);
  });
});

/** What an open page has: the same database, with a case of its own. */
function openPage(deps: TestDependencies) {
  const pageCase: PageCase = { caseId: null };
  return { pageCase, page: { ...deps, store: new DexieCaseStore(deps.db, plaintextCodec, pageCase) } };
}

it('a page stays with its case when captures go to another, and what it writes too', async () => {
  const background = createTestDependencies();
  const first = await addCase(background);
  const { page } = openPage(background);
  expect((await page.store.currentCase())?.caseId).toBe(first.caseId);
  const second = await addCase(background);
  await recordOne(background);
  expect(await background.store.currentCase()).toMatchObject({ caseId: second.caseId, items: 1 });
  const { caseId } = await ensureCase(page);
  await changeDocument(page, caseId, narrativeDocument, { text: 'Du premier' });
  const read = (id: string) => readDocument(background.documentStore, id, narrativeDocument);
  expect([(await read(first.caseId)).text, (await read(second.caseId)).text]).toEqual(['Du premier', '']);
  expect((await page.store.currentCase())?.items).toBe(0);
});

it('a page that opens the first case shows it, and stays there when another is opened', async () => {
  const background = createTestDependencies();
  const { page, pageCase } = openPage(background);
  expect(await page.store.currentCase()).toBeNull();
  const { caseId } = await ensureCase(page);
  expect(pageCase.caseId).toBe(caseId);
  const added = await addCase(page);
  expect((await page.store.currentCase())?.caseId).toBe(caseId);
  expect((await background.store.currentCase())?.caseId).toBe(added.caseId);
});

it('a page whose case was erased elsewhere writes nowhere else', async () => {
  const background = createTestDependencies();
  const { caseId } = await addCase(background);
  const { page } = openPage(background);
  await page.store.currentCase();
  await addCase(background);
  await new DexieCaseRepository(background.db).erase(caseId);
  await expect(ensureCase(page)).rejects.toMatchObject({ code: 'case-gone' });
});

it('a page begins again once every case was erased', async () => {
  const background = createTestDependencies();
  const { caseId } = await addCase(background);
  const { page } = openPage(background);
  await page.store.currentCase();
  await new DexieCaseRepository(background.db).erase(caseId);
  expect(await page.store.currentCase()).toBeNull();
  const next = await addCase(background);
  expect((await page.store.currentCase())?.caseId).toBe(next.caseId);
});
