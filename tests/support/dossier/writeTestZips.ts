import { type WrittenZip, writeZips } from '../../../src/workflow/export/writeZips.ts';
import { buildDossierKit, type InventedCase, WITH_SOURCES } from './inventedCase.ts';

/** Writes the zips of a dossier in memory. `countOpenTempFiles` returns the temporary files that were not removed. */
export async function writeTestZips(
  from: InventedCase,
  {
    forMail = false,
    plan = WITH_SOURCES,
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
  const kit = { ...buildDossierKit(from.key), options: plan, ...(signal !== null && { signal }) };
  const zips = await writeZips(from.snapshot, {
    kit,
    createTempFile: openTempFile,
    requestTimestamp,
    forMail,
  }).catch((error: unknown) => error);
  return {
    zips: Array.isArray(zips) ? (zips as WrittenZip[]) : [],
    error: zips,
    countOpenTempFiles: () => openTempFiles,
  };
}
