import type { GreyImage } from './prepareImage.ts';

/** Whitens what is too large to be a letter: avatars, photos, and the rings that preparation draws around bubbles. */

/** Darker pixels are ink; what belongs together touches, diagonally too. */
const INK_BELOW = 170;
/** Pixels of a telephone's screen, where a letter of a message is about 40 high. largeText.ts reads larger ones. */
const MAX_LETTER_WIDTH = 120;
const MAX_LETTER_HEIGHT = 80;
/** A shape from this height on may be a letter of large text that is kept, or a bold word, whose letters touch. */
const MIN_KEPT_HEIGHT = 50;
const MIN_REMOVED_HEIGHT = 30;
/** Around a picture, its anti-aliased edge is whitened too. */
const MARGIN_PX = 3;

/** Pixels of one row, from `from` up to and not including `to`. */
interface Run {
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly component: Component;
}

/** A connected component of ink, as a node of a union–find: only the root has the bounds of the whole component. */
interface Component {
  joined: Component | null;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Bounds of a shape that is taller than the letters of a message. */
export interface LargeShape extends Readonly<Pick<Component, 'left' | 'top' | 'right' | 'bottom'>> {
  readonly isRemoved: boolean;
}

/** A page of text has fewer; a picture made to fill the memory has one for every second pixel. */
const MAX_RUNS = 2_000_000;

/** Takes an image of dark text on white (`prepareLuma`); returns one of the same size, and its large shapes. */
export function removePictures(image: GreyImage): {
  readonly image: GreyImage;
  readonly shapes: readonly LargeShape[];
} {
  const { width, height } = image;
  const runs = findInkRuns(image);
  if (runs === null) return { image, shapes: [] };
  const shapes = new Map<Component, LargeShape>();
  const data = image.data.slice();
  for (const { y, from, to, component } of runs) {
    const root = findRoot(component);
    const { left, top, right, bottom } = root;
    const isRemoved = right - left > MAX_LETTER_WIDTH || bottom - top > MAX_LETTER_HEIGHT;
    if (bottom - top >= (isRemoved ? MIN_REMOVED_HEIGHT : MIN_KEPT_HEIGHT))
      shapes.set(root, { left, top, right, bottom, isRemoved });
    if (!isRemoved) continue;
    data.fill(255, y * width + from, y * width + to);
    const lastRow = Math.min(height - 1, y + MARGIN_PX);
    for (let row = Math.max(0, y - MARGIN_PX); row <= lastRow; row += 1) {
      const end = row * width + Math.min(width, to + MARGIN_PX);
      for (let at = row * width + Math.max(0, from - MARGIN_PX); at < end; at += 1)
        if ((image.data[at] ?? 0) >= INK_BELOW) data[at] = 255;
    }
  }
  return { image: { width, height, data }, shapes: [...shapes.values()] };
}

/** Lists the runs of ink, each with its component, complete after the last row; null when there are too many. */
function findInkRuns({ width, height, data }: GreyImage): readonly Run[] | null {
  const runs: Run[] = [];
  let above: readonly Run[] = [];
  for (let y = 0; y < height; y += 1) {
    const row: Run[] = [];
    /** The first run above that may still touch. */
    let next = 0;
    for (let x = 0; x < width; x += 1) {
      if ((data[y * width + x] ?? 0) >= INK_BELOW) continue;
      const from = x;
      while (x < width && (data[y * width + x] ?? 0) < INK_BELOW) x += 1;
      while ((above[next]?.to ?? Number.POSITIVE_INFINITY) < from) next += 1;
      const component: Component = { joined: null, left: from, top: y, right: x, bottom: y + 1 };
      for (let at = next; (above[at]?.from ?? Number.POSITIVE_INFINITY) <= x; at += 1)
        join(above[at]?.component, component);
      row.push({ y, from, to: x, component });
    }
    for (const run of row) runs.push(run);
    if (runs.length > MAX_RUNS) return null;
    above = row;
  }
  return runs;
}

function join(one: Component | undefined, other: Component): void {
  if (one === undefined) return;
  const [into, root] = [findRoot(one), findRoot(other)];
  if (into === root) return;
  into.left = Math.min(into.left, root.left);
  into.top = Math.min(into.top, root.top);
  into.right = Math.max(into.right, root.right);
  into.bottom = Math.max(into.bottom, root.bottom);
  root.joined = into;
}

function findRoot(component: Component): Component {
  let root = component;
  while (root.joined !== null) {
    // Path halving.
    root.joined = root.joined.joined ?? root.joined;
    root = root.joined;
  }
  return root;
}
