import { describe, expect, it, vi } from 'vitest';
import { keepResult, mapLimit } from '../../../../src/domain/shared/concurrency.ts';

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

describe('keepResult', () => {
  it('reads once for all callers', async () => {
    const read = vi.fn(async () => ({}));
    const get = keepResult(read);
    const [first, second] = await Promise.all([get(), get()]);
    expect(second).toBe(first);
    expect(await get()).toBe(first);
    expect(read).toHaveBeenCalledOnce();
  });

  it('reads again after an error', async () => {
    const read = vi.fn(async () => 'read').mockRejectedValueOnce(new Error('disk'));
    const get = keepResult(read);
    await expect(get()).rejects.toThrow('disk');
    expect(await get()).toBe('read');
    expect(read).toHaveBeenCalledTimes(2);
  });
});
