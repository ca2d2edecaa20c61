import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bytes } from '../../../../src/domain/shared/binary.ts';
import { sha256Hex } from '../../../../src/seal/digest.ts';
import { checkTimestamp } from '../../../../src/seal/timestamp/checkTimestamp.ts';
import {
  buildTimestampQuery,
  parseCertificates,
  parseTimestampResponse,
} from '../../../../src/seal/timestamp/timestampToken.ts';
import { openTestAuthority, type TestAuthority } from '../../../support/vectors/timestampAuthority.ts';

/** Time-stamps that `openssl ts` refuses to make: signed with `openssl cms` by certificates of any extensions. */

const TST_INFO = '1.2.840.113549.1.9.16.1.4';

interface CertificateRequest {
  readonly name: string;
  readonly issuer: string;
  /** Lines of an OpenSSL extension section. */
  readonly extensions: readonly string[];
  /** Bits of an RSA key; without it, a key on P-256. */
  readonly rsaBits?: number;
  /** Digest that the issuer signs. */
  readonly md?: string;
}

/** Writes `<name>.pem` and its key into the folder of the authority. */
function issueCertificate(
  { folder }: TestAuthority,
  { name, issuer, extensions, rsaBits, md = 'sha256' }: CertificateRequest,
): void {
  const run = (command: string) => execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, `${name}.cnf`), `[extensions]\n${extensions.join('\n')}\n`);
  const key = `${name}.key`;
  run(rsaBits === undefined ? `ecparam -name prime256v1 -genkey -noout -out ${key}` : `genrsa -out ${key} ${rsaBits}`);
  run(`req -new -key ${key} -subj /O=Essai/CN=${name} -config x509.cnf -out ${name}.csr`);
  const by = `-CA ${issuer}.pem -CAkey ${issuer}.key -CAcreateserial -days 3650`;
  run(`x509 -req -in ${name}.csr -${md} ${by} -extfile ${name}.cnf -extensions extensions -out ${name}.pem`);
}

/** Signs the statement of a valid response again, with other signers and their certificates. */
function signAgain({ folder }: TestAuthority, response: Bytes, signers: readonly string[], md = 'sha256'): Bytes {
  const reading = parseTimestampResponse(response);
  if (reading.kind !== 'token') throw new Error(`not a token: ${reading.kind}`);
  writeFileSync(join(folder, 'statement.der'), reading.token.content);
  const by = signers.flatMap((name) => ['-signer', `${name}.pem`, '-inkey', `${name}.key`]);
  const form = ['-binary', '-nodetach', '-cades', '-econtent_type', TST_INFO, '-md', md, '-outform', 'DER'];
  const files = ['-in', 'statement.der', '-out', 'again.der'];
  execFileSync('openssl', ['cms', '-sign', ...form, ...by, ...files], { cwd: folder, stdio: 'pipe' });
  // PKIStatusInfo with status 0, granted (RFC 3161, 2.4.2).
  const token = readFileSync(join(folder, 'again.der'));
  const body = Buffer.concat([Buffer.from([0x30, 3, 2, 1, 0]), token]);
  // A SEQUENCE of 256 to 65,535 bytes.
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return new Uint8Array(Buffer.concat([Buffer.from([0x30, 0x82]), length, body]));
}

// Starts openssl many times, which is slow on a loaded machine.
const authority = openTestAuthority();
afterAll(() => authority.close());

const CA = 'basicConstraints=critical,CA:TRUE';
const CERT_SIGN = 'keyUsage=critical,keyCertSign';
const SIGN = 'keyUsage=critical,digitalSignature';
const STAMP = 'extendedKeyUsage=critical,timeStamping';

const signers: Readonly<Record<string, readonly string[]>> = {
  'no extended key usage': [SIGN],
  'an extended key usage that is not critical': [SIGN, 'extendedKeyUsage=timeStamping'],
  'a second purpose': [SIGN, 'extendedKeyUsage=critical,timeStamping,codeSigning'],
  'any purpose': [SIGN, 'extendedKeyUsage=critical,anyExtendedKeyUsage'],
  'a key for agreement alone': ['keyUsage=critical,keyAgreement', STAMP],
  'a key that may sign certificates': ['keyUsage=critical,digitalSignature,keyCertSign', STAMP],
  'an unknown critical extension': [SIGN, STAMP, '1.2.3.4=critical,ASN1:NULL'],
};

/** Of the certificate that issues the signer's, and of the one above it, below the known root. */
const issuers: Readonly<Record<string, readonly [upper: readonly string[], lower: readonly string[]]>> = {
  'a path longer than an issuer allows': [
    [`${CA},pathlen:0`, CERT_SIGN],
    [CA, CERT_SIGN],
  ],
  'an issuer whose key may not sign certificates': [
    [CA, CERT_SIGN],
    [CA, SIGN],
  ],
  'an issuer that is no authority': [
    [CA, CERT_SIGN],
    ['basicConstraints=CA:FALSE', CERT_SIGN],
  ],
  'an issuer for web servers alone': [
    [CA, CERT_SIGN],
    [CA, CERT_SIGN, 'extendedKeyUsage=serverAuth'],
  ],
  'an issuer with name constraints': [
    [CA, CERT_SIGN],
    [CA, CERT_SIGN, 'nameConstraints=critical,permitted;DNS:x.invalid'],
  ],
};

const digest = await sha256Hex(new TextEncoder().encode('un manifeste inventé'));
const query = buildTimestampQuery(digest, new Uint8Array(8).fill(1));
const roots = parseCertificates(authority.rootPem);
/** The statement is made now, after the certificates. */
const check = (names: readonly string[], chain: readonly string[] = ['middle'], md = 'sha256') =>
  checkTimestamp(signAgain(authority, authority.reply(query), names, md), {
    digest,
    roots,
    extraCertificates: chain.flatMap((name) => parseCertificates(authority.pem(name))),
  });

beforeAll(async () => {
  expect(await check(['good'])).toMatchObject({ ok: true, known: true });
});

describe('crafted time-stamps', () => {
  it.each(Object.entries(signers))('attack: a time-stamp by a signer with %s', async (_name, extensions) => {
    issueCertificate(authority, { name: 'crafted', issuer: 'middle', extensions });
    expect(await check(['crafted'])).toMatchObject({ ok: false, fault: 'purpose' });
  });

  it.each(Object.entries(issuers))(
    'attack: a time-stamp below %s is of no known authority',
    async (_name, [upper, lower]) => {
      issueCertificate(authority, { name: 'upper', issuer: 'root', extensions: upper });
      issueCertificate(authority, { name: 'lower', issuer: 'upper', extensions: lower });
      issueCertificate(authority, { name: 'crafted', issuer: 'lower', extensions: [SIGN, STAMP] });
      expect(await check(['crafted'], ['lower', 'upper'])).toMatchObject({ ok: true, known: false });
    },
  );

  it('accepts a path as long as its issuers allow', async () => {
    issueCertificate(authority, { name: 'upper', issuer: 'root', extensions: [`${CA},pathlen:1`, CERT_SIGN] });
    issueCertificate(authority, { name: 'lower', issuer: 'upper', extensions: [`${CA},pathlen:0`, CERT_SIGN] });
    issueCertificate(authority, { name: 'crafted', issuer: 'lower', extensions: [SIGN, STAMP] });
    expect(await check(['crafted'], ['lower', 'upper'])).toMatchObject({ ok: true, known: true });
  });

  it.each([
    ['SHA-1 in the statement', {}, 'sha1'],
    ['SHA-1 in a certificate', { md: 'sha1' }, 'sha256'],
    ['an RSA key of 1,024 bits', { rsaBits: 1024 }, 'sha256'],
  ])('attack: a time-stamp with %s', async (_name, request, md) => {
    issueCertificate(authority, { name: 'crafted', issuer: 'middle', extensions: [SIGN, STAMP], ...request });
    expect(await check(['crafted'], ['middle'], md)).toMatchObject({ ok: false, fault: 'weak' });
  });

  it('accepts an RSA key of 2,048 bits', async () => {
    issueCertificate(authority, { name: 'crafted', issuer: 'middle', extensions: [SIGN, STAMP], rsaBits: 2048 });
    expect(await check(['crafted'])).toMatchObject({ ok: true, known: true });
  });

  it('attack: a time-stamp of two signers', async () => {
    expect(await check(['good', 'middle'])).toMatchObject({ ok: false, fault: 'malformed' });
  });
});
