import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bytes } from '../../../src/domain/shared/binary.ts';

/** A real time-stamping authority: `openssl ts -reply`, with certificates generated at each start. */

export interface TestAuthority {
  readonly folder: string;
  /** PEM of its root. */
  readonly rootPem: string;
  /** PEM of the named certificate. */
  pem(name: string): string;
  /** Answer of `openssl ts -reply`, signed by the named signer. */
  reply(query: Uint8Array, signer?: Signer): Bytes;
  close(): void;
}

/** `expired`: its certificate expired in 2020. `sha512`: refuses any other digest. `imprecise`: by an hour. */
export type Signer = 'good' | 'expired' | 'self-signed' | 'sha512' | 'chainless' | 'imprecise';

const EXTENSIONS = `
[ca]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[tsa]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
subjectKeyIdentifier=hash
[req]
distinguished_name=dn
[dn]
`;

export function openTestAuthority(): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'recueil-authority-'));
  const openssl = (command: string) =>
    execFileSync('openssl', command.split(' '), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  writeFileSync(join(folder, 'x509.cnf'), EXTENSIONS);
  const makeKey = (name: string) => openssl(`ecparam -name prime256v1 -genkey -noout -out ${name}.key`);
  const request = (name: string, cn: string) =>
    openssl(`req -new -key ${name}.key -subj /O=Essai/CN=${cn} -config x509.cnf -out ${name}.csr`);
  const sign = (name: string, subject: string, days: number, section: string) =>
    openssl(
      `req -x509 -key ${name}.key -subj ${subject} -days ${days} -config x509.cnf -extensions ${section} -out ${name}.pem`,
    );
  const issue = (name: string, by: string, section: string) => {
    const from = `x509 -req -in ${name}.csr -CA ${by}.pem -CAkey ${by}.key -CAcreateserial`;
    openssl(`${from} -extfile x509.cnf -extensions ${section} -days 3650 -out ${name}.pem`);
  };
  makeKey('root');
  sign('root', '/O=Essai/CN=Racine', 7300, 'ca');
  makeKey('middle');
  request('middle', 'Intermédiaire');
  issue('middle', 'root', 'ca');
  makeKey('good');
  request('good', 'Horodatage');
  issue('good', 'middle', 'tsa');
  makeKey('expired');
  request('expired', 'Horodatage');
  issueExpired(folder, openssl);
  makeKey('self-signed');
  sign('self-signed', '/CN=Seule', 30, 'tsa');
  // Deliberately not in the order of the chain.
  writeFileSync(
    join(folder, 'chain.pem'),
    ['root.pem', 'middle.pem'].map((name) => readFileSync(join(folder, name))).join(''),
  );
  for (const signer of ['good', 'expired', 'self-signed', 'sha512', 'chainless', 'imprecise'] as const) {
    writeFileSync(join(folder, `${signer}.cnf`), buildConfig(signer));
    writeFileSync(join(folder, `${signer}.serial`), '01');
  }

  return {
    folder,
    rootPem: readFileSync(join(folder, 'root.pem'), 'utf8'),
    pem: (name) => readFileSync(join(folder, `${name}.pem`), 'utf8'),
    reply: (query, signer = 'good') => {
      writeFileSync(join(folder, 'query.tsq'), query);
      openssl(`ts -reply -config ${signer}.cnf -section tsa -queryfile query.tsq -out reply.tsr`);
      return new Uint8Array(readFileSync(join(folder, 'reply.tsr')));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `openssl x509` cannot write past dates; `openssl ca` can. */
function issueExpired(folder: string, openssl: (command: string) => Buffer): void {
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(
    join(folder, 'ca.cnf'),
    `${EXTENSIONS}\n[ca_default]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n[any]\nO=optional\nCN=optional\n`,
  );
  openssl(
    'ca -batch -notext -config ca.cnf -name ca_default -in expired.csr -cert middle.pem -keyfile middle.key ' +
      '-extensions tsa -startdate 20190101000000Z -enddate 20200101000000Z -out expired.pem',
  );
}

function buildConfig(signer: Signer): string {
  const own = signer === 'expired' || signer === 'self-signed' ? signer : 'good';
  return `[tsa]
serial=${signer}.serial
signer_cert=${own}.pem
signer_key=${own}.key
${signer === 'chainless' || signer === 'self-signed' ? '' : 'certs=chain.pem'}
signer_digest=sha256
default_policy=1.2.3.4.1
digests=${signer === 'sha512' ? 'sha512' : 'sha256'}
accuracy=secs:${signer === 'imprecise' ? 3600 : 1}
ess_cert_id_alg=sha256
`;
}
