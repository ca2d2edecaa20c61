type Bytes = Uint8Array<ArrayBuffer>;

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
