import { Sequence } from 'asn1js';
import { type Attribute, IssuerAndSerialNumber, type SignerInfo } from 'pkijs';
import { areBytesEqual, type Bytes } from '../../domain/shared/binary.ts';
import { toHex } from '../digest.ts';
import {
  buildChain,
  canTimestamp,
  cryptoEngine,
  hasStrongSignatures,
  isAcceptedHash,
  isSelfIssued,
  isValidAt,
} from './certificateChain.ts';
import {
  type ParsedCertificate,
  parseTimestampResponse,
  readOctets,
  SHA256_OID,
  type TimestampToken,
  TST_INFO,
} from './timestampToken.ts';

/**
 * All checks of a time-stamp, before it is stored and when a dossier is verified. Certificates must be valid at the
 * time stated in the token, so a time-stamp remains valid after its signer's certificate has expired.
 */

export type TimestampFault =
  | 'malformed'
  | 'refused'
  | 'imprint'
  | 'nonce'
  | 'signer-missing'
  | 'signature'
  | 'binding'
  | 'purpose'
  | 'expired'
  | 'self-signed'
  | 'weak';

export interface TimestampExpectation {
  /** Expected SHA-256, in lower-case hex. */
  readonly digest: string;
  /** Of the query, when known. */
  readonly nonce?: bigint;
  /** Certificates from a chain file beside the response. */
  readonly extraCertificates?: readonly ParsedCertificate[];
  readonly roots: readonly ParsedCertificate[];
}

export type TimestampCheck =
  | {
      readonly ok: false;
      readonly fault: TimestampFault;
      readonly detail: Readonly<Record<string, string | number>>;
    }
  | {
      readonly ok: true;
      /** UTC, as stated in the token. */
      readonly genTime: Date;
      readonly accuracyMs: number | null;
      /** Name in the signer's certificate. */
      readonly authority: string;
      readonly policy: string;
      /** Whether the chain ends at a known root; otherwise « non vérifiée ». */
      readonly known: boolean;
      /** From the signer up. */
      readonly chain: readonly ParsedCertificate[];
    };

/** Checks a response (RFC 3161) against what it should be about. Never throws, whatever the bytes. */
export async function checkTimestamp(response: Bytes, expectation: TimestampExpectation): Promise<TimestampCheck> {
  try {
    return await checkToken(response, expectation);
  } catch {
    // pkijs parses the extensions of a certificate when they are read: a changed byte there throws this late.
    return toFault('malformed');
  }
}

async function checkToken(response: Bytes, expectation: TimestampExpectation): Promise<TimestampCheck> {
  const reading = parseTimestampResponse(response);
  if (reading.kind === 'malformed') return toFault('malformed');
  if (reading.kind === 'refused') {
    return toFault('refused', { status: reading.status, said: reading.statusText.slice(0, 200) });
  }
  const { token } = reading;
  const { tstInfo } = token;
  const { hashAlgorithm, hashedMessage } = tstInfo.messageImprint;
  const imprint = toHex(new Uint8Array(hashedMessage.getValue()));
  if (hashAlgorithm.algorithmId !== SHA256_OID || imprint !== expectation.digest)
    return toFault('imprint', { stamped: imprint });
  if (expectation.nonce !== undefined && tstInfo.nonce?.toBigInt() !== expectation.nonce) return toFault('nonce');
  const sent = [...token.certificates, ...(expectation.extraCertificates ?? [])];
  const signer = findSignerCertificate(token, sent);
  if (signer === null) return toFault('signer-missing');
  if (!(await isSignedBy(token, signer))) return toFault('signature');
  if (!(await isBoundTo(token, signer))) return toFault('binding');
  if (!canTimestamp(signer)) return toFault('purpose');
  if (isSelfIssued(signer)) return toFault('self-signed');
  if (!isValidAt(signer, tstInfo.genTime)) {
    return toFault('expired', { until: signer.parsed.notAfter.value.toISOString() });
  }
  const { links, known } = await buildChain(signer, sent, expectation.roots, tstInfo.genTime);
  if (!isAcceptedHash(signerHash(token)) || !hasStrongSignatures(links)) return toFault('weak');
  const { genTime, policy } = tstInfo;
  const [authority, accuracyMs] = [certificateName(signer), readAccuracyMs(token)];
  return { ok: true, genTime, accuracyMs, authority, policy, known, chain: links };
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const RSA = '1.2.840.113549.1.1.1';

/** RFC 5652, 5.4: the signature covers the signed attributes, which contain the digest of the content. */
async function isSignedBy(token: TimestampToken, { parsed }: ParsedCertificate): Promise<boolean> {
  const { signedAttrs, signatureAlgorithm, signature } = readSigner(token);
  if (signedAttrs === undefined) return false;
  const attributeOf = (type: string): unknown =>
    signedAttrs.attributes.find((attribute) => attribute.type === type)?.values[0];
  const messageDigest = readOctets(attributeOf(MESSAGE_DIGEST));
  const contentType = attributeOf(CONTENT_TYPE) as { readonly valueBlock?: unknown } | undefined;
  if (messageDigest === null || String(contentType?.valueBlock) !== TST_INFO) return false;
  try {
    const hash = signerHash(token);
    const digest = new Uint8Array(await crypto.subtle.digest(hash, token.content));
    if (!areBytesEqual(digest, messageDigest)) return false;
    // The RSA algorithm identifier names no hash: the signer's digest algorithm applies (RFC 3370, 3.2).
    const byHash = signatureAlgorithm.algorithmId === RSA ? [hash] : [];
    const attributes = new Uint8Array(signedAttrs.encodedValue);
    const { subjectPublicKeyInfo: key } = parsed;
    return await cryptoEngine.verifyWithPublicKey(attributes, signature, key, signatureAlgorithm, ...byHash);
  } catch {
    // WebCrypto lacks the algorithm, or the key is invalid.
    return false;
  }
}

/** Throws for an algorithm that WebCrypto lacks. */
const signerHash = (token: TimestampToken): string =>
  cryptoEngine.getAlgorithmByOID(readSigner(token).digestAlgorithm.algorithmId, true).name;

function readAccuracyMs({ tstInfo: { accuracy } }: TimestampToken): number | null {
  if (accuracy === undefined) return null;
  const { seconds = 0, millis = 0, micros = 0 } = accuracy;
  return seconds * 1000 + millis + Math.ceil(micros / 1000);
}

function toFault(code: TimestampFault, detail: Readonly<Record<string, string | number>> = {}): TimestampCheck {
  return { ok: false, fault: code, detail };
}

const SUBJECT_KEY_ID = '2.5.29.14';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';

const HASHES: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);

function readSigner({ signed }: TimestampToken): SignerInfo {
  const [signer] = signed.signerInfos;
  if (signer === undefined) throw new Error('token without signer');
  return signer;
}

function findSignerCertificate(
  token: TimestampToken,
  candidates: readonly ParsedCertificate[],
): ParsedCertificate | null {
  const { sid } = readSigner(token);
  return candidates.find(({ parsed }) => matchesSignerId(sid, parsed)) ?? null;
}

function matchesSignerId(sid: unknown, certificate: ParsedCertificate['parsed']): boolean {
  if (sid instanceof IssuerAndSerialNumber)
    return sid.issuer.isEqual(certificate.issuer) && sid.serialNumber.isEqual(certificate.serialNumber);
  const wanted = readOctets(sid);
  const extension = certificate.extensions?.find(({ extnID }) => extnID === SUBJECT_KEY_ID);
  const own = readOctets(extension?.parsedValue);
  return wanted !== null && own !== null && areBytesEqual(wanted, own);
}

/** Whether the signed attributes have this certificate's digest: another one of that name could replace it. */
async function isBoundTo(token: TimestampToken, certificate: ParsedCertificate): Promise<boolean> {
  const attributes = readSigner(token).signedAttrs?.attributes ?? [];
  const named = attributes.filter(({ type }) => [SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2].includes(type));
  if (named.length === 0) return false;
  for (const attribute of named) if (!(await identifiesCertificate(attribute, certificate.der))) return false;
  return true;
}

async function identifiesCertificate({ type, values }: Attribute, der: Bytes): Promise<boolean> {
  const [value] = values as readonly unknown[];
  const first = sequenceItems(sequenceItems(value)[0])[0];
  const [hash, ...rest] = sequenceItems(first);
  const isPlain = readOctets(hash) !== null;
  const wanted = readOctets(isPlain ? hash : rest[0]);
  const algorithm = isPlain
    ? type === SIGNING_CERTIFICATE
      ? 'SHA-1'
      : 'SHA-256'
    : HASHES.get(String(sequenceItems(hash)[0]?.valueBlock));
  if (wanted === null || algorithm === undefined) return false;
  return areBytesEqual(wanted, new Uint8Array(await crypto.subtle.digest(algorithm, der)));
}

const sequenceItems = (block: unknown) => (block instanceof Sequence ? block.valueBlock.value : []);

/** Name in the certificate: displayed, never trusted. */
export function certificateName({ parsed }: ParsedCertificate): string {
  const readAttribute = (type: string) =>
    parsed.subject.typesAndValues.find((one) => one.type === type)?.value.valueBlock.value;
  const name: unknown = readAttribute(COMMON_NAME) ?? readAttribute(ORGANISATION);
  return typeof name === 'string' ? name.slice(0, 200) : '';
}
