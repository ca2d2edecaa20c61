import type { Bytes } from '../domain/shared/binary.ts';
import { sha256Hex } from './digest.ts';

/** ECDSA P-256 with SHA-256. */
export const SIGNATURE_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface SigningKey {
  readonly pkcs8: Bytes;
  readonly spki: Bytes;
}

/** Extractable, for backups: browsers write a non-extractable key to disk in plain; the store encrypts this one. */
export async function createSigningKey(): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(SIGNATURE_ALGORITHM, true, ['sign', 'verify']);
  const [pkcs8, spki] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
    crypto.subtle.exportKey('spki', pair.publicKey),
  ]);
  return { pkcs8: new Uint8Array(pkcs8), spki: new Uint8Array(spki) };
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
export const fingerprint = async (spki: Bytes): Promise<string> => sha256Hex(spki);

export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

export function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
