import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { readRecordHeader } from '../../../src/store/cipher.ts';
import { formatRecoveryCode, parseRecoveryCode } from '../../../src/store/passphraseKey.ts';
import { reencryptStore } from '../../../src/store/reencrypt.ts';
import { DexieStoreLock } from '../../../src/store/storeLock.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { listItems, openItem } from '../../../src/workflow/itemQueries.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
  memorySession,
  recordItems,
  recordOne,
} from '../../support/testDependencies.ts';

const WORDS = 'quatre mots sans suite';
const ARGON2 = { memoryKib: 64, passes: 1 };

async function createStoreWithPassphrase() {
  const deps = createEncryptedTestDependencies();
  await recordOne(deps);
  await deps.storeLock.set(WORDS, false);
  return deps;
}

describe('DexieStoreLock', () => {
  it('locks and unlocks items captured before the passphrase and while locked', async () => {
    const deps = createEncryptedTestDependencies();
    const before = await recordOne(deps);
    expect(await deps.storeLock.state()).toEqual({ kind: 'none' });
    await deps.storeLock.set(WORDS, false);
    await reencryptStore(deps.db, deps.codec, () => undefined, new AbortController().signal);
    await deps.storeLock.lock();
    expect(await deps.storeLock.state()).toMatchObject({ kind: 'locked', reencrypting: false });
    await expect(openItem(deps.store, before)).rejects.toMatchObject({ code: 'locked' });

    const whileLocked = await recordOne(deps);
    await expect(openItem(deps.store, whileLocked)).rejects.toMatchObject({ code: 'locked' });

    await deps.storeLock.unlock(WORDS);
    for (const [index, id] of [before, whileLocked].entries())
      expect((await openItem(deps.store, id)).fiche).toMatchObject({ ordinal: index + 1, text: 'Un message inventé.' });
  });

  it('unlocks with the same word typed on a keyboard that composes its accents otherwise', async () => {
    const deps = createEncryptedTestDependencies();
    const id = await recordOne(deps);
    const words = 'été inventé à Évry';
    await deps.storeLock.set(words.normalize('NFC'), false);
    await deps.storeLock.lock();
    await deps.storeLock.unlock(words.normalize('NFD'));
    expect((await openItem(deps.store, id)).fiche.text).toBe('Un message inventé.');
  });

  it('tells the other pages of a passphrase once it is stored, so that they show what locks', async () => {
    const session = memorySession();
    const deps = createEncryptedTestDependencies(undefined, session);
    const read: Promise<string>[] = [];
    session.onChange(() => read.push(deps.storeLock.state().then(({ kind }) => kind)));
    await deps.storeLock.set(WORDS, false);
    expect((await Promise.all(read)).at(-1)).toBe('unlocked');
    await deps.storeLock.remove(WORDS);
    expect((await Promise.all(read)).at(-1)).toBe('none');
  });

  it('attack: after a lock, no array that held the master key still has it', async () => {
    const session = memorySession();
    const held: Uint8Array[] = [];
    const keep = <T extends Uint8Array | null>(bytes: T): T => {
      if (bytes !== null) held.push(bytes);
      return bytes;
    };
    const deps = createEncryptedTestDependencies(undefined, {
      ...session,
      get: async () => keep(await session.get()),
      set: (bytes) => session.set(keep(bytes)),
    });
    const id = await recordOne(deps);
    await deps.storeLock.set(WORDS, false);
    await deps.storeLock.lock();
    await deps.storeLock.unlock(WORDS);
    await Promise.all([1, 2, 3].map(() => openItem(deps.store, id)));
    await listItems(deps.store, 0, 20);
    await deps.storeLock.change(WORDS, `${WORDS} encore`, false);
    await openItem(deps.store, id);
    await deps.storeLock.lock();
    expect(held.length).toBeGreaterThan(4);
    expect(held.filter((bytes) => bytes.some((byte) => byte !== 0))).toEqual([]);
    await deps.storeLock.unlock(`${WORDS} encore`);
    expect((await openItem(deps.store, id)).fiche.text).toBe('Un message inventé.');
  });

  it('drops the old keys only when every record is re-encrypted', async () => {
    const deps = createEncryptedTestDependencies();
    await recordItems(deps, 3);
    await deps.storeLock.set(WORDS, false);
    const stop = new AbortController();
    const stopped = reencryptStore(deps.db, deps.codec, ({ done }) => done === 5 && stop.abort(), stop.signal);
    await expect(stopped).rejects.toThrow();
    expect((await deps.codec.readKeyring()).reencrypting).toBe(true);
    expect((await listItems(deps.store, 0, 20)).items).toHaveLength(3);
    await reencryptStore(deps.db, deps.codec, () => undefined, new AbortController().signal);
    const ring = await deps.codec.readKeyring();
    expect(ring.reencrypting).toBe(false);
    expect((await deps.codec.loadKeys(ring))?.generations.size).toBe(1);
    expect((await listItems(deps.store, 0, 20)).items).toHaveLength(3);
  });

  it('continues re-encryption where it was interrupted', async () => {
    const deps = createEncryptedTestDependencies();
    await recordItems(deps, 30);
    await deps.storeLock.set(WORDS, false);
    const countRecordsUntil = async (last: number) => {
      const stop = new AbortController();
      let records = 0;
      const count = ({ done }: { done: number }) => {
        records = done;
        if (done === last) stop.abort();
      };
      const ended = reencryptStore(deps.db, deps.codec, count, stop.signal);
      if (last === 120) await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
      else await ended;
      return records;
    };
    expect(await countRecordsUntil(120)).toBe(120);
    await recordOne(deps);
    // The device key, the first journal line, and eight rows per item; 100 records were saved as done, and some of the
    // new item's rows come before them.
    expect(await countRecordsUntil(Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(2 + 31 * 8 - 100);
    expect((await deps.codec.readKeyring()).reencrypting).toBe(false);
    expect((await deps.codec.readKeyring()).reached).toBeUndefined();
    const { items } = await listItems(deps.store, 0, 40);
    expect(items).toHaveLength(31);
    for (const { id } of items) expect((await openItem(deps.store, id)).fiche.text).toBe('Un message inventé.');
  });

  it('makes a commit start again with the new keys when a passphrase is set in between', async () => {
    const deps = createEncryptedTestDependencies();
    await recordOne(deps);
    const asked = buildRecordRequest(deps);
    const encryptor = await deps.codec.encryptor();
    deps.codec.encryptor = async () => {
      deps.codec.encryptor = Object.getPrototypeOf(deps.codec).encryptor;
      await deps.storeLock.set(WORDS, false);
      return encryptor;
    };
    expect(await recordItem(deps, buildCapturedPage(), asked)).toBe(2);
    await reencryptStore(deps.db, deps.codec, () => undefined, new AbortController().signal);
    expect((await openItem(deps.store, asked.id)).fiche.ordinal).toBe(2);
  });

  it('changes, recovers and removes the passphrase', async () => {
    const deps = createEncryptedTestDependencies();
    const id = await recordOne(deps);
    const code = await deps.storeLock.set(WORDS, false);
    const second = await deps.storeLock.change(WORDS, 'autre', true);
    expect(second).not.toBe(code);
    await deps.storeLock.lock();
    await expect(deps.storeLock.unlock(WORDS)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(deps.storeLock.recover(code, 'x', false)).rejects.toMatchObject({ code: 'wrong-recovery-code' });
    await deps.storeLock.recover(second.toLowerCase().replaceAll('-', ' '), 'encore', false);
    await deps.storeLock.lock();
    await deps.storeLock.unlock('encore');
    await deps.storeLock.remove('encore');
    expect(await deps.storeLock.state()).toEqual({ kind: 'none' });
    expect((await openItem(deps.store, id)).fiche.ordinal).toBe(1);
  });

  it('delays unlocking after three wrong tries, and lists them', async () => {
    const deps = await createStoreWithPassphrase();
    await deps.storeLock.lock();
    for (let n = 0; n < 3; n += 1)
      await expect(deps.storeLock.unlock('non')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(deps.storeLock.unlock(WORDS)).rejects.toMatchObject({ code: 'too-many-tries' });
    expect(await deps.storeLock.tries()).toHaveLength(3);
    deps.advanceClock(6_000);
    await deps.storeLock.unlock(WORDS);
    expect(await deps.storeLock.state()).toMatchObject({ kind: 'unlocked', waitMs: 0 });
  });

  it('derives only three of 24 wrong passphrases that are sent at the same time', async () => {
    const deps = await createStoreWithPassphrase();
    const at = new Date('2026-11-20T09:00:00Z');
    const stopped = { now: () => at, steadyNow: () => at.getTime() };
    const lock = new DexieStoreLock(deps.db, deps.codec, memorySession(), stopped, deps.locks, ARGON2);
    const tries = await Promise.allSettled(Array.from({ length: 24 }, (_, n) => lock.unlock(`non ${n}`)));
    const codes = tries.map((tried) => (tried.status === 'rejected' ? tried.reason.code : 'unlocked'));
    expect(codes).toEqual([...Array(3).fill('wrong-passphrase'), ...Array(21).fill('too-many-tries')]);
    expect(await deps.storeLock.tries()).toHaveLength(3);
  });

  it('neither shortens the delay nor keeps it for years in a browser that starts after the clock was set back', async () => {
    const deps = await createStoreWithPassphrase();
    await deps.storeLock.lock();
    for (let n = 0; n < 4; n += 1) {
      await expect(deps.storeLock.unlock('non')).rejects.toMatchObject({ code: 'wrong-passphrase' });
      deps.advanceClock(6_000);
    }
    deps.advanceClock(-6 * 365 * 24 * 3600_000);
    // The fourth wrong try waits 10 s; the test's clock itself advances by 1 s at each reading.
    const expected = { code: 'too-many-tries', detail: { seconds: 10 } };
    await expect(deps.storeLock.unlock(WORDS)).rejects.toMatchObject(expected);
    deps.advanceClock(2_000);
    await expect(deps.storeLock.unlock(WORDS)).rejects.toMatchObject({ code: 'too-many-tries' });
    expect(await deps.storeLock.tries()).toHaveLength(4);
    deps.advanceClock(10_000);
    await deps.storeLock.unlock(WORDS);
    expect(await deps.storeLock.state()).toMatchObject({ kind: 'unlocked', waitMs: 0 });
  });

  it.each([
    { set: 'forward by a year', days: 365 },
    { set: 'forward by a day', days: 1 },
    { set: 'back by a day', days: -1 },
    { set: 'back by six years', days: -6 * 365 },
  ])('keeps the delay as it is when the clock is set $set meanwhile', async ({ days }) => {
    const deps = await createStoreWithPassphrase();
    await deps.storeLock.lock();
    for (let n = 0; n < 6; n += 1) {
      await expect(deps.storeLock.unlock('non')).rejects.toMatchObject({ code: 'wrong-passphrase' });
      if (n < 5) deps.advanceClock(60_000);
    }
    deps.setClock(days * 24 * 3600_000);
    await expect(deps.storeLock.unlock(WORDS)).rejects.toMatchObject({
      code: 'too-many-tries',
      detail: { seconds: expect.toSatisfy((seconds: number) => seconds > 30 && seconds <= 40) },
    });
    deps.advanceClock(20_000);
    await expect(deps.storeLock.unlock(WORDS)).rejects.toMatchObject({ code: 'too-many-tries' });
    deps.advanceClock(20_000);
    await deps.storeLock.unlock(WORDS);
    // The list for the person has the times of the device's clock.
    expect((await deps.storeLock.tries()).every((at) => at.startsWith('2026-11-20T08:'))).toBe(true);
  });

  it('re-encrypts the records after a damaged one, and keeps the keys of the damaged one', async () => {
    const deps = createEncryptedTestDependencies();
    const [one = '', two = ''] = await recordItems(deps, 2);
    const [first] = await deps.db.items.where('id').equals(one).toArray();
    if (!first) throw new Error('no row');
    const body = first.body.slice();
    body[body.length - 1] = (body[body.length - 1] ?? 0) ^ 1;
    await deps.db.items.put({ ...first, body });
    await deps.storeLock.set(WORDS, false);
    await reencryptStore(deps.db, deps.codec, () => undefined, new AbortController().signal);
    expect(await deps.codec.readKeyring()).toMatchObject({ reencrypting: false, generation: 2 });
    expect(readRecordHeader((await deps.db.items.get(two))?.body ?? new Uint8Array()).generation).toBe(2);
    expect((await openItem(deps.store, two)).fiche.text).toBe('Un message inventé.');
    await expect(openItem(deps.store, one)).rejects.toMatchObject({ code: 'record-damaged' });
    // The record is readable again, as after a failed read of the disk.
    await deps.db.items.put(first);
    expect((await openItem(deps.store, one)).fiche.text).toBe('Un message inventé.');
  });

  it('throws `record-damaged` for a record that was altered or copied to another row', async () => {
    const deps = createEncryptedTestDependencies();
    const [one = '', two = ''] = await recordItems(deps, 2);
    const [first, second] = [await deps.db.items.get(one), await deps.db.items.get(two)];
    if (!first || !second) throw new Error('no rows');
    await deps.db.items.put({ ...first, body: second.body });
    await expect(openItem(deps.store, one)).rejects.toMatchObject({ code: 'record-damaged' });
    const body = second.body.slice();
    body[body.length - 1] = (body[body.length - 1] ?? 0) ^ 1;
    await deps.db.items.put({ ...second, body });
    await expect(openItem(deps.store, two)).rejects.toMatchObject({ code: 'record-damaged' });
    await recordOne(deps);
    const { caseId } = first;
    const opened = await deps.store.openItems(caseId, () => true);
    expect(opened.map(({ ordinal, fiche }) => [ordinal, fiche !== null])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(await deps.store.openItems(caseId, (id) => id === one)).toHaveLength(1);
  });
});

describe('parseRecoveryCode', () => {
  it('reads a formatted code, also with commonly confused letters', () => {
    const code = crypto.getRandomValues(new Uint8Array(20));
    const formatted = formatRecoveryCode(code);
    expect(formatted).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(parseRecoveryCode(formatted.toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o'))).toEqual(code);
    expect(parseRecoveryCode(`${formatted}0`)).toBeNull();
    expect(parseRecoveryCode('')).toBeNull();
  });
});
