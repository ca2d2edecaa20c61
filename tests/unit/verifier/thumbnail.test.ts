import { encode } from 'fast-png';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawThumbnail } from '../../../src/verifier/thumbnail.ts';

function pngOf(width: number, height: number): Blob {
  const bytes = new Uint8Array(encode({ width: 1, height: 1, data: new Uint8Array([0]), channels: 1 }));
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return new Blob([bytes]);
}

/** Counts the images that are decoded at once. */
function stubDecoder() {
  const counts = { decoded: 0, open: 0, openAtMost: 0 };
  vi.stubGlobal('createImageBitmap', async () => {
    counts.decoded += 1;
    counts.open += 1;
    counts.openAtMost = Math.max(counts.openAtMost, counts.open);
    await Promise.resolve();
    const close = () => {
      counts.open -= 1;
    };
    return { width: 2000, height: 1000, close };
  });
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => ({ drawImage: () => undefined }) }) });
  return counts;
}

afterEach(() => void vi.unstubAllGlobals());

describe('drawThumbnail', () => {
  it.each([
    ['16,000 × 16,000 pixels', pngOf(16_000, 16_000)],
    ['one row of 40,000 pixels', pngOf(40_000, 1)],
    ['no declared size', pngOf(0, 0)],
    ['no image', new Blob(['bonjour'])],
  ])('attack: a picture of %s is not decoded', async (_name, picture) => {
    const counts = stubDecoder();
    await expect(drawThumbnail(picture)).rejects.toThrow();
    expect(counts.decoded).toBe(0);
  });

  it('decodes one picture at a time, and goes on after a refused one', async () => {
    const counts = stubDecoder();
    const pictures = [pngOf(2000, 1000), pngOf(16_000, 16_000), pngOf(2000, 1000), pngOf(2000, 1000)];
    const results = await Promise.allSettled(pictures.map(drawThumbnail));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(counts).toEqual({ decoded: 3, open: 0, openAtMost: 1 });
    const [first] = results;
    expect(first?.status === 'fulfilled' && [first.value.width, first.value.height]).toEqual([560, 280]);
  });
});
