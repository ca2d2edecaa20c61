import { Refusal } from '../../domain/shared/errors.ts';
import { MIN_PASSPHRASE_LENGTH, MIN_PIN_LENGTH } from '../../domain/shared/limits.ts';
import { unpackHashes } from './packedHashes.ts';

/** The `hashPassphrase` values of the 10,000 commonest, packed by scripts/common-passphrases.ts. */
export type ReadCommonPassphrases = () => Promise<Uint8Array<ArrayBuffer>>;

/** In the extension's package, as base64. */
export const COMMON_PASSPHRASES_PATH = 'common-passphrases.txt';

export interface NewSecret {
  readonly passphrase: string;
  /** Digits only. */
  readonly pin: boolean;
}

/**
 * Throws Refusal `weak-passphrase` for a secret that is guessed in seconds: too short, one of the commonest (also with
 * capitals, accents, spaces, digits and signs around it, or twice), or a passphrase of digits alone.
 */
export async function assertStrongPassphrase(
  readCommonPassphrases: ReadCommonPassphrases,
  { passphrase, pin }: NewSecret,
): Promise<void> {
  const hasForm = pin
    ? /^\d+$/.test(passphrase) && passphrase.length >= MIN_PIN_LENGTH
    : [...passphrase].length >= MIN_PASSPHRASE_LENGTH && !/^[\p{N}\p{P}\p{S}\s]+$/u.test(passphrase);
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
  return plain.replace(/[\p{N}\p{P}\p{S}]+$/u, '') || plain;
}

/** The first 32 bits of the SHA-256. Among 10,000, one strong passphrase in 400,000 has the hash of a common one. */
export async function hashPassphrase(normalized: string): Promise<number> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(normalized));
  return new DataView(digest).getUint32(0);
}
