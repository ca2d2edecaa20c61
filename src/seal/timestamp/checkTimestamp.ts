import { toHex } from '../digest.ts';
import { chainOf, engine, isValidAt } from './chain.ts';
import { SHA256 } from './request.ts';
import { type HeldCertificate, octetsOf, readTimestamp, type TimestampToken, TST_INFO } from './response.ts';
import {
  isBoundTo,
  isSelfSigned,
  mayStamp,
  nameOf,
  sameBytes,
  signerOf,
  signersCertificate,
} from './signer.ts';

/**
 * All that is asked of a time-stamp, before it is kept and whenever a dossier is verified. The certificates are judged
 * at the time the token states, so that a stamp stays good after its signer has expired.
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

export interface TimestampWanted {
  /** SHA-256 of what must have been stamped, lower-case hex. */
  readonly digest: string;
  /** Of the query, where it is known. */
  readonly nonce?: bigint;
  /** Sent beside the answer: a chain file. */
  readonly beside?: readonly HeldCertificate[];
  readonly roots: readonly HeldCertificate[];
}

export type TimestampCheck =
  | {
      readonly ok: false;
      readonly fault: TimestampFault;
      readonly detail: Readonly<Record<string, string | number>>;
    }
  | {
      readonly ok: true;
      /** UTC, as the token states it. */
      readonly genTime: Date;
      readonly accuracyMs: number | null;
      /** As the signer's certificate calls itself. */
      readonly authority: string;
      readonly policy: string;
      /** The chain ends at a root that is known here; else « non vérifiée ». */
      readonly known: boolean;
      /** The signer first. */
      readonly chain: readonly HeldCertificate[];
    };

export async function checkTimestamp(response: Bytes, wanted: TimestampWanted): Promise<TimestampCheck> {
  const reading = readTimestamp(response);
  if (reading.kind === 'malformed') return fault('malformed');
  if (reading.kind === 'refused') {
    return fault('refused', { status: reading.status, said: reading.said.slice(0, 200) });
  }
  const { token } = reading;
  const { stated } = token;
  const { hashAlgorithm, hashedMessage } = stated.messageImprint;
  const stamped = toHex(new Uint8Array(hashedMessage.getValue()));
  if (hashAlgorithm.algorithmId !== SHA256 || stamped !== wanted.digest) return fault('imprint', { stamped });
  if (wanted.nonce !== undefined && stated.nonce?.toBigInt() !== wanted.nonce) return fault('nonce');
  const sent = [...token.certificates, ...(wanted.beside ?? [])];
  const signer = signersCertificate(token, sent);
  if (signer === null) return fault('signer-missing');
  if (!(await isSignedBy(token, signer))) return fault('signature');
  if (!(await isBoundTo(token, signer))) return fault('binding');
  if (!mayStamp(signer)) return fault('purpose');
  if (isSelfSigned(signer)) return fault('self-signed');
  if (!isValidAt(signer, stated.genTime)) {
    return fault('expired', { until: signer.parsed.notAfter.value.toISOString() });
  }
  const { links, known } = await chainOf(signer, sent, wanted.roots, stated.genTime);
  return {
    ok: true,
    genTime: stated.genTime,
    accuracyMs: accuracyOf(token),
    authority: nameOf(signer),
    policy: stated.policy,
    known,
    chain: links,
  };
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const RSA = '1.2.840.113549.1.1.1';

/** RFC 5652, 5.4: the signature is over the attributes, which hold the digest of the content. */
async function isSignedBy(token: TimestampToken, { parsed }: HeldCertificate): Promise<boolean> {
  const { signedAttrs, digestAlgorithm, signatureAlgorithm, signature } = signerOf(token);
  if (signedAttrs === undefined) return false;
  const attributeOf = (type: string): unknown =>
    signedAttrs.attributes.find((attribute) => attribute.type === type)?.values[0];
  const said = octetsOf(attributeOf(MESSAGE_DIGEST));
  const contentType = attributeOf(CONTENT_TYPE) as { readonly valueBlock?: unknown } | undefined;
  if (said === null || String(contentType?.valueBlock) !== TST_INFO) return false;
  try {
    const hash = engine.getAlgorithmByOID(digestAlgorithm.algorithmId, true).name;
    const digest = new Uint8Array(await crypto.subtle.digest(hash, token.content));
    if (!sameBytes(digest, said)) return false;
    // A bare RSA key says nothing of its hash: the signer's own digest algorithm is meant (RFC 3370, 3.2).
    const byHash = signatureAlgorithm.algorithmId === RSA ? [hash] : [];
    const attributes = new Uint8Array(signedAttrs.encodedValue);
    return await engine.verifyWithPublicKey(
      attributes,
      signature,
      parsed.subjectPublicKeyInfo,
      signatureAlgorithm,
      ...byHash,
    );
  } catch {
    // An algorithm that WebCrypto does not have, or a key that is none.
    return false;
  }
}

function accuracyOf({ stated: { accuracy } }: TimestampToken): number | null {
  if (accuracy === undefined) return null;
  const { seconds = 0, millis = 0, micros = 0 } = accuracy;
  return seconds * 1000 + millis + Math.ceil(micros / 1000);
}

function fault(code: TimestampFault, detail: Readonly<Record<string, string | number>> = {}): TimestampCheck {
  return { ok: false, fault: code, detail };
}
