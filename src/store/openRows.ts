import type { OpenedItem } from '../domain/caseStore.ts';
import { Refusal } from '../domain/errors.ts';
import type { Opener } from './codec.ts';
import type { ItemRow } from './db.ts';

/** Records opened side by side: enough to keep WebCrypto busy, few enough to leave the page alive. */
const AT_ONCE = 400;

/** Each by itself: one that is damaged hides no other. */
export async function openRows(rows: readonly ItemRow[], open: Opener): Promise<readonly OpenedItem[]> {
  const opened: OpenedItem[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE)
    opened.push(...(await Promise.all(rows.slice(at, at + AT_ONCE).map((row) => openRow(row, open)))));
  return opened;
}

async function openRow({ id, ordinal, body }: ItemRow, open: Opener): Promise<OpenedItem> {
  try {
    return { id, ordinal, ficheBytes: await open({ table: 'items', key: id }, body) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record-damaged') return { id, ordinal, ficheBytes: null };
    throw error;
  }
}
