import { describe, expect, it } from 'vitest';
import { mapLimit } from '../../../../src/domain/shared/concurrency.ts';

describe('mapLimit', () => {
  it('returns the results in order, with at most `limit` calls at a time', async () => {
    const entries = Array.from({ length: 1_001 }, (_, index) => index);
    let running = 0;
    let most = 0;
    const results = await mapLimit(entries, 400, async (entry) => {
      running += 1;
      most = Math.max(most, running);
      // Later calls end before earlier ones.
      for (let turn = entry % 400; turn < 400; turn += 1) await undefined;
      running -= 1;
      return entry * 2;
    });
    expect(results).toEqual(entries.map((entry) => entry * 2));
    expect(most).toBe(400);
  });

  it('throws the first error and begins no other call', async () => {
    const begun: number[] = [];
    const failing = mapLimit(
      Array.from({ length: 900 }, (_, index) => index),
      4,
      async (entry) => {
        begun.push(entry);
        await undefined;
        if (entry === 2) throw new Error('unreadable');
        await new Promise(() => undefined);
      },
    );
    await expect(failing).rejects.toThrow('unreadable');
    expect(begun).toEqual([0, 1, 2, 3]);
  });
});
