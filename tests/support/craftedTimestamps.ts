import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '../../src/domain/shared/binary.ts';
import { parseTimestampResponse } from '../../src/seal/timestamp/timestampToken.ts';
import type { TestAuthority } from './vectors/timestampAuthority.ts';

/** Time-stamps that `openssl ts` refuses to make: signed with `openssl cms` by certificates of any extensions. */

const TST_INFO = '1.2.840.113549.1.9.16.1.4';

export interface CertificateRequest {
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
export function issueCertificate(
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
export function signAgain(
  { folder }: TestAuthority,
  response: Bytes,
  signers: readonly string[],
  md = 'sha256',
): Bytes {
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
