import { fromBER, Integer, Sequence } from 'asn1js';
import { areBytesEqual, type Bytes } from '../domain/shared/binary.ts';
import { bytesToBigInt, fromHex, sha256Hex } from './digest.ts';

/** ECDSA P-256 with SHA-256. Signatures are DER, as `openssl dgst -sha256 -verify` reads them (RFC 3279, 2.2.3). */

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** WebCrypto signatures are r and s, 32 bytes each. */
const COMPONENT_BYTES = 32;

export interface SigningKey {
  readonly pkcs8: Bytes;
  readonly spki: Bytes;
}

/**
 * Extractable, because the store encrypts it: browsers write a non-extractable CryptoKey to disk in plain, and a
 * backup cannot include it.
 */
export async function createSigningKey(): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const [pkcs8, spki] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
    crypto.subtle.exportKey('spki', pair.publicKey),
  ]);
  return { pkcs8: new Uint8Array(pkcs8), spki: new Uint8Array(spki) };
}

export async function signDer(pkcs8: Bytes, bytes: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign']);
  return rawToDer(new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, bytes)));
}

/**
 * Returns false for a signature that is not strict DER or does not verify. Throws when `spki` is not a P-256 public
 * key.
 */
export async function verifyDer(spki: Bytes, der: Bytes, bytes: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('spki', spki, ALGORITHM, false, ['verify']);
  const raw = derToRaw(der);
  return raw !== null && crypto.subtle.verify(ALGORITHM, key, raw, bytes);
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

export function spkiPem(spki: Bytes): string {
  const lines = toBase64(spki).match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
}

/** Returns the DER bytes of the only PEM block with that label; null otherwise. */
export function parsePem(pem: string, label = 'PUBLIC KEY'): Bytes | null {
  const block = /^\s*-----BEGIN ([A-Z0-9 ]+)-----\s([A-Za-z0-9+/=\s]+)-----END \1-----\s*$/.exec(pem);
  return block?.[1] === label && block[2] !== undefined ? fromBase64(block[2].replace(/\s/g, '')) : null;
}

/** SHA-256 of the SPKI bytes, in hex; `groupHex` formats it for reading. */
export async function fingerprint(spki: Bytes): Promise<string> {
  return sha256Hex(spki);
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

export function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

function toFixedBytes(value: bigint): Bytes {
  return fromHex(value.toString(16).padStart(2 * COMPONENT_BYTES, '0'));
}
