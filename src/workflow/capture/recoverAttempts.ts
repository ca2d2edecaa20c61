import type { WorkflowDependencies } from '../case/caseJournal.ts';

/** Held while an attempt is under way, by whoever works on it. */
export const attemptLockName = (id: string): string => `attempt:${id}`;

/**
 * Attempts that a dead worker left pending become « interrompue ». One that is still being worked on holds its lock
 * and is left alone. Nothing of theirs was stored: an item is stored whole or not at all.
 */
export async function recoverAttempts({
  store,
  locks,
}: Pick<WorkflowDependencies, 'store' | 'locks'>): Promise<void> {
  const pending = await store.pendingAttempts();
  if (pending.length === 0) return;
  const held = await locks.held();
  for (const id of pending) if (!held.has(attemptLockName(id))) await store.endAttempt(id, 'interrupted');
}

export type AttemptOutcome = { readonly sealed: number } | 'interrupted';

/** What became of an attempt whose worker died: an attempt and the item it makes share their id. */
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
