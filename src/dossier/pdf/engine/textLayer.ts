import type { DisplayListRecorder } from './displayListRecorder.ts';

/** Every glyph of these fonts is empty and this wide, in thousandths of the size. */
const WIDTH = 500;
/** One byte a code, 0 left out: some readers end a string there. */
const CODES = 255;
/** Longer sequences are cut by some readers of ToUnicode. */
const SEQUENCE_MAX = 8;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const MARKED = /\p{M}$/u;
const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** What it writes on. */
type TargetDocument = PDFKit.PDFDocument & { readonly recorder: DisplayListRecorder | null };

interface EmptyFont {
  readonly name: string;
  readonly font: PDFKit.PDFKitReference;
  /** By code, from 1. */
  readonly characters: string[];
}

interface Glyph {
  readonly font: EmptyFont;
  readonly code: number;
  readonly x: number;
}

/**
 * The text behind a picture of text: empty glyphs that carry their characters in ToUnicode, where the drawn ones stand.
 * ActualText would be shorter, but not every reader heeds it (pdf.js does not). Type 3, so that no font file is needed.
 */
export class TextLayer {
  private readonly pdf: TargetDocument;
  private readonly fonts: EmptyFont[] = [];
  private readonly known = new Map<string, { readonly font: EmptyFont; readonly code: number }>();

  constructor(pdf: TargetDocument) {
    this.pdf = pdf;
  }

  /** `text`, in as many lines as its picture has, in the box it fills. */
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

  /** Writes the fonts; nothing may be set in them afterwards. */
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

  /** In logical order, each where it is seen: a run from right to left begins at its right end. */
  private positionGlyphs(characters: readonly string[], left: number, advance: number): Glyph[] {
    const glyphs: Glyph[] = [];
    for (const { from, to, rtl } of directions(characters)) {
      for (let at = from; at < to; at += 1) {
        const column = rtl ? to - 1 - (at - from) : at;
        const character = characters[at] ?? '';
        // Readers turn a sequence in such a run around too: it is written backwards, so that they give it as it was.
        const written = rtl ? [...character].reverse().join('') : character;
        glyphs.push({ ...this.glyphOf(written), x: left + column * advance });
      }
      // pdftotext takes a mark at the left end of a line out of its run, unless something stands before it.
      if (rtl && MARKED.test(characters[to - 1] ?? '')) {
        glyphs.push({ ...this.glyphOf('\u200F'), x: left + (from - 1) * advance });
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
 * Runs of one direction. What reads from right to left is letters with the spaces between them and no more: on a page
 * that is mostly French, pdftotext gives what a comma parts in the order it stands from left to right.
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

/** Glyphs that one operator can show: one font, each at the end of the one before. */
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

/** A ToUnicode CMap (ISO 32000-1, 9.10.3), at most a hundred entries a block. */
function toUnicode(characters: readonly string[]): string {
  const entries = characters.map((character, index) => {
    let hex = '';
    for (let at = 0; at < character.length; at += 1)
      hex += character.charCodeAt(at).toString(16).padStart(4, '0');
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
