import type { ItemFicheBytes } from '../domain/case/caseStore.ts';
import { TABLE } from '../domain/formatNames.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { mapInBatches } from '../domain/shared/mapInBatches.ts';
import type { Decryptor } from './codec.ts';
import type { SealedItemRow } from './db.ts';

/** Decrypts the fiches of items. `ficheBytes` is null for a damaged record, so that it does not hide the others. */
export const decryptRows = (rows: readonly SealedItemRow[], decrypt: Decryptor): Promise<readonly ItemFicheBytes[]> =>
  mapInBatches(rows, (row) => decryptRow(row, decrypt));

async function decryptRow({ id, ordinal, body }: SealedItemRow, decrypt: Decryptor): Promise<ItemFicheBytes> {
  try {
    return { id, ordinal, ficheBytes: await decrypt({ table: TABLE.items, key: id }, body) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record-damaged') return { id, ordinal, ficheBytes: null };
    throw error;
  }
}
