import type { Edition } from '../edition.ts';
import { Pieces } from '../pieces.ts';
import { Paper } from './paper.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The bytes of a PDF while `write` makes it. `write` awaits `ready` now and then, which holds it back until what it made
 * has been taken: nothing piles up. What `write` throws comes out of the stream.
 */
export function pdfStream(
  title: string,
  { createdAt, software, fonts, trace }: Pick<Edition, 'createdAt' | 'software' | 'fonts' | 'trace'>,
  write: (paper: Paper, ready: () => Promise<unknown>) => Promise<void>,
): ReadableStream<Bytes> {
  const { readable, writable } = new TransformStream<Bytes, Bytes>();
  const writer = writable.getWriter();
  // A failed write is the failure of the stream, which `ready` and the reader meet.
  const pieces = new Pieces((piece) => writer.write(piece).catch(() => {}));
  const give = (chunk: Uint8Array | null) => {
    if (chunk !== null) return pieces.add(chunk);
    pieces.end();
    writer.close().catch(() => {});
  };
  const about = { title, createdAt, fonts, creator: `${software.name} ${software.version}` };
  const paper = new Paper(about, give);
  paper.trace = trace ?? null;
  const ready = async () => {
    await paper.giveWritten();
    await writer.ready;
  };
  write(paper, ready)
    .then(() => paper.giveWritten())
    .catch((error: unknown) => writer.abort(error));
  return readable;
}

export async function collected(stream: ReadableStream<Bytes>): Promise<Bytes> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
