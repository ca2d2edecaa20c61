import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatId } from '../../../src/domain/item/importedFiles.ts';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { readDuration } from '../../../src/import/mediaDuration.ts';
import {
  adtsFrames,
  amrFrames,
  filmHead,
  flacHead,
  mp3Frames,
  mp3WithCount,
  opus,
  wave,
  webmHead,
} from '../../support/import/mediaFiles.ts';
import { bytes, join } from '../../support/import/sampleFiles.ts';

const read = (format: FormatId, content: Bytes) => readDuration(format, new Blob([content]));
const FILMS = ['mp4', 'mov', '3gp', 'm4a'] as const;

describe('the length of a video or a sound', () => {
  it.each(FILMS)('is the one in the header of a film (%s)', async (format) => {
    const times = fc.record({
      timescale: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      duration: fc.integer({ min: 1, max: 2 ** 32 - 2 }),
      isWide: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(times, async (film) => {
        const ms = Math.round((film.duration / film.timescale) * 1000);
        const stated = ms > 0 && ms <= 3_600_000_000 ? ms : null;
        expect(await read(format, filmHead(film))).toBe(stated);
        // A film in fragments says it elsewhere.
        expect(await read(format, filmHead({ ...film, duration: 0, fragments: film.duration }))).toBe(stated);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['unknown', { timescale: 1000, duration: null }],
    ['unknown, in 64 bits', { timescale: 1000, duration: null, isWide: true }],
    ['in a scale of 0', { timescale: 0, duration: 5000 }],
    ['0', { timescale: 1000, duration: 0 }],
    ['that of the first fragment alone', { timescale: 1000, duration: 40, fragments: null }],
  ])('is not stated where the header of a film says: %s', async (_, film) => {
    expect(await read('mp4', filmHead(film))).toBeNull();
  });

  it('is read of each sound that states it', async () => {
    const sounds = fc.record({ ms: fc.integer({ min: 1, max: 20_000 }) });
    await fc.assert(
      fc.asyncProperty(sounds, async ({ ms }) => {
        expect(await read('wav', wave(ms / 1000, 1000))).toBe(ms);
        expect(await read('flac', flacHead(ms * 48, 48_000))).toBe(ms);
        expect(await read('ogg', opus(ms * 48 + 312))).toBe(ms);
        expect(await read('webm', webmHead(ms))).toBe(ms);
        expect(await read('webm', webmHead(ms / 2, 2_000_000))).toBe(ms);
        expect(await read('mp3', mp3WithCount(ms))).toBe(Math.round((ms * 1152) / 44.1));
      }),
      { numRuns: 50 },
    );
  });

  it('is the sum of the frames where nothing states it, up to a tag or to the cut of the last one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 6 }), async (count, cut) => {
        const tag = bytes('TAG', new Array(125).fill(0));
        expect(await read('mp3', join(mp3Frames(count), tag))).toBe(Math.round((count * 1152) / 44.1));
        expect(await read('aac', adtsFrames(count))).toBe(Math.round((count * 1024) / 44.1));
        expect(await read('amr', amrFrames(count))).toBe(count * 20);
        const cutSound = adtsFrames(count + 1).subarray(0, -cut * 16);
        expect(await read('aac', new Uint8Array(cutSound))).toBe(Math.round((count * 1024) / 44.1));
      }),
      { numRuns: 20 },
    );
  });

  it.each<[string, FormatId, Bytes]>([
    ['a WAV that was cut', 'wav', new Uint8Array(wave(3).subarray(0, -1))],
    ['a WAV of a compressed sound', 'wav', wave(3).with(20, 2) as Bytes],
    ['a FLAC of unknown length', 'flac', flacHead(0, 48_000)],
    ['an Ogg that was cut', 'ogg', new Uint8Array(opus(96_000).subarray(0, -1))],
    ['two Ogg after one another', 'ogg', opus(96_000, { lastSerial: 6 })],
    [
      'an Ogg of another codec',
      'ogg',
      bytes('OggS', new Array(22).fill(0), [1, 8], 'theora..', 'OggS', new Array(60).fill(0)),
    ],
    ['a WebM that a browser recorded', 'webm', webmHead(null)],
    ['a WebM of a thousand years', 'webm', webmHead(1e15)],
    ['a WebM of NaN', 'webm', webmHead(Number.NaN)],
    ['a WebM of a negative length', 'webm', webmHead(-5)],
    [
      'an MP3 with something else between its frames',
      'mp3',
      join(mp3Frames(3), bytes('something else there'), mp3Frames(3)),
    ],
    ['a PDF', 'pdf', bytes('%PDF-1.7')],
  ])('is not stated of %s', async (_, format, content) => {
    expect(await read(format, content)).toBeNull();
  });

  it('attack: of any bytes is a length in bounds or none, in time', async () => {
    const formats = fc.constantFrom<FormatId>('mp4', 'webm', 'ogg', 'wav', 'flac', 'mp3', 'aac', 'amr');
    const start: Partial<Record<FormatId, Bytes>> = {
      mp4: filmHead({ timescale: 1000, duration: 4000 }),
      webm: webmHead(4000),
      ogg: opus(96_000),
      wav: wave(0.01),
      flac: flacHead(96_000, 48_000),
      mp3: mp3WithCount(4),
      aac: adtsFrames(3),
      amr: amrFrames(3),
    };
    const change = fc.record({ at: fc.nat(400), value: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(formats, fc.array(change, { maxLength: 12 }), fc.nat(500), async (format, changes, length) => {
        const hostile = (start[format] ?? new Uint8Array()).slice(0, Math.max(1, length));
        for (const { at, value } of changes) hostile[at % hostile.length] = value;
        const ms = await read(format, hostile);
        if (ms !== null) expect(Number.isSafeInteger(ms) && ms > 0 && ms <= 3_600_000_000).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
