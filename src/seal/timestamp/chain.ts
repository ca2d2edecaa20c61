import { CryptoEngine } from 'pkijs';
import { areBytesEqual } from '../../domain/shared/binary.ts';
import { canIssueSigners, isSelfIssued } from './certificateUse.ts';
import type { ParsedCertificate } from './response.ts';

/** Builds the certificate chain from the signer to a known root. The certificates may come in any order. */

/** Longer than any public hierarchy: limits the work on hostile certificates. */
const MAX_CHAIN_LENGTH = 8;
const MAX_CANDIDATES = 32;

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
    const authoritiesBelow = links.slice(1).filter((link) => !isSelfIssued(link)).length;
    const isIssuer = (one: ParsedCertificate) => canIssueSigners(one, authoritiesBelow) && isValidAt(one, at);
    const next = await findIssuer(candidates.filter(isIssuer), current);
    if (next === null || links.includes(next)) break;
    links.push(next);
    current = next;
  }
  return { links, known: false };
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

export function isValidAt({ parsed }: ParsedCertificate, at: Date): boolean {
  return parsed.notBefore.value <= at && at <= parsed.notAfter.value;
}
