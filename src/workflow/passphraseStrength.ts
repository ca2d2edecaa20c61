import { Refusal } from '../domain/shared/errors.ts';
import { MIN_PASSPHRASE_LENGTH, MIN_PIN_LENGTH } from '../domain/shared/limits.ts';

/** The `hashPassphrase` values of the 10,000 commonest, packed by scripts/common-passphrases.ts. */
type ReadCommonPassphrases = () => Promise<Uint8Array<ArrayBuffer>>;

/** In the extension's package, as base64. */
export const COMMON_PASSPHRASES_PATH = 'common-passphrases.txt';

export interface NewSecret {
  readonly passphrase: string;
  /** Digits only. */
  readonly pin: boolean;
  /** Of a passphrase, in code points; that of the store by default. */
  readonly minLength?: number;
}

/**
 * Throws Refusal `weak-passphrase` for a secret that is guessed in seconds: too short, one of the commonest (also with
 * capitals, accents, spaces, digits and signs around it, or twice), or a passphrase of digits alone.
 */
export async function assertStrongPassphrase(
  readCommonPassphrases: ReadCommonPassphrases,
  { passphrase, pin, minLength = MIN_PASSPHRASE_LENGTH }: NewSecret,
): Promise<void> {
  const hasForm = pin
    ? /^\d+$/.test(passphrase) && passphrase.length >= MIN_PIN_LENGTH
    : [...passphrase].length >= minLength && !/^[\p{N}\p{P}\p{S}\s]+$/u.test(passphrase);
  if (!hasForm || (await isCommon(readCommonPassphrases, passphrase))) throw new Refusal('weak-passphrase');
}

async function isCommon(readCommonPassphrases: ReadCommonPassphrases, passphrase: string): Promise<boolean> {
  const [packed, ...wanted] = await Promise.all([
    readCommonPassphrases(),
    ...listCores(normalizePassphrase(passphrase)).map(hashPassphrase),
  ]);
  for (const hash of unpackHashes(packed)) if (wanted.includes(hash)) return true;
  return false;
}

/** The normalized passphrase, also without digits and signs at its start, and once when it is written twice. */
function listCores(normalized: string): readonly string[] {
  const word = normalized.replace(/^[\p{N}\p{P}\p{S}]+/u, '') || normalized;
  const half = word.slice(0, word.length / 2);
  return [...new Set([normalized, word, ...(word === half + half ? [half] : [])])];
}

/** The word that remains without what people add to it: `Camille-2005!` gives `camille`. Digits alone stay. */
export function normalizePassphrase(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\s]/gu, '');
  return plain.replace(/(?<![\p{N}\p{P}\p{S}])[\p{N}\p{P}\p{S}]+$/u, '') || plain;
}

/** The first 32 bits of the SHA-256. Among 10,000, one strong passphrase in 400,000 has the hash of a common one. */
export async function hashPassphrase(normalized: string): Promise<number> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(normalized));
  return new DataView(digest).getUint32(0);
}

/** Bits of the binary part of each code: those of the mean difference of 10,000 sorted hashes of 32 bits. */
export const BINARY_BITS = 18;

/**
 * Yields sorted numbers from their differences in Golomb–Rice codes: the quotient by 2^BINARY_BITS in unary (ones, then
 * a zero), then the remainder in binary, from the most significant bit. Ones after the last code are ignored.
 */
export function* unpackHashes(packed: Uint8Array): Generator<number> {
  const end = packed.length * 8;
  let at = 0;
  const readBit = (): number => {
    const byte = packed[at >> 3] ?? 0;
    const bit = (byte >> (7 - (at & 7))) & 1;
    at += 1;
    return bit;
  };
  for (let hash = 0; ; ) {
    let difference = 0;
    while (at < end && readBit() === 1) difference += 1;
    if (at + BINARY_BITS > end) return;
    for (let bit = 0; bit < BINARY_BITS; bit += 1) difference = difference * 2 + readBit();
    hash += difference;
    yield hash;
  }
}
