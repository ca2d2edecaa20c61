import { areBytesEqual } from './bytes.ts';
import type { Encryptor } from './codec.ts';
import type { RecueilDb } from './db.ts';

/**
 * Within a transaction: a passphrase set meanwhile, or the store erased, changed the keys, and what the old ones sealed
 * must not be written.
 */
export async function isCurrentGeneration(db: RecueilDb, encryptor: Encryptor): Promise<boolean> {
  const ring = await db.keyring.get('keyring');
  if (ring === undefined || encryptor.inbox === null) return ring === undefined && encryptor.inbox === null;
  return ring.generation === encryptor.generation && areBytesEqual(ring.inbox, encryptor.inbox);
}
