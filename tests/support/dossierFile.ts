import JSZip from 'jszip';
import { buildSmallDossier, type Files } from '../../scripts/vectors/smallDossier.ts';
import { createSigningKey } from '../../src/seal/signature.ts';

/** A dossier of somebody else's, as a file: its own key; made in a moment, without papers. */
export async function buildDossierFile(
  texts: readonly string[] = ['Un message inventé.'],
  more: Files = new Map(),
) {
  const files = await buildSmallDossier({ key: await createSigningKey(), texts });
  const zip = new JSZip();
  for (const [path, bytes] of [...files, ...more]) zip.file(path, bytes);
  return new File([await zip.generateAsync({ type: 'arraybuffer' })], 'recueil-inventé.zip');
}

export const buildProgress = (signal = new AbortController().signal) => ({
  progress: () => undefined,
  signal,
});
