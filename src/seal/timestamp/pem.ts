import { fromBase64, toBase64 } from '../signature.ts';
import { type ParsedCertificate, parseCertificate } from './response.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Returns the DER of each certificate in a PEM file, in order; text between the blocks is ignored. */
function parsePemBlocks(text: string): Bytes[] {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----\s([A-Za-z0-9+/=\s]+?)-----END CERTIFICATE-----/g);
  return [...blocks].flatMap(([, body = '']) => {
    const der = fromBase64(body.replace(/\s/g, ''));
    return der === null ? [] : [der];
  });
}

export function parseCertificates(text: string): ParsedCertificate[] {
  return parsePemBlocks(text).flatMap(parseCertificate);
}

/** In the format of `openssl ts -verify -untrusted`. */
export function formatChainPem(chain: readonly ParsedCertificate[]): string {
  return chain
    .map(({ der }) => `-----BEGIN CERTIFICATE-----\n${wrapBase64(toBase64(der))}\n-----END CERTIFICATE-----\n`)
    .join('');
}

function wrapBase64(base64: string): string {
  return (base64.match(/.{1,64}/g) ?? []).join('\n');
}
