import type { CaseHead, CaseStore, Change } from '../domain/caseStore.ts';
import { Refusal } from '../domain/errors.ts';
import { EMPTY_HEAD, type JournalEvent } from '../domain/journal.ts';
import type { Clock, Ids, Locks } from '../domain/ports.ts';
import type { SheetStore } from '../domain/sheets.ts';
import { appendLine, openingEvent } from '../seal/journal.ts';
import { createSigningKey } from '../seal/signature.ts';

/** Under the lock the head stands still; only a change of the store's keys asks for a second turn. */
const ATTEMPTS = 3;

export interface Desk {
  readonly store: CaseStore;
  readonly sheets: SheetStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly locks: Locks;
}

/** What one step of a case adds besides its journal line. */
export type Step = { readonly event: JournalEvent } & Pick<
  Change,
  'item' | 'withdrawn' | 'removed' | 'erased' | 'exhibits' | 'stamp' | 'origin' | 'originRemoved'
>;

/**
 * Appends to the case's journal: under the case's lock, on the head as it stands, in one transaction. `make` is told
 * the head (the next item's number is in it) and may take its time: hashing comes before the transaction.
 */
export async function append(
  desk: Desk,
  caseId: string,
  make: (head: CaseHead) => Promise<Step>,
): Promise<Step> {
  return desk.locks.hold(`journal:${caseId}`, async () => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const head = await desk.store.caseHead(caseId);
      // Erased meanwhile, in another page.
      if (head === null) throw new Refusal('interrupted');
      const making = make(head);
      const change = making.then(async ({ event, ...parts }) => {
        const appended = await appendLine(head, desk.clock.now().toISOString(), event);
        return { caseId, from: head, appended, ...parts };
      });
      if (await desk.store.commit(change)) return making;
    }
    throw new Error('the journal head moved under its lock');
  });
}

type CaseDesk = Pick<Desk, 'store' | 'clock' | 'ids' | 'locks'>;

/** The case items go to; the first call of a new store makes its key, its case and the journal's first line. */
export async function ensureCase(desk: CaseDesk): Promise<CaseHead> {
  const found = await desk.store.currentCase();
  if (found !== null) return found;
  return desk.locks.hold('cases', async () => (await desk.store.currentCase()) ?? newCase(desk));
}

/** Opens another case, with its own journal; captures go there from now on. */
export async function addCase(desk: CaseDesk): Promise<CaseHead> {
  return desk.locks.hold('cases', () => newCase(desk));
}

async function newCase(desk: CaseDesk): Promise<CaseHead> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const opened = await openCase(desk);
    if (opened !== null) return opened;
  }
  throw new Error('no case could be opened');
}

async function openCase({ store, clock, ids }: CaseDesk): Promise<CaseHead | null> {
  const known = await store.publicKey();
  const key = known === null ? await createSigningKey() : null;
  const publicKey = known ?? key?.spki;
  if (publicKey === undefined) throw new Error('no key');
  const caseId = ids.uuid();
  const journalId = ids.uuid();
  const openedAt = clock.now().toISOString();
  const event = openingEvent({ journal: journalId, caseId, publicKey });
  const appended = await appendLine(EMPTY_HEAD, openedAt, event);
  const opened = await store.openCase({ caseId, journalId, openedAt, appended, ...(key && { key }) });
  return opened ? { caseId, journalId, ...appended.head, items: 0, origins: 0 } : null;
}
