import PDFDocument from 'pdfkit';
import { letGo } from '../../domain/letGo.ts';
import { through } from '../through.ts';

/** Takes the bytes as they come, then null; it keeps none of them. */
export type Give = (bytes: Uint8Array | null) => void;

interface Deflating {
  readonly content: PDFKit.PDFKitReference;
  readonly deflated: Promise<Uint8Array<ArrayBuffer>>;
}

/** What pdfkit still asks of an object once it is written: whether an element has a parent. Shared by all of them. */
const WRITTEN = { P: true };
const NOTHING: readonly never[] = [];
const LINES_MAX = 4_096;

/**
 * pdfkit, where a page is let go as soon as the next begins and memory stays flat. Its pages are deflated by the browser
 * (a library's tables would wait to be collected, docs/figures.md) and go out in their order with `giveWritten`.
 */
export class LeanDocument extends PDFDocument {
  private diverted: PDFKit.PDFKitReference | null = null;
  /** Of this page, not yet given to pdfkit. */
  private operators: string[] = [];
  private deflating: Deflating[] = [];
  private isEnding = false;
  /** Goes before the end of the object that is being written. */
  private streamed: Uint8Array | null = null;
  /** Written, not yet pushed. pdfkit's constructor writes before there are fields: declared only. */
  declare private lines: string[] | undefined;
  /** Bytes written, which pdfkit notes of every object and @types/pdfkit does not tell. */
  declare private _offset: number;
  private readonly give: Give;

  constructor(options: PDFKit.PDFDocumentOptions, give: Give) {
    super(options);
    this.give = give;
  }

  protected drawInto(form: PDFKit.PDFKitReference, draw: () => void): void {
    this.diverted = form;
    draw();
    this.diverted = null;
  }

  override addContent(operator: string): this {
    if (this.diverted === null) this.operators.push(operator);
    else this.diverted.write(operator);
    return this;
  }

  /** The operators of a page go in one piece: pdfkit would make an array of bytes of each. */
  override flushPages(): void {
    // None before the first page.
    if (this.operators.length > 0) this.deflate(this.page.content);
    super.flushPages();
  }

  private deflate(content: PDFKit.PDFKitReference): void {
    const deflated = through(latin1(this.operators), new CompressionStream('deflate'));
    // Met where it is awaited.
    deflated.catch(() => undefined);
    this.operators = [];
    this.deflating.push({ content, deflated });
    // Ended with its page, it would be written before it is there.
    content.end = () => Reflect.deleteProperty(content, 'end');
  }

  /** Gives the pages that are over, in their order. Awaited now and then, and at the end. */
  async giveWritten(): Promise<void> {
    for (let next = this.deflating.shift(); next !== undefined; next = this.deflating.shift()) {
      const { content, deflated } = next;
      const bytes = await deflated;
      Object.assign(content.data, { Filter: 'FlateDecode' });
      this.endWith(content, bytes);
      letGo(bytes);
    }
  }

  /** Ends an object with `bytes` as its stream, as they are: pdfkit would copy them first. */
  protected endWith(ref: PDFKit.PDFKitReference, bytes: Uint8Array): void {
    Object.assign(ref.data, { Length: bytes.length });
    this.streamed = bytes;
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
    (PDFDocument.prototype as unknown as LeanDocument)._refEnd.call(this, ref);
    if (!this.isEnding) Object.assign(ref, { data: WRITTEN, buffer: NOTHING });
  }

  /** Lines between streams go together as well: pdfkit would queue hundreds of thousands of them, a chunk each. */
  _write(line: string | Uint8Array): void {
    if (line === 'endobj' && this.streamed) {
      const bytes = this.streamed;
      this.streamed = null;
      for (const part of ['stream', bytes, '\nendstream']) this._write(part);
    }
    if (typeof line !== 'string') {
      this.giveLines();
      this.give(line);
      this._offset += line.length;
      return;
    }
    this.lines ??= [];
    this.lines.push(line);
    this._offset += line.length + 1;
    if (this.lines.length >= LINES_MAX) this.giveLines();
  }

  /** All is written. */
  override push(_end: null): boolean {
    this.giveLines();
    this.give(null);
    return true;
  }

  private giveLines(): void {
    if (this.lines === undefined) return;
    const bytes = latin1(this.lines);
    this.lines = undefined;
    this.give(bytes);
    letGo(bytes);
  }
}

/** Each line with its end, one byte a character: pdfkit escapes what is not of Latin-1. */
function latin1(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = `${lines.join('\n')}\n`;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
