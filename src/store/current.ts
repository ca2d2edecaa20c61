import type { Sealer } from './codec.ts';
import type { RecueilDb } from './db.ts';

/** Within a transaction: a passphrase set meanwhile changed the keys, and what the old ones sealed must not be written. */
export async function isCurrent(db: RecueilDb, sealer: Sealer): Promise<boolean> {
  return ((await db.keyring.get('keyring'))?.generation ?? 0) === sealer.generation;
}
