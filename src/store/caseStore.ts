import type {
  CaseHead,
  CaseStore,
  Change,
  DeviceKey,
  ListedItem,
  NewCase,
  OpenedItem,
  StoredItem,
} from '../domain/caseStore.ts';
import { sizeOf } from '../domain/content.ts';
import type { RefusalCode } from '../domain/errors.ts';
import type { InterruptedAttempt, ItemSummary } from '../domain/summary.ts';
import type { JournalStamp } from '../domain/timestamp.ts';
import type { Codec } from './codec.ts';
import { isCurrent } from './current.ts';
import type { ItemRow, RecueilDb } from './db.ts';
import { told, written } from './faults.ts';
import { openRows } from './openRows.ts';
import { originRow, removeOrigin } from './originShelf.ts';
import { named, numbered } from './ranges.ts';
import { readSummaries } from './readSummaries.ts';
import { entryRow, type ItemRows, itemRows } from './rows.ts';
import { stampOf, stampRow } from './stamps.ts';

/** The store over one database: encodes before each transaction, decodes after, and writes each step whole. */
export class DexieCaseStore implements CaseStore {
  readonly #db: RecueilDb;
  readonly #codec: Codec;

  constructor(db: RecueilDb, codec: Codec) {
    this.#db = db;
    this.#codec = codec;
  }

  async currentCase(): Promise<CaseHead | null> {
    const current = await told(() => this.#db.current.get('case'));
    return current === undefined ? null : this.caseHead(current.caseId);
  }

  async caseHead(caseId: string): Promise<CaseHead | null> {
    return told(async () => {
      const [found, head] = await Promise.all([this.#db.cases.get(caseId), this.#db.heads.get(caseId)]);
      return found && head ? { ...head, journalId: found.journalId, origins: head.origins ?? 0 } : null;
    });
  }

  async openCase({ caseId, journalId, openedAt, appended, key }: NewCase): Promise<boolean> {
    const sealer = await this.#codec.sealer();
    const entry = await entryRow(sealer, caseId, appended);
    const keyBody = key && (await sealer.seal({ table: 'keys', key: 'device' }, key.pkcs8));
    const { cases, heads, entries, keys, keyring, current } = this.#db;
    return written(this.#db, () =>
      this.#db.transaction('rw', [cases, heads, entries, keys, keyring, current], async () => {
        if (!(await isCurrent(this.#db, sealer)) || (key && (await keys.count()) > 0)) return false;
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
    return (await told(() => this.#db.keys.get('device')))?.spki ?? null;
  }

  async deviceKey(): Promise<DeviceKey | null> {
    const row = await told(() => this.#db.keys.get('device'));
    if (row === undefined) return null;
    return { spki: row.spki, pkcs8: await this.#codec.open({ table: 'keys', key: 'device' }, row.body) };
  }

  async commit(making: Change | Promise<Change>): Promise<boolean> {
    // Old by the end, keys are refused within the transaction.
    const [sealer, change] = await Promise.all([this.#codec.sealer(), making]);
    const { caseId, from, appended, item, withdrawn, removed, erased, exhibits = [], stamp } = change;
    const { origin, originRemoved } = change;
    // All encoding first: awaiting anything but Dexie inside its transaction ends it (in Firefox, always).
    const [left, entry, rows, stamped, received] = await Promise.all([
      this.#db.roomLeft(),
      entryRow(sealer, caseId, appended),
      item && itemRows(sealer, item),
      stamp && stampRow(sealer, caseId, stamp),
      origin && originRow(sealer, caseId, appended.line.seq, origin),
    ]);
    const db = this.#db;
    const itemTables = [db.items, db.summaries, db.files, db.previews, db.attempts];
    const lineTables = [db.heads, db.entries, db.withdrawals, db.removals, db.exhibits, db.stamps, db.sheets];
    const tables = [db.keyring, ...lineTables, ...itemTables, db.origins, db.originFiles];
    const bytes = item?.files.reduce((sum, { content }) => sum + sizeOf(content), 0) ?? 0;
    const work = () =>
      db.transaction('rw', tables, async () => {
        const [current, head] = await Promise.all([isCurrent(db, sealer), db.heads.get(caseId)]);
        if (!current || head === undefined || head.seq !== from.seq || head.hash !== from.hash) return false;
        if (rows && rows.item.ordinal !== head.items + 1) return false;
        if (received && received.number !== (head.origins ?? 0) + 1) return false;
        // Asked for all at once: each answer is a trip to another process. One that fails ends the transaction.
        await Promise.all([
          db.entries.add(entry),
          db.heads.put({
            ...head,
            ...appended.head,
            items: head.items + (rows ? 1 : 0),
            ...(received && { origins: received.number }),
          }),
          rows && this.#addItem(rows),
          withdrawn !== undefined && db.withdrawals.add({ itemId: withdrawn, caseId, seq: entry.seq }),
          removed !== undefined && this.#erase(removed, caseId, entry.seq),
          erased !== undefined && this.#eraseItem(caseId, erased),
          stamped && db.stamps.put(stamped),
          received && db.origins.add(received),
          originRemoved && removeOrigin(db, caseId, originRemoved),
          exhibits.length > 0 && db.exhibits.bulkAdd(exhibits.map((one) => ({ caseId, ...one }))),
        ]);
        return true;
      });
    return written({ roomLeft: async () => left }, work, bytes);
  }

  async #addItem(rows: ItemRows): Promise<void> {
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
    { itemId, paths, shared }: NonNullable<Change['removed']>,
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
    await named(sheets, '[caseId+name]', caseId, `drafts/${itemId}/`).delete();
    await named(files, '[itemId+path]', itemId).delete();
    await previews.delete(itemId);
    await summaries.where('itemId').equals(itemId).delete();
    await items.delete(itemId);
  }

  async beginAttempt(id: string, startedAt: string): Promise<void> {
    await written(this.#db, () => this.#db.attempts.add({ id, startedAt, state: 'pending', reason: null }));
  }

  async endAttempt(id: string, reason: RefusalCode): Promise<void> {
    await written(this.#db, () => this.#db.attempts.update(id, { state: 'interrupted', reason }));
  }

  async forgetAttempt(id: string): Promise<void> {
    await written(this.#db, () => this.#db.attempts.delete(id));
  }

  async hasAttempt(id: string): Promise<boolean> {
    return (await told(() => this.#db.attempts.get(id))) !== undefined;
  }

  async pendingAttempts(): Promise<readonly string[]> {
    return told(() => this.#db.attempts.where('state').equals('pending').primaryKeys());
  }

  async interruptedAttempts(): Promise<readonly InterruptedAttempt[]> {
    const rows = await told(() => this.#db.attempts.where('state').equals('interrupted').toArray());
    return rows.map(({ id, startedAt, reason }) => ({
      id,
      startedAt,
      reason: (reason ?? 'interrupted') as RefusalCode,
    }));
  }

  async countItems(caseId: string): Promise<number> {
    return (await told(() => this.#db.heads.get(caseId)))?.items ?? 0;
  }

  async listSummaries(caseId: string, from: number, count: number): Promise<readonly ItemSummary[]> {
    const newest = (await this.countItems(caseId)) - from;
    if (newest < 1) return [];
    const rows = await told(() =>
      this.#db.summaries
        .where('[caseId+ordinal]')
        .between([caseId, Math.max(1, newest - count + 1)], [caseId, newest], true, true)
        .reverse()
        .toArray(),
    );
    return readSummaries(this.#db, this.#codec, rows);
  }

  async summary(itemId: string): Promise<ItemSummary | null> {
    const row = await told(() => this.#db.summaries.where('itemId').equals(itemId).first());
    return row === undefined ? null : ((await readSummaries(this.#db, this.#codec, [row]))[0] ?? null);
  }

  async listItems(caseId: string): Promise<readonly ListedItem[]> {
    return (await this.#items(caseId)).map(({ id, ordinal, digest }) => ({ id, ordinal, digest }));
  }

  async openItems(caseId: string, wanted: (itemId: string) => boolean): Promise<readonly OpenedItem[]> {
    const rows = (await this.#items(caseId)).filter(({ id }) => wanted(id));
    return openRows(rows, await this.#codec.opener());
  }

  #items(caseId: string): Promise<ItemRow[]> {
    return told(() => numbered(this.#db.items, '[caseId+ordinal]', caseId).toArray());
  }

  async item(itemId: string): Promise<StoredItem | null> {
    const row = await told(() => this.#db.items.get(itemId));
    if (row === undefined) return null;
    const ficheBytes = await this.#codec.open({ table: 'items', key: itemId }, row.body);
    const { id, caseId, ordinal, digest } = row;
    return { id, caseId, ordinal, digest, ficheBytes };
  }

  async file(itemId: string, path: string): Promise<Blob | null> {
    const row = await told(() => this.#db.files.get([itemId, path]));
    return row === undefined
      ? null
      : this.#codec.openBlob({ table: 'files', key: `${itemId}/${path}` }, row.body);
  }

  async fileBody(itemId: string, path: string): Promise<Blob | Uint8Array<ArrayBuffer> | null> {
    const row = await told(() => this.#db.files.get([itemId, path]));
    return row === undefined
      ? null
      : this.#codec.openFile({ table: 'files', key: `${itemId}/${path}` }, row.body);
  }

  async preview(itemId: string): Promise<Blob | null> {
    const row = await told(() => this.#db.previews.get(itemId));
    return row === undefined ? null : this.#codec.openBlob({ table: 'previews', key: itemId }, row.body);
  }

  async previewBody(itemId: string): Promise<Blob | Uint8Array<ArrayBuffer> | null> {
    const row = await told(() => this.#db.previews.get(itemId));
    return row === undefined ? null : this.#codec.openFile({ table: 'previews', key: itemId }, row.body);
  }

  async withdrawnItems(caseId: string): Promise<ReadonlySet<string>> {
    return new Set(await told(() => this.#db.withdrawals.where('caseId').equals(caseId).primaryKeys()));
  }

  async removedFiles(caseId: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await told(() => this.#db.removals.where('caseId').equals(caseId).toArray());
    const byItem = Map.groupBy(rows, ({ itemId }) => itemId);
    return new Map([...byItem].map(([id, own]) => [id, new Set(own.map(({ path }) => path))]));
  }

  async exhibits(caseId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await told(() => numbered(this.#db.exhibits, '[caseId+number]', caseId).toArray());
    return new Map(rows.map(({ itemId, number }) => [itemId, number]));
  }

  async stamps(caseId: string): Promise<readonly JournalStamp[]> {
    const rows = await told(() => this.#stamps(caseId).toArray());
    return Promise.all(rows.map((row) => stampOf(this.#codec, row)));
  }

  async lastStamped(caseId: string): Promise<number> {
    return (await told(() => this.#stamps(caseId).last()))?.seq ?? 0;
  }

  #stamps(caseId: string) {
    return numbered(this.#db.stamps, '[caseId+seq]', caseId);
  }

  async journal(caseId: string, seq: number): Promise<Uint8Array<ArrayBuffer>> {
    const rows = await told(() =>
      this.#db.entries.where('[caseId+seq]').between([caseId, 1], [caseId, seq], true, true).toArray(),
    );
    const lines = await Promise.all(
      rows.map(({ seq, body }) => this.#codec.open({ table: 'entries', key: `${caseId}/${seq}` }, body)),
    );
    return new Uint8Array(await new Blob(lines).arrayBuffer());
  }
}
