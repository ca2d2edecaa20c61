import PDFDocument from 'pdfkit';
import { releaseBuffer } from '../../../domain/shared/releaseBuffer.ts';
import { transformBytes } from '../../streams/compress.ts';

/** Takes the bytes as they come, then null; it keeps none of them. */
export type ByteSink = (bytes: Uint8Array | null) => void;

interface PendingPage {
  readonly content: PDFKit.PDFKitReference;
  readonly deflated: Promise<Uint8Array<ArrayBuffer>>;
}

/** What pdfkit still asks of an object once it is written: whether an element has a parent. Shared by all of them. */
const WRITTEN_DATA = { P: true };
const NO_BYTES: readonly never[] = [];
const LINES_MAX = 4_096;

/**
 * pdfkit, where a page is let go as soon as the next begins and memory stays flat. Its pages are deflated by the browser
 * (a library's tables would wait to be collected, docs/figures.md) and go out in their order with `giveWritten`.
 */
export class StreamingDocument extends PDFDocument {
  private formTarget: PDFKit.PDFKitReference | null = null;
  /** Of this page, not yet given to pdfkit. */
  private operators: string[] = [];
  private pendingPages: PendingPage[] = [];
  private isEnding = false;
  /** Goes before the end of the object that is being written. */
  private pendingStream: Uint8Array | null = null;
  /** Written, not yet pushed. pdfkit's constructor writes before there are fields: declared only. */
  declare private pendingLines: string[] | undefined;
  /** Bytes written, which pdfkit notes of every object and @types/pdfkit does not tell. */
  declare private _offset: number;
  private readonly sendBytes: ByteSink;

  constructor(options: PDFKit.PDFDocumentOptions, sendBytes: ByteSink) {
    super(options);
    this.sendBytes = sendBytes;
  }

  protected drawInto(form: PDFKit.PDFKitReference, draw: () => void): void {
    this.formTarget = form;
    draw();
    this.formTarget = null;
  }

  override addContent(operator: string): this {
    if (this.formTarget === null) this.operators.push(operator);
    else this.formTarget.write(operator);
    return this;
  }

  /** The operators of a page go in one piece: pdfkit would make an array of bytes of each. */
  override flushPages(): void {
    // None before the first page.
    if (this.operators.length > 0) this.deflate(this.page.content);
    super.flushPages();
  }

  private deflate(content: PDFKit.PDFKitReference): void {
    const deflated = transformBytes(encodeLatin1(this.operators), new CompressionStream('deflate'));
    // Met where it is awaited.
    deflated.catch(() => undefined);
    this.operators = [];
    this.pendingPages.push({ content, deflated });
    // Ended with its page, it would be written before it is there.
    content.end = () => Reflect.deleteProperty(content, 'end');
  }

  /** Gives the pages that are over, in their order. Awaited now and then, and at the end. */
  async sendFinishedPages(): Promise<void> {
    for (let next = this.pendingPages.shift(); next !== undefined; next = this.pendingPages.shift()) {
      const { content, deflated } = next;
      const bytes = await deflated;
      Object.assign(content.data, { Filter: 'FlateDecode' });
      this.endWith(content, bytes);
      releaseBuffer(bytes);
    }
  }

  /** Ends an object with `bytes` as its stream, as they are: pdfkit would copy them first. */
  protected endWith(ref: PDFKit.PDFKitReference, bytes: Uint8Array): void {
    Object.assign(ref.data, { Length: bytes.length });
    this.pendingStream = bytes;
    ref.end(undefined);
  }

  /** For who ends it with a stream of bytes. */
  protected streamRef(about: Record<string, unknown>): PDFKit.PDFKitReference {
    const ref = this.ref(about);
    ref.end = (bytes: Uint8Array) => {
      Reflect.deleteProperty(ref, 'end');
      this.endWith(ref, bytes);
    };
    return ref;
  }

  override end(): void {
    this.isEnding = true;
    super.end();
  }

  /** A written object is asked for by its number alone; of a long document there are a hundred thousand. */
  _refEnd(ref: PDFKit.PDFKitReference): void {
    // @types/pdfkit does not tell of it.
    (PDFDocument.prototype as unknown as StreamingDocument)._refEnd.call(this, ref);
    if (!this.isEnding) Object.assign(ref, { data: WRITTEN_DATA, buffer: NO_BYTES });
  }

  /** Lines between streams go together as well: pdfkit would queue hundreds of thousands of them, a chunk each. */
  _write(line: string | Uint8Array): void {
    if (line === 'endobj' && this.pendingStream) {
      const bytes = this.pendingStream;
      this.pendingStream = null;
      for (const part of ['stream', bytes, '\nendstream']) this._write(part);
    }
    if (typeof line !== 'string') {
      this.sendLines();
      this.sendBytes(line);
      this._offset += line.length;
      return;
    }
    this.pendingLines ??= [];
    this.pendingLines.push(line);
    this._offset += line.length + 1;
    if (this.pendingLines.length >= LINES_MAX) this.sendLines();
  }

  /** All is written. */
  override push(_end: null): boolean {
    this.sendLines();
    this.sendBytes(null);
    return true;
  }

  private sendLines(): void {
    if (this.pendingLines === undefined) return;
    const bytes = encodeLatin1(this.pendingLines);
    this.pendingLines = undefined;
    this.sendBytes(bytes);
    releaseBuffer(bytes);
  }
}

/** Each line with its end, one byte a character: pdfkit escapes what is not of Latin-1. */
function encodeLatin1(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = `${lines.join('\n')}\n`;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
