import { Sequence } from 'asn1js';
import { type Attribute, IssuerAndSerialNumber, type SignerInfo } from 'pkijs';
import { areBytesEqual } from '../../domain/shared/binary.ts';
import { type ParsedCertificate, readOctets, type TimestampToken } from './response.ts';

/** The signer of a token, and its certificate: RFC 3161 2.4.2, RFC 2634 5.4, RFC 5035. */

type Bytes = Uint8Array<ArrayBuffer>;

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

export function readSigner({ signed }: TimestampToken): SignerInfo {
  const [signer] = signed.signerInfos;
  if (signer === undefined) throw new Error('token without signer');
  return signer;
}

export function findSignerCertificate(
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

/**
 * Whether the signed attributes contain the digest of this certificate; otherwise another one with the same name
 * could replace it.
 */
export async function isBoundTo(token: TimestampToken, certificate: ParsedCertificate): Promise<boolean> {
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

function sequenceItems(block: unknown) {
  return block instanceof Sequence ? block.valueBlock.value : [];
}

/** Name in the certificate: displayed, never trusted. */
export function certificateName({ parsed }: ParsedCertificate): string {
  const readAttribute = (type: string) =>
    parsed.subject.typesAndValues.find((one) => one.type === type)?.value.valueBlock.value;
  const name: unknown = readAttribute(COMMON_NAME) ?? readAttribute(ORGANISATION);
  return typeof name === 'string' ? name.slice(0, 200) : '';
}
