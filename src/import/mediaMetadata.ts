import type { Bytes } from '../domain/shared/binary.ts';
import { readLatin1 } from './fileFormat.ts';

/*
 * What videos and sounds say besides picture and sound: place, device, author, dates, comments. It is overwritten in place:
 * the size of the file and the offset of every sample stay.
 */

/** `text` is written at `from`, and zeros up to `to`. */
export interface Overwrite {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Twice what a film of a day takes, with a path on a map. */
const MAX_OVERWRITES = 200_000;

type Find = (bytes: Bytes) => Iterable<Overwrite>;

export const isMediaType = (mediaType: string): boolean => FINDERS.has(mediaType);

/** Returns what to overwrite, empty when there is nothing; null when the file is not well formed, or too unusual to be sure. */
export function findMediaMetadata(bytes: Bytes, mediaType: string): readonly Overwrite[] | null {
  const find = FINDERS.get(mediaType);
  if (find === undefined) return null;
  try {
    const changes: Overwrite[] = [];
    let examined = 0;
    for (const one of find(bytes)) {
      examined += 1;
      if (examined > MAX_OVERWRITES) return null;
      if (isChange(bytes, one)) changes.push(one);
    }
    return changes;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

/** Writes into these bytes. */
export function overwrite(bytes: Bytes, changes: readonly Overwrite[]): void {
  for (const { from, to, text } of changes) {
    bytes.fill(0, from, to);
    for (const [index, letter] of [...text].entries()) bytes[from + index] = letter.charCodeAt(0);
  }
}

function isChange(bytes: Bytes, { from, to, text }: Overwrite): boolean {
  if (readLatin1(bytes, from, text.length) !== text) return true;
  for (let at = from + text.length; at < to; at += 1) if (bytes[at] !== 0) return true;
  return false;
}

/** `DataView` throws the same for what is outside of the file. */
const refuse = (): never => {
  throw new RangeError('not well formed');
};

const viewOf = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its content begins. */
  readonly body: number;
  readonly end: number;
}

/** A film of hours in fragments of a second has some ten thousand. */
const MAX_BOXES = 100_000;

/** Lists the boxes of a part of the file (ISO/IEC 14496-12, 4.2). Throws RangeError. */
function listBoxes(bytes: Bytes, start: number, end: number): readonly Box[] {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= end) {
    if (boxes.length === MAX_BOXES) refuse();
    const type = readLatin1(bytes, at + 4, 4);
    const short = view.getUint32(at);
    const body = short === 1 ? at + 16 : at + 8;
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short;
    // The samples of a recording that was cut.
    const next = type === 'mdat' ? Math.min(at + size, end) : at + size;
    if (next < body || next > end) refuse();
    boxes.push({ type, start: at, body, end: next });
    at = next;
  }
  // QuickTime ends some lists with four zeros.
  for (; at < end; at += 1) if (bytes[at] !== 0) refuse();
  return boxes;
}

const listOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** What picture and sound need; everything else becomes a `free` box. */
const KEPT_IN_FILE = listOf('ftyp styp pdin moov moof mdat imda mfra sidx ssix wide');
const KEPT_IN_TRACK_FRAGMENT = listOf('tfhd tfdt trun sbgp sgpd subs saiz saio senc');
/** By the box they are in. */
const KEPT: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['moov', listOf('mvhd trak mvex iods pssh ctab clip')],
  ['trak', listOf('tkhd edts mdia tref tapt load matt clip txas imap trgr')],
  ['edts', listOf('elst')],
  ['mdia', listOf('mdhd hdlr minf elng')],
  ['minf', listOf('vmhd smhd hmhd nmhd hdlr dinf stbl')],
  ['dinf', listOf('dref')],
  [
    'stbl',
    listOf('stsd stts ctts cslg stsc stsz stz2 stco co64 stss stps stsh sdtp stdp padb sbgp sgpd subs saiz saio'),
  ],
]);
/** A film that is compressed, or elsewhere (QuickTime File Format). */
const UNREADABLE_FILMS = listOf('cmov rmra');
const DATED = listOf('mvhd tkhd mdhd');
const PICTURE_TRACKS = listOf('vide auxv pict');
/** Tracks that are seen or heard. Others are timed metadata, such as a path on a map or the time of day. */
const SHOWN_TRACKS = new Set([...PICTURE_TRACKS, 'soun', 'hint']);
/** Somebody's words, or the positions that drones and dashcams write there. */
const TEXT_TRACKS = listOf('text sbtl subt subp clcp');

function* findInFilm(bytes: Bytes): Iterable<Overwrite> {
  const top = listBoxes(bytes, 0, bytes.length);
  const isFragmented = top.some(({ type }) => type === 'moof');
  const films = top.filter(({ type }) => type === 'moov');
  if (films.length !== 1) refuse();
  const tracks = { shown: [] as Box[], removed: [] as Box[] };
  for (const box of top) {
    if (!KEPT_IN_FILE.has(box.type)) yield* freeBox(box);
    if (box.type === 'moof')
      for (const part of listBoxes(bytes, box.body, box.end))
        if (part.type === 'traf') yield* freeOthers(bytes, part, KEPT_IN_TRACK_FRAGMENT);
        else if (part.type !== 'mfhd') yield* freeBox(part);
    if (box.type !== 'moov') continue;
    for (const part of yield* freeOthers(bytes, box, listKept(box))) {
      if (part.type !== 'trak') continue;
      const kind = readTrackKind(bytes, part);
      if (TEXT_TRACKS.has(kind)) refuse();
      const isShown = SHOWN_TRACKS.has(kind);
      tracks[isShown ? 'shown' : 'removed'].push(part);
      if (isShown) yield* findInTrack(bytes, part, kind);
      else yield* freeBox(part);
    }
  }
  if (tracks.removed.length === 0) return;
  // The samples of a fragment are counted from the fragment.
  if (isFragmented) refuse();
  yield* findSamples(bytes, tracks.removed, tracks.shown, top);
}

const listKept = ({ type }: Box): ReadonlySet<string> => KEPT.get(type) ?? refuse();

/** In a track, or in a box within it. */
function* findInTrack(bytes: Bytes, parent: Box, kind: string): Generator<Overwrite> {
  for (const part of yield* freeOthers(bytes, parent, listKept(parent))) {
    if (KEPT.has(part.type)) yield* findInTrack(bytes, part, kind);
    else if (part.type === 'dref') yield* findInReferences(bytes, part);
    else if (part.type === 'stsd') yield* findInDescriptions(bytes, part, kind);
    // The maker of the handler (QuickTime), then a name for people, such as that of the device's maker.
    else if (part.type === 'hdlr' && part.body + 12 < part.end) yield { from: part.body + 12, to: part.end, text: '' };
  }
}

/** Where the samples are (ISO/IEC 14496-12, 8.7.2). Throws RangeError when some are in another file: its path is kept. */
function* findInReferences(bytes: Bytes, { body, end }: Box): Iterable<Overwrite> {
  for (const entry of listBoxes(bytes, body + 8, end)) {
    const isInThisFile = entry.body + 4 <= entry.end && viewOf(bytes).getUint32(entry.body) === 1;
    if (!isInThisFile) refuse();
    yield { from: entry.body + 4, to: entry.end, text: '' };
  }
}

/** The vendor and the name of the encoder (QuickTime File Format; ISO/IEC 14496-12, 12.1.3 and 12.2.3). */
function* findInDescriptions(bytes: Bytes, { body, end }: Box, kind: string): Iterable<Overwrite> {
  if (kind === 'hint') return;
  const isPicture = PICTURE_TRACKS.has(kind);
  for (const entry of listBoxes(bytes, body + 8, end)) {
    if (entry.body + (isPicture ? 78 : 28) > entry.end) refuse();
    yield { from: entry.body + 12, to: entry.body + 16, text: '' };
    if (isPicture) yield { from: entry.body + 42, to: entry.body + 74, text: '' };
  }
}

function* freeBox({ start, body, end }: Box): Iterable<Overwrite> {
  yield { from: start + 4, to: start + 8, text: 'free' };
  yield { from: body, to: end, text: '' };
}

/** Frees the boxes that are not kept, and the dates of those that are. Returns those that are. */
function* freeOthers(bytes: Bytes, parent: Box, kept: ReadonlySet<string>): Generator<Overwrite, readonly Box[]> {
  const boxes = listBoxes(bytes, parent.body, parent.end);
  for (const box of boxes) {
    if (UNREADABLE_FILMS.has(box.type)) refuse();
    if (!kept.has(box.type)) yield* freeBox(box);
    if (!kept.has(box.type) || !DATED.has(box.type)) continue;
    const datesEnd = box.body + (bytes[box.body] === 1 ? 20 : 12);
    if (datesEnd > box.end) refuse();
    yield { from: box.body + 4, to: datesEnd, text: '' };
  }
  return boxes.filter(({ type }) => kept.has(type));
}

/** Returns the only box at this path. Throws RangeError. */
function findBox(bytes: Bytes, parent: Box, path: readonly string[]): Box {
  return path.reduce((within, name) => {
    const [found, ...others] = listBoxes(bytes, within.body, within.end).filter(({ type }) => type === name);
    return found === undefined || others.length > 0 ? refuse() : found;
  }, parent);
}

function readTrackKind(bytes: Bytes, track: Box): string {
  const { body, end } = findBox(bytes, track, ['mdia', 'hdlr']);
  return body + 12 <= end ? readLatin1(bytes, body + 8, 4) : refuse();
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Chunks of all tracks: a film of hours has fewer. */
const MAX_CHUNKS = 2_000_000;

/**
 * Overwrites the samples of tracks that are removed, each byte once: their chunks may overlap. Throws RangeError when
 * another track may have some of these bytes.
 */
function* findSamples(
  bytes: Bytes,
  removed: readonly Box[],
  shown: readonly Box[],
  top: readonly Box[],
): Iterable<Overwrite> {
  const chunks: (Span & { readonly isShown: boolean })[] = [];
  for (const tracks of [removed, shown])
    for (const track of tracks)
      for (const span of listChunks(bytes, track)) {
        if (chunks.length === MAX_CHUNKS) refuse();
        chunks.push({ ...span, isShown: tracks === shown });
      }
  chunks.sort((a, b) => a.from - b.from);
  const ranges: Span[] = [];
  let shownEnd = 0;
  for (const { from, to, isShown } of chunks) {
    const last = ranges.at(-1);
    if (from < (isShown ? (last?.to ?? 0) : shownEnd)) refuse();
    if (isShown) shownEnd = Math.max(shownEnd, to);
    else if (last === undefined || from > last.to) ranges.push({ from, to });
    else ranges[ranges.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  // Both are in the order of the file.
  const media = top.filter(({ type }) => type === 'mdat');
  let box = 0;
  for (const { from, to } of ranges) {
    while (to > (media[box]?.end ?? Number.POSITIVE_INFINITY)) box += 1;
    if (from < (media[box]?.body ?? Number.POSITIVE_INFINITY)) refuse();
    yield { from, to, text: '' };
  }
}

/** Where the chunks of a track are (ISO/IEC 14496-12, 8.7). Throws RangeError. */
function* listChunks(bytes: Bytes, track: Box): Iterable<Span> {
  const view = viewOf(bytes);
  const table = findBox(bytes, track, ['mdia', 'minf', 'stbl']);
  const boxes = new Map(listBoxes(bytes, table.body, table.end).map((box) => [box.type, box]));
  /** Returns where the entries begin and how many there are. */
  const readTable = (
    name: string,
    entryBytes: number,
    countAt = 4,
  ): { readonly at: number; readonly count: number } => {
    const box = boxes.get(name) ?? refuse();
    const count = view.getUint32(box.body + countAt);
    const at = box.body + countAt + 4;
    return at + count * entryBytes <= box.end ? { at, count } : refuse();
  };
  const sizes = boxes.get('stsz') ?? refuse();
  const sameSize = view.getUint32(sizes.body + 4);
  const samples = readTable('stsz', sameSize === 0 ? 4 : 0, 8);
  const isWide = boxes.has('co64');
  const offsets = readTable(isWide ? 'co64' : 'stco', isWide ? 8 : 4);
  const runs = readTable('stsc', 12);
  let sample = 0;
  let run = 0;
  for (let chunk = 1; chunk <= offsets.count && sample < samples.count; chunk += 1) {
    if (run + 1 < runs.count && view.getUint32(runs.at + (run + 1) * 12) <= chunk) run += 1;
    const perChunk = runs.count === 0 ? refuse() : view.getUint32(runs.at + run * 12 + 4);
    const last = Math.min(sample + perChunk, samples.count);
    let size = sameSize * (last - sample);
    if (sameSize === 0) for (let one = sample; one < last; one += 1) size += view.getUint32(samples.at + one * 4);
    sample = last;
    const offsetAt = offsets.at + (chunk - 1) * (isWide ? 8 : 4);
    const from = isWide ? Number(view.getBigUint64(offsetAt)) : view.getUint32(offsetAt);
    if (size > 0) yield { from, to: from + size };
  }
  if (sample < samples.count) refuse();
}

/** Tags that follow each other. */
const MAX_TAGS = 16;

/** ID3v2 before the sound. */
function* findInMpegAudio(bytes: Bytes): Iterable<Overwrite> {
  let start = 0;
  for (let count = 0; readLatin1(bytes, start, 3) === 'ID3' && start + 10 <= bytes.length; count += 1) {
    if (count === MAX_TAGS) refuse();
    const end = start + 10 + readSynchsafe(bytes, start + 6) + ((bytes[start + 5] ?? 0) & 0x10 ? 10 : 0);
    if (end > bytes.length) refuse();
    // Neither extended header nor footer: only padding.
    yield { from: start + 5, to: start + 6, text: '' };
    yield { from: start + 10, to: end, text: '' };
    start = end;
  }
  // Its blocks would be taken for sound.
  if (readLatin1(bytes, start, 4) === 'fLaC') refuse();
  yield* findEndTags(bytes, start);
}

/** ID3v1, its extension, ID3v2.4, APE and Lyrics3 after the sound. */
function* findEndTags(bytes: Bytes, start: number): Iterable<Overwrite> {
  const view = viewOf(bytes);
  let end = bytes.length;
  for (let count = 0; ; count += 1) {
    const size = readEndTag(bytes, view, end);
    if (size === 0) return;
    if (count === MAX_TAGS || end - size < start) refuse();
    yield { from: end - size, to: end, text: '' };
    end -= size;
  }
}

/** ID3v2.4, 6.2: seven bits in each of four bytes. */
function readSynchsafe(bytes: Bytes, at: number): number {
  return bytes.subarray(at, at + 4).reduce((sum, byte) => (byte < 0x80 ? sum * 128 + byte : refuse()), 0);
}

/** Mark, text and mark: the text has at most 5100 bytes. */
const MAX_LYRICS_BYTES = 11 + 5100 + 9;

/** Returns the size of the tag that ends there, 0 for none. Throws RangeError when its beginning is not found. */
function readEndTag(bytes: Bytes, view: DataView, end: number): number {
  const textAt = (back: number, length: number) => (end < back ? '' : readLatin1(bytes, end - back, length));
  if (textAt(128, 3) === 'TAG') return textAt(128 + 227, 4) === 'TAG+' ? 128 + 227 : 128;
  if (textAt(32, 8) === 'APETAGEX') {
    const hasHeader = view.getUint32(end - 12, true) >= 0x8000_0000;
    return Math.max(32, view.getUint32(end - 20, true)) + (hasHeader ? 32 : 0);
  }
  if (textAt(10, 3) === '3DI') {
    const size = readSynchsafe(bytes, end - 4) + 20;
    return textAt(size, 3) === 'ID3' ? size : refuse();
  }
  if (textAt(9, 9) === 'LYRICSEND') {
    const last = readLatin1(bytes, Math.max(0, end - MAX_LYRICS_BYTES), Math.min(end, MAX_LYRICS_BYTES));
    const at = last.lastIndexOf('LYRICSBEGIN');
    return at === -1 ? refuse() : last.length - at;
  }
  const lyrics = /^(\d{6})LYRICS200$/.exec(textAt(15, 15));
  return lyrics === null ? 0 : Number(lyrics[1]) + 15;
}

/** Chunks that the sound needs (RIFF: Multimedia Programming Interface, 1991). */
const KEPT_CHUNKS = new Set(['fmt ', 'data', 'fact', 'wavl', 'slnt', 'cue ', 'smpl', 'PEAK']);

function* findInWave(bytes: Bytes): Iterable<Overwrite> {
  const view = viewOf(bytes);
  let at = 12;
  for (let count = 0; at + 8 <= bytes.length; count += 1) {
    if (count === MAX_BOXES) refuse();
    const type = readLatin1(bytes, at, 4);
    const end = at + 8 + view.getUint32(at + 4, true);
    // A recording that was interrupted: its sound follows.
    if (type === 'data' && end === at + 8) refuse();
    // A recording that was cut, or written without knowing its length.
    if (end > bytes.length) return type === 'data' ? undefined : refuse();
    if (!KEPT_CHUNKS.has(type)) {
      yield { from: at, to: at + 4, text: 'JUNK' };
      yield { from: at + 8, to: end, text: '' };
    }
    at = end + (end % 2);
  }
  if (at < bytes.length) refuse();
}

const FLAC = { streamInfo: 0, padding: 1, seekTable: 3, last: 0x80 };

/** RFC 9639, section 8. */
function* findInFlac(bytes: Bytes): Iterable<Overwrite> {
  const view = viewOf(bytes);
  let at = 4;
  for (let isLast = false; !isLast; ) {
    const head = view.getUint32(at);
    const type = (head >>> 24) & 0x7f;
    isLast = head >>> 31 === 1;
    const end = at + 4 + (head & 0xffffff);
    if (end > bytes.length) refuse();
    if (type !== FLAC.streamInfo && type !== FLAC.seekTable) {
      const kind = FLAC.padding | (isLast ? FLAC.last : 0);
      yield { from: at, to: at + 1, text: String.fromCharCode(kind) };
      yield { from: at + 4, to: end, text: '' };
    }
    at = end;
  }
  yield* findEndTags(bytes, at);
}

const FINDERS: ReadonlyMap<string, Find> = new Map([
  ['video/mp4', findInFilm],
  ['video/quicktime', findInFilm],
  ['video/3gpp', findInFilm],
  ['audio/mp4', findInFilm],
  ['audio/mpeg', findInMpegAudio],
  ['audio/aac', findInMpegAudio],
  ['audio/wav', findInWave],
  ['audio/flac', findInFlac],
]);
