type Bytes = Uint8Array<ArrayBuffer>;

/** All of `bytes` through the browser's own compression. Rejects with TypeError for bytes that are not of the format. */
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
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
