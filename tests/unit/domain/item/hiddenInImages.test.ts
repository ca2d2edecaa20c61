import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../../src/domain/capture/observation.ts';
import {
  findFirstFrom,
  findReadPlaces,
  findUnhiddenPlaces,
  listProposedAreas,
} from '../../../../src/domain/item/hiddenInImages.ts';
import type { ImageTextLine, ReadImage } from '../../../../src/domain/item/imageText.ts';

const AT = '2026-11-20T08:00:00.000Z';

/** An image whose lines are 20 px high and 100 px apart; a letter is 10 px wide. */
function buildImage(lines: readonly string[], correction: string | null = null): ReadImage {
  return {
    path: 'document-1.png',
    sha256: 'a'.repeat(64),
    width: 1080,
    height: 2340,
    at: AT,
    versions: { engine: 'e', data: 'd', preparation: 'p' },
    lines: lines.map((line, index): ImageTextLine => {
      let left = 40;
      const words = line.split(' ').map((text) => {
        const box = [left, 100 + index * 100, text.length * 10, 20] as const;
        left += box[2] + 10;
        return { text, confidence: 95, box };
      });
      const typed = correction === null ? null : { at: '2026-11-21T08:00:00.000Z', text: correction };
      return { box: [40, 100 + index * 100, 500, 20], script: 'latin', words, correction: typed };
    }),
  };
}

const areasOf = (lines: readonly string[], word: string) =>
  findReadPlaces(buildImage(lines), [word]).map(({ area: { x, y, width, height } }) => [x, y, width, height]);

describe('findReadPlaces', () => {
  it('returns the box of the word with a margin of a quarter of its height', () => {
    expect(areasOf(['Bonjour Camille Durand', 'Camille'], 'Camille')).toEqual([
      [115, 95, 80, 30],
      [35, 195, 80, 30],
    ]);
  });

  it('joins the words of a name or a number that stand on one line, and splits at the end of a line', () => {
    expect(areasOf(['Appelle Camille Durand'], 'camille durand')).toEqual([[115, 95, 150, 30]]);
    expect(areasOf(['le 06 12 34', '56 78 ce soir'], '+33 6 12 34 56 78')).toEqual([
      [65, 95, 90, 30],
      [35, 195, 60, 30],
    ]);
  });

  it.each([
    ['Camille', 'Cami11e'],
    ['Camille', 'Cam|lle'],
    ['06 12 34 56 78', 'O6.12.34.56.78'],
    ['06 12 34 56 78', '+33 6 I2 34 56 78'],
    ['@ilona_x', '@llona_x'],
    ['Éloïse', 'ELOISE'],
  ])('finds %j where the machine read %j', (word, read) => {
    expect(areasOf([read], word)).toHaveLength(1);
  });

  it('does not find a short word inside another', () => {
    expect(areasOf(['galéasse'], 'Léa')).toEqual([]);
    expect(areasOf(['Léa, viens'], 'Léa')).toHaveLength(1);
  });

  it('finds what the machine read and what the person typed in its place', () => {
    const image = buildImage(['Carnille Durand'], 'Camille Durand');
    expect(findReadPlaces(image, ['Camille']).map(({ at, area }) => [at, area.width])).toEqual([
      ['2026-11-21T08:00:00.000Z', 510],
    ]);
    expect(findReadPlaces(image, ['Carnille'])).toHaveLength(1);
    expect(findReadPlaces(image, ['…'])).toEqual([]);
  });

  it('keeps the whole margin at an edge of the image, moved inside', () => {
    const [line] = buildImage(['Camille']).lines;
    const atEdge = (x: number, y: number) => {
      const box = [x, y, 70, 20] as const;
      const words = [{ text: 'Camille', confidence: 95, box }];
      const image = { ...buildImage([]), lines: line === undefined ? [] : [{ ...line, box, words }] };
      return findReadPlaces(image, ['Camille']).map(({ area }) => area);
    };
    expect(atEdge(0, 0)).toEqual([{ x: 0, y: 0, width: 80, height: 30 }]);
    expect(atEdge(1010, 2320)).toEqual([{ x: 1000, y: 2310, width: 80, height: 30 }]);
  });

  it('finds 2,000 places among 20,000 words, and reads a few of them for each place', () => {
    const line = [...Array.from({ length: 9 }, () => 'bonjour'), 'camille'].join(' ');
    const image = buildImage(Array.from({ length: 2000 }, () => line));
    expect(findReadPlaces(image, ['camille']).map(({ boxes }) => boxes)).toEqual(
      image.lines.map(({ words }) => [expect.objectContaining({ x: words[9]?.box[0], y: words[9]?.box[1] })]),
    );
    let reads = 0;
    const starts = new Proxy<number[]>(
      Array.from({ length: 20_000 }, (_, index) => index * 8),
      {
        get: (target, name, receiver) => {
          reads += 1;
          return Reflect.get(target, name, receiver);
        },
      },
    );
    for (let place = 0; place < 2000; place += 1) expect(findFirstFrom(starts, place * 80)).toBe(place * 10);
    expect(reads).toBeLessThan(2000 * 20);
  });

  it('finds a word among any others, inside the image', () => {
    const other = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.array(other, { maxLength: 8 }), fc.array(other, { maxLength: 8 }), (before, after) => {
        const image = buildImage([[...before, 'Wxyvwxyv', ...after].join(' ')]);
        const [place] = findReadPlaces(image, ['wxyvwxyv']);
        expect(place).toMatchObject({ word: 0, at: AT });
        const { x = -1, y = -1, width = 0, height = 0 } = place?.area ?? {};
        expect(x >= 0 && y >= 0 && x + width <= image.width && y + height <= image.height).toBe(true);
      }),
    );
  });
});

describe('findUnhiddenPlaces', () => {
  const places = findReadPlaces(buildImage(['le 06 12 34', '56 78 ce soir']), ['06 12 34 56 78']);

  it('leaves out a place whose words are all inside parts that the person hides, one or several', () => {
    expect(findUnhiddenPlaces(places, [])).toHaveLength(2);
    const [first] = listProposedAreas(places);
    expect(findUnhiddenPlaces(places, first ? [first] : [])).toHaveLength(1);
    const halves = [
      { x: 60, y: 90, width: 60, height: 40 },
      { x: 120, y: 90, width: 40, height: 40 },
    ];
    expect(findUnhiddenPlaces(places, halves)).toHaveLength(1);
    expect(findUnhiddenPlaces(places, halves.slice(0, 1))).toHaveLength(2);
    expect(findUnhiddenPlaces(places, listProposedAreas(places))).toEqual([]);
  });

  it('proposes each place once', () => {
    const found = findReadPlaces(buildImage(['Camille Durand']), ['Camille Durand', 'durand', 'Camille Durand']);
    expect(found).toHaveLength(3);
    expect(listProposedAreas(found)).toEqual([{ x: 35, y: 95, width: 150, height: 30 }]);
  });

  const isIn = (inner: Rect, outer: Rect) =>
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height;
  const placeOf = (area: Rect) => ({ word: 0, area, boxes: [area], at: AT });

  it('proposes from the top, no area inside another, and one around each place', () => {
    const length = fc.integer({ min: 1, max: 6 });
    const rect = fc.record({ x: length, y: length, width: length, height: length });
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 12 }), (areas) => {
        const proposed = listProposedAreas(areas.map(placeOf));
        expect(proposed).toEqual(proposed.toSorted((a, b) => a.y - b.y));
        for (const area of areas) expect(proposed.some((one) => isIn(area, one))).toBe(true);
        for (const area of proposed) expect(proposed.filter((one) => isIn(area, one))).toEqual([area]);
      }),
    );
  });

  it('compares an area with those of the same lines only', () => {
    let reads = 0;
    const areas = Array.from({ length: 2000 }, (_, index) => ({
      x: 40,
      get y() {
        reads += 1;
        return index * 40;
      },
      width: 80,
      height: 30,
    }));
    expect(listProposedAreas(areas.map(placeOf))).toHaveLength(2000);
    expect(reads).toBeLessThan(2000 * 50);
  });
});
