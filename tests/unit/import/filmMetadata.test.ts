import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { findPrivateMetadata, stripPrivateMetadata } from '../../../src/import/privateMetadata.ts';
import { box } from '../../support/import/mediaFiles.ts';
import { bytes, join, u32 } from '../../support/import/sampleFiles.ts';
import { measureProcessorMs } from '../../support/processorTime.ts';

const text = (content: Uint8Array | null) => new TextDecoder('latin1').decode(content ?? new Uint8Array());
/** The same size, and nothing in it. */
const freed = (given: Bytes) => join(given.subarray(0, 4), bytes('free'), new Uint8Array(given.length - 8));
const LOCATION = '+48.8566+002.3522/';
/** Version 0, then two dates. */
const dated = (type: string, date: number, rest: number) =>
  box(type, bytes(u32(0), u32(date), u32(date), new Array(rest).fill(7)));
const handler = (kind: string, name: string) => box('hdlr', bytes(u32(0), u32(0), kind, new Array(12).fill(0), name));
const FTYP = box('ftyp', bytes('isom', u32(512), 'isomiso2'));
const dref = (...entries: readonly Bytes[]) => box('dref', bytes(u32(0), u32(entries.length)), ...entries);
/** With the vendor and the name of the encoder, then its configuration (ISO/IEC 14496-12, 12.1.3). */
const pictureEntry = (name: string) => {
  const head = bytes([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0], name.slice(0, 4), new Array(26).fill(9));
  return box(
    'avc1',
    head,
    bytes(name, new Array(32 - name.length).fill(0), [0, 24, 255, 255]),
    box('avcC', bytes('Q')),
  );
};

interface Chunk {
  readonly offset: number;
  readonly size: number;
}
const sampleTable = (chunks: readonly Chunk[]) =>
  box(
    'stbl',
    box('stsd', bytes(u32(0), u32(0))),
    box('stsz', bytes(u32(0), u32(0), u32(chunks.length), ...chunks.map(({ size }) => u32(size)))),
    box('stsc', bytes(u32(0), u32(1), u32(1), u32(1), u32(1))),
    box('stco', bytes(u32(0), u32(chunks.length), ...chunks.map(({ offset }) => u32(offset)))),
  );
const track = (kind: string, chunks: readonly Chunk[], date = 0, name = '\0') =>
  box(
    'trak',
    dated('tkhd', date, 70),
    box('mdia', dated('mdhd', date, 12), handler(kind, name), box('minf', sampleTable(chunks))),
  );

const MP4 = ['video/mp4', 'video/quicktime', 'video/3gpp', 'audio/mp4'] as const;
const anyBytes = fc.uint8Array({ maxLength: 40 });
/** Boxes that no picture or sound needs, of any content, at any place of a film. */
const privateBox = fc
  .tuple(fc.constantFrom('udta', 'meta', 'uuid', 'free', 'skip', 'loci', '\xa9xyz', 'gps '), anyBytes)
  .map(([type, content]) => box(type, bytes(LOCATION, [...content])));
const privateBoxes = fc.array(privateBox, { maxLength: 3 });

describe('films without their metadata', () => {
  it.each(MP4)(
    'frees the boxes that are not picture or sound, at each level, and no other byte changes: %s',
    (type) => {
      fc.assert(
        fc.property(fc.array(privateBoxes, { minLength: 9, maxLength: 9 }), fc.nat(0xffffff), (places, date) => {
          const [inFile = [], inMoov = [], inTrak = [], inMdia = [], between = [], atEnd = []] = places;
          const [inMinf = [], inDinf = [], inStbl = []] = places.slice(6);
          const build = (clear: (given: Bytes) => Bytes, at: number, name: string) =>
            join(
              FTYP,
              ...inFile.map(clear),
              box(
                'moov',
                dated('mvhd', at, 88),
                ...inMoov.map(clear),
                box(
                  'trak',
                  dated('tkhd', at, 70),
                  ...inTrak.map(clear),
                  box(
                    'mdia',
                    dated('mdhd', at, 12),
                    ...inMdia.map(clear),
                    handler('vide', name),
                    box(
                      'minf',
                      box('vmhd', bytes(u32(1), u32(0))),
                      handler('url ', name),
                      ...inMinf.map(clear),
                      box('dinf', ...inDinf.map(clear), dref(box('url ', bytes(u32(1), name)))),
                      box(
                        'stbl',
                        box('stsd', bytes(u32(0), u32(1)), pictureEntry(name)),
                        ...inStbl.map(clear),
                        box('stts', bytes(u32(0), u32(0))),
                      ),
                    ),
                  ),
                ),
              ),
              ...between.map(clear),
              box('mdat', bytes('the samples, with udta and meta in them')),
              ...atEnd.map(clear),
            );
          const given = build((one) => one, date, 'Maker\0');
          const wanted = build(freed, 0, '\0\0\0\0\0\0');
          const copy = stripPrivateMetadata(given, type);
          expect(copy).toEqual(wanted);
          expect(findPrivateMetadata(given, type)).toBe('removable');
          expect(copy && findPrivateMetadata(copy, type)).toBe('none');
        }),
      );
    },
  );

  it('clears a track of timed metadata and its samples, and leaves those of picture and sound', () => {
    const build = (metadata: Bytes, clear: (given: Bytes) => Bytes) => {
      const withOffset = (start: number) => {
        const chunks = [start, start + 7 + metadata.length].map((offset) => ({ offset, size: 7 }));
        const path = [{ offset: start + 7, size: metadata.length }];
        return box('moov', dated('mvhd', 0, 88), track('vide', chunks), clear(track('meta', path)));
      };
      const start = FTYP.length + withOffset(0).length + 8;
      return join(FTYP, withOffset(start), box('mdat', bytes('picture'), metadata, bytes('picture')));
    };
    const path = bytes(LOCATION);
    const given = build(path, (one) => one);
    const copy = stripPrivateMetadata(given, 'video/mp4');
    expect(copy).toEqual(build(new Uint8Array(path.length), freed));
    expect(text(copy)).not.toContain('48.85');
  });

  it('reads long boxes, dates of eight bytes, a box up to the end, and tables of one size with long offsets', () => {
    const long = (type: string, content: Bytes) => join(bytes(u32(1), type, u32(0), u32(16 + content.length)), content);
    const version1 = (date: number) =>
      box('mvhd', bytes([1, 0, 0, 0], u32(0), u32(date), u32(0), u32(date)), new Uint8Array(92).fill(7));
    const table = (offset: number) =>
      box(
        'stbl',
        box('stsz', bytes(u32(0), u32(4), u32(3))),
        // Two samples in the first chunk, one in the second.
        box('stsc', bytes(u32(0), u32(2), u32(1), u32(2), u32(1), u32(2), u32(1), u32(1))),
        box('co64', bytes(u32(0), u32(2), u32(0), u32(offset), u32(0), u32(offset + 8))),
      );
    const build = (offset: number, date: number, clear: (given: Bytes) => Bytes, location: Bytes, samples: Bytes) => {
      const path = box('trak', box('mdia', handler('meta', '\0'), box('minf', table(offset))));
      const head = join(
        FTYP,
        box('moov', version1(date), clear(path)),
        long(clear === freed ? 'free' : 'udta', location),
      );
      return { bytes: join(head, bytes(u32(0), 'mdat'), samples, bytes('picture')), start: head.length + 8 };
    };
    const location = bytes(LOCATION);
    const samples = bytes('+48.8566+02.');
    const { start } = build(0, 9, (one) => one, location, samples);
    const given = build(start, 9, (one) => one, location, samples).bytes;
    const wanted = build(start, 0, freed, new Uint8Array(location.length), new Uint8Array(12)).bytes;
    expect(stripPrivateMetadata(given, 'video/mp4')).toEqual(wanted);
  });

  it('makes no copy when the samples of two tracks share bytes, or are outside of the media', () => {
    const film = (shown: Chunk, removed: Chunk) =>
      join(
        FTYP,
        box('mdat', bytes('0123456789')),
        box('moov', dated('mvhd', 0, 88), track('vide', [shown]), track('meta', [removed])),
      );
    const start = FTYP.length + 8;
    expect(findPrivateMetadata(film({ offset: start, size: 5 }, { offset: start + 5, size: 5 }), 'video/mp4')).toBe(
      'removable',
    );
    for (const offset of [start + 4, start + 6, 0, 0xffff_ffff]) {
      const given = film({ offset: start, size: 5 }, { offset, size: 5 });
      expect(findPrivateMetadata(given, 'video/mp4'), String(offset)).toBe('unremovable');
      expect(stripPrivateMetadata(given, 'video/mp4')).toBeNull();
    }
  });

  /** A film of one track, with what these boxes say of its media. */
  const filmOf = (kind: string, ...inMinf: readonly Bytes[]) =>
    join(
      FTYP,
      box('moov', dated('mvhd', 0, 88), box('trak', box('mdia', handler(kind, ''), box('minf', ...inMinf)))),
      box('mdat', bytes('samples')),
    );

  it.each([
    ['url ', [0, 0, 0, 0], 'file:///anne/film.mov', 'unremovable'],
    ['alis', [0, 0, 0, 0], 'Macintosh HD:Users:anne', 'unremovable'],
    ['url ', [0, 0, 0, 1], 'file:///anne/film.mov', 'removable'],
    ['alis', [0, 0, 0, 1], '', 'none'],
    ['url ', [], '', 'unremovable'],
  ] as const)('says of a film whether its samples are elsewhere: %s %j %s', (type, flags, path, found) => {
    const given = filmOf('vide', box('dinf', dref(box('url ', bytes(u32(1))), box(type, bytes(flags, path)))));
    expect(findPrivateMetadata(given, 'video/quicktime')).toBe(found);
    expect(text(stripPrivateMetadata(given, 'video/quicktime'))).not.toContain('anne');
  });

  it('clears the vendor in the description of a sound, and refuses a description that is too short', () => {
    const film = (kind: string, content: Bytes) =>
      filmOf(kind, box('stbl', box('stsd', bytes(u32(0), u32(1)), box('mp4a', content))));
    const entry = (vendor: string) => bytes(u32(0), u32(1), [0, 1, 0, 0], vendor, new Array(12).fill(9), 'more');
    expect(stripPrivateMetadata(film('soun', entry('appl')), 'video/quicktime')).toEqual(
      film('soun', entry('\0\0\0\0')),
    );
    expect(findPrivateMetadata(film('soun', bytes(u32(0))), 'video/mp4')).toBe('unremovable');
    expect(findPrivateMetadata(film('vide', entry('appl')), 'video/mp4')).toBe('unremovable');
  });

  it.each(['text', 'sbtl', 'subt', 'subp', 'clcp'])('makes no copy of a film with text or subtitles: %s', (kind) => {
    // Drones and dashcams write positions there.
    expect(findPrivateMetadata(filmOf(kind, sampleTable([])), 'video/mp4')).toBe('unremovable');
  });

  it('makes no copy of a film that is compressed, without its list of boxes, or in fragments with a path', () => {
    const moov = (...parts: readonly Bytes[]) => join(FTYP, box('moov', dated('mvhd', 0, 88), ...parts));
    expect(findPrivateMetadata(moov(box('cmov', bytes('zipped'))), 'video/quicktime')).toBe('unremovable');
    expect(findPrivateMetadata(join(FTYP, box('mdat', bytes('x'))), 'video/mp4')).toBe('unremovable');
    expect(findPrivateMetadata(join(moov(track('meta', [])), box('moof')), 'video/mp4')).toBe('unremovable');
    expect(findPrivateMetadata(join(moov(), bytes('after the last box')), 'video/mp4')).toBe('unremovable');
    expect(findPrivateMetadata(join(moov(), bytes([0, 0, 0, 0])), 'video/mp4')).toBe('none');
  });

  /** Throws when bytes are read one by one more often than this: a freeze would stop the tests too. */
  const readAtMost = (given: Bytes, most: number): Bytes => {
    let reads = 0;
    return new Proxy(given, {
      get: (target, key) => {
        reads += 1;
        if (reads > most) throw new Error(`more than ${most} reads`);
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  /** A removed track of chunks in a million zeros, `step` bytes apart, after this number of empty boxes of media. */
  const filmOfChunks = (count: number, step: number, size: number, emptyBoxes = 1) => {
    const empty = join(...new Array<Bytes>(emptyBoxes).fill(box('mdat')));
    const table = (start: number) =>
      box(
        'stbl',
        box('stsz', bytes(u32(0), u32(size), u32(count))),
        box('stsc', bytes(u32(0), u32(1), u32(1), u32(1), u32(1))),
        box(
          'stco',
          bytes(u32(0), u32(count)),
          words(count, (index) => start + index * step),
        ),
      );
    const head = (start: number) =>
      join(
        FTYP,
        box('moov', dated('mvhd', 0, 88), box('trak', box('mdia', handler('meta', ''), box('minf', table(start))))),
        empty,
      );
    return join(head(head(0).length + 8), box('mdat', new Uint8Array(1_000_000)));
  };
  const words = (count: number, offsetOf: (index: number) => number) => {
    const content = new Uint8Array(count * 4);
    const view = new DataView(content.buffer);
    for (let index = 0; index < count; index += 1) view.setUint32(index * 4, offsetOf(index));
    return content;
  };

  it.each([
    ['the same bytes', 0, 500_000],
    ['shared bytes', 5, 100_000],
  ])('attack: examines each byte once, of 100,000 chunks that have %s', (_, step, size) => {
    const given = filmOfChunks(100_000, step, size);
    expect(findPrivateMetadata(readAtMost(given, given.length), 'video/mp4')).toBe('removable');
    expect(text(stripPrivateMetadata(given, 'video/mp4'))).not.toContain('trak');
  });

  it('attack: stops at more chunks, or more places apart, than a film of a day has', () => {
    expect(findPrivateMetadata(filmOfChunks(200_001, 2, 1), 'video/mp4')).toBe('unremovable');
    expect(findPrivateMetadata(filmOfChunks(2_000_001, 0, 1), 'video/mp4')).toBe('unremovable');
  });

  it('attack: a film of many chunks and many boxes of media is read in a moment', async () => {
    const film = filmOfChunks(190_000, 5, 1, 90_000);
    const { result, ms } = await measureProcessorMs(() => findPrivateMetadata(film, 'video/mp4'));
    expect(result).toBe('removable');
    expect(ms).toBeLessThan(20_000);
  });

  it('attack: stops at a film of more boxes than any camera writes', () => {
    const boxes = join(FTYP, box('moov', dated('mvhd', 0, 88)), ...new Array(100_001).fill(0).map(() => box('free')));
    expect(findPrivateMetadata(boxes, 'video/mp4')).toBe('unremovable');
  });

  it('takes any bytes without failing, keeps the size, and is stable', () => {
    const types = fc.constantFrom(...MP4);
    const starts = fc.constantFrom([...FTYP], []);
    const boxes = fc.array(
      fc.oneof(privateBox, anyBytes).map((one) => [...one]),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(types, starts, boxes, (type, start, parts) => {
        const given = bytes(start, ...parts);
        const copy = stripPrivateMetadata(given, type);
        if (copy === null) return findPrivateMetadata(given, type) !== 'removable';
        return copy.length === given.length && stripPrivateMetadata(copy, type) === null;
      }),
    );
  });
});
