import type { ItemFicheBytes } from '../domain/case/caseStore.ts';
import { TABLE } from '../domain/formatNames.ts';
import { Refusal } from '../domain/shared/errors.ts';
import type { Decryptor } from './codec.ts';
import type { SealedItemRow } from './db.ts';

/** Records decrypted concurrently: enough to keep WebCrypto busy, few enough to keep the page responsive. */
const DECRYPT_BATCH_SIZE = 400;

/** Decrypts the fiches of items. `ficheBytes` is null for a damaged record, so that it does not hide the others. */
export async function decryptRows(
  rows: readonly SealedItemRow[],
  decrypt: Decryptor,
): Promise<readonly ItemFicheBytes[]> {
  const items: ItemFicheBytes[] = [];
  for (let at = 0; at < rows.length; at += DECRYPT_BATCH_SIZE)
    items.push(...(await Promise.all(rows.slice(at, at + DECRYPT_BATCH_SIZE).map((row) => decryptRow(row, decrypt)))));
  return items;
}

async function decryptRow({ id, ordinal, body }: SealedItemRow, decrypt: Decryptor): Promise<ItemFicheBytes> {
  try {
    return { id, ordinal, ficheBytes: await decrypt({ table: TABLE.items, key: id }, body) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record-damaged') return { id, ordinal, ficheBytes: null };
    throw error;
  }
}
