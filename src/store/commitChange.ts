import type { CaseChange } from '../domain/case/caseStore.ts';
import { DRAFTS_PREFIX, NOTES_PREFIX } from '../domain/formatNames.ts';
import { byteLength } from '../domain/shared/binary.ts';
import type { Codec } from './codec.ts';
import type { RecueilDb } from './db.ts';
import { encryptEntryRow, encryptItemRows, type SealedItemRows } from './encryptRows.ts';
import { rangeByName } from './indexRanges.ts';
import { isCurrentGeneration } from './keyGeneration.ts';
import { deleteDossierRows, encryptDossierRow } from './receivedDossierRepository.ts';
import { guardedWrite } from './storeErrors.ts';
import { encryptTimestampRow } from './timestampRows.ts';

/**
 * Writes a change of a case and its journal line in one transaction. Returns false, without writing, when the journal,
 * the numbering or the keys are no longer those that the change was made from.
 */
export async function commitChange(
  db: RecueilDb,
  codec: Codec,
  pendingChange: CaseChange | Promise<CaseChange>,
): Promise<boolean> {
  // The keys may change before the transaction, which checks them.
  const [encryptor, change] = await Promise.all([codec.encryptor(), pendingChange]);
  const { caseId, from, appended, item, withdrawn, removed, erased, exhibits = [] } = change;
  const { timestamp, receivedDossier, removedReceivedDossier } = change;
  // All encryption first: awaiting anything but Dexie inside its transaction ends it (in Firefox, always).
  const [availableBytes, entry, rows, timestampRow, dossierRow] = await Promise.all([
    db.availableBytes(),
    encryptEntryRow(encryptor, caseId, appended),
    item && encryptItemRows(encryptor, item),
    timestamp && encryptTimestampRow(encryptor, caseId, timestamp),
    receivedDossier && encryptDossierRow(encryptor, caseId, appended.line.seq, receivedDossier),
  ]);
  const itemTables = [db.items, db.summaries, db.files, db.previews, db.attempts];
  const lineTables = [db.heads, db.entries, db.withdrawals, db.removals, db.exhibits, db.stamps, db.sheets];
  const tables = [db.keyring, ...lineTables, ...itemTables, db.origins, db.originFiles];
  const bytes = item?.files.reduce((sum, { content }) => sum + byteLength(content), 0) ?? 0;
  const write = () =>
    db.transaction('rw', tables, async () => {
      const [current, head] = await Promise.all([isCurrentGeneration(db, encryptor), db.heads.get(caseId)]);
      if (!current || head === undefined || head.seq !== from.seq || head.hash !== from.hash) return false;
      if (rows && rows.item.ordinal !== head.items + 1) return false;
      if (dossierRow && dossierRow.number !== (head.origins ?? 0) + 1) return false;
      // Concurrent, since each request is an inter-process call. If one fails, the transaction is aborted.
      await Promise.all([
        db.entries.add(entry),
        db.heads.put({
          ...head,
          ...appended.head,
          items: head.items + (rows ? 1 : 0),
          ...(dossierRow && { origins: dossierRow.number }),
        }),
        rows && addItem(db, rows),
        withdrawn !== undefined && db.withdrawals.add({ itemId: withdrawn, caseId, seq: entry.seq }),
        removed !== undefined && removeFiles(db, removed, caseId, entry.seq),
        erased !== undefined && eraseItem(db, caseId, erased),
        timestampRow && db.stamps.put(timestampRow),
        dossierRow && db.origins.add(dossierRow),
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
  { files, previews, removals }: RecueilDb,
  { itemId, paths, shared }: NonNullable<CaseChange['removed']>,
  caseId: string,
  seq: number,
): Promise<void> {
  await files.bulkDelete(paths.map((path): [string, string] => [itemId, path]));
  if (!shared) await previews.delete(itemId);
  await removals.bulkAdd(paths.map((path) => ({ itemId, path, caseId, seq, ...(shared && { shared }) })));
}

/** Also deletes the notes and drafts about the item: a translation reveals as much as the text itself. */
async function eraseItem(db: RecueilDb, caseId: string, itemId: string): Promise<void> {
  const { items, summaries, files, previews, sheets } = db;
  await sheets.delete([caseId, `${NOTES_PREFIX}${itemId}`]);
  await rangeByName(sheets, '[caseId+name]', caseId, `${DRAFTS_PREFIX}${itemId}/`).delete();
  await rangeByName(files, '[itemId+path]', itemId).delete();
  await previews.delete(itemId);
  await summaries.where('itemId').equals(itemId).delete();
  await items.delete(itemId);
}
