import type { DossierContext } from '../../dossierContext.ts';
import { ChunkBuffer } from '../../streams/chunkBuffer.ts';
import { PdfDocument } from './pdfDocument.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Streams a PDF while `write` makes it. `write` regularly awaits `ready`, which applies backpressure, so that output
 * does not accumulate. An error of `write` becomes the error of the stream.
 */
export function pdfStream(
  title: string,
  {
    createdAt,
    software,
    fonts,
    recorder,
    language = 'fr-FR',
  }: Pick<DossierContext, 'createdAt' | 'software' | 'fonts' | 'recorder'> & { readonly language?: string },
  write: (pdf: PdfDocument, ready: () => Promise<unknown>) => Promise<void>,
): ReadableStream<Bytes> {
  const { readable, writable } = new TransformStream<Bytes, Bytes>();
  const writer = writable.getWriter();
  // A failed write errors the stream; `ready` and the reader then reject.
  const buffer = new ChunkBuffer((bytes) => writer.write(bytes).catch(() => {}));
  const sendBytes = (chunk: Uint8Array | null) => {
    if (chunk !== null) return buffer.add(chunk);
    buffer.end();
    writer.close().catch(() => {});
  };
  const details = { title, createdAt, fonts, language, creator: `${software.name} ${software.version}` };
  const pdf = new PdfDocument(details, sendBytes);
  pdf.recorder = recorder ?? null;
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
