import { sameBytes } from './bytes.ts';
import type { Sealer } from './codec.ts';
import type { RecueilDb } from './db.ts';

/**
 * Within a transaction: a passphrase set meanwhile, or the store erased, changed the keys, and what the old ones sealed
 * must not be written.
 */
export async function isCurrent(db: RecueilDb, sealer: Sealer): Promise<boolean> {
  const ring = await db.keyring.get('keyring');
  if (ring === undefined || sealer.inbox === null) return ring === undefined && sealer.inbox === null;
  return ring.generation === sealer.generation && sameBytes(ring.inbox, sealer.inbox);
}
