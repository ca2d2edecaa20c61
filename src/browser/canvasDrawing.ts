import type { DocumentDrawing, DrawingOperation, TextLine } from '../domain/export/pagePreview.ts';

/** A4, in points. */
const [PAGE_WIDTH_PT, PAGE_HEIGHT_PT] = [595.28, 841.89];
const MASK_COLOUR = '#d8d8d8';

type DrawingContext = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'transform'
  | 'setTransform'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'rect'
  | 'closePath'
  | 'stroke'
  | 'fill'
  | 'clip'
  | 'fillRect'
  | 'drawImage'
  | 'fillText'
  | 'setLineDash'
  | 'lineWidth'
  | 'strokeStyle'
  | 'fillStyle'
  | 'font'
>;

/** Loads the fonts of the documents under `recueil-` names. A browser that rejects them draws with its own fonts. */
export async function loadPreviewFonts(fonts: Readonly<Record<TextLine['face'], Uint8Array>>): Promise<void> {
  for (const [face, bytes] of Object.entries(fonts)) {
    const loaded = await new FontFace(`recueil-${face}`, new Uint8Array(bytes)).load().catch(() => null);
    if (loaded !== null) document.fonts.add(loaded);
  }
}

/** Draws one page of a document on a canvas, without a PDF viewer. Supports only the operators of our documents. */
export async function drawPage(
  { pages, forms, pictures }: DocumentDrawing,
  page: number,
  canvas: HTMLCanvasElement,
  withPictures: boolean,
): Promise<void> {
  const strokes = pages[page]?.operations ?? [];
  const bitmaps = new Map<string, ImageBitmap>();
  for (const name of new Set(listObjectNames(strokes, forms))) {
    const picture = pictures.get(name);
    if (picture === undefined || (picture.masked && !withPictures)) continue;
    const bitmap = await createImageBitmap(picture.blob).catch(() => null);
    if (bitmap !== null) bitmaps.set(name, bitmap);
  }
  const scale = 2;
  canvas.width = Math.round(PAGE_WIDTH_PT * scale);
  canvas.height = Math.round(PAGE_HEIGHT_PT * scale);
  const canvasContext = canvas.getContext('2d', { alpha: false });
  if (canvasContext === null) throw new Error('no 2d canvas');
  canvasContext.fillStyle = '#ffffff';
  canvasContext.fillRect(0, 0, canvas.width, canvas.height);
  canvasContext.fillStyle = '#000000';
  canvasContext.setTransform(scale, 0, 0, -scale, 0, PAGE_HEIGHT_PT * scale);
  drawStrokes(canvasContext, strokes, { forms, bitmaps });
  for (const bitmap of bitmaps.values()) bitmap.close();
}

const drawnObjectName = (stroke: string): string | null => /^\/(\w+) Do$/.exec(stroke)?.[1] ?? null;

/** The names of the images and forms that the operators draw, and of the images in these forms. */
const listObjectNames = (strokes: readonly DrawingOperation[], forms: DocumentDrawing['forms']): string[] =>
  strokes.flatMap((stroke) => {
    const name = typeof stroke === 'string' ? drawnObjectName(stroke) : null;
    return name === null ? [] : [name, ...listObjectNames(forms.get(name) ?? [], new Map())];
  });

interface PageResources {
  readonly forms: DocumentDrawing['forms'];
  readonly bitmaps: ReadonlyMap<string, ImageBitmap>;
}

/** Executes the operators. Skips the invisible text layer (between BT and ET). */
export function drawStrokes(
  canvasContext: DrawingContext,
  strokes: readonly DrawingOperation[],
  resources: PageResources,
): void {
  let isInTextObject = false;
  for (const stroke of strokes) {
    if (typeof stroke !== 'string') {
      if (stroke.invisible) continue;
      canvasContext.font = `${stroke.size}px recueil-${stroke.face}, ${stroke.face === 'mono' ? 'monospace' : 'serif'}`;
      canvasContext.fillText(stroke.text, stroke.x, stroke.baseline);
    } else if (stroke === 'BT') isInTextObject = true;
    else if (stroke === 'ET') isInTextObject = false;
    else if (!isInTextObject && !/\b(?:BDC|BMC|EMC)$/.test(stroke)) runOperators(canvasContext, stroke, resources);
  }
}

function runOperators(canvasContext: DrawingContext, stroke: string, resources: PageResources): void {
  const name = drawnObjectName(stroke);
  if (name !== null) {
    drawObject(canvasContext, name, resources);
    return;
  }
  let numbers: number[] = [];
  for (const word of stroke.replace(/[[\]]/g, ' ').split(/\s+/)) {
    const number = Number(word);
    if (word === '') continue;
    if (!Number.isNaN(number)) numbers.push(number);
    else {
      applyOperator(canvasContext, word, numbers);
      numbers = [];
    }
  }
}

function drawObject(canvasContext: DrawingContext, name: string, { forms, bitmaps }: PageResources): void {
  const form = forms.get(name);
  if (form !== undefined) {
    drawStrokes(canvasContext, form, { forms: new Map(), bitmaps });
    return;
  }
  const bitmap = bitmaps.get(name);
  canvasContext.save();
  // In PDF an image fills the unit square, with the y axis upwards.
  canvasContext.transform(1, 0, 0, -1, 0, 1);
  if (bitmap !== undefined) canvasContext.drawImage(bitmap, 0, 0, 1, 1);
  else {
    canvasContext.fillStyle = MASK_COLOUR;
    canvasContext.fillRect(0, 0, 1, 1);
  }
  canvasContext.restore();
}

function applyOperator(canvasContext: DrawingContext, operator: string, numbers: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  const colour = `rgb(${[a, b, c].map((part) => Math.round(part * 255)).join(' ')})`;
  const paint = (...actions: readonly (() => void)[]) => {
    for (const action of actions) action();
    canvasContext.beginPath();
  };
  const operations: Readonly<Record<string, () => void>> = {
    q: () => canvasContext.save(),
    Q: () => canvasContext.restore(),
    cm: () => canvasContext.transform(a, b, c, d, e, f),
    w: () => {
      canvasContext.lineWidth = a;
    },
    // Operands are « [on off] phase »: the last number is the phase.
    d: () => canvasContext.setLineDash(numbers.slice(0, -1)),
    SCN: () => {
      canvasContext.strokeStyle = colour;
    },
    scn: () => {
      canvasContext.fillStyle = colour;
    },
    m: () => canvasContext.moveTo(a, b),
    l: () => canvasContext.lineTo(a, b),
    c: () => canvasContext.bezierCurveTo(a, b, c, d, e, f),
    re: () => canvasContext.rect(a, b, c, d),
    h: () => canvasContext.closePath(),
    S: () => paint(() => canvasContext.stroke()),
    f: () => paint(() => canvasContext.fill()),
    B: () =>
      paint(
        () => canvasContext.fill(),
        () => canvasContext.stroke(),
      ),
    W: () => canvasContext.clip(),
    n: () => canvasContext.beginPath(),
  };
  operations[operator]?.();
}

/** Draws text that the embedded fonts lack (emoji, Arabic, CJK) with the system's fonts. */

/** 300 dpi on paper. */
const PIXELS_PER_POINT = 300 / 72;
const LINE_HEIGHT = 1.45;
const FONT_FAMILY = '"Source Serif 4", serif';
/** About a page of text. The caller splits longer text. */
const MAX_HEIGHT_PX = 16_000;

interface TextImage {
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
