import type { Rect } from '../../domain/capture/observation.ts';
import { clampToImage, type ImageSize, keyboardStep } from '../../domain/item/redaction.ts';

const ARROW_STEPS: ReadonlyMap<string, readonly [across: number, down: number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/** Returns the rectangle moved by an arrow key, or resized by Shift and an arrow key; null for any other key. */
export function moveWithKeys(
  { x, y, width, height }: Rect,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  image: ImageSize,
): Rect | null {
  const arrow = ARROW_STEPS.get(key);
  if (arrow === undefined) return null;
  const [across, down] = [arrow[0] * keyboardStep(image), arrow[1] * keyboardStep(image)];
  if (!shiftKey) return clampToImage({ x: x + across, y: y + down, width, height }, image);
  // The size is limited so that the left and top edges do not move.
  const maxSize = { width: image.width - x, height: image.height - y };
  return clampToImage(
    {
      x,
      y,
      width: Math.min(width + across, maxSize.width),
      height: Math.min(height + down, maxSize.height),
    },
    image,
  );
}
