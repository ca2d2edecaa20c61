import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlankness, isOneColour } from '../../../../src/domain/capture/blankPicture.ts';

const pixels = (...colours: readonly (readonly [number, number, number])[]) =>
  new Uint8ClampedArray(colours.flatMap((colour) => [...colour, 255]));

describe('isOneColour', () => {
  it('accepts the rounding of a compositor, and no other difference', () => {
    expect(isOneColour(pixels([255, 255, 255], [255, 255, 255]))).toBe(true);
    expect(isOneColour(pixels([255, 255, 255], [254, 253, 255]))).toBe(true);
    expect(isOneColour(pixels([255, 255, 255], [255, 255, 255], [238, 238, 238]))).toBe(false);
    expect(isOneColour(pixels([20, 20, 20], [20, 20, 40]))).toBe(false);
  });

  it('compares with the colour of an earlier part', () => {
    expect(isOneColour(pixels([0, 0, 0]), pixels([255, 255, 255]))).toBe(false);
  });
});

describe('findBlankness', () => {
  const rect = { x: 0, y: 0, width: 600, height: 90 };
  const name = { x: 40, y: 5, width: 60, height: 20 };
  const text = { x: 40, y: 40, width: 300, height: 20 };
  const plain =
    (...areas: readonly object[]) =>
    (area: object) =>
      areas.includes(area);

  it('finds a picture of one colour, which is right for a post without words or media', () => {
    expect(findBlankness(rect, [], plain(rect))).toBe('one-colour');
    expect(findBlankness(rect, [], plain())).toBe('none');
  });

  it('finds a picture without most of the words of the post', () => {
    expect(findBlankness(rect, [name, text], plain(text))).toBe('without-words');
    // A post may hide some words on purpose.
    expect(findBlankness(rect, [name, text], plain(name))).toBe('none');
    expect(findBlankness(rect, [name, text], plain())).toBe('none');
  });

  it('decides by the share of the places without words, whatever their order', () => {
    const place = fc.record({
      x: fc.nat(500),
      y: fc.nat(80),
      width: fc.nat(100),
      height: fc.nat(20),
      drawn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), (places) => {
        const drawn = new Set<object>(places.filter((one) => one.drawn));
        const sum = (some: typeof places) => some.reduce((total, { width, height }) => total + width * height, 0);
        const blank = sum(places.filter((one) => !one.drawn));
        const expected = blank > 0 && blank >= sum(places) / 2;
        const blankness = findBlankness(rect, places, (area) => area !== rect && !drawn.has(area));
        expect(blankness).toBe(expected ? 'without-words' : 'none');
      }),
    );
  });

  it('looks no further than the largest place when that one has words', () => {
    const looked: object[] = [];
    const isPlain = (area: object) => looked.push(area) === 0;
    expect(findBlankness(rect, [name, text, name], isPlain)).toBe('none');
    expect(looked).toEqual([text]);
  });
});
