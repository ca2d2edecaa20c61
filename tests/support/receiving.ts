import JSZip from 'jszip';
import { createSigningKey } from '../../src/seal/signature.ts';
import { type Files, smallDossier } from './smallDossier.ts';

/** A dossier of somebody else's, as a file: its own key; made in a moment, without papers. */
export async function smallZip(texts: readonly string[] = ['Un message inventé.'], more: Files = new Map()) {
  const files = await smallDossier({ key: await createSigningKey(), texts });
  const zip = new JSZip();
  for (const [path, bytes] of [...files, ...more]) zip.file(path, bytes);
  return new File([await zip.generateAsync({ type: 'arraybuffer' })], 'recueil-inventé.zip');
}

export const watch = (signal = new AbortController().signal) => ({ progress: () => undefined, signal });
