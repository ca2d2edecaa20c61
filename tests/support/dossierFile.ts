import JSZip from 'jszip';
import { createSigningKey } from '../../src/seal/signature.ts';
import { buildSmallDossier, type Files } from './vectors/smallDossier.ts';

/** Builds somebody else's dossier as a file: with its own key, and without documents so that it is quick to make. */
export async function buildDossierFile(texts: readonly string[] = ['Un message inventé.'], more: Files = new Map()) {
  const files = await buildSmallDossier({ key: await createSigningKey(), texts });
  const zip = new JSZip();
  for (const [path, bytes] of [...files, ...more]) zip.file(path, bytes);
  return new File([await zip.generateAsync({ type: 'arraybuffer' })], 'recueil-inventé.zip');
}

export const buildProgress = (signal = new AbortController().signal) => ({ progress: () => undefined, signal });
