import type { DrawText } from '../../dossierPlan.ts';
import type { PdfImage } from '../engine/imageDocument.ts';
import type { PdfDocument } from '../engine/pdfDocument.ts';
import { rasterToRgb } from '../engine/pngToRgb.ts';
import { graphemes, RIGHT_TO_LEFT } from '../engine/textLayer.ts';
import type { TextStyle } from '../engine/typography.ts';

/**
 * Lays out text exactly as posted. A paragraph is set in the embedded typeface; when it lacks a character, the browser
 * draws the paragraph; without a browser, missing characters are escaped (‹U+1F600›). Text copied from the PDF is the
 * original string in all three cases. No text makes the layout throw or take long: beyond the limits below, `cut` is
 * set and the rest is only in texte.txt.
 */
export type Block =
  /** `actual`: the text to copy, when it differs from what is drawn. */
  | { readonly kind: 'line'; readonly drawn: string; readonly actual: string | null }
  | ({ readonly kind: 'picture'; readonly actual: string } & EmbeddedTextImage)
  | { readonly kind: 'blank' };

interface VerbatimLayout {
  readonly blocks: readonly Block[];
  /** Count of each invisible code point that is not drawn. */
  readonly hidden: ReadonlyMap<number, number>;
  readonly hasEscapedCharacters: boolean;
  /** Only the beginning of the text is laid out. */
  readonly cut: boolean;
}

const NEW_LINE = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;
/** Invisible, but kept when the browser draws: joiners, variation selectors, tags of flags. */
const SHAPING = /\u200C|\u200D|[\uFE00-\uFE0F]|[\u{E0020}-\u{E007F}]/u;
/** Latin letters and punctuation without combining characters: such text needs no segmenter. */
const SIMPLE_TEXT = /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u024F\u2010-\u2027\u2030-\u205E]*$/;
const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;
/** More stacked marks would overlap the neighbouring lines. */
const CLUSTER_MAX = 6;
/** Characters of one image, so that its ActualText stays below the limit of PDF/A. */
const DRAWN_MAX = 500;

/** UTF-16 code units of one text, about 35 pages. */
const TEXT_MAX = 100_000;
/** Characters drawn as images for one text, about 5 pages. Each image takes milliseconds and kilobytes. */
const DRAWN_TOTAL = 10_000;
/** Characters of one of our own sentences, which may quote posts. */
const OWN_TEXT_MAX = 10_000;

export async function layOutVerbatim(
  pdf: PdfDocument,
  text: string,
  at: {
    readonly style: TextStyle;
    readonly width: number;
    readonly breaks?: Break;
    readonly drawText?: DrawText | undefined;
  },
): Promise<VerbatimLayout> {
  const hidden = new Map<number, number>();
  const blocks: Block[] = [];
  let hasEscapedCharacters = false;
  let drawn = 0;
  let cut = text.length > TEXT_MAX;
  for (const paragraph of (cut ? text.slice(0, TEXT_MAX).toWellFormed() : text).split(NEW_LINE)) {
    if (drawn >= DRAWN_TOTAL) {
      cut = true;
      break;
    }
    const clusters = clustersOf(paragraph, pdf, at.style, hidden);
    if (clusters.length === 0) {
      blocks.push({ kind: 'blank' });
    } else if (clusters.every(({ drawable }) => drawable)) {
      blocks.push(...layOutLines(clusters, pdf, at));
    } else {
      const shown = at.drawText === undefined ? clusters : clusters.slice(0, DRAWN_TOTAL - drawn);
      const pictures = at.drawText && (await drawParagraph(shown, pdf, at.style.size, at.width, at.drawText));
      blocks.push(...(pictures ?? layOutLines(shown.map(escapeCluster), pdf, at)));
      drawn += at.drawText === undefined ? 0 : shown.length;
      cut ||= shown.length < clusters.length;
      hasEscapedCharacters ||= pictures === undefined;
      pdf.foreign.add(pictures === undefined ? 'escaped' : 'drawn');
    }
  }
  return { blocks, hidden, hasEscapedCharacters, cut };
}

/** Wraps our own text. Characters that the typeface lacks, in a quotation, are escaped. */
export function layOutText(pdf: PdfDocument, text: string, style: TextStyle, width: number): Block[] {
  const clusters = clustersOf(text.slice(0, OWN_TEXT_MAX), pdf, style, new Map()).map(escapeCluster);
  return wrap(clusters, width, pdf.measure(style)).map(({ drawn }) => ({ kind: 'line', drawn, actual: null }));
}

interface Character extends Cluster {
  readonly drawable: boolean;
}

function clustersOf(
  paragraph: string,
  pdf: PdfDocument,
  { face }: TextStyle,
  hidden: Map<number, number>,
): Character[] {
  const known = pdf.glyphs[face].drawable;
  return segmentsOf(paragraph).map((segment) => {
    if (segment === '\t') return { drawn: ' ', original: segment, drawable: true };
    if (SIMPLE_TEXT.test(segment) && known.has(codePointOf(segment))) return simpleCluster(segment);
    const points = [...segment];
    const visible = points.filter((point) => !INVISIBLE.test(point));
    const drawable = visible.length <= CLUSTER_MAX && visible.every((point) => known.has(codePointOf(point)));
    const drawn = points.filter((point) => !INVISIBLE.test(point) || (!drawable && SHAPING.test(point)));
    for (const point of points) {
      if (!drawn.includes(point)) hidden.set(codePointOf(point), (hidden.get(codePointOf(point)) ?? 0) + 1);
    }
    return { drawn: drawn.join(''), original: segment, drawable };
  });
}

/** Shared by all texts, one per character of `SIMPLE_TEXT` at most: 200 exhibits have a million characters. */
const simpleClusters = new Map<string, Character>();

function simpleCluster(letter: string): Character {
  const known = simpleClusters.get(letter);
  if (known !== undefined) return known;
  const cluster = { drawn: letter, original: letter, drawable: true };
  simpleClusters.set(letter, cluster);
  return cluster;
}

const segmentsOf = (paragraph: string): string[] =>
  SIMPLE_TEXT.test(paragraph)
    ? paragraph.split('')
    : Array.from(graphemes.segment(paragraph), ({ segment }) => segment);

function layOutLines(
  clusters: readonly Cluster[],
  pdf: PdfDocument,
  { style, width, breaks = 'space' }: { readonly style: TextStyle; readonly width: number; readonly breaks?: Break },
): Block[] {
  const ambiguous = pdf.glyphs[style.face].ambiguous;
  const sameInCopy = ({ drawn, original }: Line) =>
    drawn === original.trimEnd() && ![...drawn].some((point) => ambiguous.has(codePointOf(point)) || MARK.test(point));
  return wrap(clusters, width, pdf.measure(style), breaks).map((line) => ({
    kind: 'line',
    drawn: line.drawn,
    actual: sameInCopy(line) ? null : line.original.trimEnd().toWellFormed(),
  }));
}

/** Returns undefined when the browser could not draw the paragraph; the caller then escapes characters. */
async function drawParagraph(
  clusters: readonly Character[],
  pdf: PdfDocument,
  sizePt: number,
  widthPt: number,
  drawText: DrawText,
): Promise<Block[] | undefined> {
  const text = clusters.map(({ original }) => original).join('');
  const rtl = RIGHT_TO_LEFT.test([...text].find((point) => LETTER.test(point)) ?? '');
  try {
    const blocks: Block[] = [];
    for (const part of splitForDrawing(clusters)) {
      const drawn = part.map((cluster) => cluster.drawn).join('');
      const actual = part.map(({ original }) => original).join('');
      const image = await drawTextImage(drawn, { widthPt, sizePt, rtl }, pdf, drawText);
      blocks.push({ kind: 'picture', ...image, actual: actual.toWellFormed() });
    }
    return blocks;
  } catch {
    return undefined;
  }
}

/** Splits at the last space before the limit, else at the limit. */
function* splitForDrawing(clusters: readonly Character[]): Generator<readonly Character[]> {
  for (let from = 0; from < clusters.length; ) {
    const limit = Math.min(from + DRAWN_MAX, clusters.length);
    const space = clusters.findLastIndex(({ drawn }, index) => index < limit && drawn === ' ');
    const to = limit < clusters.length && space > from ? space + 1 : limit;
    yield clusters.slice(from, to);
    from = to;
  }
}

function escapeCluster(cluster: Character): Cluster {
  if (cluster.drawable) return cluster;
  const { original } = cluster;
  const points = [...original].map((point) => `U+${codePointHex(codePointOf(point))}`);
  const more = points.length > 4 ? ` +${points.length - 4}` : '';
  return { drawn: `‹${points.slice(0, 4).join(' ')}${more}›`, original };
}

export const codePointHex = (codePoint: number): string => codePoint.toString(16).toUpperCase().padStart(4, '0');

const codePointOf = (point: string): number => point.codePointAt(0) ?? 0;

/** One user-perceived character: as drawn, and as posted. */
interface Cluster {
  readonly drawn: string;
  readonly original: string;
}

type Line = Cluster;

/** Characters after which a line may end. */
type Break = 'space' | 'address';
const ADDRESS_ENDS = /^[/?&=#_.,:;%+-]$/;
/** Where a word too long for its column is split first: what no-break spaces join, such as a date, is several words. */
const SPLITS = /^[/?&=#_.,:;%+\u00a0-]$/;
/** French punctuation that stays on the line of the word before it, after a space. */
const CLOSING = /^[:;?!»%]$/;
/** Without no-break spaces. */
const SPACE = /^[ \t]$/;

/**
 * Wraps clusters into lines no wider than `width`. A longer word is split at a no-break space or after a punctuation
 * mark of an address, or else between clusters. Spaces at the end of a line stay in `original` and are not drawn.
 */
function wrap(
  clusters: readonly Cluster[],
  width: number,
  measure: (drawn: string) => number,
  breaks: Break = 'space',
): Line[] {
  const lines: Line[] = [];
  let line: Cluster[] = [];
  let used = 0;
  const widthOf = (some: readonly Cluster[]): number => some.reduce((sum, { drawn }) => sum + measure(drawn), 0);
  for (const word of splitWords(clusters, breaks === 'space' ? SPACE : ADDRESS_ENDS)) {
    const end = word.findLastIndex(({ drawn }) => !SPACE.test(drawn)) + 1;
    const wordWidth = widthOf(word.slice(0, end));
    if (used > 0 && used + wordWidth > width) {
      lines.push(joinClusters(line));
      line = [];
      used = 0;
    }
    let from = line.length;
    for (const cluster of word) {
      const step = measure(cluster.drawn);
      if (line.length > 0 && used + step > width && !SPACE.test(cluster.drawn)) {
        const isSplit = (drawn: string, index: number) => SPLITS.test(drawn) && line[index - 1]?.drawn !== '«';
        const mark = line.findLastIndex(({ drawn }, index) => index >= from && isSplit(drawn, index)) + 1;
        const carried = widthOf(line.slice(mark));
        const end = mark > 0 && carried + step <= width ? mark : line.length;
        lines.push(joinClusters(line.slice(0, end)));
        line = line.slice(end);
        used = line.length === 0 ? 0 : carried;
        from = 0;
      }
      line.push(cluster);
      used += step;
    }
  }
  if (line.length > 0 || lines.length === 0) lines.push(joinClusters(line));
  return lines;
}

/** Yields runs of clusters, each up to and including a break character. */
function* splitWords(clusters: readonly Cluster[], end: RegExp): Generator<Cluster[]> {
  let word: Cluster[] = [];
  for (const cluster of clusters) {
    const last = word.at(-1);
    const isHeld = end === SPACE && (CLOSING.test(cluster.drawn) || word.at(-2)?.drawn === '«');
    if (last !== undefined && end.test(last.drawn) && !end.test(cluster.drawn) && !isHeld) {
      yield word;
      word = [];
    }
    word.push(cluster);
  }
  if (word.length > 0) yield word;
}

function joinClusters(clusters: readonly Cluster[]): Line {
  const drawn = clusters.map((cluster) => cluster.drawn).join('');
  return { drawn: drawn.replace(/(?<![ \t])[ \t]+$/, ''), original: clusters.map(({ original }) => original).join('') };
}

/** An embedded image of a text. Sizes are in points. */
interface EmbeddedTextImage {
  readonly picture: PdfImage;
  readonly width: number;
  readonly height: number;
}

/** Maximum height, less than a page. */
const HEIGHT_MAX = 600;
/** Images cached for one document. */
const CACHED_MAX = 200;

/** Images by their request: an account's name is drawn again with each of its posts. */
const caches = new WeakMap<PdfDocument, Map<string, EmbeddedTextImage>>();

/** Embeds a text as drawn by the browser. Throws what `drawText` throws. */
async function drawTextImage(
  text: string,
  at: Parameters<DrawText>[1],
  pdf: PdfDocument,
  drawText: DrawText,
): Promise<EmbeddedTextImage> {
  const cache = caches.get(pdf) ?? new Map<string, EmbeddedTextImage>();
  caches.set(pdf, cache);
  const key = JSON.stringify([text, at]);
  const found = cache.get(key);
  if (found !== undefined) return found;
  const { pixels, png, widthPt, heightPt } = await drawText(text, at);
  const scale = Math.min(1, at.widthPt / widthPt, HEIGHT_MAX / heightPt);
  const picture = pdf.embed(await rasterToRgb(pixels));
  if (pdf.recorder !== null) pdf.recorder.addPicture(picture.label, await png(), false);
  const image = { picture, width: widthPt * scale, height: heightPt * scale };
  if (cache.size >= CACHED_MAX) cache.clear();
  cache.set(key, image);
  return image;
}
