/**
 * Dumps every IndexedDB database of an origin as JSON: names, versions, schemas, keys and values. A type that JSON
 * lacks becomes an object with one key that begins with `$`. A value that cannot be restored exactly is refused.
 */
type Packed = string | number | boolean | null | readonly Packed[] | { readonly [key: string]: Packed };

interface DumpedTable {
  readonly name: string;
  readonly keyPath: string | readonly string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly Pick<IDBIndex, 'name' | 'keyPath' | 'unique' | 'multiEntry'>[];
  readonly rows: readonly { readonly key: Packed; readonly value: Packed }[];
}

export interface DumpedDatabase {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly DumpedTable[];
}

/** Runs in the browser from its source text, so it uses nothing outside itself. */
export async function dumpDatabases(): Promise<readonly DumpedDatabase[]> {
  const awaitRequest = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const base64 = (bytes: Uint8Array): string => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const pack = async (value: unknown): Promise<Packed> => {
    if (value === undefined) return { $undefined: true };
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (value instanceof Uint8Array) return { $bytes: base64(value) };
    if (value instanceof ArrayBuffer) return { $buffer: base64(new Uint8Array(value)) };
    if (value instanceof Date) return { $date: value.toISOString() };
    if (value instanceof Blob && !(value instanceof File))
      return { $blob: base64(new Uint8Array(await value.arrayBuffer())), type: value.type };
    if (Array.isArray(value)) return Promise.all(value.map(pack));
    const isPlain = Object.prototype.toString.call(value) === '[object Object]';
    const entries = Object.entries(value as object);
    if (!isPlain || entries.some(([key]) => key.startsWith('$')))
      throw new Error(`this value cannot be dumped: ${Object.prototype.toString.call(value)}`);
    return Object.fromEntries(await Promise.all(entries.map(async ([key, inside]) => [key, await pack(inside)])));
  };
  const dumpTable = async (db: IDBDatabase, name: string): Promise<DumpedTable> => {
    const table = db.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([awaitRequest(table.getAllKeys()), awaitRequest(table.getAll())]);
    return {
      name,
      keyPath: table.keyPath,
      autoIncrement: table.autoIncrement,
      indexes: [...table.indexNames].map((one) => {
        const { keyPath, unique, multiEntry } = table.index(one);
        return { name: one, keyPath, unique, multiEntry };
      }),
      rows: await Promise.all(keys.map(async (key, at) => ({ key: await pack(key), value: await pack(values[at]) }))),
    };
  };
  const found: DumpedDatabase[] = [];
  for (const { name, version } of await indexedDB.databases()) {
    if (name === undefined || version === undefined) continue;
    const db = await awaitRequest(indexedDB.open(name));
    const tables: DumpedTable[] = [];
    for (const table of db.objectStoreNames) tables.push(await dumpTable(db, table));
    db.close();
    found.push({ name, version, tables });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Replaces the databases of IndexedDB by these. Open connections must be closed before. */
export async function loadDatabases(databases: readonly DumpedDatabase[]): Promise<void> {
  for (const { name = '' } of await indexedDB.databases()) await completeRequest(indexedDB.deleteDatabase(name));
  for (const one of databases) await loadDatabase(one);
}

async function loadDatabase({ name, version, tables }: DumpedDatabase): Promise<void> {
  const opening = indexedDB.open(name, version);
  opening.onupgradeneeded = () => {
    for (const table of tables) {
      const { keyPath, autoIncrement } = table;
      const made = opening.result.createObjectStore(table.name, { keyPath: asKeyPath(keyPath), autoIncrement });
      for (const { name, keyPath, unique, multiEntry } of table.indexes)
        made.createIndex(name, asKeyPath(keyPath) ?? '', { unique, multiEntry });
    }
  };
  const db = await completeRequest(opening);
  for (const table of tables) {
    const writing = db.transaction(table.name, 'readwrite').objectStore(table.name);
    for (const { key, value } of table.rows)
      await completeRequest(
        writing.add(unpack(value), table.keyPath === null ? (unpack(key) as IDBValidKey) : undefined),
      );
  }
  db.close();
}

const asKeyPath = (path: string | readonly string[] | null): string | string[] | null =>
  typeof path === 'string' || path === null ? path : [...path];

function completeRequest<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    if (request instanceof IDBOpenDBRequest) request.onblocked = () => reject(new Error('a database is still open'));
  });
}

function unpack(value: Packed): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  const packed = value as { readonly [key: string]: Packed };
  const { $bytes, $buffer, $date, $blob, type } = packed;
  if ('$undefined' in packed) return undefined;
  if (typeof $bytes === 'string') return decodeBytes($bytes);
  if (typeof $buffer === 'string') return decodeBytes($buffer).buffer;
  if (typeof $date === 'string') return new Date($date);
  if (typeof $blob === 'string') return new Blob([decodeBytes($blob)], { type: String(type) });
  return Object.fromEntries(Object.entries(packed).map(([key, inside]) => [key, unpack(inside)]));
}

/** Returns a Uint8Array, as IndexedDB does; Node's Buffer is another class. */
const decodeBytes = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'));
