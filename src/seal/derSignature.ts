import { fromBER, Integer, Sequence } from 'asn1js';
import { areBytesEqual, type Bytes } from '../domain/shared/binary.ts';
import { bytesToBigInt, fromHex } from './digest.ts';
import { SIGNATURE_ALGORITHM } from './signature.ts';

/** Signatures in DER, as `openssl dgst -sha256 -verify` reads them (RFC 3279, 2.2.3). */

/** WebCrypto signatures are r and s, 32 bytes each. */
const COMPONENT_BYTES = 32;

export async function signDer(pkcs8: Bytes, bytes: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, SIGNATURE_ALGORITHM, false, ['sign']);
  return rawToDer(new Uint8Array(await crypto.subtle.sign(SIGNATURE_ALGORITHM, key, bytes)));
}

/** False for a signature that is not strict DER or does not verify. Throws when `spki` is no P-256 public key. */
export async function verifyDer(spki: Bytes, der: Bytes, bytes: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('spki', spki, SIGNATURE_ALGORITHM, false, ['verify']);
  const raw = derToRaw(der);
  return raw !== null && crypto.subtle.verify(SIGNATURE_ALGORITHM, key, raw, bytes);
}

export function rawToDer(raw: Bytes): Bytes {
  const [r, s] = [bytesToBigInt(raw.subarray(0, COMPONENT_BYTES)), bytesToBigInt(raw.subarray(COMPONENT_BYTES))];
  return new Uint8Array(new Sequence({ value: [Integer.fromBigInt(r), Integer.fromBigInt(s)] }).toBER());
}

/** Returns null unless the bytes are the DER form of two integers of 32 bytes at most. */
export function derToRaw(der: Bytes): Bytes | null {
  const result = parseBer(der);
  if (!(result instanceof Sequence)) return null;
  const [r, s] = result.valueBlock.value;
  if (!(r instanceof Integer) || !(s instanceof Integer)) return null;
  const raw = new Uint8Array(2 * COMPONENT_BYTES);
  for (const [index, part] of [r.toBigInt(), s.toBigInt()].entries()) {
    if (part < 0n || part >= 1n << BigInt(8 * COMPONENT_BYTES)) return null;
    raw.set(toFixedBytes(part), index * COMPONENT_BYTES);
  }
  // asn1js accepts BER, in which one signature has many encodings; only DER is valid here.
  return areBytesEqual(rawToDer(raw), der) ? raw : null;
}

function parseBer(bytes: Bytes): unknown {
  try {
    return fromBER(bytes).result;
  } catch {
    // asn1js throws on values that it cannot read, for example a time without digits.
    return null;
  }
}

const toFixedBytes = (value: bigint): Bytes => fromHex(value.toString(16).padStart(2 * COMPONENT_BYTES, '0'));
