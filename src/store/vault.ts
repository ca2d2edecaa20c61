import { Refusal } from '../domain/errors.ts';
import { letGo } from '../domain/letGo.ts';
import { concat, sameBytes, storedBytes } from './bytes.ts';
import { HEAD_BYTES, headOf, type OpeningKeys, openRecord, sealRecord } from './cipher.ts';
import type { Codec, Opener, Place, Sealer } from './codec.ts';
import type { RecueilDb } from './db.ts';
import { told, written } from './faults.ts';
import { deleteBox, type KeyBox, makeBox, readBox } from './keyBox.ts';
import {
  type KeyringRow,
  masterOfOpen,
  newKeyring,
  type OpenKeys,
  openKeys,
  sealingKeys,
} from './keyring.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const WHOLE_UP_TO = 8 * 1024 * 1024;

/** Where the master key waits while unlocked: `storage.session`, shared by our contexts, never on the disk. */
export interface SessionKey {
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
export class Vault implements Codec {
  readonly #db: RecueilDb;
  readonly #session: SessionKey;
  /** Derived keys of the keyring last seen; the row itself is read again each time, another page may change it. */
  #known: { readonly ring: KeyringRow; readonly master: Bytes; readonly keys: OpenKeys } | null = null;
  #reading: Promise<unknown> = Promise.resolve();
  #next: Promise<KeyringRow> | null = null;

  constructor(db: RecueilDb, session: SessionKey) {
    this.#db = db;
    this.#session = session;
    // What was derived from it goes with it, not at the next read.
    session.onChange(() => {
      this.#known = null;
    });
  }

  /**
   * As it stands now. Those who ask while it is being read share the next reading: an export asks for each record, and
   * every answer is a trip to another process.
   */
  ring(): Promise<KeyringRow> {
    this.#next ??= this.#reading.then(() => {
      this.#next = null;
      const read = this.#readRing();
      this.#reading = read.catch(() => undefined);
      return read;
    });
    return this.#next;
  }

  async #readRing(): Promise<KeyringRow> {
    const found = await told(() => this.#db.keyring.get('keyring'));
    if (found !== undefined) return found;
    const box = await makeBox(this.#db);
    const made = await newKeyring(box);
    // Two of our contexts may start at once: the first row stays.
    const stored = await written(this.#db, () =>
      this.#db.transaction('rw', this.#db.keyring, async () => {
        const again = await this.#db.keyring.get('keyring');
        if (again !== undefined) return again;
        await this.#db.keyring.add(made);
        return made;
      }),
    );
    if (stored.opening.box !== box.name) await deleteBox(box.name);
    return stored;
  }

  /**
   * The keyring, and what `read` makes of it. Another of our pages may change the passphrase in between, and its box is
   * gone then: both are read again.
   */
  async reading<T>(read: (ring: KeyringRow) => Promise<T>): Promise<{ ring: KeyringRow; found: T }> {
    for (;;) {
      const ring = await this.ring();
      try {
        return { ring, found: await read(ring) };
      } catch (error) {
        if ((await this.ring()).opening.box === ring.opening.box) throw error;
      }
    }
  }

  /** Null for a keyring of before there were boxes. */
  async box({ opening }: KeyringRow): Promise<KeyBox | null> {
    return opening.box === undefined ? null : readBox(opening.box);
  }

  /** Null while locked. */
  async keys(ring: KeyringRow): Promise<OpenKeys | null> {
    const master = await this.#master(ring);
    if (master === null) {
      this.#known = null;
      return null;
    }
    const known = this.#known;
    // A store erased and begun again has the same numbers and another master key.
    const same =
      known?.ring.generation === ring.generation &&
      known.ring.secrets.length === ring.secrets.length &&
      sameBytes(known.master, master);
    if (known !== null && same) return known.keys;
    const keys = await openKeys(ring, master);
    this.#known = { ring, master, keys };
    return keys;
  }

  async #master(ring: KeyringRow): Promise<Bytes | null> {
    if (ring.opening.kind === 'locked') return this.#session.get();
    const known = this.#known;
    // What is under one box never changes.
    const same = known !== null && known.ring.opening.box === ring.opening.box;
    return same && ring.opening.box !== undefined ? known.master : masterOfOpen(ring, await this.box(ring));
  }

  async sealer(): Promise<Sealer> {
    const { ring, found } = await this.reading((ring) => this.keys(ring));
    const keys = await sealingKeys(ring, found);
    return {
      generation: ring.generation,
      inbox: ring.inbox,
      seal: async (place, bytes) => concat(...(await sealRecord(keys, placeOf(place), bytes))),
      sealBlob: async (place, content, type) =>
        new Blob(await sealRecord(keys, placeOf(place), content), { type }),
    };
  }

  async opener(): Promise<Opener> {
    const keysFor = await this.#opening();
    return async (place, bytes) =>
      concat(...(await openRecord(keysFor(bytes.subarray(0, HEAD_BYTES)), placeOf(place), bytes)));
  }

  async open(place: Place, bytes: Bytes): Promise<Bytes> {
    return (await this.opener())(place, bytes);
  }

  async openBlob(place: Place, blob: Blob): Promise<Blob> {
    const opened = await this.openFile(place, blob);
    return opened instanceof Blob ? opened : new Blob([opened], { type: blob.type });
  }

  async openFile(place: Place, blob: Blob): Promise<Blob | Bytes> {
    // Every read of a Blob is a trip to another process: one for all of it, unless it is large.
    const isWhole = blob.size <= WHOLE_UP_TO;
    const [stored, keysFor] = await Promise.all([
      storedBytes(isWhole ? blob : blob.slice(0, HEAD_BYTES)),
      this.#opening(),
    ]);
    const plain = await openRecord(keysFor(stored), placeOf(place), isWhole ? stored : blob);
    letGo(stored);
    return isWhole ? concat(...plain) : new Blob(plain, { type: blob.type });
  }

  async #opening(): Promise<(head: Uint8Array) => OpeningKeys> {
    const { found: keys } = await this.reading((ring) => this.keys(ring));
    if (keys === null) throw new Refusal('locked');
    return (head) => {
      const generation = keys.generations.get(headOf(head).generation);
      if (generation === undefined) throw new Refusal('record-damaged');
      return generation;
    };
  }
}

const placeOf = ({ table, key }: Place): string => `${table}\n${key}`;
