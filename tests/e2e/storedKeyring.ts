import type { PageHandle } from '../../scripts/browser/pageHandle.ts';

/** The stored keyring, read from one of our pages the way anybody with the profile could. */
export interface StoredKeyring {
  /** While no passphrase is set, in hex: the key of the box and the master key under it. Null when one is. */
  readonly open: { readonly box: string; readonly master: string } | null;
  readonly generations: number;
  readonly resealing: boolean;
  /** How far it had come was noted. */
  readonly begun: boolean;
  /** Boxes that are still to be deleted. */
  readonly gone: number;
}

export function readStoredKeyring(carnet: PageHandle): Promise<StoredKeyring> {
  return carnet.evaluate(async () => {
    const awaitRequest = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const readRow = async (name: string, table: string, key: string) => {
      const db = await awaitRequest(indexedDB.open(name));
      try {
        return await awaitRequest(db.transaction(table).objectStore(table).get(key));
      } finally {
        db.close();
      }
    };
    const toHex = (bytes: Uint8Array) =>
      Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const {
      opening,
      secrets,
      resealing,
      reached,
      gone = [],
    } = await readRow('recueil', 'keyring', 'keyring');
    const readOpenKeys = async () => {
      const box = await readRow(opening.box, 'box', 'key');
      const key = await crypto.subtle.importKey('raw', box, 'AES-GCM', false, ['decrypt']);
      const additionalData = new TextEncoder().encode('recueil/keyring/1 0');
      const asked = { name: 'AES-GCM', iv: opening.master.slice(0, 12), additionalData };
      const master = await crypto.subtle.decrypt(asked, key, opening.master.slice(12));
      return { box: toHex(box), master: toHex(new Uint8Array(master)) };
    };
    return {
      open: opening.kind === 'open' ? await readOpenKeys() : null,
      generations: secrets.length,
      resealing,
      begun: reached !== undefined,
      gone: gone.length,
    };
  });
}
