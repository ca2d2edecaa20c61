import PDFDocument from 'pdfkit';
import type { Face, Fonts } from '../fonts.ts';

/** A page of A4 in points, and where our text stands on it. */
export const PAGE = { width: 595.28, height: 841.89, left: 71, right: 71, top: 76, bottom: 64 } as const;
export const COLUMN = PAGE.width - PAGE.left - PAGE.right;

/** The whole width of the text. */
export const WIDE = { x: PAGE.left, width: COLUMN } as const;

export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly leading: number;
}

/** An element of the structure tree. */
export type Tag = PDFKit.PDFStructureElement;

/** What pdfkit 0.20 has and @types/pdfkit does not say. */
interface Untyped {
  _font: {
    font: {
      characterSet: readonly number[];
      glyphForCodePoint(codePoint: number): { codePoints: readonly number[] };
    };
  };
  openImage(bytes: Uint8Array): Picture;
}

/** A JPEG or PNG that pdfkit has opened; drawn as often as one likes, stored once. */
export interface Picture {
  readonly width: number;
  readonly height: number;
}

/**
 * A PDF/A-3b document of ours: embedded fonts only, tagged, in French. Pages are written out as soon as the next begins,
 * so memory stays flat; the total of « 3 / 12 » is one small form that every page shows and that is written last.
 */
export class Paper extends PDFDocument {
  /** Code points a face has a glyph for. */
  readonly drawable: ReadonlyMap<Face, ReadonlySet<number>>;
  /** Code points that come out of a copy as another one, because they share its glyph. */
  readonly ambiguous: ReadonlyMap<Face, ReadonlySet<number>>;
  pageNumber = 0;
  private readonly advances = {
    serif: new Map(),
    bold: new Map(),
    italic: new Map(),
    mono: new Map(),
  } satisfies Record<Face, Map<string, number>>;
  private readonly total: PDFKit.PDFKitReference;
  private replacement: string | null = null;
  private diverted: PDFKit.PDFKitReference | null = null;

  constructor(about: { title: string; createdAt: Date; creator: string; fonts: Fonts }) {
    super({
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
    });
    const drawable = new Map<Face, ReadonlySet<number>>();
    const ambiguous = new Map<Face, ReadonlySet<number>>();
    for (const face of ['serif', 'bold', 'italic', 'mono'] as const) {
      this.registerFont(face, padded(about.fonts[face]));
      const { all, shared } = this.survey(face);
      drawable.set(face, all);
      ambiguous.set(face, shared);
    }
    this.drawable = drawable;
    this.ambiguous = ambiguous;
    this.total = this.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, PAGE.width, PAGE.height] });
  }

  /**
   * One line of text on `baseline`, from `x`. `actual`: what a copy gives instead of the glyphs; '' gives nothing (the
   * line before said it all).
   */
  line(text: string, x: number, baseline: number, { face, size }: Style, actual: string | null = null): void {
    this.replacement = actual;
    // `features` makes pdfkit lay the run out without keeping it: what is posted is never met twice.
    const once = actual !== null || face === 'mono';
    this.font(face, size).text(text, x, baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
      ...(once && { features: [] }),
    });
    this.replacement = null;
  }

  /** The invisible glyph that carries `actual` for an image: without a glyph no reader sees ActualText. */
  unseen(actual: string, x: number, baseline: number, style: Style): void {
    this.save().addContent('3 Tr');
    this.line('x', x, baseline, style, actual);
    this.restore();
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

  child(parent: Tag, type: string, options: PDFKit.Mixins.StructureElementOptions = {}): Tag {
    const tag = this.struct(type, options);
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

  /** Throws what pdfkit throws for bytes that are no JPEG or PNG. */
  open(bytes: Uint8Array): Picture {
    return untyped(this).openImage(bytes);
  }

  place(picture: Picture, x: number, y: number, width: number): void {
    // pdfkit takes an opened image where the types say bytes.
    this.image(picture as unknown as ArrayBuffer, x, y, { width });
  }

  /** Shows the number of pages, whatever it will be, at the place given to `finish`. */
  showTotal(): void {
    this.page.xobjects.Total = this.total;
    this.addContent('/Total Do');
  }

  finish(totalAt: { x: number; baseline: number; style: Style }): void {
    this.diverted = this.total;
    this.line(String(this.pageNumber), totalAt.x, totalAt.baseline, totalAt.style);
    this.diverted = null;
    Object.assign(this.total.data, { Resources: { Font: this.page.fonts } });
    this.total.end(undefined);
    this.end();
  }

  /** pdfkit leaves ActualText outside its own change of axes, where poppler reads its place upside down. */
  override addContent(operator: string): this {
    if (this.diverted !== null) {
      this.diverted.write(operator);
      return this;
    }
    if (this.replacement !== null && operator === 'BT') {
      super.addContent(`/Span <</ActualText <${utf16Hex(this.replacement)}>>> BDC`);
    }
    super.addContent(operator);
    if (this.replacement !== null && operator === 'ET') super.addContent('EMC');
    return this;
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

  /** fontkit keeps for each glyph the first characters it was asked for; asking in order makes copies come out right. */
  private survey(face: Face): { all: Set<number>; shared: Set<number> } {
    this.font(face, 10);
    for (const first of ['fi', 'fl', 'ff', 'ffi', 'ffl', '‘’']) this.widthOfString(first);
    const { font } = untyped(this)._font;
    const all = new Set(font.characterSet);
    const shared = new Set<number>();
    for (const codePoint of font.characterSet) {
      const { codePoints } = font.glyphForCodePoint(codePoint);
      if (codePoints.length !== 1 || codePoints[0] !== codePoint) shared.add(codePoint);
    }
    return { all, shared };
  }
}

function untyped(paper: Paper): Untyped {
  return paper as unknown as Untyped;
}

/** fontkit reads ten bytes of an empty glyph at the end of the file (the space of IBM Plex Mono) and would throw. */
function padded(font: Uint8Array): Uint8Array {
  const longer = new Uint8Array(font.length + 16);
  longer.set(font);
  return longer;
}

/** A PDF text string: UTF-16BE with its mark, in hex, so that nothing needs escaping. */
function utf16Hex(text: string): string {
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i += 1) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
  return hex;
}
