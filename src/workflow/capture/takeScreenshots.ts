import { splitIntoBands } from '../../capture/fullPage/imageBands.ts';
import type { Rect, ScreenshotArea } from '../../domain/capture/observation.ts';
import type { BinaryContent } from '../../domain/shared/binary.ts';
import type { CapturedPage, ScreenshotRequest } from './capturedPage.ts';
import type { BandedImage, ImageBand, ImageProcessor, TileStitcher } from './imageProcessor.ts';

export type Screenshots =
  /** `bitmap`: decoding started when the screenshot was taken. `post`: image of a post taller than the window. */
  | {
      readonly kind: 'window';
      readonly screenshot: BinaryContent;
      readonly bitmap: Promise<ImageBitmap>;
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
  { decode, createStitcher }: Pick<ImageProcessor, 'decode' | 'createStitcher'>,
): Promise<Screenshots | null> {
  let result: Screenshots | null = null;
  let stitcher: TileStitcher | null = null;
  let tiles = 0;
  for await (const request of page.shots) {
    const { area } = request;
    if (area.kind === 'tile') {
      stitcher ??= createStitcher();
      const { png, confirmed } = await shoot(request, null);
      tiles += 1;
      page.confirmShot(); // the page scrolls while this tile is drawn
      await Promise.all([confirmed, stitcher.add(png, area)]);
    } else if (area.kind === 'window') {
      const { png, confirmed } = await shoot(request, null);
      page.confirmShot(); // the page reads the post again meanwhile
      result = startDecoding(png, decode);
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

function startDecoding(screenshot: BinaryContent, decode: ImageProcessor['decode']): Screenshots {
  const bitmap = decode(screenshot);
  bitmap.catch(() => undefined); // never awaited when the page fails first
  return { kind: 'window', screenshot, bitmap, post: null };
}

async function captureBands(
  { confirmWindowPart }: CapturedPage,
  request: ScreenshotRequest,
  { page, pixelRatio }: Extract<ScreenshotArea, { kind: 'page' }>,
  shoot: TakeScreenshot,
): Promise<ImageBand[]> {
  const bands: ImageBand[] = [];
  for (const part of splitIntoBands(page, pixelRatio)) {
    const { png, confirmed } = await shoot(request, part);
    // The window is at the top of the page; fixed elements show nowhere else.
    if (request.cover !== undefined && part.y + part.height >= request.cover.window.height) confirmWindowPart();
    await confirmed;
    bands.push({ content: png, y: Math.round(part.y * pixelRatio) });
  }
  return bands;
}
