import type { CaseShelf } from '../domain/caseShelf.ts';
import type { CaseStore } from '../domain/caseStore.ts';
import { Refusal } from '../domain/errors.ts';

/** That something was kept, noted outside the store. */
export interface HeldMark {
  get(): Promise<boolean>;
  set(held: boolean): Promise<void>;
}

interface KeptDesk {
  readonly shelf: CaseShelf;
  readonly store: Pick<CaseStore, 'publicKey'>;
}

/**
 * A browser whose database was damaged may begin an empty one in its place, without a word: said here, once, until
 * something is kept again. The key stays when the person erases the last case. Throws Refusal `store-lost`.
 */
export async function assertNotLost({ shelf, store }: KeptDesk, mark: HeldMark): Promise<void> {
  if ((await shelf.cases()).length === 0) {
    if ((await mark.get()) && (await store.publicKey()) === null) throw new Refusal('store-lost');
    return;
  }
  // On a full disk Firefox refuses the note, even to read it: what is here is shown all the same, and noted at a later look.
  await noteHeld(mark).catch(() => undefined);
}

async function noteHeld(mark: HeldMark): Promise<void> {
  if (!(await mark.get())) await mark.set(true);
}

/** After the person erased something: an empty store is then what they wanted. Never a failure of the erasing. */
export async function forgetIfEmpty({ shelf }: Pick<KeptDesk, 'shelf'>, mark: HeldMark): Promise<void> {
  if ((await shelf.cases()).length === 0) await mark.set(false).catch(() => undefined);
}
