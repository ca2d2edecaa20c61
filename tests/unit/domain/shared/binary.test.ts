import { expect, test } from 'vitest';
import { releaseBuffer } from '../../../../src/domain/shared/binary.ts';

test('releaseBuffer empties the bytes, at any time, and no others', async () => {
  const [first, second, other] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];
  releaseBuffer(first);
  // By then the port may have noticed that its peer is closed.
  await new Promise((resolve) => setImmediate(resolve));
  releaseBuffer(second);
  expect([first.length, second.length, other.length]).toEqual([0, 0, 64]);
});
