/** Draws text that the embedded fonts lack (emoji, Arabic, CJK) with the system's fonts. */

/** 300 dpi on paper. */
const PIXELS_PER_POINT = 300 / 72;
const LINE_HEIGHT = 1.45;
const FONT_FAMILY = '"Source Serif 4", serif';
/** About a page of text. The caller splits longer text. */
const MAX_HEIGHT_PX = 16_000;

export interface TextImage {
  readonly pixels: ImageData;
  png(): Promise<Blob>;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** Space for slanted letters and swashes beyond the advance of the last letter, in font sizes. */
const MAX_OVERHANG = 0.25;
/** Space above and below the line, in font sizes: hamzas and vowels need more than one; stacked marks are cut there. */
const MAX_REACH = 1.5;

/**
 * Loads the documents' font, so that its letters look the same in drawn lines. A browser that rejects it draws with its
 * own serif font.
 */
export async function loadTextFont(ttf: Uint8Array<ArrayBuffer>): Promise<void> {
  const face = await new FontFace('Source Serif 4', ttf).load().catch(() => null);
  if (face !== null) document.fonts.add(face);
}

/**
 * Draws a text in black on white, wrapped at `widthPt`. Whole paragraphs, so that mixed directions keep their order. A
 * left-to-right image is no wider than its longest line.
 */
export async function drawText(
  text: string,
  { widthPt, sizePt, rtl }: { readonly widthPt: number; readonly sizePt: number; readonly rtl: boolean },
): Promise<TextImage> {
  const maxWidth = Math.ceil(widthPt * PIXELS_PER_POINT);
  const size = sizePt * PIXELS_PER_POINT;
  const font = `${size}px ${FONT_FAMILY}`;
  const measuringContext = createTextContext(new OffscreenCanvas(1, 1), font, rtl);
  const lines = text
    .split('\n')
    .flatMap((paragraph) => wrapLines(measuringContext, paragraph, rtl ? maxWidth : maxWidth - size * MAX_OVERHANG));
  const measured = lines.map((line) => measuringContext.measureText(line));
  const left = rtl
    ? 0
    : clampReach(
        measured.map((line) => line.actualBoundingBoxLeft),
        0,
        size * MAX_OVERHANG,
      );
  const longest = left + Math.max(...measured.map((line) => line.width)) + size * MAX_OVERHANG;
  const width = rtl ? maxWidth : Math.min(maxWidth, Math.ceil(longest));
  const step = size * LINE_HEIGHT;
  const above = clampReach([measured[0]?.actualBoundingBoxAscent], size, size * MAX_REACH);
  const below = clampReach([measured.at(-1)?.actualBoundingBoxDescent], step - size * 0.8, size * MAX_REACH);
  const height = Math.min(MAX_HEIGHT_PX, Math.ceil(above + (lines.length - 1) * step + below));
  const canvas = new OffscreenCanvas(width, height);
  const drawingContext = createTextContext(canvas, font, rtl);
  drawingContext.fillStyle = '#ffffff';
  drawingContext.fillRect(0, 0, width, height);
  drawingContext.fillStyle = '#000000';
  for (const [index, line] of lines.entries()) drawingContext.fillText(line, rtl ? width : left, above + index * step);
  return {
    pixels: drawingContext.getImageData(0, 0, width, height),
    png: () => canvas.convertToBlob({ type: 'image/png' }),
    widthPt: width / PIXELS_PER_POINT,
    heightPt: height / PIXELS_PER_POINT,
  };
}

/** Returns the greatest reach, rounded up to whole pixels, between `min` and `max`. */
function clampReach(reaches: readonly (number | undefined)[], min: number, max: number): number {
  return Math.min(max, Math.max(min, ...reaches.map((reach) => Math.ceil(reach ?? 0) + 1)));
}

function createTextContext(canvas: OffscreenCanvas, font: string, rtl: boolean): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('no 2d canvas');
  context.font = font;
  context.direction = rtl ? 'rtl' : 'ltr';
  context.textAlign = rtl ? 'right' : 'left';
  return context;
}

/** Wraps greedily at the word breaks of Intl.Segmenter. A word wider than the line is split between graphemes. */
function wrapLines(measuringContext: OffscreenCanvasRenderingContext2D, paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const segment of splitToFit(measuringContext, paragraph, width)) {
    if (line !== '' && measuringContext.measureText(line + segment.trimEnd()).width > width) {
      lines.push(line.trimEnd());
      line = segment.trimStart();
    } else line += segment;
  }
  return [...lines, line.trimEnd()];
}

function splitToFit(measuringContext: OffscreenCanvasRenderingContext2D, paragraph: string, width: number): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(paragraph)].flatMap(({ segment }) =>
    measuringContext.measureText(segment).width <= width
      ? [segment]
      : [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(segment)].map(
          (grapheme) => grapheme.segment,
        ),
  );
}
