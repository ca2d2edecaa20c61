import { describe, expect, it } from 'vitest';
import { caseSheet, diarySheet } from '../../../src/domain/caseSheets.ts';
import { NO_NOTES, notesSheet } from '../../../src/domain/notes.ts';
import { DexieCaseShelf } from '../../../src/store/caseShelf.ts';
import { reseal } from '../../../src/store/reseal.ts';
import { listItems, openItem } from '../../../src/workflow/browse.ts';
import { currentAmong, namedCases } from '../../../src/workflow/cases.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { allNotes, changeSheet, readSheet } from '../../../src/workflow/sheets.ts';
import { addCase, ensureCase } from '../../../src/workflow/steps.ts';
import { lockedDesk, page, request, testDesk } from '../../support/desk.ts';
import { layKeptStore } from '../../support/keptStore.ts';

const WORDS = 'quatre mots sans suite';
const never = new AbortController().signal;

describe('a sheet', () => {
  it('begins empty, keeps what was written, one a name and a case', async () => {
    const desk = testDesk();
    const one = await ensureCase(desk);
    const two = await addCase(desk);
    expect(await readSheet(desk.sheets, one.caseId, caseSheet)).toEqual(caseSheet.empty);
    await changeSheet(desk, one.caseId, caseSheet, (before) => ({ ...before, name: 'Au lycée' }));
    expect((await readSheet(desk.sheets, one.caseId, caseSheet)).name).toBe('Au lycée');
    expect((await readSheet(desk.sheets, two.caseId, caseSheet)).name).toBe('');
  });

  it('loses nothing when two pages write at once', async () => {
    const desk = testDesk();
    const { caseId } = await ensureCase(desk);
    const add = (text: string) =>
      changeSheet(desk, caseId, diarySheet, (before) => ({
        ...before,
        entries: [
          ...before.entries,
          { id: text, at: desk.clock.now().toISOString(), date: '2026-11-20', text },
        ],
      }));
    await Promise.all(['a', 'b', 'c', 'd'].map(add));
    const { entries } = await readSheet(desk.sheets, caseId, diarySheet);
    expect(entries.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuses what is no such document, on the way in and out, and a case that is not there', async () => {
    const desk = testDesk();
    const { caseId } = await ensureCase(desk);
    const tooLong = { ...caseSheet.empty, name: 'x'.repeat(501) };
    await expect(changeSheet(desk, caseId, caseSheet, () => tooLong)).rejects.toMatchObject({
      code: 'not-accepted',
    });
    await desk.sheets.writeSheet(caseId, 'case', { schema: 'recueil/case/9' });
    await expect(readSheet(desk.sheets, caseId, caseSheet)).rejects.toMatchObject({ code: 'record-damaged' });
    await expect(desk.sheets.writeSheet('nobody', 'case', {})).rejects.toMatchObject({
      code: 'nothing-there',
    });
  });

  it('of an item is found by its name', async () => {
    const desk = testDesk();
    const asked = request(desk);
    await recordItem(desk, page(), asked);
    const { caseId } = await ensureCase(desk);
    const at = desk.clock.now().toISOString();
    await changeSheet(desk, caseId, notesSheet(asked.id), (notes) => ({
      ...notes,
      seriousness: { value: 3 as const, at },
    }));
    expect([...(await desk.sheets.readSheets(caseId, 'notes/')).read.keys()]).toEqual([`notes/${asked.id}`]);
    expect((await allNotes(desk.sheets, caseId)).notes).toEqual(
      new Map([[asked.id, { ...NO_NOTES, seriousness: { value: 3, at } }]]),
    );
  });

  it('is locked with all the rest, and comes with it under new keys', async () => {
    const desk = lockedDesk();
    const { caseId } = await ensureCase(desk);
    await changeSheet(desk, caseId, caseSheet, (before) => ({ ...before, name: 'SECRET-NAME' }));
    const rows = await desk.db.sheets.toArray();
    expect(rows.map(({ body }) => Buffer.from(body).includes('SECRET-NAME'))).toEqual([false]);
    await desk.keeper.set(WORDS, false);
    await reseal(desk.db, desk.vault, () => undefined, never);
    await desk.keeper.lock();
    await expect(readSheet(desk.sheets, caseId, caseSheet)).rejects.toMatchObject({ code: 'locked' });
    await desk.keeper.unlock(WORDS);
    expect((await readSheet(desk.sheets, caseId, caseSheet)).name).toBe('SECRET-NAME');
  });

  it('written while all is encrypted again is not undone by it', async () => {
    const desk = lockedDesk();
    const { caseId } = await ensureCase(desk);
    const name = (value: string) =>
      changeSheet(desk, caseId, caseSheet, (before) => ({ ...before, name: value }));
    await name('before');
    await desk.keeper.set(WORDS, false);
    const { sealer } = desk.vault;
    let seals = 0;
    desk.vault.sealer = async () => {
      const made = await sealer.call(desk.vault);
      // The sheet is the last table: what reseal took from it is old by now.
      if (++seals === (await desk.db.entries.count()) + 2) {
        desk.vault.sealer = sealer;
        await name('after');
      }
      return made;
    };
    await reseal(desk.db, desk.vault, () => undefined, never);
    expect((await readSheet(desk.sheets, caseId, caseSheet)).name).toBe('after');
  });
});

describe('several cases', () => {
  it('each have their journal; captures go to the current one', async () => {
    const desk = testDesk();
    const shelf = new DexieCaseShelf(desk.db);
    await recordItem(desk, page(), request(desk));
    const first = await ensureCase(desk);
    const second = await addCase(desk);
    await recordItem(desk, page(), request(desk));
    await recordItem(desk, page(), request(desk));
    expect((await listItems(desk.store, 0, 9)).items.map(({ ordinal }) => ordinal)).toEqual([2, 1]);
    await shelf.select(first.caseId);
    expect((await listItems(desk.store, 0, 9)).total).toBe(1);
    expect((await shelf.cases()).map(({ items, current }) => [items, current])).toEqual([
      [1, true],
      [2, false],
    ]);
    const journal = new TextDecoder().decode(await desk.store.journal(second.caseId, 99));
    expect(journal).not.toContain(first.caseId);
    expect(await currentAmong(shelf, desk.sheets)).toEqual({ current: { name: '', place: 1 } });
    await changeSheet(desk, second.caseId, caseSheet, (before) => ({ ...before, name: 'Au travail' }));
    await shelf.select(second.caseId);
    expect(await currentAmong(shelf, desk.sheets)).toEqual({ current: { name: 'Au travail', place: 2 } });
    expect((await namedCases(shelf, desk.sheets)).map(({ name }) => name)).toEqual(['', 'Au travail']);
    // A name that is damaged hides neither the items nor the other cases.
    const named = (await shelf.cases()).find(({ current }) => current)?.caseId ?? '';
    const row = await desk.db.sheets.get([named, 'case']);
    if (row === undefined) throw new Error('no row');
    await desk.db.sheets.put({ ...row, body: row.body.slice(0, -1) });
    expect(await currentAmong(shelf, desk.sheets)).toEqual({ current: { name: '', place: 2 } });
    expect((await namedCases(shelf, desk.sheets)).map(({ name }) => name)).toEqual(['', '']);
  });

  it('closed takes no more; the next capture opens another, and it can be opened again', async () => {
    const desk = testDesk();
    const shelf = new DexieCaseShelf(desk.db);
    await recordItem(desk, page(), request(desk));
    const { caseId } = await ensureCase(desk);
    await shelf.close(caseId, '2026-11-20T10:00:00.000Z');
    expect(await desk.store.currentCase()).toBeNull();
    await recordItem(desk, page(), request(desk));
    expect((await ensureCase(desk)).caseId).not.toBe(caseId);
    await shelf.select(caseId);
    expect((await shelf.cases()).map(({ closedAt, items }) => [closedAt, items])).toEqual([
      [null, 1],
      [null, 1],
    ]);
    await expect(shelf.select('nobody')).rejects.toMatchObject({ code: 'nothing-there' });
    await expect(shelf.close('nobody', '')).rejects.toMatchObject({ code: 'nothing-there' });
  });
});

describe('a store of version 1', () => {
  it('opens with its case, its items and room for sheets', async () => {
    const name = 'kept-version-1';
    await layKeptStore(1, name);
    const desk = lockedDesk(name);
    const head = await desk.store.currentCase();
    expect(head).toMatchObject({ seq: 3, items: 2 });
    const { items } = await listItems(desk.store, 0, 9);
    expect(items.map(({ ordinal }) => ordinal)).toEqual([2, 1]);
    expect((await openItem(desk.store, items[0]?.id ?? '')).fiche.text).toBe('Un message inventé.');
    const caseId = head?.caseId ?? '';
    await changeSheet(desk, caseId, caseSheet, (before) => ({ ...before, name: 'Suite' }));
    expect((await readSheet(desk.sheets, caseId, caseSheet)).name).toBe('Suite');
    await recordItem(desk, page(), request(desk));
    expect((await desk.store.currentCase())?.items).toBe(3);
  });
});

describe('a store of version 2', () => {
  it('opens with what was stated, and room for time-stamps', async () => {
    const name = 'kept-version-2';
    await layKeptStore(2, name);
    const desk = lockedDesk(name);
    const { caseId = '' } = (await desk.store.currentCase()) ?? {};
    expect((await readSheet(desk.sheets, caseId, caseSheet)).name).toBe('Au lycée');
    const { notes } = await allNotes(desk.sheets, caseId);
    expect([...notes.values()].map(({ note }) => note?.value)).toEqual(['une note inventée']);
    const { items } = await listItems(desk.store, 0, 9);
    expect((await openItem(desk.store, items[1]?.id ?? '')).fiche.ordinal).toBe(1);
    expect(await recordItem(desk, page(), request(desk))).toBe(3);
    expect(await desk.db.stamps.count()).toBe(0);
  });
});
