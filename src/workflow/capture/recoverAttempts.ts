import type { WorkflowDependencies } from '../case/caseJournal.ts';

/** Lock held by the worker that runs the attempt. */
export const attemptLockName = (id: string): string => `attempt:${id}`;

/**
 * Marks pending attempts whose worker died as interrupted. An attempt in progress holds its lock and is skipped. No
 * partial item is left to clean up: an item is stored in one transaction.
 */
export async function recoverAttempts({ store, locks }: Pick<WorkflowDependencies, 'store' | 'locks'>): Promise<void> {
  const pending = await store.pendingAttempts();
  if (pending.length === 0) return;
  const held = await locks.held();
  for (const id of pending) if (!held.has(attemptLockName(id))) await store.endAttempt(id, 'interrupted');
}

export type AttemptOutcome = { readonly sealed: number } | 'interrupted';

/** Waits for the attempt to end, then says whether its item was stored; an attempt and its item share their id. */
export async function readAttemptOutcome(
  { store, locks }: Pick<WorkflowDependencies, 'store' | 'locks'>,
  id: string,
): Promise<AttemptOutcome> {
  return locks.hold(attemptLockName(id), async () => {
    const item = await store.item(id);
    if (item !== null) return { sealed: item.ordinal };
    if ((await store.pendingAttempts()).includes(id)) await store.endAttempt(id, 'interrupted');
    return 'interrupted';
  });
}
