import { describe, expect, it } from 'vitest';
import { caseSheet } from '../../../src/domain/caseSheets.ts';
import { listItems, openItem } from '../../../src/workflow/browse.ts';
import { eraseItem } from '../../../src/workflow/erase.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { changeSheet } from '../../../src/workflow/sheets.ts';
import { lockedDesk, page, request, shown, testDesk } from '../../support/desk.ts';

const WORDS = 'quatre mots sans suite';
const MIB = 1024 * 1024;

/** A store with one item, behind a passphrase, on a disk that has so much left. */
async function nearlyFull(left: number) {
  const desk = lockedDesk();
  const asked = request(desk);
  await recordItem(desk, page(), asked);
  await desk.keeper.set(WORDS, false);
  await desk.keeper.lock();
  const writes: string[] = [];
  desk.db.use({
    stack: 'dbcore',
    name: 'writes',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        const mutate: typeof table.mutate = (change) => {
          writes.push(name);
          return table.mutate(change);
        };
        return { ...table, mutate };
      },
    }),
  });
  const room = { left };
  Object.assign(desk.db, { roomLeft: async () => room.left });
  return { desk, id: asked.id, writes, room };
}

describe('a disk that is nearly full', () => {
  it('opens and shows what is there, and begins no write that could be torn', async () => {
    const { desk, id, writes, room } = await nearlyFull(8 * MIB);
    await desk.keeper.unlock(WORDS);
    expect((await openItem(desk.store, id)).fiche.text).toBe('Un message inventé.');
    const full = { code: 'disk-full' };
    await expect(recordItem(desk, page(), request(desk))).rejects.toMatchObject(full);
    const { caseId = '' } = (await desk.store.currentCase()) ?? {};
    await expect(
      changeSheet(desk, caseId, caseSheet, (before) => ({ ...before, name: 'Suite' })),
    ).rejects.toMatchObject(full);
    await expect(eraseItem(desk, id)).rejects.toMatchObject(full);
    await expect(desk.keeper.change(WORDS, 'une autre phrase', false)).rejects.toMatchObject(full);
    // Nobody tries for free where tries cannot be noted.
    await expect(desk.keeper.unlock('pas celle-ci')).rejects.toMatchObject(full);
    expect(writes).toEqual([]);
    room.left = 64 * MIB;
    expect(await recordItem(desk, page(), request(desk))).toBe(2);
    expect(await listItems(desk.store, 0, 9)).toMatchObject({ total: 2, interrupted: [] });
  });

  it('keeps room beside what is to be written, however large that is', async () => {
    const { desk } = await nearlyFull(20 * MIB);
    await desk.keeper.unlock(WORDS);
    const large = { ...desk, shoot: async () => shown(new Uint8Array(8 * MIB)) };
    await expect(recordItem(large, page(), request(desk))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await recordItem(desk, page(), request(desk))).toBe(2);
  });
});

describe('after a write that met a full disk', () => {
  const readOnly = () =>
    new DOMException(
      'A mutation operation was attempted on a database that did not allow mutations.',
      'InvalidStateError',
    );

  it('takes the next one, which Firefox refuses once', async () => {
    const desk = testDesk();
    await recordItem(desk, page(), request(desk));
    let refusals = 1;
    desk.db.files.hook('creating', () => {
      refusals -= 1;
      if (refusals >= 0) throw readOnly();
    });
    expect(await recordItem(desk, page(), request(desk))).toBe(2);
    expect((await desk.store.currentCase())?.seq).toBe(3);
  });

  it('says so where it is a private window, which refuses always', async () => {
    const desk = testDesk();
    desk.db.attempts.hook('creating', () => {
      throw readOnly();
    });
    await expect(recordItem(desk, page(), request(desk))).rejects.toMatchObject({ code: 'private-window' });
  });
});

it('knows a full disk by what Dexie says of rows written together, as Firefox meets it', async () => {
  const desk = testDesk();
  desk.db.use({
    stack: 'dbcore',
    name: 'full',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        const mutate: typeof table.mutate = async (change) =>
          name === 'files'
            ? {
                numFailures: 1,
                failures: { 0: new DOMException('exceeded', 'QuotaExceededError') },
                results: [],
                lastResult: undefined,
              }
            : table.mutate(change);
        return { ...table, mutate };
      },
    }),
  });
  await expect(recordItem(desk, page(), request(desk))).rejects.toMatchObject({ code: 'disk-full' });
});
