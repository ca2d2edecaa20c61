import { bandsOf } from '../capture/whole/bands.ts';
import type { Content } from '../domain/content.ts';
import type { Rect, ShotArea } from '../domain/observation.ts';
import type { CapturedPage, ShotRequest } from './capturedPage.ts';
import type { Band, Banded, Darkroom, Stitching } from './darkroom.ts';

export type Pictures =
  /** Being decoded since it was taken. `post`: its own picture, when the window could not hold it. */
  | {
      readonly kind: 'window';
      readonly screenshot: Content;
      readonly bitmap: Promise<ImageBitmap>;
      readonly post: Banded | null;
    }
  | ({ readonly kind: 'page' } & Banded);

/**
 * PNG bytes as the browser gave them, which may be kept once `sure`; `part` (CSS pixels of the page) only where it can
 * shoot off-screen.
 */
type Shoot = (
  asked: ShotRequest,
  part: Rect | null,
) => Promise<{ readonly png: Content; readonly sure: Promise<void> }>;

/** Takes every picture the page asks for, in its order; null when it asked for none. */
export async function takePictures(
  page: CapturedPage,
  shoot: Shoot,
  { decode, stitching: openStitching }: Pick<Darkroom, 'decode' | 'stitching'>,
): Promise<Pictures | null> {
  let taken: Pictures | null = null;
  let stitching: Stitching | null = null;
  let tiles = 0;
  for await (const asked of page.shots) {
    const { area } = asked;
    if (area.kind === 'tile') {
      stitching ??= openStitching();
      const { png, sure } = await shoot(asked, null);
      tiles += 1;
      page.shot(); // it scrolls on while this tile is drawn
      await Promise.all([sure, stitching.add(png, area)]);
    } else if (area.kind === 'window') {
      const { png, sure } = await shoot(asked, null);
      page.shot(); // it reads the post again meanwhile
      taken = developed(png, decode);
      await sure;
    } else {
      taken = { kind: 'page', bands: await shootBands(asked, area, shoot), tiles: 0 };
      page.shot();
    }
  }
  if (stitching === null) return taken;
  const banded = { bands: await stitching.finish(), tiles };
  return taken?.kind === 'window' ? { ...taken, post: banded } : { kind: 'page', ...banded };
}

function developed(screenshot: Content, decode: Darkroom['decode']): Pictures {
  const bitmap = decode(screenshot);
  bitmap.catch(() => undefined); // the page may give up before anybody asks for it
  return { kind: 'window', screenshot, bitmap, post: null };
}

async function shootBands(
  asked: ShotRequest,
  { page, pixelRatio }: Extract<ShotArea, { kind: 'page' }>,
  shoot: Shoot,
): Promise<Band[]> {
  const bands: Band[] = [];
  for (const part of bandsOf(page, pixelRatio)) {
    const { png, sure } = await shoot(asked, part);
    await sure;
    bands.push({ content: png, y: Math.round(part.y * pixelRatio) });
  }
  return bands;
}
