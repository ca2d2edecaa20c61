import { describe, expect, it } from 'vitest';
import { DexieCaseShelf } from '../../../src/store/caseShelf.ts';
import { eraseItem } from '../../../src/workflow/erase.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { removeFiles } from '../../../src/workflow/removeFiles.ts';
import { checkStore } from '../../../src/workflow/selfCheck.ts';
import { lockedDesk, page, request, testDesk } from '../../support/desk.ts';

async function filled(count: number) {
  const desk = testDesk();
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const asked = request(desk);
    ids.push(asked.id);
    await recordItem(desk, page(), asked);
  }
  let pauses = 0;
  const stop = new AbortController();
  const checking = {
    ...desk,
    shelf: new DexieCaseShelf(desk.db),
    pause: async () => {
      pauses += 1;
    },
  };
  return { desk, ids, stop, check: () => checkStore(checking, stop.signal), pauses: () => pauses };
}

describe('checkStore', () => {
  it('has nothing to say of a sound store, and pauses before each item', async () => {
    const { check, pauses, desk, ids } = await filled(3);
    expect(await check()).toBeNull();
    expect(pauses()).toBe(3);
    await removeFiles(desk, ids[0] ?? '');
    await eraseItem(desk, ids[1] ?? '');
    expect(await check()).toBeNull();
  });

  it('names the item whose file changed or is gone', async () => {
    const { check, desk, ids } = await filled(2);
    const key: [string, string] = [ids[1] ?? '', 'texte.txt'];
    const row = await desk.db.files.get(key);
    if (row === undefined) throw new Error('no row');
    await desk.db.files.put({ ...row, body: new Blob(['autre']) });
    expect(await check()).toEqual({ what: 'item', ordinal: 2 });
    await desk.db.files.delete(key);
    expect(await check()).toEqual({ what: 'item', ordinal: 2 });
  });

  it.each(['files', 'items'] as const)(
    'names the item of which a record in %s does not open',
    async (table) => {
      const desk = lockedDesk();
      const checking = { ...desk, shelf: new DexieCaseShelf(desk.db), pause: async () => undefined };
      const ids: string[] = [];
      for (let n = 0; n < 2; n += 1) {
        const asked = request(desk);
        ids.push(asked.id);
        await recordItem(desk, page(), asked);
      }
      const id = ids[1] ?? '';
      if (table === 'files') {
        const row = (await desk.db.files.get([id, 'texte.txt'])) ?? expect.fail();
        await desk.db.files.put({ ...row, body: new Blob([new Uint8Array(200)]) });
      } else {
        const row = (await desk.db.items.get(id)) ?? expect.fail();
        await desk.db.items.put({ ...row, body: new Uint8Array(200) });
      }
      expect(await checkStore(checking, new AbortController().signal)).toEqual({ what: 'item', ordinal: 2 });
    },
  );

  it('names a journal whose line changed', async () => {
    const { check, desk } = await filled(1);
    const { caseId } = (await desk.store.currentCase()) ?? { caseId: '' };
    const line = await desk.db.entries.get([caseId, 2]);
    if (line === undefined) throw new Error('no line');
    const body = line.body.slice();
    body[20] = (body[20] ?? 0) ^ 1;
    await desk.db.entries.put({ ...line, body });
    const before = await desk.db.entries.toArray();
    expect(await check()).toEqual({ what: 'journal' });
    expect(await desk.db.entries.toArray()).toEqual(before);
  });

  it('stops when asked to', async () => {
    const { check, stop } = await filled(1);
    stop.abort();
    expect(await check()).toBeNull();
  });
});
