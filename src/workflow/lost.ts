import type { CaseShelf } from '../domain/caseShelf.ts';
import { Refusal } from '../domain/errors.ts';

/** That something was kept, noted outside the store. */
export interface HeldMark {
  get(): Promise<boolean>;
  set(held: boolean): Promise<void>;
}

/**
 * A browser whose database was damaged may begin an empty one in its place, without a word: said here, once, until
 * something is kept again. Throws Refusal `store-lost`.
 */
export async function assertNotLost(shelf: CaseShelf, mark: HeldMark): Promise<void> {
  if ((await shelf.cases()).length === 0) {
    if (await mark.get()) throw new Refusal('store-lost');
    return;
  }
  // On a full disk Firefox refuses the note, even to read it: what is here is shown all the same, and noted at a later look.
  await noteHeld(mark).catch(() => undefined);
}

async function noteHeld(mark: HeldMark): Promise<void> {
  if (!(await mark.get())) await mark.set(true);
}

/** After the person erased something: an empty store is then what they wanted. */
export async function forgetIfEmpty(shelf: CaseShelf, mark: HeldMark): Promise<void> {
  if ((await shelf.cases()).length === 0) await mark.set(false);
}
