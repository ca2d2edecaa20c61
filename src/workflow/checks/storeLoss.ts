import type { CaseRepository, CaseStore } from '../../domain/case/case.ts';
import { Refusal } from '../../domain/shared/errors.ts';

/** Records, outside the database, that the store has held a case. */
export interface StoreUsedFlag {
  get(): Promise<boolean>;
  set(isUsed: boolean): Promise<void>;
}

interface StoreLossDependencies {
  readonly caseRepository: Pick<CaseRepository, 'cases'>;
  readonly store: Pick<CaseStore, 'publicKey'>;
}

/**
 * Detects that the browser silently replaced a damaged database with an empty one. Erasing the last case keeps the
 * signing key, so an empty store without a key was not emptied by the person. Throws Refusal `store-lost`, until the
 * store holds a case again.
 */
export async function assertStoreNotLost(
  { caseRepository, store }: StoreLossDependencies,
  flag: StoreUsedFlag,
): Promise<void> {
  if ((await caseRepository.cases()).length === 0) {
    if ((await flag.get()) && (await store.publicKey()) === null) throw new Refusal('store-lost');
    return;
  }
  // With a full disk Firefox fails even to read the flag. The cases are shown anyway; the flag is set at a later check.
  await setStoreUsedFlag(flag).catch(() => undefined);
}

async function setStoreUsedFlag(flag: StoreUsedFlag): Promise<void> {
  if (!(await flag.get())) await flag.set(true);
}

/** Call after an erase: an empty store is then expected. A failure to clear the flag does not fail the erase. */
export async function clearStoreUsedFlagIfEmpty(
  { caseRepository }: Pick<StoreLossDependencies, 'caseRepository'>,
  flag: StoreUsedFlag,
): Promise<void> {
  if ((await caseRepository.cases()).length === 0) await flag.set(false).catch(() => undefined);
}
