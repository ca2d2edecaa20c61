import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computePostTile } from '../../../src/capture/captureTallPost.ts';

const visibleArea = { x: 0, y: 0, width: 1280, height: 720 };
const positions = fc.double({ min: -4000, max: 4000, noNaN: true });

test('computePostTile returns tiles without a seam at any fraction of a pixel', () => {
  fc.assert(
    fc.property(
      // Browsers lay out in 1/64 of a pixel.
      fc.integer({ min: 0, max: 63 }),
      fc.integer({ min: 800 * 64, max: 5000 * 64 }),
      fc.constantFrom(1, 1.25, 1.5, 2),
      (fraction, height, ratio) => {
        const post = { x: 100, y: fraction / 64, width: 600, height: height / 64 };
        const whole = computePostTile(post, { ...visibleArea, height: 10_000 }, ratio);
        let done = 0;
        for (let scrolled = 0; whole !== null && done < whole.size.height - 0.5; ) {
          const part = computePostTile({ ...post, y: post.y - scrolled }, visibleArea, ratio);
          if (part === null) throw new Error('nothing shows');
          expect(part.size.height).toBeCloseTo(whole.size.height, 6);
          expect(part.at.y).toBeLessThanOrEqual(done + 1e-6);
          for (const css of [part.at.y, part.clip.y, part.clip.height])
            expect(Math.abs(css * ratio - Math.round(css * ratio))).toBeLessThan(0.01);
          expect(part.at.y + part.clip.height).toBeGreaterThan(done);
          done = part.at.y + part.clip.height;
          scrolled += 700;
        }
      },
    ),
  );
});

test('computePostTile returns tiles inside the scroll container', () => {
  fc.assert(
    fc.property(positions, positions, (x, y) => {
      const part = computePostTile({ x, y, width: 700, height: 2000 }, visibleArea, 1.5);
      if (part === null) return;
      expect(part.clip.x).toBeGreaterThanOrEqual(0);
      expect(part.clip.y).toBeGreaterThanOrEqual(0);
      expect(part.clip.x + part.clip.width).toBeLessThanOrEqual(1280.01);
      expect(part.clip.y + part.clip.height).toBeLessThanOrEqual(720.01);
    }),
  );
});
