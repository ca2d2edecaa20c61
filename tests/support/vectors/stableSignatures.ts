import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { signDer, verifyDer } from '../../../src/seal/derSignature.ts';
import { parsePem } from '../../../src/seal/signature.ts';
import { checkTimestamp } from '../../../src/seal/timestamp/checkTimestamp.ts';
import { buildTimestampQuery, formatChainPem } from '../../../src/seal/timestamp/timestampToken.ts';
import { type Key, utf8 } from './smallDossier.ts';
import { openTestAuthority } from './timestampAuthority.ts';

/** The random parts of a vector are generated once and kept on the disk while they are valid. */

export const VECTORS_DIR = join(import.meta.dirname, '../../vectors');

export function signStable(name: string, key: Key): (manifest: Bytes) => Promise<Bytes> {
  return async (manifest) => {
    const stored = await readFile(join(VECTORS_DIR, name, 'dossier/manifest.json.sig')).then(
      (file) => new Uint8Array(file),
      () => null,
    );
    const isStillValid = stored !== null && (await verifyDer(key.spki, stored, manifest));
    return isStillValid ? stored : signDer(key.pkcs8, manifest);
  };
}

/** Reads a test key. Test keys are committed and protect nothing. */
export async function readKey(name: string): Promise<Key> {
  const read = async (label: string, suffix: string) => {
    const der = parsePem(await readFile(join(VECTORS_DIR, `TEST-ONLY-${name}${suffix}.pem`), 'utf8'), label);
    if (der === null) throw new Error(`no ${label} in ${name}`);
    return der;
  };
  return { pkcs8: await read('PRIVATE KEY', ''), spki: await read('PUBLIC KEY', '.pub') };
}

/** Returns a time-stamp and its chain. A stored one is kept while it is valid for the digest: no two are equal. */
export async function timestampStable(name: string, digest: string): Promise<ReadonlyMap<string, Bytes>> {
  const paths = ['horodatages/manifest.tsr', 'horodatages/manifest.pem'] as const;
  const read = async (path: string) =>
    new Uint8Array(await readFile(join(VECTORS_DIR, name, 'dossier', path)).catch(() => Buffer.alloc(0)));
  const [response, chain] = [await read(paths[0]), await read(paths[1])];
  const stored = await checkTimestamp(response, { digest, roots: [] });
  if (stored.ok)
    return new Map([
      [paths[0], response],
      [paths[1], chain],
    ]);
  const authority = openTestAuthority();
  try {
    const reply = authority.reply(buildTimestampQuery(digest, new Uint8Array(8).fill(7)));
    const found = await checkTimestamp(reply, { digest, roots: [] });
    if (!found.ok) throw new Error(`the authority's answer is invalid: ${found.fault}`);
    return new Map([
      [paths[0], reply],
      [paths[1], utf8(formatChainPem(found.chain))],
    ]);
  } finally {
    authority.close();
  }
}
