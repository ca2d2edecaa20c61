import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';

/** A store written by a released version: rows of every table, bytes in base64. */
interface StoreSnapshot {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
}

/** Loads a sample of `tests/fixtures/stores` into IndexedDB under `name`, with that version's schema. */
export async function loadStoreSnapshot(version: number, name: string): Promise<void> {
  const path = new URL(`../fixtures/stores/version-${version}.json`, import.meta.url);
  const snapshot: StoreSnapshot = JSON.parse(readFileSync(path, 'utf8'));
  const db = new Dexie(name);
  db.version(snapshot.version).stores({ ...snapshot.stores });
  for (const [table, rows] of Object.entries(snapshot.tables)) await db.table(table).bulkAdd(rows.map(decodeRow));
  db.close();
}

function decodeRow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeRow);
  if (typeof value !== 'object' || value === null) return value;
  const encoded: { bytes?: string; blob?: string; type?: string } = value;
  if (encoded.bytes !== undefined) return decodeBytes(encoded.bytes);
  if (encoded.blob !== undefined) return new Blob([decodeBytes(encoded.blob)], { type: encoded.type ?? '' });
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, decodeRow(inside)]));
}

/** Returns a Uint8Array, as IndexedDB does; Node's Buffer is another class. */
const decodeBytes = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'));
