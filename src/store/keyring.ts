import { KEYRING_AAD, KEYRING_ROW } from '../domain/formatNames.ts';
import { type Bytes, concatBytes } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import {
  type DecryptionKeys,
  type EncryptionKeys,
  IV_BYTES,
  importAesKey,
  KEY_BYTES,
  P256,
  runAesGcm,
} from './cipher.ts';
import {
  type Argon2Parameters,
  derivePassphraseKey,
  deriveRecoveryKey,
  formatRecoveryCode,
  parseRecoveryCode,
  RECOVERY_BYTES,
} from './passphraseKey.ts';
import type { WrappingKey } from './wrappingKey.ts';

/**
 * The keys of the store. Without a passphrase, the wrapping key alone protects the master key. Records are encrypted
 * even then, so that setting a passphrase later leaves no old plaintext on the disk. Setting one creates a new
 * generation of keys; the records of the old generation are encrypted again, then the old keys are dropped.
 */
interface GenerationSecrets {
  readonly generation: number;
  readonly master: Bytes;
  readonly inboxPrivate: Bytes;
}

/** A passphrase chosen by the person, with its derivation cost. */
interface ChosenPassphrase extends Argon2Parameters {
  readonly passphrase: string;
  readonly pin: boolean;
}

/** The decrypted keys: one entry per generation, newest first. */
export interface UnlockedKeys {
  readonly masterBytes: Bytes;
  readonly generations: ReadonlyMap<number, DecryptionKeys>;
}

export async function createKeyring(wrappingKey: WrappingKey): Promise<KeyringRow> {
  const master = randomBytes(KEY_BYTES);
  const newKeys = await createGeneration(1, master);
  return {
    id: KEYRING_ROW,
    epoch: createEpoch(),
    generation: 1,
    opening: await protectWithoutPassphrase(wrappingKey, master),
    inbox: newKeys.inbox,
    secrets: [await encryptSecrets(master, newKeys.secrets)],
    reencrypting: false,
  };
}

/** Sets a passphrase, with a new generation of keys. `recoveryCode` is shown once and never stored. */
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
  const secrets = await Promise.all([newKeys.secrets, ...older].map((one) => encryptSecrets(master, one)));
  for (const one of older) wipe(one);
  const next = { id: row.id, epoch: row.epoch, generation, opening, inbox: newKeys.inbox, secrets, reencrypting: true };
  return { row: next, recoveryCode, master };
}

/** Changes the passphrase. The keys stay the same, so no record is encrypted again. */
export async function changeKeyringPassphrase(
  row: KeyringRow,
  master: Bytes,
  chosen: ChosenPassphrase,
  wrappingKey: WrappingKey,
) {
  const { opening, recoveryCode } = await protectByPassphrase(wrappingKey, master, chosen);
  return { row: { ...row, opening }, recoveryCode };
}

/** Removes the passphrase: only the wrapping key protects the master key again. */
export async function removeKeyringPassphrase(
  row: KeyringRow,
  master: Bytes,
  wrappingKey: WrappingKey,
): Promise<KeyringRow> {
  return { ...row, opening: await protectWithoutPassphrase(wrappingKey, master) };
}

/** Ends the re-encryption. Drops the keys of older generations unless `keepOldKeys`: some records still need them. */
export function endReencryption(row: KeyringRow, keepOldKeys: boolean): KeyringRow {
  const { reached: _, ...rest } = row;
  return { ...rest, secrets: keepOldKeys ? row.secrets : row.secrets.slice(0, 1), reencrypting: false };
}

/** Returns the master key of a store without a passphrase; null when a passphrase is set. */
export async function decryptMasterWithoutPassphrase(
  { opening }: KeyringRow,
  wrappingKey: WrappingKey,
): Promise<Bytes | null> {
  return opening.kind === 'open' ? decryptWithWrappingKey(wrappingKey, opening.master) : null;
}

/** Returns the master key. Throws Refusal `wrong-passphrase`. */
export async function decryptMasterByPassphrase(
  { opening }: KeyringRow,
  wrappingKey: WrappingKey,
  passphrase: string,
): Promise<Bytes> {
  if (opening.kind === 'open') return decryptWithWrappingKey(wrappingKey, opening.master);
  const encrypted = await decryptWithWrappingKey(wrappingKey, opening.byPassphrase);
  return decryptBytes(await derivePassphraseKey(passphrase, opening.salt, opening), encrypted, 'wrong-passphrase');
}

/** Returns the master key from the recovery code as typed. Throws Refusal `wrong-recovery-code`. */
export async function decryptMasterByRecoveryCode(
  { opening }: KeyringRow,
  wrappingKey: WrappingKey,
  typedCode: string,
): Promise<Bytes> {
  if (opening.kind === 'open') return decryptWithWrappingKey(wrappingKey, opening.master);
  const code = parseRecoveryCode(typedCode);
  if (code === null) throw new Refusal('wrong-recovery-code');
  const encrypted = await decryptWithWrappingKey(wrappingKey, opening.byRecovery);
  return decryptBytes(await deriveRecoveryKey(code), encrypted, 'wrong-recovery-code');
}

/** Decrypts the keys of all generations. Throws Refusal `record-damaged`. */
export async function unlockKeys(row: KeyringRow, master: Bytes): Promise<UnlockedKeys> {
  const allSecrets = await decryptSecrets(row, master);
  if (allSecrets[0]?.generation !== row.generation) throw new Refusal('record-damaged');
  const generations = new Map<number, DecryptionKeys>();
  for (const secrets of allSecrets) {
    const [masterKey, inboxPrivate] = await Promise.all([
      importAesKey(secrets.master),
      crypto.subtle.importKey('pkcs8', secrets.inboxPrivate, P256, false, ['deriveBits']),
    ]);
    generations.set(secrets.generation, { master: masterKey, inboxPrivate });
    wipe(secrets);
  }
  return { masterBytes: master, generations };
}

export async function importEncryptionKeys(row: KeyringRow, unlocked: UnlockedKeys | null): Promise<EncryptionKeys> {
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

async function protectWithoutPassphrase(wrappingKey: WrappingKey, master: Bytes): Promise<KeyringRow['opening']> {
  return { kind: 'open', box: wrappingKey.name, master: await encryptWithWrappingKey(wrappingKey, master) };
}

async function protectByPassphrase(
  wrappingKey: WrappingKey,
  master: Bytes,
  { passphrase, pin, memoryKib, passes }: ChosenPassphrase,
): Promise<{ opening: KeyringRow['opening']; recoveryCode: string }> {
  const salt = randomBytes(16);
  const code = randomBytes(RECOVERY_BYTES);
  const protectMaster = async (key: Promise<CryptoKey>) =>
    encryptWithWrappingKey(wrappingKey, await encryptBytes(await key, master));
  const [byPassphrase, byRecovery] = await Promise.all([
    protectMaster(derivePassphraseKey(passphrase, salt, { memoryKib, passes })),
    protectMaster(deriveRecoveryKey(code)),
  ]);
  const protection = { pin, salt, memoryKib, passes, byPassphrase, byRecovery };
  return { opening: { kind: 'locked', box: wrappingKey.name, ...protection }, recoveryCode: formatRecoveryCode(code) };
}

const encryptWithWrappingKey = async ({ key }: WrappingKey, secret: Bytes): Promise<Bytes> =>
  encryptBytes(await importAesKey(key), secret);

const decryptWithWrappingKey = async ({ key }: WrappingKey, secret: Bytes): Promise<Bytes> =>
  decryptBytes(await importAesKey(key), secret, 'record-damaged');

async function encryptSecrets(
  newestMaster: Bytes,
  { generation, master, inboxPrivate }: GenerationSecrets,
): Promise<EncryptedSecrets> {
  const key = await importAesKey(newestMaster);
  return { generation, sealed: await encryptBytes(key, concatBytes([master, inboxPrivate]), generation) };
}

async function decryptSecrets(row: KeyringRow, master: Bytes): Promise<readonly GenerationSecrets[]> {
  const key = await importAesKey(master);
  return Promise.all(
    row.secrets.map(async ({ generation, sealed: encrypted }) => {
      const decrypted = await decryptBytes(key, encrypted, 'record-damaged', generation);
      const secrets = { generation, master: decrypted.slice(0, KEY_BYTES), inboxPrivate: decrypted.slice(KEY_BYTES) };
      decrypted.fill(0);
      return secrets;
    }),
  );
}

/** Overwrites the bytes of keys that were imported or encrypted: nothing reads them again. */
function wipe({ master, inboxPrivate }: GenerationSecrets): void {
  master.fill(0);
  inboxPrivate.fill(0);
}

/** `boundGeneration` is authenticated: secrets of one generation do not decrypt as those of another. */
async function encryptBytes(key: CryptoKey, plain: Bytes, boundGeneration = 0): Promise<Bytes> {
  const iv = randomBytes(IV_BYTES);
  return concatBytes([iv, await runAesGcm('encrypt', key, iv, encodeAssociatedData(boundGeneration), plain)]);
}

async function decryptBytes(
  key: CryptoKey,
  encrypted: Bytes,
  code: 'wrong-passphrase' | 'wrong-recovery-code' | 'record-damaged',
  boundGeneration = 0,
): Promise<Bytes> {
  const [iv, ciphertext] = [encrypted.slice(0, IV_BYTES), encrypted.slice(IV_BYTES)];
  try {
    return await runAesGcm('decrypt', key, iv, encodeAssociatedData(boundGeneration), ciphertext);
  } catch (error) {
    throw new Refusal(code, {}, error);
  }
}

const encodeAssociatedData = (generation: number): Bytes => new TextEncoder().encode(`${KEYRING_AAD} ${generation}`);

/** A number of erasures would tell how many there were. */
export const createEpoch = (): string => randomBytes(16).join('');

const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** The only row of the table `keyring` (docs/at-rest.md). */
export interface KeyringRow {
  readonly id: typeof KEYRING_ROW;
  /** Random: another one once the whole store or the current case was erased. A writer that began before is refused. */
  readonly epoch: string;
  readonly generation: number;
  readonly opening: MasterProtection & {
    /** Name of the wrapping key (wrappingKey.ts). */
    readonly box: string;
  };
  /** Names of replaced wrapping keys, still to be deleted. */
  readonly gone?: readonly string[];
  /** Raw P-256 public key. Records are encrypted for it while the store is locked. */
  readonly inbox: Bytes;
  /** Secrets of each generation, newest first, encrypted by the master key: 32 bytes of master key, then PKCS #8. */
  readonly secrets: readonly EncryptedSecrets[];
  /** True while records of an older generation may remain. */
  readonly reencrypting: boolean;
  /**
   * No record up to this one, in the order of `reencryptStore`, is of an older generation. Re-encrypting a large store
   * can take longer than one service worker lives.
   */
  readonly reached?: { readonly table: string; readonly key: unknown };
}

type MasterProtection =
  | { readonly kind: 'open'; readonly master: Bytes }
  | ({ readonly kind: 'locked' } & PassphraseProtection);

interface PassphraseProtection extends Argon2Parameters {
  /** A short code of digits. The interface warns that it is weak. */
  readonly pin: boolean;
  readonly salt: Bytes;
  readonly byPassphrase: Bytes;
  readonly byRecovery: Bytes;
}

interface EncryptedSecrets {
  readonly generation: number;
  readonly sealed: Bytes;
}
