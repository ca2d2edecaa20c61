import { type BaseBlock, Constructed, fromBER, Integer, Null, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { AUTHORITY_ROOTS } from '../../domain/case/timestampAuthorities.ts';
import { areBytesEqual, type Bytes } from '../../domain/shared/binary.ts';
import { MAX_TIMESTAMP_BYTES } from '../../domain/shared/limits.ts';
import { bytesToBigInt, fromHex } from '../digest.ts';
import { fromBase64, toBase64 } from '../signature.ts';

/** Parsing of a time-stamp response (RFC 3161, 2.4.2; RFC 5652), keeping the signed bytes of its parts. */

/** A certificate with its original bytes: serialising it again could change them, and so its digest. */
export interface ParsedCertificate {
  readonly der: Bytes;
  readonly parsed: Certificate;
}

export interface TimestampToken {
  readonly signed: SignedData;
  /** Bytes of the TSTInfo, as signed. */
  readonly content: Bytes;
  readonly tstInfo: TSTInfo;
  /** In the order sent, which is not significant. */
  readonly certificates: readonly ParsedCertificate[];
}

type ParsedTimestampResponse =
  | { readonly kind: 'token'; readonly token: TimestampToken }
  /** PKIStatus of RFC 3161: 2 rejection, 3 waiting… */
  | { readonly kind: 'refused'; readonly status: number; readonly statusText: string }
  | { readonly kind: 'malformed' };

const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const GRANTED = [0, 1];
const CONTEXT_SPECIFIC = 3;

export function parseTimestampResponse(bytes: Bytes): ParsedTimestampResponse {
  try {
    return parseResponse(bytes);
  } catch {
    // asn1js and pkijs throw many kinds of errors on hostile bytes; all mean the same here.
    return { kind: 'malformed' };
  }
}

function parseResponse(bytes: Bytes): ParsedTimestampResponse {
  if (bytes.length > MAX_TIMESTAMP_BYTES) return { kind: 'malformed' };
  const { offset, result } = fromBER(bytes);
  // -1 when it is not BER; smaller than the length when bytes follow it.
  if (offset !== bytes.length) return { kind: 'malformed' };
  const response = new TimeStampResp({ schema: result });
  const { status, statusStrings = [] } = response.status;
  if (!GRANTED.includes(status)) {
    return { kind: 'refused', status, statusText: statusStrings.map((text) => text.getValue()).join(' ') };
  }
  const token = response.timeStampToken;
  if (token?.contentType !== SIGNED_DATA) return { kind: 'malformed' };
  const signed = new SignedData({ schema: token.content });
  const { eContent, eContentType } = signed.encapContentInfo;
  if (eContentType !== TST_INFO || eContent === undefined || signed.signerInfos.length !== 1)
    return { kind: 'malformed' };
  const content = new Uint8Array(eContent.getValue());
  const tstInfo = TSTInfo.fromBER(content);
  return { kind: 'token', token: { signed, content, tstInfo, certificates: readCertificates(token.content) } };
}

/** Reads the field `[0] certificates` of SignedData, each certificate with its original bytes. */
function readCertificates(content: unknown): ParsedCertificate[] {
  if (!(content instanceof Sequence)) return [];
  const field = content.valueBlock.value.find(
    ({ idBlock }) => idBlock.tagClass === CONTEXT_SPECIFIC && idBlock.tagNumber === 0,
  );
  if (!(field instanceof Constructed)) return [];
  return field.valueBlock.value.flatMap((one: BaseBlock) =>
    parseCertificate(new Uint8Array(one.valueBeforeDecodeView)),
  );
}

/** Returns an empty list when the bytes are not a certificate: the field may also contain attribute certificates. */
export function parseCertificate(der: Bytes): ParsedCertificate[] {
  try {
    return [{ der, parsed: Certificate.fromBER(der) }];
  } catch {
    return [];
  }
}

export const readOctets = (block: unknown): Bytes | null =>
  block instanceof OctetString ? new Uint8Array(block.getValue()) : null;

export const SHA256_OID = '2.16.840.1.101.3.4.2.1';

/**
 * Returns a time-stamp query (RFC 3161, 2.4.1) in DER. It contains only `digest` (SHA-256, lower-case hex) and
 * `nonce`, 8 random bytes. It requests the certificates, without which the response cannot be verified later.
 */
export function buildTimestampQuery(digest: string, nonce: Bytes): Bytes {
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256_OID, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: fromHex(digest).buffer }),
    }),
    nonce: Integer.fromBigInt(bytesToBigInt(nonce)),
    certReq: true,
  });
  return new Uint8Array(query.toSchema().toBER());
}

/** Returns the DER of each certificate in a PEM file, in order; text between the blocks is ignored. */
function parsePemBlocks(text: string): Bytes[] {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----\s([^-]+)-----END CERTIFICATE-----/g);
  return [...blocks].flatMap(([, body = '']) => {
    const der = fromBase64(body.replace(/\s/g, ''));
    return der === null ? [] : [der];
  });
}

export const parseCertificates = (text: string): ParsedCertificate[] => parsePemBlocks(text).flatMap(parseCertificate);

/** Certificates of the longest known chain take 16 KB. */
const MAX_CHAIN_FILE_BYTES = 64 * 1024;

/** Parses a file that `formatChainPem` wrote. Returns null when it contains anything else, or too much. */
export function parseChainFile(bytes: Bytes): ParsedCertificate[] | null {
  if (bytes.length > MAX_CHAIN_FILE_BYTES) return null;
  const certificates = parseCertificates(new TextDecoder().decode(bytes));
  const isExact = areBytesEqual(new TextEncoder().encode(formatChainPem(certificates)), bytes);
  return isExact && certificates.length > 0 ? certificates : null;
}

/** Roots of the authorities that Recueil offers. */
export const knownRoots = (): ParsedCertificate[] => parseCertificates(AUTHORITY_ROOTS);

/** In the format of `openssl ts -verify -untrusted`. */
export const formatChainPem = (chain: readonly ParsedCertificate[]): string =>
  chain
    .map(({ der }) => `-----BEGIN CERTIFICATE-----\n${wrapBase64(toBase64(der))}\n-----END CERTIFICATE-----\n`)
    .join('');

const wrapBase64 = (base64: string): string => (base64.match(/.{1,64}/g) ?? []).join('\n');
