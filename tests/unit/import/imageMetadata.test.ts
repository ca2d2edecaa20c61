import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCutImage } from '../../../src/import/imageMetadata.ts';
import { inspectFile } from '../../../src/import/inspectFile.ts';
import { findPrivateMetadata, stripPrivateMetadata } from '../../../src/import/privateMetadata.ts';
import { HEIC_PHOTO } from '../../support/import/heicPhoto.ts';
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

/**
 * Other tests build the parts of HEIC files; an encoder wrote this one. `heif-convert` decodes the file and the copy
 * without metadata to the same pixels (compared once).
 */

it('reads the size, the date and the location of a HEIC photo', async () => {
  const modified = Date.UTC(2026, 10, 23);
  expect(await inspectFile(new Blob([HEIC_PHOTO]), 'IMG_0001.HEIC', modified)).toMatchObject({
    format: { id: 'heic', mediaType: 'image/heic' },
    // Its one tile is 64 pixels high.
    pixels: { width: 64, height: 48 },
    dates: expect.arrayContaining([expect.objectContaining({ source: 'exif', raw: '2026:11:11 18:20:11' })]),
    facts: { camera: 'Inventel Essai 1' },
    hasLocation: true,
    warnings: [],
  });
});

it('makes a copy of a HEIC photo without place, device and date, and with the same picture', () => {
  expect(findPrivateMetadata(HEIC_PHOTO, 'image/heic')).toBe('removable');
  const copy = stripPrivateMetadata(HEIC_PHOTO, 'image/heic') ?? expect.fail('no copy');
  const text = Buffer.from(copy).toString('latin1');
  expect(copy.length).toBe(HEIC_PHOTO.length);
  expect(text).not.toMatch(/Inventel|Essai 1|2026:11:11/);
  expect(findPrivateMetadata(copy, 'image/heic')).toBe('none');
  // What differs is in the part with the metadata: the picture is coded in the other.
  const changed = [...copy.keys()].filter((at) => copy[at] !== HEIC_PHOTO[at]);
  expect([changed.at(0), changed.at(-1)]).toEqual([539, 885]);
});

it('gives no size beyond the file’s end, however it is cut', async () => {
  for (let end = 12; end < HEIC_PHOTO.length; end += 1) {
    const { pixels } = await inspectFile(new Blob([HEIC_PHOTO.subarray(0, end)]), 'IMG_0001.HEIC', 0);
    expect([null, 48, 64]).toContain(pixels?.height ?? null);
  }
});
