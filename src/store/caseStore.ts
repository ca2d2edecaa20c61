import type {
  CaseChange,
  CaseHead,
  CaseStore,
  DeviceKey,
  ListedHead,
  ListedItem,
  NewCase,
  PageCase,
  RecordedThreadPost,
  StoredFiche,
  StoredItem,
} from '../domain/case/case.ts';
import type { JournalTimestamp } from '../domain/case/timestampAuthorities.ts';
import type { ExhibitNumber } from '../domain/export/exhibitNumber.ts';
import {
  CURRENT_CASE_ROW,
  DEVICE_KEY_ROW,
  DRAFTS_PREFIX,
  IMAGE_TEXT_PREFIX,
  NOTES_PREFIX,
  TABLE,
  THREADS_PREFIX,
} from '../domain/formatNames.ts';
import type { InterruptedAttempt, ItemSummary } from '../domain/item/itemIndex.ts';
import { readRecord } from '../domain/item/storedRecord.ts';
import { byteLength, concatBytes } from '../domain/shared/binary.ts';
import { Refusal, type RefusalCode } from '../domain/shared/errors.ts';
import { deleteUnreachableRows } from './caseRows.ts';
import {
  type AttemptRow,
  exhibitRange,
  type ItemFileRow,
  type RecueilDb,
  rangeByName,
  rangeByNumber,
  type SealedItemRow,
  type TimestampRow,
} from './db.ts';
import { encryptDocumentRow } from './documentStore.ts';
import { assertEpoch, type Codec, type Encryptor, isCurrentGeneration, type RecordPlace } from './encryptedCodec.ts';
import {
  decryptFiches,
  encryptEntryRow,
  encryptItemRows,
  encryptSummaryWithoutFileText,
  readSummaries,
  type SealedItemRows,
} from './itemRows.ts';
import { deleteDossierRows, encryptDossierRow } from './receivedDossierRepository.ts';
import { guardedWrite, mapStoreErrors, writeTransaction } from './storeErrors.ts';
import { buildThreadAttempt, eraseFromThread, listThreadPosts, readThreadWithout } from './threadRows.ts';

/** The case store over IndexedDB. Encrypts before each transaction and decrypts after it. */
export class DexieCaseStore implements CaseStore {
  readonly #db: RecueilDb;
  readonly #codec: Codec;
  readonly #pageCase: PageCase | null;
  /** The last count, with the head of its journal. Erasing an item adds a line: the same head has the same items. */
  #counted: { readonly hash: string; readonly count: Promise<number> } | null = null;
  #requestedFiles: [itemId: string, path: string][] = [];
  #requestedRows: Promise<readonly (ItemFileRow | undefined)[]> | null = null;

  /** `pageCase`: of the page that reads and writes here; null in the background. */
  constructor(db: RecueilDb, codec: Codec, pageCase: PageCase | null = null) {
    this.#db = db;
    this.#codec = codec;
    this.#pageCase = pageCase;
  }

  async currentCase(): Promise<CaseHead | null> {
    const shown = this.#pageCase?.caseId ?? null;
    const caseId = shown ?? (await mapStoreErrors(() => this.#db.current.get(CURRENT_CASE_ROW)))?.caseId;
    const head = caseId === undefined ? null : await this.caseHead(caseId);
    // With everything erased, nothing of another case can be mixed with what was shown.
    if (shown !== null && head === null && (await mapStoreErrors(() => this.#db.cases.count())) > 0)
      throw new Refusal('case-gone');
    if (this.#pageCase) this.#pageCase.caseId = head?.caseId ?? null;
    return head;
  }

  async caseHead(caseId: string): Promise<CaseHead | null> {
    return mapStoreErrors(async () => {
      const [found, head] = await Promise.all([this.#db.cases.get(caseId), this.#db.heads.get(caseId)]);
      return found && head ? { ...head, journalId: found.journalId, receivedCount: head.receivedDossiers ?? 0 } : null;
    });
  }

  async openCase({ caseId, journalId, openedAt, appended, key }: NewCase): Promise<boolean> {
    const encryptor = await this.#codec.encryptor();
    const entry = await encryptEntryRow(encryptor, caseId, appended);
    const keyBody = key && (await encryptor.encrypt({ table: TABLE.keys, key: DEVICE_KEY_ROW }, key.pkcs8));
    const { cases, heads, entries, keys, keyring, current } = this.#db;
    await deleteUnreachableRows(this.#db);
    const isOpened = await writeTransaction(this.#db, [cases, heads, entries, keys, keyring, current], async () => {
      if (!(await isCurrentGeneration(this.#db, encryptor)) || (key && (await keys.count()) > 0)) return false;
      await cases.add({ id: caseId, journalId, openedAt });
      await heads.add({ caseId, ...appended.head, items: 0 });
      await entries.add(entry);
      await current.put({ id: CURRENT_CASE_ROW, caseId });
      if (key && keyBody) await keys.add({ id: DEVICE_KEY_ROW, spki: key.spki, body: keyBody });
      return true;
    });
    if (isOpened && this.#pageCase) this.#pageCase.caseId ??= caseId;
    return isOpened;
  }

  async publicKey(): Promise<Uint8Array<ArrayBuffer> | null> {
    return (await mapStoreErrors(() => this.#db.keys.get(DEVICE_KEY_ROW)))?.spki ?? null;
  }

  async deviceKey(): Promise<DeviceKey | null> {
    const row = await mapStoreErrors(() => this.#db.keys.get(DEVICE_KEY_ROW));
    if (row === undefined) return null;
    const pkcs8 = await this.#codec.decrypt({ table: TABLE.keys, key: DEVICE_KEY_ROW }, row.body);
    return { spki: row.spki, pkcs8 };
  }

  commit(pendingChange: CaseChange | Promise<CaseChange>): Promise<boolean> {
    return commitChange(this.#db, this.#codec, pendingChange);
  }

  async beginAttempt(id: string, startedAt: string, thread?: string): Promise<void> {
    await this.#addAttempt({ id, startedAt, state: 'pending', reason: null, ...(thread !== undefined && { thread }) });
  }

  async noteAttempt(id: string, startedAt: string, reason: RefusalCode): Promise<void> {
    await this.#addAttempt({ id, startedAt, state: 'interrupted', reason });
  }

  async #addAttempt(row: AttemptRow): Promise<void> {
    const { keyring, current, attempts } = this.#db;
    const epoch = await this.#codec.readEpoch();
    await writeTransaction(this.#db, [keyring, current, attempts], async () => {
      const [of] = await Promise.all([current.get(CURRENT_CASE_ROW), assertEpoch(this.#db, epoch)]);
      await attempts.add({ ...row, ...(of && { caseId: of.caseId }) });
    });
  }

  async endAttempt(id: string, reason: RefusalCode): Promise<void> {
    await guardedWrite(this.#db, () => this.#db.attempts.update(id, { state: 'interrupted', reason }));
  }

  async forgetAttempt(id: string): Promise<void> {
    await guardedWrite(this.#db, () => this.#db.attempts.delete(id));
  }

  async forgetThreadAttempts(thread: string): Promise<void> {
    const { attempts } = this.#db;
    const interrupted = attempts.where('state').equals('interrupted');
    await guardedWrite(this.#db, () => interrupted.and((row) => row.thread === thread).delete());
  }

  async hasAttempt(id: string): Promise<boolean> {
    return (await mapStoreErrors(() => this.#db.attempts.get(id))) !== undefined;
  }

  async pendingAttempts(): Promise<readonly string[]> {
    return mapStoreErrors(() => this.#db.attempts.where('state').equals('pending').primaryKeys());
  }

  async interruptedAttempts(): Promise<readonly InterruptedAttempt[]> {
    const rows = await mapStoreErrors(() => this.#db.attempts.where('state').equals('interrupted').toArray());
    // The popup shows the first one alone.
    const newestFirst = rows.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
    return newestFirst.map(({ id, startedAt, reason, thread, caseId }) => ({
      id,
      startedAt,
      reason: (reason ?? 'interrupted') as RefusalCode,
      ...(thread !== undefined && { thread }),
      ...(caseId !== undefined && { caseId }),
    }));
  }

  countItems({ caseId, items, hash }: ListedHead, after = 0): Promise<number> {
    if (after > 0) return mapStoreErrors(() => this.#summariesBetween(caseId, after + 1, items).count());
    if (this.#counted?.hash !== hash) {
      const count = mapStoreErrors(() => this.#summariesBetween(caseId, 1, items).count());
      this.#counted = { hash, count };
      count.catch(() => {
        if (this.#counted?.count === count) this.#counted = null;
      });
    }
    return this.#counted.count;
  }

  async countWithdrawn(caseId: string): Promise<number> {
    const ids = [...(await this.withdrawnItems(caseId))];
    // Nearly always none: the popup opens without a second search.
    return ids.length === 0 ? 0 : mapStoreErrors(() => this.#db.summaries.where('itemId').anyOf(ids).count());
  }

  async listSummaries(head: ListedHead, from: number, count: number): Promise<readonly ItemSummary[]> {
    if (from >= head.items) return [];
    const [rows, decrypt] = await Promise.all([
      mapStoreErrors(() => this.#readSummaryRows(head, from, count)),
      this.#codec.decryptor(),
    ]);
    // Reversed here: in reverse order, the oldest supported browsers read the rows one by one.
    return readSummaries(this.#db, decrypt, rows.toReversed());
  }

  /** Reads a page in ascending order. Where items were erased, numbers do not tell the places of the others. */
  async #readSummaryRows(head: ListedHead, from: number, count: number) {
    const { caseId, items } = head;
    // Where the last numbers have no gap, the newest items are known without a count, which reads every key.
    const last =
      from > 0 ? null : await this.#summariesBetween(caseId, Math.max(1, items - count + 1), items).toArray();
    if (last?.length === Math.min(count, items)) return last;
    const stored = await this.countItems(head);
    const newest = stored - from;
    const oldest = Math.max(1, newest - count + 1);
    if (newest < 1) return [];
    if (stored === items) return this.#summariesBetween(caseId, oldest, newest).toArray();
    return this.#summariesBetween(caseId, 1, items)
      .offset(oldest - 1)
      .limit(newest - oldest + 1)
      .toArray();
  }

  #summariesBetween(caseId: string, first: number, last: number) {
    return this.#db.summaries.where('[caseId+ordinal]').between([caseId, first], [caseId, last], true, true);
  }

  async summary(itemId: string): Promise<ItemSummary | null> {
    const row = await mapStoreErrors(() => this.#db.summaries.where('itemId').equals(itemId).first());
    if (row === undefined) return null;
    const [summary] = await readSummaries(this.#db, await this.#codec.decryptor(), [row]);
    return summary ?? null;
  }

  async threadPosts(caseId: string, threads: readonly string[]): Promise<readonly RecordedThreadPost[]> {
    const [posts, withdrawn] = await Promise.all([
      listThreadPosts(this.#db, this.#codec, caseId, threads),
      this.withdrawnItems(caseId),
    ]);
    return posts.map(({ id, thread, post, isWhole }) => ({ thread, post, isWhole: isWhole && !withdrawn.has(id) }));
  }

  async listItems(caseId: string): Promise<readonly ListedItem[]> {
    return (await this.#itemRows(caseId)).map(({ id, ordinal, digest }) => ({ id, ordinal, digest }));
  }

  async openItems(caseId: string, wanted: (itemId: string) => boolean): Promise<readonly StoredFiche[]> {
    const rows = (await this.#itemRows(caseId)).filter(({ id }) => wanted(id));
    return decryptFiches(rows, await this.#codec.decryptor());
  }

  #itemRows(caseId: string): Promise<SealedItemRow[]> {
    return mapStoreErrors(() => rangeByNumber(this.#db.items, '[caseId+ordinal]', caseId).toArray());
  }

  async item(itemId: string): Promise<StoredItem | null> {
    const row = await mapStoreErrors(() => this.#db.items.get(itemId));
    if (row === undefined) return null;
    const record = readRecord(await this.#codec.decrypt({ table: TABLE.items, key: itemId }, row.body));
    const { id, caseId, ordinal, digest } = row;
    return { id, caseId, ordinal, digest, ...record };
  }

  async caseOf(itemId: string): Promise<string | null> {
    return (await mapStoreErrors(() => this.#db.items.get(itemId)))?.caseId ?? null;
  }

  /**
   * Requests of one task share a transaction: an export makes thousands, and a transaction takes longer than a row.
   * When the disk cannot read one row, the others of its task fail too.
   */
  async #fileRow(itemId: string, path: string): Promise<ItemFileRow | undefined> {
    const index = this.#requestedFiles.push([itemId, path]) - 1;
    this.#requestedRows ??= Promise.resolve().then(() => {
      const keys = this.#requestedFiles;
      this.#requestedFiles = [];
      this.#requestedRows = null;
      return mapStoreErrors(() => this.#db.files.bulkGet(keys));
    });
    return (await this.#requestedRows)[index];
  }

  async file(itemId: string, path: string): Promise<Blob | null> {
    const row = await this.#fileRow(itemId, path);
    return row ? this.#codec.decryptBlob({ table: TABLE.files, key: `${itemId}/${path}` }, row.body) : null;
  }

  async fileBody(itemId: string, path: string): Promise<Blob | Uint8Array<ArrayBuffer> | null> {
    const row = await this.#fileRow(itemId, path);
    return row ? this.#codec.decryptFile({ table: TABLE.files, key: `${itemId}/${path}` }, row.body) : null;
  }

  async preview(itemId: string): Promise<Blob | null> {
    const row = await mapStoreErrors(() => this.#db.previews.get(itemId));
    return row === undefined ? null : this.#codec.decryptBlob({ table: TABLE.previews, key: itemId }, row.body);
  }

  async previewBody(itemId: string): Promise<Blob | Uint8Array<ArrayBuffer> | null> {
    const row = await mapStoreErrors(() => this.#db.previews.get(itemId));
    return row === undefined ? null : this.#codec.decryptFile({ table: TABLE.previews, key: itemId }, row.body);
  }

  async withdrawnItems(caseId: string): Promise<ReadonlySet<string>> {
    return new Set(await mapStoreErrors(() => this.#db.withdrawals.where('caseId').equals(caseId).primaryKeys()));
  }

  async removedFiles(caseId: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await mapStoreErrors(() => this.#db.removals.where('caseId').equals(caseId).toArray());
    const byItem = Map.groupBy(rows, ({ itemId }) => itemId);
    return new Map([...byItem].map(([id, removedRows]) => [id, new Set(removedRows.map(({ path }) => path))]));
  }

  async exhibits(caseId: string): Promise<ReadonlyMap<string, ExhibitNumber>> {
    const rows = await mapStoreErrors(() => exhibitRange(this.#db, caseId).toArray());
    return new Map(rows.map(({ itemId, number }) => [itemId, number]));
  }

  async timestamps(caseId: string): Promise<readonly JournalTimestamp[]> {
    const rows = await mapStoreErrors(() => this.#timestampRows(caseId).toArray());
    return Promise.all(rows.map((row) => decryptTimestamp(this.#codec, row)));
  }

  async lastTimestamped(caseId: string): Promise<number> {
    return (await mapStoreErrors(() => this.#timestampRows(caseId).last()))?.seq ?? 0;
  }

  #timestampRows(caseId: string) {
    return rangeByNumber(this.#db.stamps, '[caseId+seq]', caseId);
  }

  async journal(caseId: string, seq: number): Promise<Uint8Array<ArrayBuffer>> {
    const rows = await mapStoreErrors(() =>
      this.#db.entries.where('[caseId+seq]').between([caseId, 1], [caseId, seq], true, true).toArray(),
    );
    const lines = await Promise.all(
      rows.map(({ seq, body }) => this.#codec.decrypt({ table: TABLE.entries, key: `${caseId}/${seq}` }, body)),
    );
    return new Uint8Array(await new Blob(lines).arrayBuffer());
  }
}

/**
 * Writes a change of a case and its journal line in one transaction. Returns false, without writing, when the journal,
 * the numbering or the keys are no longer those that the change was made from.
 */
async function commitChange(
  db: RecueilDb,
  codec: Codec,
  pendingChange: CaseChange | Promise<CaseChange>,
): Promise<boolean> {
  // The keys may change before the transaction, which checks them.
  const [encryptor, change] = await Promise.all([codec.encryptor(), pendingChange]);
  const { caseId, from, appended, item, threadPost, withdrawn, removed, erased, exhibits = [] } = change;
  const { timestamp, receivedDossier, removedReceivedDossier } = change;
  // All encryption first: awaiting anything but Dexie inside its transaction ends it (in Firefox, always).
  const [availableBytes, entry, rows, threadRow, timestampRow, dossierRow, erasedFrom, summary] = await Promise.all([
    db.availableBytes(),
    encryptEntryRow(encryptor, caseId, appended),
    item && encryptItemRows(encryptor, item, threadPost),
    threadPost && encryptDocumentRow(encryptor, caseId, `${THREADS_PREFIX}${threadPost.thread}`, threadPost.page),
    timestamp && encryptTimestampRow(encryptor, caseId, timestamp),
    receivedDossier && encryptDossierRow(encryptor, caseId, appended.line.seq, receivedDossier),
    erased === undefined ? null : readThreadWithout(db, codec, caseId, erased),
    removed === undefined || removed.shared
      ? null
      : encryptSummaryWithoutFileText(db, await codec.decryptor(), encryptor, removed.itemId),
  ]);
  const itemTables = [db.items, db.summaries, db.files, db.previews, db.attempts];
  const lineTables = [db.heads, db.entries, db.withdrawals, db.removals, db.exhibits, db.stamps, db.documents];
  const tables = [db.keyring, ...lineTables, ...itemTables, db.receivedDossiers, db.receivedFiles];
  const bytes = item?.files.reduce((sum, { content }) => sum + byteLength(content), 0) ?? 0;
  const write = () =>
    db.transaction('rw', tables, async () => {
      const [current, head] = await Promise.all([isCurrentGeneration(db, encryptor), db.heads.get(caseId)]);
      if (!current || head === undefined || head.seq !== from.seq || head.hash !== from.hash) return false;
      if (rows && rows.item.ordinal !== head.items + 1) return false;
      if (dossierRow && dossierRow.number !== (head.receivedDossiers ?? 0) + 1) return false;
      // Concurrent, since each request is an inter-process call. If one fails, the transaction is aborted.
      await Promise.all([
        db.entries.add(entry),
        db.heads.put({
          ...head,
          ...appended.head,
          items: head.items + (rows ? 1 : 0),
          ...(dossierRow && { receivedDossiers: dossierRow.number }),
        }),
        rows && addItem(db, rows),
        threadRow && db.documents.put(threadRow),
        threadPost && db.attempts.put(buildThreadAttempt(caseId, threadPost.thread, appended.line.at)),
        withdrawn !== undefined && db.withdrawals.add({ itemId: withdrawn, caseId, seq: entry.seq }),
        removed !== undefined && removeFiles(db, removed, caseId, entry.seq),
        summary && db.summaries.put(summary),
        erased !== undefined && eraseItem(db, caseId, erased),
        erasedFrom && eraseFromThread(db, caseId, erasedFrom),
        timestampRow && db.stamps.put(timestampRow),
        dossierRow && db.receivedDossiers.add(dossierRow),
        removedReceivedDossier && deleteDossierRows(db, caseId, removedReceivedDossier),
        exhibits.length > 0 && db.exhibits.bulkAdd(exhibits.map((exhibit) => ({ caseId, ...exhibit }))),
      ]);
      return true;
    });
  return guardedWrite({ availableBytes: async () => availableBytes }, write, bytes);
}

async function addItem(db: RecueilDb, rows: SealedItemRows): Promise<void> {
  await Promise.all([
    db.items.add(rows.item),
    db.summaries.add(rows.summary),
    db.files.bulkAdd(rows.files),
    rows.preview && db.previews.add(rows.preview),
    db.attempts.delete(rows.item.id),
  ]);
}

async function removeFiles(
  { files, previews, removals, documents }: RecueilDb,
  { itemId, paths, shared }: NonNullable<CaseChange['removed']>,
  caseId: string,
  seq: number,
): Promise<void> {
  await files.bulkDelete(paths.map((path): [string, string] => [itemId, path]));
  // With a shared file, the item keeps its own image, and what was read in it.
  if (!shared) {
    await previews.delete(itemId);
    await documents.delete([caseId, `${IMAGE_TEXT_PREFIX}${itemId}`]);
  }
  await removals.bulkAdd(paths.map((path) => ({ itemId, path, caseId, seq, ...(shared && { shared }) })));
}

/** Also deletes the notes, drafts and read images of the item: a translation reveals as much as the text itself. */
async function eraseItem(db: RecueilDb, caseId: string, itemId: string): Promise<void> {
  const { items, summaries, files, previews, documents } = db;
  await documents.bulkDelete(
    [NOTES_PREFIX, IMAGE_TEXT_PREFIX].map((prefix): [string, string] => [caseId, `${prefix}${itemId}`]),
  );
  await rangeByName(documents, '[caseId+name]', caseId, `${DRAFTS_PREFIX}${itemId}/`).delete();
  await rangeByName(files, '[itemId+path]', itemId).delete();
  await previews.delete(itemId);
  await summaries.where('itemId').equals(itemId).delete();
  await items.delete(itemId);
}

/** Size of the length field before the response. */
const LENGTH_BYTES = 4;

const timestampPlace = (caseId: string, seq: number): RecordPlace => ({
  table: TABLE.stamps,
  key: `${caseId}/${seq}`,
});

async function encryptTimestampRow(
  encryptor: Encryptor,
  caseId: string,
  { seq, response, chain }: JournalTimestamp,
): Promise<TimestampRow> {
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, response.length);
  const bytes = concatBytes([length, response, new TextEncoder().encode(chain)]);
  return { caseId, seq, body: await encryptor.encrypt(timestampPlace(caseId, seq), bytes) };
}

async function decryptTimestamp(codec: Codec, { caseId, seq, body }: TimestampRow): Promise<JournalTimestamp> {
  const bytes = await codec.decrypt(timestampPlace(caseId, seq), body);
  const end = LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const chain = new TextDecoder().decode(bytes.subarray(end));
  return { seq, response: bytes.slice(LENGTH_BYTES, end), chain };
}
