/** Text that the embedded fonts cannot draw, set by the browser with the system's own fonts (emoji, Arabic, CJK). */

/** Pixels a point: 300 dpi on paper. */
const PIXELS_PER_POINT = 300 / 72;
const LINE_HEIGHT = 1.45;
const FONT_FAMILY = '"Source Serif 4", serif';
/** A page of text; what is longer comes in several pieces from the caller. */
const MAX_HEIGHT_PX = 16_000;

export interface TextImage {
  readonly pixels: ImageData;
  png(): Promise<Blob>;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** Beyond the advance of its last letter, in sizes: what slants or swashes draws there. */
const MAX_OVERHANG = 0.25;
/** Above and below the line, in sizes: hamzas and vowels reach beyond a size; a pile of marks is cut there. */
const MAX_REACH = 1.5;

/**
 * The face of the documents, for the letters it has: a drawn line looks like those around it. Where a browser takes no
 * font from bytes, its own serif draws them.
 */
export async function loadTextFont(ttf: Uint8Array<ArrayBuffer>): Promise<void> {
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
): Promise<TextImage> {
  const maxWidth = Math.ceil(widthPt * PIXELS_PER_POINT);
  const size = sizePt * PIXELS_PER_POINT;
  const font = `${size}px ${FONT_FAMILY}`;
  const measuringContext = createTextContext(new OffscreenCanvas(1, 1), font, rtl);
  const lines = text
    .split('\n')
    .flatMap((paragraph) =>
      wrapLines(measuringContext, paragraph, rtl ? maxWidth : maxWidth - size * MAX_OVERHANG),
    );
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
  for (const [index, line] of lines.entries())
    drawingContext.fillText(line, rtl ? width : left, above + index * step);
  return {
    pixels: drawingContext.getImageData(0, 0, width, height),
    png: () => canvas.convertToBlob({ type: 'image/png' }),
    widthPt: width / PIXELS_PER_POINT,
    heightPt: height / PIXELS_PER_POINT,
  };
}

/** The greatest, of whole pixels, no less and no more than that. */
function clampReach(reaches: readonly (number | undefined)[], least: number, maxWidth: number): number {
  return Math.min(maxWidth, Math.max(least, ...reaches.map((reach) => Math.ceil(reach ?? 0) + 1)));
}

function createTextContext(
  canvas: OffscreenCanvas,
  font: string,
  rtl: boolean,
): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('no 2d canvas');
  context.font = font;
  context.direction = rtl ? 'rtl' : 'ltr';
  context.textAlign = rtl ? 'right' : 'left';
  return context;
}

/** Greedy, at the breaks the browser's own segmenter gives; a word wider than the line is cut between graphemes. */
function wrapLines(
  measuringContext: OffscreenCanvasRenderingContext2D,
  paragraph: string,
  width: number,
): string[] {
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

function splitToFit(
  measuringContext: OffscreenCanvasRenderingContext2D,
  paragraph: string,
  width: number,
): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(paragraph)].flatMap(
    ({ segment }) =>
      measuringContext.measureText(segment).width <= width
        ? [segment]
        : [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(segment)].map(
            (one) => one.segment,
          ),
  );
}
