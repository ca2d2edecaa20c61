import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPinchZoom,
  clipToViewport,
  computeDeviceCrop,
  computeScrollToFit,
  hasMoved,
  listGridPoints,
  overlaps,
} from '../../../src/dom/geometry.ts';

const VIEWPORT = { width: 1280, height: 720 };
const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

it.each([
  [rect(100, 50, 600, 200), rect(100, 50, 600, 200), false],
  [rect(100, -50, 600, 200), rect(100, 0, 600, 150), true],
  [rect(100, 600, 600, 200), rect(100, 600, 600, 120), true],
  [rect(0, -0.2, 1280, 720.4), rect(0, 0, 1280, 720), false],
  [rect(100, 720, 600, 200), null, true],
  [rect(-700, 50, 600, 200), null, true],
])('clipToViewport clips %j', (whole, part, cut) => {
  const visible = clipToViewport(whole, VIEWPORT);
  expect(visible.isCut).toBe(cut);
  if (part === null) expect(visible.rect).toBeNull();
  else
    for (const [side, value] of Object.entries(part))
      expect(visible.rect).toHaveProperty(side, expect.closeTo(value, 3));
});

describe('computeScrollToFit', () => {
  const edge = fc.double({ min: -5000, max: 5000, noNaN: true });
  const size = fc.double({ min: 1, max: 3000, noNaN: true });

  it.each([
    [rect(0, 10, 500, 100), 0],
    [rect(0, -30.5, 500, 100), -31],
    [rect(0, 700, 500, 100), 80],
    [rect(0, 700, 500, 900), 700],
    [rect(0, -200, 500, 900), -200],
  ])('fits %j', (whole, dy) => expect(computeScrollToFit(whole, VIEWPORT).dy).toBe(dy));

  it('shows as much of a post as possible, and returns zero the second time', () => {
    fc.assert(
      fc.property(edge, edge, size, size, (x, y, width, height) => {
        const { dx, dy } = computeScrollToFit(rect(x, y, width, height), VIEWPORT);
        const after = rect(x - dx, y - dy, width, height);
        if (width < VIEWPORT.width - 1 && height < VIEWPORT.height - 1)
          expect(clipToViewport(after, VIEWPORT).isCut).toBe(false);
        else expect(clipToViewport(after, VIEWPORT).rect).not.toBeNull();
        if (dy !== 0 && height > VIEWPORT.height) expect(Math.abs(after.y)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('computeDeviceCrop', () => {
  it.each([
    [1, rect(10, 20, 300, 100), rect(10, 20, 300, 100)],
    [2, rect(10, 20, 300, 100), rect(20, 40, 600, 200)],
    [1.5, rect(10.5, 20.25, 300, 100.4), rect(15, 30, 451, 151)],
    [1, rect(10.4, 20.6, 300, 100), rect(10, 20, 301, 101)],
    [1, rect(-5, -5, 2000, 2000), rect(0, 0, 1280, 720)],
  ])('crops at %d: %j', (ratio, css, expected) => {
    const bitmap = { width: Math.round(1280 * ratio), height: Math.round(720 * ratio) };
    expect(computeDeviceCrop(css, VIEWPORT, bitmap, bitmap.width / VIEWPORT.width)).toEqual(expected);
  });

  it('returns null outside the viewport', () =>
    expect(computeDeviceCrop(rect(1281, 0, 50, 50), VIEWPORT, VIEWPORT, 1)).toBeNull());

  it('returns whole pixels inside the bitmap and loses no edge', () => {
    const ratio = fc.constantFrom(0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.625, 3);
    const place = fc.double({ min: 0, max: 700, noNaN: true });
    fc.assert(
      fc.property(ratio, place, place, fc.double({ min: 1, max: 2000, noNaN: true }), (scale, x, y, side) => {
        const bitmap = { width: Math.round(1280 * scale), height: Math.round(720 * scale) };
        const crop = computeDeviceCrop(rect(x, y, side, side), VIEWPORT, bitmap, scale);
        if (!crop) return;
        for (const value of Object.values(crop)) expect(Number.isInteger(value)).toBe(true);
        expect(crop.x + crop.width).toBeLessThanOrEqual(bitmap.width);
        expect(crop.y + crop.height).toBeLessThanOrEqual(bitmap.height);
        expect(crop.x).toBeLessThanOrEqual(x * scale + 0.02);
        const right = Math.min(bitmap.width, (x + side) * scale);
        expect(crop.x + crop.width).toBeGreaterThanOrEqual(right - 0.02);
      }),
    );
  });

  it('uses the page’s own ratio when the window’s size is in whole pixels', () => {
    // 1280 by 713 device pixels at 150 and 200 %.
    const bitmap = { width: 1280, height: 713 };
    const post = rect(0, 400, 600, 120);
    expect(computeDeviceCrop(post, { width: 853, height: 475 }, bitmap, 1.5)).toEqual(rect(0, 600, 900, 113));
    expect(computeDeviceCrop(rect(0, 200, 600, 120), { width: 640, height: 357 }, bitmap, 2)).toEqual(
      rect(0, 400, 1200, 240),
    );
    // The density of the bitmap has priority over the page's ratio.
    expect(computeDeviceCrop(post, { width: 1280, height: 720 }, { width: 640, height: 360 }, 1)).toEqual(
      rect(0, 200, 300, 60),
    );
  });

  it('follows pinch zoom', () => {
    expect(applyPinchZoom(rect(110, 60, 100, 50), { offsetLeft: 100, offsetTop: 50, scale: 2 })).toEqual(
      rect(20, 20, 200, 100),
    );
    expect(applyPinchZoom(rect(1, 2, 3, 4), null)).toEqual(rect(1, 2, 3, 4));
  });
});

it.each([
  [rect(10, 20, 300, 100), false],
  [rect(10, 20.9, 300, 100), false],
  [rect(10, 21.2, 300, 100), true],
  [rect(10, 20, 300, 140), true],
])('hasMoved compares %j', (after, moved) => expect(hasMoved(rect(10, 20, 300, 100), after)).toBe(moved));

it.each([
  [rect(0, 0, 10, 10), rect(9, 9, 10, 10), true],
  [rect(0, 0, 10, 10), rect(10, 0, 10, 10), false],
  [rect(0, 0, 10, 10), rect(0, 10, 10, 10), false],
  [rect(0, 0, 10, 10), rect(2, 2, 3, 3), true],
])('overlaps compares %j and %j, in either order', (one, other, expected) => {
  expect(overlaps(one, other)).toBe(expected);
  expect(overlaps(other, one)).toBe(expected);
});

it('listGridPoints returns 60 different points, each inside the rectangle', () => {
  const points = listGridPoints(rect(100, 50, 600, 240));
  expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(60);
  expect(points.every(({ x, y }) => x > 100 && x < 700 && y > 50 && y < 290)).toBe(true);
  expect(points[0]).toEqual({ x: 160, y: 60 });
});
