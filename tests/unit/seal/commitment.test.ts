import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commitTo, createSalt } from '../../../src/seal/commitment.ts';

const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
const path = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,40}$/);

it('commitTo digests salt, digest and path as a shell joins them', async () => {
  await fc.assert(
    fc.asyncProperty(hex, hex, path, async (salt, sha256, name) => {
      const expected = createHash('sha256').update(`${salt}${sha256}${name}`).digest('hex');
      expect(await commitTo(salt, sha256, name)).toBe(expected);
    }),
  );
});

it('commitTo gives another commitment for another salt, digest or path', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.tuple(hex, hex, path), { minLength: 2, selector: String }), async (triples) => {
      const commitments = await Promise.all(triples.map((triple) => commitTo(...triple)));
      expect(new Set(commitments).size).toBe(triples.length);
    }),
  );
});

it('createSalt returns 32 random bytes in hex', () => {
  const salts = Array.from({ length: 100 }, createSalt);
  expect(salts.every((salt) => /^[0-9a-f]{64}$/.test(salt))).toBe(true);
  expect(new Set(salts).size).toBe(100);
});
