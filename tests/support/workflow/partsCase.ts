import type { CaseSnapshot } from '../../../src/domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import { createCopiesMaker } from '../../../src/workflow/export/readingCopies.ts';
import { buildDossierContext, type InventedCase, inventCase } from '../dossier/inventedCase.ts';
import { inventPost } from '../dossier/inventedPosts.ts';

export const MANIFEST_DIGEST = 'c0ffee'.padEnd(64, '1');
const FILE_NAME = 'recueil-2026-11-20-093107.zip';

/** Returns a case whose exhibits each take about `imageBytes` in a PDF. */
export async function inventLargeCase(count: number, imageBytes: number): Promise<InventedCase> {
  const noise = new Uint8Array(imageBytes);
  const posts = Array.from({ length: count }, (_, index) => {
    const post = inventPost({
      author: { handle: `compte_${index}` },
      address: { page: `https://x.com/compte_${index}/status/${index}` },
      text: `Texte inventé ${index}.`,
    });
    const files = post.files.filter(({ role }) => role === 'post' || role === 'text');
    // Two images of the post: the PDF then shows its preview, whose bytes it copies.
    const second = files.filter(({ role }) => role === 'post').map((file) => ({ ...file, path: 'publication-2.png' }));
    return { ...post, files: [...files, ...second], preview: Buffer.concat([post.preview, noise]) };
  });
  return inventCase(posts);
}

/** Returns the maker of copies, with the number of temporary files that were not removed. */
export function buildCopiesMaker(
  from: InventedCase,
  {
    options = {} as DossierOptions,
    zips = [{ fileName: FILE_NAME, manifestDigest: MANIFEST_DIGEST, volume: null }] as Parameters<
      typeof createCopiesMaker
    >[3],
    snapshot = from.snapshot as CaseSnapshot,
    labels = [] as string[][],
  } = {},
) {
  const open = new Set<object>();
  const makeCopies = createCopiesMaker(
    async () => {
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      const id = {};
      open.add(id);
      return {
        out: new WritableStream<Uint8Array<ArrayBuffer>>({ write: (chunk) => void chunks.push(chunk.slice()) }),
        file: async () => new File(chunks, 'scratch'),
        remove: async () => void open.delete(id),
        removedSignal: new AbortController().signal,
      };
    },
    async (image, lines, maxBytes) => {
      labels.push([...lines]);
      return maxBytes !== null && image.size > maxBytes ? null : image;
    },
    buildDossierContext({ ...from, snapshot }, { options }),
    zips,
  );
  return { makeCopies, countOpenFiles: () => open.size };
}
