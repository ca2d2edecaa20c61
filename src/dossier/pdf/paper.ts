import type { Face, Fonts } from '../fonts.ts';
import type { FlatPicture } from './flatten.ts';
import { type Glyphs, registerFace } from './glyphs.ts';
import { type Give, LeanDocument } from './leanDocument.ts';
import { PAGE, type Style } from './page.ts';
import type { Trace } from './trace.ts';
import { Unseen } from './unseen.ts';

/** An element of the structure tree. */
export type Tag = PDFKit.PDFStructureElement;

/** Drawn as often as one likes, stored once. `label` and `obj` are what pdfkit finds it by. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly obj: PDFKit.PDFKitReference | null;
  /** Of one that pdfkit opened: writes it out, the first time. */
  embed?(document: { readonly ref: (about: Record<string, unknown>) => PDFKit.PDFKitReference }): void;
}

export interface Later {
  readonly name: string;
  readonly form: PDFKit.PDFKitReference;
}

/**
 * A PDF/A-3b document of ours: embedded fonts only, tagged, in French. The total of « 3 / 12 » is one small form that
 * every page shows and that is settled last.
 */
export class Paper extends LeanDocument {
  readonly glyphs: Readonly<Record<Face, Glyphs>>;
  pageNumber = 0;
  /** Told of everything that is drawn, where somebody follows. */
  trace: Trace | null = null;
  private readonly advances = {
    serif: new Map(),
    bold: new Map(),
    italic: new Map(),
    mono: new Map(),
  } satisfies Record<Face, Map<string, number>>;
  readonly unseen = new Unseen(this);
  private drawings = 0;
  private readonly numbers: Later[] = [];
  private replacement: string | null = null;
  private isDrawing = false;

  constructor(about: { title: string; createdAt: Date; creator: string; fonts: Fonts }, give: Give) {
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
        Title: about.title,
        Creator: about.creator,
        Producer: about.creator,
        CreationDate: about.createdAt,
      },
    } as const;
    super(options, give);
    const { serif, bold, italic, mono } = about.fonts;
    this.glyphs = {
      serif: registerFace(this, 'serif', serif),
      bold: registerFace(this, 'bold', bold),
      italic: registerFace(this, 'italic', italic),
      mono: registerFace(this, 'mono', mono),
    };
  }

  /** A number that only the end of the writing tells (pages are gone by then): a small form, shown wherever it is wanted. */
  later(): Later {
    const form = this.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, PAGE.width, PAGE.height] });
    const number = { name: `Later${this.numbers.length}`, form };
    this.numbers.push(number);
    return number;
  }

  showLater({ name, form }: Later): void {
    this.page.xobjects[name] = form;
    this.addContent(`/${name} Do`);
  }

  /** `draw` writes into the form, in the coordinates of the page that shows it. */
  settle({ name, form }: Later, draw: () => void): void {
    this.trace?.openForm(name);
    this.drawInto(form, draw);
    this.trace?.closeForm();
    Object.assign(form.data, { Resources: { Font: this.page.fonts } });
    form.end(undefined);
  }

  /**
   * One line of text on `baseline`, from `x`. `actual`: what a copy gives instead of the glyphs; '' gives nothing (the
   * line before said it all).
   */
  line(text: string, x: number, baseline: number, { face, size }: Style, actual: string | null = null): void {
    this.trace?.add({ text, face, size, x, baseline });
    this.replacement = actual;
    this.isDrawing = true;
    this.font(face, size).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    this.replacement = null;
    this.isDrawing = false;
  }

  override addPage(): this {
    this.trace?.newPage();
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
  open(jpeg: Uint8Array): Picture {
    if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new TypeError('not a JPEG');
    // pdfkit's own way to open an image apart from drawing it, which @types/pdfkit does not know.
    return (this as unknown as { openImage(bytes: Uint8Array): Picture }).openImage(jpeg);
  }

  /** Pixels, as an image pdfkit takes for one that it opened and embedded itself. */
  embed({ width, height, deflated }: FlatPicture): Picture {
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

  place(picture: Picture, x: number, y: number, width: number): void {
    picture.embed?.({ ref: (about) => this.streamRef(about) });
    // pdfkit takes an opened image where the types say bytes.
    this.image(picture as unknown as ArrayBuffer, x, y, { width });
  }

  /** pdfkit leaves ActualText outside its own change of axes, where poppler reads its place upside down. */
  override addContent(operator: string): this {
    if (!this.isDrawing) this.trace?.add(operator);
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

  widthOf(text: string, style: Style): number {
    return this.font(style.face, style.size).widthOfString(text);
  }

  /** Width in points of one drawn character, kerning apart. */
  measure({ face, size }: Style): (drawn: string) => number {
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
