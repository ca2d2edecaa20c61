import { Refusal } from '../domain/errors.ts';
import type { Keeper, LockState } from '../domain/keeper.ts';
import type { Clock } from '../domain/ports.ts';
import type { RecueilDb } from './db.ts';
import { told, written } from './faults.ts';
import { deleteBox, type KeyBox, makeBox } from './keyBox.ts';
import {
  changedKeyring,
  type KeyringRow,
  lockedKeyring,
  masterByPassphrase,
  masterByRecovery,
  openedKeyring,
  STRETCHING,
  type Stretching,
} from './keyring.ts';
import type { SessionKey, Vault } from './vault.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The first three tries are free; then 5 s, doubled each time, to five minutes. */
const FREE_TRIES = 3;
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 5 * 60_000;
const KEPT_TRIES = 200;

/** Opens and closes the store. One keyring row; each change is one transaction. */
export class StoreKeeper implements Keeper {
  readonly #db: RecueilDb;
  readonly #vault: Vault;
  readonly #session: SessionKey;
  readonly #clock: Clock;
  readonly #stretching: Stretching;

  constructor(db: RecueilDb, vault: Vault, session: SessionKey, clock: Clock, stretching = STRETCHING) {
    this.#stretching = stretching;
    this.#db = db;
    this.#vault = vault;
    this.#session = session;
    this.#clock = clock;
  }

  async state(): Promise<LockState> {
    const ring = await this.#vault.ring();
    if (ring.opening.kind === 'open') return { kind: 'none' };
    const kind = (await this.#session.get()) === null ? 'locked' : 'unlocked';
    return { kind, pin: ring.opening.pin, resealing: ring.resealing, waitMs: await this.#wait() };
  }

  async set(passphrase: string, pin: boolean): Promise<string> {
    const { ring, found: keys } = await this.#vault.reading((ring) => this.#vault.keys(ring));
    if (ring.opening.kind !== 'open' || keys === null) throw new Refusal('already-locked');
    const box = await makeBox(this.#db);
    const chosen = { passphrase, pin, ...this.#stretching };
    const { row, recoveryCode, master } = await lockedKeyring(ring, keys, chosen, box);
    // In the session before the row: a death in between leaves the store open, never shut without a key.
    await this.#session.set(master);
    try {
      await this.#replace(ring, row);
    } catch (error) {
      // Another page's passphrase may stand by now: this key would open nothing, and damaged is what all would look.
      await this.#session.clear();
      throw error;
    }
    return recoveryCode;
  }

  async change(current: string, passphrase: string, pin: boolean): Promise<string> {
    return this.#chooseAgain((ring, box) => masterByPassphrase(ring, box, current), passphrase, pin);
  }

  /** With the recovery code in the place of a forgotten passphrase. */
  async recover(code: string, passphrase: string, pin: boolean): Promise<string> {
    return this.#chooseAgain((ring, box) => masterByRecovery(ring, box, code), passphrase, pin);
  }

  async #chooseAgain(
    open: (ring: KeyringRow, box: KeyBox | null) => Promise<Bytes>,
    passphrase: string,
    pin: boolean,
  ): Promise<string> {
    const { ring, master } = await this.#try(open);
    const chosen = { passphrase, pin, ...this.#stretching };
    const { row, recoveryCode } = await changedKeyring(ring, master, chosen, await makeBox(this.#db));
    await this.#replace(ring, row);
    await this.#session.set(master);
    return recoveryCode;
  }

  async remove(passphrase: string): Promise<void> {
    const { ring, master } = await this.#try((ring, box) => masterByPassphrase(ring, box, passphrase));
    await this.#replace(ring, await openedKeyring(ring, master, await makeBox(this.#db)));
    await this.#session.clear();
  }

  async unlock(passphrase: string): Promise<void> {
    const { master } = await this.#try((ring, box) => masterByPassphrase(ring, box, passphrase));
    await this.#session.set(master);
  }

  async lock(): Promise<void> {
    const ring = await this.#vault.ring();
    if (ring.opening.kind === 'locked') await this.#session.clear();
  }

  async tries(): Promise<readonly string[]> {
    const rows = await told(() => this.#db.tries.where('outcome').equals('wrong').toArray());
    return rows.map(({ at }) => at);
  }

  async #try(
    open: (ring: KeyringRow, box: KeyBox | null) => Promise<Bytes>,
  ): Promise<{ ring: KeyringRow; master: Bytes }> {
    const { ring, found: box } = await this.#vault.reading((ring) => this.#vault.box(ring));
    const wait = await this.#wait();
    if (wait > 0) throw new Refusal('too-many-tries', { seconds: Math.ceil(wait / 1000) });
    const at = this.#clock.now().toISOString();
    try {
      const master = await open(ring, box);
      await written(this.#db, () => this.#db.tries.add({ at, outcome: 'right' })).catch(unlessFull);
      return { ring, master };
    } catch (error) {
      // Where it cannot be noted, it is not told either: nobody tries for free.
      await written(this.#db, () => this.#noteWrong(at));
      throw error;
    }
  }

  async #noteWrong(at: string): Promise<void> {
    await this.#db.tries.add({ at, outcome: 'wrong' });
    const old = await this.#db.tries.orderBy(':id').reverse().offset(KEPT_TRIES).primaryKeys();
    await this.#db.tries.bulkDelete(old);
  }

  /** Milliseconds until the next try is looked at. */
  async #wait(): Promise<number> {
    const newest = await told(() => this.#db.tries.orderBy(':id').reverse().limit(KEPT_TRIES).toArray());
    const sinceRight = newest.findIndex(({ outcome }) => outcome === 'right');
    const wrong = sinceRight === -1 ? newest.length : sinceRight;
    const last = newest[0];
    if (last === undefined || wrong < FREE_TRIES) return 0;
    const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (wrong - FREE_TRIES));
    const since = this.#clock.now().getTime() - Date.parse(last.at);
    // A clock that was set back tells nothing, and must shut nobody out for years.
    return since < 0 ? 0 : Math.max(0, delay - since);
  }

  /** What opened it before is named as gone in the same transaction, to be deleted after it. */
  async #replace(before: KeyringRow, after: KeyringRow): Promise<void> {
    const { keyring } = this.#db;
    const replaced = await written(this.#db, () =>
      this.#db.transaction('rw', keyring, async () => {
        const now = await keyring.get('keyring');
        if (now === undefined || !sameSecrets(now, before)) return false;
        const { box } = now.opening;
        await keyring.put({ ...after, gone: [...(now.gone ?? []), ...(box === undefined ? [] : [box])] });
        return true;
      }),
    );
    if (replaced) return;
    if (after.opening.box !== undefined) await deleteBox(after.opening.box);
    throw new Refusal('already-running');
  }
}

/** Another of our pages may have set a passphrase, or dropped old keys, in between. */
function sameSecrets(a: KeyringRow, b: KeyringRow): boolean {
  return a.generation === b.generation && a.secrets.length === b.secrets.length;
}

/** A right passphrase opens, whatever the disk has left; only the note of it is missing. */
function unlessFull(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'disk-full')) throw error;
}
