import { concatBytes } from '../../domain/shared/binary.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Returns `bytes` compressed or decompressed by the browser. Rejects with TypeError for malformed compressed bytes. */
export async function transformBytes(
  bytes: Bytes,
  { writable, readable }: CompressionStream | DecompressionStream,
): Promise<Bytes> {
  const writer = writable.getWriter();
  const chunks: Bytes[] = [];
  const read = async () => {
    for await (const chunk of readable) chunks.push(chunk);
  };
  await Promise.all([read(), writer.write(bytes), writer.close()]);
  return concatBytes(chunks);
}
