import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOpenPlaces, findReadPlaces, listProposedAreas } from '../../../../src/domain/item/hiddenInImages.ts';
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

describe('findOpenPlaces', () => {
  const places = findReadPlaces(buildImage(['le 06 12 34', '56 78 ce soir']), ['06 12 34 56 78']);

  it('leaves out a place whose words are all inside parts that the person hides, one or several', () => {
    expect(findOpenPlaces(places, [])).toHaveLength(2);
    const [first] = listProposedAreas(places);
    expect(findOpenPlaces(places, first ? [first] : [])).toHaveLength(1);
    const halves = [
      { x: 60, y: 90, width: 60, height: 40 },
      { x: 120, y: 90, width: 40, height: 40 },
    ];
    expect(findOpenPlaces(places, halves)).toHaveLength(1);
    expect(findOpenPlaces(places, halves.slice(0, 1))).toHaveLength(2);
    expect(findOpenPlaces(places, listProposedAreas(places))).toEqual([]);
  });

  it('proposes each place once', () => {
    const found = findReadPlaces(buildImage(['Camille Durand']), ['Camille Durand', 'durand', 'Camille Durand']);
    expect(found).toHaveLength(3);
    expect(listProposedAreas(found)).toEqual([{ x: 35, y: 95, width: 150, height: 30 }]);
  });
});
