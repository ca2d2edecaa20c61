import { useEffect, useRef, useState } from 'preact/hooks';
import type { Rect } from '../../domain/capture/observation.ts';
import type { ImageSize } from '../../domain/item/importedFiles.ts';
import { clampToImage, keyboardStep, type Redaction, rectBetween } from '../../domain/item/redaction.ts';
import { useWords } from '../../ui/context.ts';
import { t, type Words } from '../../ui/locales/index.ts';

interface RedactionCanvasProps {
  readonly image: Blob;
  readonly alt: string;
  readonly regions: readonly Redaction[];
  /** Touch draws instead of scrolling. */
  readonly drawsWithTouch: boolean;
  /** The size of the sealed image, in pixels; `image` may be smaller. */
  readonly size: ImageSize;
  readonly onDraw: (rect: Rect) => void;
  readonly onMove: (index: number, rect: Rect) => void;
  readonly onRemove: (index: number) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Stroke {
  readonly from: Point;
  readonly to: Point;
  readonly isOnRegion: boolean;
}

/** The image under its rectangles, positioned in percent so that they stay in place at any width and zoom. */
export function RedactionCanvas(props: RedactionCanvasProps) {
  const words = useWords();
  const { image, alt, regions, drawsWithTouch, size, onDraw, onMove, onRemove } = props;
  const [imageUrl, setImageUrl] = useState<string | null>(null);
  const [stroke, setStroke] = useState<Stroke | null>(null);
  /** Where the first of two clicks was: they do what a drag does (WCAG 2.5.7). */
  const [corner, setCorner] = useState<Point | null>(null);
  const canvas = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const url = URL.createObjectURL(image);
    setImageUrl(url);
    return () => URL.revokeObjectURL(url);
  }, [image]);

  /** Returns the position of the pointer in pixels of the sealed image. */
  const imagePoint = (event: PointerEvent): Point | null => {
    const box = canvas.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) return null;
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    };
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || (event.pointerType === 'touch' && !drawsWithTouch)) return;
    const from = imagePoint(event);
    if (from === null) return;
    canvas.current?.setPointerCapture(event.pointerId);
    setStroke({ from, to: from, isOnRegion: event.target !== canvas.current && !(event.target instanceof Image) });
  };
  const onPointerMove = (event: PointerEvent) => {
    const to = imagePoint(event);
    if (stroke !== null && to !== null) setStroke({ ...stroke, to });
  };
  const onPointerUp = (event: PointerEvent) => {
    const to = imagePoint(event);
    setStroke(null);
    if (stroke === null || to === null) return;
    const rect = rectBetween(stroke.from, to, size) ?? (corner && rectBetween(corner, to, size));
    // A click on a rectangle chooses it, unless it ends another one.
    setCorner(rect === null && !stroke.isOnRegion ? to : null);
    if (rect !== null) onDraw(rect);
  };
  const draft = stroke === null ? null : rectBetween(stroke.from, stroke.to, size);

  return (
    <div
      ref={canvas}
      class="redaction-canvas"
      data-finger={drawsWithTouch}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setStroke(null)}
    >
      {imageUrl !== null && <img src={imageUrl} alt={alt} draggable={false} />}
      {regions.map((region, index) => (
        <div
          key={index}
          class="redaction-region"
          data-style={region.way}
          data-region={index + 1}
          role="application"
          aria-roledescription={t(words, 'redact.movable')}
          aria-label={describeRegion(words, region, index)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move it.
          tabIndex={0}
          style={percentStyle(region, size)}
          onKeyDown={(event) => {
            if (event.key === 'Delete' || event.key === 'Backspace') onRemove(index);
            else {
              const rect = moveWithKeys(region, event, size);
              if (rect === null) return;
              onMove(index, rect);
            }
            event.preventDefault();
          }}
        />
      ))}
      {corner !== null && <div class="redact-corner" style={percentStyle({ ...corner, width: 0, height: 0 }, size)} />}
      {draft !== null && <div class="redact-draft" style={percentStyle(draft, size)} />}
    </div>
  );
}

export function describeRegion(words: Words, { x, y, width, height }: Rect, index: number): string {
  return t(words, 'redact.place', { index: index + 1, x, y, width, height });
}

/** Places a rectangle of an image over it, at any width and zoom. */
export function percentStyle({ x, y, width, height }: Rect, size: ImageSize): Record<string, string> {
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return {
    left: percent(x, size.width),
    top: percent(y, size.height),
    width: percent(width, size.width),
    height: percent(height, size.height),
  };
}

const ARROW_STEPS: ReadonlyMap<string, readonly [across: number, down: number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/** Returns the rectangle moved by an arrow key, or resized by Shift and an arrow key; null for any other key. */
function moveWithKeys(
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
