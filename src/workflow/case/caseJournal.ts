import type { CaseChange, CaseHead, CaseStore } from '../../domain/case/caseStore.ts';
import type { DocumentStore } from '../../domain/case/documentStore.ts';
import { EMPTY_HEAD, type JournalEvent } from '../../domain/case/journal.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Clock, Ids, Locks } from '../../domain/shared/ports.ts';
import { appendLine, openingEvent } from '../../seal/journal.ts';
import { createSigningKey } from '../../seal/signature.ts';

/** Under the lock the head stands still; only a change of the store's keys asks for a second turn. */
const MAX_ATTEMPTS = 3;

export interface WorkflowDependencies {
  readonly store: CaseStore;
  readonly documentStore: DocumentStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly locks: Locks;
}

/** What one step of a case adds besides its journal line. */
export type JournalChange = { readonly event: JournalEvent } & Pick<
  CaseChange,
  | 'item'
  | 'withdrawn'
  | 'removed'
  | 'erased'
  | 'exhibits'
  | 'timestamp'
  | 'receivedDossier'
  | 'removedReceivedDossier'
>;

/**
 * Appends to the case's journal: under the case's lock, on the head as it stands, in one transaction. `make` is told
 * the head (the next item's number is in it) and may take its time: hashing comes before the transaction.
 */
export async function appendToJournal(
  deps: WorkflowDependencies,
  caseId: string,
  buildChange: (head: CaseHead) => Promise<JournalChange>,
): Promise<JournalChange> {
  return deps.locks.hold(`journal:${caseId}`, async () => {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const head = await deps.store.caseHead(caseId);
      // Erased meanwhile, in another page.
      if (head === null) throw new Refusal('interrupted');
      const pendingChange = buildChange(head);
      const change = pendingChange.then(async ({ event, ...parts }) => {
        const appended = await appendLine(head, deps.clock.now().toISOString(), event);
        return { caseId, from: head, appended, ...parts };
      });
      if (await deps.store.commit(change)) return pendingChange;
    }
    throw new Error('the journal head moved under its lock');
  });
}

type CaseDependencies = Pick<WorkflowDependencies, 'store' | 'clock' | 'ids' | 'locks'>;

/** The case items go to; the first call of a new store makes its key, its case and the journal's first line. */
export async function ensureCase(deps: CaseDependencies): Promise<CaseHead> {
  const found = await deps.store.currentCase();
  if (found !== null) return found;
  return deps.locks.hold('cases', async () => (await deps.store.currentCase()) ?? createCase(deps));
}

/** Opens another case, with its own journal; captures go there from now on. */
export async function addCase(deps: CaseDependencies): Promise<CaseHead> {
  return deps.locks.hold('cases', () => createCase(deps));
}

async function createCase(deps: CaseDependencies): Promise<CaseHead> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const opened = await openCase(deps);
    if (opened !== null) return opened;
  }
  throw new Error('no case could be opened');
}

async function openCase({ store, clock, ids }: CaseDependencies): Promise<CaseHead | null> {
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
  return opened ? { caseId, journalId, ...appended.head, items: 0, receivedCount: 0 } : null;
}
