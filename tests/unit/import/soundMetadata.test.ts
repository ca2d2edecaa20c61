import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { findPrivateMetadata, stripPrivateMetadata } from '../../../src/import/privateMetadata.ts';
import { bytes, join, u32, u32le } from '../../support/import/sampleFiles.ts';

const LOCATION = '+48.8566+002.3522/';
const V1 = bytes('TAG', LOCATION, new Array(125 - LOCATION.length).fill(1));
const anyBytes = fc.uint8Array({ maxLength: 40 });

describe('sounds without their metadata', () => {
  it('empties the tags before and after the sound of an MP3', () => {
    fc.assert(
      fc.property(anyBytes, fc.boolean(), fc.boolean(), (content, hasV1, hasApe) => {
        const tag = bytes(`TIT2${LOCATION}`, [...content]);
        const size = [0, 0, tag.length >> 7, tag.length & 0x7f];
        const build = (clear: (given: Bytes) => Bytes) => {
          const ape = join(bytes('APETAGEX', u32le(2000), u32le(62), u32le(1), u32le(0), new Array(8).fill(0)), tag);
          const footer = bytes(
            'APETAGEX',
            u32le(2000),
            u32le(tag.length + 32),
            u32le(1),
            u32(0x80),
            new Array(8).fill(0),
          );
          return join(
            bytes('ID3', [4, 0, 0], size),
            clear(tag),
            bytes([0xff, 0xfb, 0x90, 0x64], 'the sound'),
            ...(hasApe ? [clear(ape), clear(footer)] : []),
            ...(hasV1 ? [clear(V1)] : []),
          );
        };
        const copy = stripPrivateMetadata(
          build((one) => one),
          'audio/mpeg',
        );
        expect(copy).toEqual(build((one) => new Uint8Array(one.length)));
        expect(copy && findPrivateMetadata(copy, 'audio/mpeg')).toBe('none');
      }),
    );
  });

  it('empties what is no sound in WAV and FLAC', () => {
    const chunk = (type: string, content: Bytes) =>
      join(bytes(type, u32le(content.length)), content, new Uint8Array(content.length % 2));
    const wave = (type: string, content: Bytes) =>
      join(
        bytes('RIFF', u32le(0), 'WAVE'),
        chunk('fmt ', new Uint8Array(16)),
        chunk(type, content),
        chunk('data', bytes('sound!')),
      );
    expect(stripPrivateMetadata(wave('LIST', bytes(`INFOIART${LOCATION}.`)), 'audio/wav')).toEqual(
      wave('JUNK', new Uint8Array(9 + LOCATION.length)),
    );
    const block = (type: number, content: Bytes) => join(bytes([type, 0, 0, content.length]), content);
    const flac = (type: number, content: Bytes) =>
      join(bytes('fLaC'), block(0, new Uint8Array(34).fill(5)), block(type, content), bytes('frames'));
    expect(stripPrivateMetadata(flac(0x84, bytes(LOCATION)), 'audio/flac')).toEqual(
      flac(0x81, new Uint8Array(LOCATION.length)),
    );
  });

  it('empties ID3v2 and Lyrics3 v1 after the sound, alone and before ID3v1, and refuses those that have no beginning', () => {
    const sound = bytes([0xff, 0xfb, 0x90, 0x64], 'the sound');
    const head = bytes([4, 0, 0x10, 0, 0, 0, LOCATION.length]);
    const id3 = join(bytes('ID3'), head, bytes(LOCATION, '3DI'), head);
    const lyrics = bytes(`LYRICSBEGIN${LOCATION}LYRICSEND`);
    for (const tags of [[id3], [lyrics], [id3, V1], [lyrics, V1], [id3, lyrics, V1]]) {
      const copy = stripPrivateMetadata(join(sound, ...tags), 'audio/mpeg');
      expect(copy).toEqual(join(sound, new Uint8Array(join(...tags).length)));
    }
    for (const tag of [id3.subarray(1), lyrics.subarray(1)])
      expect(findPrivateMetadata(join(sound, tag), 'audio/mpeg')).toBe('unremovable');
    const tooMany = join(sound, ...new Array<Bytes>(17).fill(lyrics));
    expect(findPrivateMetadata(tooMany, 'audio/mpeg')).toBe('unremovable');
  });

  it('empties ID3v1 after a FLAC, and makes no copy of a FLAC after ID3v2', () => {
    const flac = join(bytes('fLaC', [0x80, 0, 0, 34]), new Uint8Array(34).fill(5), bytes('frames'));
    expect(stripPrivateMetadata(join(flac, V1), 'audio/flac')).toEqual(join(flac, new Uint8Array(128)));
    expect(findPrivateMetadata(flac, 'audio/flac')).toBe('none');
    expect(findPrivateMetadata(join(bytes('ID3', [4, 0, 0, 0, 0, 0, 0]), flac), 'audio/mpeg')).toBe('unremovable');
  });

  it('makes no copy of a WAV that does not say how long its sound is', () => {
    // The sound is read as a chunk of an unknown type.
    const given = bytes('RIFF', u32le(0), 'WAVEdata', u32le(0), 'soun', u32le(4), 'wave');
    expect(findPrivateMetadata(given, 'audio/wav')).toBe('unremovable');
  });

  const oggPage = (type: number, content: Bytes, sum: readonly number[] = [0, 0, 0, 0]) =>
    join(bytes('OggS', [0, type], new Array(16).fill(0), sum, [1, content.length]), content);
  const oggOf = (mark: string, count: number, rest: string, sum?: readonly number[]) =>
    join(
      oggPage(2, bytes('OpusHead')),
      oggPage(0, bytes(mark, u32le(4), 'Lavf', u32le(count), rest), sum),
      oggPage(4, bytes('the sound')),
    );

  it.each([
    ['OpusTags', 0, '', 'none'],
    ['OpusTags', 1, `${LOCATION}`, 'removable'],
    ['\x03vorbis', 0, '\x01', 'none'],
    ['\x03vorbis', 2, `${LOCATION}\x01`, 'removable'],
  ] as const)('empties the comments of a sound in Ogg: %s, %i', (mark, count, rest, found) => {
    const given = oggOf(mark, count, rest);
    expect(findPrivateMetadata(given, 'audio/ogg')).toBe(found);
    const copy = stripPrivateMetadata(given, 'audio/ogg');
    if (found === 'none') return expect(copy).toBeNull();
    const end = mark === 'OpusTags' ? '' : '\x01';
    const cleared = oggOf(mark, 0, `${end}${'\0'.repeat(rest.length - end.length)}`);
    // All but the checksum of the second page.
    const sumAt = given.indexOf(8) + 8 + 1 + 22;
    expect(copy?.length).toBe(given.length);
    expect(copy?.filter((byte, at) => byte !== cleared[at] && (at < sumAt || at >= sumAt + 4))).toHaveLength(0);
    expect(new TextDecoder('latin1').decode(copy ?? undefined)).not.toContain('48.8566');
    return expect(stripPrivateMetadata(copy ?? given, 'audio/ogg')).toBeNull();
  });

  it('makes no copy of a sound in Ogg that is not alone, cut in its comments, or of another kind', () => {
    const given = oggOf('OpusTags', 1, LOCATION);
    for (const one of [join(given, given), given.subarray(0, 60), oggOf('Speex   ', 1, LOCATION), bytes('OggS')])
      expect(findPrivateMetadata(one, 'audio/ogg')).toBe('unremovable');
  });

  it('takes any bytes without failing, keeps the size, and is stable', () => {
    const types = fc.constantFrom('audio/mpeg', 'audio/aac', 'audio/wav', 'audio/flac', 'audio/ogg');
    const starts = fc.constantFrom('ID3\x04\0\0', 'fLaC', 'RIFF\0\0\0\0WAVE', '');
    const ends = fc.constantFrom('3DI\x04\0\0\0\0\0\x04', 'LYRICSEND', '000004LYRICS200', '');
    fc.assert(
      fc.property(types, starts, anyBytes, ends, (type, start, content, end) => {
        const given = bytes(start, [...content], end);
        const copy = stripPrivateMetadata(given, type);
        if (copy === null) return findPrivateMetadata(given, type) !== 'removable';
        return copy.length === given.length && stripPrivateMetadata(copy, type) === null;
      }),
    );
  });
});
