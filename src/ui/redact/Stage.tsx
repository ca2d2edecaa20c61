import { useEffect, useRef, useState } from 'preact/hooks';
import type { Rect } from '../../domain/capture/observation.ts';
import { type ImageSize, type Redaction, rectBetween } from '../../domain/images/redaction.ts';
import { t, type Words } from '../words/index.ts';
import { moved } from './keys.ts';

interface StageProps {
  readonly words: Words;
  readonly image: Blob;
  readonly alt: string;
  readonly parts: readonly Redaction[];
  /** A finger draws instead of scrolling. */
  readonly finger: boolean;
  /** Of the sealed image: `image` may be smaller. */
  readonly size: ImageSize;
  readonly draw: (rect: Rect) => void;
  readonly place: (index: number, rect: Rect) => void;
  readonly remove: (index: number) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The image with its rectangles over it, in shares of its size: they stay in place at any width and any zoom. */
export function Stage(props: StageProps) {
  const { words, image, alt, parts, finger, size, draw, place, remove } = props;
  const [address, setAddress] = useState<string | null>(null);
  const [line, setLine] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  const stage = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const made = URL.createObjectURL(image);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [image]);

  /** Device pixels of the image, under the pointer. */
  const pointOf = (event: PointerEvent): Point | null => {
    const box = stage.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) return null;
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    };
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || (event.pointerType === 'touch' && !finger)) return;
    const from = pointOf(event);
    if (from === null) return;
    stage.current?.setPointerCapture(event.pointerId);
    setLine({ from, to: from });
  };
  const move = (event: PointerEvent) => {
    const to = pointOf(event);
    if (line !== null && to !== null) setLine({ ...line, to });
  };
  const up = (event: PointerEvent) => {
    const to = pointOf(event);
    const rect = line === null || to === null ? null : rectBetween(line.from, to, size);
    setLine(null);
    if (rect !== null) draw(rect);
  };
  const draft = line === null ? null : rectBetween(line.from, line.to, size);

  return (
    <div
      ref={stage}
      class="redact-stage"
      data-finger={finger}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => setLine(null)}
    >
      {address !== null && <img src={address} alt={alt} draggable={false} />}
      {parts.map((part, index) => (
        <div
          key={index}
          class="redact-part"
          data-way={part.way}
          data-part={index + 1}
          role="application"
          aria-roledescription={t(words, 'redact.movable')}
          aria-label={placeOf(words, part, index)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows move it.
          tabIndex={0}
          style={shares(part, size)}
          onKeyDown={(event) => {
            if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
            else {
              const rect = moved(part, event, size);
              if (rect === null) return;
              place(index, rect);
            }
            event.preventDefault();
          }}
        />
      ))}
      {draft !== null && <div class="redact-draft" style={shares(draft, size)} />}
    </div>
  );
}

export function placeOf(words: Words, { x, y, width, height }: Rect, index: number): string {
  return t(words, 'redact.place', { index: index + 1, x, y, width, height });
}

function shares({ x, y, width, height }: Rect, size: ImageSize): Record<string, string> {
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return {
    left: share(x, size.width),
    top: share(y, size.height),
    width: share(width, size.width),
    height: share(height, size.height),
  };
}
