import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { deleteReplaced, eraseStore } from '../../../src/store/eraseStore.ts';
import { readBox } from '../../../src/store/keyBox.ts';
import type { KeyringRow } from '../../../src/store/keyring.ts';
import { masterByPassphrase, masterOfOpen } from '../../../src/store/keyring.ts';
import { listItems, openItem } from '../../../src/workflow/browse.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { lockedDesk, memorySession, page, request } from '../../support/desk.ts';
import { layKeptStore } from '../../support/keptStore.ts';

const WORDS = 'quatre mots sans suite';

async function boxesOf(name: string): Promise<string[]> {
  const all = (await indexedDB.databases()).map((one) => one.name ?? '');
  return all.filter((one) => one.startsWith(`${name}-key-`));
}

/** As a later version of ours would leave it. */
async function openedByNewer(name: string): Promise<void> {
  const opening = indexedDB.open(name, 1000);
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve;
    opening.onerror = () => reject(opening.error);
  });
  opening.result.close();
}

async function ringOf({ db }: ReturnType<typeof lockedDesk>): Promise<KeyringRow> {
  const ring = await db.keyring.get('keyring');
  if (ring === undefined) throw new Error('no keyring');
  return ring;
}

async function boxOf(ring: KeyringRow) {
  if (ring.opening.box === undefined) throw new Error('under no box');
  return readBox(ring.opening.box);
}

describe('a keyring found in the log of the browser, of before', () => {
  it('the first passphrase: it opens nothing once its box is deleted', async () => {
    const desk = lockedDesk();
    await recordItem(desk, page(), request(desk));
    const before = await ringOf(desk);
    const master = await masterOfOpen(before, await boxOf(before));
    expect(before.opening).not.toMatchObject({ master });
    await desk.keeper.set(WORDS, false);
    expect(await deleteReplaced(desk.db)).toBe(true);
    await expect(boxOf(before)).rejects.toMatchObject({ code: 'record-damaged' });
    expect(await boxesOf(desk.db.name)).toEqual([(await ringOf(desk)).opening.box]);
    await expect(masterOfOpen(before, await boxOf(await ringOf(desk)))).rejects.toThrow();
  });

  it('another passphrase: whoever knows that one opens nothing with it', async () => {
    const desk = lockedDesk();
    const asked = request(desk);
    await recordItem(desk, page(), asked);
    await desk.keeper.set(WORDS, false);
    const before = await ringOf(desk);
    const box = await boxOf(before);
    await desk.keeper.change(WORDS, 'autre', false);
    await deleteReplaced(desk.db);
    // The words are right; the box is what is missing.
    expect(await masterByPassphrase(before, box, WORDS)).toHaveLength(32);
    await expect(boxOf(before)).rejects.toMatchObject({ code: 'record-damaged' });
    await desk.keeper.remove('autre');
    await deleteReplaced(desk.db);
    expect(await boxesOf(desk.db.name)).toHaveLength(1);
    expect((await openItem(desk.store, asked.id)).fiche.ordinal).toBe(1);
  });
});

describe('a box', () => {
  it('is deleted by the next life of the worker where a death came between', async () => {
    const session = memorySession();
    const desk = lockedDesk('death-before-the-box', session);
    await recordItem(desk, page(), request(desk));
    await desk.keeper.set(WORDS, false);
    await desk.keeper.change(WORDS, 'autre', false);
    expect(await boxesOf(desk.db.name)).toHaveLength(3);
    const next = lockedDesk(desk.db.name, session);
    expect(await deleteReplaced(next.db)).toBe(true);
    expect(await deleteReplaced(next.db)).toBe(false);
    expect(await boxesOf(desk.db.name)).toEqual([(await ringOf(desk)).opening.box]);
    expect((await listItems(next.store, 0, 5)).items).toHaveLength(1);
  });

  it('gone between two readings of another context is that of the keyring that followed', async () => {
    const session = memorySession();
    const desk = lockedDesk('box-gone-midway', session);
    await recordItem(desk, page(), request(desk));
    const other = lockedDesk(desk.db.name, session);
    const { box } = other.vault;
    other.vault.box = async (ring) => {
      other.vault.box = box;
      await desk.keeper.set(WORDS, false);
      await deleteReplaced(desk.db);
      return box.call(other.vault, ring);
    };
    expect(await recordItem(other, page(), request(other))).toBe(2);
    expect((await ringOf(desk)).opening.kind).toBe('locked');
  });

  it('of a passphrase that came second is not left behind', async () => {
    const session = memorySession();
    const [one, two] = [lockedDesk('two-boxes', session), lockedDesk('two-boxes', session)];
    await recordItem(one, page(), request(one));
    await Promise.allSettled([one.keeper.set(WORDS, false), two.keeper.set('autre', false)]);
    await deleteReplaced(one.db);
    expect(await boxesOf('two-boxes')).toEqual([(await ringOf(one)).opening.box]);
  });

  it('goes with the store, and looking for one makes none', async () => {
    const desk = lockedDesk();
    await recordItem(desk, page(), request(desk));
    const { box = '' } = (await ringOf(desk)).opening;
    await desk.keeper.set(WORDS, false);
    await eraseStore(desk.db);
    expect(await boxesOf(desk.db.name)).toEqual([]);
    await expect(readBox(box)).rejects.toMatchObject({ code: 'record-damaged' });
    expect(await boxesOf(desk.db.name)).toEqual([]);
  });

  it('and the store are all that lies there', async () => {
    const desk = lockedDesk('nothing-besides');
    await recordItem(desk, page(), request(desk));
    const all = (await indexedDB.databases()).map(({ name }) => name);
    expect(all).not.toContain('__dbnames');
    expect(all).toContain('nothing-besides');
  });

  it('goes with a store that does not open', async () => {
    const desk = lockedDesk();
    await recordItem(desk, page(), request(desk));
    desk.db.close();
    await openedByNewer(desk.db.name);
    const old = lockedDesk(desk.db.name);
    await expect(old.keeper.state()).rejects.toMatchObject({ code: 'store-newer' });
    await eraseStore(old.db);
    expect(await boxesOf(desk.db.name)).toEqual([]);
    expect(await recordItem(old, page(), request(old))).toBe(1);
  });

  it('is taken at the first passphrase by a store that had none', async () => {
    await layKeptStore(1, 'without-box');
    const desk = lockedDesk('without-box');
    const { items } = await listItems(desk.store, 0, 20);
    expect(items.length).toBeGreaterThan(0);
    expect(await boxesOf('without-box')).toEqual([]);
    await desk.keeper.set(WORDS, false);
    expect(await deleteReplaced(desk.db)).toBe(false);
    expect(await boxesOf('without-box')).toEqual([(await ringOf(desk)).opening.box]);
    await desk.keeper.lock();
    await desk.keeper.unlock(WORDS);
    expect((await listItems(desk.store, 0, 20)).items).toHaveLength(items.length);
  });
});
