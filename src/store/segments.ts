/** AES-256-GCM by segments, for records and backups: a segment's number and whether it is the last are its nonce. */
type Bytes = Uint8Array<ArrayBuffer>;

export const AES = 'AES-GCM';
/** Bytes: of a nonce, and of the tag after what is encrypted. */
export const IV = 12;
export const TAG = 16;

export function nonce(index: number, last: boolean): Bytes {
  const iv = new Uint8Array(IV);
  iv[0] = last ? 1 : 0;
  new DataView(iv.buffer).setUint32(8, index);
  return iv;
}

/** Rejects with an OperationError for anything altered, cut, moved or under another key. */
export async function gcm(
  direction: 'encrypt' | 'decrypt',
  key: CryptoKey,
  iv: Bytes,
  additionalData: Bytes,
  input: Bytes,
): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle[direction]({ name: AES, iv, additionalData }, key, input));
}
