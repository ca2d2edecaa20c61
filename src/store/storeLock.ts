import type { LockState, StoreLock } from '../domain/case/store.ts';
import { KEYRING_ROW } from '../domain/formatNames.ts';
import { areBytesEqual, type Bytes } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import type { Locks, SteadyClock } from '../domain/shared/ports.ts';
import type { RecueilDb } from './db.ts';
import type { EncryptedCodec, SessionMasterKey } from './encryptedCodec.ts';
import {
  changeKeyringPassphrase,
  decryptMasterByPassphrase,
  decryptMasterByRecoveryCode,
  type KeyringRow,
  removeKeyringPassphrase,
  setKeyringPassphrase,
} from './keyring.ts';
import { ARGON2_PARAMETERS, type Argon2Parameters } from './passphraseKey.ts';
import { guardedWrite, mapStoreErrors, writeTransaction } from './storeErrors.ts';
import { createWrappingKey, deleteWrappingKey, type WrappingKey } from './wrappingKey.ts';

type DecryptMaster = (ring: KeyringRow, wrappingKey: WrappingKey) => Promise<Bytes>;

const decryptBy =
  (passphrase: string): DecryptMaster =>
  (ring, wrappingKey) =>
    decryptMasterByPassphrase(ring, wrappingKey, passphrase);

/** No delay after the first three wrong tries; then 5 s, doubled each time, up to five minutes. */
const FREE_TRIES = 3;
const FIRST_DELAY_MS = 5_000;
const MAX_DELAY_MS = 5 * 60_000;
const MAX_KEPT_TRIES = 200;

/** Locks and unlocks the store. There is one keyring row; each change is one transaction. */
export class DexieStoreLock implements StoreLock {
  readonly #db: RecueilDb;
  readonly #codec: EncryptedCodec;
  readonly #session: SessionMasterKey;
  readonly #clock: SteadyClock;
  readonly #locks: Locks;
  readonly #argon2: Argon2Parameters;

  constructor(
    db: RecueilDb,
    codec: EncryptedCodec,
    session: SessionMasterKey,
    clock: SteadyClock,
    locks: Locks,
    argon2 = ARGON2_PARAMETERS,
  ) {
    this.#argon2 = argon2;
    this.#locks = locks;
    this.#db = db;
    this.#codec = codec;
    this.#session = session;
    this.#clock = clock;
  }

  async state(): Promise<LockState> {
    const ring = await this.#codec.readKeyring();
    if (ring.opening.kind === 'open') return { kind: 'none' };
    const { pin } = ring.opening;
    const [master, waitMs] = await Promise.all([this.#session.get(), this.#remainingDelay()]);
    return { kind: master === null ? 'locked' : 'unlocked', pin, reencrypting: ring.reencrypting, waitMs };
  }

  async set(passphrase: string, pin: boolean): Promise<string> {
    const { ring, result: keys } = await this.#codec.withKeyring((ring) => this.#codec.loadKeys(ring));
    if (ring.opening.kind !== 'open' || keys === null) throw new Refusal('already-locked');
    const wrappingKey = await createWrappingKey(this.#db);
    const chosen = { passphrase, pin, ...this.#argon2 };
    const { row, recoveryCode, master } = await setKeyringPassphrase(ring, keys, chosen, wrappingKey);
    // The session key is set before the row: an interruption in between leaves the store without a passphrase, never
    // locked without its key.
    await this.#session.set(master);
    try {
      await this.#replaceKeyring(ring, row);
    } catch (error) {
      // Another page may have set a passphrase: with this key, every record would be reported as damaged.
      await this.#session.clear();
      throw error;
    } finally {
      master.fill(0);
    }
    return recoveryCode;
  }

  async change(current: string, passphrase: string, pin: boolean): Promise<string> {
    return this.#replacePassphrase(decryptBy(current), passphrase, pin);
  }

  /** Sets a new passphrase with the recovery code, when the old one is forgotten. */
  async recover(code: string, passphrase: string, pin: boolean): Promise<string> {
    const decrypt: DecryptMaster = (ring, wrappingKey) => decryptMasterByRecoveryCode(ring, wrappingKey, code);
    return this.#replacePassphrase(decrypt, passphrase, pin);
  }

  async #replacePassphrase(decryptMaster: DecryptMaster, passphrase: string, pin: boolean): Promise<string> {
    const { ring, master } = await this.#tryUnlock(decryptMaster);
    const chosen = { passphrase, pin, ...this.#argon2 };
    const wrappingKey = await createWrappingKey(this.#db);
    const { row, recoveryCode } = await changeKeyringPassphrase(ring, master, chosen, wrappingKey);
    await this.#replaceKeyring(ring, row);
    await this.#setSession(master);
    return recoveryCode;
  }

  async remove(passphrase: string): Promise<void> {
    const { ring, master } = await this.#tryUnlock(decryptBy(passphrase));
    const row = await removeKeyringPassphrase(ring, master, await createWrappingKey(this.#db));
    master.fill(0);
    await this.#replaceKeyring(ring, row);
    await this.#session.clear();
  }

  async unlock(passphrase: string): Promise<void> {
    const { master } = await this.#tryUnlock(decryptBy(passphrase));
    await this.#setSession(master);
  }

  /** Only the session keeps the master key: this copy of its bytes is overwritten. */
  async #setSession(master: Bytes): Promise<void> {
    await this.#session.set(master);
    master.fill(0);
  }

  async lock(): Promise<void> {
    const ring = await this.#codec.readKeyring();
    if (ring.opening.kind === 'locked') await this.#session.clear();
  }

  async tries(): Promise<readonly string[]> {
    const rows = await mapStoreErrors(() => this.#db.tries.where('outcome').equals('wrong').toArray());
    return rows.map(({ at }) => at);
  }

  /** Tries run one at a time over all contexts: tries at the same time would all start before the first one counts. */
  #tryUnlock(decryptMaster: DecryptMaster): Promise<{ ring: KeyringRow; master: Bytes }> {
    return this.#locks.hold('unlock-try', () => this.#tryUnlockAlone(decryptMaster));
  }

  async #tryUnlockAlone(decryptMaster: DecryptMaster): Promise<{ ring: KeyringRow; master: Bytes }> {
    const { ring, result: wrappingKey } = await this.#codec.withKeyring((ring) => this.#codec.loadWrappingKey(ring));
    const wait = await this.#remainingDelay();
    if (wait > 0) throw new Refusal('too-many-tries', { seconds: Math.ceil(wait / 1000) });
    const [at, steady] = [this.#clock.now().toISOString(), this.#clock.steadyNow()];
    try {
      const master = await decryptMaster(ring, wrappingKey);
      await guardedWrite(this.#db, () => this.#db.tries.add({ at, outcome: 'right' })).catch(ignoreDiskFull);
      return { ring, master };
    } catch (error) {
      // When the wrong try cannot be recorded, the caller gets that error instead: no try is left uncounted.
      await guardedWrite(this.#db, () => this.#recordWrongTry(at, steady));
      throw error;
    }
  }

  async #recordWrongTry(at: string, steady: number): Promise<void> {
    await this.#db.tries.add({ at, steady, outcome: 'wrong' });
    const old = await this.#db.tries.orderBy(':id').reverse().offset(MAX_KEPT_TRIES).primaryKeys();
    await this.#db.tries.bulkDelete(old);
  }

  /**
   * Returns the milliseconds until the next try is allowed. Setting the clock changes nothing while the process that
   * runs our pages and background lives. In a later one, a delay starts again when the clock was set back: it is not
   * shorter than before, and ends without waiting for the date of the last try.
   */
  async #remainingDelay(): Promise<number> {
    // Newest first, up to the last right one: each row is an inter-process call, and the popup waits for the answer.
    const newest = await mapStoreErrors(() =>
      this.#db.tries
        .orderBy(':id')
        .reverse()
        .until(({ outcome }) => outcome === 'right', true)
        .limit(MAX_KEPT_TRIES)
        .toArray(),
    );
    const right = newest.findIndex(({ outcome }) => outcome === 'right');
    const sinceRight = right === -1 ? newest : newest.slice(0, right);
    const wrong = sinceRight.filter(({ outcome }) => outcome === 'wrong').length;
    const last = newest[0];
    if (last?.steady === undefined || wrong < FREE_TRIES) return 0;
    const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (wrong - FREE_TRIES));
    const steady = this.#clock.steadyNow();
    const since = steady - last.steady;
    if (since >= 0) return Math.max(0, delay - since);
    const restart = { at: this.#clock.now().toISOString(), steady, outcome: 'clock-set-back' } as const;
    await guardedWrite(this.#db, () => this.#db.tries.add(restart)).catch(ignoreDiskFull);
    return delay;
  }

  /** Replaces the keyring. The same transaction lists the old wrapping key in `gone`, to be deleted afterwards. */
  async #replaceKeyring(before: KeyringRow, after: KeyringRow): Promise<void> {
    const { keyring } = this.#db;
    const replaced = await writeTransaction(this.#db, [keyring], async () => {
      const now = await keyring.get(KEYRING_ROW);
      if (now === undefined || !hasSameSecrets(now, before)) return false;
      await keyring.put({ ...after, epoch: now.epoch, gone: [...(now.gone ?? []), now.opening.box] });
      return true;
    });
    if (replaced) return this.#session.announce();
    await deleteWrappingKey(after.opening.box);
    throw new Refusal('already-running');
  }
}

/** Returns false when another page set a passphrase, dropped old keys or erased everything in between. */
const hasSameSecrets = (a: KeyringRow, b: KeyringRow): boolean =>
  areBytesEqual(a.inbox, b.inbox) && a.secrets.length === b.secrets.length;

/** A correct passphrase unlocks even when a full disk prevents recording the try. */
function ignoreDiskFull(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'disk-full')) throw error;
}
