import type { FormatId } from '../domain/item/importedFiles.ts';
import { decodeLatin1, readLatin1 } from './fileFormat.ts';
import { MAX_TAGS } from './soundMetadata.ts';

/*
 * How long a video or a sound lasts, as its container states it, or as the headers of its frames add up. Nothing is
 * decoded. Every offset is checked, and a hostile file takes bounded time and memory.
 */

/** Thousand hours: more is no recording, so that its header is wrong. */
const MAX_DURATION_MS = 3_600_000_000;

/** Boxes, chunks or elements that are passed before the one with the length: a file has some ten. */
const MAX_PARTS = 2000;

/** Returns milliseconds; null when the file does not state its length, or its format is not read here. */
export async function readDuration(format: FormatId, file: Blob): Promise<number | null> {
  try {
    const seconds = (await READERS[format]?.(file)) ?? null;
    const ms = seconds === null ? 0 : Math.round(seconds * 1000);
    return ms > 0 && ms <= MAX_DURATION_MS ? ms : null;
  } catch (error) {
    // An offset past the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Seconds, in any form that a file may state: 0, infinite and NaN are no length. */
type DurationReader = (file: Blob) => Promise<number | null>;

const READERS: Readonly<Partial<Record<FormatId, DurationReader>>> = {
  mp4: readFilmLength,
  mov: readFilmLength,
  '3gp': readFilmLength,
  m4a: readFilmLength,
  webm: readWebmLength,
  ogg: readOggLength,
  wav: readWaveLength,
  flac: readFlacLength,
  mp3: readMpegAudioLength,
  aac: (file) => sumFrames(file, 0, readAdtsFrame),
  amr: readAmrLength,
};

async function readView(file: Blob, at: number, length: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await file.slice(at, at + length).arrayBuffer());
}

const textAt = ({ buffer }: DataView<ArrayBuffer>, at: number, length: number): string =>
  readLatin1(new Uint8Array(buffer), at, length);

interface Part {
  readonly body: number;
  readonly end: number;
}

/** Finds a box among those from `from` to `end` (ISO/IEC 14496-12, 4.2). */
async function findBox(file: Blob, name: string, from: number, end: number): Promise<Part | null> {
  for (let at = from, count = 0; at + 8 <= end && count < MAX_PARTS; count += 1) {
    const head = await readView(file, at, 16);
    const short = head.getUint32(0);
    const size = short === 1 ? Number(head.getBigUint64(8)) : short === 0 ? end - at : short;
    const body = at + (short === 1 ? 16 : 8);
    const next = at + size;
    if (next < body || next > end) return null;
    if (textAt(head, 4, 4) === name) return { body, end: next };
    at = next;
  }
  return null;
}

/** MP4, MOV, 3GP and M4A (ISO/IEC 14496-12, 8.2.2 and 8.8.2). */
async function readFilmLength(file: Blob): Promise<number | null> {
  const film = await findBox(file, 'moov', 0, file.size);
  const header = film && (await findBox(file, 'mvhd', film.body, film.end));
  if (film === null || header === null) return null;
  const view = await readView(file, header.body, Math.min(32, header.end - header.body));
  const isWide = view.getUint8(0) === 1;
  const timescale = view.getUint32(isWide ? 20 : 12);
  const fragments = await findBox(file, 'mvex', film.body, film.end);
  if (fragments === null) return readTime(view, isWide ? 24 : 16, isWide) / timescale;
  // The header counts only what is before the fragments.
  const whole = await findBox(file, 'mehd', fragments.body, fragments.end);
  if (whole === null) return null;
  const length = await readView(file, whole.body, Math.min(12, whole.end - whole.body));
  return readTime(length, 4, length.getUint8(0) === 1) / timescale;
}

/** NaN when every bit is set: unknown. */
function readTime(view: DataView, at: number, isWide: boolean): number {
  const time = isWide ? view.getBigUint64(at) : BigInt(view.getUint32(at));
  return time === (isWide ? 0xffff_ffff_ffff_ffffn : 0xffff_ffffn) ? Number.NaN : Number(time);
}

const EBML = { segment: 0x18538067, info: 0x1549a966, cluster: 0x1f43b675, scale: 0x2ad7b1, duration: 0x4489 };
/** Title and names of programs are there too. */
const MAX_INFO_BYTES = 64 * 1024;

interface Element extends Part {
  readonly id: number;
}

/** Reads the head of an element (RFC 8794, sections 4 and 5); `from` is where `view` begins in the file. */
function readElement(view: DataView, at: number, from: number): Element {
  const idBytes = Math.clz32(view.getUint8(at)) - 23;
  const sizeAt = at + idBytes;
  const sizeBytes = Math.clz32(view.getUint8(sizeAt)) - 23;
  if (idBytes > 4 || sizeBytes > 8) throw new RangeError('no element');
  let id = 0;
  for (let one = 0; one < idBytes; one += 1) id = id * 256 + view.getUint8(at + one);
  let size = view.getUint8(sizeAt) & (0xff >> sizeBytes);
  let isUnknown = size === 0xff >> sizeBytes;
  for (let one = 1; one < sizeBytes; one += 1) {
    isUnknown &&= view.getUint8(sizeAt + one) === 0xff;
    size = size * 256 + view.getUint8(sizeAt + one);
  }
  const body = from + sizeAt + sizeBytes;
  return { id, body, end: isUnknown ? Number.POSITIVE_INFINITY : body + size };
}

/** WebM and Matroska (RFC 9559, section 5.1.2). A browser that records does not write the length. */
async function readWebmLength(file: Blob): Promise<number | null> {
  for (let at = 0, count = 0; at < file.size && count < MAX_PARTS; count += 1) {
    const { id, body, end } = readElement(await readView(file, at, 12), 0, at);
    if (id === EBML.info) return readInfo(await readView(file, body, Math.min(end - body, MAX_INFO_BYTES)));
    if (id === EBML.cluster) return null;
    at = id === EBML.segment ? body : end;
  }
  return null;
}

function readInfo(view: DataView): number | null {
  let scale = 1_000_000;
  let ticks: number | null = null;
  for (let at = 0; at < view.byteLength; ) {
    const { id, body, end } = readElement(view, at, 0);
    if (id === EBML.scale) {
      scale = 0;
      for (let one = body; one < Math.min(end, body + 8); one += 1) scale = scale * 256 + view.getUint8(one);
    } else if (id === EBML.duration) ticks = end - body === 4 ? view.getFloat32(body) : view.getFloat64(body);
    at = end;
  }
  return ticks === null ? null : (ticks * scale) / 1e9;
}

/** A page has at most 255 segments of 255 bytes (RFC 3533, section 6). */
const OGG_HEAD_BYTES = 27;
const MAX_OGG_PAGE = OGG_HEAD_BYTES + 255 + 255 * 255;
const FIRST_PAGE = 2;

/** Where the page ends. Throws RangeError when it has no head. */
function readPageEnd(view: DataView<ArrayBuffer>, at: number): number {
  const segments = view.getUint8(at + 26);
  if (textAt(view, at, 4) !== 'OggS' || view.getUint8(at + 4) !== 0) throw new RangeError('no page');
  let end = at + OGG_HEAD_BYTES + segments;
  for (let one = 0; one < segments; one += 1) end += view.getUint8(at + OGG_HEAD_BYTES + one);
  return end;
}

/** Opus (RFC 7845) and Vorbis: the position at the end of the last page. One stream only. */
async function readOggLength(file: Blob): Promise<number | null> {
  const head = await readView(file, 0, MAX_OGG_PAGE);
  const firstEnd = readPageEnd(head, 0);
  const packet = OGG_HEAD_BYTES + head.getUint8(26);
  const isOpus = textAt(head, packet, 8) === 'OpusHead';
  if (!isOpus && textAt(head, packet, 7) !== '\x01vorbis') return null;
  const rate = isOpus ? 48_000 : head.getUint32(packet + 12, true);
  const skipped = isOpus ? head.getUint16(packet + 10, true) : 0;
  // Another stream beside this one.
  if ((head.getUint8(firstEnd + 5) & FIRST_PAGE) !== 0) return null;
  const tail = await readView(file, Math.max(0, file.size - MAX_OGG_PAGE), MAX_OGG_PAGE);
  const text = decodeLatin1(new Uint8Array(tail.buffer));
  for (let at = text.lastIndexOf('OggS'); at >= 0; at = at === 0 ? -1 : text.lastIndexOf('OggS', at - 1)) {
    if (at + OGG_HEAD_BYTES > tail.byteLength || tail.getUint8(at + 4) !== 0) continue;
    if (at + OGG_HEAD_BYTES + tail.getUint8(at + 26) > tail.byteLength) continue;
    if (readPageEnd(tail, at) !== tail.byteLength) continue;
    // Another stream after this one.
    if (tail.getUint32(at + 14, true) !== head.getUint32(14, true)) return null;
    return (Number(tail.getBigInt64(at + 6, true)) - skipped) / rate;
  }
  return null;
}

/** PCM, floating point, A-law and µ-law, and what names one of them (Multimedia Programming Interface, 1991). */
const COUNTABLE_WAVES = new Set([1, 3, 6, 7, 0xfffe]);

async function readWaveLength(file: Blob): Promise<number | null> {
  let bytesPerSecond = 0;
  for (let at = 12, count = 0; count < MAX_PARTS; count += 1) {
    const chunk = await readView(file, at, 24);
    const size = chunk.getUint32(4, true);
    const type = textAt(chunk, 0, 4);
    if (type === 'fmt ') {
      bytesPerSecond = chunk.getUint32(16, true);
      const isConstant = bytesPerSecond === chunk.getUint32(12, true) * chunk.getUint16(20, true);
      if (!isConstant || !COUNTABLE_WAVES.has(chunk.getUint16(8, true))) return null;
    }
    // A recording that was cut, or written without knowing its length, states another.
    if (type === 'data') return at + 8 + size <= file.size ? size / bytesPerSecond : null;
    at += 8 + size + (size % 2);
  }
  return null;
}

/** RFC 9639, section 8.2. */
async function readFlacLength(file: Blob): Promise<number | null> {
  const view = await readView(file, 0, 42);
  if ((view.getUint8(4) & 0x7f) !== 0) return null;
  const samples = (view.getUint8(21) & 0xf) * 2 ** 32 + view.getUint32(22);
  return samples / (view.getUint32(18) >>> 12);
}

interface Frame {
  readonly bytes: number;
  readonly seconds: number;
}

/** Some fifty hours of the shortest frames. */
const MAX_FRAMES = 10_000_000;
const WINDOW_BYTES = 1024 * 1024;
/** No head of a frame is longer. */
const FRAME_HEAD_BYTES = 8;

/** Adds up the frames from `start` to the end, or to a tag there; null when something else is between them. */
async function sumFrames(
  file: Blob,
  start: number,
  readFrame: (view: DataView, at: number) => Frame | null,
): Promise<number | null> {
  let seconds = 0;
  let frames = 0;
  for (let from = start; from < file.size; ) {
    const window = file.slice(from, from + WINDOW_BYTES);
    // Zeros, so that the head of a frame that was cut can be read.
    const view = await readView(new Blob([window, new Uint8Array(FRAME_HEAD_BYTES)]), 0, WINDOW_BYTES * 2);
    const isLast = from + window.size >= file.size;
    let at = 0;
    while (at < window.size && (isLast || at + FRAME_HEAD_BYTES <= window.size)) {
      const frame = readFrame(view, at);
      const isCut = frame === null ? at + FRAME_HEAD_BYTES > window.size : from + at + frame.bytes > file.size;
      if (isCut && isLast) return seconds;
      if (frame === null) return END_TAG.test(textAt(view, at, 8)) ? seconds : null;
      frames += 1;
      if (frames > MAX_FRAMES) return null;
      seconds += frame.seconds;
      at += frame.bytes;
    }
    from += at;
  }
  return seconds;
}

const END_TAG = /^(?:TAG|APETAGEX|LYRICSBE)/;

/** AAC in ADTS (ISO/IEC 14496-3, 1.A.2). */
const ADTS_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
] as const;

function readAdtsFrame(view: DataView, at: number): Frame | null {
  const rate = ADTS_RATES[(view.getUint8(at + 2) >> 2) & 0xf];
  const bytes = (view.getUint32(at + 3) >>> 13) & 0x1fff;
  if ((view.getUint16(at) & 0xfff6) !== 0xfff0 || rate === undefined || bytes < 7) return null;
  return { bytes, seconds: (1024 * ((view.getUint8(at + 6) & 3) + 1)) / rate };
}

/** MPEG audio, layer III (ISO/IEC 11172-3, 2.4.2.3; ISO/IEC 13818-3): kbit/s, by four bits of the head. */
const MPEG1_KILOBITS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] as const;
const MPEG2_KILOBITS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] as const;
const MPEG1_RATES = [44_100, 48_000, 32_000] as const;

interface MpegFrame extends Frame {
  /** Of the description of the whole file, in a first frame without sound. */
  readonly infoAt: number;
}

function readMpegFrame(view: DataView, at: number): MpegFrame | null {
  const head = view.getUint32(at);
  const version = (head >>> 19) & 3;
  const isFirst = version === 3;
  const kilobits = (isFirst ? MPEG1_KILOBITS : MPEG2_KILOBITS)[(head >>> 12) & 0xf] ?? 0;
  const fullRate = MPEG1_RATES[(head >>> 10) & 3] ?? 0;
  const isLayer3 = ((head >>> 17) & 3) === 1;
  if (head >>> 21 !== 0x7ff || version === 1 || !isLayer3 || kilobits === 0 || fullRate === 0) return null;
  const rate = isFirst ? fullRate : version === 2 ? fullRate / 2 : fullRate / 4;
  const samples = isFirst ? 1152 : 576;
  const isMono = ((head >>> 6) & 3) === 3;
  return {
    bytes: Math.floor(((samples / 8) * kilobits * 1000) / rate) + ((head >>> 9) & 1),
    seconds: samples / rate,
    infoAt: 4 + (isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17),
  };
}

/** The number of frames, where the first one states it (headers Xing, Info and VBRI), or the sum of all. */
async function readMpegAudioLength(file: Blob): Promise<number | null> {
  let start = 0;
  for (let count = 0; ; count += 1) {
    const tag = await readView(file, start, 10);
    if (tag.byteLength < 10 || textAt(tag, 0, 3) !== 'ID3') break;
    if (count === MAX_TAGS) return null;
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (tag.getUint8(at) & 0x7f), 0);
    start += 10 + size + ((tag.getUint8(5) & 0x10) !== 0 ? 10 : 0);
  }
  const view = await readView(file, start, 256);
  const first = readMpegFrame(view, 0);
  if (first === null) return null;
  const { infoAt, seconds } = first;
  const hasInfo = /^(?:Xing|Info)$/.test(textAt(view, infoAt, 4));
  if (hasInfo && (view.getUint32(infoAt + 4) & 1) === 1) return view.getUint32(infoAt + 8) * seconds;
  if (textAt(view, 36, 4) === 'VBRI') return view.getUint32(50) * seconds;
  return sumFrames(file, hasInfo ? start + first.bytes : start, readMpegFrame);
}

/** Bytes of a frame of 20 ms, with its head, by its type (RFC 4867, section 5.3; 3GPP TS 26.101, 26.201); 0: none. */
const AMR_BYTES = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1] as const;
const WIDE_AMR_BYTES = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1] as const;

async function readAmrLength(file: Blob): Promise<number | null> {
  const head = textAt(await readView(file, 0, 9), 0, 9);
  const isWide = head === '#!AMR-WB\n';
  if (!isWide && !head.startsWith('#!AMR\n')) return null;
  const sizes = isWide ? WIDE_AMR_BYTES : AMR_BYTES;
  return sumFrames(file, isWide ? 9 : 6, (view, at) => {
    const bytes = sizes[(view.getUint8(at) >> 3) & 0xf] ?? 0;
    return bytes === 0 ? null : { bytes, seconds: 0.02 };
  });
}
