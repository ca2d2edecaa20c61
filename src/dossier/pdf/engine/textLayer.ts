import type { DocumentDrawing, DrawingImage, DrawingOperation, TextLine } from '../../../domain/export/pagePreview.ts';

/** Records the drawing operations of a document, so that its pages can be displayed without a PDF viewer. */
export class DisplayListRecorder {
  private readonly pages: { readonly operations: DrawingOperation[] }[] = [];
  private readonly forms = new Map<string, DrawingOperation[]>();
  private readonly pictures = new Map<string, DrawingImage>();
  private form: DrawingOperation[] | null = null;

  newPage(): void {
    this.pages.push({ operations: [] });
  }

  add(stroke: string | TextLine): void {
    (this.form ?? this.pages.at(-1)?.operations)?.push(stroke);
  }

  openForm(name: string): void {
    this.form = [];
    this.forms.set(name, this.form);
  }

  closeForm(): void {
    this.form = null;
  }

  /** `label`: the name that `Do` operators use. */
  addPicture(label: string, blob: Blob, masked: boolean): void {
    this.pictures.set(label, { blob, masked });
  }

  toDrawing(name: string): DocumentDrawing {
    const { pages, forms, pictures } = this;
    return { name, pages, forms, pictures };
  }
}

/** Width of every glyph of these fonts, in thousandths of the font size. The glyphs are empty. */
const WIDTH = 500;
/** One byte per code, without 0, at which some readers end the string. */
const CODES = 255;
/** Some readers truncate longer ToUnicode sequences. */
const SEQUENCE_MAX = 8;
export const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const MARKED = /\p{M}$/u;
/** Keeps the added character within the margin of a page, in points. */
const MARK_OFFSET = 0.5;
export const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

type TargetDocument = PDFKit.PDFDocument & { readonly recorder: DisplayListRecorder | null };

interface EmptyFont {
  readonly name: string;
  readonly font: PDFKit.PDFKitReference;
  /** Characters by code, from 1. */
  readonly characters: string[];
}

interface Glyph {
  readonly font: EmptyFont;
  readonly code: number;
  readonly x: number;
}

/**
 * Invisible text behind an image of text: empty glyphs at the positions of the drawn ones, with their characters in
 * ToUnicode. ActualText would be shorter, but some readers ignore it (pdf.js). The fonts are of Type 3, which needs no
 * font file.
 */
export class TextLayer {
  private readonly pdf: TargetDocument;
  private readonly fonts: EmptyFont[] = [];
  private readonly known = new Map<string, { readonly font: EmptyFont; readonly code: number }>();

  constructor(pdf: TargetDocument) {
    this.pdf = pdf;
  }

  /** Writes `text` over `box`, in as many lines as its image has. */
  write(
    text: string,
    box: { readonly x: number; readonly top: number; readonly width: number; readonly height: number },
    lines: number,
  ): void {
    const { pdf } = this;
    const { x, top } = box;
    pdf.recorder?.add({ text, face: 'serif', size: 0, x, baseline: top + box.height, invisible: true });
    const characters = charactersOf(text);
    const perLine = Math.max(1, Math.ceil(characters.length / lines));
    const leading = box.height / Math.max(1, Math.ceil(characters.length / perLine));
    const size = Math.min(leading * 0.8, (box.width / perLine) * (1000 / WIDTH));
    const advance = (size * WIDTH) / 1000;
    for (let from = 0, line = 0; from < characters.length; from += perLine, line += 1) {
      const glyphs = this.positionGlyphs(characters.slice(from, from + perLine), box.x, advance);
      const y = pdf.page.height - (box.top + line * leading + size);
      pdf.save().transform(1, 0, 0, -1, 0, pdf.page.height);
      pdf.addContent('BT');
      for (const run of runsOf(glyphs, advance)) {
        const [first] = run;
        if (first === undefined) continue;
        pdf.page.fonts[first.font.name] = first.font.font;
        const codes = run.map(({ code }) => code.toString(16).padStart(2, '0')).join('');
        pdf.addContent(`/${first.font.name} ${formatDecimal(size)} Tf`);
        pdf.addContent(`1 0 0 1 ${formatDecimal(first.x)} ${formatDecimal(y)} Tm <${codes}> Tj`);
      }
      pdf.addContent('ET');
      pdf.restore();
    }
  }

  /** Writes the fonts. `write` must not be called afterwards. */
  finish(): void {
    for (const { font, characters } of this.fonts) {
      const glyph = this.pdf.ref({});
      glyph.end(`${WIDTH} 0 0 0 0 0 d1`);
      const map = this.pdf.ref({});
      map.end(toUnicode(characters));
      Object.assign(font.data, {
        Type: 'Font',
        Subtype: 'Type3',
        FontBBox: [0, 0, WIDTH, 1000],
        FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
        CharProcs: { g: glyph },
        Encoding: { Type: 'Encoding', Differences: [1, ...characters.map(() => 'g')] },
        FirstChar: 1,
        LastChar: characters.length,
        Widths: characters.map(() => WIDTH),
        Resources: {},
        ToUnicode: map,
      });
      font.end(undefined);
    }
  }

  /** Returns the glyphs in logical order, each at its visual position: a right-to-left run starts at its right end. */
  private positionGlyphs(characters: readonly string[], left: number, advance: number): Glyph[] {
    const glyphs: Glyph[] = [];
    for (const { from, to, rtl } of directions(characters)) {
      for (let at = from; at < to; at += 1) {
        const column = rtl ? to - 1 - (at - from) : at;
        const character = characters[at] ?? '';
        // Readers reverse the code points of a glyph in such a run, so they are stored reversed.
        const stored = rtl ? [...character].reverse().join('') : character;
        glyphs.push({ ...this.glyphOf(stored), x: left + column * advance });
      }
      // pdftotext moves a combining mark at the left end of a line out of its run, unless a character precedes it.
      if (rtl && MARKED.test(characters[to - 1] ?? '')) {
        glyphs.push({ ...this.glyphOf('\u200F'), x: left + from * advance - MARK_OFFSET });
      }
    }
    return glyphs;
  }

  private glyphOf(character: string): { readonly font: EmptyFont; readonly code: number } {
    const known = this.known.get(character);
    if (known !== undefined) return known;
    let font = this.fonts.at(-1);
    if (font === undefined || font.characters.length === CODES) {
      font = { name: `TextLayer${this.fonts.length}`, font: this.pdf.ref({}), characters: [] };
      this.fonts.push(font);
    }
    font.characters.push(character);
    const made = { font, code: font.characters.length };
    this.known.set(character, made);
    return made;
  }
}

function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment).flatMap((segment) => {
    const points = [...segment];
    return points.length > SEQUENCE_MAX ? points : [segment];
  });
}

/**
 * Returns runs of one direction. Right-to-left runs contain only letters and the spaces between them: on a mostly
 * French page, pdftotext outputs parts separated by a comma in visual order, from left to right.
 */
function directions(
  characters: readonly string[],
): { readonly from: number; readonly to: number; readonly rtl: boolean }[] {
  const runs: { from: number; to: number; rtl: boolean }[] = [];
  for (let at = 0; at < characters.length; ) {
    const rtl = RIGHT_TO_LEFT.test(characters[at] ?? '');
    let to = at + 1;
    for (let next = to; next < characters.length; next += 1) {
      const character = characters[next] ?? '';
      const same = RIGHT_TO_LEFT.test(character) === rtl;
      if (!same && (!rtl || character !== ' ')) break;
      if (same) to = next + 1;
    }
    runs.push({ from: at, to, rtl });
    at = to;
  }
  return runs;
}

/** Yields glyphs that one operator can show: adjacent ones of the same font. */
function* runsOf(glyphs: readonly Glyph[], advance: number): Generator<readonly Glyph[]> {
  let run: Glyph[] = [];
  for (const glyph of glyphs) {
    const last = run.at(-1);
    if (last !== undefined && (last.font !== glyph.font || Math.abs(glyph.x - last.x - advance) > 0.001)) {
      yield run;
      run = [];
    }
    run.push(glyph);
  }
  if (run.length > 0) yield run;
}

/** Returns a ToUnicode CMap (ISO 32000-1, 9.10.3). A block has at most 100 entries. */
function toUnicode(characters: readonly string[]): string {
  const entries = characters.map((character, index) => {
    let hex = '';
    for (let at = 0; at < character.length; at += 1) hex += character.charCodeAt(at).toString(16).padStart(4, '0');
    return `<${(index + 1).toString(16).padStart(2, '0')}> <${hex}>`;
  });
  const blocks: string[] = [];
  for (let from = 0; from < entries.length; from += 100) {
    const block = entries.slice(from, from + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <ff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

const formatDecimal = (value: number): string => String(Math.round(value * 1000) / 1000);
