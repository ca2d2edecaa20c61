import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';

/** A store as a released version left it on the disk: rows of every table, bytes in base64. */
interface KeptStore {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
}

/** Puts a kept sample of `tests/fixtures/stores` in IndexedDB under `name`, with that version's own schema. */
export async function layKeptStore(version: number, name: string): Promise<void> {
  const path = new URL(`../fixtures/stores/version-${version}.json`, import.meta.url);
  const kept: KeptStore = JSON.parse(readFileSync(path, 'utf8'));
  const db = new Dexie(name);
  db.version(kept.version).stores({ ...kept.stores });
  for (const [table, rows] of Object.entries(kept.tables)) await db.table(table).bulkAdd(rows.map(unpack));
  db.close();
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  const found: { bytes?: string; blob?: string; type?: string } = value;
  if (found.bytes !== undefined) return bytesOf(found.bytes);
  if (found.blob !== undefined) return new Blob([bytesOf(found.blob)], { type: found.type ?? '' });
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, unpack(inside)]));
}

/** As IndexedDB gives them back: Node's Buffer is another class. */
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'));
