import type { Rect } from '../../domain/capture/observation.ts';
import { clampToImage, type ImageSize, keyboardStep } from '../../domain/images/redaction.ts';

const ARROWS: ReadonlyMap<string, readonly [across: number, down: number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/** Arrows move it, with Shift they resize it; null for any other key. */
export function moved(
  { x, y, width, height }: Rect,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  image: ImageSize,
): Rect | null {
  const arrow = ARROWS.get(key);
  if (arrow === undefined) return null;
  const [across, down] = [arrow[0] * keyboardStep(image), arrow[1] * keyboardStep(image)];
  if (!shiftKey) return clampToImage({ x: x + across, y: y + down, width, height }, image);
  // It grows no further than the image: its other edges stay where they are.
  const most = { width: image.width - x, height: image.height - y };
  return clampToImage(
    {
      x,
      y,
      width: Math.min(width + across, most.width),
      height: Math.min(height + down, most.height),
    },
    image,
  );
}
