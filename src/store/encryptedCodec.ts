import { Refusal } from '../domain/shared/errors.ts';
import { releaseBuffer } from '../domain/shared/releaseBuffer.ts';
import { areBytesEqual, concatBytes, readStoredBytes } from './bytes.ts';
import {
  type DecryptionKeys,
  decryptRecord,
  encryptRecord,
  RECORD_HEADER_BYTES,
  readRecordHeader,
} from './cipher.ts';
import type { Codec, Decryptor, Encryptor, RecordPlace } from './codec.ts';
import type { RecueilDb } from './db.ts';
import {
  createKeyring,
  decryptMasterWithoutPassphrase,
  importEncryptionKeys,
  type KeyringRow,
  type UnlockedKeys,
  unlockKeys,
} from './keyring.ts';
import { guardedWrite, mapStoreErrors } from './storeErrors.ts';
import { createWrappingKey, deleteWrappingKey, readWrappingKey, type WrappingKey } from './wrappingKey.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const WHOLE_READ_MAX_BYTES = 8 * 1024 * 1024;

/** Where the master key waits while unlocked: `storage.session`, shared by our contexts, never on the disk. */
export interface SessionMasterKey {
  get(): Promise<Bytes | null>;
  set(master: Bytes): Promise<void>;
  clear(): Promise<void>;
  /** Calls back when it came or went, by whichever of our contexts. */
  onChange(listener: () => void): void;
}

/**
 * The codec that encrypts. Writing works locked or not; reading throws Refusal `locked` while it is, and
 * `record-damaged` for what does not open under its own place and keys.
 */
export class EncryptedCodec implements Codec {
  readonly #db: RecueilDb;
  readonly #session: SessionMasterKey;
  /** Derived keys of the keyring last seen; the row itself is read again each time, another page may change it. */
  #cached: { readonly ring: KeyringRow; readonly master: Bytes; readonly keys: UnlockedKeys } | null = null;
  #currentRead: Promise<unknown> = Promise.resolve();
  #nextRead: Promise<KeyringRow> | null = null;

  constructor(db: RecueilDb, session: SessionMasterKey) {
    this.#db = db;
    this.#session = session;
    // What was derived from it goes with it, not at the next read.
    session.onChange(() => {
      this.#cached = null;
    });
  }

  /**
   * As it stands now. Those who ask while it is being read share the next reading: an export asks for each record, and
   * every answer is a trip to another process.
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
    const found = await mapStoreErrors(() => this.#db.keyring.get('keyring'));
    if (found !== undefined) return found;
    const wrappingKey = await createWrappingKey(this.#db);
    const created = await createKeyring(wrappingKey);
    // Two of our contexts may start at once: the first row stays.
    const stored = await guardedWrite(this.#db, () =>
      this.#db.transaction('rw', this.#db.keyring, async () => {
        const existing = await this.#db.keyring.get('keyring');
        if (existing !== undefined) return existing;
        await this.#db.keyring.add(created);
        return created;
      }),
    );
    if (stored.opening.box !== wrappingKey.name) await deleteWrappingKey(wrappingKey.name);
    return stored;
  }

  /**
   * The keyring, and what `read` makes of it. Another of our pages may change the passphrase in between, and its box is
   * gone then: both are read again.
   */
  async withKeyring<T>(read: (ring: KeyringRow) => Promise<T>): Promise<{ ring: KeyringRow; found: T }> {
    for (;;) {
      const ring = await this.readKeyring();
      try {
        return { ring, found: await read(ring) };
      } catch (error) {
        if ((await this.readKeyring()).opening.box === ring.opening.box) throw error;
      }
    }
  }

  /** Null for a keyring of before there were boxes. */
  async loadWrappingKey({ opening }: KeyringRow): Promise<WrappingKey | null> {
    return opening.box === undefined ? null : readWrappingKey(opening.box);
  }

  /** Null while locked. */
  async loadKeys(readKeyring: KeyringRow): Promise<UnlockedKeys | null> {
    const master = await this.#loadMaster(readKeyring);
    if (master === null) {
      this.#cached = null;
      return null;
    }
    const cached = this.#cached;
    // A store erased and begun again has the same numbers and another master key.
    const same =
      cached?.ring.generation === readKeyring.generation &&
      cached.ring.secrets.length === readKeyring.secrets.length &&
      areBytesEqual(cached.master, master);
    if (cached !== null && same) return cached.keys;
    const keys = await unlockKeys(readKeyring, master);
    this.#cached = { ring: readKeyring, master, keys };
    return keys;
  }

  async #loadMaster(readKeyring: KeyringRow): Promise<Bytes | null> {
    if (readKeyring.opening.kind === 'locked') return this.#session.get();
    const cached = this.#cached;
    // What is under one box never changes.
    const same = cached !== null && cached.ring.opening.box === readKeyring.opening.box;
    return same && readKeyring.opening.box !== undefined
      ? cached.master
      : decryptMasterWithoutPassphrase(readKeyring, await this.loadWrappingKey(readKeyring));
  }

  async encryptor(): Promise<Encryptor> {
    const { ring, found } = await this.withKeyring((ring) => this.loadKeys(ring));
    const keys = await importEncryptionKeys(ring, found);
    return {
      generation: ring.generation,
      inbox: ring.inbox,
      encrypt: async (place, bytes) => concatBytes(...(await encryptRecord(keys, formatPlace(place), bytes))),
      encryptBlob: async (place, content, type) =>
        new Blob(await encryptRecord(keys, formatPlace(place), content), { type }),
    };
  }

  async decryptor(): Promise<Decryptor> {
    const keysFor = await this.#decryptionKeys();
    return async (place, bytes) =>
      concatBytes(
        ...(await decryptRecord(keysFor(bytes.subarray(0, RECORD_HEADER_BYTES)), formatPlace(place), bytes)),
      );
  }

  async decrypt(place: RecordPlace, bytes: Bytes): Promise<Bytes> {
    return (await this.decryptor())(place, bytes);
  }

  async decryptBlob(place: RecordPlace, blob: Blob): Promise<Blob> {
    const decrypted = await this.decryptFile(place, blob);
    return decrypted instanceof Blob ? decrypted : new Blob([decrypted], { type: blob.type });
  }

  async decryptFile(place: RecordPlace, blob: Blob): Promise<Blob | Bytes> {
    // Every read of a Blob is a trip to another process: one for all of it, unless it is large.
    const isWhole = blob.size <= WHOLE_READ_MAX_BYTES;
    const [stored, keysFor] = await Promise.all([
      readStoredBytes(isWhole ? blob : blob.slice(0, RECORD_HEADER_BYTES)),
      this.#decryptionKeys(),
    ]);
    const plain = await decryptRecord(keysFor(stored), formatPlace(place), isWhole ? stored : blob);
    releaseBuffer(stored);
    return isWhole ? concatBytes(...plain) : new Blob(plain, { type: blob.type });
  }

  async #decryptionKeys(): Promise<(head: Uint8Array) => DecryptionKeys> {
    const { found: keys } = await this.withKeyring((ring) => this.loadKeys(ring));
    if (keys === null) throw new Refusal('locked');
    return (head) => {
      const generation = keys.generations.get(readRecordHeader(head).generation);
      if (generation === undefined) throw new Refusal('record-damaged');
      return generation;
    };
  }
}

const formatPlace = ({ table, key }: RecordPlace): string => `${table}\n${key}`;
