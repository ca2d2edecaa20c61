import type {
  CaseChange,
  CaseHead,
  CaseStore,
  DeviceKey,
  ItemFicheBytes,
  ListedItem,
  NewCase,
  StoredItem,
} from '../domain/case/caseStore.ts';
import type { InterruptedAttempt, ItemSummary } from '../domain/item/itemSummary.ts';
import { byteLength } from '../domain/shared/binary.ts';
import type { RefusalCode } from '../domain/shared/errors.ts';
import type { JournalTimestamp } from '../domain/timestamp/timestamp.ts';
import type { Codec } from './codec.ts';
import type { RecueilDb, SealedItemRow } from './db.ts';
import { decryptRows } from './decryptRows.ts';
import { encryptEntryRow, encryptItemRows, type SealedItemRows } from './encryptRows.ts';
import { rangeByName, rangeByNumber } from './indexRanges.ts';
import { isCurrentGeneration } from './keyGeneration.ts';
import { readSummaries } from './readSummaries.ts';
import { deleteDossierRows, encryptDossierRow } from './receivedDossierRepository.ts';
import { guardedWrite, mapStoreErrors } from './storeErrors.ts';
import { decryptTimestamp, encryptTimestampRow } from './timestampRows.ts';

/** The store over one database: encodes before each transaction, decodes after, and writes each step whole. */
export class DexieCaseStore implements CaseStore {
  readonly #db: RecueilDb;
  readonly #codec: Codec;

  constructor(db: RecueilDb, codec: Codec) {
    this.#db = db;
    this.#codec = codec;
  }

  async currentCase(): Promise<CaseHead | null> {
    const current = await mapStoreErrors(() => this.#db.current.get('case'));
    return current === undefined ? null : this.caseHead(current.caseId);
  }

  async caseHead(caseId: string): Promise<CaseHead | null> {
    return mapStoreErrors(async () => {
      const [found, head] = await Promise.all([this.#db.cases.get(caseId), this.#db.heads.get(caseId)]);
      return found && head ? { ...head, journalId: found.journalId, receivedCount: head.origins ?? 0 } : null;
    });
  }

  async openCase({ caseId, journalId, openedAt, appended, key }: NewCase): Promise<boolean> {
    const encryptor = await this.#codec.encryptor();
    const entry = await encryptEntryRow(encryptor, caseId, appended);
    const keyBody = key && (await encryptor.encrypt({ table: 'keys', key: 'device' }, key.pkcs8));
    const { cases, heads, entries, keys, keyring, current } = this.#db;
    return guardedWrite(this.#db, () =>
      this.#db.transaction('rw', [cases, heads, entries, keys, keyring, current], async () => {
        if (!(await isCurrentGeneration(this.#db, encryptor)) || (key && (await keys.count()) > 0))
          return false;
        await cases.add({ id: caseId, journalId, openedAt });
        await heads.add({ caseId, ...appended.head, items: 0 });
        await entries.add(entry);
        await current.put({ id: 'case', caseId });
        if (key && keyBody) await keys.add({ id: 'device', spki: key.spki, body: keyBody });
        return true;
      }),
    );
  }

  async publicKey(): Promise<Uint8Array<ArrayBuffer> | null> {
    return (await mapStoreErrors(() => this.#db.keys.get('device')))?.spki ?? null;
  }

  async deviceKey(): Promise<DeviceKey | null> {
    const row = await mapStoreErrors(() => this.#db.keys.get('device'));
    if (row === undefined) return null;
    return { spki: row.spki, pkcs8: await this.#codec.decrypt({ table: 'keys', key: 'device' }, row.body) };
  }

  async commit(pendingChange: CaseChange | Promise<CaseChange>): Promise<boolean> {
    // Old by the end, keys are refused within the transaction.
    const [encryptor, change] = await Promise.all([this.#codec.encryptor(), pendingChange]);
    const {
      caseId,
      from,
      appended,
      item,
      withdrawn,
      removed,
      erased,
      exhibits = [],
      timestamp: stamp,
    } = change;
    const { receivedDossier: origin, removedReceivedDossier: originRemoved } = change;
    // All encoding first: awaiting anything but Dexie inside its transaction ends it (in Firefox, always).
    const [availableBytes, entry, rows, timestampRow, dossierRow] = await Promise.all([
      this.#db.availableBytes(),
      encryptEntryRow(encryptor, caseId, appended),
      item && encryptItemRows(encryptor, item),
      stamp && encryptTimestampRow(encryptor, caseId, stamp),
      origin && encryptDossierRow(encryptor, caseId, appended.line.seq, origin),
    ]);
    const db = this.#db;
    const itemTables = [db.items, db.summaries, db.files, db.previews, db.attempts];
    const lineTables = [db.heads, db.entries, db.withdrawals, db.removals, db.exhibits, db.stamps, db.sheets];
    const tables = [db.keyring, ...lineTables, ...itemTables, db.origins, db.originFiles];
    const bytes = item?.files.reduce((sum, { content }) => sum + byteLength(content), 0) ?? 0;
    const work = () =>
      db.transaction('rw', tables, async () => {
        const [current, head] = await Promise.all([isCurrentGeneration(db, encryptor), db.heads.get(caseId)]);
        if (!current || head === undefined || head.seq !== from.seq || head.hash !== from.hash) return false;
        if (rows && rows.item.ordinal !== head.items + 1) return false;
        if (dossierRow && dossierRow.number !== (head.origins ?? 0) + 1) return false;
        // Asked for all at once: each answer is a trip to another process. One that fails ends the transaction.
        await Promise.all([
          db.entries.add(entry),
          db.heads.put({
            ...head,
            ...appended.head,
            items: head.items + (rows ? 1 : 0),
            ...(dossierRow && { origins: dossierRow.number }),
          }),
          rows && this.#addItem(rows),
          withdrawn !== undefined && db.withdrawals.add({ itemId: withdrawn, caseId, seq: entry.seq }),
          removed !== undefined && this.#erase(removed, caseId, entry.seq),
          erased !== undefined && this.#eraseItem(caseId, erased),
          timestampRow && db.stamps.put(timestampRow),
          dossierRow && db.origins.add(dossierRow),
          originRemoved && deleteDossierRows(db, caseId, originRemoved),
          exhibits.length > 0 && db.exhibits.bulkAdd(exhibits.map((one) => ({ caseId, ...one }))),
        ]);
        return true;
      });
    return guardedWrite({ availableBytes: async () => availableBytes }, work, bytes);
  }

  async #addItem(rows: SealedItemRows): Promise<void> {
    const db = this.#db;
    await Promise.all([
      db.items.add(rows.item),
      db.summaries.add(rows.summary),
      db.files.bulkAdd(rows.files),
      rows.preview && db.previews.add(rows.preview),
      db.attempts.delete(rows.item.id),
    ]);
  }

  async #erase(
    { itemId, paths, shared }: NonNullable<CaseChange['removed']>,
    caseId: string,
    seq: number,
  ): Promise<void> {
    const { files, previews, removals } = this.#db;
    await files.bulkDelete(paths.map((path): [string, string] => [itemId, path]));
    if (!shared) await previews.delete(itemId);
    await removals.bulkAdd(paths.map((path) => ({ itemId, path, caseId, seq, ...(shared && { shared }) })));
  }

  /** With what was stated of it, half-typed words too: a translation tells as much as the text. */
  async #eraseItem(caseId: string, itemId: string): Promise<void> {
    const { items, summaries, files, previews, sheets } = this.#db;
    await sheets.delete([caseId, `notes/${itemId}`]);
    await rangeByName(sheets, '[caseId+name]', caseId, `drafts/${itemId}/`).delete();
    await rangeByName(files, '[itemId+path]', itemId).delete();
    await previews.delete(itemId);
    await summaries.where('itemId').equals(itemId).delete();
    await items.delete(itemId);
  }

  async beginAttempt(id: string, startedAt: string): Promise<void> {
    await guardedWrite(this.#db, () =>
      this.#db.attempts.add({ id, startedAt, state: 'pending', reason: null }),
    );
  }

  async endAttempt(id: string, reason: RefusalCode): Promise<void> {
    await guardedWrite(this.#db, () => this.#db.attempts.update(id, { state: 'interrupted', reason }));
  }

  async forgetAttempt(id: string): Promise<void> {
    await guardedWrite(this.#db, () => this.#db.attempts.delete(id));
  }

  async hasAttempt(id: string): Promise<boolean> {
    return (await mapStoreErrors(() => this.#db.attempts.get(id))) !== undefined;
  }

  async pendingAttempts(): Promise<readonly string[]> {
    return mapStoreErrors(() => this.#db.attempts.where('state').equals('pending').primaryKeys());
  }

  async interruptedAttempts(): Promise<readonly InterruptedAttempt[]> {
    const rows = await mapStoreErrors(() => this.#db.attempts.where('state').equals('interrupted').toArray());
    return rows.map(({ id, startedAt, reason }) => ({
      id,
      startedAt,
      reason: (reason ?? 'interrupted') as RefusalCode,
    }));
  }

  async countItems(caseId: string): Promise<number> {
    return (await mapStoreErrors(() => this.#db.heads.get(caseId)))?.items ?? 0;
  }

  async listSummaries(caseId: string, from: number, count: number): Promise<readonly ItemSummary[]> {
    const newest = (await this.countItems(caseId)) - from;
    if (newest < 1) return [];
    const rows = await mapStoreErrors(() =>
      this.#db.summaries
        .where('[caseId+ordinal]')
        .between([caseId, Math.max(1, newest - count + 1)], [caseId, newest], true, true)
        .reverse()
        .toArray(),
    );
    return readSummaries(this.#db, this.#codec, rows);
  }

  async summary(itemId: string): Promise<ItemSummary | null> {
    const row = await mapStoreErrors(() => this.#db.summaries.where('itemId').equals(itemId).first());
    return row === undefined ? null : ((await readSummaries(this.#db, this.#codec, [row]))[0] ?? null);
  }

  async listItems(caseId: string): Promise<readonly ListedItem[]> {
    return (await this.#items(caseId)).map(({ id, ordinal, digest }) => ({ id, ordinal, digest }));
  }

  async openItems(caseId: string, wanted: (itemId: string) => boolean): Promise<readonly ItemFicheBytes[]> {
    const rows = (await this.#items(caseId)).filter(({ id }) => wanted(id));
    return decryptRows(rows, await this.#codec.decryptor());
  }

  #items(caseId: string): Promise<SealedItemRow[]> {
    return mapStoreErrors(() => rangeByNumber(this.#db.items, '[caseId+ordinal]', caseId).toArray());
  }

  async item(itemId: string): Promise<StoredItem | null> {
    const row = await mapStoreErrors(() => this.#db.items.get(itemId));
    if (row === undefined) return null;
    const ficheBytes = await this.#codec.decrypt({ table: 'items', key: itemId }, row.body);
    const { id, caseId, ordinal, digest } = row;
    return { id, caseId, ordinal, digest, ficheBytes };
  }

  async file(itemId: string, path: string): Promise<Blob | null> {
    const row = await mapStoreErrors(() => this.#db.files.get([itemId, path]));
    return row === undefined
      ? null
      : this.#codec.decryptBlob({ table: 'files', key: `${itemId}/${path}` }, row.body);
  }

  async fileBody(itemId: string, path: string): Promise<Blob | Uint8Array<ArrayBuffer> | null> {
    const row = await mapStoreErrors(() => this.#db.files.get([itemId, path]));
    return row === undefined
      ? null
      : this.#codec.decryptFile({ table: 'files', key: `${itemId}/${path}` }, row.body);
  }

  async preview(itemId: string): Promise<Blob | null> {
    const row = await mapStoreErrors(() => this.#db.previews.get(itemId));
    return row === undefined ? null : this.#codec.decryptBlob({ table: 'previews', key: itemId }, row.body);
  }

  async previewBody(itemId: string): Promise<Blob | Uint8Array<ArrayBuffer> | null> {
    const row = await mapStoreErrors(() => this.#db.previews.get(itemId));
    return row === undefined ? null : this.#codec.decryptFile({ table: 'previews', key: itemId }, row.body);
  }

  async withdrawnItems(caseId: string): Promise<ReadonlySet<string>> {
    return new Set(
      await mapStoreErrors(() => this.#db.withdrawals.where('caseId').equals(caseId).primaryKeys()),
    );
  }

  async removedFiles(caseId: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await mapStoreErrors(() => this.#db.removals.where('caseId').equals(caseId).toArray());
    const byItem = Map.groupBy(rows, ({ itemId }) => itemId);
    return new Map(
      [...byItem].map(([id, removedRows]) => [id, new Set(removedRows.map(({ path }) => path))]),
    );
  }

  async exhibits(caseId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await mapStoreErrors(() =>
      rangeByNumber(this.#db.exhibits, '[caseId+number]', caseId).toArray(),
    );
    return new Map(rows.map(({ itemId, number }) => [itemId, number]));
  }

  async timestamps(caseId: string): Promise<readonly JournalTimestamp[]> {
    const rows = await mapStoreErrors(() => this.#stamps(caseId).toArray());
    return Promise.all(rows.map((row) => decryptTimestamp(this.#codec, row)));
  }

  async lastTimestamped(caseId: string): Promise<number> {
    return (await mapStoreErrors(() => this.#stamps(caseId).last()))?.seq ?? 0;
  }

  #stamps(caseId: string) {
    return rangeByNumber(this.#db.stamps, '[caseId+seq]', caseId);
  }

  async journal(caseId: string, seq: number): Promise<Uint8Array<ArrayBuffer>> {
    const rows = await mapStoreErrors(() =>
      this.#db.entries.where('[caseId+seq]').between([caseId, 1], [caseId, seq], true, true).toArray(),
    );
    const lines = await Promise.all(
      rows.map(({ seq, body }) => this.#codec.decrypt({ table: 'entries', key: `${caseId}/${seq}` }, body)),
    );
    return new Uint8Array(await new Blob(lines).arrayBuffer());
  }
}
