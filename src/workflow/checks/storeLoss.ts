import type { CaseRepository } from '../../domain/case/caseRepository.ts';
import type { CaseStore } from '../../domain/case/caseStore.ts';
import { Refusal } from '../../domain/shared/errors.ts';

/** That something was kept, noted outside the store. */
export interface StoreUsedFlag {
  get(): Promise<boolean>;
  set(isUsed: boolean): Promise<void>;
}

interface StoreLossDependencies {
  readonly caseRepository: CaseRepository;
  readonly store: Pick<CaseStore, 'publicKey'>;
}

/**
 * A browser whose database was damaged may begin an empty one in its place, without a word: said here, once, until
 * something is kept again. The key stays when the person erases the last case. Throws Refusal `store-lost`.
 */
export async function assertStoreNotLost(
  { caseRepository, store }: StoreLossDependencies,
  flag: StoreUsedFlag,
): Promise<void> {
  if ((await caseRepository.cases()).length === 0) {
    if ((await flag.get()) && (await store.publicKey()) === null) throw new Refusal('store-lost');
    return;
  }
  // On a full disk Firefox refuses the note, even to read it: what is here is shown all the same, and noted at a later look.
  await setStoreUsedFlag(flag).catch(() => undefined);
}

async function setStoreUsedFlag(flag: StoreUsedFlag): Promise<void> {
  if (!(await flag.get())) await flag.set(true);
}

/** After the person erased something: an empty store is then what they wanted. Never a failure of the erasing. */
export async function clearStoreUsedFlagIfEmpty(
  { caseRepository }: Pick<StoreLossDependencies, 'caseRepository'>,
  flag: StoreUsedFlag,
): Promise<void> {
  if ((await caseRepository.cases()).length === 0) await flag.set(false).catch(() => undefined);
}
