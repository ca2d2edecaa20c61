import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCutImage } from '../../../src/import/imageMetadata.ts';
import { png } from '../../support/import/sampleFiles.ts';

/** The parts of a JPEG: an Exif block with a small image, a table, then a scan with a byte that is no marker. */
const THUMBNAIL = [0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 0xff, 0xd9];
const JPEG = Uint8Array.from([
  ...[0xff, 0xd8, 0xff, 0xe1, 0, 2 + THUMBNAIL.length, ...THUMBNAIL],
  ...[0xff, 0xff, 0xdb, 0, 4, 1, 2],
  ...[0xff, 0xda, 0, 4, 1, 1, 7, 0xff, 0, 8, 0xff, 0xd0, 9, 0xff, 0xd9],
]);
const PNG = new Uint8Array(png(8, 6));
const WEBP = Uint8Array.from([...'RIFF'].map((letter) => letter.charCodeAt(0)).concat([6, 0, 0, 0, 1, 2, 3, 4, 5, 6]));
const WHOLE = [
  ['jpeg', JPEG],
  ['png', PNG],
  ['webp', WEBP],
] as const;

describe('isCutImage', () => {
  it.each(WHOLE)(
    'is false for a whole %s, also with bytes after its end, and true wherever it is cut',
    (format, whole) => {
      expect(isCutImage(format, whole)).toBe(false);
      expect(isCutImage(format, Uint8Array.from([...whole, 0, 1, 2]))).toBe(false);
      for (let end = 0; end < whole.length; end += 1)
        expect(isCutImage(format, whole.slice(0, end)), `${end}`).toBe(true);
    },
  );

  it('attack: ends for any bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom('jpeg', 'png', 'webp', 'gif'), fc.uint8Array({ maxLength: 200 }), (format, bytes) => {
        expect(typeof isCutImage(format, Uint8Array.from(bytes))).toBe('boolean');
        isCutImage(format, Uint8Array.from([...JPEG.subarray(0, 4), ...bytes]));
      }),
    );
  });
});
