import { folderSource } from '../../../src/seal/verify/dossierSource.ts';
import { type VerifyOptions, verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import type { Files } from './smallDossier.ts';

export function toSource(files: Files) {
  return folderSource(new Map([...files].map(([path, bytes]) => [path, new Blob([bytes])])));
}

export const verifyFiles = (files: Files, options?: VerifyOptions) => verifyDossier(toSource(files), options);

/** Returns `code path` of each problem. */
export async function listProblems(files: Files, options?: VerifyOptions): Promise<string[]> {
  const { problems } = await verifyFiles(files, options);
  return problems.map(({ code, path }) => `${code} ${path ?? ''}`);
}
