import { fromBase64, toBase64 } from '../signature.ts';
import { type HeldCertificate, held } from './response.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The DER of every certificate of a PEM file, in its order; what is between the blocks is left aside. */
function parsePemList(text: string): Bytes[] {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----\s([A-Za-z0-9+/=\s]+?)-----END CERTIFICATE-----/g);
  return [...blocks].flatMap(([, body = '']) => {
    const der = fromBase64(body.replace(/\s/g, ''));
    return der === null ? [] : [der];
  });
}

export function certificatesOf(text: string): HeldCertificate[] {
  return parsePemList(text).flatMap(held);
}

/** As `openssl ts -verify -untrusted` reads it. */
export function chainPem(chain: readonly HeldCertificate[]): string {
  return chain
    .map(({ der }) => `-----BEGIN CERTIFICATE-----\n${folded(toBase64(der))}\n-----END CERTIFICATE-----\n`)
    .join('');
}

function folded(base64: string): string {
  return (base64.match(/.{1,64}/g) ?? []).join('\n');
}
