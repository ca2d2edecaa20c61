import type { DrawnDocument, SetLine, Stroke } from '../domain/drawnPage.ts';

/** A4, in points. */
const [WIDTH, HEIGHT] = [595.28, 841.89];
const MASKED = '#d8d8d8';

type Pen = Pick<
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

/** The faces of the documents, under names of their own. A browser that takes no font from bytes draws with its own. */
export async function useFaces(fonts: Readonly<Record<SetLine['face'], Uint8Array>>): Promise<void> {
  for (const [face, bytes] of Object.entries(fonts)) {
    const loaded = await new FontFace(`recueil-${face}`, new Uint8Array(bytes)).load().catch(() => null);
    if (loaded !== null) document.fonts.add(loaded);
  }
}

/** One page of ours on a canvas, without a PDF or a viewer: only what our own documents are made of is understood. */
export async function drawPage(
  { pages, forms, pictures }: DrawnDocument,
  page: number,
  canvas: HTMLCanvasElement,
  withPictures: boolean,
): Promise<void> {
  const strokes = pages[page]?.strokes ?? [];
  const wanted = strokes.flatMap((stroke) => (typeof stroke === 'string' ? (calledBy(stroke) ?? []) : []));
  const bitmaps = new Map<string, ImageBitmap>();
  for (const name of wanted) {
    const picture = pictures.get(name);
    if (picture === undefined || (picture.masked && !withPictures)) continue;
    const bitmap = await createImageBitmap(picture.blob).catch(() => null);
    if (bitmap !== null) bitmaps.set(name, bitmap);
  }
  const scale = 2;
  canvas.width = Math.round(WIDTH * scale);
  canvas.height = Math.round(HEIGHT * scale);
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen === null) throw new Error('no 2d canvas');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000000';
  pen.setTransform(scale, 0, 0, -scale, 0, HEIGHT * scale);
  trace(pen, strokes, { forms, bitmaps });
  for (const bitmap of bitmaps.values()) bitmap.close();
}

const calledBy = (stroke: string): string | null => /^\/(\w+) Do$/.exec(stroke)?.[1] ?? null;

interface Known {
  readonly forms: DrawnDocument['forms'];
  readonly bitmaps: ReadonlyMap<string, ImageBitmap>;
}

/** Follows the operators; the text that nobody sees (between BT and ET) is left out. */
export function trace(pen: Pen, strokes: readonly Stroke[], known: Known): void {
  let unseen = false;
  for (const stroke of strokes) {
    if (typeof stroke !== 'string') {
      if (stroke.unseen) continue;
      pen.font = `${stroke.size}px recueil-${stroke.face}, ${stroke.face === 'mono' ? 'monospace' : 'serif'}`;
      pen.fillText(stroke.text, stroke.x, stroke.baseline);
    } else if (stroke === 'BT') unseen = true;
    else if (stroke === 'ET') unseen = false;
    else if (!unseen && !/\b(?:BDC|BMC|EMC)$/.test(stroke)) operate(pen, stroke, known);
  }
}

function operate(pen: Pen, stroke: string, known: Known): void {
  const name = calledBy(stroke);
  if (name !== null) {
    place(pen, name, known);
    return;
  }
  let numbers: number[] = [];
  for (const word of stroke.replace(/[[\]]/g, ' ').split(/\s+/)) {
    const number = Number(word);
    if (word === '') continue;
    if (!Number.isNaN(number)) numbers.push(number);
    else {
      apply(pen, word, numbers);
      numbers = [];
    }
  }
}

function place(pen: Pen, name: string, { forms, bitmaps }: Known): void {
  const form = forms.get(name);
  if (form !== undefined) {
    trace(pen, form, { forms: new Map(), bitmaps });
    return;
  }
  const bitmap = bitmaps.get(name);
  pen.save();
  // A picture fills the unit square, its top upwards.
  pen.transform(1, 0, 0, -1, 0, 1);
  if (bitmap !== undefined) pen.drawImage(bitmap, 0, 0, 1, 1);
  else {
    pen.fillStyle = MASKED;
    pen.fillRect(0, 0, 1, 1);
  }
  pen.restore();
}

function apply(pen: Pen, operator: string, numbers: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  const colour = `rgb(${[a, b, c].map((part) => Math.round(part * 255)).join(' ')})`;
  const paint = (...how: readonly (() => void)[]) => {
    for (const one of how) one();
    pen.beginPath();
  };
  const does: Readonly<Record<string, () => void>> = {
    q: () => pen.save(),
    Q: () => pen.restore(),
    cm: () => pen.transform(a, b, c, d, e, f),
    w: () => {
      pen.lineWidth = a;
    },
    // What comes last of « [on off] phase d » is the phase.
    d: () => pen.setLineDash(numbers.slice(0, -1)),
    SCN: () => {
      pen.strokeStyle = colour;
    },
    scn: () => {
      pen.fillStyle = colour;
    },
    m: () => pen.moveTo(a, b),
    l: () => pen.lineTo(a, b),
    c: () => pen.bezierCurveTo(a, b, c, d, e, f),
    re: () => pen.rect(a, b, c, d),
    h: () => pen.closePath(),
    S: () => paint(() => pen.stroke()),
    f: () => paint(() => pen.fill()),
    B: () =>
      paint(
        () => pen.fill(),
        () => pen.stroke(),
      ),
    W: () => pen.clip(),
    n: () => pen.beginPath(),
  };
  does[operator]?.();
}
