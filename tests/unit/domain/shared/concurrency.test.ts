import { describe, expect, it } from 'vitest';
import { mapInBatches } from '../../../../src/domain/shared/concurrency.ts';

describe('mapInBatches', () => {
  it('returns the results in order, with at most 400 calls at a time', async () => {
    const entries = Array.from({ length: 1_001 }, (_, index) => index);
    let running = 0;
    let most = 0;
    const results = await mapInBatches(entries, async (entry) => {
      running += 1;
      most = Math.max(most, running);
      // The calls of a batch end in the opposite order.
      for (let turn = entry % 400; turn < 400; turn += 1) await undefined;
      running -= 1;
      return entry * 2;
    });
    expect(results).toEqual(entries.map((entry) => entry * 2));
    expect(most).toBe(400);
  });

  it('throws the first error and begins no other batch', async () => {
    const begun: number[] = [];
    const failing = mapInBatches(
      Array.from({ length: 900 }, (_, index) => index),
      async (entry) => {
        begun.push(entry);
        if (entry === 399) throw new Error('unreadable');
      },
    );
    await expect(failing).rejects.toThrow('unreadable');
    expect(begun).toHaveLength(400);
  });
});
