import { argon2id } from 'hash-wasm';
import { Refusal } from '../domain/errors.ts';
import { concat } from './bytes.ts';
import { aesKey, type OpeningKeys, type SealingKeys } from './cipher.ts';

/**
 * Who opens the store. While no passphrase is set the master key lies in the row, readable: the records are encrypted
 * all the same, so that setting one later never has to chase old plain copies on the disk. Setting one makes a new
 * generation of keys; what stood under the old one is encrypted again, and then the old keys are dropped.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export interface KeyringRow {
  readonly id: 'keyring';
  readonly generation: number;
  readonly opening: { readonly kind: 'open'; readonly master: Bytes } | ({ readonly kind: 'locked' } & Locks);
  /** P-256, raw: anything may be written to it while locked. */
  readonly inbox: Bytes;
  /** What opens each generation, the newest first, under the master key: 32 bytes of its master, then PKCS #8. */
  readonly secrets: readonly SealedSecrets[];
  /** Records of an older generation may be left. */
  readonly resealing: boolean;
  /** Up to here, in the order of `reseal`, none is: a large store takes more than one life of the worker. */
  readonly reached?: { readonly table: string; readonly key: unknown };
}

interface Locks extends Stretching {
  /** A short code of digits: said to be weak wherever it is set. */
  readonly pin: boolean;
  readonly salt: Bytes;
  readonly byPassphrase: Bytes;
  readonly byRecovery: Bytes;
}

interface SealedSecrets {
  readonly generation: number;
  readonly sealed: Bytes;
}

interface Secrets {
  readonly generation: number;
  readonly master: Bytes;
  readonly inboxPrivate: Bytes;
}

/** What a guess costs; kept with the salt, so that a later version may ask for more. */
export interface Stretching {
  readonly memoryKib: number;
  readonly passes: number;
}

/** RFC 9106's second recommended choice: 64 MiB, three passes; 0.2 to 0.5 s on an ordinary computer. */
export const STRETCHING: Stretching = { memoryKib: 64 * 1024, passes: 3 };

const IV = 12;
const KEY_BYTES = 32;
const P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A passphrase as the person chose it. */
export interface Chosen extends Stretching {
  readonly passphrase: string;
  readonly pin: boolean;
}

/** Everything that opens: one entry a generation, the newest first. */
export interface OpenKeys {
  readonly masterBytes: Bytes;
  readonly generations: ReadonlyMap<number, OpeningKeys>;
}

export async function newKeyring(): Promise<KeyringRow> {
  const master = random(KEY_BYTES);
  const made = await newGeneration(1, master);
  return {
    id: 'keyring',
    generation: 1,
    opening: { kind: 'open', master },
    inbox: made.inbox,
    secrets: [await putSecrets(master, made.secrets)],
    resealing: false,
  };
}

/** The same store under a passphrase, with a new generation of keys; `recoveryCode` is shown once and kept nowhere. */
export async function lockedKeyring(
  row: KeyringRow,
  keys: OpenKeys,
  chosen: Chosen,
): Promise<{ row: KeyringRow; recoveryCode: string; master: Bytes }> {
  const master = random(KEY_BYTES);
  const generation = row.generation + 1;
  const made = await newGeneration(generation, master);
  const older = await allSecrets(row, keys.masterBytes);
  const { locks, recoveryCode } = await makeLocks(master, chosen);
  return {
    row: {
      id: 'keyring',
      generation,
      opening: { kind: 'locked', ...locks },
      inbox: made.inbox,
      secrets: await Promise.all([made.secrets, ...older].map((one) => putSecrets(master, one))),
      resealing: true,
    },
    recoveryCode,
    master,
  };
}

/** Another passphrase for the same keys: nothing else is written again. */
export async function changedKeyring(row: KeyringRow, master: Bytes, chosen: Chosen) {
  const { locks, recoveryCode } = await makeLocks(master, chosen);
  return { row: { ...row, opening: { kind: 'locked' as const, ...locks } }, recoveryCode };
}

/** No passphrase any more: the master key is readable again. */
export function openedKeyring(row: KeyringRow, master: Bytes): KeyringRow {
  return { ...row, opening: { kind: 'open', master } };
}

/** After everything was encrypted again: the older generations' keys are gone for good, unless something `stays` under them. */
export function prunedKeyring(row: KeyringRow, stays: boolean): KeyringRow {
  const { reached: _, ...rest } = row;
  return { ...rest, secrets: stays ? row.secrets : row.secrets.slice(0, 1), resealing: false };
}

/** The master key, from a passphrase; throws Refusal `wrong-passphrase`. */
export async function masterByPassphrase(row: KeyringRow, passphrase: string): Promise<Bytes> {
  if (row.opening.kind === 'open') return row.opening.master;
  const { salt, byPassphrase } = row.opening;
  return tryOpen(await stretch(passphrase, salt, row.opening), byPassphrase, 'wrong-passphrase');
}

/** The master key, from the recovery code as typed; throws Refusal `wrong-recovery-code`. */
export async function masterByRecovery(row: KeyringRow, typed: string): Promise<Bytes> {
  if (row.opening.kind === 'open') return row.opening.master;
  const code = readRecoveryCode(typed);
  if (code === null) throw new Refusal('wrong-recovery-code');
  return tryOpen(await recoveryKey(code), row.opening.byRecovery, 'wrong-recovery-code');
}

export async function openKeys(row: KeyringRow, master: Bytes): Promise<OpenKeys> {
  const all = await allSecrets(row, master);
  if (all[0]?.generation !== row.generation) throw new Refusal('record-damaged');
  const generations = new Map<number, OpeningKeys>();
  for (const one of all) {
    const [masterKey, inboxPrivate] = await Promise.all([
      aesKey(one.master),
      crypto.subtle.importKey('pkcs8', one.inboxPrivate, P256, false, ['deriveBits']),
    ]);
    generations.set(one.generation, { master: masterKey, inboxPrivate });
  }
  return { masterBytes: master, generations };
}

export async function sealingKeys(row: KeyringRow, open: OpenKeys | null): Promise<SealingKeys> {
  return {
    generation: row.generation,
    master: open?.generations.get(row.generation)?.master ?? null,
    inboxPublic: await crypto.subtle.importKey('raw', row.inbox, P256, false, []),
  };
}

async function newGeneration(generation: number, master: Bytes) {
  const pair = await crypto.subtle.generateKey(P256, true, ['deriveBits']);
  const [raw, pkcs8] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return { inbox: new Uint8Array(raw), secrets: { generation, master, inboxPrivate: new Uint8Array(pkcs8) } };
}

async function makeLocks(
  master: Bytes,
  { passphrase, pin, memoryKib, passes }: Chosen,
): Promise<{ locks: Locks; recoveryCode: string }> {
  const salt = random(16);
  const code = random(RECOVERY_BYTES);
  const [byPassphrase, byRecovery] = await Promise.all([
    stretch(passphrase, salt, { memoryKib, passes }).then((key) => encrypt(key, master)),
    recoveryKey(code).then((key) => encrypt(key, master)),
  ]);
  const locks = { pin, salt, memoryKib, passes, byPassphrase, byRecovery };
  return { locks, recoveryCode: writeRecoveryCode(code) };
}

/** NFC: the same word typed on two keyboards is the same passphrase. */
export async function stretch(
  passphrase: string,
  salt: Bytes,
  { memoryKib, passes }: Stretching,
): Promise<CryptoKey> {
  const password = new TextEncoder().encode(passphrase.normalize('NFC'));
  const options = {
    password,
    salt,
    memorySize: memoryKib,
    iterations: passes,
    parallelism: 1,
    hashLength: 32,
  };
  return aesKey(new Uint8Array(await argon2id({ ...options, outputType: 'binary' })));
}

const RECOVERY_BYTES = 20;
/** Crockford's base 32: no I, L, O, U to mistake when read from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 160 bits as eight groups of four. */
export function writeRecoveryCode(code: Bytes): string {
  let bits = 0n;
  for (const byte of code) bits = (bits << 8n) | BigInt(byte);
  const letters: string[] = [];
  for (let n = 0; n < 32; n += 1) {
    letters.unshift(ALPHABET[Number(bits & 31n)] ?? '');
    bits >>= 5n;
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

export function readRecoveryCode(typed: string): Bytes | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  if (letters.length !== 32 || [...letters].some((letter) => !ALPHABET.includes(letter))) return null;
  let bits = 0n;
  for (const letter of letters) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(letter));
  const code = new Uint8Array(RECOVERY_BYTES);
  for (let at = RECOVERY_BYTES - 1; at >= 0; at -= 1) {
    code[at] = Number(bits & 255n);
    bits >>= 8n;
  }
  return code;
}

/** 160 random bits need no stretching. */
async function recoveryKey(code: Bytes): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', code, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('recueil/recovery/1');
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
  return crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

async function putSecrets(
  under: Bytes,
  { generation, master, inboxPrivate }: Secrets,
): Promise<SealedSecrets> {
  return { generation, sealed: await encrypt(await aesKey(under), concat(master, inboxPrivate), generation) };
}

async function allSecrets(row: KeyringRow, master: Bytes): Promise<readonly Secrets[]> {
  const key = await aesKey(master);
  return Promise.all(
    row.secrets.map(async ({ generation, sealed }) => {
      const both = await tryOpen(key, sealed, 'record-damaged', generation);
      return { generation, master: both.slice(0, KEY_BYTES), inboxPrivate: both.slice(KEY_BYTES) };
    }),
  );
}

/** `bound` is authenticated with the text: secrets of one generation are not those of another. */
async function encrypt(key: CryptoKey, plain: Bytes, bound = 0): Promise<Bytes> {
  const iv = random(IV);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo(bound) },
    key,
    plain,
  );
  return concat(iv, new Uint8Array(sealed));
}

async function tryOpen(
  key: CryptoKey,
  sealed: Bytes,
  code: 'wrong-passphrase' | 'wrong-recovery-code' | 'record-damaged',
  bound = 0,
): Promise<Bytes> {
  try {
    const parameters = { name: 'AES-GCM', iv: sealed.slice(0, IV), additionalData: boundTo(bound) };
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.slice(IV)));
  } catch (error) {
    throw new Refusal(code, {}, error);
  }
}

const boundTo = (generation: number): Bytes => new TextEncoder().encode(`recueil/keyring/1 ${generation}`);

function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
