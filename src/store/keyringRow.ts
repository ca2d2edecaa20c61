import type { KEYRING_ROW } from '../domain/formatNames.ts';
import type { Argon2Parameters } from './passphraseKey.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The only row of the table `keyring` (docs/at-rest.md). */
export interface KeyringRow {
  readonly id: typeof KEYRING_ROW;
  readonly generation: number;
  readonly opening: MasterProtection & {
    /** Name of the wrapping key (wrappingKey.ts). Absent: written before wrapping keys existed, and not wrapped. */
    readonly box?: string;
  };
  /** Names of replaced wrapping keys, still to be deleted. */
  readonly gone?: readonly string[];
  /** Raw P-256 public key. Records are encrypted for it while the store is locked. */
  readonly inbox: Bytes;
  /** Secrets of each generation, newest first, encrypted by the master key: 32 bytes of its master key, then PKCS #8. */
  readonly secrets: readonly EncryptedSecrets[];
  /** True while records of an older generation may remain. */
  readonly resealing: boolean;
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

export interface EncryptedSecrets {
  readonly generation: number;
  readonly sealed: Bytes;
}
