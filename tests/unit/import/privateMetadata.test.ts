import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExif } from '../../../src/import/imageMetadata.ts';
import { stripPrivateMetadata } from '../../../src/import/privateMetadata.ts';
import { bytes, exif, join, u16, u32, u32le } from '../../support/import/sampleFiles.ts';

const text = (content: Uint8Array | null) => new TextDecoder('latin1').decode(content ?? new Uint8Array());
const TIFF = exif({ date: '2026:11:11 18:20:11', gps: true });
/** Orientation 6: turned by a quarter. */
const TURNED = [...bytes('MM', [0, 42], u32(8), u16(1), u16(0x0112), u16(3), u32(1), u16(6), [0, 0], u32(0))];
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF exif:GPSLatitude="48,51N"/></x:xmpmeta>';

const segment = (marker: number, ...parts: readonly (string | readonly number[])[]) => {
  const content = bytes(...parts);
  return bytes([0xff, marker], u16(content.length + 2), [...content]);
};
const ICC = segment(0xe2, 'ICC_PROFILE\0', [1, 1], 'a profile');
const FRAME = segment(0xc0, [8, 0, 3, 0, 4, 1, 1, 17, 0]);
const SCAN = bytes([0xff, 0xda], u16(8), [1, 1, 0, 0, 63, 0], [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]);
const JFIF = segment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]);
const END = bytes([0xff, 0xd9]);
const SOI = bytes([0xff, 0xd8]);

const chunk = (type: string, ...parts: readonly (string | readonly number[])[]) => {
  const content = bytes(...parts);
  return bytes(u32(content.length), type, [...content], u32(0));
};
const PNG_HEAD = bytes([0x89], 'PNG\r\n', [0x1a, 10]);
const IHDR = chunk('IHDR', u32(4), u32(3), [8, 2, 0, 0, 0]);
const IDAT = chunk('IDAT', [1, 2, 3]);
const IEND = chunk('IEND');

const webpChunk = (type: string, content: readonly number[]) =>
  bytes(type, u32le(content.length), content, content.length % 2 === 0 ? [] : [0]);
const webp = (...chunks: readonly Uint8Array<ArrayBuffer>[]) => {
  const body = join(...chunks);
  return bytes('RIFF', u32le(body.length + 4), 'WEBP', [...body]);
};
const VP8X = (flags: number) => webpChunk('VP8X', [flags, 0, 0, 0, 3, 0, 0, 2, 0, 0]);
const VP8 = webpChunk('VP8 ', [9, 8, 7]);

describe('stripPrivateMetadata', () => {
  it('leaves only the picture, its colours and what follows from them in a JPEG', () => {
    const given = join(
      SOI,
      JFIF,
      segment(0xe1, 'Exif\0\0', TIFF),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', XMP),
      ICC,
      segment(0xed, 'Photoshop 3.0\0', 'IPTC author'),
      segment(0xfe, 'a comment'),
      FRAME,
      SCAN,
      END,
      bytes('a second picture with its own Exif'),
    );
    expect(readExif(given).hasLocation).toBe(true);
    const copy = stripPrivateMetadata(given, 'image/jpeg');
    expect(copy).toEqual(join(SOI, JFIF, ICC, FRAME, SCAN, END));
    expect(copy && stripPrivateMetadata(copy, 'image/jpeg')).toBeNull();
  });

  it('attack: N16: leaves no small picture in the JFIF of a JPEG', () => {
    const pixels = [1, 2, 3, 4, 5, 6];
    const thumbnail = segment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 2, 1], pixels);
    const extension = segment(0xe0, 'JFXX\0', [0x13, 2, 1], pixels);
    expect(stripPrivateMetadata(join(SOI, thumbnail, extension, FRAME, SCAN, END), 'image/jpeg')).toEqual(
      join(SOI, JFIF, FRAME, SCAN, END),
    );
  });

  it('keeps the orientation of a JPEG, a PNG and a WebP, so that they look the same', () => {
    const jpegCopy = stripPrivateMetadata(
      join(SOI, segment(0xe1, 'Exif\0\0', [...TURNED, ...bytes('a maker note')]), FRAME, SCAN, END),
      'image/jpeg',
    );
    expect(jpegCopy).toEqual(join(SOI, segment(0xe1, 'Exif\0\0', TURNED), FRAME, SCAN, END));
    const pngCopy = stripPrivateMetadata(join(PNG_HEAD, IHDR, chunk('eXIf', [...TURNED, 1]), IDAT, IEND), 'image/png');
    expect(text(pngCopy)).toContain(`eXIf${text(bytes(TURNED))}`);
    const webpCopy = stripPrivateMetadata(webp(VP8X(0x08), VP8, webpChunk('EXIF', [...TURNED, 1, 2])), 'image/webp');
    expect(webpCopy).toEqual(webp(VP8X(0x08), VP8, webpChunk('EXIF', TURNED)));
  });

  it('leaves out the texts, dates and locations of a PNG and of a WebP', () => {
    const given = join(
      PNG_HEAD,
      IHDR,
      chunk('iCCP', 'profile'),
      chunk('eXIf', TIFF),
      chunk('tEXt', 'Author\0Somebody'),
      chunk('iTXt', XMP),
      chunk('tIME', [1, 2, 3, 4, 5, 6, 7]),
      IDAT,
      IEND,
      bytes('after the end'),
    );
    expect(stripPrivateMetadata(given, 'image/png')).toEqual(
      join(PNG_HEAD, IHDR, chunk('iCCP', 'profile'), IDAT, IEND),
    );
    const copy = stripPrivateMetadata(
      webp(VP8X(0x2c), webpChunk('ICCP', [1]), VP8, webpChunk('EXIF', TIFF), webpChunk('XMP ', [...bytes(XMP)])),
      'image/webp',
    );
    expect(copy).toEqual(webp(VP8X(0x20), webpChunk('ICCP', [1]), VP8));
  });

  it('leaves out the comments and texts of programs of a GIF, and keeps its pictures, delays and loops', () => {
    const block = (content: string) => [content.length, ...bytes(content)];
    const picture = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x80, 1, 2, 3, 4, 5, 6, 2, ...block('LZ!;,'), ...block('W'), 0];
    const delay = [0x21, 0xf9, 4, 0, 10, 0, 0, 0];
    const loop = [0x21, 0xff, ...block('NETSCAPE2.0'), 3, 1, 0, 0, 0];
    const comment = [0x21, 0xfe, ...block('taken at home'), ...block('48.85'), 0];
    const xmp = [0x21, 0xff, ...block('XMP DataXMP'), ...block(XMP), 0];
    const head = bytes('GIF89a', [1, 0, 1, 0, 0x80, 0, 0], [9, 9, 9, 8, 8, 8]);
    const build = (some: readonly number[]) =>
      join(head, bytes(loop, some, delay, picture, some, delay, picture, [0x3b]));
    const given = join(build([...comment, ...xmp]), bytes('after the end'));
    expect(stripPrivateMetadata(given, 'image/gif')).toEqual(build([]));
    expect(stripPrivateMetadata(build([]), 'image/gif')).toBeNull();
    for (let end = 30; end < given.length; end += 1) {
      const cut = given.subarray(0, end).slice();
      expect(text(stripPrivateMetadata(cut, 'image/gif') ?? cut), String(end)).not.toMatch(/taken|48/);
    }
  });

  it.each(['image/heic', 'image/avif'])('overwrites them in place in %s, and keeps the orientation', (mediaType) => {
    const orientation = bytes(u16(0x0112), u16(3), u32(1), u16(6), [0, 0]);
    const directory = [...u16(2), ...orientation, ...u16(0x8825), ...u16(4), ...u32(1), ...u32(38)];
    const gps = [...u16(1), ...u16(2), ...u16(2), ...u32(9), ...u32(56), ...u32(0), ...bytes('48,51N 2E')];
    const tiff = [...bytes('MM', [0, 42], u32(8)), ...directory, ...u32(0), ...gps];
    const given = bytes('....ftypheic', u32(6), 'Exif\0\0', tiff, 'picture', XMP, 'more picture');
    expect(readExif(given).hasLocation).toBe(true);
    const copy = stripPrivateMetadata(given, mediaType);
    expect(copy?.length).toBe(given.length);
    expect(copy && readExif(copy).hasLocation).toBe(false);
    expect(text(copy)).not.toMatch(/48,51|GPSLatitude/);
    expect(text(copy)).toMatch(/picture *more picture/);
    expect(text(copy)).toContain(text(bytes(u16(1), u16(0x0112), u16(3), u32(1), u16(6))));
  });

  it('finds nothing to remove in an image without metadata, and in other formats', () => {
    expect(stripPrivateMetadata(join(SOI, JFIF, ICC, FRAME, SCAN, END), 'image/jpeg')).toBeNull();
    expect(stripPrivateMetadata(join(PNG_HEAD, IHDR, IDAT, IEND), 'image/png')).toBeNull();
    expect(stripPrivateMetadata(webp(VP8), 'image/webp')).toBeNull();
    expect(stripPrivateMetadata(bytes('%PDF-1.7'), 'application/pdf')).toBeNull();
  });

  it('never leaves a location in a JPEG, wherever it is and however the file is cut', () => {
    const location = segment(0xe1, 'Exif\0\0', TIFF);
    const others = fc.constantFrom(JFIF, ICC, segment(0xfe, 'x'), location, segment(0xe1, 'other\0', XMP));
    fc.assert(
      fc.property(fc.array(others, { maxLength: 6 }), fc.nat(), fc.boolean(), (segments, cut, isCut) => {
        const whole = join(SOI, ...segments, location, FRAME, SCAN, END);
        const given = isCut ? whole.subarray(0, whole.length - (cut % whole.length)).slice() : whole;
        const copy = stripPrivateMetadata(given, 'image/jpeg') ?? given;
        return !text(copy).includes('GPSLatitude') && !readExif(copy).hasLocation;
      }),
    );
  });

  it('takes any bytes of any format without failing, and is stable', () => {
    const types = fc.constantFrom('image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/gif');
    fc.assert(
      fc.property(types, fc.uint8Array({ maxLength: 400 }), (mediaType, content) => {
        const copy = stripPrivateMetadata(Uint8Array.from(content), mediaType);
        return copy === null || stripPrivateMetadata(copy, mediaType) === null;
      }),
    );
  });
});
