import { openAsBlob } from 'node:fs';
import { type Manifest, PUBLIC_KEY_PATH } from '../../../src/domain/export/dossierLayout.ts';
import { canonicalBytes } from '../../../src/seal/canonical.ts';
import { signDer } from '../../../src/seal/derSignature.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { appendLine, readJournal } from '../../../src/seal/journal.ts';
import { createSigningKey, spkiPem, toBase64 } from '../../../src/seal/signature.ts';
import { type DossierSource, toBytes } from '../../../src/seal/verify/dossierSource.ts';
import { fileSource } from '../../../src/seal/verify/verifyDossier.ts';
import { type Files, rewriteSums } from './smallDossier.ts';
import { requireFile } from './tamper.ts';

/** The files of a dossier on the disk, for changes. */
export const readDossierFiles = async (path: string): Promise<Files> =>
  readFiles(await fileSource(await openAsBlob(path)));

export async function readFiles({ files }: DossierSource): Promise<Files> {
  return new Map(
    await Promise.all([...files].map(async ([name, file]) => [name, await toBytes(await file.read())] as const)),
  );
}

/**
 * Signs a changed dossier with a new key, as somebody who rewrites it does: its journal announces the key, and manifest
 * and sums follow. The manifest's time-stamp, which cannot follow, is dropped.
 */
export async function resignDossier(changed: Files): Promise<Files> {
  const files: Files = new Map(changed);
  const key = await createSigningKey();
  const manifest: Manifest = JSON.parse(new TextDecoder().decode(requireFile(files, 'manifest.json')));
  const journal = requireFile(files, 'journal.jsonl');
  const line = await appendLine((await readJournal(journal)).head, manifest.created, {
    event: 'key.created',
    payload: { publicKey: toBase64(key.spki) },
  });
  files.set('journal.jsonl', new Uint8Array(await new Blob([journal, line.bytes]).arrayBuffer()));
  const { head } = line;
  files.set(PUBLIC_KEY_PATH, new TextEncoder().encode(spkiPem(key.spki)));
  const outside = 'manifest.json manifest.json.sig SHA256SUMS horodatages/manifest.tsr horodatages/manifest.pem'.split(
    ' ',
  );
  for (const path of outside) files.delete(path);
  const listed = await Promise.all(
    [...files.keys()].sort().map(async (path) => {
      const bytes = requireFile(files, path);
      return { path, sha256: await sha256Hex(bytes), bytes: bytes.length };
    }),
  );
  const bytes = canonicalBytes({
    ...manifest,
    files: listed,
    journal: { ...manifest.journal, entries: head.seq, head: head.hash },
  });
  files.set('manifest.json', bytes);
  files.set('manifest.json.sig', await signDer(key.pkcs8, bytes));
  return rewriteSums(files);
}
