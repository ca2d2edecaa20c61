import type { View } from '../../scripts/browser/view.ts';

/** The stored keyring, read from one of our pages the way anybody with the profile could. */
export interface StoredKeyring {
  /** The master key in hex while no passphrase is set; null when one is. */
  readonly openMaster: string | null;
  readonly generations: number;
  readonly resealing: boolean;
  /** How far it had come was noted. */
  readonly begun: boolean;
}

export function storedKeyring(carnet: View): Promise<StoredKeyring> {
  return carnet.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('recueil'));
    try {
      const row = await done(db.transaction('keyring').objectStore('keyring').get('keyring'));
      const master: Uint8Array | undefined = row.opening.master;
      const openMaster =
        master === undefined
          ? null
          : Array.from(master, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return {
        openMaster,
        generations: row.secrets.length,
        resealing: row.resealing,
        begun: row.reached !== undefined,
      };
    } finally {
      db.close();
    }
  });
}
