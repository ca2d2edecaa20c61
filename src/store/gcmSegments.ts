type Bytes = Uint8Array<ArrayBuffer>;

export const AES_GCM = 'AES-GCM';
/** Bytes of a nonce, and of the authentication tag after the ciphertext. */
export const IV_BYTES = 12;
export const TAG_BYTES = 16;

/** Returns the nonce of a segment of a record or backup: its number and whether it is the last. */
export function makeSegmentNonce(index: number, last: boolean): Bytes {
  const iv = new Uint8Array(IV_BYTES);
  iv[0] = last ? 1 : 0;
  new DataView(iv.buffer).setUint32(8, index);
  return iv;
}

/** Rejects with an OperationError when the ciphertext was altered, cut or moved, or is under another key. */
export async function runAesGcm(
  direction: 'encrypt' | 'decrypt',
  key: CryptoKey,
  iv: Bytes,
  additionalData: Bytes,
  input: Bytes,
): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle[direction]({ name: AES_GCM, iv, additionalData }, key, input));
}
