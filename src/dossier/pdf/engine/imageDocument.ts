import PDFDocument from 'pdfkit';
import { releaseBuffer } from '../../../domain/shared/binary.ts';
import { toHex } from '../../../seal/digest.ts';
import { transformBytes } from '../../byteStreams.ts';
import type { RgbImage } from './pngToRgb.ts';

/** Receives the bytes, then null. Must copy the bytes that it keeps. */
export type ByteSink = (bytes: Uint8Array | null) => void;

interface PendingPage {
  readonly content: PDFKit.PDFKitReference;
  readonly deflated: Promise<Uint8Array<ArrayBuffer>>;
}

/** All that pdfkit reads from a written object: whether an element has a parent. Shared by all objects. */
const WRITTEN_DATA = { P: true };
const NO_BYTES: readonly never[] = [];
const LINES_MAX = 4_096;
/** Ends a PDF (ISO 32000-1, 7.5.5). The printed commands cut at the first one: nothing before may contain it. */
const END_MARK = '%%EOF';

/**
 * A pdfkit document that sends each page when the next one begins, so that memory use does not grow with its length.
 * Pages are deflated by the browser, since the tables of a JavaScript library would wait for garbage collection
 * (docs/figures.md); `sendFinishedPages` sends them in order.
 */
class StreamingDocument extends PDFDocument {
  private formTarget: PDFKit.PDFKitReference | null = null;
  /** Operators of the current page. */
  private operators: string[] = [];
  private pendingPages: PendingPage[] = [];
  private isEnding = false;
  /** Stream of the object being ended; `_write` inserts it before `endobj`. */
  private pendingStream: Uint8Array | null = null;
  /** Lines not sent yet. `declare`, since pdfkit's constructor writes before fields are initialised. */
  declare private pendingLines: string[] | undefined;
  /** Bytes written. pdfkit records it for every object; @types/pdfkit lacks it. */
  declare private _offset: number;
  private readonly sendBytes: ByteSink;

  constructor(options: PDFKit.PDFDocumentOptions, sendBytes: ByteSink) {
    super(options);
    this.sendBytes = sendBytes;
  }

  /** Bytes of the finished pages and images. The current page is not among them. */
  get writtenBytes(): number {
    return this._offset;
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

  /** Writes the operators of a page at once: pdfkit would create a byte array for each. */
  override flushPages(): void {
    // There is no page before the first one.
    if (this.operators.length > 0) this.deflate(this.page.content);
    super.flushPages();
  }

  private deflate(content: PDFKit.PDFKitReference): void {
    const deflated = transformBytes(encodeLatin1(this.operators), new CompressionStream('deflate'));
    // Handled where it is awaited; this avoids an unhandled rejection before.
    deflated.catch(() => undefined);
    this.operators = [];
    this.pendingPages.push({ content, deflated });
    // pdfkit ends the content with its page, before it is deflated: this first call does nothing.
    content.end = () => Reflect.deleteProperty(content, 'end');
  }

  /** Sends the finished pages in order. To be awaited regularly, and at the end. */
  async sendFinishedPages(): Promise<void> {
    for (let next = this.pendingPages.shift(); next !== undefined; next = this.pendingPages.shift()) {
      const { content, deflated } = next;
      const bytes = await deflated;
      Object.assign(content.data, { Filter: 'FlateDecode' });
      this.endWith(content, bytes);
      releaseBuffer(bytes);
    }
  }

  /** Ends an object with `bytes` as its stream, without the copy that pdfkit would make. */
  protected endWith(ref: PDFKit.PDFKitReference, bytes: Uint8Array): void {
    const stream = hasEndMark(bytes) ? encodeAsHex(ref, bytes) : bytes;
    Object.assign(ref.data, { Length: stream.length });
    this.pendingStream = stream;
    ref.end(undefined);
  }

  /** Creates an object whose `end(bytes)` does not copy the bytes. */
  protected streamRef(data: Record<string, unknown>): PDFKit.PDFKitReference {
    const ref = this.ref(data);
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

  /** Ends the stream without the rest of the document. */
  protected abandon(): void {
    this.sendBytes(null);
  }

  /** Releases the content of a written object: only its number is still used. A long document has 100,000 objects. */
  _refEnd(ref: PDFKit.PDFKitReference): void {
    // @types/pdfkit lacks _refEnd.
    (PDFDocument.prototype as unknown as StreamingDocument)._refEnd.call(this, ref);
    if (!this.isEnding) Object.assign(ref, { data: WRITTEN_DATA, buffer: NO_BYTES });
  }

  /** Joins the lines between streams: pdfkit would queue each of several 100,000 lines as its own chunk. */
  _write(data: string | Uint8Array): void {
    // Objects contain the mark in literal strings only, such as the address of a link: there, \045 is %.
    const line = typeof data === 'string' && data !== END_MARK ? data.replaceAll(END_MARK, String.raw`\045%EOF`) : data;
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

  /** pdfkit's last call: everything is written. */
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

const utf8 = new TextEncoder();
const END_MARK_BYTES = utf8.encode(END_MARK);

const hasEndMark = (bytes: Uint8Array): boolean => {
  for (let at = bytes.indexOf(0x25); at >= 0; at = bytes.indexOf(0x25, at + 1)) {
    if (END_MARK_BYTES.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
};

/** Writes a stream in hexadecimal digits, and names the filter that reads them (ISO 32000-1, 7.4.2) first. */
function encodeAsHex(ref: PDFKit.PDFKitReference, bytes: Uint8Array): Uint8Array {
  const { Filter, DecodeParms } = ref.data as { readonly Filter?: string; readonly DecodeParms?: unknown };
  Object.assign(ref.data, {
    Filter: ['ASCIIHexDecode', ...(Filter === undefined ? [] : [Filter])],
    ...(DecodeParms !== undefined && { DecodeParms: [null, DecodeParms] }),
  });
  return utf8.encode(`${toHex(bytes)}>`);
}

/** Encodes lines as Latin-1: pdfkit escapes all other characters. */
function encodeLatin1(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = `${lines.join('\n')}\n`;
  const bytes = new Uint8Array(text.length);
  // Nearly every line is ASCII, which the browser encodes ten times faster.
  const { read, written } = utf8.encodeInto(text, bytes);
  if (read === text.length && written === text.length) return bytes;
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** An image that is stored once and may be drawn several times. pdfkit identifies it by `label` and `obj`. */
export interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly obj: PDFKit.PDFKitReference | null;
  /** Only of an image that pdfkit opened: writes it at its first use. */
  embed?(document: { readonly ref: (details: Record<string, unknown>) => PDFKit.PDFKitReference }): void;
}

export class ImageDocument extends StreamingDocument {
  private drawings = 0;

  /** Opens a JPEG. Throws TypeError for any other format. */
  open(jpeg: Uint8Array): PdfImage {
    if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new TypeError('not a JPEG');
    // @types/pdfkit lacks openImage.
    return (this as unknown as { openImage(bytes: Uint8Array): PdfImage }).openImage(jpeg);
  }

  /** Embeds pixels in the form of an image that pdfkit has already opened and embedded. */
  embed({ width, height, deflated, filtered, bitsPerSample }: RgbImage): PdfImage {
    this.drawings += 1;
    const obj = this.ref({
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: bitsPerSample,
      ColorSpace: filtered === 1 ? 'DeviceGray' : 'DeviceRGB',
      Filter: 'FlateDecode',
      // ISO 32000-1, 7.4.4.4: 15 means that each row names its PNG filter.
      ...(filtered !== undefined && {
        DecodeParms: { Predictor: 15, Colors: filtered, BitsPerComponent: bitsPerSample, Columns: width },
      }),
    });
    this.endWith(obj, deflated);
    return { width, height, label: `Drawing${this.drawings}`, obj };
  }

  place(picture: PdfImage, x: number, y: number, width: number): void {
    picture.embed?.({ ref: (details) => this.streamRef(details) });
    // pdfkit accepts an opened image, which its types do not declare.
    this.image(picture as unknown as ArrayBuffer, x, y, { width });
  }
}
