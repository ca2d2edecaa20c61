import { afterEach, expect, it, vi } from 'vitest';
import { drawText } from '../../../src/browser/canvasDrawing.ts';

afterEach(() => vi.unstubAllGlobals());

/** Stubs OffscreenCanvas: letters are one font size wide and extend by `reach` font sizes. Returns the drawn lines. */
function stubCanvas(reach: { readonly above: number; readonly below: number; readonly left: number }) {
  const drawn: { readonly x: number; readonly y: number; readonly height: number }[] = [];
  class Canvas {
    readonly height: number;
    constructor(_: number, height: number) {
      this.height = height;
    }
    getContext() {
      const { height } = this;
      return {
        font: '',
        measureText(text: string) {
          const size = Number.parseFloat(this.font);
          return {
            width: text.length * size,
            actualBoundingBoxAscent: reach.above * size,
            actualBoundingBoxDescent: reach.below * size,
            actualBoundingBoxLeft: reach.left * size,
          };
        },
        fillRect: () => undefined,
        fillText: (_: string, x: number, y: number) => drawn.push({ x, y, height }),
        getImageData: () => ({}),
      };
    }
  }
  vi.stubGlobal('OffscreenCanvas', Canvas);
  return drawn;
}

it.each([[{ above: 1.2, below: 0.4, left: 0.1 }], [{ above: 0.8, below: 0.8, left: 0 }]])(
  'leaves room for letters that extend %j font sizes from their place',
  async (reach) => {
    const drawn = stubCanvas(reach);
    const size = (72 / 300) * 100;
    await drawText('ab\ncd', { widthPt: 400, sizePt: size, rtl: false });
    const [first, last] = [drawn[0], drawn.at(-1)];
    expect(drawn).toHaveLength(2);
    expect(first?.y).toBeGreaterThanOrEqual(reach.above * 100);
    expect((last?.height ?? 0) - (last?.y ?? 0)).toBeGreaterThanOrEqual(reach.below * 100);
    expect(first?.x).toBeGreaterThanOrEqual(reach.left * 100);
  },
);

it('limits the extra height for stacked marks to one line', async () => {
  const drawn = stubCanvas({ above: 500, below: 500, left: 500 });
  await drawText('a', { widthPt: 400, sizePt: 24, rtl: false });
  expect(drawn[0]?.height).toBeLessThanOrEqual(400);
});
