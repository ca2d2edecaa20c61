import type { Bytes } from '../domain/shared/binary.ts';
import { readLatin1 } from './fileFormat.ts';
import { type Overwrite, refuse, viewOf } from './overwrites.ts';

/* What MP4, MOV, 3GP and M4A say besides picture and sound, in boxes (ISO/IEC 14496-12; QuickTime File Format). */

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

export function* findInFilm(bytes: Bytes): Iterable<Overwrite> {
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

/** Where the samples are (ISO/IEC 14496-12, 8.7.2). Throws RangeError when some are in another file: its path stays. */
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
