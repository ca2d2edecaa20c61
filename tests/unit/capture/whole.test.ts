import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { BAND_PIXELS, bandsOf } from '../../../src/capture/whole/bands.ts';
import { nextTile, tileStep } from '../../../src/capture/whole/plan.ts';
import type { Point } from '../../../src/capture/whole/scroller.ts';
import { scrollerOf } from '../../../src/capture/whole/scroller.ts';

const side = (max: number) => fc.integer({ min: 1, max });
const ratio = fc.constantFrom(0.5, 0.75, 1, 1.1, 1.25, 1.5, 2, 3);

function walk(
  window: { width: number; height: number },
  page: { width: number; height: number },
  pixelRatio: number,
) {
  const step = tileStep(window, pixelRatio);
  const tiles: Point[] = [];
  for (let at: Point | null = { x: 0, y: 0 }; at !== null; at = nextTile(at, step, page)) tiles.push(at);
  return { step, tiles };
}

describe('the walk down a page', () => {
  it('leaves no row and no column out, and takes no screen more than needed', () => {
    fc.assert(
      fc.property(
        side(2000),
        side(1500),
        side(6000),
        side(40_000),
        ratio,
        (w, h, width, height, pixelRatio) => {
          fc.pre(w * pixelRatio >= 10 && h * pixelRatio >= 10 && height / h < 500 && width / w < 20);
          const page = { width: Math.max(w, width), height: Math.max(h, height) };
          const { step, tiles } = walk({ width: w, height: h }, page, pixelRatio);
          const last = tiles.at(-1) ?? { x: 0, y: 0 };
          // A remainder under one pixel is the browser's own rounding.
          expect(last.y + step.height).toBeGreaterThanOrEqual(page.height - 1);
          expect(last.x + step.width).toBeGreaterThanOrEqual(page.width - 1);
          const rows = Math.ceil((page.height - 1) / step.height);
          const columns = Math.ceil((page.width - 1) / step.width);
          expect(tiles.length).toBeLessThanOrEqual(Math.max(1, rows) * Math.max(1, columns));
        },
      ),
    );
  });

  it('ends on the last of an exact number of windows', () => {
    expect(walk({ width: 1280, height: 720 }, { width: 1280, height: 7200 }, 1).tiles).toHaveLength(10);
  });

  it('goes on when the page grew meanwhile', () => {
    const step = tileStep({ width: 1280, height: 720 }, 1);
    expect(nextTile({ x: 0, y: 720 }, step, { width: 1280, height: 1440 })).toBeNull();
    expect(nextTile({ x: 0, y: 720 }, step, { width: 1280, height: 2000 })).toEqual({ x: 0, y: 1440 });
  });
});

describe('bands', () => {
  it('follow each other to the end of the page, each small enough', () => {
    fc.assert(
      fc.property(side(5000), side(200_000), ratio, (width, height, pixelRatio) => {
        const bands = bandsOf({ width, height }, pixelRatio);
        let bottom = 0;
        for (const band of bands) {
          expect(band.y).toBeCloseTo(bottom, 6);
          bottom = band.y + band.height;
          expect(Math.ceil(band.width * pixelRatio) * band.height * pixelRatio).toBeLessThanOrEqual(
            BAND_PIXELS + 1,
          );
        }
        expect(bottom).toBeCloseTo(height, 6);
      }),
    );
  });
});

describe('the room that a page scrolls in', () => {
  const roomWith = (visualViewport: object | null) => {
    const { window } = new JSDOM('<!doctype html><p>a</p>', { pretendToBeVisual: true });
    Object.assign(window, { innerWidth: 640, innerHeight: 357, visualViewport });
    for (const [name, value] of Object.entries({ clientWidth: 640, clientHeight: 357 }))
      Object.defineProperty(window.document.documentElement, name, { value });
    return scrollerOf(window as unknown as Window).clip; // jsdom's own type of the same thing
  };

  it('is exact, though the window tells one row more than it has', () => {
    const exact = { x: 0, y: 0, width: 640, height: 356.5 };
    expect(roomWith({ width: 640, height: 356.5, scale: 1 })).toEqual(exact);
    expect(roomWith({ width: 320, height: 178.25, scale: 2 })).toEqual(exact);
  });

  it('is what the window tells where nothing better agrees with it', () => {
    const told = { x: 0, y: 0, width: 640, height: 357 };
    expect(roomWith(null)).toEqual(told);
    // A keyboard on the screen makes what is seen smaller, not what is drawn.
    expect(roomWith({ width: 640, height: 180, scale: 1 })).toEqual(told);
  });
});
