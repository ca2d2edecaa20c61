import { type Collection, Dexie, type Table } from 'dexie';
import type { ExhibitNumber } from '../domain/export/exhibitNumber.ts';
import {
  type CURRENT_CASE_ROW,
  type DEVICE_KEY_ROW,
  KEYRING_ROW,
  TABLE,
  THREADS_PREFIX,
  type UNLOCK_OUTCOMES,
} from '../domain/formatNames.ts';
import type { Bytes } from '../domain/shared/binary.ts';
import type { KeyringRow } from './keyring.ts';
import { guardedWrite, mapStoreErrors } from './storeErrors.ts';
import { deleteWrappingKey, listWrappingKeys } from './wrappingKey.ts';

/**
 * The database schema. The codec encrypts `body`. Every other column is readable at rest and
 * listed in docs/at-rest.md: ids, counts, journal line numbers, states.
 */
export interface CaseRow {
  id: string;
  journalId: string;
  openedAt: string;
  /** Date of closing. A closed case takes no captures until it is selected again. Absent: open. */
  closedAt?: string;
}

/** The case that captures go to. Readable while locked, since captures are also made then. */
export interface CurrentRow {
  id: typeof CURRENT_CASE_ROW;
  caseId: string;
}

/** A case document: what the person writes after the capture. Its name gives the subject, never the content. */
export interface DocumentRow {
  caseId: string;
  name: string;
  body: Bytes;
}

/** The journal's head and the number of items ever sealed. The next capture needs them, locked or not. */
export interface HeadRow {
  caseId: string;
  seq: number;
  hash: string;
  items: number;
  /** Number of dossiers ever received into the case. Absent: none. */
  receivedDossiers?: number;
}

export interface JournalEntryRow {
  caseId: string;
  seq: number;
  body: Bytes;
}

export interface SealedItemRow {
  id: string;
  caseId: string;
  ordinal: number;
  digest: string;
  /** The fiche's own bytes. */
  body: Bytes;
}

export interface SummaryRow {
  caseId: string;
  ordinal: number;
  itemId: string;
  body: Bytes;
}

export interface ItemFileRow {
  itemId: string;
  path: string;
  body: Blob;
}

export interface PreviewRow {
  itemId: string;
  body: Blob;
}

interface WithdrawalRow {
  itemId: string;
  caseId: string;
  seq: number;
}

/** A prohibited file: its row and its preview were deleted, this row remains. */
export interface RemovalRow {
  itemId: string;
  path: string;
  caseId: string;
  seq: number;
  /** Deleted because another item had the same file. This item's preview and its source remain. */
  shared?: true;
}

export interface ExhibitRow {
  caseId: string;
  /** `7`, or `7-12` for a message: part of the primary key, which no version of a database can change. */
  number: ExhibitNumber;
  itemId: string;
}

/** Written as `pending` before slow work; the transaction that seals the item deletes it. The item has its id. */
export interface AttemptRow {
  id: string;
  startedAt: string;
  state: 'pending' | 'interrupted';
  reason: string | null;
  /** UUID of the thread that the post is captured with. Absent: a single capture. */
  thread?: string;
  /** The case that captures went to. Absent: none was open yet. */
  caseId?: string;
}

interface DeviceKeyRow {
  id: typeof DEVICE_KEY_ROW;
  spki: Bytes;
  /** PKCS #8. */
  body: Bytes;
}

/** An attempt to unlock, listed for the person only. Never in the journal, which a prosecutor reads. */
interface UnlockTryRow {
  id?: number;
  at: string;
  /** Milliseconds, of `SteadyClock`: for the delay. Absent: a right try. */
  steady?: number;
  outcome: (typeof UNLOCK_OUTCOMES)[number];
}

/** A timestamp of journal line `seq` by an authority. */
export interface TimestampRow {
  caseId: string;
  seq: number;
  /** Length of the authority's response, the response, its certificate chain in PEM. */
  body: Bytes;
}

/** A dossier received from another person. */
export interface ReceivedDossierRow {
  caseId: string;
  number: number;
  id: string;
  /** The journal line that records the import. */
  seq: number;
  body: Bytes;
}

interface ReceivedFileRow {
  dossierId: string;
  path: string;
  body: Blob;
}

const SCHEMA_VERSION = 1;
/** Dexie multiplies its version numbers by ten. */
const BROWSER_VERSION = SCHEMA_VERSION * 10;

/**
 * Dexie reopens a store of a newer version without a version, and adapts its schema; to one that lacks tables it adds
 * them, as a next version. Both are refused here: a store that this program did not write stays as it is.
 */
const REFUSE_OTHER_STORES = {
  open: (name: string, version = BROWSER_VERSION): IDBOpenDBRequest => {
    // Thrown with this name itself, it would make Dexie open the store without a version.
    if (version !== BROWSER_VERSION) throw new Error('other tables', { cause: new DOMException(name, 'VersionError') });
    return indexedDB.open(name, version);
  },
  deleteDatabase: (name: string): IDBOpenDBRequest => indexedDB.deleteDatabase(name),
  /** Without this function, Dexie keeps its own list of databases in an additional database. */
  databases: (): Promise<IDBDatabaseInfo[]> => indexedDB.databases(),
};

export class RecueilDb extends Dexie {
  declare readonly cases: Table<CaseRow, string>;
  declare readonly heads: Table<HeadRow, string>;
  declare readonly entries: Table<JournalEntryRow, [string, number]>;
  declare readonly items: Table<SealedItemRow, string>;
  declare readonly summaries: Table<SummaryRow, [string, number]>;
  declare readonly files: Table<ItemFileRow, [string, string]>;
  declare readonly previews: Table<PreviewRow, string>;
  declare readonly withdrawals: Table<WithdrawalRow, string>;
  declare readonly removals: Table<RemovalRow, [string, string]>;
  declare readonly exhibits: Table<ExhibitRow, [string, ExhibitNumber]>;
  declare readonly attempts: Table<AttemptRow, string>;
  declare readonly keys: Table<DeviceKeyRow, string>;
  declare readonly keyring: Table<KeyringRow, string>;
  declare readonly tries: Table<UnlockTryRow, number>;
  declare readonly documents: Table<DocumentRow, [string, string]>;
  declare readonly stamps: Table<TimestampRow, [string, number]>;
  declare readonly current: Table<CurrentRow, string>;
  declare readonly receivedDossiers: Table<ReceivedDossierRow, [string, number]>;
  declare readonly receivedFiles: Table<ReceivedFileRow, [string, string]>;

  readonly availableBytes: () => Promise<number>;

  constructor(name: string, availableBytes = async () => Number.POSITIVE_INFINITY) {
    // 'strict': when the promise resolves, the write is on the disk, so « Enregistré » is true.
    super(name, { chromeTransactionDurability: 'strict', indexedDB: REFUSE_OTHER_STORES });
    this.availableBytes = availableBytes;
    this.version(SCHEMA_VERSION).stores({
      cases: 'id',
      heads: 'caseId',
      current: 'id',
      entries: '[caseId+seq]',
      items: 'id, &[caseId+ordinal]',
      summaries: '[caseId+ordinal], &itemId',
      files: '[itemId+path]',
      previews: 'itemId',
      withdrawals: 'itemId, caseId',
      removals: '[itemId+path], caseId',
      exhibits: '[caseId+number], &itemId',
      attempts: 'id, state',
      keys: 'id',
      keyring: 'id',
      tries: '++id, outcome',
      documents: '[caseId+name]',
      stamps: '[caseId+seq]',
      receivedDossiers: '[caseId+number]',
      receivedFiles: '[dossierId+path]',
    });
  }
}

/** Ranges over compound indexes: the first part is the owner, the second a number, a path or a name. */

/** Returns the rows of a case in the order of their numbers. */
export function rangeByNumber<T, K>(
  table: Table<T, K>,
  index: '[caseId+ordinal]' | '[caseId+number]' | '[caseId+seq]',
  caseId: string,
  from = 1,
): Collection<T, K> {
  return table.where(index).between([caseId, from], [caseId, Number.POSITIVE_INFINITY]);
}

/** Returns the numbers of the items of a case. Those of messages are strings, which come after every number. */
export const exhibitRange = (
  { exhibits }: RecueilDb,
  caseId: string,
): Collection<ExhibitRow, [string, ExhibitNumber]> => exhibits.where('[caseId+number]').between([caseId], [caseId, []]);

/** Returns the rows of an owner whose path or name begins with `prefix`. */
export function rangeByName<T, K>(
  table: Table<T, K>,
  index: '[itemId+path]' | '[dossierId+path]' | '[caseId+name]',
  owner: string,
  prefix = '',
): Collection<T, K> {
  return table.where(index).between([owner, prefix], [owner, `${prefix}\uffff`]);
}

/** Returns the documents of the threads that were captured for a case. */
export const threadDocuments = ({ documents }: RecueilDb, caseId: string) =>
  rangeByName(documents, '[caseId+name]', caseId, THREADS_PREFIX);

/** Deletes the replaced wrapping keys, at each start: an earlier call may have stopped. Returns whether there were. */
export async function deleteReplacedKeys(db: RecueilDb): Promise<boolean> {
  const replaced = (await mapStoreErrors(() => db.keyring.get(KEYRING_ROW)))?.gone ?? [];
  if (replaced.length === 0) return false;
  await guardedWrite(db, async () => {
    await Promise.all(replaced.map(deleteWrappingKey));
    await db.transaction('rw', db.keyring, async () => {
      const current = await db.keyring.get(KEYRING_ROW);
      const remaining = current?.gone?.filter((name) => !replaced.includes(name)) ?? [];
      if (current !== undefined) await db.keyring.put({ ...current, gone: remaining });
    });
  });
  return true;
}

/** Tables of rows that belong to a case, without the roots: `cases`, `heads`, `current`. A backup's order. */
export const CASE_TABLES = [
  TABLE.entries,
  TABLE.items,
  TABLE.summaries,
  TABLE.files,
  TABLE.previews,
  TABLE.withdrawals,
  TABLE.removals,
  TABLE.exhibits,
  TABLE.stamps,
  TABLE.receivedDossiers,
  TABLE.receivedFiles,
  TABLE.documents,
] as const;

/** Deletes the database and its wrapping keys; `db` then creates new ones. Other contexts disconnect by themselves. */
export async function eraseStore(db: RecueilDb): Promise<void> {
  // A store that does not open, for example one of another version, is erased too.
  const wrappingKeys = await db.keyring.get(KEYRING_ROW).then(wrappingKeysNamedBy, () => listWrappingKeys(db.name));
  await mapStoreErrors(() => db.delete({ disableAutoOpen: false }));
  await Promise.all(wrappingKeys.map(deleteWrappingKey));
}

const wrappingKeysNamedBy = (ring: KeyringRow | undefined): readonly string[] =>
  ring === undefined ? [] : [...(ring.gone ?? []), ring.opening.box];

/**
 * Calls `listener` after each transaction, of any of our contexts, that changed what the lists show: Dexie tells every
 * context of it. Returns a function that stops listening.
 */
export function onListChange({ name }: RecueilDb, listener: () => void): () => void {
  const { current, heads, summaries, withdrawals, removals, exhibits, attempts } = TABLE;
  const listed = [current, heads, summaries, withdrawals, removals, exhibits, attempts];
  const prefixes = listed.map((table) => `idb://${name}/${table}/`);
  const onMutation = (parts: object): void => {
    if (Object.keys(parts).some((part) => prefixes.some((prefix) => part.startsWith(prefix)))) listener();
  };
  Dexie.on('storagemutated', onMutation);
  return () => Dexie.on.storagemutated.unsubscribe(onMutation);
}
