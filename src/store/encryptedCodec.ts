import { KEYRING_ROW } from '../domain/formatNames.ts';
import { areBytesEqual, type BinaryContent, type Bytes, concatBytes, releaseBuffer } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { type DecryptionKeys, decryptRecord, encryptRecord, RECORD_HEADER_BYTES, readRecordHeader } from './cipher.ts';
import type { RecueilDb } from './db.ts';
import {
  createKeyring,
  decryptMasterWithoutPassphrase,
  importEncryptionKeys,
  type KeyringRow,
  type UnlockedKeys,
  unlockKeys,
} from './keyring.ts';
import { mapStoreErrors, writeTransaction } from './storeErrors.ts';
import { createWrappingKey, deleteWrappingKey, readWrappingKey, type WrappingKey } from './wrappingKey.ts';

/** The row that a record belongs to. An encrypting codec binds the ciphertext to it, so that no two can be swapped. */
export interface RecordPlace {
  readonly table: string;
  readonly key: string;
}

/** Encrypts the records of one transaction, all under the same keys. */
export interface Encryptor {
  /** The generation of the keys. A transaction that finds another generation in the store must start again. */
  readonly generation: number;
  /** The inbox public key. It tells keyrings apart: an erased and recreated store also counts generations from 1. */
  readonly inbox: Bytes | null;
  /** The epoch that the work began in. A transaction that finds another one in the store is refused. */
  readonly epoch: string;
  encrypt(place: RecordPlace, bytes: Bytes): Promise<Bytes>;
  encryptBlob(place: RecordPlace, content: BinaryContent, mediaType: string): Promise<Blob>;
}

/** Decrypts many records without reading the keys each time. */
export type Decryptor = (place: RecordPlace, bytes: Bytes) => Promise<Bytes>;

/** Encrypts and decrypts every byte at rest. Call it outside of transactions: awaiting WebCrypto would end them. */
export interface Codec {
  encryptor(): Promise<Encryptor>;
  /** Returns the epoch that what is written now belongs to. */
  readEpoch(): Promise<string>;
  decryptor(): Promise<Decryptor>;
  decrypt(place: RecordPlace, bytes: Bytes): Promise<Bytes>;
  decryptBlob(place: RecordPlace, blob: Blob): Promise<Blob>;
  /** Returns bytes when the file had to be read whole: a Blob made of them would cost another inter-process call. */
  decryptFile(place: RecordPlace, blob: Blob): Promise<Blob | Bytes>;
}

export const encodeJson = (value: unknown): Bytes => new TextEncoder().encode(JSON.stringify(value));

/** Parses without validation: only this program writes these bytes, and the caller names the type it wrote. */
export const decodeJson = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes)) as T;

const WHOLE_READ_MAX_BYTES = 8 * 1024 * 1024;

/** Holds the master key while unlocked: `storage.session`, shared by our contexts, never written to the disk. */
export interface SessionMasterKey {
  get(): Promise<Bytes | null>;
  set(master: Bytes): Promise<void>;
  clear(): Promise<void>;
  /** Tells that the passphrase was set, changed or removed: the key alone may be the same, or be set before that. */
  announce(): Promise<void>;
  /** Calls `listener` when any of our contexts set or cleared the key, or announced a change. */
  onChange(listener: () => void): void;
}

/**
 * The encrypting codec. Encryption works whether the store is locked or not. Decryption throws Refusal `locked` while
 * it is locked, and `record-damaged` for a record that does not decrypt with its own place and keys.
 */
export class EncryptedCodec implements Codec {
  readonly #db: RecueilDb;
  readonly #session: SessionMasterKey;
  /** Derived keys of the last keyring read. The row itself is read each time, since another page may change it. */
  #cached: { readonly ring: KeyringRow; readonly master: Bytes; readonly keys: UnlockedKeys } | null = null;
  #currentRead: Promise<unknown> = Promise.resolve();
  #nextRead: Promise<KeyringRow> | null = null;

  constructor(db: RecueilDb, session: SessionMasterKey) {
    this.#db = db;
    this.#session = session;
    // Drops the derived keys at once instead of at the next read.
    session.onChange(() => this.#forgetKeys());
  }

  /**
   * Returns the current keyring, which it creates when there is none. Calls made during a read share the next read: an
   * export reads the keyring for each record, and each read is an inter-process call.
   */
  readKeyring(): Promise<KeyringRow> {
    this.#nextRead ??= this.#currentRead.then(() => {
      this.#nextRead = null;
      const read = this.#readOrCreateKeyring();
      this.#currentRead = read.catch(() => undefined);
      return read;
    });
    return this.#nextRead;
  }

  async #readOrCreateKeyring(): Promise<KeyringRow> {
    const found = await mapStoreErrors(() => this.#db.keyring.get(KEYRING_ROW));
    if (found !== undefined) return found;
    const wrappingKey = await createWrappingKey(this.#db);
    const created = await createKeyring(wrappingKey);
    // Two of our contexts may start at the same time: the first row written is used.
    const stored = await writeTransaction(this.#db, [this.#db.keyring], async () => {
      const existing = await this.#db.keyring.get(KEYRING_ROW);
      if (existing !== undefined) return existing;
      await this.#db.keyring.add(created);
      return created;
    });
    if (stored.opening.box !== wrappingKey.name) await deleteWrappingKey(wrappingKey.name);
    return stored;
  }

  /**
   * Reads the keyring and passes it to `read`. When another page changes the passphrase in between, its wrapping key is
   * deleted and `read` fails: both are then read again.
   */
  async withKeyring<T>(read: (ring: KeyringRow) => Promise<T>): Promise<{ ring: KeyringRow; result: T }> {
    for (;;) {
      const ring = await this.readKeyring();
      try {
        return { ring, result: await read(ring) };
      } catch (error) {
        if ((await this.readKeyring()).opening.box === ring.opening.box) throw error;
      }
    }
  }

  loadWrappingKey({ opening }: KeyringRow): Promise<WrappingKey> {
    return readWrappingKey(opening.box);
  }

  /** Returns null while locked. */
  async loadKeys(readKeyring: KeyringRow): Promise<UnlockedKeys | null> {
    const master = await this.#loadMaster(readKeyring);
    if (master === null) {
      this.#forgetKeys();
      return null;
    }
    const cached = this.#cached;
    // An erased and recreated store has the same generation numbers and another master key.
    const same =
      cached?.ring.generation === readKeyring.generation &&
      cached.ring.secrets.length === readKeyring.secrets.length &&
      areBytesEqual(cached.master, master);
    if (cached !== null && same) {
      // Without a passphrase it may be the row's own.
      if (readKeyring.opening.kind === 'locked') master.fill(0);
      return cached.keys;
    }
    const keys = await unlockKeys(readKeyring, master);
    this.#forgetKeys();
    this.#cached = { ring: readKeyring, master, keys };
    return keys;
  }

  /**
   * Drops the derived keys, and overwrites the master key that they were compared by. Without a passphrase, another
   * reader may still hold the same bytes, which the disk has anyway.
   */
  #forgetKeys(): void {
    if (this.#cached?.ring.opening.kind === 'locked') this.#cached.master.fill(0);
    this.#cached = null;
  }

  async #loadMaster(readKeyring: KeyringRow): Promise<Bytes | null> {
    if (readKeyring.opening.kind === 'locked') return this.#session.get();
    const cached = this.#cached;
    // A wrapping key always protects the same master key.
    const same = cached !== null && cached.ring.opening.box === readKeyring.opening.box;
    return same ? cached.master : decryptMasterWithoutPassphrase(readKeyring, await this.loadWrappingKey(readKeyring));
  }

  async readEpoch(): Promise<string> {
    return epochOf(await this.readKeyring());
  }

  /** Returns the codec of work that began in an epoch: once that one has ended, nothing of the work is written. */
  inEpoch(epoch: string): Codec {
    return {
      encryptor: async () => ({ ...(await this.encryptor()), epoch }),
      readEpoch: async () => epoch,
      decryptor: () => this.decryptor(),
      decrypt: (place, bytes) => this.decrypt(place, bytes),
      decryptBlob: (place, blob) => this.decryptBlob(place, blob),
      decryptFile: (place, blob) => this.decryptFile(place, blob),
    };
  }

  async encryptor(): Promise<Encryptor> {
    const { ring, result: unlocked } = await this.withKeyring((ring) => this.loadKeys(ring));
    const keys = await importEncryptionKeys(ring, unlocked);
    return {
      generation: ring.generation,
      inbox: ring.inbox,
      epoch: epochOf(ring),
      encrypt: async (place, bytes) => concatBytes(await encryptRecord(keys, formatPlace(place), bytes)),
      encryptBlob: async (place, content, type) =>
        new Blob(await encryptRecord(keys, formatPlace(place), content), { type }),
    };
  }

  async decryptor(): Promise<Decryptor> {
    const keysFor = await this.#decryptionKeys();
    return async (place, bytes) =>
      concatBytes(await decryptRecord(keysFor(bytes.subarray(0, RECORD_HEADER_BYTES)), formatPlace(place), bytes));
  }

  async decrypt(place: RecordPlace, bytes: Bytes): Promise<Bytes> {
    return (await this.decryptor())(place, bytes);
  }

  async decryptBlob(place: RecordPlace, blob: Blob): Promise<Blob> {
    const decrypted = await this.decryptFile(place, blob);
    return decrypted instanceof Blob ? decrypted : new Blob([decrypted], { type: blob.type });
  }

  async decryptFile(place: RecordPlace, blob: Blob): Promise<Blob | Bytes> {
    // Each read of a Blob is an inter-process call: a Blob is read at once unless it is large.
    const isWhole = blob.size <= WHOLE_READ_MAX_BYTES;
    const [stored, keysFor] = await Promise.all([
      readStoredBytes(isWhole ? blob : blob.slice(0, RECORD_HEADER_BYTES)),
      this.#decryptionKeys(),
    ]);
    const plain = await decryptRecord(keysFor(stored), formatPlace(place), isWhole ? stored : blob);
    releaseBuffer(stored);
    return isWhole ? concatBytes(plain) : new Blob(plain, { type: blob.type });
  }

  async #decryptionKeys(): Promise<(head: Uint8Array) => DecryptionKeys> {
    const { result: keys } = await this.withKeyring((ring) => this.loadKeys(ring));
    if (keys === null) throw new Refusal('locked');
    return (head) => {
      const generation = keys.generations.get(readRecordHeader(head).generation);
      if (generation === undefined) throw new Refusal('record-damaged');
      return generation;
    };
  }
}

const formatPlace = ({ table, key }: RecordPlace): string => `${table}\n${key}`;

/** The epoch of a store without a keyring, which nothing was written to yet. */
export const NO_EPOCH = 'none';

const epochOf = (ring: KeyringRow | undefined): string => ring?.epoch ?? NO_EPOCH;

/**
 * Refuses a writer whose epoch has ended. Call it within the transaction that writes: what was erased in between must
 * not be followed by what began before. Throws Refusal `cancelled`.
 */
export async function assertEpoch(db: RecueilDb, epoch: string): Promise<KeyringRow | undefined> {
  const ring = await db.keyring.get(KEYRING_ROW);
  if (epochOf(ring) !== epoch) throw new Refusal('cancelled');
  return ring;
}

/**
 * Returns whether the encryptor's keys are still the store's. Call it within the transaction that writes: setting a
 * passphrase changes the keys, and records encrypted under the old ones must not be written. Throws Refusal `cancelled`
 * when the encryptor's epoch has ended.
 */
export async function isCurrentGeneration(db: RecueilDb, encryptor: Encryptor): Promise<boolean> {
  const ring = await assertEpoch(db, encryptor.epoch);
  if (ring === undefined || encryptor.inbox === null) return ring === undefined && encryptor.inbox === null;
  return ring.generation === encryptor.generation && areBytesEqual(ring.inbox, encryptor.inbox);
}

/**
 * Writes with the store's keys: again when they changed meanwhile, which `write` tells by returning false. Nothing else
 * causes another attempt.
 */
export async function writeWithCurrentKeys(
  codec: Codec,
  write: (encryptor: Encryptor) => Promise<boolean>,
): Promise<void> {
  for (let attempt = 1; attempt <= MAX_WRITES; attempt += 1) if (await write(await codec.encryptor())) return;
  throw new Error('the keys keep changing');
}

const MAX_WRITES = 3;

/** Reads a stored Blob. Throws Refusal `record-damaged` when its file is missing from the disk or cannot be read. */
export async function readStoredBytes(blob: Blob): Promise<Bytes> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw new Refusal('record-damaged', {}, error);
  }
}
