import { clipRect, computeDeviceCrop, computeScale, splitIntoBands } from '../../dom/geometry.ts';
import { type Blankness, findBlankness } from '../../domain/capture/blankPicture.ts';
import type {
  CapturedPage,
  CoverMarks,
  Screenshot,
  ScreenshotArea,
  ScreenshotRequest,
  Tile,
} from '../../domain/capture/capturedPage.ts';
import type { Rect } from '../../domain/capture/observation.ts';
import type { Measures } from '../../domain/capture/reading.ts';
import type { Fiche } from '../../domain/item/item.ts';
import type { BinaryContent } from '../../domain/shared/binary.ts';
import { Refusal } from '../../domain/shared/errors.ts';

/** `y`: device pixels from the top of the page. */
interface ImageBand {
  readonly content: BinaryContent;
  readonly y: number;
}

/** Joins tiles into bands of bounded size. */
interface TileStitcher {
  add(png: BinaryContent, tile: Tile): Promise<void>;
  finish(): Promise<readonly ImageBand[]>;
}

/** An image taller than the window. `tiles` is 0 when the browser captured it without tiles. */
export interface BandedImage {
  readonly bands: readonly ImageBand[];
  readonly tiles: number;
}

/** Image operations of the platform. Rectangles are whole device pixels inside the bitmap. */
export interface ImageProcessor {
  decode(png: BinaryContent): Promise<ImageBitmap>;
  crop(bitmap: ImageBitmap, rect: Rect): Promise<Blob>;
  preview(bitmap: ImageBitmap, rect: Rect): Promise<Blob>;
  /** Returns whether the rectangle has one colour. */
  isPlain(bitmap: ImageBitmap, rect: Rect): boolean;
  createStitcher(): TileStitcher;
  /** Whether a picture of `width` CSS pixels, which begins at the window's top left, shows the cover's marks. */
  showsCover(png: BinaryContent, marks: CoverMarks, width: number): Promise<boolean>;
}

/** What is drawn from a screenshot. */
interface DrawnPicture {
  /** A PNG of the part to cut out, and its place in the screenshot (device pixels); null when all of it is wanted. */
  readonly cut: { readonly png: BinaryContent; readonly rect: Rect } | null;
  readonly preview: BinaryContent;
  readonly blankness: Blankness;
  /** Where the post's words are in a picture that begins where the post begins; some may be outside. Device pixels. */
  readonly wordsInPost: readonly Rect[];
}

export type Screenshots =
  /** `post`: image of a post taller than the window. */
  | {
      readonly kind: 'window';
      readonly screenshot: BinaryContent;
      readonly drawn: Promise<DrawnPicture>;
      readonly post: BandedImage | null;
    }
  | ({ readonly kind: 'page' } & BandedImage);

/**
 * Takes one screenshot. Its bytes may be kept once `confirmed` resolves. `part`: CSS pixels of the page, only where the
 * browser can capture outside the viewport.
 */
type TakeScreenshot = (
  request: ScreenshotRequest,
  part: Rect | null,
) => Promise<{ readonly png: BinaryContent; readonly confirmed: Promise<void> }>;

/** Takes the screenshots that the page requests, in order. Returns null when it requested none. */
export async function takeScreenshots(
  page: CapturedPage,
  shoot: TakeScreenshot,
  imageProcessor: Omit<ImageProcessor, 'showsCover'>,
): Promise<Screenshots | null> {
  let result: Screenshots | null = null;
  let stitcher: TileStitcher | null = null;
  let tiles = 0;
  for await (const request of page.shots) {
    const { area } = request;
    if (area.kind === 'tile') {
      stitcher ??= imageProcessor.createStitcher();
      const { png, confirmed } = await shoot(request, null);
      tiles += 1;
      page.confirmShot(); // the page scrolls while this tile is drawn
      await Promise.all([confirmed, stitcher.add(png, area)]);
    } else if (area.kind === 'window') {
      const { png, confirmed } = await shoot(request, null);
      page.confirmShot(); // the page reads the post again meanwhile
      const drawn = drawPicture(imageProcessor, png, page.measured());
      drawn.catch(() => undefined); // never awaited when the page fails first
      result = { kind: 'window', screenshot: png, drawn, post: null };
      await confirmed;
    } else {
      result = { kind: 'page', bands: await captureBands(page, request, area, shoot), tiles: 0 };
      page.confirmShot();
    }
  }
  if (stitcher === null) return result;
  const banded = { bands: await stitcher.finish(), tiles };
  return result?.kind === 'window' ? { ...result, post: banded } : { kind: 'page', ...banded };
}

/** Cuts the picture and draws its preview while the page is read again. */
export async function drawPicture(
  { decode, crop, preview, isPlain }: Pick<ImageProcessor, 'decode' | 'crop' | 'preview' | 'isPlain'>,
  screenshot: BinaryContent,
  measured: Promise<Measures>,
): Promise<DrawnPicture> {
  const bitmap = await decode(screenshot);
  try {
    const { screen, rect: shown, words, top } = await measured;
    const all = { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
    const pixelRatio = Number(screen.devicePixelRatio);
    const toDeviceRect = (css: Rect): Rect | null => computeDeviceCrop(css, screen.viewport, all, pixelRatio);
    const rect = shown && toDeviceRect(shown);
    const places = words.flatMap((word) => {
      const place = shown && clipRect(word, shown).rect;
      return (place && toDeviceRect(place)) ?? [];
    });
    const drawing = Promise.all([rect && readBytes(crop(bitmap, rect)), readBytes(preview(bitmap, rect ?? all))]);
    drawing.catch(() => undefined); // not awaited when the check fails
    // While the browser encodes both.
    const blankness = findBlankness(rect ?? all, places, (area) => isPlain(bitmap, area));
    const [png, previewJpeg] = await drawing;
    // Tiles have the scale of the screenshot.
    const scale = computeScale(all.width, screen.viewport.width, pixelRatio);
    const toPost = ({ x, y, width, height }: Rect, left: number): Rect => ({
      x: (x - left) * scale,
      y: (y - top) * scale,
      width: width * scale,
      height: height * scale,
    });
    const wordsInPost = shown === null ? [] : words.map((word) => toPost(word, shown.x));
    return { cut: png && rect && { png, rect }, preview: previewJpeg, blankness, wordsInPost };
  } finally {
    bitmap.close();
  }
}

/** Reads the image as soon as it is drawn, while the other one is still being drawn. */
const readBytes = async (image: Promise<Blob>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await image).arrayBuffer());

async function captureBands(
  captured: CapturedPage,
  request: ScreenshotRequest,
  { page, pixelRatio }: Extract<ScreenshotArea, { kind: 'page' }>,
  shoot: TakeScreenshot,
): Promise<ImageBand[]> {
  const bands: ImageBand[] = [];
  for (const part of splitIntoBands(page, pixelRatio)) {
    const { png, confirmed } = await shoot(request, part);
    // The window is at the top of the page; fixed elements show nowhere else.
    if (request.cover !== undefined && part.y + part.height >= request.cover.window.height)
      captured.confirmWindowPart();
    await confirmed;
    bands.push({ content: png, y: Math.round(part.y * pixelRatio) });
  }
  return bands;
}

/** A screenshot and the time it was taken (ISO 8601). */
export interface TimedScreenshot extends Screenshot {
  readonly at: string;
}

/** Two windows may each be capturing a thread. */
const MAX_CACHED = 2;

/** Well above the number of images that a person erases during one capture. */
const MAX_PROHIBITED = 100;

/** Shares one screenshot between the posts of a screen. Keeps the last two screens. */
export class ScreenshotCache {
  readonly #latest = new Map<string, Promise<TimedScreenshot>>();
  #prohibited: readonly Fiche[] = [];

  /** Records that this item's image must not be kept, so that posts of the same screen sealed later lose it too. */
  addProhibited(fiche: Fiche): void {
    this.#prohibited = [...this.#prohibited, fiche].slice(-MAX_PROHIBITED);
  }

  /**
   * Returns the prohibited items that share this item's screenshot. A later screenshot of the same screen does not
   * count: the person chose to capture it again.
   */
  findProhibitedFromSameShot({ caseId, acquiredAt }: Fiche): readonly Fiche[] {
    return this.#prohibited.filter((one) => one.caseId === caseId && one.acquiredAt === acquiredAt);
  }

  /**
   * Returns the screenshot of `screen` (the page's id for its current content), taking it when none is cached. A
   * screenshot that fails is not cached. `taken`: the page knows that one was taken; throws Refusal `interrupted` when
   * it is not cached, because it was lost with an earlier worker and the page may show something else now.
   */
  async take(screen: string, taken: boolean, shoot: () => Promise<TimedScreenshot>): Promise<TimedScreenshot> {
    const known = this.#latest.get(screen);
    if (known !== undefined) return known;
    if (taken) throw new Refusal('interrupted');
    const shot = shoot();
    this.#latest.set(screen, shot);
    shot.then(({ stillThere }) => stillThere).catch(() => this.#latest.delete(screen));
    for (const name of [...this.#latest.keys()].slice(0, -MAX_CACHED)) this.#latest.delete(name);
    return shot;
  }
}
