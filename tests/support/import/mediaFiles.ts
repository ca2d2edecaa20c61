import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { bytes, join, u32, u32le } from './sampleFiles.ts';

/** Handmade sounds and videos: heads with a stated length, and silence. */

const u16le = (value: number): number[] => [value & 255, (value >> 8) & 255];
const u64 = (value: number): number[] => [...u32(Math.floor(value / 2 ** 32)), ...u32(value % 2 ** 32)];

/** A box of a film. */
export const box = (type: string, ...parts: readonly Bytes[]): Bytes =>
  join(bytes(u32(8 + parts.reduce((sum, { length }) => sum + length, 0)), type), ...parts);

interface FilmLength {
  readonly timescale: number;
  /** Null: unknown. */
  readonly duration: number | null;
  readonly isWide?: boolean;
  /** The length of a film in fragments; null: not stated. */
  readonly fragments?: number | null;
}

/** An MP4 of which only the head is there. */
export function filmHead({ timescale, duration, isWide = false, fragments }: FilmLength): Bytes {
  const time = (value: number | null) =>
    value === null ? new Array<number>(isWide ? 8 : 4).fill(255) : isWide ? u64(value) : u32(value);
  const version = [isWide ? 1 : 0, 0, 0, 0];
  const dates = new Array<number>(isWide ? 16 : 8).fill(7);
  const header = box('mvhd', bytes(version, dates, u32(timescale), time(duration), new Array(80).fill(0)));
  const whole = fragments == null ? [] : [box('mehd', bytes(version, time(fragments)))];
  const parts = fragments === undefined ? [header] : [header, box('mvex', ...whole)];
  return join(box('ftyp', bytes('isom', u32(512))), box('mdat', bytes('SAMPLES')), box('moov', ...parts));
}

/** A WAV of silence: one channel of eight bits. */
export function wave(seconds: number, rate = 8000): Bytes {
  const size = Math.round(seconds * rate);
  const format = bytes('fmt ', u32le(16), u16le(1), u16le(1), u32le(rate), u32le(rate), u16le(1), u16le(8));
  const head = bytes('RIFF', u32le(36 + size), 'WAVE');
  return join(head, format, bytes('data', u32le(size)), new Uint8Array(size).fill(128));
}

/** A FLAC without sound. */
export const flacHead = (samples: number, rate: number): Bytes =>
  bytes(
    'fLaC',
    [0x80, 0, 0, 34],
    new Array(10).fill(0),
    u32(rate * 4096 + Math.floor(samples / 2 ** 32)),
    u32(samples % 2 ** 32),
    new Array(16).fill(0),
  );

const oggPage = (first: boolean, position: number, content: readonly number[], serial = 5): Bytes => {
  const low = u32le(position % 2 ** 32);
  const high = u32le(Math.floor(position / 2 ** 32));
  return bytes('OggS', [0, first ? 2 : 0], low, high, u32le(serial), u32(0), u32(0), [1, content.length], content);
};

/** An Opus voice message without sound: `samples` at 48 kHz, those that are skipped included. */
export function opus(samples: number, { skipped = 312, lastSerial = 5 } = {}): Bytes {
  const head = [...bytes('OpusHead', [1, 1], u16le(skipped), u32le(16_000), [0, 0, 0])];
  const tags = [...bytes('OpusTags', u32(0), u32(0))];
  return join(oggPage(true, 0, head), oggPage(false, 0, tags), oggPage(false, samples, [1, 2, 3], lastSerial));
}

/** The size has four bytes. */
const element = (id: readonly number[], content: Bytes): Bytes =>
  join(bytes(id, u32(0x1000_0000 + content.length)), content);

/** A WebM of which only the head is there; `ticks` null: the length is not stated. */
export function webmHead(ticks: number | null, scale = 1_000_000): Bytes {
  const float = new DataView(new ArrayBuffer(8));
  float.setFloat64(0, ticks ?? 0);
  const duration = ticks === null ? [] : [element([0x44, 0x89], new Uint8Array(float.buffer))];
  const info = element([0x15, 0x49, 0xa9, 0x66], join(element([0x2a, 0xd7, 0xb1], bytes(u32(scale))), ...duration));
  const unknownSize = bytes([0x18, 0x53, 0x80, 0x67, 0x01], new Array(7).fill(255));
  const cluster = element([0x1f, 0x43, 0xb6, 0x75], bytes('FRAMES'));
  return join(element([0x1a, 0x45, 0xdf, 0xa3], bytes('WEBMHEAD')), unknownSize, info, cluster);
}

/** Frames of 128 kbit/s at 44.1 kHz: MPEG 1, layer III. */
export const mp3Frames = (count: number): Bytes =>
  join(...new Array<Bytes>(count).fill(join(bytes([0xff, 0xfb, 0x90, 0x00]), new Uint8Array(413))));

/** The first frame says how many there are. */
export function mp3WithCount(frames: number): Bytes {
  const first = mp3Frames(1);
  first.set(bytes('Xing', u32(1), u32(frames)), 36);
  return join(bytes('ID3', [3, 0, 0, 0, 0, 0, 4], 'TAGS'), first, mp3Frames(1));
}

/** Frames of AAC at 44.1 kHz, of 100 bytes. */
export const adtsFrames = (count: number): Bytes =>
  join(...new Array<Bytes>(count).fill(join(bytes([0xff, 0xf1, 0x50, 0x80, 0x0c, 0x9f, 0xfc]), new Uint8Array(93))));

/** Frames of 20 ms of a telephone's voice recorder. */
export const amrFrames = (count: number): Bytes =>
  join(bytes('#!AMR\n'), ...new Array<Bytes>(count).fill(join(bytes([0x3c]), new Uint8Array(31))));
