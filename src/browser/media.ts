import { type ImageSize, isDecodableSize, playedAs } from '../domain/item/importedFiles.ts';
import { formatPosition } from '../domain/item/item.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { isFirefox } from './environment.ts';
import { openCanvas } from './images.ts';

/* Videos and sounds, from our own pages alone: a worker has no document. */

/** Whether this browser says that it may play it; the file itself may still be refused. */
export function canPlay(mediaType: string): boolean {
  return document.createElement('video').canPlayType(playedAs(mediaType)) !== '';
}

/** Some frames of a video or of a picture that moves on one JPEG, each above its time. */
interface ContactSheet {
  readonly preview: Blob;
  readonly framesMs: readonly number[];
}

const MAX_FRAMES = 9;
const COLUMNS = 3;
/** For the whole sheet; what is drawn until then is kept. */
const TIMEOUT_MS = 15_000;

/**
 * Draws frames at regular times, at most one a second. The video is neither played nor heard. Null when the browser
 * cannot decode it, or not in time. Rejects with Refusal `cancelled` once aborted.
 */
export async function makeContactSheet(
  file: Blob,
  mediaType: string,
  signal: AbortSignal,
): Promise<ContactSheet | null> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const url = URL.createObjectURL(new Blob([file], { type: playedAs(mediaType) }));
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  try {
    const loaded = waitFor(video, 'loadeddata', stop);
    video.src = url;
    await loaded;
    const sheet = await drawSheet(video, stop);
    signal.throwIfAborted();
    return sheet;
  } catch {
    if (signal.aborted) throw new Refusal('cancelled');
    // Whatever the file did to the decoder: the placeholder names its format.
    return null;
  } finally {
    // Frees the decoder.
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

async function drawSheet(video: HTMLVideoElement, stop: AbortSignal): Promise<ContactSheet | null> {
  // What a browser recorded does not state its length: it is known once the end was reached.
  if (!Number.isFinite(video.duration)) await seek(video, FAR_SECONDS, stop);
  const seconds = Number.isFinite(video.duration) ? video.duration : 0;
  const count = Math.min(MAX_FRAMES, Math.max(1, Math.floor(seconds)));
  return drawFrames({ width: video.videoWidth, height: video.videoHeight }, count, async (frame) => {
    const ms = await seek(video, ((frame + 0.5) * seconds) / count, stop);
    return { image: video, ms: Math.round(ms) };
  });
}

/**
 * Draws frames of a picture that moves, the first and the last among them; null where the browser cannot, or not in
 * time: its beginning stands for it then, and the item says so.
 */
export async function makeAnimationSheet(file: Blob, type: string, size: ImageSize): Promise<ContactSheet | null> {
  if (!('ImageDecoder' in globalThis)) return null;
  const decoder = new ImageDecoder({ type, data: await file.arrayBuffer(), preferAnimation: true });
  try {
    await decoder.completed;
    const total = decoder.tracks.selectedTrack?.frameCount ?? 1;
    if (total < 2) return null;
    const count = Math.min(MAX_FRAMES, total);
    let last: VideoFrame | null = null;
    const sheet = await drawFrames(size, count, async (frame) => {
      last?.close();
      const frameIndex = Math.round((frame * (total - 1)) / (count - 1));
      last = (await decoder.decode({ frameIndex })).image;
      return { image: last, ms: Math.round(last.timestamp / 1000) };
    });
    (last as VideoFrame | null)?.close();
    return sheet;
  } catch {
    // Whatever the file did to the decoder.
    return null;
  } finally {
    decoder.close();
  }
}

interface Frame {
  readonly image: CanvasImageSource;
  readonly ms: number;
}

/** Null without a frame; those before the first that is refused are kept. */
async function drawFrames(
  size: ImageSize,
  count: number,
  read: (frame: number) => Promise<Frame>,
): Promise<ContactSheet | null> {
  if (size.width === 0 || size.height === 0 || !isDecodableSize(size)) return null;
  const sheet = layOut(size, count);
  const { canvas, canvasContext } = openCanvas(sheet.width, sheet.height, 'white');
  canvasContext.fillStyle = 'black';
  canvasContext.font = `${LABEL_PX}px sans-serif`;
  const framesMs: number[] = [];
  for (let frame = 0; frame < count; frame += 1) {
    const found = await read(frame).catch(() => null);
    if (found === null) break;
    const { x, y } = sheet.placeOf(frame);
    canvasContext.drawImage(found.image, x, y, sheet.cell.width, sheet.cell.height);
    canvasContext.fillText(formatPosition(found.ms), x, y + sheet.cell.height + LABEL_PX + 2);
    framesMs.push(found.ms);
  }
  return framesMs.length === 0
    ? null
    : { preview: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 }), framesMs };
}

/** Beyond the end of any recording. */
const FAR_SECONDS = 1e8;

/** How often, and how many times, the frame is looked at after a seek: a picture may stand for longer than a second. */
const LOOK_MS = 25;
const MAX_LOOKS = 40;

/**
 * Resolves once the video shows the frame of that time: Chromium may say that it sought and draw the one of before.
 * Returns the time to write below it, in milliseconds: that of the frame itself when it is still the one of before.
 */
async function seek(video: HTMLVideoElement, seconds: number, stop: AbortSignal): Promise<number> {
  const before = readFrameTime(video);
  const sought = waitFor(video, 'seeked', stop);
  video.currentTime = seconds;
  await sought;
  const isSame = () => before !== null && readFrameTime(video) === before;
  for (let looks = 0; looks < MAX_LOOKS && !stop.aborted && isSame(); looks += 1)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  return before !== null && isSame() ? before / 1000 : video.currentTime * 1000;
}

/** Of the frame that would be drawn, in microseconds; null in Firefox, which gives whole seconds of the position. */
function readFrameTime(video: HTMLVideoElement): number | null {
  if (isFirefox() || !('VideoFrame' in globalThis)) return null;
  try {
    const frame = new VideoFrame(video);
    const { timestamp } = frame;
    frame.close();
    return timestamp;
  } catch {
    return null;
  }
}

/** Rejects on an error of the video, or once stopped. */
function waitFor(video: HTMLVideoElement, event: 'loadeddata' | 'seeked', stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new Error(`no ${event}`));
    if (stop.aborted) refuse();
    video.addEventListener(event, () => resolve(), { once: true });
    video.addEventListener('error', refuse, { once: true });
    stop.addEventListener('abort', refuse, { once: true });
  });
}

const GAP_PX = 8;
const LABEL_PX = 18;

/** Pixels: as wide as other previews, so that a printed page shows it well. */
function layOut({ width, height }: ImageSize, count: number) {
  const columns = Math.min(COLUMNS, count);
  const [maxWidth, maxHeight] = count === 1 ? [640, 640] : [320, 420];
  const scale = Math.min(1, maxWidth / width, maxHeight / height);
  const cell = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const step = { x: cell.width + GAP_PX, y: cell.height + LABEL_PX + 2 * GAP_PX };
  return {
    cell,
    width: GAP_PX + columns * step.x,
    height: GAP_PX + Math.ceil(count / columns) * step.y,
    placeOf: (frame: number) => ({
      x: GAP_PX + (frame % columns) * step.x,
      y: GAP_PX + Math.floor(frame / columns) * step.y,
    }),
  };
}
