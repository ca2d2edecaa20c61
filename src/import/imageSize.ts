import type { FormatId, PixelSize } from '../domain/import/importedFile.ts';
import { readLatin1 } from './format.ts';

/** Returns the size in an image's header, before it is decoded; null when the header has none. */
export function readImageSize(id: FormatId, head: Uint8Array): PixelSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    const found = SIZE_READERS[id]?.(view, head) ?? null;
    return found !== null && found.width > 0 && found.height > 0 ? found : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type SizeReader = (view: DataView, head: Uint8Array) => PixelSize | null;

const SIZE_READERS: Readonly<Partial<Record<FormatId, SizeReader>>> = {
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  webp: readWebpSize,
  jpeg: readJpegSize,
  heic: readLargestExtent,
  avif: readLargestExtent,
};

/** Frame headers SOF0 to SOF15, except DHT, JPG and DAC (ITU T.81, table B.1). */
function readJpegSize(view: DataView): PixelSize | null {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    // Fill bytes, and markers without a length.
    at += marker === 0xff ? 1 : marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Reads the three variants of the WebP container (RFC 9649). */
function readWebpSize(view: DataView, head: Uint8Array): PixelSize | null {
  const chunkType = readLatin1(head, 12, 4);
  if (chunkType === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunkType === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunkType !== 'VP8X') return null;
  const readSize24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536 + 1;
  return { width: readSize24(24), height: readSize24(27) };
}

/**
 * Reads the `ispe` boxes (ISO/IEC 23008-12): one for the image, its tiles and its thumbnail. The largest is the image.
 */
function readLargestExtent(view: DataView, head: Uint8Array): PixelSize | null {
  const text = new TextDecoder('latin1').decode(head);
  let largest: PixelSize | null = null;
  for (let at = text.indexOf('ispe'); at !== -1 && at + 16 <= view.byteLength; at = text.indexOf('ispe', at + 4)) {
    const found = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (largest === null || found.width * found.height > largest.width * largest.height) largest = found;
  }
  return largest;
}
