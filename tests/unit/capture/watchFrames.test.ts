import fc from 'fast-check';
import { expect, it } from 'vitest';
import { watchFrames } from '../../../src/capture/watchFrames.ts';

interface FrameModel {
  readonly sampleMs: number;
  readonly frameMs: number;
  readonly frames: number;
  /** Whether the page asks for its frame before the watch does: the state then changes before a sample in a frame. */
  readonly isPageFirst: boolean;
}

/** Runs a page of two states that changes in each frame. Returns the states that were sampled, and the time spent. */
function sampleAlternating({ sampleMs, frameMs, frames, isPageFirst }: FrameModel) {
  let now = 0;
  let callback: (() => void) | null = null;
  let timers: (() => void)[] = [];
  let isCovered = false;
  const tab = {
    performance: { now: () => now },
    requestAnimationFrame: (next: () => void) => {
      callback = next;
      return 1;
    },
    cancelAnimationFrame: () => undefined,
    setTimeout: (next: () => void) => timers.push(next),
    clearTimeout: () => undefined,
  };
  const window = Object.assign(tab, { parent: tab, top: tab }) as unknown as Window; // only these methods are used
  const seen = new Set<boolean>();
  let spentMs = 0;
  const stop = watchFrames(window, () => {
    seen.add(isCovered);
    spentMs += sampleMs;
    now += sampleMs;
  });
  for (let frame = 0; frame < frames; frame += 1) {
    if (isPageFirst) isCovered = !isCovered;
    const next = callback as (() => void) | null;
    callback = null;
    next?.();
    if (!isPageFirst) isCovered = !isCovered;
    const due = timers;
    timers = [];
    for (const one of due) one();
    now = Math.max(now, Math.ceil((now + 1) / frameMs) * frameMs);
  }
  stop();
  return { seen, spentMs, totalMs: now };
}

const models = fc.record({
  sampleMs: fc.integer({ min: 1, max: 400 }),
  frameMs: fc.constantFrom(8, 16, 33, 50),
  isPageFirst: fc.boolean(),
});

it('samples both states of a page that changes in each frame, however long a sample takes', () => {
  fc.assert(
    fc.property(models, (model) => {
      for (const start of [0, 5, 20]) expect(sampleAlternating({ ...model, frames: 6 + start }).seen.size).toBe(2);
    }),
  );
});

it('takes about half of the time on a page where a sample is long', () => {
  fc.assert(
    fc.property(models, (model) => {
      const { spentMs, totalMs } = sampleAlternating({ ...model, frames: 200 });
      expect(spentMs).toBeLessThanOrEqual(50 + totalMs / 2 + 4 * model.sampleMs);
    }),
  );
});
