import { expect, it } from 'vitest';
import type { LockState } from '../../../../src/domain/case/store.ts';
import {
  findTakenPosts,
  forgetTakenPosts,
  noteTakenPost,
  type ResumeDependencies,
  type TakenPosts,
} from '../../../../src/workflow/capture/threadMemory.ts';

const PAGE = 'https://x.com/essai/status/1';

function createDependencies() {
  const threads = new Map<string, string[]>();
  const takenPosts: TakenPosts = {
    list: async (page) => threads.get(page) ?? [],
    add: async (page, post) => void threads.set(page, [...(threads.get(page) ?? []), post]),
    forget: async (page) => void threads.delete(page),
  };
  let caseId = 'a';
  let kind: LockState['kind'] = 'none';
  const deps = {
    store: { currentCase: async () => ({ caseId }) },
    storeLock: { state: async () => ({ kind }) },
    takenPosts,
  } as unknown as ResumeDependencies; // the parts that are read
  return {
    deps,
    threads,
    openCase: (id: string) => {
      caseId = id;
    },
    lock: () => {
      kind = 'locked';
    },
  };
}

it('finds the posts that were noted on this page, in this case only', async () => {
  const { deps, threads, openCase } = createDependencies();
  for (const key of ['x 1', 'x 2']) await noteTakenPost(deps, { page: PAGE, key });
  expect(await findTakenPosts(deps, PAGE, ['x 2', 'x 3', 'x 1'])).toEqual({ known: 2, taken: [true, false, true] });
  expect(await findTakenPosts(deps, `${PAGE}2`, ['x 1'])).toEqual({ known: 0, taken: [false] });
  openCase('b');
  expect(await findTakenPosts(deps, PAGE, ['x 1'])).toEqual({ known: 0, taken: [false] });
  // Digests only: neither the address nor a post can be read.
  expect(JSON.stringify([...threads])).not.toMatch(/x\.com|x 1/);
});

it('forgets a thread that was captured to its end', async () => {
  const { deps } = createDependencies();
  await noteTakenPost(deps, { page: PAGE, key: 'x 1' });
  await forgetTakenPosts(deps, PAGE);
  expect((await findTakenPosts(deps, PAGE, [])).known).toBe(0);
});

it('notes and tells nothing while the store is locked', async () => {
  const { deps, threads, lock } = createDependencies();
  await noteTakenPost(deps, { page: PAGE, key: 'x 1' });
  lock();
  await noteTakenPost(deps, { page: PAGE, key: 'x 2' });
  expect([...threads.values()]).toEqual([[expect.any(String)]]);
  expect(await findTakenPosts(deps, PAGE, ['x 1'])).toEqual({ known: 0, taken: [false] });
});
