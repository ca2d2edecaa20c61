import { randomBytes } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { transformBytes } from '../../../src/dossier/byteStreams.ts';

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
