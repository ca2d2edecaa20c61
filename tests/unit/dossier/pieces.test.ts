import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PIECE, Pieces } from '../../../src/dossier/pieces.ts';

const sizes = fc.array(fc.integer({ min: 0, max: 3 * PIECE }), { maxLength: 6 });

test('pieces are of one size but the last, and hold every byte in its order', () => {
  fc.assert(
    fc.property(sizes, (list) => {
      const taken: Uint8Array[] = [];
      const pieces = new Pieces((piece) => taken.push(piece));
      const chunks = list.map((size, index) => new Uint8Array(size).fill(index + 1));
      for (const chunk of chunks) {
        pieces.add(chunk);
        // It is the giver's again.
        chunk.fill(0);
      }
      pieces.end();
      const given = Buffer.concat(list.map((size, index) => new Uint8Array(size).fill(index + 1)));
      expect(Buffer.concat(taken).equals(given)).toBe(true);
      for (const piece of taken.slice(0, -1)) expect(piece.length).toBe(PIECE);
      expect(taken.every(({ length }) => length > 0 && length <= PIECE)).toBe(true);
    }),
    { numRuns: 20 },
  );
});
