import { argon2id } from 'hash-wasm';
import { RECOVERY_HKDF_INFO } from '../domain/formatNames.ts';
import type { Bytes } from '../domain/shared/binary.ts';
import { AES_GCM, importAesKey } from './cipher.ts';

/** The cost of one guess. Stored with the salt, so that a later version can increase it. */
export interface Argon2Parameters {
  readonly memoryKib: number;
  readonly passes: number;
}

/** RFC 9106's second recommended choice: 64 MiB, three passes; 0.2 to 0.5 s on an ordinary computer. */
export const ARGON2_PARAMETERS: Argon2Parameters = { memoryKib: 64 * 1024, passes: 3 };

/** Derives an AES key from a passphrase. NFC makes the same word typed on two keyboards the same passphrase. */
export async function derivePassphraseKey(
  passphrase: string,
  salt: Bytes,
  { memoryKib, passes }: Argon2Parameters,
): Promise<CryptoKey> {
  const password = new TextEncoder().encode(passphrase.normalize('NFC'));
  const options = { password, salt, memorySize: memoryKib, iterations: passes, parallelism: 1, hashLength: 32 };
  const derived = new Uint8Array(await argon2id({ ...options, outputType: 'binary' }));
  const key = await importAesKey(derived);
  derived.fill(0);
  password.fill(0);
  return key;
}

/** Derives an AES key from a recovery code. 160 random bits need no key stretching. */
export async function deriveRecoveryKey(code: Bytes): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', code, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(RECOVERY_HKDF_INFO);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
  return crypto.subtle.deriveKey(derivation, secret, { name: AES_GCM, length: 256 }, false, ['encrypt', 'decrypt']);
}

export const RECOVERY_BYTES = 20;
/** Crockford's base 32: no I, L, O or U, which are easily misread on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Formats 160 bits as eight groups of four characters. */
export function formatRecoveryCode(code: Bytes): string {
  let bits = 0n;
  for (const byte of code) bits = (bits << 8n) | BigInt(byte);
  const letters: string[] = [];
  for (let n = 0; n < 32; n += 1) {
    letters.unshift(ALPHABET[Number(bits & 31n)] ?? '');
    bits >>= 5n;
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** Returns null when the text is not a recovery code. Accepts spaces, hyphens, lower case and I, L, O. */
export function parseRecoveryCode(typed: string): Bytes | null {
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
