import type { Bytes } from '../../../domain/shared/binary.ts';
import { ChunkBuffer } from '../../byteStreams.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import { type ByteSink, ImageDocument } from './imageDocument.ts';
import { type DisplayListRecorder, TextLayer } from './textLayer.ts';
import {
  type Fonts,
  type Glyphs,
  PAGE_METRICS,
  registerTypeface,
  type TextStyle,
  type Typeface,
} from './typography.ts';

/** An element of the structure tree. */
export type Tag = PDFKit.PDFStructureElement;

/** Opens the typefaces ahead of the first document. */
export function openTypefaces(fonts: Fonts): void {
  new PdfDocument({ title: '', createdAt: new Date(0), creator: '', fonts, language: 'fr' }, () => undefined);
}

type ChildOptions = PDFKit.Mixins.StructureElementOptions & {
  readonly scope?: 'Column' | 'Row';
  readonly span?: number;
};

export interface DeferredForm {
  readonly name: string;
  readonly form: PDFKit.PDFKitReference;
}

/** A tagged PDF/A-3b document with embedded fonts only. `language`: BCP 47. */
export class PdfDocument extends ImageDocument {
  readonly glyphs: Readonly<Record<Typeface, Glyphs>>;
  pageNumber = 0;
  /** Receives every drawing operation, for the preview, which needs no bytes: those sent are then no document. */
  recorder: DisplayListRecorder | null = null;
  private readonly advances = {
    serif: new Map(),
    bold: new Map(),
    italic: new Map(),
    mono: new Map(),
  } satisfies Record<Typeface, Map<string, number>>;
  readonly textLayer = new TextLayer(this);
  /** How the characters that the typefaces lack were printed so far. */
  readonly foreign = new Set<'drawn' | 'escaped'>();
  /** The exhibits in which it was said already that such characters are written as numbers. */
  readonly explained = new WeakSet<object>();
  private deferredCount = 0;
  private actualText: string | null = null;
  private isDrawing = false;
  private isRepeating = false;

  constructor(
    details: { title: string; createdAt: Date; creator: string; fonts: Fonts; language: string },
    sendBytes: ByteSink,
  ) {
    const { title, creator, createdAt } = details;
    const options = {
      // '' since the default is Helvetica, which is not embedded.
      font: '',
      size: [PAGE_METRICS.width, PAGE_METRICS.height] as [number, number],
      pdfVersion: '1.7',
      subset: 'PDF/A-3b',
      tagged: true,
      lang: details.language,
      displayTitle: true,
      autoFirstPage: false,
      info: { Title: title, Creator: creator, Producer: creator, CreationDate: createdAt },
    } as const;
    super(options, sendBytes);
    // @types/pdfkit lacks appendXML.
    (this as unknown as { appendXML(xml: string): void }).appendXML(
      `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language><rdf:Bag><rdf:li>${details.language}</rdf:li></rdf:Bag></dc:language></rdf:Description>`,
    );
    const { serif, bold, italic, mono } = details.fonts;
    this.glyphs = {
      serif: registerTypeface(this, 'serif', serif),
      bold: registerTypeface(this, 'bold', bold),
      italic: registerTypeface(this, 'italic', italic),
      mono: registerTypeface(this, 'mono', mono),
    };
  }

  /**
   * Reserves a form for what is only known later, such as the number of pages: finished pages cannot change. Pages show
   * the form; `writeDeferred` fills it.
   */
  deferForm(): DeferredForm {
    const form = this.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, PAGE_METRICS.width, PAGE_METRICS.height],
    });
    this.deferredCount += 1;
    return { name: `Deferred${this.deferredCount}`, form };
  }

  /**
   * Reserves the two objects that an incremental update fills (pdfAttachments.ts): the array of associated files
   * (ISO 19005-3, 6.8), then the name tree of embedded files.
   */
  reserveAttachments(): void {
    // @types/pdfkit lacks _root.
    const { data } = (
      this as unknown as { _root: { data: Record<string, unknown> & { Names: PDFKit.PDFKitReference } } }
    )._root;
    const [array, tree] = [this.ref([]), this.ref({ Names: [] })];
    data.AF = array;
    Object.assign(data.Names.data, { EmbeddedFiles: tree });
    array.end(undefined);
    tree.end(undefined);
  }

  showDeferred({ name, form }: DeferredForm): void {
    this.page.xobjects[name] = form;
    this.addContent(`/${name} Do`);
  }

  /** `draw` draws into the form, in page coordinates. */
  writeDeferred({ name, form }: DeferredForm, draw: () => void): void {
    this.recorder?.openForm(name);
    this.drawInto(form, draw);
    this.recorder?.closeForm();
    Object.assign(form.data, { Resources: { Font: this.page.fonts } });
    form.end(undefined);
  }

  /**
   * Draws one line of text on `baseline`, from `x`. `actual`: the ActualText that is copied instead of the glyphs; ''
   * when the previous line already contains it.
   */
  drawLine(text: string, x: number, baseline: number, { face, size }: TextStyle, actual: string | null = null): void {
    if (this.recorder !== null) {
      this.recorder.add({ text, face, size, x, baseline });
      return;
    }
    this.actualText = actual;
    this.isDrawing = true;
    this.font(face, size).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    this.actualText = null;
    this.isDrawing = false;
  }

  override end(): void {
    if (this.recorder === null) super.end();
    else this.abandon();
  }

  override addPage(): this {
    this.recorder?.newPage();
    super.addPage();
    return this;
  }

  /** Marks the output of `draw` as content of `tag`. */
  inside(tag: Tag, type: string, draw: () => void): void {
    if (this.isRepeating || this.recorder !== null) {
      draw();
      return;
    }
    const content = this.markStructureContent(type);
    draw();
    this.endMarkedContent();
    tag.add(content);
  }

  /** Marks the output of `draw` as an artifact: rules, running heads. */
  artifact(draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
    if (this.isRepeating || this.recorder !== null) {
      draw();
      return;
    }
    this.markContent('Artifact', { type });
    draw();
    this.endMarkedContent();
  }

  /** Marks as an artifact what was drawn on an earlier page, such as the head of a table: it is read once. */
  repeat(draw: () => void): void {
    this.artifact(() => {
      this.isRepeating = true;
      draw();
      this.isRepeating = false;
    }, 'Pagination');
  }

  /** Adds a structure element. `scope`: the cells that a TH labels. `span`: the columns that a TD takes. */
  child(parent: Tag, type: string, { span, ...options }: ChildOptions = {}): Tag {
    const tag = this.struct(type, options);
    if (span !== undefined) {
      // ISO 32000-1, 14.8.5.7. pdfkit writes ColSpan for its own tables only, and @types/pdfkit lacks `dictionary`.
      const { dictionary } = tag as unknown as { dictionary: { data: Record<string, unknown> } };
      dictionary.data.A = { O: 'Table', ColSpan: span };
    }
    parent.add(tag);
    return tag;
  }

  /** Adds a link annotation to a web address, or to a named destination of this document. */
  linkBox(
    tag: Tag,
    x: number,
    top: number,
    width: number,
    height: number,
    to: { url: string } | { name: string },
  ): void {
    // @types/pdfkit lacks structParent, which connects the annotation to the structure tree.
    const options = { structParent: tag } as PDFKit.Mixins.AnnotationOption;
    if ('url' in to) this.link(x, top, width, height, to.url, options);
    else this.goTo(x, top, width, height, to.name, options);
  }

  rule(x: number, y: number, width: number, weight = 0.5): void {
    this.artifact(() =>
      this.lineWidth(weight)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke('black'),
    );
  }

  /**
   * Writes ActualText around BT…ET, inside pdfkit's coordinate transformation. pdfkit would write it outside, where
   * poppler computes a flipped position.
   */
  override addContent(operator: string): this {
    if (this.recorder !== null) {
      this.recorder.add(operator);
      return this;
    }
    const { actualText } = this;
    if (actualText !== null && operator === 'BT') {
      super.addContent(`/Span <</ActualText <${utf16Hex(actualText)}>>> BDC`);
    }
    super.addContent(operator);
    if (actualText !== null && operator === 'ET') super.addContent('EMC');
    return this;
  }

  /** While drawing, pdfkit measures each line twice for underlines and a cursor, which are not used here. */
  override widthOfString(text: string, options?: PDFKit.Mixins.TextOptions): number {
    return this.isDrawing ? 0 : super.widthOfString(text, options);
  }

  widthOf(text: string, style: TextStyle): number {
    return this.font(style.face, style.size).widthOfString(text);
  }

  /** Returns a function that measures one character in points, without kerning. */
  measure({ face, size }: TextStyle): (drawn: string) => number {
    const advances = this.advances[face];
    return (drawn) => {
      const known = advances.get(drawn);
      if (known !== undefined) return known * size;
      const advance = this.font(face, 1000).widthOfString(drawn) / 1000;
      advances.set(drawn, advance);
      return advance * size;
    };
  }
}

/** Encodes a PDF text string as hexadecimal UTF-16BE with BOM, so that nothing needs escaping. */
function utf16Hex(text: string): string {
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i += 1) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
  return hex;
}

/** pdfkit's outline item, with members that @types/pdfkit lacks. */
interface OutlineItem {
  readonly children: readonly unknown[];
  readonly outlineData: Record<string, unknown>;
  addItem(title: string, at: { readonly top: number; readonly left: number }): PDFKit.PDFOutline;
}

/** Adds a bookmark to `top` on the current page, at the top level or below `under`. */
export function addBookmark(
  pdf: PdfDocument,
  title: string,
  top: number,
  under: PDFKit.PDFOutline | null = null,
): PDFKit.PDFOutline {
  const parent = (under ?? pdf.outline) as unknown as OutlineItem;
  // pdfkit measures `left` from the right edge of the page: its default would scroll a zoomed viewer to that edge.
  const item = parent.addItem(title, { top, left: PAGE_METRICS.width });
  // ISO 32000-1, tables 152 and 153: the number of children, negative when they are collapsed. pdfkit omits it.
  parent.outlineData.Count = under === null ? parent.children.length : -parent.children.length;
  return item;
}

/**
 * Streams a PDF while `write` makes it. `write` regularly awaits `ready`, which applies backpressure, so that output
 * does not accumulate. An error of `write` becomes the error of the stream.
 */
export function pdfStream(
  title: string,
  context: Pick<DossierContext, 'createdAt' | 'software' | 'fonts' | 'recorder'> & { readonly language?: string },
  write: (pdf: PdfDocument, ready: () => Promise<unknown>) => Promise<void>,
): ReadableStream<Bytes> {
  const { createdAt, software, fonts, recorder, language = 'fr-FR' } = context;
  const { readable, writable } = new TransformStream<Bytes, Bytes>();
  const writer = writable.getWriter();
  const buffer = new ChunkBuffer();
  // A failed write errors the stream; `ready` and the reader then reject.
  const sendBytes = (chunk: Uint8Array | null) => {
    for (const bytes of chunk === null ? buffer.end() : buffer.add(chunk)) writer.write(bytes.slice()).catch(() => {});
    if (chunk === null) writer.close().catch(() => {});
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

export const collectBytes = async (stream: ReadableStream<Bytes>): Promise<Bytes> =>
  new Uint8Array(await new Response(stream).arrayBuffer());
