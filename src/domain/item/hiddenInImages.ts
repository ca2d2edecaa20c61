import type { Rect } from '../capture/observation.ts';
import { contains } from './hiddenAreas.ts';
import { buildReadPattern, foldReadText } from './hiddenWords.ts';
import { boxToRect, type ReadImage } from './imageText.ts';
import { clampToImage, type Redaction } from './redaction.ts';

/** Where the machine read hidden words in an image. It may have missed some: when it finds none, a word may be there. */

/** One place where a hidden word was read: on one line of the image. */
export interface ReadPlace {
  /** Index of the hidden word. */
  readonly word: number;
  /** The rectangle to propose: its words with a margin, since the machine may cut an accent or a tail. */
  readonly area: Rect;
  /** The words themselves. */
  readonly boxes: readonly Rect[];
  /** UTC: when the image was read, or the line corrected. */
  readonly at: string;
}

interface PlacedText {
  /** As `foldReadText` returns it. */
  readonly folded: string;
  readonly box: Rect;
  /** Index of the line. */
  readonly line: number;
  readonly at: string;
}

/** The words as the machine read them, then the lines as the person corrected them: a picture may show either. */
function listPlacedTexts({ at, lines }: ReadImage): readonly PlacedText[] {
  const read = lines.flatMap(({ words }, line) =>
    words.map(({ text, box }) => ({ folded: foldReadText(text), box: boxToRect(box), line, at })),
  );
  const typed = lines.flatMap(({ correction, box }, line) =>
    correction === null
      ? []
      : [{ folded: foldReadText(correction.text), box: boxToRect(box), line, at: correction.at }],
  );
  return [...read, ...typed].filter(({ folded }) => folded !== '');
}

/** Returns the places where one of these words was read. A number that goes on in the next line has two. */
export function findReadPlaces(image: ReadImage, words: readonly string[]): readonly ReadPlace[] {
  let length = 0;
  const texts = listPlacedTexts(image).map((one) => {
    const start = length;
    length += one.folded.length + 1;
    return { ...one, start, end: start + one.folded.length };
  });
  const whole = texts.map(({ folded }) => folded).join(' ');
  return words.flatMap((word, index) => {
    const pattern = buildReadPattern(word);
    if (pattern === null) return [];
    return [...whole.matchAll(pattern)].flatMap((found) => {
      const end = found.index + found[0].length;
      const some = texts.filter((one) => one.start < end && one.end > found.index);
      return [...Map.groupBy(some, ({ line }) => line).values()].map((ofLine): ReadPlace => {
        const boxes = ofLine.map(({ box }) => box);
        const at =
          ofLine
            .map((one) => one.at)
            .toSorted()
            .at(-1) ?? image.at;
        return { word: index, area: surround(boxes, image), boxes, at };
      });
    });
  });
}

/** Part of the height of the words that is added on each side. */
const MARGIN = 0.25;

function surround(boxes: readonly Rect[], image: Pick<ReadImage, 'width' | 'height'>): Rect {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const margin = Math.ceil((bottom - top) * MARGIN);
  const [x, y] = [Math.max(0, left - margin), Math.max(0, top - margin)];
  const width = Math.min(image.width, right + margin) - x;
  const height = Math.min(image.height, bottom + margin) - y;
  return clampToImage({ x, y, width, height }, image);
}

/** Returns the places of which a word is not inside a part that the person hides. */
export const findOpenPlaces = (
  places: readonly ReadPlace[],
  parts: readonly Pick<Redaction, keyof Rect>[],
): readonly ReadPlace[] =>
  places.filter(({ boxes }) => !boxes.every((box) => parts.some((part) => contains(part, box))));

/** Returns the rectangles to propose for these places, without those inside another one. */
export const listProposedAreas = (places: readonly ReadPlace[]): readonly Rect[] =>
  places
    .map(({ area }) => area)
    .filter((area, index, areas) =>
      // Of two equal ones, the first stays.
      areas.every((other, at) => at === index || !contains(other, area) || (contains(area, other) && index < at)),
    );
