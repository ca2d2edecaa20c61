import { Dexie, type Table } from 'dexie';
import type { KeyringRow } from './keyring.ts';

/**
 * The schema, all versions. `body` is what the codec gave; every other column is readable at rest and listed in
 * docs/at-rest.md: ids, counts, places in the journal, states.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export interface CaseRow {
  id: string;
  journalId: string;
  openedAt: string;
  /** Put away: it takes no more captures until it is opened again. Absent: open. */
  closedAt?: string;
}

/** Which case captures go to: known while locked, since captures are made then too. */
export interface CurrentRow {
  id: 'case';
  caseId: string;
}

/** What the person states later. Its name tells what it is about, never what it says. */
export interface DocumentRow {
  caseId: string;
  name: string;
  body: Bytes;
}

/** The journal's head and the number of items ever sealed: what the next capture needs, lock or no lock. */
export interface HeadRow {
  caseId: string;
  seq: number;
  hash: string;
  items: number;
  /** Dossiers ever received into it. Absent: none. */
  origins?: number;
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

export interface WithdrawalRow {
  itemId: string;
  caseId: string;
  seq: number;
}

/** A file that must not be kept: its row and the preview are gone, this stays. */
export interface RemovalRow {
  itemId: string;
  path: string;
  caseId: string;
  seq: number;
  /** It went with another item's; the preview, and what it was made from, stay. */
  shared?: true;
}

export interface ExhibitRow {
  caseId: string;
  number: number;
  itemId: string;
}

/** `pending` before slow work begins; the transaction that seals the item removes it. Its id becomes the item's. */
export interface AttemptRow {
  id: string;
  startedAt: string;
  state: 'pending' | 'interrupted';
  reason: string | null;
}

export interface DeviceKeyRow {
  id: 'device';
  spki: Bytes;
  /** PKCS #8. */
  body: Bytes;
}

/** Tries to open, for the person's own eyes: a local list, never in the journal that a prosecutor reads. */
export interface UnlockTryRow {
  id?: number;
  at: string;
  outcome: 'right' | 'wrong';
}

/** A date given to line `seq` by somebody else. */
export interface TimestampRow {
  caseId: string;
  seq: number;
  /** The answer's length, the answer, its chain in PEM. */
  body: Bytes;
}

/** A dossier received from elsewhere. */
export interface ReceivedDossierRow {
  caseId: string;
  number: number;
  id: string;
  /** Of the journal line that took it in. */
  seq: number;
  body: Bytes;
}

export interface ReceivedFileRow {
  originId: string;
  path: string;
  body: Blob;
}

const SCHEMA_VERSION = 5;

/**
 * Dexie opens a store of a newer version all the same, by asking for no version, and mends what it misses there: here
 * that second try asks for ours again, and the browser refuses. Dexie stores its versions times ten.
 */
const REFUSE_NEWER_VERSION = {
  open: (name: string, version?: number): IDBOpenDBRequest =>
    indexedDB.open(name, version ?? SCHEMA_VERSION * 10),
  deleteDatabase: (name: string): IDBOpenDBRequest => indexedDB.deleteDatabase(name),
  /** Without it, Dexie keeps a list of its own, in one database more. */
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
  declare readonly exhibits: Table<ExhibitRow, [string, number]>;
  declare readonly attempts: Table<AttemptRow, string>;
  declare readonly keys: Table<DeviceKeyRow, string>;
  declare readonly keyring: Table<KeyringRow, string>;
  declare readonly tries: Table<UnlockTryRow, number>;
  declare readonly sheets: Table<DocumentRow, [string, string]>;
  declare readonly stamps: Table<TimestampRow, [string, number]>;
  declare readonly current: Table<CurrentRow, string>;
  declare readonly origins: Table<ReceivedDossierRow, [string, number]>;
  declare readonly originFiles: Table<ReceivedFileRow, [string, string]>;

  readonly availableBytes: () => Promise<number>;

  constructor(name: string, availableBytes = async () => Number.POSITIVE_INFINITY) {
    // 'strict': the write has reached the disk when the promise resolves, so « Enregistré » is true.
    super(name, { chromeTransactionDurability: 'strict', indexedDB: REFUSE_NEWER_VERSION });
    this.availableBytes = availableBytes;
    this.version(1).stores({
      cases: 'id',
      heads: 'caseId',
      entries: '[caseId+seq]',
      items: 'id, &[caseId+ordinal]',
      summaries: '[caseId+ordinal], &itemId',
      files: '[itemId+path]',
      previews: 'itemId',
      withdrawals: 'itemId, caseId',
      exhibits: '[caseId+number], &itemId',
      attempts: 'id, state',
      keys: 'id',
      keyring: 'id',
      tries: '++id, outcome',
    });
    this.version(2)
      .stores({ removals: '[itemId+path], caseId', sheets: '[caseId+name]', current: 'id' })
      .upgrade(async (upgrade) => {
        // A store of version 1 had one case.
        const onlyCase = await upgrade.table<CaseRow>('cases').toCollection().first();
        if (onlyCase !== undefined)
          await upgrade.table<CurrentRow>('current').put({ id: 'case', caseId: onlyCase.id });
      });
    this.version(3).stores({ stamps: '[caseId+seq]' });
    this.version(4).stores({ origins: '[caseId+number]', originFiles: '[originId+path]' });
    // No other tables: a keyring may be under a box, which an older program would take for damage.
    this.version(SCHEMA_VERSION).stores({});
  }
}
