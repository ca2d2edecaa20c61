import { isInside, type Rect } from '../capture/observation.ts';
import { latestOf } from '../shared/sortedTexts.ts';
import { buildReadPattern, foldReadText } from './hiddenWords.ts';
import { boxToRect, type ReadImage } from './imageText.ts';
import { clampToImage, type Redaction } from './redaction.ts';

/** Where the machine read hidden words in an image. It may miss some: when it finds none, a word may be there. */

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
  const texts = listPlacedTexts(image);
  let length = 0;
  const starts = texts.map(({ folded }) => {
    const start = length;
    length += folded.length + 1;
    return start;
  });
  const whole = texts.map(({ folded }) => folded).join(' ');
  return words.flatMap((word, index) => {
    const pattern = buildReadPattern(word);
    if (pattern === null) return [];
    return [...whole.matchAll(pattern)].flatMap((match) => {
      // The text where the match begins is the last one that starts there or before.
      const first = findFirstFrom(starts, match.index + 1) - 1;
      const matched = texts.slice(first, findFirstFrom(starts, match.index + match[0].length));
      return [...Map.groupBy(matched, ({ line }) => line).values()].map((textsOfLine): ReadPlace => {
        const boxes = textsOfLine.map(({ box }) => box);
        return { word: index, area: surround(boxes, image), boxes, at: latestOf(textsOfLine.map(({ at }) => at)) };
      });
    });
  });
}

/** Returns the index of the first of these ascending numbers that is not below `from`; their count when all are. */
export function findFirstFrom(numbers: readonly number[], from: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((numbers[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Part of the height of the words that is added on each side. */
const MARGIN = 0.25;

function surround(boxes: readonly Rect[], image: Pick<ReadImage, 'width' | 'height'>): Rect {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - top;
  const margin = Math.ceil(height * MARGIN);
  const area = { x: left - margin, y: top - margin, width: width + 2 * margin, height: height + 2 * margin };
  return clampToImage(area, image);
}

/** Returns the places of which a word is not inside a part that the person hides. */
export const findUnhiddenPlaces = (
  places: readonly ReadPlace[],
  parts: readonly Pick<Redaction, keyof Rect>[],
): readonly ReadPlace[] =>
  places.filter(({ boxes }) => !boxes.every((box) => parts.some((part) => isInside(box, part))));

/** Returns the rectangles to propose for these places, from the top, without those inside another one. */
export function listProposedAreas(places: readonly ReadPlace[]): readonly Rect[] {
  const proposed: Rect[] = [];
  /** Those that go below the top of the current area: no other one can have it inside. */
  let reaching: readonly Rect[] = [];
  for (const area of places.map((place) => place.area).toSorted(compareAreas)) {
    reaching = reaching.filter(({ y, height }) => y + height > area.y);
    if (reaching.some((outer) => isInside(area, outer))) continue;
    proposed.push(area);
    reaching = [...reaching, area];
  }
  return proposed;
}

/** From the top; an area comes before those inside it. */
const compareAreas = (a: Rect, b: Rect): number => a.y - b.y || b.height - a.height || a.x - b.x || b.width - a.width;
