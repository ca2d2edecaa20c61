import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/store/cipher.ts';
import { readRecoveryCode, writeRecoveryCode } from '../../../src/store/recoveryCode.ts';
import { reseal } from '../../../src/store/reseal.ts';
import { listItems, openItem } from '../../../src/workflow/browse.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { lockedDesk, memorySession, page, request } from '../../support/desk.ts';

const WORDS = 'quatre mots sans suite';

describe('a passphrase', () => {
  it('locks what was there before and after, and opens it again', async () => {
    const desk = lockedDesk();
    const before = request(desk);
    await recordItem(desk, page(), before);
    expect(await desk.keeper.state()).toEqual({ kind: 'none' });
    await desk.keeper.set(WORDS, false);
    await reseal(desk.db, desk.vault, () => undefined, new AbortController().signal);
    await desk.keeper.lock();
    expect(await desk.keeper.state()).toMatchObject({ kind: 'locked', resealing: false });
    await expect(openItem(desk.store, before.id)).rejects.toMatchObject({ code: 'locked' });

    const while_ = request(desk);
    expect(await recordItem(desk, page(), while_)).toBe(2);
    await expect(openItem(desk.store, while_.id)).rejects.toMatchObject({ code: 'locked' });

    await desk.keeper.unlock(WORDS);
    for (const { id } of [before, while_])
      expect((await openItem(desk.store, id)).fiche.text).toBe('Un message inventé.');
  });

  it('lets go of the old keys once everything is under the new ones, and not before', async () => {
    const desk = lockedDesk();
    for (let n = 0; n < 3; n += 1) await recordItem(desk, page(), request(desk));
    await desk.keeper.set(WORDS, false);
    const stop = new AbortController();
    const stopped = reseal(desk.db, desk.vault, ({ done }) => done === 5 && stop.abort(), stop.signal);
    await expect(stopped).rejects.toThrow();
    expect((await desk.vault.ring()).resealing).toBe(true);
    expect((await listItems(desk.store, 0, 20)).items).toHaveLength(3);
    await reseal(desk.db, desk.vault, () => undefined, new AbortController().signal);
    const ring = await desk.vault.ring();
    expect(ring.resealing).toBe(false);
    expect((await desk.vault.keys(ring))?.generations.size).toBe(1);
    expect((await listItems(desk.store, 0, 20)).items).toHaveLength(3);
  });

  it('goes on where it was stopped, without looking again at what was done', async () => {
    const desk = lockedDesk();
    for (let n = 0; n < 30; n += 1) await recordItem(desk, page(), request(desk));
    await desk.keeper.set(WORDS, false);
    const looksUntil = async (last: number) => {
      const stop = new AbortController();
      let looks = 0;
      const count = ({ done }: { done: number }) => {
        looks = done;
        if (done === last) stop.abort();
      };
      const ended = reseal(desk.db, desk.vault, count, stop.signal);
      if (last === 120) await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
      else await ended;
      return looks;
    };
    expect(await looksUntil(120)).toBe(120);
    await recordItem(desk, page(), request(desk));
    // The key, the opening line, and eight rows an item; 100 looks were noted, and the new item is in part behind them.
    expect(await looksUntil(Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(2 + 31 * 8 - 100);
    expect((await desk.vault.ring()).resealing).toBe(false);
    expect((await desk.vault.ring()).reached).toBeUndefined();
    const { items } = await listItems(desk.store, 0, 40);
    expect(items).toHaveLength(31);
    for (const { id } of items)
      expect((await openItem(desk.store, id)).fiche.text).toBe('Un message inventé.');
  });

  it('changed meanwhile makes a commit start again under the new keys', async () => {
    const desk = lockedDesk();
    await recordItem(desk, page(), request(desk));
    const asked = request(desk);
    const { preview } = desk.darkroom;
    const slow = { ...desk, darkroom: { ...desk.darkroom, preview } };
    const sealer = await desk.vault.sealer();
    desk.vault.sealer = async () => {
      desk.vault.sealer = Object.getPrototypeOf(desk.vault).sealer;
      await desk.keeper.set(WORDS, false);
      return sealer;
    };
    expect(await recordItem(slow, page(), asked)).toBe(2);
    await reseal(desk.db, desk.vault, () => undefined, new AbortController().signal);
    expect((await openItem(desk.store, asked.id)).fiche.ordinal).toBe(2);
  });

  it('can be changed, forgotten and removed', async () => {
    const desk = lockedDesk();
    const asked = request(desk);
    await recordItem(desk, page(), asked);
    const code = await desk.keeper.set(WORDS, false);
    const second = await desk.keeper.change(WORDS, 'autre', true);
    expect(second).not.toBe(code);
    await desk.keeper.lock();
    await expect(desk.keeper.unlock(WORDS)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(desk.keeper.recover(code, 'x', false)).rejects.toMatchObject({
      code: 'wrong-recovery-code',
    });
    await desk.keeper.recover(second.toLowerCase().replaceAll('-', ' '), 'encore', false);
    await desk.keeper.lock();
    await desk.keeper.unlock('encore');
    await desk.keeper.remove('encore');
    expect(await desk.keeper.state()).toEqual({ kind: 'none' });
    expect((await openItem(desk.store, asked.id)).fiche.ordinal).toBe(1);
  });

  it('makes each wrong try wait longer, and says when they were', async () => {
    const desk = lockedDesk();
    await recordItem(desk, page(), request(desk));
    await desk.keeper.set(WORDS, false);
    await desk.keeper.lock();
    for (let n = 0; n < 3; n += 1)
      await expect(desk.keeper.unlock('non')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(desk.keeper.unlock(WORDS)).rejects.toMatchObject({ code: 'too-many-tries' });
    expect(await desk.keeper.tries()).toHaveLength(3);
    desk.later(6_000);
    await desk.keeper.unlock(WORDS);
    expect(await desk.keeper.state()).toMatchObject({ kind: 'unlocked', waitMs: 0 });
  });

  it('shuts nobody out for years after a clock that was set back', async () => {
    const desk = lockedDesk();
    await recordItem(desk, page(), request(desk));
    await desk.keeper.set(WORDS, false);
    await desk.keeper.lock();
    for (let n = 0; n < 4; n += 1) {
      await expect(desk.keeper.unlock('non')).rejects.toMatchObject({ code: 'wrong-passphrase' });
      desk.later(6_000);
    }
    desk.later(-6 * 365 * 24 * 3600_000);
    // A try at the time it is now counts on from the earlier ones.
    await expect(desk.keeper.unlock('non')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(desk.keeper.unlock(WORDS)).rejects.toMatchObject({ code: 'too-many-tries' });
    desk.later(21_000);
    await desk.keeper.unlock(WORDS);
    expect(await desk.keeper.state()).toMatchObject({ kind: 'unlocked', waitMs: 0 });
  });

  it('set by two pages at once is the one of the first', async () => {
    const session = memorySession();
    const [one, two] = [lockedDesk('set-twice', session), lockedDesk('set-twice', session)];
    const asked = request(one);
    await recordItem(one, page(), asked);
    const [first, second] = await Promise.allSettled([
      one.keeper.set(WORDS, false),
      two.keeper.set('autre', false),
    ]);
    expect([first.status, second]).toMatchObject(['fulfilled', { reason: { code: 'already-running' } }]);
    await one.keeper.unlock(WORDS);
    expect((await openItem(two.store, asked.id)).fiche.text).toBe('Un message inventé.');
  });

  it('encrypts again what stands behind a damaged record, and keeps the key that one was under', async () => {
    const desk = lockedDesk();
    const [one, two] = [request(desk), request(desk)];
    for (const asked of [one, two]) await recordItem(desk, page(), asked);
    const [first] = await desk.db.items.where('id').equals(one.id).toArray();
    if (!first) throw new Error('no row');
    const body = first.body.slice();
    body[body.length - 1] = (body[body.length - 1] ?? 0) ^ 1;
    await desk.db.items.put({ ...first, body });
    await desk.keeper.set(WORDS, false);
    await reseal(desk.db, desk.vault, () => undefined, new AbortController().signal);
    expect(await desk.vault.ring()).toMatchObject({ resealing: false, generation: 2 });
    expect(headOf((await desk.db.items.get(two.id))?.body ?? new Uint8Array()).generation).toBe(2);
    expect((await openItem(desk.store, two.id)).fiche.text).toBe('Un message inventé.');
    await expect(openItem(desk.store, one.id)).rejects.toMatchObject({ code: 'record-damaged' });
    // The disk alone may have failed to read it.
    await desk.db.items.put(first);
    expect((await openItem(desk.store, one.id)).fiche.text).toBe('Un message inventé.');
  });

  it('says so when a record was damaged or put in the place of another', async () => {
    const desk = lockedDesk();
    const [one, two] = [request(desk), request(desk)];
    await recordItem(desk, page(), one);
    await recordItem(desk, page(), two);
    const [first, second] = [await desk.db.items.get(one.id), await desk.db.items.get(two.id)];
    if (!first || !second) throw new Error('no rows');
    await desk.db.items.put({ ...first, body: second.body });
    await expect(openItem(desk.store, one.id)).rejects.toMatchObject({ code: 'record-damaged' });
    const body = second.body.slice();
    body[body.length - 1] = (body[body.length - 1] ?? 0) ^ 1;
    await desk.db.items.put({ ...second, body });
    await expect(openItem(desk.store, two.id)).rejects.toMatchObject({ code: 'record-damaged' });
    await recordItem(desk, page(), request(desk));
    const { caseId } = first;
    const opened = await desk.store.openItems(caseId, () => true);
    expect(opened.map(({ ordinal, ficheBytes }) => [ordinal, ficheBytes !== null])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(await desk.store.openItems(caseId, (id) => id === one.id)).toHaveLength(1);
  });
});

describe('a recovery code', () => {
  it('reads back as written, with the letters people mistake', () => {
    const code = crypto.getRandomValues(new Uint8Array(20));
    const written = writeRecoveryCode(code);
    expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readRecoveryCode(written.toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o'))).toEqual(code);
    expect(readRecoveryCode(`${written}0`)).toBeNull();
    expect(readRecoveryCode('')).toBeNull();
  });
});
