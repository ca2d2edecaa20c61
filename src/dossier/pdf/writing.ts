import type { Edition } from '../edition.ts';
import { Paper } from './paper.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** pdfkit speaks in lines of a few bytes; a stream wants pieces. */
const PIECE = 256 * 1024;

/**
 * The bytes of a PDF while `write` makes it. `write` awaits `ready` now and then, which holds it back until what it made
 * has been taken: nothing piles up. What `write` throws comes out of the stream.
 */
export function pdfStream(
  title: string,
  { createdAt, software, fonts }: Edition,
  write: (paper: Paper, ready: () => Promise<unknown>) => Promise<void>,
): ReadableStream<Bytes> {
  const { readable, writable } = new TransformStream<Bytes, Bytes>();
  const writer = writable.getWriter();
  const paper = new Paper({ title, createdAt, fonts, creator: `${software.name} ${software.version}` });
  let pending: Uint8Array[] = [];
  let size = 0;
  const flush = () => {
    const piece = joined(pending, size);
    pending = [];
    size = 0;
    // Its failure is that of the stream, which `ready` and the reader meet.
    writer.write(piece).catch(() => {});
  };
  paper.on('data', (chunk: Uint8Array) => {
    pending.push(chunk);
    size += chunk.length;
    if (size >= PIECE) flush();
  });
  paper.on('end', () => {
    flush();
    writer.close().catch(() => {});
  });
  write(paper, () => writer.ready).catch((error: unknown) => writer.abort(error));
  return readable;
}

export async function collected(stream: ReadableStream<Bytes>): Promise<Bytes> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function joined(chunks: readonly Uint8Array[], size: number): Bytes {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
