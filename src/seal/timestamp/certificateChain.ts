import { BitString } from 'asn1js';
import { BasicConstraints, type Certificate, CryptoEngine, ExtKeyUsage, RSAPublicKey } from 'pkijs';
import { areBytesEqual } from '../../domain/shared/binary.ts';
import type { ParsedCertificate } from './timestampToken.ts';

/** Builds the certificate chain from the signer to a known root. The certificates may come in any order. */

/** Longer than any public hierarchy: limits the work on hostile certificates. */
const MAX_CHAIN_LENGTH = 8;
const MAX_CANDIDATES = 32;

export const cryptoEngine = new CryptoEngine({ name: 'webcrypto', crypto });

interface CertificateChain {
  /** From the signer up. */
  readonly links: readonly ParsedCertificate[];
  /** Whether the last link is one of the roots. */
  readonly known: boolean;
}

export async function buildChain(
  signer: ParsedCertificate,
  sent: readonly ParsedCertificate[],
  roots: readonly ParsedCertificate[],
  at: Date,
): Promise<CertificateChain> {
  const links = [signer];
  // Roots first: a certificate with a root's name, cross-signed by another root, would lead away from the known ones.
  const candidates = [...roots, ...sent.slice(0, MAX_CANDIDATES)];
  const isRoot = (one: ParsedCertificate) => roots.some(({ der }) => areBytesEqual(der, one.der));
  for (let current = signer; links.length < MAX_CHAIN_LENGTH; ) {
    if (isRoot(current)) return { links, known: true };
    const authoritiesBelow = links.slice(1).filter((link) => !isSelfIssued(link)).length;
    const isIssuer = (one: ParsedCertificate) => canIssueSigners(one, authoritiesBelow) && isValidAt(one, at);
    const next = await findIssuer(candidates.filter(isIssuer), current);
    if (next === null || links.includes(next)) break;
    links.push(next);
    current = next;
  }
  return { links, known: false };
}

/** Whether each certificate is the signer's, or issued the signer's or another of them: nothing else is among them. */
export async function areIssuersOf(
  signer: ParsedCertificate,
  certificates: readonly ParsedCertificate[],
): Promise<boolean> {
  if (certificates.length > MAX_CHAIN_LENGTH) return false;
  let remaining = certificates.filter(({ der }) => !areBytesEqual(der, signer.der));
  for (let current = signer; remaining.length > 0; ) {
    const issuer = await findIssuer(remaining, current);
    if (issuer === null) return false;
    remaining = remaining.filter((one) => one !== issuer);
    current = issuer;
  }
  return true;
}

async function findIssuer(
  candidates: readonly ParsedCertificate[],
  { parsed }: ParsedCertificate,
): Promise<ParsedCertificate | null> {
  for (const candidate of candidates) {
    if (!candidate.parsed.subject.isEqual(parsed.issuer)) continue;
    if (await parsed.verify(candidate.parsed, cryptoEngine).catch(() => false)) return candidate;
  }
  return null;
}

/** ETSI TS 119 312 (2023) accepts these, and RSA from 1,900 bits for existing ones: none is smaller than 2,048. */
const ACCEPTED_HASHES: readonly string[] = ['SHA-256', 'SHA-384', 'SHA-512'];
const MIN_RSA_BYTES = 256;

export const isAcceptedHash = (hash: string): boolean => ACCEPTED_HASHES.includes(hash);

/** Whether each signature of the chain resists forgery. A root's own signature proves nothing, so it is not judged. */
export function hasStrongSignatures(links: readonly ParsedCertificate[]): boolean {
  return links.every((link) => {
    const key: unknown = link.parsed.subjectPublicKeyInfo.parsedKey;
    const isLongKey = !(key instanceof RSAPublicKey) || modulusBytes(key) >= MIN_RSA_BYTES;
    return (
      isLongKey && (isSelfIssued(link) || isAcceptedHash(cryptoEngine.getHashAlgorithm(link.parsed.signatureAlgorithm)))
    );
  });
}

/** DER adds a zero byte before a modulus whose first bit is set. */
function modulusBytes({ modulus }: RSAPublicKey): number {
  const [first, ...rest] = modulus.valueBlock.valueHexView;
  return first === 0 ? rest.length : rest.length + 1;
}

export const isValidAt = ({ parsed }: ParsedCertificate, at: Date): boolean =>
  parsed.notBefore.value <= at && at <= parsed.notAfter.value;

/** What the extensions of a certificate allow: RFC 5280 4.2, RFC 3161 2.3. */

const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const EXTENDED_KEY_USAGE = '2.5.29.37';
/** Extensions that may be critical. A certificate with another critical one must not be used (RFC 5280, 4.2). */
const UNDERSTOOD = [KEY_USAGE, BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE];

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const ANY_PURPOSE = '2.5.29.37.0';

/** Bits of the first byte of the key usage (RFC 5280, 4.2.1.3). */
const DIGITAL_SIGNATURE = 0x80;
const NON_REPUDIATION = 0x40;
const KEY_CERT_SIGN = 0x04;

type Extension = NonNullable<Certificate['extensions']>[number];

/**
 * The extended key usage must be critical, with time-stamping as its only purpose; the key usage, if any, for signing
 * data alone, as OpenSSL requires.
 */
export function canTimestamp(certificate: ParsedCertificate): boolean {
  const extensions = readExtensions(certificate);
  const purposes = extensions?.get(EXTENDED_KEY_USAGE);
  const keyUsage = extensions?.get(KEY_USAGE);
  if (purposes?.critical !== true || readPurposes(purposes).join() !== TIME_STAMPING) return false;
  const signing = DIGITAL_SIGNATURE | NON_REPUDIATION;
  const bits = keyUsage === undefined ? DIGITAL_SIGNATURE : readBits(keyUsage);
  return (bits & signing) !== 0 && (bits & ~signing) === 0;
}

/** `authoritiesBelow`: number of authorities between this one and the signer, except self-issued ones. */
export function canIssueSigners(certificate: ParsedCertificate, authoritiesBelow: number): boolean {
  const extensions = readExtensions(certificate);
  const constraints: unknown = extensions?.get(BASIC_CONSTRAINTS)?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || !constraints.cA) return false;
  const { pathLenConstraint = Number.POSITIVE_INFINITY } = constraints;
  const maxBelow = typeof pathLenConstraint === 'number' ? pathLenConstraint : Number(pathLenConstraint.toBigInt());
  const keyUsage = extensions?.get(KEY_USAGE);
  const purposes = extensions?.get(EXTENDED_KEY_USAGE);
  const isForSigners =
    purposes === undefined || readPurposes(purposes).some((one) => one === TIME_STAMPING || one === ANY_PURPOSE);
  return (
    authoritiesBelow <= maxBelow &&
    (keyUsage === undefined || (readBits(keyUsage) & KEY_CERT_SIGN) !== 0) &&
    isForSigners
  );
}

export const isSelfIssued = ({ parsed }: ParsedCertificate): boolean => parsed.issuer.isEqual(parsed.subject);

/** Null when one occurs twice or a critical one is not understood. */
function readExtensions({ parsed: { extensions = [] } }: ParsedCertificate): ReadonlyMap<string, Extension> | null {
  const byId = new Map(extensions.map((extension) => [extension.extnID, extension]));
  const isUnderstood = extensions.every(({ critical, extnID }) => !critical || UNDERSTOOD.includes(extnID));
  return byId.size === extensions.length && isUnderstood ? byId : null;
}

function readPurposes({ parsedValue }: Extension): readonly string[] {
  const usage: unknown = parsedValue;
  return usage instanceof ExtKeyUsage ? usage.keyPurposes : [];
}

/** No bit when it cannot be read. */
function readBits({ parsedValue }: Extension): number {
  const usage: unknown = parsedValue;
  // The ninth bit, decipherOnly, is in the second byte.
  if (!(usage instanceof BitString) || usage.valueBlock.valueHexView.length > 1) return 0;
  return usage.valueBlock.valueHexView[0] ?? 0;
}
