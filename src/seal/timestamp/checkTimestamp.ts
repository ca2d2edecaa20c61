import { areBytesEqual } from '../../domain/shared/binary.ts';
import { toHex } from '../digest.ts';
import { canTimestamp, isSelfIssued } from './certificateUse.ts';
import { buildChain, cryptoEngine, isValidAt } from './chain.ts';
import { SHA256_OID } from './request.ts';
import {
  type ParsedCertificate,
  parseTimestampResponse,
  readOctets,
  type TimestampToken,
  TST_INFO,
} from './response.ts';
import { certificateName, findSignerCertificate, isBoundTo, readSigner } from './signer.ts';

/**
 * All checks of a time-stamp, before it is stored and when a dossier is verified. Certificates must be valid at the
 * time stated in the token, so a time-stamp remains valid after its signer's certificate has expired.
 */

type Bytes = Uint8Array<ArrayBuffer>;

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
  | 'self-signed';

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

export async function checkTimestamp(response: Bytes, expectation: TimestampExpectation): Promise<TimestampCheck> {
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
  return {
    ok: true,
    genTime: tstInfo.genTime,
    accuracyMs: readAccuracyMs(token),
    authority: certificateName(signer),
    policy: tstInfo.policy,
    known,
    chain: links,
  };
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const RSA = '1.2.840.113549.1.1.1';

/** RFC 5652, 5.4: the signature covers the signed attributes, which contain the digest of the content. */
async function isSignedBy(token: TimestampToken, { parsed }: ParsedCertificate): Promise<boolean> {
  const { signedAttrs, digestAlgorithm, signatureAlgorithm, signature } = readSigner(token);
  if (signedAttrs === undefined) return false;
  const attributeOf = (type: string): unknown =>
    signedAttrs.attributes.find((attribute) => attribute.type === type)?.values[0];
  const messageDigest = readOctets(attributeOf(MESSAGE_DIGEST));
  const contentType = attributeOf(CONTENT_TYPE) as { readonly valueBlock?: unknown } | undefined;
  if (messageDigest === null || String(contentType?.valueBlock) !== TST_INFO) return false;
  try {
    const hash = cryptoEngine.getAlgorithmByOID(digestAlgorithm.algorithmId, true).name;
    const digest = new Uint8Array(await crypto.subtle.digest(hash, token.content));
    if (!areBytesEqual(digest, messageDigest)) return false;
    // The RSA algorithm identifier names no hash: the signer's digest algorithm applies (RFC 3370, 3.2).
    const byHash = signatureAlgorithm.algorithmId === RSA ? [hash] : [];
    const attributes = new Uint8Array(signedAttrs.encodedValue);
    return await cryptoEngine.verifyWithPublicKey(
      attributes,
      signature,
      parsed.subjectPublicKeyInfo,
      signatureAlgorithm,
      ...byHash,
    );
  } catch {
    // WebCrypto lacks the algorithm, or the key is invalid.
    return false;
  }
}

function readAccuracyMs({ tstInfo: { accuracy } }: TimestampToken): number | null {
  if (accuracy === undefined) return null;
  const { seconds = 0, millis = 0, micros = 0 } = accuracy;
  return seconds * 1000 + millis + Math.ceil(micros / 1000);
}

function toFault(code: TimestampFault, detail: Readonly<Record<string, string | number>> = {}): TimestampCheck {
  return { ok: false, fault: code, detail };
}
