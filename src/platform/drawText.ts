/** Text that the embedded fonts cannot draw, set by the browser with the system's own fonts (emoji, Arabic, CJK). */

/** Pixels a point: 300 dpi on paper. */
const SCALE = 300 / 72;
const LEADING = 1.45;
const FAMILY = '"Source Serif 4", serif';
/** A page of text; what is longer comes in several pieces from the caller. */
const MAX_HEIGHT_PX = 16_000;

export interface DrawnText {
  readonly pixels: ImageData;
  png(): Promise<Blob>;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** Beyond the advance of its last letter, in sizes: what slants or swashes draws there. */
const OVERHANG = 0.25;
/** Above and below the line, in sizes: hamzas and vowels reach beyond a size; a pile of marks is cut there. */
const TALLEST = 1.5;

/**
 * The face of the documents, for the letters it has: a drawn line looks like those around it. Where a browser takes no
 * font from bytes, its own serif draws them.
 */
export async function useFace(ttf: Uint8Array<ArrayBuffer>): Promise<void> {
  const face = await new FontFace('Source Serif 4', ttf).load().catch(() => null);
  if (face !== null) document.fonts.add(face);
}

/**
 * Black on white, wrapped at `widthPt`, the paragraph whole so that mixed directions keep their order; no wider than its
 * longest line where lines begin on the left.
 */
export async function drawText(
  text: string,
  { widthPt, sizePt, rtl }: { readonly widthPt: number; readonly sizePt: number; readonly rtl: boolean },
): Promise<DrawnText> {
  const most = Math.ceil(widthPt * SCALE);
  const size = sizePt * SCALE;
  const font = `${size}px ${FAMILY}`;
  const ruler = pen(new OffscreenCanvas(1, 1), font, rtl);
  const lines = text
    .split('\n')
    .flatMap((paragraph) => wrap(ruler, paragraph, rtl ? most : most - size * OVERHANG));
  const measured = lines.map((line) => ruler.measureText(line));
  const left = rtl
    ? 0
    : within(
        measured.map((line) => line.actualBoundingBoxLeft),
        0,
        size * OVERHANG,
      );
  const longest = left + Math.max(...measured.map((line) => line.width)) + size * OVERHANG;
  const width = rtl ? most : Math.min(most, Math.ceil(longest));
  const step = size * LEADING;
  const above = within([measured[0]?.actualBoundingBoxAscent], size, size * TALLEST);
  const below = within([measured.at(-1)?.actualBoundingBoxDescent], step - size * 0.8, size * TALLEST);
  const height = Math.min(MAX_HEIGHT_PX, Math.ceil(above + (lines.length - 1) * step + below));
  const canvas = new OffscreenCanvas(width, height);
  const ink = pen(canvas, font, rtl);
  ink.fillStyle = '#ffffff';
  ink.fillRect(0, 0, width, height);
  ink.fillStyle = '#000000';
  for (const [index, line] of lines.entries()) ink.fillText(line, rtl ? width : left, above + index * step);
  return {
    pixels: ink.getImageData(0, 0, width, height),
    png: () => canvas.convertToBlob({ type: 'image/png' }),
    widthPt: width / SCALE,
    heightPt: height / SCALE,
  };
}

/** The greatest, of whole pixels, no less and no more than that. */
function within(reaches: readonly (number | undefined)[], least: number, most: number): number {
  return Math.min(most, Math.max(least, ...reaches.map((reach) => Math.ceil(reach ?? 0) + 1)));
}

function pen(canvas: OffscreenCanvas, font: string, rtl: boolean): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('no 2d canvas');
  context.font = font;
  context.direction = rtl ? 'rtl' : 'ltr';
  context.textAlign = rtl ? 'right' : 'left';
  return context;
}

/** Greedy, at the breaks the browser's own segmenter gives; a word wider than the line is cut between graphemes. */
function wrap(ruler: OffscreenCanvasRenderingContext2D, paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(ruler, paragraph, width)) {
    if (line !== '' && ruler.measureText(line + piece.trimEnd()).width > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line.trimEnd()];
}

function pieces(ruler: OffscreenCanvasRenderingContext2D, paragraph: string, width: number): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(paragraph)].flatMap(
    ({ segment }) =>
      ruler.measureText(segment).width <= width
        ? [segment]
        : [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(segment)].map(
            (one) => one.segment,
          ),
  );
}
