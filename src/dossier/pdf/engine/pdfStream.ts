import type { DossierContext } from '../../dossierContext.ts';
import { ChunkBuffer } from '../../streams/chunkBuffer.ts';
import { PdfDocument } from './pdfDocument.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The bytes of a PDF while `write` makes it. `write` awaits `ready` now and then, which holds it back until what it made
 * has been taken: nothing piles up. What `write` throws comes out of the stream.
 */
export function pdfStream(
  title: string,
  {
    createdAt,
    software,
    fonts,
    recorder: trace,
  }: Pick<DossierContext, 'createdAt' | 'software' | 'fonts' | 'recorder'>,
  write: (pdf: PdfDocument, ready: () => Promise<unknown>) => Promise<void>,
): ReadableStream<Bytes> {
  const { readable, writable } = new TransformStream<Bytes, Bytes>();
  const writer = writable.getWriter();
  // A failed write is the failure of the stream, which `ready` and the reader meet.
  const buffer = new ChunkBuffer((bytes) => writer.write(bytes).catch(() => {}));
  const sendBytes = (chunk: Uint8Array | null) => {
    if (chunk !== null) return buffer.add(chunk);
    buffer.end();
    writer.close().catch(() => {});
  };
  const details = { title, createdAt, fonts, creator: `${software.name} ${software.version}` };
  const pdf = new PdfDocument(details, sendBytes);
  pdf.recorder = trace ?? null;
  const ready = async () => {
    await pdf.sendFinishedPages();
    await writer.ready;
  };
  write(pdf, ready)
    .then(() => pdf.sendFinishedPages())
    .catch((error: unknown) => writer.abort(error));
  return readable;
}

export async function collectBytes(stream: ReadableStream<Bytes>): Promise<Bytes> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
