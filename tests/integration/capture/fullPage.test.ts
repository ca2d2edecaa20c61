import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { computeNextTile, computeTileStep } from '../../../src/capture/fullPage/capturePageTiles.ts';
import { findScroller, type Point } from '../../../src/capture/scroller.ts';
import { MAX_BAND_PIXELS, splitIntoBands } from '../../../src/dom/geometry.ts';

const side = (max: number) => fc.integer({ min: 1, max });
const ratio = fc.constantFrom(0.5, 0.75, 1, 1.1, 1.25, 1.5, 2, 3);

function listTiles(
  window: { width: number; height: number },
  page: { width: number; height: number },
  pixelRatio: number,
) {
  const step = computeTileStep(window, pixelRatio);
  const tiles: Point[] = [];
  for (let at: Point | null = { x: 0, y: 0 }; at !== null; at = computeNextTile(at, step, page)) tiles.push(at);
  return { step, tiles };
}

describe('computeNextTile', () => {
  it('covers every row and column with as few tiles as needed', () => {
    fc.assert(
      fc.property(side(2000), side(1500), side(6000), side(40_000), ratio, (w, h, width, height, pixelRatio) => {
        fc.pre(w * pixelRatio >= 10 && h * pixelRatio >= 10 && height / h < 500 && width / w < 20);
        const page = { width: Math.max(w, width), height: Math.max(h, height) };
        const { step, tiles } = listTiles({ width: w, height: h }, page, pixelRatio);
        const last = tiles.at(-1) ?? { x: 0, y: 0 };
        // Browsers round away a remainder of up to one pixel; the sum of the steps is exact to a millionth.
        expect(last.y + step.height).toBeGreaterThanOrEqual(page.height - 1 - 1e-6);
        expect(last.x + step.width).toBeGreaterThanOrEqual(page.width - 1 - 1e-6);
        const rows = Math.ceil((page.height - 1) / step.height);
        const columns = Math.ceil((page.width - 1) / step.width);
        expect(tiles.length).toBeLessThanOrEqual(Math.max(1, rows) * Math.max(1, columns));
      }),
      // Found by chance, in one run of about 100,000.
      {
        examples: [
          [567, 8, 5665, 1, 1.25],
          [1998, 14, 5993, 1, 0.75],
        ],
      },
    );
  });

  it('ends on the last tile of an exact number of windows', () => {
    expect(listTiles({ width: 1280, height: 720 }, { width: 1280, height: 7200 }, 1).tiles).toHaveLength(10);
  });

  it('continues when the page has grown', () => {
    const step = computeTileStep({ width: 1280, height: 720 }, 1);
    expect(computeNextTile({ x: 0, y: 720 }, step, { width: 1280, height: 1440 })).toBeNull();
    expect(computeNextTile({ x: 0, y: 720 }, step, { width: 1280, height: 2000 })).toEqual({ x: 0, y: 1440 });
  });
});

it('splitIntoBands covers the page without gaps, with bands below the size limit', () => {
  fc.assert(
    fc.property(side(5000), side(200_000), ratio, (width, height, pixelRatio) => {
      const bands = splitIntoBands({ width, height }, pixelRatio);
      let bottom = 0;
      for (const band of bands) {
        expect(band.y).toBeCloseTo(bottom, 6);
        bottom = band.y + band.height;
        expect(Math.ceil(band.width * pixelRatio) * band.height * pixelRatio).toBeLessThanOrEqual(MAX_BAND_PIXELS + 1);
      }
      expect(bottom).toBeCloseTo(height, 6);
    }),
  );
});

describe('findScroller', () => {
  const measureClip = (visualViewport: object | null) => {
    const { window } = new JSDOM('<!doctype html><p>a</p>', { pretendToBeVisual: true });
    Object.assign(window, { innerWidth: 640, innerHeight: 357, visualViewport });
    for (const [name, value] of Object.entries({ clientWidth: 640, clientHeight: 357 }))
      Object.defineProperty(window.document.documentElement, name, { value });
    return findScroller(window as unknown as Window, []).clip; // jsdom's type of Window
  };

  it('measures the exact viewport when the window reports one row too many', () => {
    const exact = { x: 0, y: 0, width: 640, height: 356.5 };
    expect(measureClip({ width: 640, height: 356.5, scale: 1 })).toEqual(exact);
    expect(measureClip({ width: 320, height: 178.25, scale: 2 })).toEqual(exact);
  });

  it('uses the window’s reported size when no better measurement agrees with it', () => {
    const reported = { x: 0, y: 0, width: 640, height: 357 };
    expect(measureClip(null)).toEqual(reported);
    // An on-screen keyboard reduces the visual viewport, but not what is drawn.
    expect(measureClip({ width: 640, height: 180, scale: 1 })).toEqual(reported);
  });
});
