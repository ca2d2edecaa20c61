import { encode } from 'uqr';
import type { DossierContext } from '../../dossierPlan.ts';
import { exhibit as words } from '../../strings/exhibitWords.ts';
import type { PdfImage } from '../engine/imageDocument.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { type HorizontalSpan, PAGE_METRICS, TEXT_WIDTH } from '../engine/typography.ts';
import { gap, heightOf, keepWithNext, type PageFlow, type Row } from './pageFlow.ts';
import { paragraphRows, STYLE } from './rows.ts';

/** A CSS pixel is 1/96 inch: images are at most as large as on the screen. */
const POINTS_PER_PIXEL = 0.75;
/** Smallest scale at which an image stays legible, to fit on one page. */
const SHRINK_MIN = 0.875;
/** Scale of a post's image where five are on a page: words of 13 pixels, such as its date, are 6 points high. */
const POST_SCALE = 0.79;
const SLICE_MIN = 240;
/** Pages of a post's image; the words of a longer one are printed as text. */
export const SLICES_MAX = 4;
/** Pages of all bands of a whole page; the rest of a longer one is in its files. */
export const PAGE_SLICES_MAX = 6;
/** Scale of an image that is narrower than the page: words of 15 pixels are 9 points high. */
const CROP_SCALE = 0.8;
/**
 * Points of the slice above that are repeated where no gap between lines was found, so that a line cut at the page's
 * end is whole on the next page.
 */
const OVERLAP = 22;
/** Part of a slice, from its end, that is searched for a gap; and rows without change that make a gap. */
const GAP_WITHIN = 0.35;
const GAP_ROWS = 4;
/** Height at which the smallest words of the screen of a telephone are 6 points high: over half a page. */
export const UNCUT_MIN = 406;
const BELOW_IMAGE = 2;
/** One line below the image, with its spacing. */
const CAPTION_HEIGHT = 2 + STYLE.note.leading + 4;
/** Height of the text area of a page. */
export const FULL_PAGE_HEIGHT = PAGE_METRICS.height - PAGE_METRICS.top - PAGE_METRICS.bottom;

interface Slice {
  readonly from: number;
  readonly height: number;
}

/** Whether the image and its caption fit into `availableHeight` points at a legible scale. */
export const fitsInHeight = (availableHeight: number, picture: PdfImage, pixelRatio = 1): boolean =>
  sizeOf(picture, pixelRatio).height * SHRINK_MIN <= availableHeight - CAPTION_HEIGHT;

/**
 * Returns the height of the image at its smallest legible scale, with its caption: of the first part, when it is cut.
 * Of a sentence when it is null. `isPost`: without caption, as small as where several are on a page.
 */
export function minImageHeight(
  picture: PdfImage | null,
  pixelRatio: number,
  { isUncut, isPost }: { readonly isUncut: boolean; readonly isPost: boolean },
): number {
  if (picture === null) return CAPTION_HEIGHT + STYLE.note.leading;
  const whole = sizeOf(picture, pixelRatio).height;
  if (isPost && whole * POST_SCALE <= FULL_PAGE_HEIGHT - CAPTION_HEIGHT) return whole * POST_SCALE + BELOW_IMAGE;
  const height = whole * SHRINK_MIN;
  // What no page can show whole is cut, and may begin on this one.
  const shown = height > FULL_PAGE_HEIGHT - CAPTION_HEIGHT ? SLICE_MIN : height;
  return CAPTION_HEIGHT + (isUncut ? Math.min(height, UNCUT_MIN) : shown);
}

/** Places an image of an exhibit. Leaves `after` points below it when that saves a page. Returns its pages. */
export function placeImage(
  flow: PageFlow,
  parent: Tag,
  picture: PdfImage,
  details: {
    readonly alt: string;
    /** Path of the file in the zip. */
    readonly path: string;
    /** Whether to show it as small as it is legible. */
    readonly smallest: boolean;
    /** Null when it is stated elsewhere. */
    readonly origin: string | null;
    /** Result of `FindRowBreaks`; null when not available. */
    readonly rowBreaks: readonly boolean[] | null;
    readonly after: number;
    /** Pages that it may have; the rest is not shown. */
    readonly slicesMax: number;
    /** Device pixels per CSS pixel of the image. */
    readonly pixelRatio: number;
    /** Whether it is shown whole on one page, however small. */
    readonly isUncut: boolean;
  },
): number {
  const { pdf } = flow;
  const { width, height } = sizeOf(picture, details.pixelRatio);
  const figure = pdf.child(parent, 'Figure', { alt: details.alt });
  const caption = (text: string) => [
    gap(2),
    ...paragraphRows(pdf, parent, text, { style: STYLE.note, type: 'Caption' }),
  ];
  const origin = [...(details.origin === null ? [] : caption(details.origin)), gap(BELOW_IMAGE)];

  const availableHeights = [flow.remainingHeight - details.after, flow.remainingHeight, FULL_PAGE_HEIGHT];
  const availableHeight = availableHeights.find(
    (points) =>
      fitsInHeight(points, picture, details.pixelRatio) || (details.isUncut && points >= UNCUT_MIN + CAPTION_HEIGHT),
  );
  if (availableHeight !== undefined) {
    // The caption of a copy takes two lines.
    const fitting = Math.min(1, (availableHeight - Math.max(CAPTION_HEIGHT, heightOf(origin))) / height);
    const scale = details.smallest ? Math.min(POST_SCALE, fitting) : fitting;
    const row = pictureRow(pdf, figure, picture, width * scale, { from: 0, height: height * scale });
    flow.place(keepWithNext([row, ...origin]));
    return 1;
  }
  if (flow.remainingHeight < SLICE_MIN) flow.newPage();
  const slices = slicesOf(height, flow.remainingHeight - 2 * CAPTION_HEIGHT, FULL_PAGE_HEIGHT - 2 * CAPTION_HEIGHT, {
    rowBreaks: details.rowBreaks,
    rowHeight: height / picture.height,
    slicesMax: details.slicesMax,
  });
  for (const [index, slice] of slices.entries()) {
    if (index > 0) flow.newPage();
    flow.place([pictureRow(pdf, figure, picture, width, slice)]);
  }
  const last = slices.at(-1);
  const cut = last !== undefined && last.from + last.height < height;
  const repeated = slices.some(({ from }, index) => from < endOf(slices[index - 1]));
  const sentence = cut ? words.imageCut(details.path) : repeated ? words.imageSlices : words.imageParts;
  flow.place([...caption(sentence), ...origin]);
  return slices.length;
}

function sizeOf({ width, height }: PdfImage, pixelRatio: number): { readonly width: number; readonly height: number } {
  const whole = (width * POINTS_PER_PIXEL) / pixelRatio;
  const shown = whole <= TEXT_WIDTH ? whole * CROP_SCALE : TEXT_WIDTH;
  return { width: shown, height: (height / width) * shown };
}

/** The size of a post's image where several are on a page. */
export function smallestSize(picture: PdfImage, pixelRatio: number) {
  const { width, height } = sizeOf(picture, pixelRatio);
  return { width: width * POST_SCALE, height: height * POST_SCALE };
}

const endOf = (slice: Slice | undefined): number => (slice === undefined ? 0 : slice.from + slice.height);

/** Cuts an image between lines where possible. `first`, `others`: available height of the first and later pages. */
function slicesOf(
  height: number,
  first: number,
  others: number,
  cuts: { readonly rowBreaks: readonly boolean[] | null; readonly rowHeight: number; readonly slicesMax: number },
): Slice[] {
  const { rowBreaks, rowHeight, slicesMax } = cuts;
  const slices: Slice[] = [];
  for (let from = 0; from < height && slices.length < slicesMax; ) {
    const availableHeight = slices.length === 0 ? first : others;
    if (from + availableHeight >= height) {
      slices.push({ from, height: height - from });
      break;
    }
    const last = Math.floor((from + availableHeight) / rowHeight);
    const cut = findBreakAbove(rowBreaks, last, (availableHeight * GAP_WITHIN) / rowHeight);
    const end = cut === null ? from + availableHeight : cut * rowHeight;
    slices.push({ from, height: end - from });
    from = cut === null ? end - OVERLAP : end;
  }
  return slices;
}

/** Returns the middle of the last gap between lines, at most `within` rows above `row`; null when there is none. */
function findBreakAbove(rowBreaks: readonly boolean[] | null, row: number, within: number): number | null {
  let run = 0;
  for (let at = row; rowBreaks !== null && at > Math.max(0, row - within); at -= 1) {
    run = rowBreaks[at] === true ? run + 1 : 0;
    if (run === GAP_ROWS) return at + GAP_ROWS / 2;
  }
  return null;
}

const BORDER = { weight: 0.4, colour: '#444444' };

/** A row with an image at `x`, in a border. */
export function imageRow(
  pdf: PdfDocument,
  parent: Tag,
  picture: PdfImage,
  at: HorizontalSpan & { readonly alt: string; readonly height: number; readonly border?: typeof BORDER },
): Row {
  const { alt, x, width, height, border = BORDER } = at;
  const figure = pdf.child(parent, 'Figure', { alt });
  return {
    height,
    draw: (top) => {
      pdf.inside(figure, 'Figure', () => pdf.place(picture, x, top, width));
      pdf.artifact(() => pdf.lineWidth(border.weight).rect(x, top, width, height).stroke(border.colour));
    },
  };
}

/** A row with a slice of the image, in a border. */
function pictureRow(pdf: PdfDocument, figure: Tag, picture: PdfImage, width: number, { from, height }: Slice): Row {
  return {
    height,
    draw: (top) => {
      pdf.inside(figure, 'Figure', () => {
        pdf.save().rect(PAGE_METRICS.left, top, width, height).clip();
        pdf.place(picture, PAGE_METRICS.left, top - from, width);
        pdf.restore();
      });
      pdf.artifact(() => pdf.lineWidth(0.4).rect(PAGE_METRICS.left, top, width, height).stroke('#444444'));
    },
  };
}

/** Longer addresses give modules too small for a telephone at this size. */
const ADDRESS_MAX = 360;

/** Whether an address gets a QR code: short http(s) addresses only. */
export const hasQr = (address: string): boolean =>
  /^https?:\/\/[\x21-\x7e]+$/.test(address) && address.length <= ADDRESS_MAX;

interface QrCode {
  /** Modules per side. */
  readonly side: number;
  /** PDF operators, one unit per module, from the top left corner downwards. */
  readonly path: string;
}

/** Cached, since choosing the mask of a code takes 1 ms and several documents of a dossier draw the same codes. */
const codes = new WeakMap<DossierContext, Map<string, QrCode>>();

/**
 * Draws the address as a QR code (ISO/IEC 18004), as one path. `size` includes the quiet zone. An artifact: the address
 * stands beside it as a link, and a screen reader would stop at each code.
 */
export function drawQr(
  pdf: PdfDocument,
  address: string,
  at: { readonly x: number; readonly top: number; readonly size: number; readonly context: DossierContext },
): void {
  const { x, top, size, context } = at;
  const cache = codes.get(context) ?? new Map<string, QrCode>();
  codes.set(context, cache);
  const code = cache.get(address) ?? codeOf(address);
  cache.set(address, code);
  const unit = size / code.side;
  pdf.artifact(() => {
    pdf.save().transform(unit, 0, 0, unit, x, top).addContent(code.path).fill('black').restore();
  });
}

function codeOf(address: string): QrCode {
  const { data } = encode(address, { ecc: 'L', border: 2 });
  const runs: string[] = [];
  for (const [row, cells] of data.entries()) {
    // Horizontal runs of modules: fewer operators, and no hairlines between neighbours.
    for (let from = 0; from < cells.length; ) {
      let to = from;
      while (cells[to] === true) to += 1;
      if (to > from) runs.push(`${from} ${row} ${to - from} 1 re`);
      from = Math.max(to, from + 1);
    }
  }
  return { side: data.length, path: runs.join('\n') };
}
