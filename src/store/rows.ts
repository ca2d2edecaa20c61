import type { SealedItem } from '../domain/item.ts';
import type { AppendedLine } from '../domain/journal.ts';
import { type Sealer, toBytes } from './codec.ts';
import type { EntryRow, FileRow, ItemRow, PreviewRow, SummaryRow } from './db.ts';
import { summarise } from './summary.ts';

export interface ItemRows {
  readonly item: ItemRow;
  readonly summary: SummaryRow;
  readonly files: readonly FileRow[];
  readonly preview: PreviewRow | null;
}

/** A sealed item as rows, every byte sealed. */
export async function itemRows(sealer: Sealer, sealed: SealedItem): Promise<ItemRows> {
  const { id, caseId, ordinal } = sealed.fiche;
  const [body, summary, preview, files] = await Promise.all([
    sealer.seal({ table: 'items', key: id }, sealed.ficheBytes),
    sealer.seal({ table: 'summaries', key: id }, toBytes(summarise(sealed.fiche))),
    sealed.preview && sealer.sealBlob({ table: 'previews', key: id }, sealed.preview, 'image/jpeg'),
    Promise.all(
      sealed.files.map(async ({ entry, content }) => ({
        itemId: id,
        path: entry.path,
        body: await sealer.sealBlob({ table: 'files', key: `${id}/${entry.path}` }, content, entry.mediaType),
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

export async function entryRow(
  sealer: Sealer,
  caseId: string,
  { line, bytes }: AppendedLine,
): Promise<EntryRow> {
  const { seq } = line;
  return { caseId, seq, body: await sealer.seal({ table: 'entries', key: `${caseId}/${seq}` }, bytes) };
}
