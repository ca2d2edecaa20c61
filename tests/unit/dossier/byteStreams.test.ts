import { randomBytes } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CHUNK_BYTES, ChunkBuffer, prefetch, transformBytes } from '../../../src/dossier/byteStreams.ts';

const sizes = fc.array(fc.integer({ min: 0, max: 3 * CHUNK_BYTES }), { maxLength: 6 });

test('ChunkBuffer yields chunks of one size, except the last, with every byte in order', () => {
  fc.assert(
    fc.property(sizes, (list) => {
      const emitted: Uint8Array[] = [];
      const buffer = new ChunkBuffer();
      const chunks = list.map((size, index) => new Uint8Array(size).fill(index + 1));
      for (const chunk of chunks) {
        for (const full of buffer.add(chunk)) emitted.push(full.slice());
        // The caller may reuse the chunk.
        chunk.fill(0);
      }
      emitted.push(...buffer.end());
      const expected = Buffer.concat(list.map((size, index) => new Uint8Array(size).fill(index + 1)));
      expect(Buffer.concat(emitted).equals(expected)).toBe(true);
      for (const chunk of emitted.slice(0, -1)) expect(chunk.length).toBe(CHUNK_BYTES);
      expect(emitted.every(({ length }) => length > 0 && length <= CHUNK_BYTES)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test.each([0, 1, 70_000, 3_000_000])('transformBytes deflates %i bytes as zlib expects', async (size) => {
  const bytes = new Uint8Array(randomBytes(size));
  const deflated = await transformBytes(bytes, new CompressionStream('deflate'));
  expect(inflateSync(deflated).equals(bytes)).toBe(true);
  expect(await transformBytes(deflated, new DecompressionStream('deflate'))).toEqual(bytes);
});

test('transformBytes rejects bytes that are not deflated', async () => {
  const broken = transformBytes(new Uint8Array([1, 2, 3, 4]), new DecompressionStream('deflate'));
  await expect(broken).rejects.toThrow(TypeError);
});

const MIB = 1024 * 1024;
const sized = (...mebibytes: readonly number[]) => mebibytes.map((size, index) => ({ index, bytes: size * MIB }));

describe('prefetch', () => {
  it('yields results in order, with at most 8 elements and 16 MiB in progress', async () => {
    const inProgress = new Set<{ readonly bytes: number }>();
    const most = { pieces: 0, bytes: 0 };
    const list = sized(...Array.from({ length: 12 }, () => 1), 9, 9, 1, 1);
    const yielded: number[] = [];
    const work = async (one: (typeof list)[number]) => {
      inProgress.add(one);
      most.pieces = Math.max(most.pieces, inProgress.size);
      most.bytes = Math.max(
        most.bytes,
        [...inProgress].reduce((sum, { bytes }) => sum + bytes, 0),
      );
      // Later elements finish first.
      await new Promise((resolve) => setTimeout(resolve, 16 - one.index));
      return one;
    };
    for await (const one of prefetch(list, work)) {
      yielded.push(one.index);
      inProgress.delete(one);
    }
    expect(yielded).toEqual(list.map(({ index }) => index));
    // Elements of 9 MiB wait until half of the budget is free.
    expect(most).toEqual({ pieces: 8, bytes: 11 * MIB });
  });

  it('starts four elements at once', async () => {
    const started: number[] = [];
    const work = async ({ index }: { readonly index: number }) => started.push(index);
    const yielded = prefetch(sized(...Array.from({ length: 20 }, () => 1)), work);
    const counts: number[] = [];
    for (let count = 0; count < 8; count += 1) {
      await yielded.next();
      counts.push(started.length);
    }
    expect(counts).toEqual([8, 8, 8, 8, 12, 12, 12, 12]);
  });

  it('starts an element larger than the budget alone', async () => {
    const started: number[] = [];
    const work = async ({ index }: { readonly index: number }) => started.push(index);
    const yielded = prefetch(sized(1, 100, 1), work);
    await yielded.next();
    expect(started).toEqual([0]);
    await yielded.next();
    expect(started).toEqual([0, 1]);
  });

  it('starts no more work after the first failure', async () => {
    const started: number[] = [];
    const work = async ({ index }: { readonly index: number }) => {
      started.push(index);
      if (index === 1) throw new Error('gone');
    };
    const all = async () => {
      for await (const _ of prefetch(sized(...Array.from({ length: 20 }, () => 1)), work));
    };
    await expect(all()).rejects.toThrow('gone');
    expect(started.length).toBeLessThan(11);
  });
});
