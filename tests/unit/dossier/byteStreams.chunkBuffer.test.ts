import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK_BYTES, ChunkBuffer } from '../../../src/dossier/byteStreams.ts';

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
