import { describe, expect, it } from 'vitest';
import { prefetch } from '../../../src/dossier/streams/prefetch.ts';

const MIB = 1024 * 1024;
const sized = (...mebibytes: readonly number[]) =>
  mebibytes.map((size, index) => ({ index, bytes: size * MIB }));

describe('work begun ahead', () => {
  it('is given in order, with at most eight pieces and 16 MiB under way', async () => {
    const underWay = new Set<{ readonly bytes: number }>();
    const most = { pieces: 0, bytes: 0 };
    const list = sized(...Array.from({ length: 12 }, () => 1), 9, 9, 1, 1);
    const yielded: number[] = [];
    const work = async (one: (typeof list)[number]) => {
      underWay.add(one);
      most.pieces = Math.max(most.pieces, underWay.size);
      most.bytes = Math.max(
        most.bytes,
        [...underWay].reduce((sum, { bytes }) => sum + bytes, 0),
      );
      // The later ones end first.
      await new Promise((resolve) => setTimeout(resolve, 16 - one.index));
      return one;
    };
    for await (const one of prefetch(list, work)) {
      yielded.push(one.index);
      underWay.delete(one);
    }
    expect(yielded).toEqual(list.map(({ index }) => index));
    expect(most).toEqual({ pieces: 8, bytes: 16 * MIB });
  });

  it('begins alone what is larger than the budget', async () => {
    const begun: number[] = [];
    const work = async ({ index }: { readonly index: number }) => begun.push(index);
    const yielded = prefetch(sized(1, 100, 1), work);
    await yielded.next();
    expect(begun).toEqual([0]);
    await yielded.next();
    expect(begun).toEqual([0, 1]);
  });

  it('stops at the first failure', async () => {
    const begun: number[] = [];
    const work = async ({ index }: { readonly index: number }) => {
      begun.push(index);
      if (index === 1) throw new Error('gone');
    };
    const all = async () => {
      for await (const _ of prefetch(sized(...Array.from({ length: 20 }, () => 1)), work));
    };
    await expect(all()).rejects.toThrow('gone');
    expect(begun.length).toBeLessThan(11);
  });
});
