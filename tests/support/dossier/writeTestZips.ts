import type { ExportedZip } from '../../../src/domain/export/exportedDossier.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { hashZips, writeZips } from '../../../src/workflow/export/writeZips.ts';
import { type InventedCase, inventPlan, signWith, WITH_SOURCES } from './inventedCase.ts';

/** Writes the zips of a dossier in memory. `countOpenTempFiles` returns the temporary files that were not removed. */
export async function writeTestZips(
  from: InventedCase,
  {
    volumes = false,
    options = WITH_SOURCES,
    signal = null as AbortSignal | null,
    requestTimestamp = null as Parameters<typeof writeZips>[1]['requestTimestamp'],
  } = {},
) {
  let openTempFiles = 0;
  const openTempFile = async () => {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    openTempFiles += 1;
    return {
      out: new WritableStream<Uint8Array<ArrayBuffer>>({ write: (chunk) => void chunks.push(chunk.slice()) }),
      file: async () => new File(chunks, 'scratch'),
      remove: async () => {
        openTempFiles -= 1;
      },
      removedSignal: new AbortController().signal,
    };
  };
  const zips: readonly ExportedZip[] | { readonly error: unknown } = await writeZips(
    await inventPlan(from, { options, volumes }),
    {
      ...signWith(from),
      ...(signal !== null && { signal }),
      createTempFile: openTempFile,
      requestTimestamp,
      password: null,
    },
  ).then(
    (written) =>
      hashZips(
        written.zips,
        (file) => sha256Hex(file),
        () => undefined,
        new AbortController().signal,
      ),
    (error: unknown) => ({ error }),
  );
  return {
    zips: 'error' in zips ? [] : zips,
    error: 'error' in zips ? zips.error : null,
    countOpenTempFiles: () => openTempFiles,
  };
}
