import { type WrittenZip, writeZips } from '../../../src/workflow/writeZips.ts';
import { type HeldCase, kitOf, WITH_SOURCES } from './holdings.ts';

/** In memory; `left` is how many scratch files are still there. */
export async function zipped(
  from: HeldCase,
  {
    forMail = false,
    plan = WITH_SOURCES,
    signal = null as AbortSignal | null,
    ask = null as Parameters<typeof writeZips>[1]['ask'],
  } = {},
) {
  let left = 0;
  const openScratch = async () => {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    left += 1;
    return {
      out: new WritableStream<Uint8Array<ArrayBuffer>>({ write: (chunk) => void chunks.push(chunk.slice()) }),
      file: async () => new File(chunks, 'scratch'),
      remove: async () => {
        left -= 1;
      },
      taken: new AbortController().signal,
    };
  };
  const kit = { ...kitOf(from.key), plan, ...(signal !== null && { signal }) };
  const zips = await writeZips(from.holdings, { kit, openScratch, ask, forMail }).catch(
    (error: unknown) => error,
  );
  return { zips: Array.isArray(zips) ? (zips as WrittenZip[]) : [], error: zips, left: () => left };
}
