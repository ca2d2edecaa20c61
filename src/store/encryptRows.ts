import type { AppendedLine } from '../domain/case/journal.ts';
import { TABLE } from '../domain/formatNames.ts';
import type { SealedItem } from '../domain/item/item.ts';
import { type Encryptor, encodeJson } from './codec.ts';
import type { ItemFileRow, JournalEntryRow, PreviewRow, SealedItemRow, SummaryRow } from './db.ts';
import { summariseItem } from './storedSummary.ts';

export interface SealedItemRows {
  readonly item: SealedItemRow;
  readonly summary: SummaryRow;
  readonly files: readonly ItemFileRow[];
  readonly preview: PreviewRow | null;
}

/** Encodes a sealed item as encrypted rows. */
export async function encryptItemRows(encryptor: Encryptor, sealed: SealedItem): Promise<SealedItemRows> {
  const { id, caseId, ordinal } = sealed.fiche;
  const [body, summary, preview, files] = await Promise.all([
    encryptor.encrypt({ table: TABLE.items, key: id }, sealed.ficheBytes),
    encryptor.encrypt({ table: TABLE.summaries, key: id }, encodeJson(summariseItem(sealed.fiche))),
    sealed.preview && encryptor.encryptBlob({ table: TABLE.previews, key: id }, sealed.preview, 'image/jpeg'),
    Promise.all(
      sealed.files.map(async ({ entry, content }) => ({
        itemId: id,
        path: entry.path,
        body: await encryptor.encryptBlob(
          { table: TABLE.itemFiles, key: `${id}/${entry.path}` },
          content,
          entry.mediaType,
        ),
      })),
    ),
  ]);
  return {
    item: { id, caseId, ordinal, digest: sealed.digest, body },
    summary: { caseId, ordinal, itemId: id, body: summary },
    files,
    preview: preview && { itemId: id, body: preview },
  };
}

export async function encryptEntryRow(
  encryptor: Encryptor,
  caseId: string,
  { line, bytes }: AppendedLine,
): Promise<JournalEntryRow> {
  const { seq } = line;
  return {
    caseId,
    seq,
    body: await encryptor.encrypt({ table: TABLE.journalEntries, key: `${caseId}/${seq}` }, bytes),
  };
}
