import type { PageHandle } from '../browser/pageHandle.ts';

/** Reads the stored keyring in one of our pages, as anybody with the profile could. */
export function readStoredKeyring(carnet: PageHandle) {
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
    const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const row = await readRow('recueil', 'keyring', 'keyring');
    const readOpenKeys = async () => {
      const { opening } = row;
      const wrappingKey = await readRow(opening.box, 'box', 'key');
      const key = await crypto.subtle.importKey('raw', wrappingKey, 'AES-GCM', false, ['decrypt']);
      const additionalData = new TextEncoder().encode('recueil/keyring/1 0');
      const algorithm = { name: 'AES-GCM', iv: opening.master.slice(0, 12), additionalData };
      const masterKey = await crypto.subtle.decrypt(algorithm, key, opening.master.slice(12));
      return { wrappingKey: toHex(wrappingKey), masterKey: toHex(new Uint8Array(masterKey)) };
    };
    return {
      /** While no passphrase is set: the wrapping key and the master key, in hex. Null when one is set. */
      open: row.opening.kind === 'open' ? await readOpenKeys() : null,
      generations: row.secrets.length,
      reencrypting: row.reencrypting,
      /** Whether some records are already re-encrypted. */
      started: row.reached !== undefined,
      /** Number of wrapping keys still to be deleted. */
      replacedKeys: row.gone?.length ?? 0,
    };
  });
}
