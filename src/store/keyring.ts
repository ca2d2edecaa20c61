import { argon2id } from 'hash-wasm';
import { Refusal } from '../domain/errors.ts';
import { concat } from './bytes.ts';
import { aesKey, type OpeningKeys, type SealingKeys } from './cipher.ts';
import type { KeyBox } from './keyBox.ts';
import { RECOVERY_BYTES, readRecoveryCode, writeRecoveryCode } from './recoveryCode.ts';

/**
 * Who opens the store. While no passphrase is set the master key can be read, under the key of a box: the records are
 * encrypted all the same, so that setting one later never has to chase old plain copies on the disk. Setting one makes a
 * new generation of keys; what stood under the old one is encrypted again, and then the old keys are dropped.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export interface KeyringRow {
  readonly id: 'keyring';
  readonly generation: number;
  readonly opening: Opening & {
    /** The box whose key it is under (keyBox.ts). Absent: written before there were any, and under none. */
    readonly box?: string;
  };
  /** Boxes that were replaced: to be deleted. */
  readonly gone?: readonly string[];
  /** P-256, raw: anything may be written to it while locked. */
  readonly inbox: Bytes;
  /** What opens each generation, the newest first, under the master key: 32 bytes of its master, then PKCS #8. */
  readonly secrets: readonly SealedSecrets[];
  /** Records of an older generation may be left. */
  readonly resealing: boolean;
  /** Up to here, in the order of `reseal`, none is: a large store takes more than one life of the worker. */
  readonly reached?: { readonly table: string; readonly key: unknown };
}

type Opening = { readonly kind: 'open'; readonly master: Bytes } | ({ readonly kind: 'locked' } & Locks);

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

export async function newKeyring(box: KeyBox): Promise<KeyringRow> {
  const master = random(KEY_BYTES);
  const made = await newGeneration(1, master);
  return {
    id: 'keyring',
    generation: 1,
    opening: await openTo(box, master),
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
  box: KeyBox,
): Promise<{ row: KeyringRow; recoveryCode: string; master: Bytes }> {
  const master = random(KEY_BYTES);
  const generation = row.generation + 1;
  const made = await newGeneration(generation, master);
  const older = await allSecrets(row, keys.masterBytes);
  const { opening, recoveryCode } = await lockedBy(box, master, chosen);
  return {
    row: {
      id: 'keyring',
      generation,
      opening,
      inbox: made.inbox,
      secrets: await Promise.all([made.secrets, ...older].map((one) => putSecrets(master, one))),
      resealing: true,
    },
    recoveryCode,
    master,
  };
}

/** Another passphrase for the same keys: nothing else is written again. */
export async function changedKeyring(row: KeyringRow, master: Bytes, chosen: Chosen, box: KeyBox) {
  const { opening, recoveryCode } = await lockedBy(box, master, chosen);
  return { row: { ...row, opening }, recoveryCode };
}

/** No passphrase any more: the master key is readable again. */
export async function openedKeyring(row: KeyringRow, master: Bytes, box: KeyBox): Promise<KeyringRow> {
  return { ...row, opening: await openTo(box, master) };
}

/** After everything was encrypted again: the older generations' keys are gone for good, unless something `stays` under them. */
export function prunedKeyring(row: KeyringRow, stays: boolean): KeyringRow {
  const { reached: _, ...rest } = row;
  return { ...rest, secrets: stays ? row.secrets : row.secrets.slice(0, 1), resealing: false };
}

/** The master key of a store without a passphrase; null where one is set. */
export async function masterOfOpen({ opening }: KeyringRow, box: KeyBox | null): Promise<Bytes | null> {
  return opening.kind === 'open' ? outOf(box, opening.master) : null;
}

/** The master key, from a passphrase; throws Refusal `wrong-passphrase`. */
export async function masterByPassphrase(
  { opening }: KeyringRow,
  box: KeyBox | null,
  passphrase: string,
): Promise<Bytes> {
  if (opening.kind === 'open') return outOf(box, opening.master);
  const sealed = await outOf(box, opening.byPassphrase);
  return tryOpen(await stretch(passphrase, opening.salt, opening), sealed, 'wrong-passphrase');
}

/** The master key, from the recovery code as typed; throws Refusal `wrong-recovery-code`. */
export async function masterByRecovery(
  { opening }: KeyringRow,
  box: KeyBox | null,
  typed: string,
): Promise<Bytes> {
  if (opening.kind === 'open') return outOf(box, opening.master);
  const code = readRecoveryCode(typed);
  if (code === null) throw new Refusal('wrong-recovery-code');
  return tryOpen(await recoveryKey(code), await outOf(box, opening.byRecovery), 'wrong-recovery-code');
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

async function openTo(box: KeyBox, master: Bytes): Promise<KeyringRow['opening']> {
  return { kind: 'open', box: box.name, master: await into(box, master) };
}

async function lockedBy(
  box: KeyBox,
  master: Bytes,
  { passphrase, pin, memoryKib, passes }: Chosen,
): Promise<{ opening: KeyringRow['opening']; recoveryCode: string }> {
  const salt = random(16);
  const code = random(RECOVERY_BYTES);
  const under = async (key: Promise<CryptoKey>) => into(box, await encrypt(await key, master));
  const [byPassphrase, byRecovery] = await Promise.all([
    under(stretch(passphrase, salt, { memoryKib, passes })),
    under(recoveryKey(code)),
  ]);
  const locks = { pin, salt, memoryKib, passes, byPassphrase, byRecovery };
  return { opening: { kind: 'locked', box: box.name, ...locks }, recoveryCode: writeRecoveryCode(code) };
}

async function into({ key }: KeyBox, secret: Bytes): Promise<Bytes> {
  return encrypt(await aesKey(key), secret);
}

async function outOf(box: KeyBox | null, secret: Bytes): Promise<Bytes> {
  return box === null ? secret : tryOpen(await aesKey(box.key), secret, 'record-damaged');
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
