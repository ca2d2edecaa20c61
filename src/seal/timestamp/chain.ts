import { BasicConstraints, CryptoEngine } from 'pkijs';
import type { HeldCertificate } from './response.ts';
import { sameBytes } from './signer.ts';

/** From the signer up to a root that is known here, whatever the order the certificates came in. */

/** Longer than any public hierarchy; hostile certificates stop here. */
const MAX_LENGTH = 8;
const MAX_CANDIDATES = 32;
const BASIC_CONSTRAINTS = '2.5.29.19';

export const engine = new CryptoEngine({ name: 'webcrypto', crypto });

export interface Chain {
  /** The signer first. */
  readonly links: readonly HeldCertificate[];
  /** The last link is one of the roots. */
  readonly known: boolean;
}

export async function chainOf(
  signer: HeldCertificate,
  sent: readonly HeldCertificate[],
  roots: readonly HeldCertificate[],
  at: Date,
): Promise<Chain> {
  const links = [signer];
  // A root first: a certificate of the same name that another root signed would lead astray.
  const candidates = [...roots, ...sent.slice(0, MAX_CANDIDATES)];
  const isRoot = (one: HeldCertificate) => roots.some(({ der }) => sameBytes(der, one.der));
  for (let current = signer; links.length < MAX_LENGTH; ) {
    if (isRoot(current)) return { links, known: true };
    const next = await issuerAmong(candidates, current, at);
    if (next === null || links.includes(next)) break;
    links.push(next);
    current = next;
  }
  return { links, known: false };
}

async function issuerAmong(
  candidates: readonly HeldCertificate[],
  { parsed }: HeldCertificate,
  at: Date,
): Promise<HeldCertificate | null> {
  for (const candidate of candidates) {
    const isNamed = candidate.parsed.subject.isEqual(parsed.issuer);
    if (!isNamed || !mayIssue(candidate) || !isValidAt(candidate, at)) continue;
    if (await parsed.verify(candidate.parsed, engine).catch(() => false)) return candidate;
  }
  return null;
}

function mayIssue({ parsed }: HeldCertificate): boolean {
  const extension = parsed.extensions?.find(({ extnID }) => extnID === BASIC_CONSTRAINTS);
  const constraints: unknown = extension?.parsedValue;
  return constraints instanceof BasicConstraints && constraints.cA;
}

export function isValidAt({ parsed }: HeldCertificate, at: Date): boolean {
  return parsed.notBefore.value <= at && at <= parsed.notAfter.value;
}
