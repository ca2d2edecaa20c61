import type { Fonts, Typeface } from '../../fonts.ts';
import type { DisplayListRecorder } from './displayListRecorder.ts';
import { type Glyphs, registerTypeface } from './glyphs.ts';
import { PAGE_METRICS, type TextStyle } from './pageMetrics.ts';
import type { RgbImage } from './pngToRgb.ts';
import { type ByteSink, StreamingDocument } from './streamingDocument.ts';
import { TextLayer } from './textLayer.ts';

/** An element of the structure tree. */
export type Tag = PDFKit.PDFStructureElement;

/** Drawn as often as one likes, stored once. `label` and `obj` are what pdfkit finds it by. */
export interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly obj: PDFKit.PDFKitReference | null;
  /** Of one that pdfkit opened: writes it out, the first time. */
  embed?(document: { readonly ref: (details: Record<string, unknown>) => PDFKit.PDFKitReference }): void;
}

export interface DeferredForm {
  readonly name: string;
  readonly form: PDFKit.PDFKitReference;
}

/**
 * A PDF/A-3b document of ours: embedded fonts only, tagged, in French. The total of « 3 / 12 » is one small form that
 * every page shows and that is settled last.
 */
export class PdfDocument extends StreamingDocument {
  readonly glyphs: Readonly<Record<Typeface, Glyphs>>;
  pageNumber = 0;
  /** Told of everything that is drawn, where somebody follows. */
  recorder: DisplayListRecorder | null = null;
  private readonly advances = {
    serif: new Map(),
    bold: new Map(),
    italic: new Map(),
    mono: new Map(),
  } satisfies Record<Typeface, Map<string, number>>;
  readonly textLayer = new TextLayer(this);
  private drawings = 0;
  private readonly deferredForms: DeferredForm[] = [];
  private replacement: string | null = null;
  private isDrawing = false;

  constructor(
    details: { title: string; createdAt: Date; creator: string; fonts: Fonts },
    sendBytes: ByteSink,
  ) {
    const options = {
      // '' rather than nothing: pdfkit would open Helvetica, which is not embedded.
      font: '',
      size: 'A4',
      pdfVersion: '1.7',
      subset: 'PDF/A-3b',
      tagged: true,
      lang: 'fr-FR',
      displayTitle: true,
      autoFirstPage: false,
      info: {
        Title: details.title,
        Creator: details.creator,
        Producer: details.creator,
        CreationDate: details.createdAt,
      },
    } as const;
    super(options, sendBytes);
    const { serif, bold, italic, mono } = details.fonts;
    this.glyphs = {
      serif: registerTypeface(this, 'serif', serif),
      bold: registerTypeface(this, 'bold', bold),
      italic: registerTypeface(this, 'italic', italic),
      mono: registerTypeface(this, 'mono', mono),
    };
  }

  /** A number that only the end of the writing tells (pages are gone by then): a small form, shown wherever it is wanted. */
  deferNumber(): DeferredForm {
    const form = this.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, PAGE_METRICS.width, PAGE_METRICS.height],
    });
    const number = { name: `Deferred${this.deferredForms.length}`, form };
    this.deferredForms.push(number);
    return number;
  }

  showDeferred({ name, form }: DeferredForm): void {
    this.page.xobjects[name] = form;
    this.addContent(`/${name} Do`);
  }

  /** `draw` writes into the form, in the coordinates of the page that shows it. */
  writeDeferred({ name, form }: DeferredForm, draw: () => void): void {
    this.recorder?.openForm(name);
    this.drawInto(form, draw);
    this.recorder?.closeForm();
    Object.assign(form.data, { Resources: { Font: this.page.fonts } });
    form.end(undefined);
  }

  /**
   * One line of text on `baseline`, from `x`. `actual`: what a copy gives instead of the glyphs; '' gives nothing (the
   * line before said it all).
   */
  drawLine(
    text: string,
    x: number,
    baseline: number,
    { face, size }: TextStyle,
    actual: string | null = null,
  ): void {
    this.recorder?.add({ text, face, size, x, baseline });
    this.replacement = actual;
    this.isDrawing = true;
    this.font(face, size).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    this.replacement = null;
    this.isDrawing = false;
  }

  override addPage(): this {
    this.recorder?.newPage();
    super.addPage();
    return this;
  }

  /** Marks what `draw` draws as the content of `tag`. */
  inside(tag: Tag, type: string, draw: () => void): void {
    const content = this.markStructureContent(type);
    draw();
    this.endMarkedContent();
    tag.add(content);
  }

  /** What is drawn is furniture: rules, running heads. */
  artifact(draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
    this.markContent('Artifact', { type });
    draw();
    this.endMarkedContent();
  }

  /** `scope`: which cells a TH is the head of. `span`: how many columns a TD takes. */
  child(
    parent: Tag,
    type: string,
    {
      span,
      ...options
    }: PDFKit.Mixins.StructureElementOptions & {
      readonly scope?: 'Column' | 'Row';
      readonly span?: number;
    } = {},
  ): Tag {
    const tag = this.struct(type, options);
    if (span !== undefined) {
      // ISO 32000-1, 14.8.5.7: pdfkit writes it of its own tables only, and @types/pdfkit does not tell of `dictionary`.
      const { dictionary } = tag as unknown as { dictionary: { data: Record<string, unknown> } };
      dictionary.data.A = { O: 'Table', ColSpan: span };
    }
    parent.add(tag);
    return tag;
  }

  /** A web address, or the name of a destination in this document. */
  linkBox(
    tag: Tag,
    x: number,
    top: number,
    width: number,
    height: number,
    to: { url: string } | { name: string },
  ): void {
    // @types/pdfkit knows no structParent, which ties the annotation to its place in the structure tree.
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

  /** A JPEG; throws for anything else. */
  open(jpeg: Uint8Array): PdfImage {
    if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new TypeError('not a JPEG');
    // pdfkit's own way to open an image apart from drawing it, which @types/pdfkit does not know.
    return (this as unknown as { openImage(bytes: Uint8Array): PdfImage }).openImage(jpeg);
  }

  /** Pixels, as an image pdfkit takes for one that it opened and embedded itself. */
  embed({ width, height, deflated }: RgbImage): PdfImage {
    this.drawings += 1;
    const obj = this.ref({
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: 8,
      ColorSpace: 'DeviceRGB',
      Filter: 'FlateDecode',
    });
    this.endWith(obj, deflated);
    return { width, height, label: `Drawing${this.drawings}`, obj };
  }

  place(picture: PdfImage, x: number, y: number, width: number): void {
    picture.embed?.({ ref: (details) => this.streamRef(details) });
    // pdfkit takes an opened image where the types say bytes.
    this.image(picture as unknown as ArrayBuffer, x, y, { width });
  }

  /** pdfkit leaves ActualText outside its own change of axes, where poppler reads its place upside down. */
  override addContent(operator: string): this {
    if (!this.isDrawing) this.recorder?.add(operator);
    const replaced = this.replacement;
    if (replaced !== null && operator === 'BT') {
      super.addContent(`/Span <</ActualText <${utf16Hex(replaced)}>>> BDC`);
    }
    super.addContent(operator);
    if (replaced !== null && operator === 'ET') super.addContent('EMC');
    return this;
  }

  /** pdfkit measures each line twice more than it needs to, for underlines and a cursor that are not used here. */
  override widthOfString(text: string, options?: PDFKit.Mixins.TextOptions): number {
    return this.isDrawing ? 0 : super.widthOfString(text, options);
  }

  widthOf(text: string, style: TextStyle): number {
    return this.font(style.face, style.size).widthOfString(text);
  }

  /** Width in points of one drawn character, kerning apart. */
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

/** A PDF text string: UTF-16BE with its mark, in hex, so that nothing needs escaping. */
function utf16Hex(text: string): string {
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i += 1) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
  return hex;
}
