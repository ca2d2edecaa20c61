import {
  type CaseChange,
  type CaseHead,
  type CaseStore,
  type DocumentStore,
  EMPTY_HEAD,
  type JournalEvent,
  type JournalLine,
} from '../../domain/case/case.ts';
import type { Deliveries } from '../../domain/case/caseDocuments.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Clock, Ids, Locks } from '../../domain/shared/ports.ts';
import { appendLine, openingEvent, readJournal } from '../../seal/journal.ts';
import { createSigningKey } from '../../seal/signature.ts';

/** Under the lock the head does not change; only a change of the store's keys causes another attempt. */
const MAX_COMMITS = 3;

/** Held during an export, a backup, a restore and the erasing of a case, which exclude one another. */
export const EXPORT_LOCK = 'export';

export interface WorkflowDependencies {
  readonly store: CaseStore;
  readonly documentStore: DocumentStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly locks: Locks;
}

/** A journal line, and what is stored with it in the same transaction. */
type JournalChange = { readonly event: JournalEvent } & Omit<CaseChange, 'caseId' | 'from' | 'appended'>;

/**
 * Appends a line to the case's journal, under the journal's lock and in one transaction. `buildChange` receives the
 * current head (from which an item derives its ordinal); it runs before the transaction, so it may hash files. Throws
 * Refusal `cancelled` when the case was erased, or the epoch of the work has ended.
 */
export async function appendToJournal(
  { store, clock, locks }: Pick<WorkflowDependencies, 'store' | 'clock' | 'locks'>,
  caseId: string,
  buildChange: (head: CaseHead) => Promise<JournalChange>,
): Promise<JournalChange> {
  return locks.hold(`journal:${caseId}`, async () => {
    for (let attempt = 1; attempt <= MAX_COMMITS; attempt += 1) {
      const head = await store.caseHead(caseId);
      if (head === null) throw new Refusal('cancelled');
      const pendingChange = buildChange(head);
      const change = pendingChange.then(async ({ event, ...parts }) => {
        const appended = await appendLine(head, clock.now().toISOString(), event);
        return { caseId, from: head, appended, ...parts };
      });
      if (await store.commit(change)) return pendingChange;
    }
    throw new Error('the journal head moved');
  });
}

/** Returns the current case; in a new store, creates the signing key, a case and the first line of its journal. */
export async function ensureCase(deps: Omit<WorkflowDependencies, 'documentStore'>): Promise<CaseHead> {
  const found = await deps.store.currentCase();
  if (found !== null) return found;
  return deps.locks.hold('cases', async () => (await deps.store.currentCase()) ?? createCase(deps));
}

/** Opens another case with its own journal and makes it the current one. */
export const addCase = async (deps: Omit<WorkflowDependencies, 'documentStore'>): Promise<CaseHead> =>
  deps.locks.hold('cases', () => createCase(deps));

async function createCase(deps: Parameters<typeof openCase>[0]): Promise<CaseHead> {
  for (let attempt = 1; attempt <= MAX_COMMITS; attempt += 1) {
    const opened = await openCase(deps);
    if (opened !== null) return opened;
  }
  throw new Error('no case could be opened');
}

async function openCase(deps: Pick<WorkflowDependencies, 'store' | 'clock' | 'ids'>): Promise<CaseHead | null> {
  const { store, clock, ids } = deps;
  const known = await store.publicKey();
  const key = known === null ? await createSigningKey() : null;
  const publicKey = known ?? key?.spki;
  if (publicKey === undefined) throw new Error('the store has no public key');
  const caseId = ids.uuid();
  const journalId = ids.uuid();
  const openedAt = clock.now().toISOString();
  const event = openingEvent({ journal: journalId, caseId, publicKey });
  const appended = await appendLine(EMPTY_HEAD, openedAt, event);
  const opened = await store.openCase({ caseId, journalId, openedAt, appended, ...(key && { key }) });
  return opened ? { caseId, journalId, ...appended.head, items: 0, receivedCount: 0 } : null;
}

/**
 * Reads the journal up to this head. Captures continue during an export: lines after it belong to the next dossier.
 * Throws Refusal `record-damaged`.
 */
export async function readJournalAtHead(store: CaseStore, { caseId, seq, hash }: CaseHead) {
  const bytes = await store.journal(caseId, seq);
  const { faults, head, lines } = await readJournal(bytes);
  if (faults.length > 0 || head.hash !== hash) throw new Refusal('record-damaged');
  return { bytes, entries: seq, head: hash, lines };
}

/** A dossier whose export was completed, as recorded in the journal. */
interface PastDossier {
  /** UTC. */
  readonly at: string;
  /** SHA-256 of its manifest.json; null when the line has none. */
  readonly manifest: string | null;
  /** The same of its other zips. */
  readonly others: readonly string[];
  readonly items: ReadonlySet<string>;
  /** Numbers of the received dossiers that were joined. */
  readonly received: ReadonlySet<number>;
}

/**
 * Lists the exported dossiers of a journal, oldest first. `dossier.prepared` names the sealed items that a dossier
 * excludes; `dossier.exported` says that the dossier was written.
 */
export function listExportedDossiers(lines: readonly JournalLine[]): readonly PastDossier[] {
  const dossiers: PastDossier[] = [];
  const sealed = new Set<string>();
  let prepared: ReadonlySet<string> = new Set();
  for (const { at, event, item, payload } of lines) {
    if (item !== undefined && (event === 'item.sealed' || event === 'item.imported')) sealed.add(item);
    if (item !== undefined && event === 'item.withdrawn') sealed.delete(item);
    if (event === 'dossier.prepared') prepared = sealed.difference(readExcludedItems(payload));
    if (event === 'dossier.exported') {
      const { manifest, others, received } = payload ?? {};
      dossiers.push({
        at,
        manifest: typeof manifest === 'string' ? manifest : null,
        others: Array.isArray(others) ? others.filter((one) => typeof one === 'string') : [],
        items: prepared,
        received: new Set(Array.isArray(received) ? received.filter((one) => typeof one === 'number') : []),
      });
    }
  }
  return dossiers;
}

/** The dossiers made for one recipient, as one. */
export interface EarlierDossiers extends Omit<PastDossier, 'items' | 'received' | 'others'> {
  /** Ids of the items of any of them. */
  readonly items: ReadonlySet<string>;
  /** Numbers of the received dossiers that were joined to any of them. */
  readonly received: ReadonlySet<number>;
  /** Empty when the person did not say whom they gave the last one to. */
  readonly forWhom: string;
}

/**
 * Finds what was made for this recipient, from its last dossier on; null: nothing. The journal does not name
 * recipients, since it is in every dossier: the person's own list does. A dossier with a zip that was never saved
 * counts only if the person says that it was handed over: what nobody has needs no complement.
 */
export function findEarlierDossiers(
  lines: readonly JournalLine[],
  { deliveries }: Deliveries,
  purpose: DossierOptions['purpose'] | null = null,
): EarlierDossiers | null {
  const own = new Map(deliveries.filter((one) => one.purpose === purpose).map((one) => [one.manifest, one]));
  const dossiers = listExportedDossiers(lines).filter(({ manifest, others }) => {
    if (manifest === null || !own.has(manifest)) return false;
    const zips = [manifest, ...others].map((digest) => own.get(digest));
    return (
      zips.some((zip) => zip && (zip.forWhom !== '' || zip.date !== null)) || zips.every((zip) => zip?.saved !== false)
    );
  });
  const last = dossiers.at(-1);
  if (last === undefined) return null;
  return {
    at: last.at,
    manifest: last.manifest,
    items: new Set(dossiers.flatMap(({ items }) => [...items])),
    received: new Set(dossiers.flatMap(({ received }) => [...received])),
    forWhom: own.get(last.manifest ?? '')?.forWhom ?? '',
  };
}

function readExcludedItems(payload: JournalLine['payload']): ReadonlySet<string> {
  const excluded: unknown = payload?.excluded;
  if (!Array.isArray(excluded)) return new Set();
  return new Set(
    excluded.flatMap((one: unknown) =>
      typeof one === 'object' && one !== null && 'item' in one && typeof one.item === 'string' ? [one.item] : [],
    ),
  );
}
