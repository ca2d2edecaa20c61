import { type BinaryContent, concatBytes } from '../../domain/shared/binary.ts';
import { sha256Hex, sha256OfStream } from '../digest.ts';

/** Content of a file of a dossier: a stream when it is inflated from a zip and too large to keep in memory. */

type Bytes = Uint8Array<ArrayBuffer>;

export type FileContent = BinaryContent | ReadableStream<Bytes>;

/** Reads everything into memory. Rejects with the error of the stream. */
export async function toBytes(content: FileContent): Promise<Bytes> {
  if (content instanceof Uint8Array) return content;
  if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
  return concatBytes(await collectChunks(content));
}

export async function toBlob(content: FileContent): Promise<Blob> {
  if (content instanceof Blob) return content;
  return new Blob(content instanceof Uint8Array ? [content] : await collectChunks(content));
}

/** Not `new Response(stream)`: browsers replace the error of a stream by their own. */
async function collectChunks(stream: ReadableStream<Bytes>): Promise<Bytes[]> {
  const chunks: Bytes[] = [];
  for await (const chunk of readChunks(stream)) chunks.push(chunk);
  return chunks;
}

/** Returns the SHA-256 in lower-case hex and the size. `onBytes`: see sha256Hex. */
export async function digestContent(
  content: FileContent,
  onBytes: (done: number) => void,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  if (content instanceof ReadableStream) return sha256OfStream(readChunks(content), onBytes);
  const bytes = content instanceof Blob ? content.size : content.length;
  return { sha256: await sha256Hex(content, onBytes), bytes };
}

/** Browsers of 2024 cannot iterate over a stream. Cancels it when the caller stops early. */
async function* readChunks(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes, void> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
