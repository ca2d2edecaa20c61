import { expect, it } from 'vitest';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { DexieCaseRepository } from '../../../../src/store/caseRepository.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import {
  countKeptPosts,
  findTakenPosts,
  finishThread,
  forgetInterrupted,
  ThreadPostCache,
} from '../../../../src/workflow/capture/threadMemory.ts';
import { addCase, ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { eraseItem, withdrawItem } from '../../../../src/workflow/case/eraseAndWithdraw.ts';
import { listItems } from '../../../../src/workflow/itemQueries.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
  memorySession,
  recordOne,
} from '../../../support/testDependencies.ts';

const PAGE = 'https://x.com/essai/status/1';
const WORDS = 'quatre mots sans suite';

let stores = 0;

function openStore(name = `threads-${++stores}`, session = memorySession()) {
  return { ...createEncryptedTestDependencies(name, session), threadPostCache: new ThreadPostCache(), name };
}

type Deps = ReturnType<typeof openStore>;

/** Records posts of a thread and returns the ids of their items. */
async function recordPosts(deps: Deps, keys: readonly string[], thread = deps.ids.uuid(), warnings: string[] = []) {
  const items: string[] = [];
  for (const key of keys) {
    const id = await recordOne(deps, buildCapturedPage({}, { warnings }), { thread, threadPost: { page: PAGE, key } });
    items.push(id);
  }
  return { thread, items };
}

const NOTHING = { known: 0, thread: null, mayRepeat: false };

it('finds the posts that were recorded on this page, in this case only', async () => {
  const deps = openStore();
  const { thread } = await recordPosts(deps, ['x 1', 'x 2']);
  const expected = { known: 2, taken: [true, false, true], thread, mayRepeat: false };
  expect(await findTakenPosts(deps, PAGE, ['x 2', 'x 3', 'x 1'])).toEqual(expected);
  expect(await findTakenPosts(deps, `${PAGE}2`, ['x 1'])).toEqual({ ...NOTHING, taken: [false] });
  await addCase(deps);
  expect(await findTakenPosts(deps, PAGE, ['x 1'])).toEqual({ ...NOTHING, taken: [false] });
});

it('knows a thread that was captured to its end, also while the store was locked, and begins another one', async () => {
  const deps = openStore();
  await deps.storeLock.set(WORDS, false);
  for (const [isLocked, known] of [
    [false, 1],
    [true, 2],
  ] as const) {
    const { thread } = await recordPosts(deps, [`x ${known}`]);
    expect(await findTakenPosts(deps, PAGE, [])).toEqual({ ...NOTHING, known, thread, taken: [] });
    if (isLocked) await deps.storeLock.lock();
    await finishThread(deps, PAGE, thread);
    if (isLocked) await deps.storeLock.unlock(WORDS);
    expect(await findTakenPosts(deps, PAGE, [])).toEqual({ ...NOTHING, known, taken: [] });
    expect(await deps.store.interruptedAttempts()).toEqual([]);
  }
  const restarted = openStore(deps.name);
  await restarted.storeLock.unlock(WORDS);
  const found = await findTakenPosts(restarted, PAGE, ['x 1', 'x 2', 'x 3']);
  expect(found).toEqual({ ...NOTHING, known: 2, taken: [true, true, false] });
});

it('takes again what a finished capture kept in part, and what was withdrawn', async () => {
  const deps = openStore();
  const { thread, items } = await recordPosts(deps, ['x 1', 'x 2']);
  await recordPosts(deps, ['x 3'], thread, ['content-folded']);
  const readTaken = async () => {
    deps.threadPostCache.clear();
    return (await findTakenPosts(deps, PAGE, ['x 1', 'x 2', 'x 3'])).taken;
  };
  // Not before it is finished: the same capture goes on.
  expect(await readTaken()).toEqual([true, true, true]);
  await finishThread(deps, PAGE, thread);
  expect(await readTaken()).toEqual([true, true, false]);
  await withdrawItem(deps, items[0] ?? '');
  expect(await readTaken()).toEqual([false, true, false]);
});

it('survives a restart of the browser, with the posts recorded while the store was locked', async () => {
  const before = openStore();
  await before.storeLock.set(WORDS, false);
  const { thread } = await recordPosts(before, ['x 1']);
  await before.storeLock.lock();
  await recordPosts(before, ['x 2'], thread);
  const other = await recordPosts(before, ['x 3']);
  const after = openStore(before.name);
  // Locked: nothing is told but that posts may be recorded twice.
  expect(await findTakenPosts(after, PAGE, ['x 1'])).toEqual({ ...NOTHING, taken: [false], mayRepeat: true });
  await after.storeLock.unlock(WORDS);
  const found = await findTakenPosts(after, PAGE, ['x 1', 'x 2', 'x 3', 'x 4']);
  expect(found).toMatchObject({ known: 3, taken: [true, true, true, false], mayRepeat: false });
  expect([thread, other.thread]).toContain(found.thread);
  await finishThread(after, PAGE, found.thread ?? '');
  expect(await findTakenPosts(after, PAGE, ['x 4'])).toEqual({ ...NOTHING, known: 3, taken: [false] });
});

it('forgets an erased item, so that its post may be captured again', async () => {
  const deps = openStore();
  const { items } = await recordPosts(deps, ['x 1', 'x 2']);
  await eraseItem(deps, items[0] ?? '');
  expect(await findTakenPosts(deps, PAGE, [])).toMatchObject({ known: 1 });
  expect((await findTakenPosts(deps, PAGE, ['x 1', 'x 2'])).taken).toEqual([false, true]);
});

it('writes digests and no address or key, all encrypted, and shows neither in lists', async () => {
  const deps = openStore();
  const { thread } = await recordPosts(deps, ['x 1']);
  const { caseId } = await ensureCase(deps);
  const { documents } = await deps.documentStore.readDocuments(caseId, 'threads/');
  expect([...documents]).toEqual([[`threads/${thread}`, expect.stringMatching(/^[0-9a-f]{32}$/)]]);
  const [item] = (await listItems(deps.store, 0, 9)).items;
  expect(item).not.toHaveProperty('thread');
});

/** A post whose capture fails half way. */
async function interruptPost(deps: Deps, thread: string, key: string): Promise<void> {
  const request = buildRecordRequest(deps, { thread, threadPost: { page: PAGE, key } });
  const gone = buildCapturedPage({ finished: () => Promise.reject(new Refusal('tab-changed')) });
  await expect(recordItem(deps, gone, request)).rejects.toThrow('tab-changed');
}

it('says how many posts of an interrupted thread are kept, until the thread is finished', async () => {
  const deps = openStore();
  const counted = { ...deps, caseRepository: new DexieCaseRepository(deps.db) };
  const readKept = async (caseId?: string) => {
    const { interrupted } = await listItems(deps.store, 0, 9, caseId);
    return (await countKeptPosts(counted, interrupted)).map(({ reason, kept }) => [reason, kept]);
  };
  await interruptPost(deps, deps.ids.uuid(), 'x 0');
  expect(await readKept()).toEqual([['tab-changed', undefined]]);
  await deps.store.forgetAttempt((await deps.store.interruptedAttempts())[0]?.id ?? '');

  const { thread, items } = await recordPosts(deps, ['x 1', 'x 2', 'x 3']);
  await recordPosts(deps, ['y 1']);
  await interruptPost(deps, thread, 'x 4');
  expect(await readKept()).toEqual(expect.arrayContaining([['interrupted', 3]]));
  await eraseItem(deps, items[0] ?? '');
  expect(await readKept()).toEqual(expect.arrayContaining([['interrupted', 2]]));
  const { caseId } = await ensureCase(deps);
  await addCase(deps);
  expect(await readKept()).toEqual([]);
  expect(await readKept(caseId)).toEqual(expect.arrayContaining([['interrupted', 2]]));
  // That of « y 1 », and one for « x », however many of its posts were interrupted.
  expect(await readKept(caseId)).toHaveLength(2);
});

it('says that a thread is not finished which stopped between two posts, until it is finished or the person knows', async () => {
  const deps = openStore();
  const counted = { ...deps, caseRepository: new DexieCaseRepository(deps.db) };
  const readLines = async () => countKeptPosts(counted, (await listItems(deps.store, 0, 9)).interrupted);
  const { thread, items } = await recordPosts(deps, ['x 1', 'x 2']);
  expect((await readLines()).map(({ kept }) => kept)).toEqual([2]);
  await finishThread(deps, PAGE, thread);
  expect(await readLines()).toEqual([]);

  const second = await recordPosts(deps, ['x 3']);
  await interruptPost(deps, second.thread, 'x 4');
  const [line, ...others] = await readLines();
  expect([line?.kept, others]).toEqual([1, []]);
  await forgetInterrupted(deps.store, line?.id ?? '');
  expect(await readLines()).toEqual([]);
  // Still resumed: only the line is gone.
  expect((await findTakenPosts(deps, PAGE, ['x 3'])).taken).toEqual([true]);

  // Nothing is said of a thread whose posts were all erased.
  const third = await recordPosts(deps, ['x 5']);
  for (const id of [...items, ...second.items, ...third.items]) await eraseItem(deps, id);
  expect(await readLines()).toEqual([]);
});

it('lists no interrupted post of a thread that was captured to its end later', async () => {
  const deps = openStore();
  const { thread } = await recordPosts(deps, ['x 1']);
  await interruptPost(deps, thread, 'x 2');
  await recordPosts(deps, ['x 2'], thread);
  await finishThread(deps, PAGE, thread);
  expect(await deps.store.interruptedAttempts()).toEqual([]);
});

it('keeps no time of a thread once its posts, or its case, are erased', async () => {
  const deps = openStore();
  const readRows = async () => (await deps.db.attempts.toArray()).map(({ id, startedAt }) => [id, startedAt]);
  await deps.store.noteAttempt(deps.ids.uuid(), deps.clock.now().toISOString(), 'tab-changed');
  const [ofNone] = (await readRows()).map(([id]) => id);
  const { thread, items } = await recordPosts(deps, ['x 1', 'x 2', 'x 3']);
  const { caseId } = await ensureCase(deps);
  const timeOf = async (id: string) => (await deps.store.summary(id))?.acquiredAt ?? '';
  const second = await timeOf(items[1] ?? '');
  const other = await recordPosts(deps, ['y 1']);
  const otherRow = (await readRows()).find(([id]) => id === other.thread);

  // The row has the time of the last post: that of an erased one would remain.
  await eraseItem(deps, items[2] ?? '');
  expect(await readRows()).toEqual(expect.arrayContaining([[thread, second], otherRow]));
  await eraseItem(deps, items[1] ?? '');
  await eraseItem(deps, items[0] ?? '');
  expect((await readRows()).filter(([id]) => id !== ofNone)).toEqual([otherRow]);
  expect(await deps.documentStore.listNames(caseId, 'threads/')).toEqual([`threads/${other.thread}`]);

  await interruptPost(deps, other.thread, 'y 2');
  await deps.store.noteAttempt(buildRecordRequest(deps).id, deps.clock.now().toISOString(), 'tab-changed');
  await addCase(deps);
  const { thread: kept } = await recordPosts(deps, ['z 1']);
  await new DexieCaseRepository(deps.db).erase(caseId);
  // What belongs to no case, or to another one, stays.
  expect((await readRows()).map(([id]) => id).toSorted()).toEqual([ofNone, kept].toSorted());
});

it('does not list an unfinished thread again that the person knows of, when one of its posts is erased', async () => {
  const deps = openStore();
  const { thread, items } = await recordPosts(deps, ['x 1', 'x 2']);
  await forgetInterrupted(deps.store, thread);
  await eraseItem(deps, items[1] ?? '');
  expect(await deps.store.interruptedAttempts()).toEqual([]);
});
