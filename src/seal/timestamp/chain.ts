import { BasicConstraints, CryptoEngine } from 'pkijs';
import { areBytesEqual } from '../../domain/shared/binary.ts';
import type { ParsedCertificate } from './response.ts';

/** Builds the certificate chain from the signer to a known root. The certificates may come in any order. */

/** Longer than any public hierarchy: limits the work on hostile certificates. */
const MAX_CHAIN_LENGTH = 8;
const MAX_CANDIDATES = 32;
const BASIC_CONSTRAINTS = '2.5.29.19';

export const cryptoEngine = new CryptoEngine({ name: 'webcrypto', crypto });

export interface CertificateChain {
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
    const next = await findIssuer(candidates, current, at);
    if (next === null || links.includes(next)) break;
    links.push(next);
    current = next;
  }
  return { links, known: false };
}

async function findIssuer(
  candidates: readonly ParsedCertificate[],
  { parsed }: ParsedCertificate,
  at: Date,
): Promise<ParsedCertificate | null> {
  for (const candidate of candidates) {
    const isNamed = candidate.parsed.subject.isEqual(parsed.issuer);
    if (!isNamed || !isCertificateAuthority(candidate) || !isValidAt(candidate, at)) continue;
    if (await parsed.verify(candidate.parsed, cryptoEngine).catch(() => false)) return candidate;
  }
  return null;
}

function isCertificateAuthority({ parsed }: ParsedCertificate): boolean {
  const extension = parsed.extensions?.find(({ extnID }) => extnID === BASIC_CONSTRAINTS);
  const constraints: unknown = extension?.parsedValue;
  return constraints instanceof BasicConstraints && constraints.cA;
}

export function isValidAt({ parsed }: ParsedCertificate, at: Date): boolean {
  return parsed.notBefore.value <= at && at <= parsed.notAfter.value;
}
