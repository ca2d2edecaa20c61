import { fingerprint, parsePem, verifyDer } from '../signature.ts';
import type { DossierContents } from './contents.ts';
import { MANIFEST_PATH, PUBLIC_KEY_PATH, SIGNATURE_PATH } from './paths.ts';
import type { Problem } from './report.ts';

export interface SignatureCheck {
  readonly problems: readonly Problem[];
  /** Null when there is no readable P-256 key. */
  readonly spki: Uint8Array<ArrayBuffer> | null;
  readonly keyFingerprint: string | null;
  readonly holds: boolean;
}

/**
 * Verifies the signature of manifest.json with the public key in the dossier. Only an anchor can show whose key it
 * is.
 */
export async function checkSignature({ retained }: DossierContents): Promise<SignatureCheck> {
  const [manifest, der, pem] = [
    retained.get(MANIFEST_PATH),
    retained.get(SIGNATURE_PATH),
    retained.get(PUBLIC_KEY_PATH),
  ];
  const empty = { problems: [], spki: null, keyFingerprint: null, holds: false };
  if (pem === undefined) return empty;
  const spki = parsePem(new TextDecoder().decode(pem));
  if (spki === null || !(await isP256(spki)))
    return { ...empty, problems: [{ code: 'key-form', path: PUBLIC_KEY_PATH }] };
  const holds = manifest !== undefined && der !== undefined && (await verifyDer(spki, der, manifest));
  // A missing file is already reported as missing.
  const invalid = manifest !== undefined && der !== undefined && !holds;
  return {
    problems: invalid ? [{ code: 'signature-invalid', path: SIGNATURE_PATH }] : [],
    spki,
    keyFingerprint: await fingerprint(spki),
    holds,
  };
}

async function isP256(spki: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return true;
  } catch {
    return false;
  }
}
