import { expect, test } from 'vitest';
import { releaseBuffer } from '../../../../src/domain/shared/releaseBuffer.ts';

test('bytes that were let go are empty, whenever it is, and others are not', async () => {
  const [first, second, kept] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];
  releaseBuffer(first);
  // By then a port may know that its peer is closed.
  await new Promise((resolve) => setImmediate(resolve));
  releaseBuffer(second);
  expect([first.length, second.length, kept.length]).toEqual([0, 0, 64]);
});
