import { KEYRING_ROW } from '../domain/formatNames.ts';
import { areBytesEqual } from '../domain/shared/binary.ts';
import type { Encryptor } from './codec.ts';
import type { RecueilDb } from './db.ts';

/**
 * Returns whether the encryptor's keys are still the store's. Call it within the transaction that writes: setting a
 * passphrase or erasing the store changes the keys, and records encrypted under the old ones must not be written.
 */
export async function isCurrentGeneration(db: RecueilDb, encryptor: Encryptor): Promise<boolean> {
  const ring = await db.keyring.get(KEYRING_ROW);
  if (ring === undefined || encryptor.inbox === null) return ring === undefined && encryptor.inbox === null;
  return ring.generation === encryptor.generation && areBytesEqual(ring.inbox, encryptor.inbox);
}
