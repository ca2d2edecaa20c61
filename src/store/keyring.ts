import { argon2id } from 'hash-wasm';
import { Refusal } from '../domain/shared/errors.ts';
import { concatBytes } from './bytes.ts';
import { type DecryptionKeys, type EncryptionKeys, importAesKey } from './cipher.ts';
import { formatRecoveryCode, parseRecoveryCode, RECOVERY_BYTES } from './recoveryCode.ts';
import type { WrappingKey } from './wrappingKey.ts';

/**
 * Who opens the store. While no passphrase is set the master key can be read, under the key of a box: the records are
 * encrypted all the same, so that setting one later never has to chase old plain copies on the disk. Setting one makes a
 * new generation of keys; what stood under the old one is encrypted again, and then the old keys are dropped.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export interface KeyringRow {
  readonly id: 'keyring';
  readonly generation: number;
  readonly opening: MasterProtection & {
    /** The box whose key it is under (keyBox.ts). Absent: written before there were any, and under none. */
    readonly box?: string;
  };
  /** Boxes that were replaced: to be deleted. */
  readonly gone?: readonly string[];
  /** P-256, raw: anything may be written to it while locked. */
  readonly inbox: Bytes;
  /** What opens each generation, the newest first, under the master key: 32 bytes of its master, then PKCS #8. */
  readonly secrets: readonly EncryptedSecrets[];
  /** Records of an older generation may be left. */
  readonly resealing: boolean;
  /** Up to here, in the order of `reseal`, none is: a large store takes more than one life of the worker. */
  readonly reached?: { readonly table: string; readonly key: unknown };
}

type MasterProtection =
  | { readonly kind: 'open'; readonly master: Bytes }
  | ({ readonly kind: 'locked' } & PassphraseProtection);

interface PassphraseProtection extends Argon2Parameters {
  /** A short code of digits: said to be weak wherever it is set. */
  readonly pin: boolean;
  readonly salt: Bytes;
  readonly byPassphrase: Bytes;
  readonly byRecovery: Bytes;
}

interface EncryptedSecrets {
  readonly generation: number;
  readonly sealed: Bytes;
}

interface GenerationSecrets {
  readonly generation: number;
  readonly master: Bytes;
  readonly inboxPrivate: Bytes;
}

/** What a guess costs; kept with the salt, so that a later version may ask for more. */
export interface Argon2Parameters {
  readonly memoryKib: number;
  readonly passes: number;
}

/** RFC 9106's second recommended choice: 64 MiB, three passes; 0.2 to 0.5 s on an ordinary computer. */
export const ARGON2_PARAMETERS: Argon2Parameters = { memoryKib: 64 * 1024, passes: 3 };

const IV_BYTES = 12;
const KEY_BYTES = 32;
const P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A passphrase as the person chose it. */
export interface ChosenPassphrase extends Argon2Parameters {
  readonly passphrase: string;
  readonly pin: boolean;
}

/** Everything that opens: one entry a generation, the newest first. */
export interface UnlockedKeys {
  readonly masterBytes: Bytes;
  readonly generations: ReadonlyMap<number, DecryptionKeys>;
}

export async function createKeyring(wrappingKey: WrappingKey): Promise<KeyringRow> {
  const master = randomBytes(KEY_BYTES);
  const newKeys = await createGeneration(1, master);
  return {
    id: 'keyring',
    generation: 1,
    opening: await protectWithoutPassphrase(wrappingKey, master),
    inbox: newKeys.inbox,
    secrets: [await encryptSecrets(master, newKeys.secrets)],
    resealing: false,
  };
}

/** The same store under a passphrase, with a new generation of keys; `recoveryCode` is shown once and kept nowhere. */
export async function setKeyringPassphrase(
  row: KeyringRow,
  keys: UnlockedKeys,
  chosen: ChosenPassphrase,
  wrappingKey: WrappingKey,
): Promise<{ row: KeyringRow; recoveryCode: string; master: Bytes }> {
  const master = randomBytes(KEY_BYTES);
  const generation = row.generation + 1;
  const newKeys = await createGeneration(generation, master);
  const older = await decryptSecrets(row, keys.masterBytes);
  const { opening, recoveryCode } = await protectByPassphrase(wrappingKey, master, chosen);
  return {
    row: {
      id: 'keyring',
      generation,
      opening,
      inbox: newKeys.inbox,
      secrets: await Promise.all([newKeys.secrets, ...older].map((one) => encryptSecrets(master, one))),
      resealing: true,
    },
    recoveryCode,
    master,
  };
}

/** Another passphrase for the same keys: nothing else is written again. */
export async function changeKeyringPassphrase(
  row: KeyringRow,
  master: Bytes,
  chosen: ChosenPassphrase,
  wrappingKey: WrappingKey,
) {
  const { opening, recoveryCode } = await protectByPassphrase(wrappingKey, master, chosen);
  return { row: { ...row, opening }, recoveryCode };
}

/** No passphrase any more: the master key is readable again. */
export async function removeKeyringPassphrase(
  row: KeyringRow,
  master: Bytes,
  wrappingKey: WrappingKey,
): Promise<KeyringRow> {
  return { ...row, opening: await protectWithoutPassphrase(wrappingKey, master) };
}

/** After everything was encrypted again: the older generations' keys are gone for good, unless something `stays` under them. */
export function endReencryption(row: KeyringRow, keepOldKeys: boolean): KeyringRow {
  const { reached: _, ...rest } = row;
  return { ...rest, secrets: keepOldKeys ? row.secrets : row.secrets.slice(0, 1), resealing: false };
}

/** The master key of a store without a passphrase; null where one is set. */
export async function decryptMasterWithoutPassphrase(
  { opening }: KeyringRow,
  wrappingKey: WrappingKey | null,
): Promise<Bytes | null> {
  return opening.kind === 'open' ? decryptWithWrappingKey(wrappingKey, opening.master) : null;
}

/** The master key, from a passphrase; throws Refusal `wrong-passphrase`. */
export async function decryptMasterByPassphrase(
  { opening }: KeyringRow,
  wrappingKey: WrappingKey | null,
  passphrase: string,
): Promise<Bytes> {
  if (opening.kind === 'open') return decryptWithWrappingKey(wrappingKey, opening.master);
  const encrypted = await decryptWithWrappingKey(wrappingKey, opening.byPassphrase);
  return decryptBytes(
    await derivePassphraseKey(passphrase, opening.salt, opening),
    encrypted,
    'wrong-passphrase',
  );
}

/** The master key, from the recovery code as typed; throws Refusal `wrong-recovery-code`. */
export async function decryptMasterByRecoveryCode(
  { opening }: KeyringRow,
  wrappingKey: WrappingKey | null,
  typedCode: string,
): Promise<Bytes> {
  if (opening.kind === 'open') return decryptWithWrappingKey(wrappingKey, opening.master);
  const code = parseRecoveryCode(typedCode);
  if (code === null) throw new Refusal('wrong-recovery-code');
  return decryptBytes(
    await deriveRecoveryKey(code),
    await decryptWithWrappingKey(wrappingKey, opening.byRecovery),
    'wrong-recovery-code',
  );
}

export async function unlockKeys(row: KeyringRow, master: Bytes): Promise<UnlockedKeys> {
  const all = await decryptSecrets(row, master);
  if (all[0]?.generation !== row.generation) throw new Refusal('record-damaged');
  const generations = new Map<number, DecryptionKeys>();
  for (const one of all) {
    const [masterKey, inboxPrivate] = await Promise.all([
      importAesKey(one.master),
      crypto.subtle.importKey('pkcs8', one.inboxPrivate, P256, false, ['deriveBits']),
    ]);
    generations.set(one.generation, { master: masterKey, inboxPrivate });
  }
  return { masterBytes: master, generations };
}

export async function importEncryptionKeys(
  row: KeyringRow,
  unlocked: UnlockedKeys | null,
): Promise<EncryptionKeys> {
  return {
    generation: row.generation,
    master: unlocked?.generations.get(row.generation)?.master ?? null,
    inboxPublic: await crypto.subtle.importKey('raw', row.inbox, P256, false, []),
  };
}

async function createGeneration(generation: number, master: Bytes) {
  const pair = await crypto.subtle.generateKey(P256, true, ['deriveBits']);
  const [raw, pkcs8] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return { inbox: new Uint8Array(raw), secrets: { generation, master, inboxPrivate: new Uint8Array(pkcs8) } };
}

async function protectWithoutPassphrase(
  wrappingKey: WrappingKey,
  master: Bytes,
): Promise<KeyringRow['opening']> {
  return { kind: 'open', box: wrappingKey.name, master: await encryptWithWrappingKey(wrappingKey, master) };
}

async function protectByPassphrase(
  wrappingKey: WrappingKey,
  master: Bytes,
  { passphrase, pin, memoryKib, passes }: ChosenPassphrase,
): Promise<{ opening: KeyringRow['opening']; recoveryCode: string }> {
  const salt = randomBytes(16);
  const code = randomBytes(RECOVERY_BYTES);
  const under = async (key: Promise<CryptoKey>) =>
    encryptWithWrappingKey(wrappingKey, await encryptBytes(await key, master));
  const [byPassphrase, byRecovery] = await Promise.all([
    under(derivePassphraseKey(passphrase, salt, { memoryKib, passes })),
    under(deriveRecoveryKey(code)),
  ]);
  const locks = { pin, salt, memoryKib, passes, byPassphrase, byRecovery };
  return {
    opening: { kind: 'locked', box: wrappingKey.name, ...locks },
    recoveryCode: formatRecoveryCode(code),
  };
}

async function encryptWithWrappingKey({ key }: WrappingKey, secret: Bytes): Promise<Bytes> {
  return encryptBytes(await importAesKey(key), secret);
}

async function decryptWithWrappingKey(wrappingKey: WrappingKey | null, secret: Bytes): Promise<Bytes> {
  return wrappingKey === null
    ? secret
    : decryptBytes(await importAesKey(wrappingKey.key), secret, 'record-damaged');
}

/** NFC: the same word typed on two keyboards is the same passphrase. */
export async function derivePassphraseKey(
  passphrase: string,
  salt: Bytes,
  { memoryKib, passes }: Argon2Parameters,
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
  return importAesKey(new Uint8Array(await argon2id({ ...options, outputType: 'binary' })));
}

/** 160 random bits need no stretching. */
async function deriveRecoveryKey(code: Bytes): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', code, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('recueil/recovery/1');
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
  return crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

async function encryptSecrets(
  under: Bytes,
  { generation, master, inboxPrivate }: GenerationSecrets,
): Promise<EncryptedSecrets> {
  return {
    generation,
    sealed: await encryptBytes(await importAesKey(under), concatBytes(master, inboxPrivate), generation),
  };
}

async function decryptSecrets(row: KeyringRow, master: Bytes): Promise<readonly GenerationSecrets[]> {
  const key = await importAesKey(master);
  return Promise.all(
    row.secrets.map(async ({ generation, sealed: encrypted }) => {
      const decrypted = await decryptBytes(key, encrypted, 'record-damaged', generation);
      return { generation, master: decrypted.slice(0, KEY_BYTES), inboxPrivate: decrypted.slice(KEY_BYTES) };
    }),
  );
}

/** `bound` is authenticated with the text: secrets of one generation are not those of another. */
async function encryptBytes(key: CryptoKey, plain: Bytes, boundGeneration = 0): Promise<Bytes> {
  const iv = randomBytes(IV_BYTES);
  const encrypted = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: encodeAssociatedData(boundGeneration) },
    key,
    plain,
  );
  return concatBytes(iv, new Uint8Array(encrypted));
}

async function decryptBytes(
  key: CryptoKey,
  encrypted: Bytes,
  code: 'wrong-passphrase' | 'wrong-recovery-code' | 'record-damaged',
  boundGeneration = 0,
): Promise<Bytes> {
  try {
    const parameters = {
      name: 'AES-GCM',
      iv: encrypted.slice(0, IV_BYTES),
      additionalData: encodeAssociatedData(boundGeneration),
    };
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, encrypted.slice(IV_BYTES)));
  } catch (error) {
    throw new Refusal(code, {}, error);
  }
}

const encodeAssociatedData = (generation: number): Bytes =>
  new TextEncoder().encode(`recueil/keyring/1 ${generation}`);

function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
